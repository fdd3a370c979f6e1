from dataclasses import replace
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.comparisons import compare
from magbuild.vietnamese.figures import machine_number, write, write_number
from magbuild.vietnamese.numerals import plain
from magbuild.vietnamese.qualifiers import DEFAULT_WORDS, QUALIFIERS, TRAILING, Bound
from magbuild.vietnamese.quantities import Kind, Quantity, read
from magbuild.vietnamese.units import UNIT_NAMES, UNITS, Family, Unit


def quantity(value: str, unit: str = "", **stated: object) -> Quantity:
    kind = UNIT_NAMES[unit].kind if unit else Kind.NUMBER
    bare = Quantity(value=Decimal(value), unit=unit, kind=kind, printed="")
    return replace(bare, **stated)  # type: ignore[arg-type]  # the rows name fields of Quantity


NUMBERS = {
    "F01": ("1353", "1.353"),
    "F02": ("6000", "6.000"),
    "F03": ("999", "999"),
    "F04": ("1234.5", "1.234,5"),
    "F05": ("-5.2", "−5,2"),
    "F19": ("8", "8"),
    "F21": ("0", "0"),
    "millions": ("1234567.89", "1.234.567,89"),
    "no zeros are added": ("6.10", "6,1"),
    "no exponent": ("1E+6", "1.000.000"),
    "small": ("0.0000001", "0,0000001"),
    "very large": ("1E+4998", "1" + ".000" * 1666),
}

FULL = {
    "F07": (quantity("6.19", "%"), "6,19%"),
    "F08": (quantity("20400", "m²"), "20.400⍽m²"),
    "F09": (quantity("64.8", "km"), "64,8⍽km"),
    "F10": (quantity("97035000000", "VND"), "97.035.000.000⍽đồng"),
    "F17": (quantity("33880", "người", bound=Bound.ABOVE, qualifier="hơn"), "hơn⍽33.880⍽người"),
    "F20": (quantity("-53.81", "điểm phần trăm"), "−53,81⍽điểm phần trăm"),
    "no unit": (quantity("12"), "12"),
    "noun as printed": (quantity("1353", "căn", noun="nhà"), "1.353⍽nhà"),
    "share of": (quantity("80", "%", noun="cán bộ"), "80% cán bộ"),
    "bound without a word": (quantity("5", "hộ", bound=Bound.ABOUT), "khoảng⍽5⍽hộ"),
    "bound behind": (
        quantity("70", "%", bound=Bound.AT_LEAST, qualifier="trở lên"),
        "70%⍽trở lên",
    ),
    "fraction": (quantity("0.6", "hộ", fraction=(2, 3)), "2/3⍽số⍽hộ"),
    "range": (quantity("20", "%", value_max=Decimal(25)), "20–25%"),
    "rate": (quantity("6.5", "tấn", per=("ha",)), "6,5⍽tấn/ha"),
}

COMPACT = {
    "F11": (quantity("97035000000", "VND"), "97,035⍽tỷ⍽đồng"),
    "F12": (quantity("383700000", "VND"), "383,7⍽triệu⍽đồng"),
    "F13": (quantity("4390000", "USD"), "4,39⍽triệu⍽USD"),
    "F14": (quantity("1500000000000", "VND"), "1.500⍽tỷ⍽đồng"),
    "F15": (quantity("97035123456", "VND"), "97.035.123.456⍽đồng"),
    "F16": (quantity("12000000", "VND", per=("người", "tháng")), "12⍽triệu⍽đồng/người/tháng"),
    "F18": (quantity("5000000", "VND", value_max=Decimal(7000000)), "5–7⍽triệu⍽đồng"),
    "F22": (quantity("450000", "VND"), "450.000⍽đồng"),
    "no thousand millions": (quantity("1234567000", "VND"), "1.234.567.000⍽đồng"),
    "range on the scale of its lower end": (
        quantity("900000000", "VND", value_max=Decimal(1200000000)),
        "900–1.200⍽triệu⍽đồng",
    ),
    "range from below a million": (
        quantity("500000", "VND", value_max=Decimal(2000000)),
        "500.000–2.000.000⍽đồng",
    ),
    "range with an odd end": (
        quantity("5000000", "VND", value_max=Decimal(7000001)),
        "5.000.000–7.000.001⍽đồng",
    ),
    "people": (quantity("98500000", "người"), "98,5⍽triệu⍽người"),
    "below zero": (quantity("-2500000", "VND"), "−2,5⍽triệu⍽đồng"),
}

AS_PRINTED = (
    "vượt⍽125,4% so với kế hoạch",
    "tăng⍽140,7% so với cùng kỳ",
    "đạt⍽hơn⍽95% kế hoạch",
    "giảm⍽3,2⍽điểm phần trăm",
    "tăng gấp⍽2,5⍽lần",
    "một trong⍽3⍽trung tâm",
    "chưa đầy⍽5%",
    "70%⍽trở lên",
    "2/3⍽số⍽hộ",
    "trên⍽80% cán bộ",
)


@pytest.mark.parametrize(("value", "written"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_are_written_as_vietnamese_does(value: str, written: str) -> None:
    assert write_number(Decimal(value)) == written


@pytest.mark.parametrize(("figure", "written"), FULL.values(), ids=FULL)
def test_quantities_in_full(figure: Quantity, written: str) -> None:
    assert write(figure) == written.replace("⍽", "\u00a0")


@pytest.mark.parametrize(("figure", "written"), COMPACT.values(), ids=COMPACT)
def test_quantities_in_short(figure: Quantity, written: str) -> None:
    assert write(figure, compact=True) == written.replace("⍽", "\u00a0")


@pytest.mark.parametrize("written", AS_PRINTED)
def test_what_is_read_is_written_back(written: str) -> None:
    text = written.replace("⍽", "\u00a0")
    figure = read(text)
    assert isinstance(figure, Quantity)
    assert write(figure) == text


@pytest.mark.parametrize(
    ("value", "written"), [("1234.50", "1234.5"), ("-5.2", "-5.2"), ("1E+3", "1000")]
)
def test_machines_get_a_dot_and_no_groups(value: str, written: str) -> None:
    assert machine_number(Decimal(value)) == written


def test_the_precision_that_the_caller_has_set_does_not_matter() -> None:
    with localcontext(prec=3):
        assert write_number(Decimal("-1234567.891")) == "−1.234.567,891"
        assert write(quantity("97035000000", "VND"), compact=True) == "97,035\u00a0tỷ\u00a0đồng"


SIMPLE = ("hơn", "trên", "gần", "khoảng")
DECIMALS = st.decimals(0, 10**12, places=4).map(plain)


def _values(unit: Unit | None) -> st.SearchStrategy[Decimal]:
    whole = st.integers(0, 10**12).map(Decimal)
    return whole if unit is None or unit.countable else st.one_of(whole, DECIMALS)


def _noun(unit: Unit | None) -> st.SearchStrategy[str]:
    """The noun that is read with the unit; only measures and money have none."""
    if unit is None or not unit.countable:
        return st.just("")
    return st.sampled_from(unit.spellings)


@st.composite
def plain_figures(draw: st.DrawFn) -> Quantity:
    """Canonical quantities: any unit, bound, rate and range."""
    unit = draw(st.one_of(st.none(), st.sampled_from(UNITS)))
    low, high = sorted((draw(_values(unit)), draw(_values(unit))))
    word = draw(st.sampled_from(["", *QUALIFIERS, *TRAILING]))
    ranged = unit is not None and low < high and draw(st.booleans())
    signed = not ranged and unit is not None and not unit.countable and low and draw(st.booleans())
    rated = unit is not None and unit.family is not Family.PLACE
    per = draw(st.lists(st.sampled_from(["hộ", "tháng", "ha", "vụ"]), max_size=2)) if rated else []
    return Quantity(
        value=low.copy_negate() if signed else low,
        value_max=high if ranged else None,
        unit=unit.name if unit else "",
        bound=(QUALIFIERS | TRAILING).get(word, Bound.EXACT),
        qualifier=word,
        per=tuple(per),
        kind=unit.kind if unit else Kind.NUMBER,
        noun=draw(_noun(unit)),
        printed="",
    )


@st.composite
def comparing_figures(draw: st.DrawFn) -> Quantity:
    percent, value = UNIT_NAMES["%"], draw(DECIMALS)
    verb = draw(st.sampled_from(["tăng", "giảm", "vượt", "đạt", "bằng"]))
    baseline = draw(st.sampled_from(["kế hoạch", "so với cùng kỳ năm 2021"]))
    compared = compare(value, percent, verb, baseline)
    assert compared is not None
    word = draw(st.sampled_from(["", *SIMPLE]))
    return Quantity(
        value=value,
        unit=percent.name,
        bound=QUALIFIERS.get(word, Bound.EXACT),
        qualifier=word,
        kind=Kind.COMPARISON,
        comparison=compared[0],
        printed="",
    )


def _without_print(figure: object) -> Quantity:
    """Spelling leaves its traces in the print and in the warnings, not in what is stated."""
    assert isinstance(figure, Quantity), figure
    return replace(figure, printed="", warnings=())


@given(st.one_of(plain_figures(), comparing_figures()), st.booleans())
def test_what_is_written_is_read_as_the_same_quantity(figure: Quantity, compact: bool) -> None:
    written = write(figure, compact=compact)
    assert _without_print(read(written)) == figure


@given(st.one_of(plain_figures(), comparing_figures()), st.booleans())
def test_canonical_forms_are_fixed_points(figure: Quantity, compact: bool) -> None:
    written = write(figure, compact=compact)
    again = read(written)
    assert isinstance(again, Quantity)
    assert write(again, compact=compact) == written


def test_every_bound_has_a_word_unless_it_is_exact() -> None:
    assert DEFAULT_WORDS.keys() == set(Bound) - {Bound.EXACT}
