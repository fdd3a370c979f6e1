import pytest

from magbuild.vietnamese.mentions import Mention, figure_at, spoken_figure_at
from magbuild.vietnamese.numerals import Unreadable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("đã tặng hơn 300 hộ nghèo", "hơn 300 hộ"),
        ("Hơn 300 hộ nghèo", "Hơn 300 hộ"),
        ("có (không dưới 300 hộ)", "không dưới 300 hộ"),
        ("hơn\n300\nhộ nghèo", "hơn\n300\nhộ"),
        ("tăng gần 30% so với năm 2021", "tăng gần 30%"),
        ("vay từ 5 đến 7 triệu đồng/hộ", "từ 5 đến 7 triệu đồng/hộ"),
        ("từ 70% trở lên", "từ 70% trở lên"),
        ("trị giá hơn US$ 1,2 triệu", "hơn US$ 1,2 triệu"),
        ("trị giá $5", "$5"),
        ("là một trong 3 trung tâm", "một trong 3 trung tâm"),
        ("mức −5,2% là thấp", "−5,2%"),
    ],
)
def test_a_mention_covers_all_that_states_the_figure(text: str, printed: str) -> None:
    start = next(position for position, character in enumerate(text) if character.isdigit())
    outcome, end = figure_at(text, start, asked=False)
    assert isinstance(outcome, Mention)
    assert text[outcome.start : outcome.end] == outcome.quantity.printed == printed
    assert end == outcome.end


@pytest.mark.parametrize(
    ("text", "asked", "counts"),
    [
        ("1234", False, False),
        ("1234", True, True),
        ("2022", False, False),
        ("2022", True, True),
        ("năm 2022", True, False),
        ("5 phum", False, True),
        ("5 và", False, False),
        ("5 và", True, True),
        ("5G", True, False),
        ("1 số", True, False),
        ("53 dân tộc", False, False),
        ("53 dân tộc", True, True),
    ],
)
def test_a_bare_number_counts_if_it_is_asked_for(text: str, asked: bool, counts: bool) -> None:
    outcome, _ = figure_at(text, text.index(next(filter(str.isdigit, text))), asked=asked)
    assert isinstance(outcome, Mention) is counts


@pytest.mark.parametrize(
    ("text", "word", "asked", "counts"),
    [
        ("có hai mươi hộ", "hai", False, True),
        ("có hai mươi", "hai", False, False),
        ("có hai mươi", "hai", True, True),
        ("vài ba trăm hộ", "ba", False, False),
        ("hai ba trăm hộ", "ba", False, False),
        ("ngày hai mươi tháng chạp", "hai", False, False),
        ("ahai mươi hộ", "hai", True, False),
    ],
)
def test_numbers_in_words_are_figures_with_a_unit(
    text: str, word: str, asked: bool, counts: bool
) -> None:
    outcome, end = spoken_figure_at(text, text.index(word), asked=asked)
    assert isinstance(outcome, Mention) is counts
    assert end > text.index(word)


def test_a_badly_written_number_is_reported_where_it_stands() -> None:
    text = "có 12.34.567 hộ"
    unreadable = Unreadable(code="invalid-number", printed=text, position=3)
    assert figure_at(text, 3, asked=False) == (unreadable, text.index(" hộ"))
