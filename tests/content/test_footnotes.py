"""Footnotes that lack their other half."""

import pytest

from magbuild.content.footnotes import judge_footnotes
from magbuild.content.prose import convert
from magbuild.core.diagnostics import Span
from magbuild.core.texts import position

CASES = [
    pytest.param("Chữ.", [], id="none"),
    pytest.param("Chữ[^1].\n\n[^1]: Lời.", [], id="whole"),
    pytest.param("Chữ[^1], lại[^1].\n\n[^1]: Lời.", [], id="called twice"),
    pytest.param("Như sau[^a-b_ế]: chữ.\n\n[^a-b_ế]: Lời.", [], id="before a colon"),
    pytest.param("a[^1]\n\n[^1]: một[^2]\n\n    [^2]: hai", [], id="one in another"),
    pytest.param("> a[^1]\n>\n> [^1]: một", [], id="in a quotation"),
    pytest.param("Chữ[^2].\n\n[^1]: Lời.", [(1, "missing"), (3, "unused")], id="other names"),
    pytest.param("Chữ[^1].\n\n[^1]: A.\n[^1]: B.", [(4, "twice")], id="written twice"),
    pytest.param("Chữ[^a b].\n\n[^a b]: A.", [(1, "name"), (3, "name")], id="odd name"),
    pytest.param("Chữ[^].", [(1, "name")], id="no name"),
    pytest.param("[^1]: Lời.\n\nA [^1]: b.", [], id="a note first"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_footnote_has_both_halves(text: str, expected: list[tuple[int, str]]) -> None:
    def at(offset: int, length: int) -> Span:
        return position(text, offset, "a.md", length)

    found = list(judge_footnotes(text, at))
    assert {one.code for one in found} <= {"MB436"}
    told = [(one.span.line, dict(one.arguments)["reason"].removeprefix("@note-")) for one in found]
    assert sorted(told) == expected


@pytest.mark.parametrize("text", ["`[^x]`", "```\n[^x]\n```", "<!-- [^x] -->"])
def test_code_and_comments_call_for_nothing(text: str) -> None:
    assert convert(text, "a.md", 1)[1] == ()


def test_ids_hold_no_sign_of_a_name() -> None:
    """An id made of a name could not be referred to, were the name `a"b`."""
    prose, _ = convert('a[^b"c] d[^ế]\n\n[^b"c]: một\n[^ế]: hai', "a.md", 1)
    assert prose.anchors == ("fnref:.1", "fnref:.2", "fn:.1", "fn:.2")


@pytest.mark.parametrize(
    ("call", "column"),
    [
        ("![ảnh[^1]](https://a.vn/a.jpg)", 6),
        ('![ảnh](/a.jpg "chú[^1]")', 19),
        ('[a](https://a.vn "x[^1]")', 20),
        ("![ảnh\n[^1]](/a.jpg)", 1),
    ],
)
@pytest.mark.parametrize("before", ["", "Chữ[^1].\n\n"])
def test_a_call_where_no_number_can_stand_is_told(call: str, column: int, before: str) -> None:
    """The note would lead back to nothing, which would be found in the finished page only."""
    _, found = convert(f"{before}{call}\n\n[^1]: Lời.", "a.md", 1)
    told = [one for one in found if one.code == "MB436"]
    assert [dict(one.arguments)["reason"] for one in told] == ["@note-apart"]
    lines = f"{before}{call}".split("\n")
    assert told[0].span.line in range(1, len(lines) + 1)
    if "\n" not in call:
        assert (told[0].span.line, told[0].span.column) == (len(lines), column)


@pytest.mark.parametrize("call", ["[chữ[^1]](https://a.vn)", "## Mục[^1]", "**a[^1]**", "[^1] (a)"])
def test_a_call_in_words_is_a_number(call: str) -> None:
    assert convert(f"{call}\n\n[^1]: Lời.", "a.md", 1)[1] == ()
