"""Plain-text dumps: a section's name, then articles, each a title, an empty line, and long lines.

Lines are told by their length and by how they end. What fits no rule is left unplaced, for a person
to place: a wrong guess about structure would put one story's words into another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from magbuild.importers.captions import caption_length, is_caption
from magbuild.importers.segments import Block, Dump, FoundArticle, Segment, SegmentKind
from magbuild.vietnamese.sentences import sentences

LONGEST_TITLE = 200
_SHORT_TITLE = 120

_FURNITURE_LINE = re.compile(
    r"trang(?:\s+(?:số\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?)?|[-–—\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)
_TRAILING_PAGE = re.compile(r"(?<=[.!?…”\"’»)])\s+Trang(?:\s+\d{1,4}(?:\s*/\s*\d{1,4})?)?\Z")
# Behind a caption, which ends without a sign, but not in "Nha Trang" or "chị Trang".
_TRAILING_WORD = re.compile(
    r"(?<!\w)(?!(?:chị|cô|bà|em|cháu|mẹ|con|dì)\s)[^\W\dA-ZÀ-ỸĐ]\w*(\s+Trang)\Z"
)
_PAGE_BETWEEN = re.compile(r"Trang\s+\d{1,4}(?:\s*/\s*\d{1,4})?\s+(?=[“\"]?[^\W\d_a-z])")
_WINDOW = 80
_TEXT_END = re.compile(r"[.…:;,][”\"’»)\]]*\Z")


class _Form(Enum):
    BLANK = auto()
    FURNITURE = auto()
    SHORT = auto()
    LONG = auto()


_CONTENT = frozenset({_Form.SHORT, _Form.LONG})


@dataclass(frozen=True, slots=True)
class _Line:
    form: _Form
    start: int
    end: int


def read_plain_text(text: str) -> Dump:
    """Take a dump apart."""
    lines = list(_lines(text))
    section, titles = _heads(lines)
    ends = [*titles, len(lines)]
    above = (n for n in range(ends[0]) if n != section and lines[n].form in _CONTENT)
    loose = [_as(lines[number], SegmentKind.UNPLACED) for number in above]
    loose += (_as(line, SegmentKind.FURNITURE) for line in lines if line.form is _Form.FURNITURE)
    articles: list[FoundArticle] = []
    for title, end in pairwise(ends):
        article, left = _article(text, lines[title], lines[title + 1 : end])
        articles.append(article)
        loose += left
    return Dump(
        section=None if section is None else _as(lines[section], SegmentKind.SECTION),
        articles=tuple(articles),
        loose=tuple(loose),
    )


def _heads(lines: list[_Line]) -> tuple[int | None, list[int]]:
    """The numbers of the line with the section's name, if there is one, and of those of titles."""
    content = [number for number, line in enumerate(lines) if line.form in _CONTENT]
    titles: list[int] = []
    section: int | None = None
    for place, number in enumerate(content):
        following = lines[content[place + 1]].form if place + 1 < len(content) else _Form.BLANK
        below = section is not None and place == 1
        if _is_title(lines, number, following, below=below):
            titles.append(number)
        elif place == 0 and lines[number].form is _Form.SHORT:
            section = number
    return section, titles


def _article(text: str, title: _Line, below: list[_Line]) -> tuple[FoundArticle, list[Segment]]:
    """An article, and what stands within it and does not belong to it."""
    blocks: list[Block] = []
    left = [_as(line, SegmentKind.UNPLACED) for line in below if line.form is _Form.SHORT]
    for line in below:
        if line.form is _Form.LONG:
            pieces = tuple(_pieces(text, line))
            left += (one for one in pieces if one.kind is SegmentKind.FURNITURE)
            blocks.append(tuple(o for o in pieces if o.kind is not SegmentKind.FURNITURE))
    article = FoundArticle(
        title=_as(title, SegmentKind.TITLE),
        blocks=tuple(filter(None, blocks)),
        doubts=tuple(_as(line, SegmentKind.TEXT) for line in _doubts(text, below)),
    )
    return article, left


def _doubts(text: str, below: list[_Line]) -> Iterator[_Line]:
    """Single sentences that stand alone as titles do, but end as text does."""
    paragraphs = [number for number, line in enumerate(below) if line.form is _Form.LONG]
    for number in paragraphs[1:-1]:
        line = below[number]
        alone = {below[number - 1].form, below[number + 1].form} == {_Form.BLANK}
        short = alone and line.end - line.start <= _SHORT_TITLE
        if short and len(sentences(text[line.start : line.end])) == 1:
            yield line


def _as(line: _Line, kind: SegmentKind) -> Segment:
    return Segment(kind=kind, start=line.start, end=line.end)


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text; of several empty ones only the first."""
    offset, blank = 0, False
    for raw in text.split("\n"):
        words = raw.strip()
        if words or not blank:
            start = offset + (len(raw) - len(raw.lstrip()) if words else 0)
            yield _Line(_form(words), start, start + len(words))
        blank = not words
        offset += len(raw) + 1


def _form(words: str) -> _Form:
    if not words:
        return _Form.BLANK
    if _FURNITURE_LINE.fullmatch(words):
        return _Form.FURNITURE
    if len(words) > LONGEST_TITLE or _TEXT_END.search(words) or _TRAILING_PAGE.search(words):
        return _Form.LONG
    several = any(_TEXT_END.search(one.text) for one in sentences(words)[:-1])
    return _Form.LONG if several else _Form.SHORT


def _is_title(lines: list[_Line], number: int, following: _Form, *, below: bool) -> bool:
    """Whether a line stands alone above a paragraph; `below` the section's name it need not."""
    if lines[number].form is not _Form.SHORT or following is not _Form.LONG:
        return False
    alone = below or number == 0 or lines[number - 1].form not in _CONTENT
    return alone and number + 1 < len(lines) and lines[number + 1].form is _Form.BLANK


def _pieces(text: str, line: _Line) -> Iterator[Segment]:
    """The sentences of a paragraph, with captions and what is left of pages cut out of them."""
    end = line.end
    if page := _page_start(text[line.start : end]):
        end = line.start + page
    whole = text[line.start : end]
    found = sentences(whole)
    for number, one in enumerate(found):
        start, stop = line.start + one.start, line.start + one.end
        between = _PAGE_BETWEEN.match(one.text)
        if between is not None:
            last = start + len(between[0].rstrip())
            yield Segment(kind=SegmentKind.FURNITURE, start=start, end=last)
            start += between.end()
        is_last = number > 0 and number == len(found) - 1
        yield from _sentence(text, start, stop, last=is_last)
    if page:
        left = text[end : line.end]
        begin = end + len(left) - len(left.lstrip())
        yield Segment(kind=SegmentKind.FURNITURE, start=begin, end=line.end)


def _page_start(paragraph: str) -> int:
    """Where the words begin that a page left at the end of a paragraph; 0 where there are none."""
    if page := _TRAILING_PAGE.search(paragraph):
        return page.start()
    word = _TRAILING_WORD.search(paragraph, max(0, len(paragraph) - _WINDOW))
    return word.start(1) if word else 0


def _sentence(text: str, start: int, end: int, *, last: bool) -> Iterator[Segment]:
    """A sentence, or a caption, or a caption and the sentence that it is glued to."""
    words = text[start:end]
    if is_caption(words, last=last):
        yield Segment(kind=SegmentKind.CAPTION, start=start, end=end)
        return
    if length := caption_length(words):
        yield Segment(kind=SegmentKind.CAPTION, start=start, end=start + length)
        start += length
        start += len(text[start:end]) - len(text[start:end].lstrip())
    yield Segment(kind=SegmentKind.TEXT, start=start, end=end)
