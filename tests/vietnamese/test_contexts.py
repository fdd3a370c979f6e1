import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.contexts import left_of

WORDS = {
    "plain": ("Đã tặng hơn ", ["đã", "tặng", "hơn"]),
    "the nearest five": ("một hai ba bốn năm sáu ", ["hai", "ba", "bốn", "năm", "sáu"]),
    "bracket": ("người (hơn ", ["người", "hơn"]),
    "quotation mark": ("là “không dưới ", ["là", "không", "dưới"]),
    "comma is kept": ("với, hơn ", ["với,", "hơn"]),
    "no-break space": ("hơn\u00a0", ["hơn"]),
    "line break": ("tặng\nhơn\n", ["tặng", "hơn"]),
    "paragraph": ("tặng hơn\n\n", []),
    "glued sign": ("tặng (", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("before", "words"), WORDS.values(), ids=WORDS)
def test_the_nearest_words_in_lower_case(before: str, words: list[str]) -> None:
    assert left_of(before + "300 hộ", len(before)).words[-5:] == words


def test_the_start_of_the_last_words_is_found_in_the_text() -> None:
    text = "Có (Không\u00a0dưới 20 hộ"
    left = left_of(text, text.index("20"))
    assert text[left.start_of(2) : left.start] == "Không\u00a0dưới "
    assert left.start_of(0) == left.start


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("dịp Nhâm Dần ", True),
        ("Có ", False),
        ("đã xong. Có ", False),
        ("vui vẻ có ", False),
        ("xã Phú Cần (", False),
        ("", False),
    ],
)
def test_a_capitalised_word_inside_a_sentence_is_a_name(before: str, named: bool) -> None:
    assert left_of(before + "5", len(before)).follows_name() is named


@given(st.text(), st.integers(0, 200), st.integers(0, 9))
def test_no_text_breaks_the_context(text: str, start: int, count: int) -> None:
    start = min(start, len(text))
    left = left_of(text, start)
    assert 0 <= left.start_of(min(count, len(left.words))) <= start
    assert isinstance(left.follows_name(), bool)
