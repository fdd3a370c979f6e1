"""How well and how fast stories are found.

    python benchmarks/search.py --write

Queries are made of the data of a made-up magazine of 2,000 articles, and typed into our page in
Chromium; Pagefind and lunr, as they come, are asked the same. A magazine of 10,000 articles tells
how long results take after a key press on a machine six times as slow, and what the index weighs.
"""

import argparse
import datetime
import os
import platform
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generate import write_magazines
from loading.server import compressed, served
from magazines.articles import articles
from playwright.sync_api import Browser, ViewportSize, sync_playwright
from racing.installing import install
from racing.readme import write
from racing.tables import table, targets_table
from racing.targets import Verdict
from searching.peers import (
    FIRST,
    LUNR,
    PAGEFIND,
    Ask,
    ask_lunr,
    ask_ours,
    ask_pagefind,
    make_pagefind,
    open_ours,
    throttled,
)
from searching.plain import served_plainly
from searching.queries import Query, queries

from magbuild.pipeline.build import build
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.search import search_tasks
from magbuild.site.addresses import SEARCH, SEARCH_INDEX
from magbuild.site.edition import Edition

QUALITY, SPEED = 2_000, 10_000
SLOWER = 6
TELEPHONE = ViewportSize(width=390, height=800)
TODAY = datetime.date(2026, 1, 1)
KIBIBYTE = 1024

FOUND = 0.98
MOST_MILLISECONDS = 50
MOST_KIBIBYTES = 60
MOST_SHARE = 0.05
TYPED = ("đà nẵng", "nguoi trong che", "nông thôn mới lâm đồng", "hop tac xa an", "ddaf nawngx")

_PRESS = """text => {
  const box = document.querySelector("#_tim");
  box.value = text;
  const start = performance.now();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


Ranks = dict[str, list[int]]
"""For each who answers, the place of the first right answer to each query, 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Milliseconds after each key press, compressed bytes, and seconds of processor time."""

    presses: tuple[float, ...]
    first: int
    whole: int
    parts: int
    indexing: float
    building: float


def request_of(project: Path) -> Request:
    """A build of a project."""
    return Request(
        content=project / "content",
        shown="content",
        output=project / "public",
        edition=Edition(today=TODAY, drafts=False),
        strict=False,
    )


def built(project: Path, count: int) -> Path:
    """The folder of the pages of a magazine of so many articles."""
    write_magazines(count, {project: "magbuild"})
    assert build(request_of(project)).publication is not None
    return project / "public"


def ranks(ask: Ask, asked: Sequence[Query]) -> list[int]:
    """For each query the place of the first right answer among the first three; 0 for none."""
    found = []
    for one in asked:
        answers = ask(one.text)
        right = (n for n, url in enumerate(answers, 1) if url in one.wanted)
        found.append(next(right, 0))
    return found


def quality(place: Path, browser: Browser, *, peers: bool) -> tuple[tuple[Query, ...], Ranks]:
    """Who found what."""
    asked = queries(articles(QUALITY))
    folder = built(place / "quality", QUALITY)
    found: Ranks = {}
    with served(folder) as site:
        page = browser.new_page()
        open_ours(page, site)
        found["magbuild"] = ranks(ask_ours(page), asked)
        page.close()
    if peers:
        copy = place / "peers"
        shutil.copytree(folder, copy)
        install(PAGEFIND)
        install(LUNR)
        make_pagefind(copy)
        with served_plainly(copy) as site:
            page = browser.new_page()
            found["Pagefind"] = ranks(ask_pagefind(page, site), asked)
            found["lunr"] = ranks(ask_lunr(page, site, copy), asked)
            page.close()
    return asked, found


def speed(place: Path, browser: Browser) -> Speed:
    """Typing on a slow machine, letter by letter."""
    project = place / "speed"
    before = _processor()
    folder = built(project, SPEED)
    building = _processor() - before
    site = check(request_of(project)).site
    assert site is not None
    start = time.process_time()
    assert list(search_tasks(site))
    indexing = time.process_time() - start
    files = sorted((folder / SEARCH.strip("/")).glob("*.json"))
    index = folder / SEARCH_INDEX.lstrip("/")
    presses: list[float] = []
    with served(folder) as address:
        page = browser.new_page(viewport=TELEPHONE)
        open_ours(page, address)
        with throttled(page, SLOWER):
            for words in TYPED:
                typed = [words[: n + 1] for n in range(len(words))]
                presses += [page.evaluate(_PRESS, text) for text in typed]
        page.close()
    return Speed(
        presses=tuple(presses),
        first=len(compressed(index)) + max(len(compressed(one)) for one in files if one != index),
        whole=sum(len(compressed(file)) for file in files),
        parts=len(files) - 1,
        indexing=indexing,
        building=building,
    )


def _processor() -> float:
    """Seconds of processor time of this process and all that it has waited for."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usages)


def quality_table(asked: Sequence[Query], found: Ranks) -> str:
    """Of each kind of query, how many had a right answer among the first three."""
    kinds = dict.fromkeys(one.kind for one in asked)
    rows = [
        _quality_row(kind, [n for n, one in enumerate(asked) if one.kind == kind], found)
        for kind in kinds
    ]
    every = range(len(asked))
    firsts = (f"{sum(one == 1 for one in ranks) / len(asked):.1%}" for ranks in found.values())
    rows.append(_quality_row("all", every, found))
    rows.append(["all, the very first answer", f"{len(asked)}", *firsts])
    return table((f"among the first {FIRST}", "queries", *found), rows)


def _quality_row(kind: str, chosen: Sequence[int], found: Ranks) -> list[str]:
    shares = (sum(ranks[n] > 0 for n in chosen) / len(chosen) for ranks in found.values())
    return [kind, str(len(chosen)), *(f"{share:.1%}" for share in shares)]


def missed(asked: Sequence[Query], ranks: Sequence[int]) -> str:
    """The queries that our page had no right answer for."""
    lines = (
        f"- {one.kind}: {one.text}" for one, rank in zip(asked, ranks, strict=True) if not rank
    )
    return "\n".join(lines)


def speed_table(found: Speed) -> str:
    """What a key press and the index cost."""
    ordered = sorted(found.presses)
    late = ordered[int(len(ordered) * 0.95)]
    rows = (
        (f"key presses, at 1/{SLOWER} of this machine's speed", f"{len(ordered)}"),
        ("results there after, ms: median", f"{median(ordered):.0f}"),
        ("95 of 100", f"{late:.0f}"),
        ("slowest", f"{ordered[-1]:.0f}"),
        ("before the first results, compressed, KiB", f"{found.first / KIBIBYTE:.1f}"),
        ("whole index, compressed, KiB", f"{found.whole / KIBIBYTE:.0f}"),
        ("parts", f"{found.parts}"),
        ("making the index, processor seconds", f"{found.indexing:.2f}"),
        ("the whole cold build, processor seconds", f"{found.building:.1f}"),
    )
    return table((f"{SPEED:,} articles", ""), rows)


def judge(asked: Sequence[Query], ranks: Sequence[int], quick: Speed | None) -> Iterator[Verdict]:
    """Whether the limits are kept."""
    missing = sum(not rank for rank in ranks) / len(asked)
    yield Verdict(target="queries without a right answer, share", measured=missing, limit=1 - FOUND)
    if quick is None:
        return
    late = sorted(quick.presses)[int(len(quick.presses) * 0.95)]
    yield Verdict(
        target="results after a key press, ms, 95 of 100", measured=late, limit=MOST_MILLISECONDS
    )
    first = quick.first / KIBIBYTE
    yield Verdict(target="before the first results, KiB", measured=first, limit=MOST_KIBIBYTES)
    share = quick.indexing / quick.building
    yield Verdict(target="share of a cold build", measured=share, limit=MOST_SHARE)


def machine() -> str:
    """What measured, and where."""
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"Pagefind {PAGEFIND.version}, lunr {LUNR.version}. "
        f"Load average at the end: {os.getloadavg()[0]:.0f}."
    )


def run(place: Path, *, peers: bool, large: bool) -> str:
    """Measure, and tell."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("No Chromium: python tests/install_browser.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        asked, found = quality(place, browser, peers=peers)
        quick = speed(place, browser) if large else None
        browser.close()
    parts = [
        machine(),
        quality_table(asked, found),
        missed(asked, found["magbuild"]),
        speed_table(quick) if quick else "",
        targets_table(judge(asked, found["magbuild"], quick)),
    ]
    return "\n\n".join(part for part in parts if part)


def main() -> None:
    """Measure, print, and perhaps write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--no-peers", action="store_true", help="ask our page only")
    parser.add_argument("--no-speed", action="store_true", help="leave out the large magazine")
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        report = run(Path(place), peers=not words.no_peers, large=not words.no_speed)
    print(report)
    if words.write:
        write(report, "search")


if __name__ == "__main__":
    main()
