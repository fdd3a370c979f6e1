from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.magnitudes import Magnitude, multiplied, number_at, spoken_magnitude_at
from magbuild.vietnamese.numerals import Numeral, Unreadable

MULTIPLIED = {
    "no multiplier": ("1.353 nhà", "1353", "1.353"),
    "triệu": ("97.035 triệu đồng", "97035000000", "97.035 triệu"),
    "tỉ": ("2,5 tỉ đồng", "2500000000", "2,5 tỉ"),
    "ngàn": ("450 ngàn đồng", "450000", "450 ngàn"),
    "vạn": ("2 vạn dân", "20000", "2 vạn"),
    "nghìn tỷ": ("1,2 nghìn tỷ đồng", "1200000000000", "1,2 nghìn tỷ"),
    "trăm nghìn": ("5 trăm nghìn", "500000", "5 trăm nghìn"),
    "chục triệu": ("3 chục triệu", "30000000", "3 chục triệu"),
    "triệu tỷ": ("1 triệu tỷ", "1000000000000000", "1 triệu tỷ"),
    "sum": ("1 tỷ 250 triệu đồng", "1250000000", "1 tỷ 250 triệu"),
    "long sum": ("1 tỷ 2 triệu 3 nghìn đồng", "1002003000", "1 tỷ 2 triệu 3 nghìn"),
    "no sum that grows": ("1 triệu 250 tỷ", "1000000", "1 triệu"),
    "no sum without a multiplier": ("1 tỷ 250 người", "1000000000", "1 tỷ"),
    "half": ("2 triệu rưỡi", "2500000", "2 triệu rưỡi"),
    "short form": ("200 trđ", "200000000", "200 tr"),
    "line break": ("5\ntriệu", "5000000", "5\ntriệu"),
    "no-break groups": ("1\u00a0234 đồng", "1234", "1\u00a0234"),
    "to summon": ("8 triệu tập", "8", "8"),
    "a rate": ("10 tỷ lệ", "10", "10"),
    "billionaires": ("5 tỷ phú", "5", "5"),
    "full stop": ("15. Năm", "15", "15"),
}

SPOKEN = {
    "tens": ("hai mươi lăm hộ", "25", "hai mươi lăm"),
    "capital": ("Hai mươi lăm hộ", "25", "Hai mươi lăm"),
    "no-break space": ("hai\u00a0mươi hộ", "20", "hai\u00a0mươi"),
    "stops at a comma": ("hai mươi, lăm", "20", "hai mươi"),
}


def magnitude_at(text: str, start: int) -> Magnitude | None:
    number = number_at(text, start)
    return multiplied(text, number) if number else None


@pytest.mark.parametrize(("text", "value", "printed"), MULTIPLIED.values(), ids=MULTIPLIED)
def test_multiplier_words_belong_to_the_number(text: str, value: str, printed: str) -> None:
    magnitude = magnitude_at(text, 0)
    assert magnitude is not None
    assert magnitude.value(countable=True) == Numeral(value=Decimal(value))
    assert text[: magnitude.end] == printed


def test_k_is_a_colloquial_thousand() -> None:
    magnitude = magnitude_at("50k", 0)
    assert magnitude is not None
    expected = Numeral(value=Decimal(50_000), warnings=("colloquial",))
    assert magnitude.value(countable=False) == expected


def test_a_multiplier_makes_fractions_of_countable_things_possible() -> None:
    magnitude = magnitude_at("1,353 triệu người", 0)
    assert magnitude is not None
    expected = Numeral(value=Decimal(1_353_000), warnings=("ambiguous-separator",))
    assert magnitude.value(countable=True) == expected


def test_the_multiplier_of_a_range_is_lent_to_its_lower_end() -> None:
    lower, own = magnitude_at("5", 0), magnitude_at("900 nghìn", 0)
    assert lower is not None
    assert own is not None
    million = Decimal(10**6)
    assert lower.value(countable=False, scale=million) == Numeral(value=Decimal(5_000_000))
    assert own.value(countable=False, scale=million) == Numeral(value=Decimal(900_000))


@pytest.mark.parametrize(("text", "value", "printed"), SPOKEN.values(), ids=SPOKEN)
def test_number_words_are_followed_to_their_end(text: str, value: str, printed: str) -> None:
    magnitude = spoken_magnitude_at(text, 0)
    assert magnitude is not None
    assert magnitude.value(countable=True) == Numeral(value=Decimal(value))
    assert text[: magnitude.end] == printed


@pytest.mark.parametrize("text", ["", "hộ", ".5", "vài chục"])
def test_no_number_no_magnitude(text: str) -> None:
    assert magnitude_at(text, 0) is None
    assert spoken_magnitude_at(text, 0) is None


@given(st.text(alphabet="0123456789 .,kKtrđ\u00a0\ntriệutỷnghìn"))
def test_no_text_breaks_the_reading_of_magnitudes(text: str) -> None:
    magnitude = magnitude_at(text, 0)
    if magnitude:
        assert text.startswith(magnitude.digits)
        assert isinstance(magnitude.value(countable=False), Numeral | Unreadable)
