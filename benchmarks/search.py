"""How well and how fast stories are found.

    python benchmarks/search.py --write

Queries are made of the data of a made-up magazine of 2,000 articles, and typed into our page in
Chromium; Pagefind and lunr, as they come, are asked the same. A magazine of 10,000 articles tells
how long results take after a key press on a machine six times as slow, what the index weighs, and
how much of a cold build goes into all that makes a magazine found.
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
from collections.abc import Iterator, Mapping, Sequence
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

from magbuild.engine.codec import encode
from magbuild.engine.fingerprint import own_code
from magbuild.engine.store import open_store
from magbuild.engine.tasks import Job, Task
from magbuild.pipeline.build import build
from magbuild.pipeline.desk import Desk, Work, put_away, take_up
from magbuild.pipeline.examining import read_all
from magbuild.pipeline.loading import look
from magbuild.pipeline.memory import NOTHING, Recollection
from magbuild.pipeline.planning import resolve_all
from magbuild.pipeline.request import STORE, Request, silent
from magbuild.pipeline.staffing import open_crew
from magbuild.render.actions import render_batch
from magbuild.render.feed import feed_tasks
from magbuild.render.json_ld import write_json_ld
from magbuild.render.search import search_tasks
from magbuild.render.sitemap import sitemap_tasks
from magbuild.site.addresses import SEARCH, SEARCH_INDEX
from magbuild.site.edition import Edition
from magbuild.site.pages import pages

QUALITY, SPEED = 2_000, 10_000
SLOWER = 6
TELEPHONE = ViewportSize(width=390, height=800)
TODAY = datetime.date(2026, 1, 1)
KIBIBYTE = 1024

FOUND = 0.98
MOST_MILLISECONDS = 50
MOST_KIBIBYTES = 60
MOST_SHARE = 0.20
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
    """Milliseconds after each key press, compressed bytes, and seconds of processor time.

    `finding` is the time that goes into feeds, sitemaps, structured data and the index of search.
    """

    presses: tuple[float, ...]
    first: int
    whole: int
    parts: int
    finding: Mapping[str, float]
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
    finding = time_of_finding(request_of(project))
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
        finding=finding,
        building=building,
    )


def time_of_finding(request: Request) -> dict[str, float]:
    """Seconds of processor time that each way of being found takes, for a site that was built."""
    code = own_code()
    inputs = look(request, code)
    with (
        open_store(request.state / STORE) as store,
        open_crew(request.staffing, code) as crew,
    ):
        desk = Desk(
            request=request,
            inputs=inputs,
            memory=NOTHING,
            recollection=Recollection(store, request.output),
            store=store,
            crew=crew,
            progress=silent,
        )
        read = read_all(request, inputs, {}, store, crew, silent)
        assert read.settings is not None
        work = take_up(desk, read, read.settings)
        site, _, _ = resolve_all(request, read, read.settings, work.theme, (), store, crew)
        files = {"feeds": feed_tasks, "sitemap": sitemap_tasks, "search": search_tasks}
        found = {name: _making(tasks(site), work) for name, tasks in files.items()}
    found["structured data"] = 0.0
    for view in pages(site):
        start = time.process_time()
        write_json_ld(view)
        found["structured data"] += time.process_time() - start
    return found


def _making(tasks: Iterator[Task], work: Work) -> float:
    """Seconds of processor time from a magazine to the bytes of some of its files."""
    start = time.process_time()
    for step, payload in put_away(tasks):
        texts = tuple(map(work.bench.texts.get, step.texts))
        job = Job(output=step.output, action=step.action, payload=payload, texts=texts)
        render_batch(work.bench.shared, [encode(job)])
    return time.process_time() - start


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
        *((f"{name}, processor seconds", f"{spent:.2f}") for name, spent in found.finding.items()),
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
    share = sum(quick.finding.values()) / quick.building
    yield Verdict(target="of a cold build, all of these", measured=share, limit=MOST_SHARE)


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
