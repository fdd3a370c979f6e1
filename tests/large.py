"""Everything that makes a magazine found, on one of 2,000 made-up articles: `make large`.

    python -m tests.large [--articles N]

It is built with photographs, social cards and whole texts, then judged from outside: feeds by
feedparser, addresses by the files that answer them, pages and search by real Chromium under a
policy. What is wrong is told and ends with 1.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser
from playwright.sync_api import Browser, Page, sync_playwright

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request, Staffing
from magbuild.render.headers import READING_POLICY, write_policy
from magbuild.site.edition import Edition
from tests.photographs import jpeg
from tests.serving import served

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
POLICY = write_policy(READING_POLICY)
PHOTOGRAPHED = 40
VISITED = 12  # pages of each kind, drawn by a fixed lot
WIDTHS = (320, 1280)
LOT = 20_261_126
ASKED = ("da nang", "ddaf nawngx", "hop tac xa", "nông thôn mới")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was looked at, how many of it, and what was wrong."""

    what: str
    count: int
    faults: tuple[str, ...]


def make(folder: Path, count: int) -> tuple[Path, str]:
    """Write and build a magazine; the published folder, and the address that its pages name."""
    words = [sys.executable, "generate.py", "--articles", str(count), "--for", "magbuild"]
    subprocess.run([*words, str(folder)], cwd=BENCHMARKS, check=True)
    settings = folder / "content" / "site.yaml"
    text = settings.read_text("utf-8").replace("ledger: false", "ledger: true")
    settings.write_text(f"{text}\nfull_text: true\ncards: true\n", "utf-8")
    (folder / "static" / "anh").mkdir(parents=True)
    articles = sorted((folder / "content" / "articles").rglob("*.md"))
    for number, article in enumerate(articles[-PHOTOGRAPHED:]):
        data = jpeg(1600 + number, 1000)
        (folder / "static" / "anh" / f"{number}.jpg").write_bytes(data)
        hero = f"hero: {{image: anh/{number}.jpg, alt: Ảnh thử, credit: Máy}}\n"
        written = article.read_text("utf-8")
        article.write_text(written.replace("---\n", f"---\n{hero}", 1), "utf-8")
    built = build(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=date(2026, 1, 1), drafts=False),
            strict=False,
            staffing=Staffing(workers=2),
        )
    )
    if built.publication is None:
        sys.exit(str(built.findings.diagnostics[:3]))
    home = (folder / "public" / "index.html").read_text("utf-8")
    address = home.partition('rel="canonical" href="')[2].partition('"')[0].rstrip("/")
    return folder / "public", address


def judge_feeds(public: Path) -> Judgement:
    """Feeds in XML as a reader's library takes them, and in JSON by their own rules."""
    faults: list[str] = []
    paths = sorted(p for p in public.rglob("*") if p.name in {"feed.xml", "rss.xml", "feed.json"})
    for path in paths:
        name = path.relative_to(public).as_posix()
        if path.suffix == ".json":
            items = json.loads(path.read_bytes())["items"]
            ids = [item["id"] for item in items]
        else:
            read = feedparser.parse(path.read_bytes())
            ids = [entry.id for entry in read.entries]
            if read.bozo or not read.feed.get("title"):
                faults.append(f"{name}: {read.get('bozo_exception')}")
        if len(set(ids)) != len(ids):
            faults.append(f"{name}: one id twice")
    return Judgement(what="feeds", count=len(paths), faults=tuple(faults))


def judge_sitemap(public: Path, address: str) -> Judgement:
    """Every address of the sitemap and its pictures is a file, and every page stands in it."""
    listed = [*_locations(public, address)]
    lost = [url for url in listed if not _file(public, address, url).is_file()]
    told = {_file(public, address, url) for url in listed}
    pages = {
        path for path in public.rglob("index.html") if b'http-equiv="refresh"' not in _head(path)
    }
    missing = [path.relative_to(public).as_posix() for path in sorted(pages - told)]
    return Judgement(what="addresses in the sitemap", count=len(listed), faults=(*lost, *missing))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2_000)


def _locations(public: Path, address: str) -> Iterator[str]:
    parts = _texts(public / "sitemap.xml", "loc")
    for part in parts:
        file = _file(public, address, part)
        yield from (*_texts(file, "loc"), *_texts(file, "image:loc"))


def _texts(path: Path, name: str) -> list[str]:
    space = {
        "loc": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "image:loc": "http://www.google.com/schemas/sitemap-image/1.1",
    }[name]
    root = ElementTree.parse(path).getroot()  # noqa: S314  # our own file
    return [str(one.text) for one in root.iter(f"{{{space}}}{name.removeprefix('image:')}")]


def _file(public: Path, address: str, url: str) -> Path:
    path = unquote(url.removeprefix(address))
    return public / f"{path.strip('/')}{'/index.html' if path.endswith('/') else ''}".lstrip("/")


def judge_pages(public: Path, site: str, browser: Browser) -> Judgement:
    """Some pages of each kind at two widths: a quiet console, nothing too wide, data in place."""
    faults: list[str] = []
    pages = [*_chosen(public)]
    page = browser.new_page()
    _listen(page, faults)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for path in pages:
            page.goto(site + path)
            page.wait_for_load_state("networkidle")
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if wide > 0:
                faults.append(f"{path} scrolls sideways at {width}")
            told = page.locator('script[type="application/ld+json"]').first.text_content()
            if "@graph" not in json.loads(told or "{}"):
                faults.append(f"{path} tells no data")
    page.close()
    return Judgement(what="pages in Chromium", count=len(pages) * len(WIDTHS), faults=tuple(faults))


def _chosen(public: Path) -> Iterator[str]:
    lot = random.Random(LOT)  # noqa: S311  # the same pages in every run
    by_kind: dict[str, list[str]] = {}
    for path in sorted(public.rglob("index.html")):
        if b'http-equiv="refresh"' not in _head(path):
            url = f"/{path.parent.relative_to(public).as_posix()}/".replace("/./", "/")
            by_kind.setdefault(url.split("/")[1], []).append(url)
    for urls in by_kind.values():
        yield from lot.sample(urls, min(VISITED, len(urls)))


def judge_search(public: Path, site: str, browser: Browser) -> Judgement:
    """Search by names, by keys, by figures, and by words that only a text has."""
    faults: list[str] = []
    figure = json.loads((public / "so-lieu" / "so-lieu.json").read_bytes())[0]
    page = browser.new_page()
    _listen(page, faults)
    page.goto(f"{site}/tim-kiem/")
    page.wait_for_load_state("networkidle")
    asked = [*ASKED, f"{figure['label']} > 0", *_phrases(public)]
    for query in asked:
        page.locator("#_tim").fill(query)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(400)
        page.wait_for_load_state("networkidle")
        if not page.locator("#hits a").count():
            faults.append(f"nothing for {query!r}")
    page.close()
    return Judgement(what="queries", count=len(asked), faults=tuple(faults))


def _phrases(public: Path) -> Iterator[str]:
    """Words from the middle of texts of old stories."""
    lot = random.Random(LOT)  # noqa: S311  # likewise
    stories = sorted((public / "bai").glob("*/index.html"))
    for path in lot.sample(stories, 5):
        text = path.read_text("utf-8").partition("<main")[2]
        paragraphs = [one.partition("</p>")[0] for one in text.split("<p>")[1:]]
        plain = [one for one in paragraphs if "<" not in one and len(one.split()) > 20]
        if plain:
            yield " ".join(plain[-1].split()[8:13]).strip(".,;:")


def _listen(page: Page, faults: list[str]) -> None:
    page.on("console", lambda one: faults.append(f"{urlsplit(page.url).path}: {one.text}"))
    page.on("pageerror", lambda one: faults.append(f"{urlsplit(page.url).path}: {one}"))


def judge(public: Path, address: str) -> Iterator[Judgement]:
    """All judgements."""
    yield judge_feeds(public)
    yield judge_sitemap(public, address)
    program = shutil.which("chromium")
    if program is None:
        sys.exit("No Chromium: python tests/install_browser.py")
    in_browser: tuple[Callable[[Path, str, Browser], Judgement], ...] = (judge_pages, judge_search)
    with served(public, POLICY) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield from (one(public, site.address, browser) for one in in_browser)
        browser.close()


def main() -> int:
    """Make the magazine, judge it, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=2_000)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="magbuild-large-") as place:
        public, address = make(Path(place), words.articles)
        files = sum(path.is_file() for path in public.rglob("*"))
        sys.stdout.write(f"{words.articles} articles, {files} files\n")
        faulty = False
        for one in judge(public, address):
            faulty |= bool(one.faults)
            sys.stdout.write(f"{one.what}: {one.count}, faults: {len(one.faults)}\n")
            sys.stdout.writelines(f"  {fault}\n" for fault in one.faults[:20])
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main())
