"""Edits carried out: the text with the characters of each span replaced."""

from collections.abc import Iterable
from itertools import accumulate

from magbuild.core.diagnostics import Diagnostic, Edit, Span


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that do not overlap, in any order."""
    starts = _line_starts(text)
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        start = _offset(starts, edit.span)
        pieces += text[done:start], edit.replacement
        done = start + edit.span.length
    return "".join((*pieces, text[done:]))


def apart(text: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Of the findings with edits those that can be mended together, in order.

    What overlaps or touches the reach of an earlier one waits for another time.
    """
    starts = _line_starts(text)
    kept: list[Diagnostic] = []
    done = -1
    for one in sorted((d for d in found if d.edits), key=lambda d: sorted(d.edits)):
        begins = [_offset(starts, edit.span) for edit in one.edits]
        if min(begins) > done:
            kept.append(one)
            ends = (b + e.span.length for b, e in zip(begins, one.edits, strict=True))
            done = max(ends)
    return tuple(kept)


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _offset(starts: list[int], span: Span) -> int:
    return starts[span.line - 1] + span.column - 1
