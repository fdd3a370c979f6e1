from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.amounts import Amount, amount_at, fraction_at, spoken_amount_at
from magbuild.vietnamese.numerals import Unreadable

RANGES = {
    "multiplier of both": ("5 đến 7 triệu đồng", "5000000", "7000000", "VND"),
    "hyphen with spaces": ("20 - 25%", "20", "25", "%"),
    "en dash": ("10–15 triệu đồng/hộ", "10000000", "15000000", "VND"),
    "hyphen": ("2-3 hộ", "2", "3", "hộ"),
    "tới": ("2 tới 3 tấn", "2", "3", "tấn"),
    "a multiplier each": ("900 nghìn đến 1,2 triệu đồng", "900000", "1200000", "VND"),
    "a unit each": ("5 triệu đồng đến 7 triệu đồng", "5000000", "7000000", "VND"),
    "decimals": ("3,5 - 4 triệu", "3500000", "4000000", None),
}

SINGLE = {
    "falling": ("7 đến 5 hộ", 1),
    "two units": ("20 hộ - 25 người", 5),
    "no unit": ("2 - 1 trước đội bạn", 1),
    "a day": ("5-7/11", 1),
    "a score": ("2-1", 1),
}

RATES = {
    "one": ("6,5 tấn/ha", ("ha",)),
    "spaces": ("12 triệu đồng/ người/ tháng", ("người", "tháng")),
    "spelt differently": ("65 người/km2", ("km²",)),
    "unknown": ("5 tấn/vụ", ("vụ",)),
    "unknown word": ("5 tấn/kỳ", ("kỳ",)),
    "people keep their name": ("5 triệu đồng/lao động", ("lao động",)),
    "two kinds of place": ("63 tỉnh/thành phố", ()),
    "a name": ("5 tấn/Hà Nội", ()),
    "a number": ("5 tấn/20 ha", ()),
    "not more than four": ("5 đồng/hộ/hộ/hộ/hộ/hộ", ("hộ",) * 4),
}


def read(text: str) -> Amount:
    amount = amount_at(text, 0)
    assert isinstance(amount, Amount)
    return amount


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES.values(), ids=RANGES)
def test_ranges_share_their_unit(text: str, low: str, high: str, unit: str | None) -> None:
    amount = read(text)
    assert (amount.value, amount.value_max) == (Decimal(low), Decimal(high))
    assert (amount.unit.name if amount.unit else None) == unit
    assert amount.end == len(text)


@pytest.mark.parametrize(("text", "end"), SINGLE.values(), ids=SINGLE)
def test_two_numbers_are_not_always_a_range(text: str, end: int) -> None:
    amount = read(text)
    assert amount.value_max is None
    assert amount.end == end


def test_bare_numbers_are_a_range_only_if_allowed() -> None:
    assert read("5 - 7").value_max is None
    allowed = amount_at("5 - 7", 0, bare_range=True)
    assert isinstance(allowed, Amount)
    assert allowed.value_max == 7


@pytest.mark.parametrize(("text", "per"), RATES.values(), ids=RATES)
def test_rates_are_the_units_behind_slashes(text: str, per: tuple[str, ...]) -> None:
    assert read(text).per == per


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("1.353 nhà", "nhà"),
        ("20 Cục Thống kê", "Cục"),
        ("300 phần\nquà", "phần quà"),
        ("80% cán bộ", "cán bộ"),
        ("80% số hộ", "hộ"),
        ("80% diện tích", ""),
        ("5 tấn gạo", ""),
    ],
)
def test_the_noun_is_kept_as_printed(text: str, noun: str) -> None:
    assert read(text).noun == noun


@pytest.mark.parametrize(
    ("text", "typed"),
    [("719 triệu động", True), ("719 động", False), ("5 triệu động vật", False)],
)
def test_a_mistyped_dong_is_money_only_behind_a_multiplier(text: str, typed: bool) -> None:
    amount = read(text)
    assert (amount.unit is not None) is typed
    assert amount.warnings == (("typo-unit",) if typed else ())


@pytest.mark.parametrize(
    ("text", "fraction", "end"),
    [
        ("2/3 số hộ nghèo", (2, 3), 9),
        ("2/3 tổng số hộ", (2, 3), 14),
        ("8/10 xã", (8, 10), 7),
        ("12/15 đại biểu", (12, 15), 14),
        ("19/19 tiêu chí", (19, 19), 14),
    ],
)
def test_parts_of_what_is_counted(text: str, fraction: tuple[int, int], end: int) -> None:
    part = fraction_at(text, 0)
    assert part is not None
    assert (part.fraction, part.end) == (fraction, end)
    assert abs(part.value * fraction[1] - fraction[0]) < Decimal("1E-26")


@pytest.mark.parametrize(
    "text",
    ["2/3", "2/9 người dân", "8/8 xã", "27/7 hộ", "5/0 hộ", "2/3/2022 hộ", "3/4 ha", "1/2a hộ"],
)
def test_days_and_months_are_no_parts(text: str) -> None:
    assert fraction_at(text, 0) is None


def test_numbers_in_words_take_units_too() -> None:
    amount = spoken_amount_at("nửa triệu đồng", 0)
    assert isinstance(amount, Amount)
    assert amount.unit is not None
    assert (amount.value, amount.unit.name, amount.end) == (Decimal(500_000), "VND", 14)


def test_what_is_unreadable_is_told() -> None:
    assert amount_at("12.34.567 hộ", 0) == Unreadable(code="invalid-number", printed="12.34.567")
    assert isinstance(amount_at("hộ", 0), Unreadable)
    assert isinstance(spoken_amount_at("hộ", 0), Unreadable)


@given(st.text(alphabet="0123456789/-– .,%hộđồngtriệungườikm\n"))
def test_no_text_breaks_the_reading_of_amounts(text: str) -> None:
    amount = amount_at(text, 0)
    assert isinstance(amount, Unreadable) or 0 < amount.end <= len(text)
    part = fraction_at(text, 0)
    assert part is None or 0 < part.end <= len(text)
