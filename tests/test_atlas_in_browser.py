"""The maps of all provinces in a real browser: chosen by keyboard, without any script."""

import datetime
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.site import five_provinces


class QuietHandler(SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[str]:
    """The address of a magazine with figures of five provinces, served on loopback."""
    folder = tmp_path_factory.mktemp("atlas")
    shared = {
        name: (project / "content" / name).read_text("utf-8")
        for name in ("site.yaml", "topics.yaml")
    }
    for name, text in {**shared, **five_provinces.files()}.items():
        if text is not None:
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    built = build(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
            strict=True,
        )
    )
    assert built.findings.diagnostics == ()
    handler = partial(QuietHandler, directory=str(folder / "public"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: BrowserContext, address: str) -> Iterator[Page]:
    """The page of all provinces in a browser that gets no script."""
    made = browser.new_page()
    made.route("**/*.js", lambda route: route.abort())
    made.set_viewport_size({"width": 1280, "height": 900})
    made.goto(f"{address}/tinh/")
    yield made
    made.close()


def shown(page: Page) -> list[str]:
    return [time for time in ("now", "then") if page.locator(f".sheet-{time}").is_visible()]


def fill(page: Page, time: str, name: str) -> str:
    found: str = page.locator(f".sheet-{time} .tile", has_text=name).first.evaluate(
        "tile => getComputedStyle(tile.querySelector('rect')).fill"
    )
    return found


def test_one_map_is_shown_and_the_arrow_keys_choose_the_other(page: Page) -> None:
    assert shown(page) == ["now"]
    page.locator(".choose-now").focus()
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["then"]
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ["now"]


def test_choices_are_reached_and_named(page: Page) -> None:
    borders = page.get_by_role("group", name="Địa giới").get_by_role("radio")
    assert borders.count() == 2
    assert page.get_by_role("radio", name="63 tỉnh, thành, đến 30/06/2025").count() == 1
    assert page.get_by_role("group", name="Tô màu theo").get_by_role("radio").count() == 4
    page.locator(".choose-now").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "choose-0"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('class')").startswith("tile ")


def test_a_measure_colours_the_tiles_and_shows_its_column(page: Page) -> None:
    page.get_by_role("radio", name="63 tỉnh, thành").check()
    table = page.locator(".sheet-then table")
    assert table.locator("th.of-1").is_hidden()
    page.get_by_role("radio", name="Nhà ở xây mới và sửa chữa").check()
    number = page.locator("input[name=colour]:checked").get_attribute("class")
    assert number is not None
    column = number.removeprefix("choose-")
    assert table.locator(f"th.of-{column}").inner_text() == "Nhà ở xây mới và sửa chữa"
    assert page.locator(f".sheet-then .legend.of-{column}").is_visible()
    assert page.locator(".sheet-then .of-0").is_hidden()
    assert page.locator(".sheet-then .tile-count").first.is_hidden()
    fills = {fill(page, "then", name) for name in five_provinces.PLACES.values()}
    assert len(fills) > 2
    strokes = {
        page.locator(".sheet-then .tile", has_text=name).first.evaluate(
            "tile => getComputedStyle(tile.querySelector('.strokes')).strokeDasharray"
        )
        for name in five_provinces.PLACES.values()
    }
    assert len(strokes) == len(fills)


def test_a_tile_in_focus_shows_its_full_name_and_value(page: Page) -> None:
    page.get_by_role("radio", name="Nhà ở xây mới và sửa chữa").check()
    page.keyboard.press("Tab")
    assert page.locator(".sheet-now a.tile:focus .tile-name").first.is_visible()
    values = page.locator(".sheet-now a.tile:focus [class*=tile-value]")
    assert [one.is_visible() for one in values.all()].count(True) == 1
    assert page.locator(".sheet-now a.tile:focus .tile-stories").is_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280, 2560])
def test_no_choice_makes_the_page_scroll_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for borders in ("now", "then"):
        for colour in range(4):
            page.locator(f".choose-{borders}").check()
            page.locator(f".choose-{colour}").check()
            overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert overflow <= 0, (borders, colour)


def test_targets_are_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.locator(".choose-then").check()
    for tile in page.locator(".sheet-then a.tile rect").all():
        box = tile.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
