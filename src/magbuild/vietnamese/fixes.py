"""A fix: a place in a text and what to write there instead. Code, tags and addresses have none."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

Kind = Literal[
    "double-space",
    "ellipsis",
    "legacy-encoding",
    "look-alike-letter",
    "misplaced-tone",
    "missing-space",
    "no-break-space",
    "not-nfc",
    "slash-space",
    "space-before-sign",
    "straight-quote",
    "superscript",
]

UNTOUCHED = (
    r"```.*?```|`[^`\n]*`|<[^<>\n]*>|\]\([^()\n]*\)"
    r"|(?<![^\W_])(?:https?://|mailto:|www\.)[^\s<>\"]+"
)
"""A pattern (with DOTALL) for code, tags, link targets and addresses."""

_SIGNS_OF_UNTOUCHED = ("`", "<", "](", "http:", "https:", "mailto:", "www")


class Fix(NamedTuple):
    """`found` stands from `start` up to `end`; without a replacement it is only suspicious."""

    start: int
    end: int
    kind: Kind
    found: str
    replacement: str | None


Rule = Callable[[str], Iterable[Fix]]


def replacing(kind: Kind, pattern: str, replacement: str, signs: Sequence[str] = ("",)) -> Rule:
    """The rule that the group `bad` of the pattern, or the whole match, is to be replaced.

    Each match of the pattern must hold one of the `signs`, which are found much faster.
    """
    compiled = re.compile(pattern)
    group = "bad" if "bad" in compiled.groupindex else 0

    def rule(text: str) -> Iterable[Fix]:
        if not holds_any(text, signs):
            return ()
        return [fix_of(match, kind, replacement, group) for match in compiled.finditer(text)]

    return rule


def holds_any(text: str, signs: Sequence[str]) -> bool:
    """Whether a text holds one of some signs, whose last characters are their rarest."""
    # One character is found ten times as fast as two.
    return any(sign[-1:] in text and sign in text for sign in signs)


def may_hold_untouched(text: str) -> bool:
    """Whether a text can hold code, tags, link targets or addresses; most texts cannot."""
    return holds_any(text, _SIGNS_OF_UNTOUCHED)


def fix_of(match: re.Match[str], kind: Kind, replacement: str | None, group: str | int = 0) -> Fix:
    """The fix of what a group of the match found."""
    start, end = match.span(group)
    return Fix(start, end, kind, match[group], replacement)


def in_order(text: str, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Sorted, without what overlaps an earlier fix or lies in a protected place."""
    waiting = list(fixes)
    if not waiting:
        return ()
    waiting.sort(key=lambda fix: (fix.start, fix.end))
    kept: list[Fix] = []
    protected = _PROTECTED.finditer(text) if may_hold_untouched(text) else iter(())
    barrier = next(protected, None)
    done, latest = 0, -1
    for fix in waiting:
        while barrier is not None and barrier.end() <= fix.start:
            barrier = next(protected, None)
        hidden = barrier is not None and barrier.start() < fix.end
        if not hidden and fix.start >= done and fix.start > latest:
            kept.append(fix)
            done, latest = fix.end, fix.start
    return tuple(kept)


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with every fix that has a replacement; fixes must be in order and apart."""
    return _edited(text, _edits(fixes))


def apply_to_pieces(pieces: Sequence[str], fixes: Iterable[Fix]) -> list[str]:
    """`apply` for a text in pieces: a replacement goes to the piece in which its place begins."""
    ends = list(accumulate(map(len, pieces)))
    edits: dict[int, list[_Edit]] = {}
    for start, end, replacement in _edits(fixes):
        number = min(bisect_right(ends, start), len(ends) - 1)
        offset = ends[number] - len(pieces[number])
        edits.setdefault(number, []).append((start - offset, end - offset, replacement))
        while ends[number] < end:
            number += 1
            edits.setdefault(number, []).append((0, end - ends[number - 1], ""))
    mended = list(pieces)
    for number, changes in edits.items():
        mended[number] = _edited(pieces[number], changes)
    return mended


_Edit = tuple[int, int, str]


def _edits(fixes: Iterable[Fix]) -> Iterator[_Edit]:
    return ((f.start, f.end, f.replacement) for f in fixes if f.replacement is not None)


def _edited(text: str, edits: Iterable[_Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, replacement in edits:
        pieces += text[done:start], replacement
        done = end
    return "".join((*pieces, text[done:]))


_PROTECTED = re.compile(UNTOUCHED, re.DOTALL)
