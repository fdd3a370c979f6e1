"""The facts of the register, written down a second time from the laws."""

from collections import Counter
from datetime import date

import pytest

from magbuild.vietnamese.register import Province, register
from magbuild.vietnamese.text import nfc, slug

UNITS = tuple(register().units.values())
SETS = {number: [u for u in UNITS if u.id.startswith(number)] for number in ("p63", "p34")}

# The 34 of Resolution 202/2025/QH15, each with the units of which it was made.
MERGERS = {
    "Hà Nội": "Hà Nội",
    "Cao Bằng": "Cao Bằng",
    "Tuyên Quang": "Hà Giang, Tuyên Quang",
    "Điện Biên": "Điện Biên",
    "Lai Châu": "Lai Châu",
    "Sơn La": "Sơn La",
    "Lào Cai": "Lào Cai, Yên Bái",
    "Thái Nguyên": "Bắc Kạn, Thái Nguyên",
    "Lạng Sơn": "Lạng Sơn",
    "Quảng Ninh": "Quảng Ninh",
    "Bắc Ninh": "Bắc Giang, Bắc Ninh",
    "Phú Thọ": "Hòa Bình, Phú Thọ, Vĩnh Phúc",
    "Hải Phòng": "Hải Dương, Hải Phòng",
    "Hưng Yên": "Hưng Yên, Thái Bình",
    "Ninh Bình": "Hà Nam, Nam Định, Ninh Bình",
    "Thanh Hóa": "Thanh Hóa",
    "Nghệ An": "Nghệ An",
    "Hà Tĩnh": "Hà Tĩnh",
    "Quảng Trị": "Quảng Bình, Quảng Trị",
    "Huế": "Huế",
    "Đà Nẵng": "Quảng Nam, Đà Nẵng",
    "Quảng Ngãi": "Kon Tum, Quảng Ngãi",
    "Gia Lai": "Bình Định, Gia Lai",
    "Khánh Hòa": "Khánh Hòa, Ninh Thuận",
    "Đắk Lắk": "Phú Yên, Đắk Lắk",
    "Lâm Đồng": "Bình Thuận, Lâm Đồng, Đắk Nông",
    "Đồng Nai": "Bình Phước, Đồng Nai",
    "Hồ Chí Minh": "Bà Rịa - Vũng Tàu, Bình Dương, Hồ Chí Minh",
    "Tây Ninh": "Long An, Tây Ninh",
    "Đồng Tháp": "Tiền Giang, Đồng Tháp",
    "Vĩnh Long": "Bến Tre, Trà Vinh, Vĩnh Long",
    "An Giang": "An Giang, Kiên Giang",
    "Cần Thơ": "Cần Thơ, Hậu Giang, Sóc Trăng",
    "Cà Mau": "Bạc Liêu, Cà Mau",
}

# In 2025 these kept the name but took the code of a unit that they absorbed.
MOVED_CODES = {
    "Lào Cai": ("10", "15", "Yên Bái"),
    "Bắc Ninh": ("27", "24", "Bắc Giang"),
    "Quảng Trị": ("45", "44", "Quảng Bình"),
    "Gia Lai": ("64", "52", "Bình Định"),
    "Tây Ninh": ("72", "80", "Long An"),
    "Đồng Tháp": ("87", "82", "Tiền Giang"),
    "An Giang": ("89", "91", "Kiên Giang"),
}


def _named(number: str, name: str) -> Province:
    [unit] = [unit for unit in SETS[number] if unit.name == name]
    return unit


def test_counts() -> None:
    assert {number: len(units) for number, units in SETS.items()} == {"p63": 63, "p34": 34}
    assert [unit.name for unit in UNITS if not unit.id.startswith(("p63", "p34"))] == ["Hà Tây"]
    kinds = {number: Counter(unit.kind for unit in units) for number, units in SETS.items()}
    assert kinds == {"p63": {"tỉnh": 57, "thành phố": 6}, "p34": {"tỉnh": 25, "thành phố": 9}}


def test_eleven_units_were_left_as_they_were_and_29_names_went() -> None:
    assert sum(len(unit.predecessors) == 1 for unit in SETS["p34"]) == 11
    assert len({u.name for u in SETS["p63"]} - {u.name for u in SETS["p34"]}) == 29
    assert {u.name for u in SETS["p34"]} <= {u.name for u in SETS["p63"]}


@pytest.mark.parametrize(("name", "parts"), MERGERS.items())
def test_mergers(name: str, parts: str) -> None:
    names = sorted(register().units[part].name for part in _named("p34", name).predecessors)
    assert names == parts.split(", ")


def test_every_unit_of_the_law_is_in_the_table() -> None:
    assert set(MERGERS) == {unit.name for unit in SETS["p34"]}


def test_successors_and_predecessors_are_inverse() -> None:
    for unit in UNITS:
        for part in unit.predecessors:
            assert register().units[part].successor == unit.id
        if unit.successor is not None:
            assert unit.id in register().units[unit.successor].predecessors
    assert all(unit.successor for unit in SETS["p63"])
    assert not any(unit.successor for unit in SETS["p34"])
    assert register().units["p64-ha-tay"].successor == "p63-ha-noi"


@pytest.mark.parametrize("number", SETS)
def test_ids_codes_and_slugs_are_unique_inside_a_set(number: str) -> None:
    units = SETS[number]
    for names in ([u.id for u in units], [u.code for u in units], [u.slug for u in units]):
        assert len(set(names)) == len(units)


@pytest.mark.parametrize(("name", "codes"), MOVED_CODES.items())
def test_code_traps(name: str, codes: tuple[str, str, str]) -> None:
    old, new, whose = codes
    assert (_named("p63", name).code, _named("p34", name).code) == (old, new)
    assert _named("p63", whose).code == new


def test_no_other_code_moved() -> None:
    moved = {u.name for u in SETS["p34"] if u.code != _named("p63", u.name).code}
    assert moved == set(MOVED_CODES)


def test_names_are_well_spelled() -> None:
    for unit in UNITS:
        spellings = (unit.name, unit.full_name, unit.region, *unit.aliases)
        assert all(nfc(spelling) == spelling for spelling in spellings)
        assert slug(unit.name) == unit.slug
        assert unit.full_name == f"{unit.kind.capitalize()} {unit.name}"
        assert unit.name not in unit.aliases


def test_states_end_where_the_unit_does() -> None:
    for unit in UNITS:
        starts = [state.valid_from for state in unit.states]
        assert starts == sorted(set(starts))
        assert starts[0] == unit.valid_from
        assert unit.valid_to is None or starts[-1] <= unit.valid_to
        assert (unit.states[-1].name, unit.states[-1].kind) == (unit.name, unit.kind)


def test_each_change_has_its_act() -> None:
    days = {state.valid_from for unit in UNITS for state in unit.states[1:]}
    assert days == {date(2025, 1, 1), date(2026, 4, 30), date(2026, 9, 1), date(2026, 9, 20)}
    assert set(register().acts) == days | {date(2008, 8, 1), date(2025, 7, 1)}
    assert {act.number for act in register().acts.values() if act.reported} == {
        "30/2026/QH16",
        "36/2026/QH16",
        "39/2026/QH16",
    }


def test_former_provinces_and_short_names_lead_to_units() -> None:
    for former in register().formers:
        assert former.first_year < former.last_year < 2008
        assert len(former.into) > 1
        assert set(former.into) <= set(register().units)
    for short in register().short_names:
        assert set(short.candidates) <= set(register().units)
        assert (short.default or short.candidates[0]) == short.candidates[0]
    assert len(register().formers) == 21


def test_words_are_slugs_of_units() -> None:
    slugs = {unit.slug for unit in UNITS}
    assert register().ordinary_words | register().names_of_people <= slugs
