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
    """Of the findings with edits those that can be mended together; of two that clash the first."""
    starts = _line_starts(text)
    taken: list[tuple[int, int]] = []
    kept = []
    for one in sorted((d for d in found if d.edits), key=lambda d: d.edits):
        wanted = [_range(starts, edit) for edit in one.edits]
        if not any(_clash(this, that) for this in wanted for that in taken[-_NEAR:]):
            taken = sorted((*taken[-_NEAR:], *wanted))
            kept.append(one)
    return tuple(kept)


_NEAR = 8  # findings come in order, so only the latest can reach this far


def _range(starts: list[int], edit: Edit) -> tuple[int, int]:
    start = _offset(starts, edit.span)
    return start, start + edit.span.length


def _clash(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges overlap or touch: what stands side by side is mended one by one."""
    return one[0] <= other[1] and other[0] <= one[1]


def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _offset(starts: list[int], span: Span) -> int:
    return starts[span.line - 1] + span.column - 1
