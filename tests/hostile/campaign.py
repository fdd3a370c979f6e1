"""All hostile texts in all sinks, built and looked at: `python -m tests.hostile.campaign`.

It prints its figures, and fails when anything ran.
"""

import datetime
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as Late

from tests.conftest import CHROMIUM_FLAGS
from tests.hostile.browsing import BLANK, FIND_ACTIVE, Seen, visit, visit_all, watched
from tests.hostile.files import active_files
from tests.hostile.magazines import Tried, build_articles, render_sites
from tests.hostile.payloads import Payload, payloads
from tests.hostile.sinks import NAMES, SINKS, number_of, told_by
from tests.serving import STRICT, served

A_MAGAZINE = 120  # texts
ASKED = 8  # every so manieth text is asked for at the page of search, and as an address
POLICED = 10  # every so manieth page is loaded once more, with the policy


@dataclass(slots=True, kw_only=True)
class Figures:
    """What came of some texts."""

    texts: int = 0
    tried: Tried = field(default_factory=lambda: Tried(published=frozenset(), refused={}))
    pages: int = 0
    loads: int = 0
    live: int = 0
    harm: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        """Count what came of other texts as well."""
        self.texts += other.texts
        self.tried |= other.tried
        self.pages += other.pages
        self.loads += other.loads
        self.live += other.live
        self.harm += other.harm


def try_out(folder: Path, chosen: Mapping[int, Payload], browser: Browser) -> Figures:
    """Build magazines of some texts, and load every page of them without a policy and with it."""
    public = folder / "public"
    tried = build_articles(folder, chosen) | render_sites(public, chosen)
    plain = {f"bai/n{index}/index.html" for index in chosen if not _named(index, tried)}
    names = sorted(path.relative_to(public).as_posix() for path in public.rglob("*.html"))
    pages = [name for name in names if name not in plain and _worth_a_visit(name)]
    figures = Figures(texts=len(chosen), tried=tried, pages=len(pages))
    figures.harm += active_files(public)
    paths = [quote(name.removesuffix("index.html")) for name in pages]
    (public / BLANK).write_text("<!doctype html><title>x</title><body>")
    with served(public) as site, watched(browser, policy=False) as (page, unpoliced):
        visit_all(page, unpoliced, site.address, paths)
        _ask(page, unpoliced, site.address, chosen)
    with served(public, STRICT) as site, watched(browser, policy=True) as (page, policed):
        for path in paths[::POLICED]:
            visit(page, policed, f"{site.address}/{path}")
    figures.loads = unpoliced.pages + policed.pages
    figures.harm += (f"without a policy: {what}" for what in unpoliced.harm().items())
    figures.harm += (f"with the policy: {what}" for what in policed.harm().items())
    figures.live = _count_live(folder / "raw", chosen, browser)
    return figures


def _worth_a_visit(name: str) -> bool:
    """Of the sites with hostile settings two pages have the texts; of all others, all do."""
    return not re.match(r"s[0-9]+/", name) or name.count("/") == 1 or "/trang/" in name


def _named(index: int, tried: Tried) -> bool:
    """Whether any file bears the name that a text would give it."""
    return any(number_of(index, sink) in tried.published for sink in NAMES)


def _ask(page: Page, seen: Seen, site: str, chosen: Mapping[int, Payload]) -> None:
    """Ask the page of search for texts, and for pages that are named by them."""
    for index, payload in chosen.items():
        if index % ASKED and len(chosen) > ASKED:
            continue
        asked = quote(payload.armed(0), safe="", errors="replace")
        visit(page, seen, f"{site}/tim-kiem/?q={asked}", judge=False)
        with suppress(Late):  # it may find nothing
            page.wait_for_selector("#hits li", timeout=400)
        seen.active += page.evaluate(FIND_ACTIVE)
        visit(page, seen, f"{site}/bai/{asked}")
        page.wait_for_timeout(30)


def _count_live(folder: Path, chosen: Mapping[int, Payload], browser: Browser) -> int:
    """How many of the texts do harm where they stand in a page as they are."""
    folder.mkdir()
    (folder / "404.html").write_text("<!doctype html><title>404</title>")
    live = 0
    for index, payload in chosen.items():
        text = "<!doctype html><title>x</title><p>" + payload.armed(0)
        (folder / f"{index}.html").write_bytes(text.encode("utf-8", "replace"))
    with served(folder) as site, watched(browser, policy=False) as (page, seen):
        for index in chosen:
            before = str(seen.harm())
            visit(page, seen, f"{site.address}/{index}.html")
            live += str(seen.harm()) != before
    return live


def summary(figures: Figures) -> str:
    """The figures in lines of text."""
    tried = figures.tried
    by_sink = Counter(told_by(number)[1] for number in tried.published)
    pairs = len(tried.published) + len(tried.refused)
    open_sinks = sum(1 for sink in SINKS if by_sink[sink])
    ran = sum("'ran'" in one for one in figures.harm)
    violated = sum("'violations'" in one for one in figures.harm)
    return (
        f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}: {figures.texts} payloads"
        f" x {len(SINKS)} sinks = {pairs} pairs: "
        f"{len(tried.refused)} refused with a diagnostic, {len(tried.published)} published "
        f"({open_sinks} sinks take some); {figures.pages} pages, "
        f"{figures.loads} loads in Chromium; "
        f"{ran} executions, {violated} violations, {len(figures.harm)} findings in all; "
        f"{figures.live} of the payloads are live where they stand unescaped"
    )


def chunk(chosen: Mapping[int, Payload]) -> Figures:
    """Try some texts in a magazine and a browser of their own."""
    folder = Path(tempfile.mkdtemp(prefix="magbuild-payloads-"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
            )
            return try_out(folder, chosen, browser)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def chunks() -> Iterator[dict[int, Payload]]:
    """All texts by their numbers, in parts of mixed families."""
    numbered = list(enumerate(payloads()))
    count = -(-len(numbered) // A_MAGAZINE)
    for first in range(count):
        yield dict(numbered[first::count])


def try_all(magazines: int | None = None) -> Iterator[Figures]:
    """Try all texts, or so many magazines of them: what came of each, as it comes."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tasks = [pool.submit(chunk, chosen) for chosen in islice(chunks(), magazines)]
        for task in as_completed(tasks):
            fault = task.exception()
            yield Figures(harm=[f"a magazine failed: {fault}"]) if fault else task.result()


def main() -> int:
    """Try all texts; 1 when anything ran."""
    figures = Figures()
    for done in try_all():
        figures.add(done)
        for one in done.harm:
            print(one[:2000])
        print(summary(figures), flush=True)
    return 1 if figures.harm else 0


if __name__ == "__main__":
    sys.exit(main())
