"""The order of a register's entries: told of when it is not kept, found when nobody has said it."""

from collections.abc import Callable
from itertools import pairwise

from magbuild.content.kinds import SourceKind
from magbuild.core.diagnostics import Diagnostic, Edit, Span, diagnose
from magbuild.core.nodes import Mapping
from magbuild.editing.entries import Block, blocks_of
from magbuild.settings import RegisterOrder
from magbuild.vietnamese.collation import collation_key

KEYS = {SourceKind.TOPICS: "topics", SourceKind.ORGANISATIONS: "organisations"}
"""The registers that can be sorted; that of metrics is parted by what it counts."""


def sort_key(order: RegisterOrder) -> Callable[[Block], tuple[str, ...]]:
    """What to sort entries by: the id, or the name in the order of the alphabet."""
    if order is RegisterOrder.ID:
        return lambda block: (block.id,)
    return lambda block: (*collation_key(block.name), block.id)


def order_found(blocks: tuple[Block, ...]) -> RegisterOrder:
    """The order that the entries of a register keep already."""
    for order in (RegisterOrder.ID, RegisterOrder.NAME):
        if list(blocks) == sorted(blocks, key=sort_key(order)):
            return order
    return RegisterOrder.KEEP


def unsorted(
    path: str, text: str, kind: SourceKind, root: Mapping, order: RegisterOrder
) -> tuple[Diagnostic, ...]:
    """The first entry that stands out of the order chosen, with the edit that sorts them all."""
    lines = text.split("\n")
    found = blocks_of(lines, root, KEYS[kind]) if kind in KEYS else None
    if found is None or order is RegisterOrder.KEEP:
        return ()
    key = sort_key(order)
    late = next(((a, b) for a, b in pairwise(found.blocks) if key(b) < key(a)), None)
    if late is None:
        return ()
    first = found.blocks[0].start
    before = "\n".join(lines[first : found.blocks[-1].end])
    inorder = sorted(found.blocks, key=key)
    after = "\n".join(line for block in inorder for line in lines[block.start : block.end])
    edit = Edit(Span(path, first + 1, 1, len(before)), after)
    line = next(n for n in range(late[1].start, late[1].end) if lines[n].lstrip().startswith("-"))
    place = Span(path, line + 1, lines[line].index("-") + 1, 1)
    behind = next(block for block in inorder if key(late[1]) < key(block))
    return (diagnose("MB348", place, edits=(edit,), name=late[1].name, after=behind.name),)
