"""From a save to pixels: how long an editor waits for the page that is open in the browser.

    python benchmarks/preview.py --articles 2000 10000 --saves 50 --write

A made-up magazine is previewed by `magbuild serve` in a process of its own, one of its stories is
open in headless Chromium, and its file is saved again and again. The clock begins before the file
is written and ends with the frame after the one in which the new words stand. With `--write` the
tables go into README.md beside this file.
"""

import argparse
import math
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generate import write_magazines
from playwright.sync_api import Page, sync_playwright
from racing.readme import write
from racing.tables import table, targets_table
from racing.targets import Verdict

LIMITS = {2_000: 300.0, 10_000: 700.0}
"""Milliseconds in which 95 of 100 saves of words are to be seen, by the number of articles."""

SAVES = {"headline": 10, "style sheet": 3}
"""Saves of the kinds that have no limit: after each, all pages are made anew that it stands on."""
PAUSE = 0.5  # seconds between two saves
PATIENCE = 60_000  # milliseconds

# Tells when a page was seen: two frames after it was read to its end, or its look has changed.
SEEN = """
window.seen = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
  () => done(performance.timeOrigin + performance.now()))));
document.addEventListener("DOMContentLoaded", async () => { window.at = await window.seen(); });
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Milliseconds from each save to its pixels, and seconds from the start to the first page."""

    articles: int
    start: float
    by_kind: Mapping[str, Sequence[float]]


def percentile(values: Sequence[float], share: int) -> float:
    """The value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[math.ceil(len(ordered) * share / 100) - 1]


@contextmanager
def previewed(folder: Path) -> Iterator[str]:
    """The address of a preview of a folder."""
    program = Path(sys.executable).with_name("magbuild")
    with subprocess.Popen(
        [program, "serve", "--port", "8700"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        said = ""
        while "Đã dựng" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        found = re.search(r"http://[^/]+", said)
        assert found is not None
        yield found[0]
        process.send_signal(signal.SIGINT)
        process.stdout.read()


def wait_for(page: Page, expression: str, mark: str) -> float:
    """The moment, in milliseconds of the world's clock, at which a mark was seen."""
    page.wait_for_function(expression, arg=mark, timeout=PATIENCE, polling=20)
    return float(page.evaluate("window.at"))


def saves(article: Path, edit: Callable[[str], str]) -> float:
    """Save a file; the moment before that."""
    text = edit(article.read_text("utf-8"))
    begun = time.time() * 1000
    article.write_text(text, "utf-8")
    return begun


def measure(articles: int, count: int, program: str) -> Waits:
    """Preview a magazine of so many articles and save its files."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place, "magazine")
        write_magazines(articles, {folder: "magbuild"})
        found = sorted((folder / "content" / "articles").rglob("*.md"))
        article = found[len(found) // 2]
        begun = time.monotonic()
        with previewed(folder) as address:
            start = time.monotonic() - begun
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = browser.new_page()
            page.add_init_script(SEEN)
            page.goto(address_of(article, address))
            kinds = {}
            for kind, times in {"words": count, **SAVES}.items():
                kinds[kind] = [KINDS[kind](page, article, n) for n in range(times)]
                print(articles, kind, [round(one) for one in kinds[kind]], file=sys.stderr)
            browser.close()
    return Waits(articles=articles, start=start, by_kind=kinds)


def address_of(article: Path, address: str) -> str:
    """The page of an article, which names its slug."""
    slug = re.search(r'^slug: "?([a-z0-9-]+)', article.read_text("utf-8"), re.MULTILINE)
    return f"{address}/bai/{slug[1] if slug else article.stem}/"


def words(page: Page, article: Path, number: int) -> float:
    """A sentence added to the text."""
    time.sleep(PAUSE)
    mark = f"Câu thứ {number} thêm vào."
    begun = saves(article, lambda text: f"{text.rstrip()}\n\n{mark}\n")
    shown = "mark => window.at && document.querySelector('.prose')?.textContent.includes(mark)"
    return wait_for(page, shown, mark) - begun


def headline(page: Page, article: Path, number: int) -> float:
    """Another headline, which stands on many pages."""
    time.sleep(PAUSE)
    mark = f"Tiêu đề thứ {number}"
    begun = saves(
        article, lambda text: re.sub(r"^title: .*$", f'title: "{mark}"', text, flags=re.MULTILINE)
    )
    shown = "mark => window.at && document.querySelector('h1')?.textContent === mark"
    return wait_for(page, shown, mark) - begun


def sheet(page: Page, article: Path, number: int) -> float:
    """Other rules of the site's own, which are part of the style sheet of all pages."""
    time.sleep(PAUSE)
    folder = next(one for one in article.parents if one.name == "content").parent / "static"
    folder.mkdir(exist_ok=True)
    own = folder / "own.css"
    begun = time.time() * 1000
    own.write_text(f"h1 {{ text-indent: {number + 1}px }}\n", "utf-8")
    shown = """mark => {
      if (getComputedStyle(document.querySelector('h1')).textIndent !== mark) return false;
      window.at = performance.timeOrigin + performance.now();
      return true;
    }"""
    return wait_for(page, shown, f"{number + 1}px") - begun


KINDS: Mapping[str, Callable[[Page, Path, int], float]] = {
    "words": words,
    "headline": headline,
    "style sheet": sheet,
}


def report(found: Sequence[Waits]) -> str:
    """What was measured, as Markdown."""
    head = ("saved", "articles", "saves", "median, ms", "95th percentile, ms", "slowest, ms")
    rows = [
        (
            kind,
            f"{one.articles:,}",
            str(len(waits)),
            *(f"{percentile(waits, share):.0f}" for share in (50, 95, 100)),
        )
        for one in found
        for kind, waits in one.by_kind.items()
    ]
    verdicts = [
        Verdict(
            target=f"words at {one.articles:,} articles, 95th percentile, ms",
            measured=percentile(one.by_kind["words"], 95),
            limit=LIMITS[one.articles],
        )
        for one in found
        if one.articles in LIMITS
    ]
    starts = ", ".join(f"{one.start:.0f} s at {one.articles:,}" for one in found)
    machine = (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}. From the"
        f" command to the first page, nothing remembered: {starts}. Load average at the end:"
        f" {os.getloadavg()[0]:.0f}."
    )
    return "\n\n".join((machine, table(head, rows), targets_table(verdicts)))


def main() -> None:
    """Measure, print, and perhaps write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=sorted(LIMITS))
    parser.add_argument("--saves", type=int, default=50)
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    asked = parser.parse_args()
    program = shutil.which("chromium")
    if program is None:
        sys.exit("No Chromium: python tests/install_browser.py")
    told = report([measure(count, asked.saves, program) for count in asked.articles])
    print(told)
    if asked.write:
        write(told, "previewing")


if __name__ == "__main__":
    main()
