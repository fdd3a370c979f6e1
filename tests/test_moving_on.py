"""From page to page in a real browser: fetched before the click, without a jump or a fault."""

import datetime
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.serving import STRICT, Served, served

AHEAD = "/chuyen-muc/tin-tuc/"
LINK = f".site-nav a[href='{AHEAD}']"
PHONE = ViewportSize(width=390, height=800)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    output = tmp_path_factory.mktemp("site") / "public"
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    request = Request(
        content=project / "content", shown="content", output=output, edition=edition, strict=True
    )
    assert build(request).publication is not None
    return output


@contextmanager
def opened(browser: BrowserContext, site: Served, path: str, script: str = "") -> Iterator[Page]:
    """A page on which nothing may be told on the console; `script` runs before its own."""
    faults: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    if script:
        page.add_init_script(script)
    page.goto(site.address + path)
    page.wait_for_load_state("networkidle")
    yield page
    page.close()
    assert faults == []


def waited_for(page: Page, true: Callable[[], bool], tries: int = 40) -> bool:
    for _ in range(tries):
        if true():
            return True
        page.wait_for_timeout(50)
    return False


@pytest.mark.parametrize("policy", ["", STRICT], ids=["in the page", "in the header too"])
def test_a_page_is_fetched_before_the_click(
    browser: BrowserContext, folder: Path, policy: str
) -> None:
    with served(folder, policy) as site, opened(browser, site, "/") as page:
        page.hover(".site-title")
        page.wait_for_timeout(300)
        assert (site.times("/"), site.times(AHEAD)) == (1, 0)
        page.hover(LINK)
        assert waited_for(page, lambda: site.times(AHEAD) == 1)
        assert all("prefetch" in purpose for path, purpose in site.asked if path == AHEAD)
        page.wait_for_timeout(300)
        page.click(LINK)
        page.wait_for_url(f"**{AHEAD}")
        assert site.times(AHEAD) == 1, "the page fetched ahead is the page shown"
        page.wait_for_timeout(400)


def test_a_link_under_the_pointer_from_the_first_is_fetched(
    browser: BrowserContext, folder: Path
) -> None:
    with served(folder) as site, opened(browser, site, "/") as page:
        page.hover(LINK)
        assert waited_for(page, lambda: site.times(AHEAD) == 1)


def test_a_page_that_is_only_read_asks_for_nothing(browser: BrowserContext, folder: Path) -> None:
    with served(folder) as site, opened(browser, site, "/", "window.fetch = null;") as page:
        page.wait_for_timeout(200)
        assert page.locator("link[rel=prefetch]").count() == 0


def test_only_pages_are_fetched_ahead(browser: BrowserContext, folder: Path) -> None:
    with served(folder) as site, opened(browser, site, "/so-lieu/") as page:
        before = len(site.asked)
        for link in page.locator("a[download], .to-files").all():
            link.scroll_into_view_if_needed()
            link.hover()
            page.wait_for_timeout(300)
        assert site.asked[before:] == []


def test_nothing_is_fetched_ahead_for_who_saves_data(browser: BrowserContext, folder: Path) -> None:
    saving = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
    with served(folder) as site, opened(browser, site, "/", saving) as page:
        page.hover(LINK)
        page.wait_for_timeout(500)
        assert site.times(AHEAD) == 0


def test_without_scripts_nothing_is_missed(browser: BrowserContext, folder: Path) -> None:
    made = browser.browser
    assert made is not None
    context = made.new_context(java_script_enabled=False)
    with served(folder, STRICT) as site:
        page = context.new_page()
        page.goto(site.address)
        page.click(LINK)
        page.wait_for_url(f"**{AHEAD}")
        assert page.locator("h1").inner_text() == "Tin tức"
    context.close()


TRANSITION = """
addEventListener("pagereveal", event => {
  sessionStorage.transition = Boolean(event.viewTransition);
  event.viewTransition?.ready.then(() => {
    sessionStorage.parts = JSON.stringify(
      document.getAnimations().map(one => one.effect.pseudoElement).filter(Boolean));
  }, error => { sessionStorage.parts = String(error); });
});
"""


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_pages_pass_into_each_other_unless_motion_is_unwanted(
    browser: BrowserContext, folder: Path, motion: str
) -> None:
    with served(folder) as site, opened(browser, site, "/", TRANSITION) as page:
        page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
        page.click(LINK)
        page.wait_for_url(f"**{AHEAD}")
        page.wait_for_timeout(400)
        assert page.evaluate("sessionStorage.transition") == str(motion != "reduce").lower()
        if motion == "reduce":
            return
        parts = json.loads(page.evaluate("sessionStorage.parts"))
        assert "::view-transition-new(root)" in parts
        assert "::view-transition-new(site-header)" not in parts, "the header keeps still"


# An address that is not there

STORY = "/bai/lang-son-phong-kinh-doanh-xuat-nhap-khau-2022/"
GUESSES = [
    pytest.param("/bai/lang-son-phong-kinh-doan-xuat-nhap-khau-2202/", STORY, id="slip"),
    pytest.param("/bai/lang-son-phong-kinh-doanh/", STORY, id="no end"),
    pytest.param("/lang-son-phong-kinh-doanh-xuat-nhap-khau-2022.html", STORY, id="no folder"),
    pytest.param("/bài/Lạng Sơn/phòng kinh doanh xuất nhập khẩu", STORY, id="as spoken"),
    pytest.param("/tinh/tra-vin/", "/tinh/tra-vinh/", id="province"),
    pytest.param("/tinh/ben-tre/", "/tinh/vinh-long/", id="merged province"),
    pytest.param("/chu-de/giam-nheo", "/chu-de/giam-ngheo/", id="topic"),
    pytest.param("/so_lieu", "/so-lieu/", id="figures"),
]


@contextmanager
def lost(browser: BrowserContext, folder: Path, path: str) -> Iterator[Page]:
    """The page shown at a wrong address, under the strictest policy."""
    with served(folder, STRICT) as site:
        page = browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        answer = page.goto(site.address + path)
        assert answer is not None
        assert answer.status == 404
        page.wait_for_load_state("networkidle")
        yield page
        page.close()
        assert [fault for fault in faults if "404" not in fault] == []
        assert {path for path, _ in site.asked if path.startswith("/static/")}
        assert len([fault for fault in faults if "404" in fault]) == 1, "only the page is missing"


@pytest.mark.parametrize(("wrong", "right"), GUESSES)
def test_the_page_of_errors_finds_what_was_meant(
    browser: BrowserContext, folder: Path, wrong: str, right: str
) -> None:
    with lost(browser, folder, wrong) as page:
        links = page.locator("#signposts a")
        assert links.first.get_attribute("href") == right
        assert 1 <= links.count() <= 5
        assert page.locator("#signposts-status").inner_text().startswith(f"Có {links.count()} ")
        told = links.first.inner_text()
        page.goto(page.url.partition("/")[0] + "//" + page.url.split("/")[2] + right)
        assert page.locator("h1").inner_text() == told


@pytest.mark.parametrize(
    "path",
    ["/xqwz/kjhgf/", "/khong-co-gi-o-day-ca/", "/wp-login.php", "/a", "/%", "/%E0%A4%A", "/...."],
)
def test_nothing_is_guessed_from_nonsense(browser: BrowserContext, folder: Path, path: str) -> None:
    with lost(browser, folder, path) as page:
        assert page.locator("#signposts").is_hidden()
        assert page.locator("#signposts-status").inner_text() == ""
        assert page.locator(".site-nav a").count() > 3


@pytest.mark.parametrize("path", ["/x", "/a/b/c/d/", "/bai/x/y.html?z=1"])
def test_the_page_of_errors_looks_the_same_at_any_depth(
    browser: BrowserContext, folder: Path, path: str
) -> None:
    with lost(browser, folder, path) as page:
        page.set_viewport_size(PHONE)
        sheets = page.evaluate("[...document.styleSheets].map(one => one.cssRules.length)")
        assert sheets
        assert min(sheets) > 0
