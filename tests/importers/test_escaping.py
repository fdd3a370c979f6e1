"""Escaped text through the real converter: it says itself, and nothing of it is interpreted."""

import html

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from magbuild.content.prose import convert
from magbuild.importers.escaping import escape
from magbuild.vietnamese.typography import typeset

ACTIVE = [
    "*a* **b** _c_ __d__ `e` ``f``",
    "# đề mục",
    "###### a",
    "> trích",
    "- gạch",
    "+ cộng",
    "* sao",
    "1. Một",
    "1986. Một năm",
    "2) Hai",
    "[chữ](https://a.example) và ![ảnh](a.jpg)",
    "[^1]: chú thích [^1]",
    "[a]: https://a.example",
    "[[m:nha]]",
    "<script>alert(1)</script> <b>x</b> <!-- y --> <https://a.example> <a@b.example>",
    "&lt; &amp; &#60; & R&D &copy",
    "{: .lop onclick=x } {: #id }",
    "!!! note",
    "```",
    "~~~",
    "***",
    "---",
    "===",
    "| a | b |",
    "\\* \\\\ \\",
    "[" * 300,
    "(" * 300,
    "<" * 300,
    "> " * 50 + "x",
    "- " * 50 + "x",
    "*[HTML]: viết tắt",
    "x\\",
]
SIGNS = st.text(alphabet="ab1 .)\\`*_{}[]<>()#+-!|~&;:=\"'/@^$%", min_size=1, max_size=30)


def says(markdown: str) -> str:
    prose, found = convert(markdown, "x.md", 1)
    assert found == ()
    assert prose.html.startswith("<p>")
    assert prose.html.endswith("</p>")
    inner = prose.html[3:-4]
    assert "<" not in inner, inner
    return html.unescape(inner)


@pytest.mark.parametrize("text", ACTIVE)
def test_signs_mean_themselves(text: str) -> None:
    assert says(escape(text)) == html.unescape(html.escape(typeset(text.strip())))


@given(SIGNS)
@effort(max_examples=300)
def test_any_signs_mean_themselves(text: str) -> None:
    words = " ".join(text.split())
    if words:
        assert says(escape(words)) == typeset(words)
