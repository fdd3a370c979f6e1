"""Whole texts in the page of search: a real index, a real browser, a policy that lets it run."""

import datetime
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.render.headers import READING_POLICY, write_policy
from magbuild.site.edition import Edition
from tests.serving import Served, served

POLICY = write_policy(READING_POLICY)
STATISTICS = "/bai/trung-tam-tin-hoc-thong-ke-khu-vuc-ii/"
TRA_VINH = "/bai/tra-vinh-tri-an-nguoi-co-uy-tin/"
FILES = "tim-kiem/toan-van"


@pytest.fixture(scope="module")
def request_of(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Request:
    """The shipped magazine with whole texts searched."""
    folder = tmp_path_factory.mktemp("full text")
    shutil.copytree(project / "content", folder / "content")
    with (folder / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("full_text: true\n")
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=True,
    )


@pytest.fixture(scope="module")
def site(request_of: Request) -> Iterator[Served]:
    assert build(request_of).publication is not None
    with served(request_of.output, POLICY) as found:
        yield found


@pytest.fixture
def page(browser: BrowserContext, site: Served) -> Iterator[Page]:
    """The page of search, on which nothing may be told on the console."""
    faults: list[str] = []
    made = browser.new_page()
    made.on("console", lambda one: faults.append(one.text))
    made.on("pageerror", lambda one: faults.append(str(one)))
    made.goto(f"{site.address}/tim-kiem/")
    made.wait_for_load_state("networkidle")
    yield made
    made.close()
    assert faults == []


@pytest.mark.parametrize(
    ("words", "story", "excerpt"),
    [
        ("lời chào hỏi", TRA_VINH, "lời chào hỏi"),
        ("loi chao hoi", TRA_VINH, "lời chào hỏi"),
        ("dung ra van dong", TRA_VINH, "đứng ra vận động"),
        ("đứng ra vận động", TRA_VINH, "đứng ra vận động"),
        ("phòng máy", STATISTICS, "phòng máy"),
        ("duong truyen", STATISTICS, "đường truyền"),
    ],
)
def test_words_that_only_a_text_has(page: Page, words: str, story: str, excerpt: str) -> None:
    page.locator("#_tim").fill(words)
    told = page.locator(f'#hits li:has(a[href="{story}"]) .card-summary')
    expect(told).to_contain_text(excerpt)
    marks = "all => all.map(one => one.textContent).join(' ')"
    assert told.locator("mark").evaluate_all(marks).lower().strip(".,") == excerpt
    expect(page.locator("#search-status")).not_to_contain_text("gần giống")


def test_stories_found_by_their_names_come_first(page: Page) -> None:
    page.locator("#_tim").fill("tra vinh")
    expect(page.locator("#hits a").first).to_have_attribute("href", TRA_VINH)


def test_lists_hold_for_whole_texts_as_well(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/tim-kiem/?q=ch%C3%A0o+h%E1%BB%8Fi&nam=2022")
    expect(page.locator(f'#hits a[href="{TRA_VINH}"]')).to_have_count(1)
    page.goto(f"{site.address}/tim-kiem/?q=ch%C3%A0o+h%E1%BB%8Fi&tinh=dien-bien")
    page.wait_for_load_state("networkidle")
    expect(page.locator(f'#hits a[href="{TRA_VINH}"]')).to_have_count(0)


def test_without_an_index_names_are_found(
    request_of: Request, site: Served, browser: BrowserContext, tmp_path: Path
) -> None:
    del site
    shutil.copytree(request_of.output, tmp_path / "public")
    shutil.rmtree(tmp_path / "public" / FILES)
    with served(tmp_path / "public", POLICY) as poor:
        page = browser.new_page()
        page.goto(f"{poor.address}/tim-kiem/")
        page.locator("#_tim").fill("tra vinh")
        expect(page.locator("#hits a").first).to_have_attribute("href", TRA_VINH)
        page.wait_for_load_state("networkidle")
        expect(page.locator("#hits a").first).to_have_attribute("href", TRA_VINH)
        page.close()


def test_an_index_is_made_once_and_anew_for_another_text(
    request_of: Request, site: Served, tmp_path: Path
) -> None:
    """The same bytes from a clean build and for another page size; others for another text."""
    del site
    first = _index(request_of.output)
    clean = replace(request_of, output=tmp_path / "public", memory=tmp_path / "memory")
    assert build(clean).publication is not None
    assert _index(clean.output) == first
    settings = request_of.content / "site.yaml"
    before = settings.read_text("utf-8")
    settings.write_text(before.replace("page_size: 12", "page_size: 3"), "utf-8")
    assert build(request_of).publication is not None
    assert _index(request_of.output) == first
    article = request_of.content / "articles" / "2022" / "tra-vinh.md"
    told = article.read_text("utf-8")
    article.write_text(told.replace("lời chào hỏi", "câu chào"), "utf-8")
    assert build(request_of).publication is not None
    assert _index(request_of.output).keys() != first.keys()
    article.write_text(told, "utf-8")
    settings.write_text(before, "utf-8")
    assert build(request_of).publication is not None
    assert _index(request_of.output) == first


def test_what_is_not_installed_is_named(request_of: Request, tmp_path: Path) -> None:
    """In a process that cannot find the package, as where the extra was not asked for."""
    code = (
        "import sys; sys.modules['pagefind_bin'] = None\n"
        "import importlib.util as found; real = found.find_spec\n"
        "found.find_spec = lambda name: None if name == 'pagefind_bin' else real(name)\n"
        "from magbuild.cli.main import run\n"
        f"sys.exit(run(['build', '--output', {str(tmp_path / 'public')!r}]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=request_of.project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "MB651" in done.stderr
    assert "magbuild[search]" in done.stderr
    assert not (tmp_path / "public").exists()


def _index(output: Path) -> dict[str, bytes]:
    folder = output / FILES
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*.*")}


def test_the_policy_lets_the_index_be_read_and_no_more(request_of: Request, site: Served) -> None:
    """On its own page and in the header, which holds for the whole site; other pages ask less."""
    del site
    page, other = (
        (request_of.output / path / "index.html").read_text("utf-8")
        for path in ("tim-kiem", "chu-de")
    )
    assert f'content="{POLICY}"' in page
    assert "wasm" not in other
    told = (request_of.output / "_headers").read_text("utf-8")
    assert f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'" in told
