from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.serializers import to_xhtml_string

from magbuild.content.serialising import to_xhtml

TAGS = ("div", "p", "em", "code", "td", "a", "br", "hr", "img")
WORDS = st.lists(
    st.sampled_from(["chữ", " ", "\n", "&", "&amp;", "&#35;", "<", ">", '"', "'", "&lt", "\ufdd0"]),
    max_size=5,
).map("".join)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "id", "href", "alt", "hidden", "checked"]), st.none() | WORDS
)


def grown(shape: tuple[str, dict[str, str], str, str, list[Element]]) -> Element:
    tag, attributes, text, tail, children = shape
    element = Element(tag, attributes)
    element.text, element.tail = text or None, tail or None
    element.extend(children)
    return element


TREES = st.recursive(
    st.builds(lambda *shape: grown((*shape, [])), st.sampled_from(TAGS), ATTRIBUTES, WORDS, WORDS),
    lambda children: st.tuples(
        st.sampled_from(TAGS[:6]), ATTRIBUTES, WORDS, WORDS, st.lists(children, max_size=4)
    ).map(grown),
    max_leaves=12,
)


@given(TREES)
def test_the_converter_itself_would_write_the_same(tree: Element) -> None:
    assert to_xhtml(tree) == to_xhtml_string(tree)


@pytest.mark.parametrize(
    ("attributes", "text", "written"),
    [
        ({}, "", "<p></p>"),
        ({}, "a & b &amp; <c>", "<p>a &amp; b &amp; &lt;c&gt;</p>"),
        ({"id": "b", "class": 'a"<'}, "x", '<p class="a&quot;&lt;" id="b">x</p>'),
    ],
)
def test_what_is_written(attributes: dict[str, str], text: str, written: str) -> None:
    assert to_xhtml(grown(("p", attributes, text, "", []))) == written
