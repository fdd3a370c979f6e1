"""Short cuts of typesetting, which may not be seen: texts with nothing to mend, texts at one go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.typography import typeset, typeset_each, typeset_pieces

SIGNS = (
    *"m^23/:;!?%.,\"'IVPQTXp5a \u00a0\n-()[]<>`",
    *("triệu ", "tỉ ", "đồng", "ha", "năm ", "Quý ", "TP. ", "```", "http://a.b/", "](", "\n\n"),
)
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join) | st.text(max_size=8)


@given(TEXTS)
def test_a_text_without_a_sign_of_a_fix_has_none(text: str) -> None:
    assert typeset(text) == "".join(typeset_pieces([text]))


@given(st.lists(TEXTS, max_size=4))
def test_texts_set_at_one_go_are_set_as_one_by_one(texts: list[str]) -> None:
    assert typeset_each(texts) == [typeset(text) for text in texts]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", ""],
        ["a\n", "\nb"],
        ['"a', 'b"'],
        ["5", "km"],
        ["a ", " b"],
        ["a..", "."],
        ["```", '"a"', "```"],
        ["a\n\x1f\nb", '"c"'],
        ["e", "\u0301"],
    ],
)
def test_no_text_reaches_into_the_next(texts: list[str]) -> None:
    assert typeset_each(texts) == [typeset(text) for text in texts]
