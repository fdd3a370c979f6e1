"""A fix: a place in a text and what to write there instead. Code, tags and addresses have none."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """`found` stands from `start` up to `end`; without a replacement it is only suspicious."""

    start: int
    end: int
    kind: Kind
    found: str
    replacement: str | None


Rule = Callable[[str], Iterator[Fix]]


def replacing(kind: Kind, pattern: str, replacement: str) -> Rule:
    """The rule that the group `bad` of the pattern, or the whole match, is to be replaced."""
    compiled = re.compile(pattern)
    group = "bad" if "bad" in compiled.groupindex else 0

    def rule(text: str) -> Iterator[Fix]:
        for match in compiled.finditer(text):
            yield fix_of(match, kind, replacement, group)

    return rule


def fix_of(match: re.Match[str], kind: Kind, replacement: str | None, group: str | int = 0) -> Fix:
    """The fix of what a group of the match found."""
    start, end = match.span(group)
    return Fix(start=start, end=end, kind=kind, found=match[group], replacement=replacement)


def in_order(text: str, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Sorted, without what overlaps an earlier fix or lies in a protected place."""
    waiting = sorted(fixes, key=lambda fix: (fix.start, fix.end))
    if not waiting:
        return ()
    kept: list[Fix] = []
    protected = _PROTECTED.finditer(text)
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
    pieces: list[str] = []
    done = 0
    for fix in fixes:
        if fix.replacement is not None:
            pieces += text[done : fix.start], fix.replacement
            done = fix.end
    return "".join((*pieces, text[done:]))


def apply_to_pieces(pieces: Sequence[str], fixes: Iterable[Fix]) -> list[str]:
    """`apply` for a text in pieces: a replacement goes to the piece in which its place begins."""
    mended: list[str] = []
    waiting = [fix for fix in fixes if fix.replacement is not None]
    offset = 0
    for number, piece in enumerate(pieces):
        end = offset + len(piece)
        is_last = number == len(pieces) - 1
        parts: list[str] = []
        done = offset
        while waiting and (waiting[0].start < end or is_last):
            fix = waiting[0]
            inside = fix.start >= offset
            start = max(fix.start, offset)
            parts += (
                piece[done - offset : start - offset],
                (fix.replacement or "") if inside else "",
            )
            done = min(fix.end, end)
            if fix.end > end:
                break
            del waiting[0]
        mended.append("".join((*parts, piece[done - offset :])))
        offset = end
    return mended


_PROTECTED = re.compile(UNTOUCHED, re.DOTALL)
