from html import unescape
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magbuild.content.typesetting import typeset_marked, typeset_tree
from magbuild.vietnamese.typography import typeset


def displayed(xml: str) -> str:
    root = fromstring(xml)  # noqa: S314  # written here
    typeset_tree(root)
    return tostring(root, "unicode")


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param('<p>"a"</p>', "<p>“a”</p>", id="text"),
        pytest.param('<p>a "<b/>"b</p>', '<p>a "<b />“b</p>', id="block between"),
        pytest.param('<p>"<em>a</em>"</p>', "<p>“<em>a</em>”</p>", id="markup between"),
        pytest.param('<p>"<code>"..."</code>"</p>', '<p>“<code>"..."</code>”</p>', id="code"),
        pytest.param('<pre><code>"a"</code></pre>', '<pre><code>"a"</code></pre>', id="pre"),
        pytest.param("<p>5 <em>km</em></p>", "<p>5\u00a0<em>km</em></p>", id="number and unit"),
        pytest.param("<p>a...<br/>b...</p>", "<p>a…<br />b…</p>", id="line break"),
        pytest.param(
            "<ul><li>5</li>\n<li>km 6 %</li></ul>",
            "<ul><li>5</li>\n<li>km 6%</li></ul>",
            id="items know nothing of each other",
        ),
        pytest.param("<p>&amp;copy; &amp;amp;</p>", "<p>© &amp;amp;</p>", id="entities"),
    ],
)
def test_a_tree_is_set(xml: str, expected: str) -> None:
    assert displayed(xml) == expected


def test_what_stands_between_the_marks_of_a_figure_is_set_and_the_marks_are_not() -> None:
    marked = 'ngày "\ufdd0km-2\ufdd164 km2\ufdd2" nữa'
    assert typeset_marked(marked) == "ngày “\ufdd0km-2\ufdd164\u00a0km²\ufdd2” nữa"


PIECES = [
    *("a", "Ông", "m2", "km", "12", "6 %", "...", ".", " ", "  ", '"', "'", "`", "``", "```"),
    *("“", "”", "(", "/ người", "triệu", "đồng", "ngày ", "năm 2022", "TP.", "http://a.b"),
    *("&#96;", "&amp;", "\ufdd0", "\u00a0", "\u2000", "\n", "<", ">", "]("),
]
PARAGRAPHS = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=5)


@given(PARAGRAPHS)
@example(["```", '"a"', "```"])
@example(["&#96;``", '"a"', "```"])
@example(['"a', "5"])
@example(["5", "km"])
def test_each_paragraph_is_set_as_if_it_stood_alone(paragraphs: list[str]) -> None:
    root = Element("div")
    for text in paragraphs:
        SubElement(root, "p").text = text
    typeset_tree(root)
    alone = [typeset(unescape(text)) if text.strip() else text for text in paragraphs]
    assert [unescape(paragraph.text or "") for paragraph in root] == list(map(unescape, alone))
