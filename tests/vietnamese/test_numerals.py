from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.numerals import (
    MAX_FRACTION_DIGITS,
    MAX_INTEGER_DIGITS,
    Numeral,
    Unreadable,
    cardinal,
    plain,
    read_digits,
)

SPELLINGS = {
    "N01": ("1.234,5", "1234.5", ()),
    "N04": ("1.234.567", "1234567", ()),
    "N05": ("1.234.567,89", "1234567.89", ()),
    "N15": ("1,353", "1.353", ("ambiguous-separator",)),
    "no group sign": ("6000", "6000", ()),
    "leading zero": ("08", "8", ()),
    "zero": ("0", "0", ()),
    "decimal comma": ("0,5", "0.5", ()),
    "trailing zeros": ("6,10", "6.1", ()),
    "no integer part but zero": ("0,353", "0.353", ()),
    "english decimal": ("64.8", "64.8", ("english-decimal",)),
    "english decimal below one": ("0.353", "0.353", ("english-decimal",)),
    "english decimal of four digits": ("1.2345", "1.2345", ("english-decimal",)),
    "english groups": ("1,234,567", "1234567", ("english-grouping",)),
    "english groups and decimals": ("1,234.5", "1234.5", ("english-grouping",)),
    "no-break groups": ("1\u00a0234\u00a0567", "1234567", ()),
    "narrow groups": ("1\u202f234,5", "1234.5", ()),
    "thin groups": ("20\u2009400", "20400", ()),
    "fifteen digits": ("9" * 15, "9" * 15, ()),
}

UNREADABLE = {
    "N22": ("12.34.567", "invalid-number"),
    "empty": ("", "no-number"),
    "letters": ("abc", "invalid-number"),
    "full-width digits": ("１２", "invalid-number"),
    "other digits": ("٣٤", "invalid-number"),
    "plain space between groups": ("1 234", "invalid-number"),
    "commas not in threes": ("1,23,456", "invalid-number"),
    "two decimal signs": ("1.234,5,6", "invalid-number"),
    "groups behind the decimals": ("1,234.567.8", "invalid-number"),
    "zero as a group": ("0.353.000", "invalid-number"),
    "sixteen digits": ("1" * 16, "too-many-digits"),
    "more digits than an int takes": ("9" * 70_000, "too-many-digits"),
    "sixteen digits in groups": ("1" + ".234" * 5, "too-many-digits"),
    "thirteen decimals": ("0," + "1" * 13, "too-many-digits"),
}

WORDS = {
    "N40": ("hai mươi lăm", "25"),
    "N41": ("hai mốt", "21"),
    "N42": ("bốn mươi tư", "44"),
    "N43": ("một trăm linh năm", "105"),
    "N44": ("một trăm lẻ năm", "105"),
    "N45": ("ba nghìn không trăm linh tám", "3008"),
    "N46": ("mười lăm", "15"),
    "one digit": ("bảy", "7"),
    "nhăm": ("ba mươi nhăm", "35"),
    "ngàn": ("hai ngàn", "2000"),
    "chain": ("một nghìn tỷ", "1000000000000"),
    "sum": ("một tỷ hai trăm năm mươi triệu", "1250000000"),
    "hundreds of thousands": ("ba trăm nghìn", "300000"),
    "half a million": ("nửa triệu", "500000"),
    "one and a half": ("một triệu rưỡi", "1500000"),
    "one and a half without one": ("tỉ rưỡi", "1500000000"),
    "hundred and a half": ("hai trăm rưỡi", "250"),
    "năm is five before a multiplier": ("hai mươi năm triệu", "25000000"),
    "năm before mươi": ("năm mươi", "50"),
    "hundreds with tens": ("chín trăm mười một", "911"),
    "a thousand and one": ("một nghìn lẻ một", "1001"),
}

LEFT_OVER = {
    "năm is years after tens": ("hai mươi năm", "20", 2),
    "năm is years after a thousand": ("một nghìn năm", "1000", 2),
    "năm năm": ("năm năm", "5", 1),
    "a noun": ("hai người", "2", 1),
    "two hundred and what": ("hai trăm ba", "200", 2),
    "multipliers do not fall in a chain": ("một tỷ nghìn", "1000000000", 2),
    "multipliers do not repeat": ("một tỷ tỷ tỷ", "1000000000", 2),
}

NO_NUMBERS = ("", "hai ba người", "trăm", "nghìn người", "linh tám", "mươi", "nửa nhà", "vài chục")


@pytest.mark.parametrize(("printed", "value", "warnings"), SPELLINGS.values(), ids=SPELLINGS)
def test_digits_are_read_exactly(printed: str, value: str, warnings: tuple[str, ...]) -> None:
    assert read_digits(printed) == Numeral(value=Decimal(value), warnings=warnings)


@pytest.mark.parametrize(("printed", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_other_digits_are_refused(printed: str, code: str) -> None:
    assert read_digits(printed) == Unreadable(code=code, printed=printed)


def test_a_comma_before_three_digits_groups_what_can_only_be_counted() -> None:
    grouped = Numeral(value=Decimal(1353), warnings=("english-grouping",))
    assert read_digits("1,353", countable=True) == grouped
    assert read_digits("0,353", countable=True) == Numeral(value=Decimal("0.353"))
    assert read_digits("1,35", countable=True) == Numeral(value=Decimal("1.35"))


@pytest.mark.parametrize(("words", "value"), WORDS.values(), ids=WORDS)
def test_number_words_are_read_exactly(words: str, value: str) -> None:
    assert cardinal(words.split()) == (Decimal(value), len(words.split()))


@pytest.mark.parametrize(("words", "value", "count"), LEFT_OVER.values(), ids=LEFT_OVER)
def test_a_number_ends_where_its_grammar_ends(words: str, value: str, count: int) -> None:
    assert cardinal(words.split()) == (Decimal(value), count)


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_vague_words_are_no_numbers(words: str) -> None:
    assert cardinal(words.split()) == (None, 0)


@given(
    whole=st.integers(0, 10**MAX_INTEGER_DIGITS - 1),
    fraction=st.from_regex(rf"[0-9]{{0,{MAX_FRACTION_DIGITS}}}", fullmatch=True),
)
def test_vietnamese_spelling_of_any_number_gives_it_back(whole: int, fraction: str) -> None:
    printed = f"{whole:,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    numeral = read_digits(printed)
    assert isinstance(numeral, Numeral)
    assert numeral.value == Decimal(f"{whole}.{fraction or 0}")


@given(st.text())
def test_no_text_breaks_the_reading_of_digits(text: str) -> None:
    assert isinstance(read_digits(text), Numeral | Unreadable)


@given(
    st.lists(st.sampled_from(sorted({word for row, _ in WORDS.values() for word in row.split()})))
)
def test_no_chain_of_number_words_breaks_the_grammar(words: list[str]) -> None:
    value, count = cardinal(words)
    assert 0 <= count <= len(words)
    assert (value is None) == (count == 0)


def test_the_precision_that_the_caller_has_set_does_not_matter() -> None:
    with localcontext(prec=3):
        assert plain(Decimal("1234.5678900")) == Decimal("1234.56789")
        assert cardinal(WORDS["sum"][0].split())[0] == 1_250_000_000


@pytest.mark.parametrize(
    ("value", "text"), [("1.50", "1.5"), ("4390000.00", "4390000"), ("1E+3", "1000"), ("0.0", "0")]
)
def test_plain_values_have_one_spelling(value: str, text: str) -> None:
    assert str(plain(Decimal(value))) == text
