"""The page of all provinces as it is written: both maps, with links, names and tables."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.render.test_pages import RICH, rendered, story
from tests.site import five_provinces

Magazine = Callable[..., Path]


@pytest.fixture
def html(magazine: Magazine) -> str:
    """The page of a magazine with figures of five provinces."""
    return rendered(magazine(five_provinces.files()))["tinh/index.html"]


def sheet(html: str, time: str) -> str:
    return html.partition(f'<section class="sheet sheet-{time}"')[2].partition("</section>")[0]


@pytest.mark.parametrize(("time", "tiles", "linked"), [("now", 36, 3), ("then", 65, 5)])
def test_every_unit_is_a_tile_and_those_with_stories_are_links(
    html: str, time: str, tiles: int, linked: int
) -> None:
    drawn = sheet(html, time)
    assert len(re.findall(r'<(?:a|g) class="tile ', drawn)) == tiles
    assert len(re.findall(r'<a class="tile [^"]*" href="/tinh/[a-z-]+/">', drawn)) == linked
    for island in ("Quần đảo Hoàng Sa", "Quần đảo Trường Sa"):
        assert re.search(rf'<text class="island-name"[^>]*>{island}</text>', drawn)


@pytest.mark.parametrize("time", ["now", "then"])
def test_names_and_values_stand_in_words(html: str, time: str) -> None:
    drawn = sheet(html, time)
    assert "<title>Điện Biên: 6 bài</title>" in drawn
    table = drawn.partition("<table")[2].partition("</table>")[0]
    columns = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', table)
    assert columns[:2] == ["Tỉnh, thành", "Số bài"]
    assert len(columns) == 5
    row = next(one for one in table.split("<tr>") if ">Điện Biên</a>" in one)
    assert len(re.findall(r"<td", row)) == 4
    assert "chưa có" not in row


def test_the_page_chooses_by_radio_buttons(html: str) -> None:
    chosen = re.findall(r'<input type="radio" name="(\w+)" class="choose-(\w+)"( checked)?', html)
    assert [(group, value) for group, value, checked in chosen if checked] == [
        ("borders", "now"),
        ("colour", "0"),
    ]
    assert len(chosen) == 2 + 4


def test_only_the_page_of_all_provinces_has_the_map_of_63(magazine: Magazine) -> None:
    for name, html in rendered(magazine(RICH)).items():
        assert ("63 tỉnh, thành" in html) is (name == "tinh/index.html"), name


def test_without_figures_there_is_nothing_to_colour_by(magazine: Magazine) -> None:
    html = rendered(magazine({"articles/x.md": story("X", "province: Trà Vinh\n")}))
    page = html["tinh/index.html"]
    assert 'name="borders"' in page
    assert 'name="colour"' not in page
    assert "tile-value" not in page


def test_key_totals_lead_to_their_rows_or_sentences(magazine: Magazine) -> None:
    html = rendered(magazine(five_provinces.files()))["tinh/vinh-long/index.html"]
    head = html.partition('aria-labelledby="figures"')[2].partition("</section>")[0]
    targets = re.findall(r'<p class="metric-label"><a href="([^"]+)"', head)
    assert 1 <= len(targets) <= 4
    for target in targets:
        assert "/bai/" in target or f'<tr id="{target[1:]}"' in html
