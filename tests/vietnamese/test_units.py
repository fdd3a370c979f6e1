import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.units import (
    UNIT_NAMES,
    UNITS,
    Family,
    Kind,
    Unit,
    one_line,
    unit_at,
)

SPELLINGS = [(spelling, unit) for unit in UNITS for spelling in unit.spellings]

LONGEST = {
    "đồng before a number's end": ("đồng", "VND", "đồng"),
    "đồng chí": ("đồng chí", "người", "đồng chí"),
    "đồng bào": ("đồng bào Khmer", "người", "đồng bào"),
    "đ/c": ("đ/c tham gia", "người", "đ/c"),
    "square metres glued": ("m2 đất", "m²", "m2"),
    "square metres with a caret": ("m^2", "m²", "m^2"),
    "metre before a full stop": ("m.", "m", "m"),
    "percentage points": ("điểm phần trăm", "điểm phần trăm", "điểm phần trăm"),
    "percentage points with a sign": ("điểm %", "điểm phần trăm", "điểm %"),
    "marks": ("điểm thi", "điểm", "điểm"),
    "hyphens": ("đô-la Mỹ", "USD", "đô-la Mỹ"),
    "turns of households": ("lượt hộ nghèo", "lượt hộ", "lượt hộ"),
    "turns of models": ("lượt mô hình tự quản", "lượt mô hình", "lượt mô hình"),
    "houses of two words": ("căn nhà tình thương", "căn", "căn nhà"),
    "house of culture": ("nhà văn hóa", "nhà văn hóa", "nhà văn hóa"),
    "journalists": ("nhà báo", "người", "nhà báo"),
    "work days": ("ngày công lao động", "ngày công", "ngày công lao động"),
    "capitals": ("Cục Thống kê", "cục", "Cục"),
    "shouting": ("KM", "km", "KM"),
    "no-break space before": ("\u00a0hộ", "hộ", "hộ"),
    "no-break space inside": (" căn\u00a0nhà", "căn", "căn\u00a0nhà"),
    "line break before": ("\nhộ", "hộ", "hộ"),
    "line break inside": (" phần\nquà", "phần quà", "phần\nquà"),
    "comma behind": (" tỉnh, thành", "tỉnh", "tỉnh"),
}

NO_UNITS = {
    "nothing": "",
    "next paragraph": "\n\nhộ",
    "inside a word": "hộp1",
    "metre in a height": "m65",
    "capital symbol": "M",
    "a figure of speech": " con số",
    "a character": " ký tự",
    "a conjunction": " đồng thời",
    "sign before": ". hộ",
    "unknown": " phum sóc",
}


@pytest.mark.parametrize(("spelling", "unit"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_every_spelling_means_its_unit(spelling: str, unit: Unit) -> None:
    assert unit_at(spelling, 0) == (unit, 0, len(spelling))


def test_names_and_spellings_are_given_once() -> None:
    assert len(UNIT_NAMES) == len(UNITS)
    assert len({spelling for spelling, _ in SPELLINGS}) == len(SPELLINGS)


@pytest.mark.parametrize(("text", "name", "printed"), LONGEST.values(), ids=LONGEST)
def test_the_longest_spelling_wins(text: str, name: str, printed: str) -> None:
    found = unit_at(text, 0)
    assert found is not None
    unit, start, end = found
    assert (unit.name, text[start:end]) == (name, printed)


@pytest.mark.parametrize("text", NO_UNITS.values(), ids=NO_UNITS)
def test_other_words_are_no_units(text: str) -> None:
    assert unit_at(text, 0) is None


@pytest.mark.parametrize(
    ("name", "family", "kind", "countable"),
    [
        ("người", Family.PERSON, Kind.COUNT, True),
        ("lượt hộ", Family.HOUSEHOLD, Kind.COUNT, True),
        ("căn", Family.BUILDING, Kind.COUNT, True),
        ("ngày công", Family.LABOUR, Kind.LABOUR, True),
        ("m²", Family.AREA, Kind.AREA, False),
        ("tấn", Family.MASS, Kind.MASS, False),
        ("VND", Family.MONEY, Kind.MONEY, False),
        ("%", Family.RATIO, Kind.PERCENT, False),
        ("điểm phần trăm", Family.POINTS, Kind.POINTS, False),
        ("năm", Family.TIME, Kind.DURATION, False),
        ("tuổi", Family.AGE, Kind.AGE, False),
    ],
)
def test_a_unit_knows_what_it_measures(
    name: str, family: Family, kind: Kind, countable: bool
) -> None:
    unit = UNIT_NAMES[name]
    assert (unit.family, unit.kind, unit.countable) == (family, kind, countable)


@given(st.text(), st.integers(0, 5))
def test_no_text_breaks_the_search_for_a_unit(text: str, position: int) -> None:
    found = unit_at(text, position)
    assert found is None or position <= found[1] < found[2] <= len(text)


@given(st.text())
def test_words_on_one_line_have_one_space_between_them(words: str) -> None:
    assert one_line(words) == " ".join(words.split())
