"""Every kind of page in a real browser, before readers who see, hear, point and move differently.

axe-core looks for what machines can find by the rules of WCAG 2.2 AA and by good practice, and
`browser/checks.js` for what it cannot. Pages are opened once in each of two tabs, a light and a
dark one, and all tests of a page run on these: that is why tests set the window they need.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.gallery import CROWDED, EMPTY, SHIPPED, Sight, build_magazines
from tests.install_browser import AXE
from tests.missing import missing
from tests.served import served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
STANDING_ALONE = (
    "button, input, select, summary, .site-title, .site-nav a, .breadcrumbs a, .entries a, .more,"
    " .pagination a, .neighbours a, .to-files, .downloads a, .to-top, .footer-links a"
)
CHECKS = Path(__file__).parent / "browser" / "checks.js"
NARROW, WIDE, ZOOMED_TWICE = 320, 1280, 640
MOST_NODES = 600

# axe is only started here, and waited for later: two tabs are two processes.
START_AXE = """rules => { window.finding = axe.run(document, {
  runOnly: rules, resultTypes: ['violations'], preload: false,
}) }"""
PLACES = """selector => [...document.querySelectorAll(selector)].map(one => {
  const { x, y, width, height } = one.getBoundingClientRect()
  return [x, y, width, height].map(Math.round)
})"""
FINDINGS = """async () => (await window.finding).violations.flatMap(rule => rule.nodes.map(
  node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of each magazine, served on loopback."""
    magazines = build_magazines(tmp_path_factory.mktemp("magazines"))
    with ExitStack() as stack:
        yield {one.name: stack.enter_context(served(one.folder)) for one in magazines}


@pytest.fixture(scope="module")
def axe() -> str:
    """The code of axe-core; missing, the test is skipped, in CI it fails."""
    if AXE.is_file():
        return AXE.read_text("utf-8")
    return missing("no axe-core: python tests/install_browser.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs:
    """Two tabs that show the same pages."""

    light: Page
    dark: Page

    def both(self) -> tuple[Page, Page]:
        """The light one and the dark one."""
        return self.light, self.dark


@pytest.fixture(scope="module")
def tabs(browser: BrowserContext) -> Iterator[Tabs]:
    """Tabs on which nothing glides."""
    light, dark = browser.new_page(), browser.new_page()
    light.emulate_media(color_scheme="light", reduced_motion="reduce")
    dark.emulate_media(color_scheme="dark", reduced_motion="reduce")
    yield Tabs(light=light, dark=dark)
    light.close()
    dark.close()


MAGAZINES = {"shipped": SHIPPED, "crowded": CROWDED, "empty": EMPTY}
TOO_LONG = ("crowded", "figures")  # the shipped ledger has the same parts in fewer rows
EVERY_SIGHT = [
    pytest.param((magazine, sight), id=f"{magazine}-{sight.name}")
    for magazine, sights in MAGAZINES.items()
    for sight in sights
    if (magazine, sight.name) != TOO_LONG
]


@pytest.fixture(scope="module", params=EVERY_SIGHT)
def sight(request: pytest.FixtureRequest) -> tuple[str, Sight]:
    """A page of a magazine."""
    chosen: tuple[str, Sight] = request.param
    return chosen


@pytest.fixture(scope="module")
def opened(tabs: Tabs, addresses: dict[str, str], sight: tuple[str, Sight]) -> Tabs:
    """A page opened in a wide light tab and in a narrow dark one."""
    magazine, page = sight
    for tab, width in ((tabs.light, WIDE), (tabs.dark, NARROW)):
        resize(tab, width)
        tab.goto(addresses[magazine] + page.path)
        tab.evaluate(CHECKS.read_text("utf-8"))
    return tabs


def resize(page: Page, width: int, height: int = 800) -> None:
    page.set_viewport_size({"width": width, "height": height})


def found(page: Page, check: str, *values: object) -> list[str]:
    """What one of the checks finds on a page."""
    words = ", ".join(json.dumps(value) for value in values)
    told: list[str] = page.evaluate(f"checks.{check}({words})")
    return told


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_script_of_the_ledger_moves_nothing(
    browser: BrowserContext, addresses: dict[str, str], width: int
) -> None:
    """Whether a page is painted before its script runs is chance, so its places are compared."""
    found_places = []
    for scripts in (False, True):
        page = browser.new_page()
        resize(page, width)
        if not scripts:
            page.route("**/*.js", lambda route: route.abort())
        page.goto(f"{addresses['crowded']}/so-lieu/")
        if scripts:
            page.wait_for_selector("#ledger thead button")
        found_places.append(
            page.evaluate(PLACES, "#ledger :is(thead th, tbody tr:first-child > *)")
        )
        page.close()
    assert found_places[0] == found_places[1]


def test_the_way_in_comes_first_and_leads_into_the_page(opened: Tabs) -> None:
    page = opened.light
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert min(box["x"], box["y"]) >= 0
    assert box["height"] >= 44
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.localName") == "main"


def test_focus_is_seen_wherever_it_goes(opened: Tabs) -> None:
    for page in opened.both():
        page.keyboard.press("Tab")
        assert found(page, "unfocused") == []
        page.evaluate("document.activeElement.blur()")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing(opened: Tabs, axe: str, width: int) -> None:
    """In the dark tab only for rules of colour, since that is all in which it differs."""
    for page, rules in ((opened.light, RULES), (opened.dark, RULES_OF_COLOUR)):
        resize(page, width)
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        page.evaluate(START_AXE, rules)
    assert [page.evaluate(FINDINGS) for page in opened.both()] == [[], []]


def test_nothing_scrolls_sideways(opened: Tabs) -> None:
    for width in (NARROW, ZOOMED_TWICE, WIDE):
        resize(opened.light, width)
        assert found(opened.light, "sideways") == [], width


def test_no_text_is_cut_off(opened: Tabs) -> None:
    for width in (NARROW, WIDE):
        resize(opened.light, width)
        assert found(opened.light, "clipped") == [], width


def test_controls_are_large_enough_to_hit(opened: Tabs) -> None:
    page = opened.light
    for width in (NARROW, WIDE):
        resize(page, width)
        resize(page, width, page.evaluate("document.documentElement.scrollHeight"))
        assert found(page, "small", 24, "") == [], width
        assert found(page, "small", 44, STANDING_ALONE) == [], width


def test_headings_are_in_order(opened: Tabs) -> None:
    assert found(opened.light, "headings") == []


def test_every_part_has_its_landmark(opened: Tabs) -> None:
    assert found(opened.light, "landmarks") == []


def test_maps_and_charts_outlive_forced_colours(opened: Tabs) -> None:
    for page in opened.both():
        page.emulate_media(forced_colors="active")
        assert found(page, "faint") == []
        page.emulate_media(forced_colors="none")


def test_an_article_is_a_light_page(opened: Tabs, sight: tuple[str, Sight]) -> None:
    if sight[1].name.startswith("article"):
        assert opened.light.evaluate("document.querySelectorAll('*').length") <= MOST_NODES


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_pages_glide_into_each_other_only_for_those_who_like_it(
    browser: BrowserContext, addresses: dict[str, str], motion: Literal["reduce", "no-preference"]
) -> None:
    page = browser.new_page()
    page.emulate_media(reduced_motion=motion)
    page.add_init_script(
        "addEventListener('pagereveal', event => { window.glided = !!event.viewTransition })"
    )
    page.goto(addresses["shipped"])
    page.locator(".site-nav a").first.click()
    page.wait_for_function("'glided' in window && location.pathname !== '/'")
    assert page.evaluate("glided") is (motion == "no-preference")
    smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
    assert smooth is (motion == "no-preference")
    page.close()
