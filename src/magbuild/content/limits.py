"""What is refused before Markdown sees it: the converter is quadratic on some typos, and recursive.

Limits are far above what an article needs and far below what makes a build wait.
"""

import re
from collections.abc import Callable

from magbuild.content.masks import without_code
from magbuild.core.diagnostics import Diagnostic, Span, diagnose

BODY_CHARACTERS = 1_048_576
LINE_CHARACTERS = 65_536
UNMATCHED = 200
NESTING = 32
COLUMNS = 100

_PAIRS = (("[", "]"), ("<", ">"), ("(", ")"))
_BLOCK_END = re.compile(r"\n[ \t]*\n")
_NEST_MARK = re.compile(r"[ \t]*(?:>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))")

Locate = Callable[[int, int], Span]


def refuse_excess(text: str, at: Locate) -> tuple[Diagnostic, ...]:
    """The faults that forbid converting a text; `at` gives the place of an offset and length."""
    if len(text) > BODY_CHARACTERS:
        return (diagnose("MB401", at(0, 1), size=len(text), limit=BODY_CHARACTERS),)
    prose = without_code(text)
    return (
        *_long_lines(text, at),
        *_unmatched(prose, at),
        *_wide(prose, at),
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


def _unmatched(text: str, at: Locate) -> list[Diagnostic]:
    """A block with too many opening signs for which no closing one exists."""
    found, start = [], 0
    if all(text.count(opening) <= UNMATCHED for opening, _ in _PAIRS):
        return []
    for block in _BLOCK_END.split(text):
        offset = text.index(block, start)
        for opening, closing in _PAIRS:
            excess = block.count(opening) - block.count(closing)
            if excess > UNMATCHED:
                place = offset + block.index(opening)
                found.append(diagnose("MB421", at(place, 1), sign=opening, limit=UNMATCHED))
                break
        start = offset + len(block)
    return found


def _wide(text: str, at: Locate) -> list[Diagnostic]:
    """A table of so many columns that nobody could read it."""
    start = 0
    for line in text.split("\n") if text.count("|") > COLUMNS else ():
        if line.count("|") > COLUMNS + 1:
            return [diagnose("MB423", at(start, 1), limit=COLUMNS)]
        start += len(line) + 1
    return []


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
