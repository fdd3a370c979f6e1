"""A Markdown text cut into passages: the sentences, list items and table cells that state things.

Everything that is not prose (code, addresses of links, attribute lists, headings) is blanked first,
so that offsets in a passage are offsets in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.content.masks import without_code, without_comments
from magbuild.vietnamese.sentences import sentences

MARK = re.compile(r"\[\[m:([a-z0-9-]*)\]\]")

_NOT_PROSE = re.compile(
    r"!\[[^\]\n]*\]\([^\s()]*"  # words and file of a picture, not its caption
    r"|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)"  # where a link leads
    r"|\{:?[^{}\n]*\}"  # attribute lists
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*"  # definitions of links
    r"|<[a-z]+:[^>\s]*>"  # bare addresses
    r"|\[\[m:[a-z0-9-]*\]\]",
    re.MULTILINE,
)
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")
_BLANK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence or cell: its offsets, and the words around it that tell what it is about."""

    start: int
    end: int
    text: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text ready to be searched: its prose with all else blanked, and its passages in order."""

    prose: str
    passages: tuple[Passage, ...]


def prepare(text: str) -> Prepared:
    """Blank what is no prose, and cut the rest into passages."""
    masked = _NOT_PROSE.sub(_blank, without_code(without_comments(text)))
    lines = [_blank_line(line) if _HEADING.match(line) else line for line in masked.split("\n")]
    prose = "\n".join(lines)
    return Prepared(prose=prose, passages=tuple(_passages(prose, text)))


def _blank(match: re.Match[str]) -> str:
    return _BLANK.sub(" ", match[0])


def _blank_line(line: str) -> str:
    return " " * len(line)


def _passages(prose: str, text: str) -> Iterator[Passage]:
    heading = ""
    for start, end in _blocks(prose):
        block = prose[start:end]
        if not block.strip():
            line = text[start:end].strip()
            heading = line.lstrip("#").strip() if line.startswith("#") else heading
        elif "|" in block:
            yield from _cells(prose, start, end, heading)
        else:
            for one in sentences(block):
                context = f"{heading} {block}" if len(block) < 2_000 else heading
                yield Passage(
                    start=start + one.start, end=start + one.end, text=one.text, context=context
                )


def _blocks(prose: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, list items, and runs of table rows, by offset."""
    start = offset = 0
    for line in prose.split("\n"):
        end = offset + len(line)
        if not line.strip():
            yield start, offset
            yield offset, end
            start = end + 1
        elif (item := _ITEM.match(line)) is not None:
            yield start, offset
            start = offset + item.end()
        offset = end + 1
    yield start, len(prose)


def _cells(prose: str, start: int, end: int, heading: str) -> Iterator[Passage]:
    """The cells of a table; the row and the head of the column tell what a cell is about."""
    lines = prose[start:end].split("\n")
    head = [cell.strip() for cell in lines[0].strip().strip("|").split("|")]
    offset = start
    for line in lines:
        if not _TABLE_RULE.match(line):
            place = offset
            for number, cell in enumerate(line.split("|")):
                column = number - line.lstrip().startswith("|")
                title = head[column] if 0 <= column < len(head) else ""
                if words := cell.strip():
                    first = place + cell.index(words)
                    context = f"{heading} {line} {title}"
                    yield Passage(start=first, end=first + len(words), text=words, context=context)
                place += len(cell) + 1
        offset += len(line) + 1
