import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.masks import without_code, without_comments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một `x` hai", "một     hai"),
        ("``a`b`` c", "        c"),
        ("`mở", "`mở"),
        ("``mở` x", "``mở` x"),
        ("```\n<b>\n```\nsau", "   \n   \n   \nsau"),
        ("~~~~\n~~~\n~~~~\nsau", "    \n   \n    \nsau"),
        ("```\nkhông đóng", "   \n          "),
        ("trước\n```py\nx\n", "trước\n     \n \n"),
    ],
)
def test_code_is_blanked(text: str, expected: str) -> None:
    assert without_code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<!-- x -->b", "a          b"),
        ("a<!--\nx-->b", "a    \n    b"),
        ("a<!-- mở", "a<!-- mở"),
        ("<!--1--><!--2-->", " " * 16),
    ],
)
def test_comments_are_blanked(text: str, expected: str) -> None:
    assert without_comments(text) == expected


@given(st.text(alphabet="`~<!->\n ax", max_size=200))
def test_every_character_stays_where_it_was(text: str) -> None:
    for masked in (without_code(text), without_comments(text)):
        assert len(masked) == len(text)
        pairs = zip(text, masked, strict=True)
        assert all(a == b or (b == " " and a != "\n") for a, b in pairs)
