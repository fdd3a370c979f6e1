"""The maps of the page of all provinces: whose stories and figures stand behind each tile."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.atlas import FEWEST_UNITS, LAST_OF_63, MOST_MEASURES, STEPS, atlas
from magbuild.site.edition import Edition
from magbuild.site.views.maps import Atlas, Sheet, Tile
from magbuild.vietnamese.territory import name_on, units
from tests.site import five_provinces

Magazine = Callable[[Mapping[str, str | None]], Path]

METRICS = """\
metrics:
  - {id: ty-le, label: Tỷ lệ, units: "%", adding: never}
  - {id: nha, label: Nhà đã dựng, units: căn, adding: sum}
  - {id: lao-dong, label: Người lao động, units: người, adding: latest}
  - {id: cau, label: Cầu, units: cây cầu, adding: sum}
  - {id: duong, label: Đường, units: km, adding: sum}
  - {id: truong, label: Trường, units: trường, adding: sum}
"""


def drawn(magazine: Magazine, files: Mapping[str, str | None], today: str = "2026-11-23") -> Atlas:
    folder = magazine({"articles/2022/ben-tre.md": None, **files})
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date.fromisoformat(today), drafts=False),
            strict=False,
        )
    )
    assert checked.diagnostics == ()
    assert checked.site is not None
    return atlas(checked.site)


def story(number: int, province: str, day: str = "2022-12-01", **figures: str) -> dict[str, str]:
    stated = "".join(
        f'  - {{id: {key}, key: {key}, label: Số {key}, value: "{printed}"}}\n'
        for key, printed in figures.items()
    )
    metrics = f"metrics:\n{stated}" if stated else ""
    body = " ".join(f"Số {key} là {printed}." for key, printed in figures.items()) or "Chữ."
    head = f"title: Bài {number}\ndate: {day}\nsection: tin-tuc\nsummary: S\n"
    return {f"articles/{number}.md": f"---\n{head}province: {province}\n{metrics}---\n{body}\n"}


def tile(sheet: Sheet, name: str) -> Tile:
    return next(one for one in sheet.map.tiles if one.name == name)


def counts(sheet: Sheet) -> dict[str, int]:
    return {one.name: one.count for one in sheet.map.tiles if one.count}


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_every_unit_of_either_time_has_a_tile_and_both_archipelagos(magazine: Magazine) -> None:
    now, then = drawn(magazine, story(1, "Trà Vinh")).sheets
    for sheet, day in [(now, datetime.date.max), (then, LAST_OF_63)]:
        mainland = [one.name for one in sheet.map.tiles if not one.island]
        assert sorted(mainland) == sorted(name_on(unit, day) for unit in units(day))
        islands = {one.name for one in sheet.map.tiles if one.island}
        assert islands == {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"}
        cells = {(one.column, one.row) for one in sheet.map.tiles}
        assert len(cells) == len(sheet.map.tiles)
    assert (len(now.map.tiles), len(then.map.tiles)) == (36, 65)
    assert (now.map.title, then.map.title) == ("34 tỉnh, thành", "63 tỉnh, thành")


def test_a_story_counts_under_the_unit_of_its_time_and_of_today(magazine: Magazine) -> None:
    files = {
        **story(1, "Trà Vinh"),
        **story(2, "Vĩnh Long"),
        **story(3, "Vĩnh Long", "2026-01-01"),
        **story(4, "Quảng Nam"),
    }
    now, then = drawn(magazine, files).sheets
    assert counts(now) == {"Vĩnh Long": 3, "Đà Nẵng": 1, "Quần đảo Hoàng Sa": 1}
    assert counts(then) == {"Trà Vinh": 1, "Vĩnh Long": 1, "Quảng Nam": 1}
    assert tile(then, "Trà Vinh").url == "/tinh/tra-vinh/"
    assert tile(then, "Vĩnh Long").url == tile(now, "Vĩnh Long").url == "/tinh/vinh-long/"
    assert tile(then, "Bến Tre").url == ""


def test_tables_say_all_that_the_maps_show(magazine: Magazine) -> None:
    now, then = drawn(magazine, {**story(1, "Trà Vinh"), **story(2, "Điện Biên")}).sheets
    for sheet, size in [(now, 34), (then, 63)]:
        mainland = {one.name: one for one in sheet.map.tiles if not one.island}
        for row in sheet.rows:
            assert (mainland[row.name].url, mainland[row.name].count) == (row.url, row.count)
        assert len(sheet.rows) + len(sheet.without) == size


def test_a_province_older_than_the_map_is_told_of_in_its_table(magazine: Magazine) -> None:
    now, then = drawn(magazine, story(1, "Hà Tây", "2007-05-01")).sheets
    assert counts(now) == counts(then) == {"Hà Nội": 1}
    assert [(row.name, row.url, row.note) for row in then.rows] == [
        ("Hà Nội", "/tinh/ha-noi/", ""),
        ("Hà Tây", "/tinh/ha-tay/", "Nay thuộc Hà Nội"),
    ]


@pytest.mark.parametrize("today", ["2022-12-31", "2026-11-23"])
def test_the_maps_are_the_same_in_an_edition_of_another_day(magazine: Magazine, today: str) -> None:
    now, then = drawn(magazine, story(1, "Trà Vinh"), today).sheets
    assert (len(now.map.tiles), len(then.map.tiles)) == (36, 65)
    assert counts(now) == {"Vĩnh Long": 1}


def test_sums_and_means_that_most_units_have_may_colour_the_maps(magazine: Magazine) -> None:
    files: dict[str, str | None] = {"metrics.yaml": METRICS}
    for number, name in enumerate(["Trà Vinh", "Điện Biên", "Lạng Sơn", "Gia Lai"]):
        figures = {"nha": "5 căn", "lao-dong": "7 người", "ty-le": "12%", "duong": "3 km"}
        if number < FEWEST_UNITS:
            figures["cau"] = "4 cây cầu"
        if number < FEWEST_UNITS - 1:
            figures["truong"] = "2 trường"
        files |= story(number, name, **figures)
    assert drawn(magazine, files).measures == ("Nhà đã dựng", "Đường", "Cầu")


def test_there_are_no_more_measures_than_can_be_chosen(magazine: Magazine) -> None:
    files: dict[str, str | None] = {"metrics.yaml": METRICS}
    for number, name in enumerate(["Trà Vinh", "Điện Biên", "Lạng Sơn"]):
        figures = {"nha": "5 căn", "cau": "4 cây cầu", "duong": "3 km", "truong": "2 trường"}
        files |= story(number, name, **figures)
    assert len(drawn(magazine, files).measures) == MOST_MEASURES


def test_steps_hold_a_quarter_of_the_units_each(magazine: Magazine) -> None:
    files: dict[str, str | None] = {"metrics.yaml": METRICS}
    places = [unit.name for unit in units(LAST_OF_63)][:8]
    for number, name in enumerate(places):
        files |= story(number, name, nha=f"hơn {(number + 1) * 10} căn")
    _, then = drawn(magazine, files).sheets
    assert [plain(start) for start in then.legends[0]] == ["10 căn", "30 căn", "50 căn", "70 căn"]
    assert [tile(then, name).values[0].step for name in places] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert [plain(row.values[0]) for row in then.rows] == [
        f"hơn {number * 10} căn" for number in range(1, 9)
    ]


def test_units_with_one_value_stand_in_one_step(magazine: Magazine) -> None:
    files: dict[str, str | None] = {"metrics.yaml": METRICS}
    for number, name in enumerate(["Trà Vinh", "Điện Biên", "Lạng Sơn"]):
        files |= story(number, name, nha="5 căn")
    now, _ = drawn(magazine, files).sheets
    assert [plain(start) for start in now.legends[0]] == ["5 căn"]
    assert {one.values[0].step for one in now.map.tiles if one.count} == {1}
    assert {one.values[0].step for one in now.map.tiles if not one.count} == {0}


def test_values_are_the_totals_of_the_pages_of_provinces(magazine: Magazine) -> None:
    made = drawn(magazine, five_provinces.files())
    now, then = made.sheets
    houses = made.measures.index("Nhà ở xây mới và sửa chữa")

    def value(sheet: Sheet, name: str) -> str:
        return next(row.values[houses] for row in sheet.rows if row.name == name)

    past = range(6)
    of_land = {
        name: sum(120 + rank * 37 + year * (41 if rank % 2 else -13) for year in past)
        for rank, name in enumerate(five_provinces.PLACES.values())
    }
    merged = sum(of_land[name] for name in ("Trà Vinh", "Bến Tre", "Vĩnh Long"))
    assert plain(value(then, "Trà Vinh")) == f"{of_land['Trà Vinh']} căn"
    assert plain(value(now, "Vĩnh Long")) == f"{merged:,} căn".replace(",", ".")
    assert all(len(legend) <= STEPS for legend in (*now.legends, *then.legends))
