"""Links by label whose address stands nowhere or twice."""

import pytest

from magbuild.content.link_labels import judge_labels
from magbuild.content.prose import convert
from magbuild.core.diagnostics import Span
from magbuild.core.texts import position

CASES = [
    pytest.param("Chữ.", [], id="none"),
    pytest.param("[a][b]", [(1, 1, "missing")], id="no address"),
    pytest.param("Xem\n![a][b].", [(2, 2, "missing")], id="a picture"),
    pytest.param("[a][b]\n\n[b]: /b/", [], id="whole"),
    pytest.param("[a][ B  c]\n\n[b C]: /b/", [], id="other letters and spaces"),
    pytest.param("[a][]\n\n[a]: /a/", [], id="words are the label"),
    pytest.param("[a][]", [(1, 1, "missing")], id="words are a label without address"),
    pytest.param("> [a][b]\n>\n> [b]: /b/", [], id="in a quotation"),
    pytest.param("[b]: /a/\n[c]: /c/\n[b]: /b/", [(3, 1, "twice")], id="two addresses"),
    pytest.param("[a](/a/)[^1] và [b][^1]", [], id="footnotes"),
    pytest.param("[[m:a]][[m:b]]", [], id="figures"),
    pytest.param("\\[a][b] \\[a\\][b] [a]\\[b]", [], id="brackets that are meant"),
    pytest.param("[a] [b]", [], id="apart"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_label_has_one_address(text: str, expected: list[tuple[int, int, str]]) -> None:
    def at(offset: int, length: int) -> Span:
        return position(text, offset, "a.md", length)

    found = list(judge_labels(text, at))
    assert {one.code for one in found} <= {"MB443"}
    told = [
        (one.span.line, one.span.column, dict(one.arguments)["reason"].removeprefix("@label-"))
        for one in found
    ]
    assert told == expected


@pytest.mark.parametrize("text", ["`[a][b]`", "```\n[a][b]\n```", "<!-- [a][b] -->"])
def test_code_and_comments_have_no_labels(text: str) -> None:
    assert convert(text, "a.md", 1)[1] == ()


@pytest.mark.parametrize("text", ["[a][b]", "![a][b]", "[a][]"])
def test_what_is_told_would_be_printed_with_its_brackets(text: str) -> None:
    prose, found = convert(text, "a.md", 1)
    assert [one.code for one in found] == ["MB443"]
    assert "[a][" in prose.html
