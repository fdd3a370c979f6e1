"""Short cuts through Python-Markdown for what most texts are made of: plain paragraphs.

The HTML is the same to the byte. A short cut looks for signs without which the work behind it can
change nothing; where one stands, the work is left to the converter itself.
"""

import re
from collections.abc import Iterable
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import Registry

from magbuild.content.serialising import to_xhtml

_NOT_NORMAL = ("\n ", "\t", "\r", "\x02", "\x03")
_FENCES = ("```", "~~~")
_OF_PATTERNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
}
_LINE = r"(?:[^\W\d_]|[“‘\"'(…])[^\n]*+"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOT_PLAIN = re.compile("[&<>\x02]")


def with_shortcuts(markdown: Markdown) -> Markdown:
    """The same converter, faster from now on."""
    lines, trees = markdown.preprocessors, markdown.treeprocessors
    normal, fences = lines["normalize_whitespace"], lines["fenced_code_block"]
    source = _Source()
    lines.register(_IfSigned(normal, _NOT_NORMAL, added=2), "normalize_whitespace", 30)
    lines.register(_IfSigned(fences, _FENCES), "fenced_code_block", 25)
    lines.register(source, "source", 0)
    plain = _PlainParagraphs(markdown.parser)
    # A tuple is much faster to go through than the registry that it stands for.
    markdown.parser.blockprocessors = cast(
        "Registry[BlockProcessor]", (plain, *markdown.parser.blockprocessors)
    )
    trees.register(_PlainWords(markdown), "inline", 20)
    trees.register(_LinesBetween(markdown), "prettify", 10)
    trees.register(_OnTree(trees["attr_list"], "{", source), "attr_list", 8)
    trees.register(_HeadingIds(cast("TocTreeprocessor", trees["toc"])), "toc", 5)
    trees.register(_OnTree(trees["unescape"], "\\", source), "unescape", 0)
    markdown.serializer = to_xhtml
    return markdown


def _holds_any(text: str, signs: Iterable[str]) -> bool:
    return any(map(text.__contains__, signs))


class _IfSigned(Preprocessor):
    """Work on the lines of a text, and the blank lines that it leaves behind even without signs."""

    def __init__(self, work: Preprocessor, signs: tuple[str, ...], added: int = 0) -> None:
        super().__init__()
        self.work, self.signs, self.added = work, signs, [""] * added

    def run(self, lines: list[str]) -> list[str]:
        if _holds_any("\n".join(lines), self.signs):
            return self.work.run(lines)
        return lines + self.added


class _Source(Preprocessor):
    """Keeps the text that has come through all other preprocessors."""

    text = ""

    def run(self, lines: list[str]) -> list[str]:
        self.text = "\n".join(lines)
        return lines


class _OnTree(Treeprocessor):
    """Work on the tree of a text that holds a sign."""

    def __init__(self, work: Treeprocessor, sign: str, source: _Source) -> None:
        super().__init__()
        self.work, self.sign, self.source = work, sign, source

    def run(self, root: Element) -> Element | None:
        return self.work.run(root) if self.sign in self.source.text else None


class _PlainParagraphs(BlockProcessor):
    """Blocks whose lines all begin with words are paragraphs; the rule of a table would not."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.paragraph = parser.blockprocessors["paragraph"]

    def test(self, _parent: Element, block: str) -> bool:
        return _PLAIN.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        return self.paragraph.run(parent, blocks)


class _PlainWords(InlineProcessor):
    """Blocks without signs are left alone, and only patterns whose signs are there are tried."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        patterns = markdown.inlinePatterns
        known = ((name, signs) for name, signs in _OF_PATTERNS.items() if name in patterns)
        signs = {id(patterns[name]): signs for name, signs in known}
        self.patterns = [(signs.get(id(pattern), ("",)), pattern) for pattern in patterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        texts = ["".join(b.itertext()) if len(b) else b.text or "" for b in tree]
        text = "\0".join((*texts, *(block.tail or "" for block in tree)))
        tried = [(signs, pattern) for signs, pattern in self.patterns if _holds_any(text, signs)]
        self.inlinePatterns = cast("Registry[InlineProcessor]", [p for _, p in tried])
        signs = {sign for signs, _ in tried for sign in signs}
        if any(_holds_any(block.tail or "", signs) for block in tree):
            return super().run(tree, ancestors)
        marked_up = Element(tree.tag)
        marked_up.extend(b for b, t in zip(tree, texts, strict=True) if _holds_any(t, signs))
        super().run(marked_up, ancestors)
        return tree


class _LinesBetween(Treeprocessor):
    """Every block on a line of its own. There is no indented code, which would need more care."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__()
        self.blocks = frozenset(markdown.block_level_elements)

    def run(self, root: Element) -> None:
        self.part(root)
        for line_break in root.iter("br"):
            tail = line_break.tail or ""
            line_break.tail = f"\n{tail}" if tail.strip() else "\n"

    def part(self, block: Element) -> None:
        """Begin a line behind a block and behind all blocks in it."""
        if len(block):
            if block[0].tag in self.blocks and not (block.text or "").strip():
                block.text = "\n"
            for child in block:
                if child.tag in self.blocks:
                    self.part(child)
        if not (block.tail or "").strip():
            block.tail = "\n"


class _HeadingIds(Treeprocessor):
    """The ids of headings that hold only words and are all different."""

    def __init__(self, stock: TocTreeprocessor) -> None:
        super().__init__()
        self.stock = stock

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        unnamed = [heading for heading in headings if "id" not in heading.attrib]
        texts = (" ".join((heading.text or "").split()) for heading in unnamed)
        names = [self.stock.slugify(text, self.stock.sep) for text in texts]
        ids = [*names, *(element.attrib["id"] for element in root.iter() if "id" in element.attrib)]
        if len(set(ids)) < len(ids) or not all(map(_is_plain, headings)):
            self.stock.run(root)
            return
        for heading, name in zip(unnamed, names, strict=True):
            heading.set("id", name)


def _is_plain(heading: Element) -> bool:
    bare = not len(heading) and "data-toc-label" not in heading.attrib
    return bare and not _NOT_PLAIN.search(heading.text or "")
