"""The short cuts change no byte: every text is converted with them and without."""

import random
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.converter import Converter, house_markdown, to_html
from magbuild.content.evidence import trace
from magbuild.content.figure_links import mark_figures
from magbuild.content.shortcuts import with_shortcuts
from tests.content.evidence_cases import metrics_of
from tests.content.markdown_texts import PIECES, markdown_texts
from tests.content.test_prose import FRAGMENTS, JOINTS, MARKDOWN

STOCK = house_markdown()
QUICK = with_shortcuts(house_markdown())
ARTICLES = sorted((Path(__file__).parents[2] / "content" / "articles").rglob("*.md"))

# What a block may be taken for, each beside what only looks like it.
BLOCKS = [
    *("Chữ.", "Chữ\nhai dòng.", "Chữ  \nxuống dòng", "“Chữ”", '"Chữ" thẳng', "(chữ)", "… chữ"),
    *("# Một", "#Một", "Chữ\n# Một\nchữ", "## Hai ##", "## *Hai* `ba`", "##", "## \\# A"),
    *("####### A",),
    *("## A & b", "## A <b", "## A {#b}", "## A\n## A", "## [a](b.md)", "## A[^1]"),
    *("## ![a](b.jpg)",),
    *("Một\n===", "Một\n---", "Một\nhai\n---", "Một\n== =", "---", "* * *", "___", "chữ\n***\nchữ"),
    *("- a\n- b", "-a", "* a\n+ b", "1. a\n2. b", "3. a", "1.a", "1) a", "٣. a", "- a\n\n    b"),
    *("- # A",),
    *("- a\n    - b\n        - c", "- a\nb", "- a\n\n- b", "a\n- b", "- **a**\n- `b`", "  - a"),
    *("- a  \n  b",),
    *("> a\n> b", ">a", "> - a\n> - b", "> > a", "chữ\n> a", "> ## A", "> a  \n> b", ">  \n> b"),
    *("a | b\n--|--\n1 | 2", "| a |\n|---|\n| 1 |", "a | b", "a\n-|-\nb", "|a|\n|-:|\n|`|`|"),
    *("a|b\n:-:|-:\n*1*|\\|",),
    *("[^1]", "[^1]: chú\n    hai", "[^a]: **b**", "[^1]: a\n[^2]: b", "chữ[^2][^a]"),
    *("chữ\n[^1]: b",),
    *("[a]: b.md", '[a]: <b.md> "c"', "[a][a]", "[a][]", "[a]", "![a][a]", "chữ\n[a]: c.md"),
    *('!!! note "T"\n    a\n\n    b', "!!! box\n    - a", "!!!", "chữ\n!!! note\n    a", "    a"),
    *("     a",),
    *("```\na\n```", "~~~py\na\n~~~", "```\na", "- a\n\n    ```\n    b\n    ```"),
    *("``` {.a #b}\nc\n```",),
    *("chữ\n{: .a #b }", "- a\n{: .b }", "*a*{: .b }", "{: .a }", "| a |{: .b }\n|---|\n| 1 |"),
    *("a {b}",),
    *("*a* **b** ***c***", "_a_ __b__", "a_b_c", "*a", "**a*", "* a*", "*a **b* c**", "\\*a\\*"),
    *("**`a`**",),
    *("`a`", "``a ` b``", "`a", "\\`a\\`", "`*a*`", "\\\\`a`", "<https://a.vn>", "<a@b.vn>", "<a>"),
    *("1 < 2",),
    *("[a](b.md)", '[a](b.md "c")', "[a](<b c.md>)", "[a](b(c).md)", "[*a*](b.md)", "[a[b]](c.md)"),
    *("[a](b\\*.md)",),
    *("![a](b.jpg)", "[![a](b.jpg)](c.md)", "![*a*](b.jpg 'c')", "![a", "!a"),
    *("&amp; &lt; &#35; & &b;",),
    *("a\tb", "\tchữ", " chữ", "   chữ", "chữ ", " \nchữ", "chữ\n \nchữ", "a\r\nb", "\x02a\x03"),
    *("a\t\nb",),
    *("\ufdd0a\ufdd125 hộ\ufdd2 nữa", "\u00a0chữ", "\u2028", "đ\u0323", "1", "9. ", "+", ":"),
    *("///Footnotes Go Here///",),
]  # fmt: skip
TEXTS = st.tuples(st.lists(st.sampled_from(BLOCKS), max_size=6), JOINTS).map(
    lambda drawn: drawn[1].join(drawn[0])
)
SEED, MADE_UP = 2022, 3000


def tree_and_html(converter: Converter, text: str) -> tuple[list[object], str]:
    """The finished tree as data, and the HTML."""
    trees: list[object] = []

    def finish(root: Element) -> None:
        trees.extend(
            (e.tag, e.text, e.tail, sorted(e.attrib.items(), key=str)) for e in root.iter()
        )

    html = to_html(converter, text, finish)
    return trees, html


def both_ways(text: str) -> None:
    assert tree_and_html(QUICK, text) == tree_and_html(STOCK, text)


@pytest.mark.parametrize("text", BLOCKS)
def test_each_kind_of_block(text: str) -> None:
    both_ways(text)


@given(TEXTS)
@settings(deadline=None, max_examples=1000)
def test_blocks_put_together(text: str) -> None:
    both_ways(text)


@given(markdown_texts)
@settings(deadline=None, max_examples=1000)
def test_texts_of_all_signs(text: str) -> None:
    both_ways(text)


@given(MARKDOWN, JOINTS)
@settings(deadline=None, max_examples=1000)
def test_hostile_texts(parts: list[str], joint: str) -> None:
    both_ways(joint.join(parts))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_shipped_articles(path: Path) -> None:
    both_ways(path.read_text("utf-8").split("\n---\n", 1)[1])


def damaged_articles() -> Iterator[str]:
    """Pieces of the shipped articles with signs of Markdown thrown in, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311  # no secret
    bodies = [path.read_text("utf-8").split("\n---\n", 1)[1] for path in ARTICLES]
    blocks = [block for body in bodies for block in body.split("\n\n")]
    signs = [*PIECES, *FRAGMENTS, *BLOCKS]
    for _ in range(MADE_UP):
        text = chance.choice(["\n\n", "\n"]).join(chance.choices(blocks, k=chance.randint(1, 4)))
        for sign in chance.choices(signs, k=chance.randint(1, 4)):
            place = chance.randint(0, len(text))
            text = text[:place] + sign + text[place + chance.choice([0, 0, 1, 3]) :]
        yield text


def test_damaged_articles() -> None:
    for text in damaged_articles():
        both_ways(text)


def test_marked_figures() -> None:
    metrics = metrics_of("a | Hộ nghèo | 25 hộ\nb | Nhà | 1.353 căn nhà")
    text = "## Có 25 hộ\n\nXây **1.353 căn nhà**.\n\n| Nhà | 25 hộ |\n|---|---|\n| a | b |"
    both_ways(mark_figures(text, trace(metrics, text).statements, {}))
