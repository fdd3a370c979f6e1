import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.maps import spot_of, tile_map
from magbuild.site.views.maps import Spot, TileMap
from magbuild.vietnamese.territory import province

Magazine = Callable[..., Path]

TODAY = datetime.date(2026, 11, 23)
ISLANDS = ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]


def site(folder: Path) -> Site:
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=TODAY, drafts=False),
            strict=False,
        )
    )
    assert checked.diagnostics == ()
    assert checked.site is not None
    return checked.site


def story(province: str, day: str = "2022-12-01") -> str:
    head = f"title: Bài {province} {day}\ndate: {day}\nsection: tin-tuc\nsummary: S\n"
    return f"---\n{head}province: {province}\n---\nChữ.\n"


def drawn(magazine: Magazine, *texts: str, filled: frozenset[str] = frozenset()) -> TileMap:
    files = {f"articles/{n}.md": text for n, text in enumerate(texts)}
    made = site(magazine({"articles/2022/ben-tre.md": None, **files}))
    return tile_map(made.settings, made.listings, filled)


def counts(drawing: TileMap) -> dict[str, int]:
    return {tile.name: tile.count for tile in drawing.tiles if tile.count}


def test_the_country_is_drawn_in_full(magazine: Magazine) -> None:
    drawing = drawn(magazine, story("Trà Vinh"))
    assert len([tile for tile in drawing.tiles if not tile.island]) == 34
    assert [tile.name for tile in drawing.tiles if tile.island] == ISLANDS
    assert drawing.title == "34 tỉnh, thành"


def test_no_two_tiles_share_a_cell(magazine: Magazine) -> None:
    drawing = drawn(magazine, story("Trà Vinh"))
    cells = [(tile.column, tile.row) for tile in drawing.tiles]
    assert len(set(cells)) == len(cells)
    assert all(0 <= c < drawing.columns and 0 <= r < drawing.rows for c, r in cells)


def test_stories_are_counted_where_their_land_is_today(magazine: Magazine) -> None:
    texts = [
        story("Trà Vinh"),
        story("Bến Tre"),
        story("Vĩnh Long"),
        story("Vĩnh Long", "2026-01-01"),
        story("Điện Biên"),
    ]
    assert counts(drawn(magazine, *texts)) == {"Vĩnh Long": 4, "Điện Biên": 1}


@pytest.mark.parametrize(
    ("province", "counted"),
    [
        ("Đà Nẵng", {"Đà Nẵng": 1, "Quần đảo Hoàng Sa": 1}),
        ("Quảng Nam", {"Đà Nẵng": 1, "Quần đảo Hoàng Sa": 1}),
        ("Khánh Hòa", {"Khánh Hòa": 1, "Quần đảo Trường Sa": 1}),
    ],
)
def test_archipelagos_carry_the_stories_of_their_province(
    magazine: Magazine, province: str, counted: dict[str, int]
) -> None:
    drawing = drawn(magazine, story(province))
    assert counts(drawing) == counted
    assert len({tile.url for tile in drawing.tiles if tile.count}) == 1


def test_tiles_follow_each_other_row_by_row(magazine: Magazine) -> None:
    cells = [(tile.row, tile.column) for tile in drawn(magazine, story("Trà Vinh")).tiles]
    assert cells == sorted(cells)


def test_the_spot_of_a_unit_is_the_tile_that_its_land_is_part_of(magazine: Magazine) -> None:
    (filled,) = (
        tile
        for tile in drawn(magazine, story("Trà Vinh"), filled=frozenset({"vinh-long"})).tiles
        if tile.filled
    )
    spot = spot_of(province("p63-tra-vinh"))
    assert spot == Spot(column=filled.column, row=filled.row)


def test_only_tiles_with_stories_lead_somewhere(magazine: Magazine) -> None:
    drawing = drawn(magazine, story("Trà Vinh"))
    assert {tile.url for tile in drawing.tiles if tile.count} == {"/tinh/vinh-long/"}
    assert {tile.url for tile in drawing.tiles if not tile.count} == {""}


def test_the_places_a_page_is_about_are_filled(magazine: Magazine) -> None:
    drawing = drawn(magazine, story("Trà Vinh"), filled=frozenset({"vinh-long", "dien-bien"}))
    assert {tile.name for tile in drawing.tiles if tile.filled} == {"Vĩnh Long", "Điện Biên"}
    assert not any(tile.filled for tile in drawn(magazine, story("Trà Vinh")).tiles)
