from datetime import date, timedelta
from itertools import pairwise
from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.provinces import (
    Ambiguous,
    Found,
    OutOfTime,
    Province,
    Resolution,
    Unknown,
    all_units,
    former_provinces,
    full_name_on,
    history,
    is_in_force,
    is_ordinary_word,
    kind_on,
    name_on,
    province,
    regions,
    resolve,
    tiles,
    today_of,
    units,
)
from magbuild.vietnamese.text import spelling

OLD = date(2022, 6, 1)
HUE = date(2025, 3, 1)
NEW = date(2026, 11, 23)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))

SETS = {
    "long ago": (date(1975, 4, 30), 64),
    "Hà Tây's last day": (date(2008, 7, 31), 64),
    "the first of the 63": (date(2008, 8, 1), 63),
    "an article of 2022": (OLD, 63),
    "the last of the 63": (date(2025, 6, 30), 63),
    "the first of the 34": (date(2025, 7, 1), 34),
    "now": (NEW, 34),
}


@pytest.mark.parametrize(("on", "count"), SETS.values(), ids=SETS.keys())
def test_units_in_force(on: date, count: int) -> None:
    names = [name_on(unit, on) for unit in units(on)]
    assert len(names) == len(set(names)) == count
    assert names == sorted(names, key=collation_key)


def test_units_are_sorted_by_their_names_of_the_day() -> None:
    assert [unit.name for unit in units(NEW)][:6] == [
        *("An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng")
    ]
    assert [name_on(unit, OLD) for unit in units(OLD)][55:59] == [
        *("Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh")
    ]


@given(DAYS)
def test_all_land_is_covered_every_day(on: date) -> None:
    assert len({unit.code for unit in units(on)}) == len(units(on))
    assert {today_of(unit).id for unit in units(on)} == {unit.id for unit in units(NEW)}


def test_unknown_ids_raise() -> None:
    with pytest.raises(KeyError):
        province("p34-tra-vinh")


KINDS = {
    "Huế before": ("p63-hue", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế"),
    "Huế after": ("p63-hue", date(2025, 1, 1), "Thành phố Huế"),
    "Huế, one of the 34": ("p34-hue", date(2025, 7, 1), "Thành phố Huế"),
    "Đồng Nai before": ("p34-dong-nai", date(2026, 4, 29), "Tỉnh Đồng Nai"),
    "Đồng Nai after": ("p34-dong-nai", date(2026, 4, 30), "Thành phố Đồng Nai"),
    "Quảng Ninh before": ("p34-quang-ninh", date(2026, 8, 31), "Tỉnh Quảng Ninh"),
    "Quảng Ninh after": ("p34-quang-ninh", date(2026, 9, 1), "Thành phố Quảng Ninh"),
    "Bắc Ninh before": ("p34-bac-ninh", date(2026, 9, 19), "Tỉnh Bắc Ninh"),
    "Bắc Ninh after": ("p34-bac-ninh", date(2026, 9, 20), "Thành phố Bắc Ninh"),
    "before its time": ("p34-bac-ninh", date(2000, 1, 1), "Tỉnh Bắc Ninh"),
    "Hà Nội": ("p63-ha-noi", OLD, "Thành phố Hà Nội"),
}


@pytest.mark.parametrize(("unit", "on", "name"), KINDS.values(), ids=KINDS.keys())
def test_kinds_change_with_dates(unit: str, on: date, name: str) -> None:
    assert full_name_on(province(unit), on) == name
    assert (
        kind_on(province(unit), on)
        == name.removesuffix(name_on(province(unit), on)).strip().lower()
    )


@pytest.mark.parametrize(
    ("on", "cities"),
    [(date(2024, 12, 31), 5), (date(2025, 1, 1), 6), (date(2025, 7, 1), 6), (NEW, 9)],
)
def test_number_of_cities(on: date, cities: int) -> None:
    assert sum(kind_on(unit, on) == "thành phố" for unit in units(on)) == cities


def test_history_of_a_merged_province() -> None:
    changes = history(province("p34-vinh-long"))
    assert [change.before_name for change in changes] == [
        "Tỉnh Bến Tre",
        "Tỉnh Trà Vinh",
        "Tỉnh Vĩnh Long",
    ]
    assert {(change.on, change.act, change.after_name) for change in changes} == {
        (date(2025, 7, 1), "202/2025/QH15", "Tỉnh Vĩnh Long")
    }


def test_history_goes_back_and_on() -> None:
    steps = [
        (change.on.isoformat(), change.act, change.before_name, change.after_name)
        for change in history(province("p63-ha-noi"))
    ]
    assert steps == [
        ("2008-08-01", "15/2008/QH12", "Tỉnh Hà Tây", "Thành phố Hà Nội"),
    ]
    assert [change.on for change in history(province("p64-ha-tay"))] == [date(2008, 8, 1)]


def test_a_unit_that_stayed_as_it_was_has_no_history() -> None:
    assert history(province("p34-dien-bien")) == ()


def test_history_tells_new_kinds() -> None:
    last = history(province("p34-bac-ninh"))[-1]
    assert last.before is last.after
    assert (last.act, last.reported) == ("39/2026/QH16", True)
    assert (last.before_name, last.after_name) == ("Tỉnh Bắc Ninh", "Thành phố Bắc Ninh")


def test_history_of_every_unit_is_in_order_and_by_an_act() -> None:
    for unit in all_units():
        days = [change.on for change in history(unit)]
        assert days == sorted(days)
        assert all(change.act for change in history(unit))


def test_former_provinces() -> None:
    names = {unit: [former.name for former in former_provinces(province(unit))] for unit in NAMES}
    assert names == NAMES


NAMES = {
    "p63-tra-vinh": ["Cửu Long"],
    "p63-ha-nam": ["Hà Nam Ninh", "Nam Hà"],
    "p64-ha-tay": ["Hà Sơn Bình"],
    "p63-ha-noi": [],
}


@pytest.mark.parametrize("on", [OLD, NEW])
def test_tiles(on: date) -> None:
    grid = tiles(on)
    drawn = [unit.tile for unit in grid.provinces if unit.tile is not None]
    assert len(drawn) == len(units(on))
    cells = [(tile.column, tile.row) for tile in (*drawn, *(i.tile for i in grid.islands))]
    assert len(set(cells)) == len(cells)
    assert all(0 <= column < grid.columns and 0 <= row < grid.rows for column, row in cells)
    assert {column for column, _ in cells} >= {0, grid.columns - 1}
    assert len({tile.label for tile in drawn}) == len(drawn)


@pytest.mark.parametrize("on", [date(2000, 1, 1), OLD, date(2025, 7, 1), NEW])
def test_both_archipelagos_are_on_every_map(on: date) -> None:
    islands = {island.name: province(island.belongs_to) for island in tiles(on).islands}
    assert {name: owner.name for name, owner in islands.items()} == {
        "Quần đảo Hoàng Sa": "Đà Nẵng",
        "Quần đảo Trường Sa": "Khánh Hòa",
    }
    assert all(is_in_force(owner, on) for owner in islands.values())


def test_archipelagos_lie_in_the_east() -> None:
    for on in (OLD, NEW):
        grid = tiles(on)
        assert {island.tile.column for island in grid.islands} == {grid.columns - 1}


def test_north_lies_above_south() -> None:
    rows = {unit.slug: unit.tile.row for unit in units(NEW) if unit.tile}
    line = ["cao-bang", "thai-nguyen", "ha-noi", "ninh-binh", "nghe-an", "ha-tinh", "hue"]
    line += ["quang-ngai", "gia-lai", "dak-lak", "lam-dong", "ho-chi-minh", "dong-thap", "can-tho"]
    assert all(rows[north] < rows[south] for north, south in pairwise([*line, "ca-mau"]))


NORTH_TO_SOUTH = """
    ha-giang cao-bang lao-cai lai-chau bac-kan lang-son tuyen-quang yen-bai thai-nguyen
    dien-bien vinh-phuc son-la phu-tho bac-giang bac-ninh ha-noi quang-ninh hai-duong hai-phong
    hoa-binh hung-yen ha-nam thai-binh nam-dinh ninh-binh thanh-hoa nghe-an ha-tinh quang-binh
    quang-tri hue da-nang quang-nam quang-ngai kon-tum gia-lai binh-dinh phu-yen dak-lak
    khanh-hoa dak-nong lam-dong ninh-thuan binh-phuoc tay-ninh binh-duong dong-nai binh-thuan
    ho-chi-minh long-an ba-ria-vung-tau dong-thap an-giang tien-giang vinh-long ben-tre can-tho
    kien-giang tra-vinh hau-giang soc-trang bac-lieu ca-mau
"""
"""The 63 units by the latitude of their seats, near enough: some lie within minutes of another."""


def test_the_63_lie_from_north_to_south() -> None:
    rows = {unit.slug: unit.tile.row for unit in units(OLD) if unit.tile}
    ordered = NORTH_TO_SOUTH.split()
    assert sorted(ordered) == sorted(rows)
    assert len(ordered) == 63
    assert _rank_correlation([rows[slug] for slug in ordered]) > 0.98


def _rank_correlation(values: list[int]) -> float:
    """Spearman's coefficient of values against their order; equal ones share a rank."""
    ordered = sorted(values)
    ranks = [ordered.index(one) + (ordered.count(one) - 1) / 2 for one in values]
    return correlation(ranks, list(map(float, range(len(values)))))


NEIGHBOURS = [
    *("lao-cai yen-bai", "cao-bang bac-kan", "bac-kan thai-nguyen", "dien-bien son-la"),
    *("ha-noi vinh-phuc", "ha-noi hoa-binh", "hai-duong hai-phong", "thanh-hoa nghe-an"),
    *("quang-binh quang-tri", "da-nang quang-nam", "kon-tum quang-ngai", "gia-lai binh-dinh"),
    *("dak-lak phu-yen", "dak-nong khanh-hoa", "tay-ninh binh-duong", "tien-giang ben-tre"),
    *("vinh-long tra-vinh", "bac-lieu ca-mau", "an-giang kien-giang", "can-tho hau-giang"),
]


@pytest.mark.parametrize("pair", NEIGHBOURS)
def test_neighbours_are_neighbours_on_the_map_of_63(pair: str) -> None:
    cells = {unit.slug: unit.tile for unit in units(OLD)}
    one, other = (cells[slug] for slug in pair.split())
    assert one is not None
    assert other is not None
    assert max(abs(one.column - other.column), abs(one.row - other.row)) == 1


@pytest.mark.parametrize(
    ("on", "counts"), [(OLD, [14, 11, 14, 5, 6, 13]), (NEW, [9, 6, 5, 6, 3, 5])], ids=["63", "34"]
)
def test_regions(on: date, counts: list[int]) -> None:
    assert [len(region.provinces) for region in regions(on)] == counts
    together = [unit.id for region in regions(on) for unit in region.provinces]
    assert sorted(together) == sorted(unit.id for unit in units(on))


def test_regions_were_regrouped() -> None:
    assert province("p63-long-an").region == "Đồng bằng sông Cửu Long"
    assert today_of(province("p63-long-an")).region == "Đông Nam Bộ"


def _words(resolution: Resolution) -> str:
    match resolution:
        case Found(province=unit, via=via):
            return f"{unit.id} by {via}"
        case OutOfTime(name=name, was=was, last_day=last_day, now=now):
            return f"{name} was {was.id} until {last_day}, now {now.id}"
        case Ambiguous(candidates=candidates):
            return " or ".join(unit.id for unit in candidates)
        case Unknown(suggestions=suggestions):
            return " or ".join(("unknown", *suggestions))


IN_2022 = {
    "Trà Vinh": "p63-tra-vinh by name",
    "tỉnh Trà Vinh": "p63-tra-vinh by name",
    "Tỉnh Trà Vinh": "p63-tra-vinh by name",
    " Trà  Vinh ": "p63-tra-vinh by name",
    "trà vinh": "p63-tra-vinh by spelling",
    "TRÀ VINH": "p63-tra-vinh by spelling",
    "T. Trà Vinh": "p63-tra-vinh by spelling",
    "Tra\u0300 Vinh": "p63-tra-vinh by name",
    "Trà\u200b\u00a0Vinh": "p63-tra-vinh by name",
    "tra vinh": "p63-tra-vinh by unmarked",
    "tinh Tra Vinh": "p63-tra-vinh by unmarked",
    "thành phố Trà Vinh": "p63-tra-vinh by city",
    "TP. Huế": "p63-hue by city",
    "TP Hà Nội": "p63-ha-noi by spelling",
    "Thành phố Hà Nội": "p63-ha-noi by name",
    "T.P. Hà Nội": "p63-ha-noi by spelling",
    "Thủ đô Hà Nội": "p63-ha-noi by spelling",
    "Hanoi": "p63-ha-noi by alias",
    "Hồ Chí Minh": "p63-ho-chi-minh by name",
    "TP. Hồ Chí Minh": "p63-ho-chi-minh by spelling",
    "TP. HCM": "p63-ho-chi-minh by alias",
    "TP.HCM": "p63-ho-chi-minh by alias",
    "TP HCM": "p63-ho-chi-minh by alias",
    "Tp.HCM": "p63-ho-chi-minh by alias",
    "tphcm": "p63-ho-chi-minh by alias",
    "HCMC": "p63-ho-chi-minh by alias",
    "Sài Gòn": "p63-ho-chi-minh by alias",
    "Saigon": "p63-ho-chi-minh by alias",
    "sai gon": "p63-ho-chi-minh by unmarked",
    "Thanh Hoá": "p63-thanh-hoa by spelling",
    "tỉnh Hoà Bình": "p63-hoa-binh by spelling",
    "Đăk Lăk": "p63-dak-lak by alias",
    "Đắc Lắc": "p63-dak-lak by alias",
    "Daklak": "p63-dak-lak by unmarked",
    "Darlac": "p63-dak-lak by alias",
    "Kontum": "p63-kon-tum by alias",
    "Bắc Cạn": "p63-bac-kan by alias",
    "\u00d0iện Biên": "p63-dien-bien by spelling",
    "Bà Rịa – Vũng Tàu": "p63-ba-ria-vung-tau by spelling",
    "Bà Rịa-Vũng Tàu": "p63-ba-ria-vung-tau by spelling",
    "Bà Rịa Vũng Tàu": "p63-ba-ria-vung-tau by spelling",
    "BR-VT": "p63-ba-ria-vung-tau by alias",
    "Thừa Thiên Huế": "p63-hue by name",
    "Thừa Thiên – Huế": "p63-hue by spelling",
    "TT-Huế": "p63-hue by alias",
    "Huế": "p63-hue by alias",
    "Vĩnh Long": "p63-vinh-long by name",
    "HN": "p63-ha-noi by alias",
    "TTH": "p63-hue by alias",
    "ĐN": "p63-da-nang or p63-dak-nong or p63-dong-nai",
    "Vĩnh Phú": "p63-phu-tho or p63-vinh-phuc",
    "Quảng Nam - Đà Nẵng": "p63-quang-nam or p63-da-nang",
    "Hà Sơn Bình": "p63-ha-noi or p63-hoa-binh",
    "Hà Tây": "Hà Tây was p64-ha-tay until 2008-07-31, now p63-ha-noi",
    "Bên Trẻ": "unknown or Bến Tre",
    "tỉnh Bên Trẻ": "unknown or Bến Tre",
    "Ben Tee": "unknown or Bến Tre",
    "Paris": "unknown",
    "tỉnh": "unknown",
    "": "unknown",
}

IN_2026 = {
    "Vĩnh Long": "p34-vinh-long by name",
    "Trà Vinh": "Trà Vinh was p63-tra-vinh until 2025-06-30, now p34-vinh-long",
    "thành phố Trà Vinh": "Trà Vinh was p63-tra-vinh until 2025-06-30, now p34-vinh-long",
    "ben tre": "Bến Tre was p63-ben-tre until 2025-06-30, now p34-vinh-long",
    "BRVT": "Bà Rịa - Vũng Tàu was p63-ba-ria-vung-tau until 2025-06-30, now p34-ho-chi-minh",
    "Hà Tây": "Hà Tây was p64-ha-tay until 2008-07-31, now p34-ha-noi",
    "Thừa Thiên Huế": "Thừa Thiên Huế was p63-hue until 2024-12-31, now p34-hue",
    "Huế": "p34-hue by name",
    "TP.HCM": "p34-ho-chi-minh by alias",
    "tỉnh Bắc Ninh": "p34-bac-ninh by spelling",
    "TP. Bắc Ninh": "p34-bac-ninh by spelling",
    "Thành phố Bắc Ninh": "p34-bac-ninh by name",
    "TB": "Thái Bình was p63-thai-binh until 2025-06-30, now p34-hung-yen",
    "Vĩnh Phú": "p34-phu-tho",
    "BT": "p34-vinh-long or p34-lam-dong",
}

BETWEEN = {
    "Huế": "p63-hue by name",
    "Thừa Thiên Huế": "Thừa Thiên Huế was p63-hue until 2024-12-31, now p63-hue",
    "TTH": "Thừa Thiên Huế was p63-hue until 2024-12-31, now p63-hue",
}


@pytest.mark.parametrize(("name", "expected"), IN_2022.items())
def test_names_in_2022(name: str, expected: str) -> None:
    assert _words(resolve(name, OLD)) == expected


@pytest.mark.parametrize(("name", "expected"), IN_2026.items())
def test_names_in_2026(name: str, expected: str) -> None:
    assert _words(resolve(name, NEW)) == expected


@pytest.mark.parametrize(("name", "expected"), BETWEEN.items())
def test_names_when_hue_became_a_city(name: str, expected: str) -> None:
    assert _words(resolve(name, HUE)) == expected


def test_ha_tay_before_2008() -> None:
    assert _words(resolve("Hà Tây", date(2008, 7, 31))) == "p64-ha-tay by name"


@given(DAYS)
def test_every_name_of_a_day_means_its_unit(on: date) -> None:
    for unit in units(on):
        for written in (name_on(unit, on), full_name_on(unit, on)):
            assert resolve(written, on) == Found(province=unit, via="name")


@given(DAYS, st.sampled_from(all_units()))
def test_names_and_aliases_lead_to_the_holder_of_the_land(on: date, unit: Province) -> None:
    for written in (unit.name, unit.full_name, *unit.aliases):
        match resolve(written, on):
            case Found(province=found):
                assert today_of(found) == today_of(unit)
            case OutOfTime(was=was, now=now, last_day=last_day):
                assert last_day < on
                assert is_in_force(now, on)
                assert today_of(was) == today_of(now) == today_of(unit)
            case other:
                pytest.fail(f"{written}: {other}")


def test_no_two_units_of_a_day_share_a_spelling() -> None:
    for on in (date(2008, 7, 31), OLD, HUE, NEW):
        names = [
            spelling(written)
            for unit in units(on)
            for written in {spelling(name): name for name in (unit.name, *unit.aliases)}.values()
        ]
        assert len(set(names)) == len(names)


@given(st.text(), DAYS)
def test_no_text_breaks_resolution(name: str, on: date) -> None:
    assert isinstance(resolve(name, on), Resolution)
    is_ordinary_word(name)


WORDS = {
    "hòa bình": True,
    "Hòa bình": True,
    "HÒA BÌNH": False,
    "Hòa Bình": False,
    "tỉnh hòa bình": False,
    "bình định": True,
    "hải dương": True,
    "quang trị": True,
    "Hồ Chí Minh": True,
    "TP. Hồ Chí Minh": False,
    "trà vinh": False,
    "": False,
}


@pytest.mark.parametrize(("name", "ordinary"), WORDS.items())
def test_ordinary_words(name: str, ordinary: bool) -> None:
    assert is_ordinary_word(name) is ordinary


def test_a_unit_begins_the_day_after_its_predecessor_ended() -> None:
    for unit in all_units():
        if unit.successor is not None and unit.valid_to is not None:
            after = province(unit.successor)
            assert is_in_force(after, unit.valid_to + timedelta(days=1))
