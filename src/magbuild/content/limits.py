"""What is refused before Markdown sees it: the converter is quadratic on some typos, and recursive.

Limits are far above what an article needs and far below what makes a build wait.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from magbuild.content.masks import without_code
from magbuild.core.diagnostics import Diagnostic, Span, diagnose

BODY_CHARACTERS = 1_048_576
LINE_CHARACTERS = 16_384
UNMATCHED = 200
UNMATCHED_IN_ALL = 1_000
NESTING = 32
BLOCK_LINES = 2_000
BLOCK_CHARACTERS = 50_000
PARAGRAPH_SIGNS = 1_000
COLUMNS = 200
FENCES = 400
NOTES = 400
HEADINGS = 500

_PAIRS = (("[", "]"), ("<", ">"), ("(", ")"))
_SIGNS = "*_[]<>`\\&"
_BLOCK_END = re.compile(r"\n[ \t]*\n")
_NEST_MARK = re.compile(r"[ \t]*(?:>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))")
_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t])")
_LINE_END = re.compile(r"\n")
_TABLE = re.compile(r"[^\n|]*\|[^\n]*\n[ \t|:]*-[ \t|:-]*(?:\n|\Z)")

Locate = Callable[[int, int], Span]


class _Cap(NamedTuple):
    """How often something may stand in a text; where `sign` is rare it need not be looked for."""

    what: str
    limit: int
    sign: str
    pattern: re.Pattern[str]


# The converter looks through the whole text, or through all others of the kind, for each of these.
_CAPS = (
    _Cap("@fences", FENCES, "```", re.compile(r"^ {0,3}```", re.MULTILINE)),
    _Cap("@fences", FENCES, "~~~", re.compile(r"^ {0,3}~~~", re.MULTILINE)),
    _Cap("@notes", NOTES, "[^", re.compile(r"\[\^")),
    _Cap("@headings", HEADINGS, "#", re.compile(r"^[ >]*#", re.MULTILINE)),
    _Cap("@headings", HEADINGS, "\n=", re.compile(r"^[ >]*=+[ \t]*$", re.MULTILINE)),
    _Cap("@headings", HEADINGS, "\n-", re.compile(r"^[ >]*-+[ \t]*$", re.MULTILINE)),
)


def refuse_excess(text: str, at: Locate) -> tuple[Diagnostic, ...]:
    """The faults that forbid converting a text; `at` gives the place of an offset and length."""
    if len(text) > BODY_CHARACTERS:
        return (diagnose("MB401", at(0, 1), size=len(text), limit=BODY_CHARACTERS),)
    prose = without_code(text)
    return (
        *_long_lines(text, at),
        *_too_many(text, at),
        *_wide(prose, at),
        *_dense(prose, at),
        *_nested(text, at),
    )


def _long_lines(text: str, at: Locate) -> list[Diagnostic]:
    found, start = [], 0
    if len(text) <= LINE_CHARACTERS:
        return []
    for line in text.split("\n"):
        if len(line) > LINE_CHARACTERS:
            found.append(diagnose("MB402", at(start, 1), size=len(line), limit=LINE_CHARACTERS))
        start += len(line) + 1
    return found


def _too_many(text: str, at: Locate) -> Iterator[Diagnostic]:
    for what, limit, sign, pattern in _CAPS:
        if text.count(sign) > limit:
            places = [match.start() for match in pattern.finditer(text)]
            if len(places) > limit:
                yield _excess(at(places[limit], 1), what, len(places), limit)
    if len(text) > BLOCK_CHARACTERS or text.count("\n") > BLOCK_LINES:
        for before, whole in _parts(text, _BLOCK_END):
            block = whole.lstrip("\n")
            place, lines = before + len(whole) - len(block), block.split("\n")
            if len(lines) > BLOCK_LINES:
                yield _excess(at(place, 1), "@lines", len(lines), BLOCK_LINES)
            elif len(block) > BLOCK_CHARACTERS and max(map(len, lines)) <= LINE_CHARACTERS:
                yield _excess(at(place, 1), "@characters", len(block), BLOCK_CHARACTERS)


def _wide(text: str, at: Locate) -> Iterator[Diagnostic]:
    """A table of so many columns that nobody could read it."""
    if text.count("|") > COLUMNS:
        for start, line in _parts(text, _LINE_END):
            if (columns := line.count("|")) > COLUMNS:
                yield _excess(at(start, 1), "@columns", columns, COLUMNS)
                return


def _dense(text: str, at: Locate) -> list[Diagnostic]:
    """Blocks that hold too many signs: unclosed ones, or any in one paragraph, item or row."""
    found = []
    unclosed = any(text.count(opening) > UNMATCHED for opening, _ in _PAIRS)
    if not unclosed and _signs(text) <= PARAGRAPH_SIGNS:
        return []
    in_all: Counter[str] = Counter()
    for start, block in _parts(text, _BLOCK_END):
        fault = _unmatched(block, start, at, in_all) or _crowded(block, start, at)
        if fault is not None:
            found.append(fault)
    return found


def _unmatched(block: str, start: int, at: Locate, in_all: Counter[str]) -> Diagnostic | None:
    """A block with too many opening signs for which no closing one exists, or one too many."""
    for opening, closing in _PAIRS:
        excess = max(0, block.count(opening) - block.count(closing))
        before, in_all[opening] = in_all[opening], in_all[opening] + excess
        limit = UNMATCHED if excess > UNMATCHED else UNMATCHED_IN_ALL
        if excess > limit or before <= limit < in_all[opening]:
            place = start + block.index(opening)
            return diagnose("MB421", at(place, 1), sign=opening, limit=limit)
    return None


def _crowded(block: str, start: int, at: Locate) -> Diagnostic | None:
    """A paragraph with too many signs of any kind, closed or not."""
    if _signs(block) > PARAGRAPH_SIGNS:
        for offset, part in _parts(block, _LINE_END if _TABLE.match(block) else _ITEM):
            if (signs := _signs(part)) > PARAGRAPH_SIGNS:
                return _excess(at(start + offset, 1), "@signs", signs, PARAGRAPH_SIGNS)
    return None


def _nested(text: str, at: Locate) -> list[Diagnostic]:
    """Lists and quotes one inside the other, counted by their marks and their indentation."""
    found, start = [], 0
    for line in text.split("\n"):
        if not line[:1].isalpha() and _depth(line) > NESTING:
            found.append(diagnose("MB422", at(start, 1), limit=NESTING))
            break
        start += len(line) + 1
    return found


def _depth(line: str) -> int:
    depth, place = 0, 0
    while depth <= NESTING and (match := _NEST_MARK.match(line, place)):
        depth, place = depth + 1, match.end()
    return depth + ((len(line) - len(line.lstrip(" "))) // 4 if line.strip() else 0)


def _parts(text: str, end: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The parts of a text between certain ends, with their offsets."""
    start = 0
    for match in end.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _signs(text: str) -> int:
    return sum(map(text.count, _SIGNS))


def _excess(place: Span, what: str, count: int, limit: int) -> Diagnostic:
    return diagnose("MB423", place, what=what, count=count, limit=limit)
