"""The shipped magazine as readers meet it: built, served, opened in a real browser."""

import datetime
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Request as Asked

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition

SLUGS = [
    "mat-tran-dien-bien-2022",
    "lang-son-phong-kinh-doanh-xuat-nhap-khau-2022",
    "trung-tam-tin-hoc-thong-ke-khu-vuc-ii",
    "tra-vinh-tri-an-nguoi-co-uy-tin",
]
PAGES = [
    "/",
    *(f"/bai/{slug}/" for slug in SLUGS),
    *("/tinh/", "/tinh/tra-vinh/", "/tinh/vinh-long/", "/tinh/dien-bien/"),
    *("/chu-de/", "/chu-de/giam-ngheo/", "/to-chuc/", "/nam/", "/nam/2022/"),
    *("/chuyen-muc/", "/chuyen-muc/chuyen-de/", "/chuyen-muc/tin-tuc/", "/so-lieu/"),
    *("/gioi-thieu/", "/toa-soan/", "/dinh-chinh/", "/tim-kiem/", "/404.html"),
]
WIDTHS = [1280, 390, 320]


class QuietHandler(SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[str]:
    """The address of the shipped magazine, built afresh and served on loopback."""
    output = tmp_path_factory.mktemp("site") / "public"
    built = build(
        Request(
            content=project / "content",
            shown="content",
            output=output,
            edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
            strict=True,
        )
    )
    assert built.findings.diagnostics == ()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def page(browser: BrowserContext, site: str) -> Iterator[Page]:
    """A page that gathers what goes wrong on it."""
    made = browser.new_page()
    yield made
    made.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_a_fault(page: Page, site: str, path: str, width: int) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.extend(_lost(request)))
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(site + path)
    assert answer is not None
    assert answer.ok
    assert faults == []
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "vi"
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0, "the page scrolls sideways"


def _lost(request: Asked) -> list[str]:
    """A request that failed; what the page before left unfinished is none."""
    return [] if request.failure == "net::ERR_ABORTED" else [request.url]


def links(page: Page) -> set[str]:
    found: list[str] = page.eval_on_selector_all(
        "a[href], link[href], img[src], script[src], use[href]",
        "all => all.map(one => one.href?.baseVal ?? one.href ?? one.src)",
    )
    return {urljoin(page.url, link) for link in found}


def test_no_link_is_dead(page: Page, site: str) -> None:
    """Follows every link from the home page, anchors included."""
    host = urlsplit(site).netloc
    waiting, seen, dead = {f"{site}/"}, set[str](), list[str]()
    while waiting:
        url = waiting.pop()
        seen.add(url)
        answer = page.request.get(url)
        if not answer.ok:
            dead.append(url)
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        page.goto(url)
        for link in links(page):
            parts = urlsplit(link)
            if parts.netloc == "tinh-nha.example" or parts.scheme == "mailto":
                continue
            assert parts.netloc == host, f"{url} leads to {link}"
            if parts.fragment and parts.path == urlsplit(url).path:
                known = page.evaluate("id => !!document.getElementById(id)", parts.fragment)
                if not known and parts.fragment != "top":
                    dead.append(link)
            bare = parts._replace(fragment="").geturl()
            if bare not in seen:
                waiting.add(bare)
    assert dead == []
    assert {f"{site}{path}" for path in PAGES if path != "/404.html"} <= seen


def test_the_four_profiles_are_listed_where_they_belong(page: Page, site: str) -> None:
    for path in ("/nam/2022/", "/chuyen-muc/chuyen-de/"):
        page.goto(site + path)
        assert {f"/bai/{slug}/" for slug in SLUGS} <= {urlsplit(link).path for link in links(page)}


def test_a_merged_province_stands_on_its_successors_page(page: Page, site: str) -> None:
    story = f"/bai/{SLUGS[3]}/"
    page.goto(f"{site}/tinh/tra-vinh/")
    assert "01/07/2025" in page.inner_text("main")
    assert page.locator('main a[href="/tinh/vinh-long/"]').count() > 0
    page.goto(f"{site}/tinh/vinh-long/")
    assert page.locator(f'main a[href="{story}"]').count() > 0


def test_every_figure_of_the_front_matter_is_shown(page: Page, site: str) -> None:
    counts = []
    for slug in SLUGS:
        page.goto(f"{site}/bai/{slug}/")
        cards = page.eval_on_selector_all(
            ".prose .figure[href^='#so-']",
            "all => [...new Set(all.map(one => one.hash))].filter(hash =>"
            " document.getElementById(hash.slice(1)))",
        )
        counts.append(len(cards))
    assert counts == [22, 6, 4, 23]


def test_the_margin_of_wide_screens_holds_figures_clear_of_the_text(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site}/bai/{SLUGS[0]}/")
    notes = page.locator(".margin-note")
    assert notes.count() >= 6
    column = page.locator(".prose > p").first.bounding_box()
    assert column is not None
    bottom = 0.0
    for note in notes.all():
        box = note.bounding_box()
        assert box is not None
        assert box["x"] > column["x"] + column["width"], "a note lies on the text"
        assert box["y"] >= bottom, "two notes overlap"
        bottom = box["y"] + box["height"]


@pytest.mark.parametrize("width", [390, 1024])
def test_without_a_margin_nothing_is_said_twice(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/bai/{SLUGS[0]}/")
    assert not any(note.is_visible() for note in page.locator(".margin-note").all())


def test_a_story_can_be_cited_and_passed_on(browser: BrowserContext, page: Page, site: str) -> None:
    browser.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.goto(f"{site}/bai/{SLUGS[0]}/")
    page.locator(".cite summary").click()
    citation = page.locator(".citation").inner_text()
    address = f"https://tinh-nha.example/bai/{SLUGS[0]}/"
    assert citation.endswith(f"Tỉnh Nhà, Thứ Sáu, 16/12/2022. {address}")
    page.get_by_role("button", name="Chép câu trích dẫn").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == citation
    letter = urlsplit(page.locator(".share a").get_attribute("href") or "")
    assert letter.scheme == "mailto"
    assert parse_qs(letter.query)["body"] == [citation]
