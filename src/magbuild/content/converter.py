"""Python-Markdown as this magazine uses it: which of its extensions, and no raw HTML."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from magbuild.content.figure_links import CARD, FIGURE, SENTENCE, without_marks
from magbuild.vietnamese.text import slug

Converter = Markdown

Finish = Callable[[Element], None]
"""What is done to a finished tree: after attribute lists, footnotes, heading ids, escapes."""


def house_markdown() -> Converter:
    """A converter for `to_html`. Making one costs as much as converting a short article."""
    return Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            _Footnotes(BACKLINK_TITLE="Về chỗ có chú thích {}"),
            AttrListExtension(),
            AdmonitionExtension(),
            FencedCodeExtension(),
            SaneListExtension(),
            TocExtension(slugify=_heading_id, marker=""),
            _House(),
        ]
    )


def to_html(markdown: Converter, text: str, finish: Finish) -> str:
    """The HTML of a text, which is not safe yet; the converter forgets all texts before."""
    markdown.treeprocessors.register(_Finishing(finish), "finishing", -1)
    markdown.reset()
    return markdown.convert(text)


def _heading_id(text: str, _separator: str) -> str:
    """The stock slug function drops "đ"; ours does not, and never returns nothing.

    "Số hộ" must not take the anchor of the card of the metric "ho".
    """
    name = slug(without_marks(text)) or "muc"
    return f"muc-{name}" if name.startswith((CARD, FIGURE, SENTENCE)) else name


_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]+")


class _Footnotes(FootnoteExtension):
    """Footnotes, of which one may be defined within another."""

    def reset(self) -> None:
        super().reset()
        self.footnotes = _Notes()

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802  # named by Python-Markdown
        return super().makeFootnoteId(self._anchor(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, N802
        return super().makeFootnoteRefId(self._anchor(id), found)

    def _anchor(self, name: str) -> str:
        """A name that no sign of could break an id; other names are known by their number."""
        return name if _PLAIN_NAME.fullmatch(name) else f".{list(self.footnotes).index(name) + 1}"


class _Notes(OrderedDict[str, str]):
    """Texts of footnotes by name. Some come to light only while the names are gone through."""

    def keys(self) -> Iterator[str]:  # type: ignore[override]  # an iterator is enough
        told = 0
        while told < len(self):
            names = list(self)[told:]
            told += len(names)
            yield from names


class _House(Extension):
    """The rules of the house, added to Python-Markdown as one extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # named by Python-Markdown
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")
        md.parser.blockprocessors.deregister("code")


class _Finishing(Treeprocessor):
    """Runs last."""

    def __init__(self, finish: Finish) -> None:
        super().__init__()
        self.finish = finish

    def run(self, root: Element) -> None:
        self.finish(root)
