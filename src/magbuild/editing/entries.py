"""The entries of a register as blocks of lines, so that one can be added or moved alone.

Comments and blank lines above an entry belong to it.
"""

from typing import NamedTuple

from magbuild.core.nodes import Mapping, Scalar, Sequence


class Block(NamedTuple):
    """An entry: its lines in the file, counted from 0, from its comments up to its end."""

    id: str
    name: str
    start: int
    end: int


class Blocks(NamedTuple):
    """The entries in the order written, and by how many spaces they are indented."""

    blocks: tuple[Block, ...]
    indentation: int


def blocks_of(lines: list[str], root: Mapping, key: str) -> Blocks | None:
    """The entries below a key; None unless each begins on a line of its own, with a dash."""
    entries = root.get(key)
    if not isinstance(entries, Sequence) or not entries.items:
        return None
    firsts: list[int] = []
    for item in entries.items:
        number = item.span.line - 1
        if lines[number][: item.span.column - 1].strip() != "-":
            return None
        firsts.append(number)
    keys = [entry.key.span.line - 1 for entry in root.entries]
    head = next(entry.key.span.line for entry in root.entries if entry.key.text == key)
    beyond = min((line for line in keys if line > firsts[-1]), default=len(lines))
    ends = [
        _end(lines, this, after) for this, after in zip(firsts, (*firsts[1:], beyond), strict=True)
    ]
    starts = [head, *ends[:-1]]
    blocks = (
        Block(_said(item, "id"), _said(item, "name"), start, end)
        for item, start, end in zip(entries.items, starts, ends, strict=True)
    )
    return Blocks(tuple(blocks), lines[firsts[0]].index("-"))


def _end(lines: list[str], first: int, beyond: int) -> int:
    """The line after the last of an entry that is neither blank nor a comment."""
    end = beyond
    while end > first + 1 and lines[end - 1].lstrip()[:1] in {"", "#"}:
        end -= 1
    return end


def _said(item: object, name: str) -> str:
    value = item.get(name) if isinstance(item, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""
