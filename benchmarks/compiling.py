"""What it costs to compile one article, part by part, and beside bare Python-Markdown.

One process, one run, processor time. The articles are those of the race. In every round every part
is done once for every article, the parts in turn; what counts for an article is its fastest round,
and what is shown is the mean of all articles. The addresses of headings are forgotten each time,
because articles do not share theirs. Bare Python-Markdown has the same extensions, but no short
cuts and nothing to do on its tree.
"""

import gc
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from xml.etree.ElementTree import Element

from magazines.articles import articles
from magazines.formats import FORMATS

from magbuild.content.compilation import read_document
from magbuild.content.compiler import compile_source
from magbuild.content.converter import house_markdown, to_html
from magbuild.content.elements import Conversion, apply_house_style
from magbuild.content.evidence import trace
from magbuild.content.figure_links import link_figures, mark_figures
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Source
from magbuild.content.prose import Figures, convert
from magbuild.content.schema import ARTICLE
from magbuild.content.shortcuts import with_shortcuts
from magbuild.core.nodes import FRONT_MATTER, parse
from magbuild.core.shapes import Failed, Reading
from magbuild.engine.codec import encode
from magbuild.vietnamese.text import slug

ARTICLES = 200
ROUNDS = 7

Work = Callable[[], object]

BARE, QUICK = house_markdown(), with_shortcuts(house_markdown())


def sources(count: int) -> list[Source]:
    """Articles as if read from disk."""
    form = FORMATS["magbuild"]
    return [
        Source(
            id=form.path(one).removesuffix(".md"),
            kind=SourceKind.ARTICLE,
            path=form.path(one),
            text=form.text(one),
        )
        for one in articles(count)
    ]


def works(source: Source) -> dict[str, Work]:
    """The parts of compiling an article, each ready to be done again and again."""
    head, body = source.text.removeprefix("---\n").split("\n---\n", 1)
    fields, _ = parse(head, source.path, first_line=2, limits=FRONT_MATTER)
    assert fields is not None
    meta = ARTICLE.read(fields, Reading())
    assert not isinstance(meta, Failed)
    metrics = meta.metrics or ()
    printed = {metric.id: metric.quantity.printed for metric in metrics}
    figures = Figures(statements=trace(metrics, body).statements, printed=printed)
    marked = mark_figures(body, figures.statements, printed)

    def finish(root: Element) -> None:
        apply_house_style(root, Conversion(text=body, path=source.path, first_line=1))
        link_figures(root)

    return {
        "YAML": lambda: parse(head, source.path, first_line=2, limits=FRONT_MATTER),
        "shapes": lambda: ARTICLE.read(fields, Reading()),
        "evidence": lambda: trace(metrics, body),
        "bare": lambda: to_html(BARE, body, nothing),
        "Markdown": lambda: to_html(QUICK, marked, nothing),
        "finished": lambda: to_html(QUICK, marked, finish),
        "conversion": lambda: convert(body, source.path, 1, figures),
        "total": lambda: compile_source(source),
    }


def nothing(_root: Element) -> None:
    """Leave a tree as it is."""


def measured(all_works: list[dict[str, Work]]) -> Counter[str]:
    """The mean time of each part in milliseconds."""
    fastest: dict[tuple[int, str], float] = {}
    for _ in range(ROUNDS):
        for number, parts in enumerate(all_works):
            for name, work in parts.items():
                slug.cache_clear()
                started = time.process_time()
                work()
                taken = time.process_time() - started
                fastest[number, name] = min(taken, fastest.get((number, name), taken))
        gc.collect()
    means: Counter[str] = Counter()
    for (_, name), taken in fastest.items():
        means[name] += 1000 * taken / len(all_works)
    return means


def kept(made: list[Source]) -> float:
    """The kilobytes that an article takes as long as a site is built: decoded, its text aside."""
    filed = [encode(compile_source(source).document) for source in made]
    tracemalloc.start()
    documents = [read_document(SourceKind.ARTICLE, one) for one in filed]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / len(documents) / 1000


def main() -> None:
    """Measure and print."""
    gc.disable()  # as in a build
    made = sources(ARTICLES)
    taken = measured([works(source) for source in made])
    shown = {
        "YAML": taken["YAML"],
        "shapes": taken["shapes"],
        "evidence": taken["evidence"],
        "Markdown": taken["Markdown"],
        "typesetting, house style": taken["finished"] - taken["Markdown"],
        "sanitising, limits, count": taken["conversion"] - taken["finished"],
    }
    shown["the rest"] = taken["total"] - sum(shown.values())
    print(f"{ARTICLES} articles, best of {ROUNDS} rounds")
    print(f"{'ms an article':<28}{'ms':>7}{'share':>8}")
    for name, part in (*shown.items(), ("total", taken["total"])):
        print(f"{name:<28}{part:>7.3f}{part / taken['total']:>8.0%}")
    bare, conversion = taken["bare"], taken["conversion"]
    print(f"\nbare Python-Markdown {bare:.3f} ms; our conversion {conversion / bare:.2f} of it")
    print(f"kept in memory {kept(made):.1f} KB an article")


if __name__ == "__main__":
    main()
