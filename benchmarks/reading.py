"""What pages cost their readers: bytes, elements, and what Lighthouse says on a slow telephone.

    python benchmarks/reading.py --runs 3 --write

The shipped magazine and a made-up one of 300 articles are built and served with gzip on loopback;
of each kind of page the longest is taken. Lighthouse comes from npm when it is not there yet. With
`--write` the tables go into README.md beside this file.
"""

import argparse
import datetime
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generate import write_magazines
from loading.kinds import heaviest
from loading.lighthouse import CATEGORIES, LIGHTHOUSE, Audit, audit, middle
from loading.server import served
from loading.weights import Weight, weigh
from playwright.sync_api import sync_playwright
from racing.installing import install
from racing.readme import write
from racing.tables import table, targets_table
from racing.targets import Verdict

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition

CONTENT = Path(__file__).parent.parent / "content"
TODAY = datetime.date(2026, 1, 1)
MADE_UP = 300

AUDITED = ("home", "article", "province", "figures")
KIBIBYTE = 1024
MOST_BYTES = 30 * KIBIBYTE
MOST_NODES = 600
SLOWEST_PAINT = 1.0


def built(project: Path) -> Path:
    """Build a magazine; the folder of its pages."""
    request = Request(
        content=project / "content",
        shown="content",
        output=project / "public",
        edition=Edition(today=TODAY, drafts=False),
        strict=False,
    )
    assert build(request).publication is not None
    return project / "public"


def magazines(place: Path) -> dict[str, Path]:
    """The folders of built magazines by name."""
    shipped, made_up = place / "shipped", place / "made-up"
    shutil.copytree(CONTENT, shipped / "content")
    write_magazines(MADE_UP, {made_up: "magbuild"})
    return {
        "shipped": built(shipped),
        f"of {MADE_UP}": built(made_up),
    }


def weights(folders: Mapping[str, Path], program: str) -> dict[tuple[str, str], Weight]:
    """The weight of the longest page of each kind, by magazine and kind."""
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, folder in folders.items():
            with served(folder) as address:
                for kind, path in heaviest(folder).items():
                    context = browser.new_context()  # with nothing in its cache
                    found[name, kind] = weigh(context.new_page(), address + path)
                    context.close()
        browser.close()
    return found


def audits(folder: Path, program: str, runs: int) -> dict[str, Audit]:
    """What Lighthouse says of the longest pages of some kinds."""
    paths = heaviest(folder)
    with served(folder) as address:
        return {
            kind: middle([audit(address + paths[kind], program) for _ in range(runs)])
            for kind in AUDITED
        }


def weights_table(found: Mapping[tuple[str, str], Weight]) -> str:
    """Compressed bytes, and what the browser made of them."""
    head = (
        *("page", "HTML", "CSS", "JS", "together, KiB", "data, KiB"),
        *("style sheets", "blocking scripts", "elements"),
    )
    return table(head, (_weight_row(f"{kind}, {name}", w) for (name, kind), w in found.items()))


def _weight_row(page: str, weight: Weight) -> Iterator[str]:
    yield page
    yield from (f"{size:,}" for size in (weight.html, weight.css, weight.js))
    yield from (f"{size / KIBIBYTE:.1f}" for size in (weight.together, weight.data))
    yield from (f"{count:,}" for count in (weight.sheets, weight.blocking_scripts, weight.nodes))


def audits_table(found: Mapping[str, Audit]) -> str:
    """Scores, and the times behind them."""
    head = ("page", *CATEGORIES, "largest paint, s", "blocked, ms", "layout shift")
    return table(head, (_audit_row(kind, one) for kind, one in found.items()))


def _audit_row(kind: str, one: Audit) -> Iterator[str]:
    yield kind
    yield from (str(one.scores[name]) for name in CATEGORIES)
    yield from (f"{one.largest_paint:.2f}", f"{one.blocked:.0f}", f"{one.shift:.3f}")


def judge(
    weighed: Mapping[tuple[str, str], Weight], audited: Mapping[str, Audit]
) -> Iterator[Verdict]:
    """Whether the limits are kept."""

    def most(target: str, measured: float, limit: float) -> Verdict:
        return Verdict(target=target, measured=measured, limit=limit)

    articles = [one for (_, kind), one in weighed.items() if kind == "article"]
    yield most("article, KiB", max(w.together for w in articles) / KIBIBYTE, MOST_BYTES / KIBIBYTE)
    yield most("article, elements", max(w.nodes for w in articles), MOST_NODES)
    yield most("style sheets of a page", max(w.sheets for w in weighed.values()), 1)
    yield most("blocking scripts", max(w.blocking_scripts for w in weighed.values()), 0)
    if audited:
        missing = (100 - min(one.scores.values()) for one in audited.values())
        yield most("points missing to 100", max(missing), 0)
        yield most(
            "largest paint, s", max(a.largest_paint for a in audited.values()), SLOWEST_PAINT
        )
        yield most("blocked, ms", max(one.blocked for one in audited.values()), 0)
        yield most("layout shift", max(one.shift for one in audited.values()), 0)


def machine(runs: int) -> str:
    """What measured, and where."""
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"Lighthouse {LIGHTHOUSE.version}, {runs} runs a page; the longest page of each kind. "
        f"Load average at the end: {os.getloadavg()[0]:.0f}."
    )


def run(place: Path, runs: int) -> str:
    """Measure, and tell."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("No Chromium: python tests/install_browser.py")
    folders = magazines(place)
    weighed = weights(folders, program)
    audited: dict[str, Audit] = {}
    if runs:
        install(LIGHTHOUSE)
        audited = audits(folders["shipped"], program, runs)
    parts = [
        machine(runs),
        weights_table(weighed),
        audits_table(audited) if audited else "",
        targets_table(judge(weighed, audited)),
        "\n".join(f"- {kind}: {fault}" for kind, one in audited.items() for fault in one.faults),
    ]
    return "\n\n".join(part for part in parts if part)


def main() -> None:
    """Measure, print, and perhaps write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse on each page; or 0")
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        report = run(Path(place), words.runs)
    print(report)
    if words.write:
        write(report, "reading")


if __name__ == "__main__":
    main()
