"""What part of a cold build goes into keeping content harmless.

    python benchmarks/safety.py [--articles N]

A made-up magazine is built in one process, in processor time. Then the scans of every source, the
limits and the sanitiser of every text, and the reading again of every finished file are done once
more by themselves: their sum, as a share of the build.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from generate import write_magazines

from magbuild.content.limits import refuse_excess
from magbuild.content.prose import sanitise
from magbuild.core.diagnostics import Span
from magbuild.core.texts import decode
from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.render.inspection import inspect
from magbuild.site.edition import Edition

MOST = 0.15
ADDRESS = "https://thu.example"


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def texts(project: Path) -> Iterator[tuple[str, bytes]]:
    """Every source of a project with its path."""
    for path in sorted((project / "content").rglob("*.md")):
        yield path.as_posix(), path.read_bytes()


def articles(output: Path) -> Iterator[str]:
    """The HTML of every story as it was published, which is what the sanitiser passed."""
    for path in sorted((output / "bai").glob("*/index.html")):
        body = path.read_text("utf-8").partition("<main")[2]
        yield body.partition("</main>")[0]


def shares(project: Path) -> dict[str, float]:
    """Seconds of processor time of the build, and of each kind of care in it."""
    output = project / "public"
    request = Request(
        content=project / "content",
        shown="content",
        output=output,
        edition=Edition(today=date(2026, 1, 1), drafts=False),
        strict=False,
    )
    spent = {"the whole build": seconds(lambda: build(request))}
    sources, pages = tuple(texts(project)), tuple(articles(output))
    read = [decode(data, path)[0] for path, data in sources]
    files = [
        (path.relative_to(output).as_posix(), path.read_bytes())
        for path in sorted(output.rglob("*"))
        if path.suffix in {".html", ".xml", ".json"}
    ]

    def place(_offset: int, _length: int) -> Span:
        return Span(path="")

    spent["scans of sources"] = seconds(lambda: [decode(data, path) for path, data in sources])
    spent["limits"] = seconds(lambda: [refuse_excess(text, place) for text in read])
    spent["sanitiser"] = seconds(lambda: [sanitise(page) for page in pages])
    spent["reading finished files again"] = seconds(
        lambda: [inspect(name, data, ADDRESS) for name, data in files]
    )
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1_000)
    words = parser.parse_args()
    gc.disable()  # as a build does
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "magazine"
        write_magazines(words.articles, {project: "magbuild"})
        spent = shares(project)
    whole = spent["the whole build"]
    for name, one in spent.items():
        print(f"{name:<30}{one:8.2f} s {one / whole:7.1%}")
    care = (spent["scans of sources"] + spent["limits"] + spent["sanitiser"]) / whole
    verdict = "yes" if care <= MOST else "no"
    print(f"scans, limits and sanitiser: {care:.1%}, at most {MOST:.0%}: {verdict}")


if __name__ == "__main__":
    main()
