"""What it costs to read finished pages again, beside the parser of the standard library.

One process, processor time, all in turn on the pages of the shipped magazine; the parser is
given methods that do nothing, while the inspection judges nesting, ids and links. "Afresh" forgets
every tag before each page, which no build does: it is the bound for pages that share nothing. Below
it, 64 KB of patterns that lead slow readers astray, and what doubling them costs.
"""

import datetime
import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.render import markup
from magbuild.render.inspection import inspect, inspect_page
from magbuild.render.targets import target
from magbuild.site.edition import Edition

PROJECT = Path(__file__).parent.parent
ADDRESS = "https://tinh-nha.example"
ROUNDS = 15
SIZE = 65_536
PATTERNS = [
    *("<", ">", "&", "<p>", "</p>", "<b>", "<div>", "<!--", "<!-- -", "<script>", "<script></"),
    *("<a ", '<a x="', '<a x="">', '<a id="x">', '<a href="#x">', "<br>", "<svg><path/>", '"', " "),
]


def pages(folder: Path) -> dict[str, bytes]:
    """The pages of the shipped magazine by the names of their files."""
    output = folder / "public"
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    content = PROJECT / "content"
    build(Request(content=content, shown="content", output=output, edition=edition, strict=True))
    found = sorted(output.rglob("*.html"))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def forget() -> None:
    """Let every tag and address be read anew."""
    markup.TAGS.clear()
    target.cache_clear()


def parse(data: bytes) -> None:
    """A page through the parser of the standard library."""
    parser = HTMLParser()
    parser.feed(data.decode())
    parser.close()


def compare(found: dict[str, bytes]) -> None:
    """Inspection and parser in turn, each page by the median of its ratios."""
    times: dict[str, list[float]] = {"inspected": [], "inspected afresh": [], "html.parser": []}
    for _ in range(ROUNDS):
        sums = dict.fromkeys(times, 0.0)
        for name, data in found.items():
            forget()
            sums["inspected afresh"] += milliseconds(lambda: inspect(name, data, ADDRESS))  # noqa: B023
            sums["inspected"] += milliseconds(lambda: inspect(name, data, ADDRESS))  # noqa: B023
            sums["html.parser"] += milliseconds(lambda: parse(data))  # noqa: B023
        for kind, spent in sums.items():
            times[kind].append(spent / len(found))
    size = sum(map(len, found.values())) / len(found)
    print(f"{len(found)} pages of {size / 1024:.1f} KB")
    for kind, spent in times.items():
        ratios = [one / other for one, other in zip(spent, times["html.parser"], strict=True)]
        print(
            f"{kind:<18}{statistics.median(spent):7.3f} ms a page"
            f"   ÷ html.parser {statistics.median(ratios):.3f}"
        )


def main() -> None:
    """Measure and print."""
    gc.disable()  # as a build does
    with tempfile.TemporaryDirectory() as folder:
        compare(pages(Path(folder)))
    print(f"\n{'64 KB of':<16}{'ms':>8}{'doubling':>10}")
    for pattern in PATTERNS:
        spent = []
        for size in (SIZE // 2, SIZE):
            data = b"<!doctype html>" + (pattern * size)[:size].encode()
            rounds = (milliseconds(lambda: inspect_page(data, "/x/", ADDRESS)) for _ in range(3))  # noqa: B023
            spent.append(min(rounds))
        print(f"{pattern!r:<16}{spent[1]:>8.1f}{spent[1] / (spent[0] or 0.001):>10.2f}")


if __name__ == "__main__":
    main()
