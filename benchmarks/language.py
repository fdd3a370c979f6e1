"""What reading figures costs beside converting Markdown, and that no text makes it slow.

One process, one run: each figure is the median of repeated calls, taken in turn. The article is the
four shipped bodies joined and cut at 1,000 words.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from magbuild.content.kinds import SourceKind
from magbuild.content.prose import convert
from magbuild.content.sources import load
from magbuild.vietnamese.quantities import find

PROJECT = Path(__file__).parent.parent
ROUNDS = 25
SIZE = 65_536
PATTERNS = ["1", "1.", "1,", ".", "[", "năm ", "a1", "5 triệu ", "1/", "hơn ", "hai mươi ", "%"]


def milliseconds(work: Callable[[], object]) -> float:
    """The time of one call."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some calls, after one that is not counted."""
    work()
    return statistics.median(milliseconds(work) for _ in range(rounds))


def bodies() -> str:
    """The texts of the shipped articles, one after another."""
    sources = load(PROJECT / "content", "content").sources
    articles = (source.text for source in sources if source.kind is SourceKind.ARTICLE)
    return "\n\n".join(text.split("\n---\n", 1)[1] for text in articles)


def main() -> None:
    """Measure and print."""
    article = " ".join(bodies().split(" ")[:1_000])
    reading = median(lambda: find(article))
    converting = median(lambda: convert(article, "a.md", 1))
    print(f"find, {len(article.split())} words     {reading:8.3f} ms")
    print(
        f"convert, the same       {converting:8.3f} ms   ratio {reading / converting:.3f} (≤ 0.1)"
    )
    print(f"\n{'64 KB of':<14}{'ms':>10}{'doubling':>10}")
    for pattern in PATTERNS:
        whole = (pattern * SIZE)[:SIZE]
        full, half = (
            median(lambda t=whole: find(t), 5),
            median(lambda t=whole[: SIZE // 2]: find(t), 5),
        )
        print(f"{pattern!r:<14}{full:>10.1f}{full / half if half else 0:>10.2f}")


if __name__ == "__main__":
    main()
