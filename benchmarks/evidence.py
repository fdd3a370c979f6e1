"""What tracing figures to their sentences costs beside converting Markdown, text by text.

One process, one run, processor time: each figure of an article is the median of repeated calls.
`trace` finds the sentences, `link` is what marked figures add to a conversion; both together stay
below the conversion itself. Below that, texts of one repeated pattern, the best of five calls: time
is linear where doubling is 2.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from magbuild.content.compiler import compile_source
from magbuild.content.evidence import trace
from magbuild.content.figure_links import link_figures, mark_figures
from magbuild.content.models import Article, Metric
from magbuild.content.prose import Figures, convert
from magbuild.content.sources import load

PROJECT = Path(__file__).parent.parent
ROUNDS = 41
SIZE = 65_536
PATTERNS = [
    *("5 hộ. ", "5 hộ ", "861 hoạt động. ", "[[m:hoat-dong-tuyen-truyen]] ", "| 5 hộ ", "- 5 hộ\n"),
    *("**5** hộ ", "> 5 hộ\n", "![", "](", "<a@", "<http://", "{", "*", "_", "# ", "[^1]: ", "`"),
    *("\n\n", "a|5\n", "-", "5 (hộ)|", "hai mươi lăm hộ. ", "(số "),
]

Work = Callable[[], object]
Choose = Callable[[list[float]], float]


def milliseconds(*works: Work, rounds: int, choose: Choose = statistics.median) -> list[float]:
    """The times of some calls, which take turns; the first of each is not counted."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds + 1):
        for times, work in zip(taken, works, strict=True):
            started = time.process_time()
            work()
            times.append(1000 * (time.process_time() - started))
    return [choose(times[1:]) for times in taken]


def articles() -> list[tuple[Article, str]]:
    """The shipped articles and their Markdown."""
    found = []
    for source in load(PROJECT / "content", "content").sources:
        document, _, _ = compile_source(source)
        if isinstance(document, Article):
            found.append((document, source.text.split("\n---\n", 1)[1]))
    return found


def tell_articles() -> None:
    """One line for each article."""
    print(f"{'ms':<24}{'trace':>8}{'link':>8}{'convert':>9}{'ratio':>7}   (below 1)")
    for article, body in articles():
        metrics = article.meta.metrics or ()
        printed = {metric.id: metric.quantity.printed for metric in metrics}
        figures = Figures(statements=trace(metrics, body).statements, printed=printed)
        tracing, converting, linked = milliseconds(
            lambda m=metrics, b=body: trace(m, b),
            lambda b=body: convert(b, "a.md", 1),
            lambda b=body, f=figures: convert(b, "a.md", 1, f),
            rounds=ROUNDS,
        )
        linking = linked - converting
        ratio = (tracing + linking) / converting
        name = article.id.rpartition("/")[2]
        print(f"{name:<24}{tracing:>8.2f}{linking:>8.2f}{converting:>9.2f}{ratio:>7.2f}")


def trace_and_link(metrics: tuple[Metric, ...], text: str) -> None:
    """All that is done with figures, on a tree of one paragraph."""
    printed = {metric.id: metric.quantity.printed for metric in metrics}
    root = Element("div")
    SubElement(root, "p").text = mark_figures(text, trace(metrics, text).statements, printed)
    link_figures(root)


def tell_patterns(metrics: tuple[Metric, ...]) -> None:
    """One line for each pattern, with an article's metrics."""
    print(f"\n{'64 KB of':<34}{'ms':>8}{'doubling':>10}")
    for pattern in PATTERNS:
        whole = (pattern * SIZE)[:SIZE]
        full, half = milliseconds(
            lambda t=whole: trace_and_link(metrics, t),
            lambda t=whole[: SIZE // 2]: trace_and_link(metrics, t),
            rounds=5,
            choose=min,
        )
        print(f"{pattern!r:<34}{full:>8.1f}{full / half:>10.2f}")


def main() -> None:
    """Measure and print."""
    tell_articles()
    tell_patterns(articles()[0][0].meta.metrics or ())


if __name__ == "__main__":
    main()
