"""A Markdown text cut into passages: the sentences, list items and table cells that state things.

Everything that is not prose (code, addresses of links, attribute lists, signs of emphasis,
headings) is blanked first, so that offsets in a passage are offsets in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from magbuild.content.masks import without_code, without_comments
from magbuild.vietnamese.sentences import sentences

MARK = re.compile(r"\[\[m:([^\[\]\n]*)\]\]")

_LINE_START = re.compile(
    r"^[ \t]*(?:"
    r"(?:>[ \t]?)+"  # quotes
    r"|!!![^\n\"]*"  # kinds of asides, not their titles
    r"|\[(?!\^)[^\[\]\n]+\]:[^\n]*"  # definitions of links
    r")",
    re.MULTILINE,
)
# One set of signs comes first, because the search for it is fastest.
_INLINE = re.compile(
    r"[\[\]!(<{&*_](?:"
    r"(?<=\[)\[m:[^\[\]\n]*\]\]"
    r"|(?<=!)\[[^\[\]\n]*\]\([^\s()]*"  # words and file of a picture, not its caption
    r"|(?<=\]\()(?:[^()\n]|\([^()\n]*\))*\)"  # where a link leads
    r"|(?<=\]\[)[^\[\]\n]*\]"
    r"|(?<=\[)\^[^\[\]\n]+\](?!:)"  # references to footnotes
    r"|(?<=[\[\]])(?![\^:])"
    r"|(?<=<)(?:[A-Za-z]+://[^<>\n]*|[^<>@\s]+@[^<>\s]*)>"  # bare addresses
    r"|(?<=\{):?[^{}\n]*\}"  # attribute lists
    r"|(?<=&)(?:nbsp|\#160);"
    r"|(?<=\*)(?<!\*\*)\**+(?=\S)|(?<=[^\s*]\*)\**+"  # signs of emphasis, but no bullets
    r"|(?<=_)(?<!\w_)_*+(?=\S)|(?<=[^\s_]_)_*+(?!\w)"  # nor strokes within a word
    r")"
)
_ITEM = re.compile(r"[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+|\[\^[^\[\]\n]+\]:)")
_HEADING = re.compile(r"[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?#{1,6}")
_MARK_OF_LINE = re.compile(
    r"[ \t>]*(?:(?:[-*+:]|[0-9]{1,9}[.)])[ \t>]*)*(?:#{1,6}|\[\^[^\[\]\n]+\]:)?[ \t]*"
)
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
_MEASURE = re.compile(r"\((?:đvt:?\s*|đơn vị:?\s*)?([^()]*)\)|(?<!\w)số\s+(.+)", re.IGNORECASE)
_NOT_LINE_END = re.compile(r"[^\n]")


class Passage(NamedTuple):
    """One sentence or cell by its offsets.

    `words` are the texts that it speaks with, for a cell its row and the head of its column;
    `context` those around it. `measure` is the unit that a table gives to the numbers in a cell.
    """

    start: int
    end: int
    words: tuple[str, ...]
    context: tuple[str, ...]
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text ready to be searched: its prose with all else blanked, and its passages in order."""

    prose: str
    passages: tuple[Passage, ...]


def prepare(text: str) -> Prepared:
    """Blank what is no prose, and cut the rest into passages."""
    prose = prose_of(text)
    return Prepared(prose=prose, passages=tuple(passages_of(prose, text)))


def prose_of(text: str) -> str:
    """The text with all that is no prose blanked."""
    return _without_headings(without_markup(text))


def without_markup(text: str) -> str:
    """The text with all blanked that no reader reads: code, comments, addresses, marks."""
    return _INLINE.sub(_blanked, _LINE_START.sub(_blanked, without_code(without_comments(text))))


def begins_with_mark(line: str, end: int) -> bool:
    """Whether a line up to there is nothing but the mark of an item, a heading or a quote."""
    return _MARK_OF_LINE.fullmatch(line, 0, end) is not None


def passages_of(prose: str, text: str, places: list[int] | None = None) -> Iterator[Passage]:
    """The passages of a text in order.

    If `places` (sorted) are given, paragraphs and list items that hold none of them are left out.
    """
    heading = ""
    for start, end in _blocks(prose):
        block = prose[start:end]
        if not block.strip():
            line = text[start:end].strip()
            heading = line.lstrip("#").strip() if line.startswith("#") else heading
        elif "|" in block:
            yield from _cells(block, start, heading)
        elif places is None or bisect_left(places, start) < bisect_left(places, end):
            around = (block, heading)
            for one in sentences(block):
                yield Passage(start + one.start, start + one.end, (one.text,), around)


def _blanked(match: re.Match[str]) -> str:
    """A mark leaves a capital behind, because it may be the beginning of a sentence."""
    blank = _NOT_LINE_END.sub(" ", match[0])
    return f"N{blank[1:]}" if match[0].startswith("[[m:") else blank


def _without_headings(prose: str) -> str:
    lines = prose.split("\n")
    for number, line in enumerate(lines):
        if "#" in line and _HEADING.match(line):
            lines[number] = " " * len(line)
        elif number and line.startswith(("=", "-")) and _is_underline(lines, number):
            lines[number - 1 : number + 1] = (" " * len(lines[number - 1]), " " * len(line))
    return "\n".join(lines)


def _is_underline(lines: list[str], number: int) -> bool:
    """Whether a line makes a heading of the one before it, which must begin a block."""
    begins = number == 1 or not lines[number - 2].strip()
    return begins and _UNDERLINE.match(lines[number]) is not None


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


def _cells(block: str, offset: int, heading: str) -> Iterator[Passage]:
    """The cells of a table; the row and the head of the column tell what a cell is about."""
    lines = block.split("\n")
    titles = [cell.strip() for cell in lines[0].strip().strip("|").split("|")]
    measures = [_measure(title) for title in titles]
    for line in lines:
        if line.strip(" \t:|-"):
            place, cells = offset, line.split("|")
            of_row = _measure(next(filter(str.strip, cells), ""))
            for column, cell in enumerate(cells, -line.lstrip().startswith("|")):
                known = 0 <= column < len(titles)
                if words := cell.strip():
                    start = place + cell.index(words)
                    yield Passage(
                        start=start,
                        end=start + len(words),
                        words=(line, titles[column] if known else ""),
                        context=(heading,),
                        measure=(measures[column] if known else "") or of_row,
                    )
                place += len(cell) + 1
        offset += len(line) + 1


def _measure(title: str) -> str:
    """The unit in the title of a row or column: "Kinh phí (triệu đồng)", "Số hộ"."""
    found = _MEASURE.search(title)
    return (found[1] or found[2] or "").strip() if found else ""
