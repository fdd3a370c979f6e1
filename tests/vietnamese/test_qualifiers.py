import pytest

from magbuild.vietnamese.qualifiers import (
    DEFAULT_WORDS,
    QUALIFIERS,
    TRAILING,
    Bound,
    qualifier_after,
    qualifier_before,
)

BOUNDS = {
    "hơn": Bound.ABOVE,
    "trên": Bound.ABOVE,
    "quá": Bound.ABOVE,
    "vượt mốc": Bound.ABOVE,
    "gần": Bound.BELOW,
    "ngót": Bound.BELOW,
    "dưới": Bound.BELOW,
    "chưa đến": Bound.BELOW,
    "chưa đầy": Bound.BELOW,
    "chưa tới": Bound.BELOW,
    "khoảng": Bound.ABOUT,
    "chừng": Bound.ABOUT,
    "độ": Bound.ABOUT,
    "ước": Bound.ABOUT,
    "ước đạt": Bound.ABOUT,
    "ước tính": Bound.ABOUT,
    "xấp xỉ": Bound.ABOUT,
    "cỡ": Bound.ABOUT,
    "trên dưới": Bound.ABOUT,
    "ít nhất": Bound.AT_LEAST,
    "tối thiểu": Bound.AT_LEAST,
    "không dưới": Bound.AT_LEAST,
    "nhiều nhất": Bound.AT_MOST,
    "tối đa": Bound.AT_MOST,
    "không quá": Bound.AT_MOST,
    "có thể lên tới": Bound.AT_MOST,
    "lên tới": Bound.EXACT,
    "lên đến": Bound.EXACT,
}


@pytest.mark.parametrize(("phrase", "bound"), BOUNDS.items())
def test_every_bounding_word_bounds(phrase: str, bound: Bound) -> None:
    qualifier = qualifier_before(["tặng", *phrase.split()])
    assert (qualifier.bound, qualifier.words) == (bound, len(phrase.split()))


@pytest.mark.parametrize("word", ["đạt", "là", "được", "với", "cộng", "đúng", "với,"])
def test_other_words_leave_the_figure_exact(word: str) -> None:
    assert qualifier_before([word]) == (Bound.EXACT, 0, False)


@pytest.mark.parametrize("word", ["nhiệt", "tốc", "mức", "tiến"])
def test_the_end_of_a_compound_bounds_nothing(word: str) -> None:
    assert qualifier_before([word, "độ"]).words == 0
    assert qualifier_before(["độ"]).words == 1


def test_nothing_in_front_bounds_nothing() -> None:
    assert qualifier_before([]).words == 0


@pytest.mark.parametrize("phrase", ["một trong", "một trong số", "một trong những", "1 trong"])
def test_one_of_many_is_marked(phrase: str) -> None:
    assert qualifier_before(phrase.split()) == (Bound.EXACT, len(phrase.split()), True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" trở lên", (Bound.AT_LEAST, "trở lên", 8)),
        ("\u00a0trở\u00a0xuống.", (Bound.AT_MOST, "trở xuống", 10)),
        (" trở lại", None),
        (", trở lên", None),
    ],
)
def test_bounds_may_follow_the_figure(text: str, expected: tuple[Bound, str, int] | None) -> None:
    assert qualifier_after(text, 0) == expected


def test_the_words_to_write_mean_the_bounds_they_are_written_for() -> None:
    assert {QUALIFIERS[word]: word for word in DEFAULT_WORDS.values()} == DEFAULT_WORDS
    assert not TRAILING.keys() & QUALIFIERS.keys()
