"""A new entry in a register: its lines put where they belong, all others left as they are."""

import re
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Document, OrganisationRegister, Source, TopicRegister
from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import create_file, machine_fault, replace_file
from magbuild.core.nodes import Mapping, parse
from magbuild.core.scalars import as_list, as_scalar
from magbuild.core.shapes import is_identifier
from magbuild.core.texts import decode
from magbuild.editing.choosing import refused
from magbuild.editing.entries import Block, blocks_of
from magbuild.editing.ordering import KEYS, order_found, sort_key
from magbuild.editing.stock import Stock, refuse_errors
from magbuild.editing.wishes import title_of
from magbuild.settings import RegisterOrder
from magbuild.site.catalog import registers_of
from magbuild.vietnamese.text import slug

_INDENTATION = 2
_OTHERS = (
    *("short", "aliases", "kind", "province", "parent", "founded", "note"),
    "description",
)
_EMPTY = re.compile(r"(?P<key>\w+:)[ ]*(?:\[[ ]*\])?(?P<comment>[ ]*(?:#.*)?)")
_NUMBERS = frozenset({"founded"})

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry to be: its id, its name, and other fields that say something, in order."""

    kind: SourceKind
    id: str
    name: str
    others: tuple[tuple[str, Value], ...]


class _Placed(NamedTuple):
    """Lines, and which of those in the file give way to them, counted from 0."""

    start: int
    end: int
    lines: tuple[str, ...]


def new_entry(
    kind: SourceKind, name: str, identity: str, others: AbstractMapping[str, Value]
) -> NewEntry:
    """An entry of a clean name; an id that is not given is made of it.

    The other fields are left out where they say nothing. MagbuildError when there is no name, or
    the id cannot be one.
    """
    name = title_of(name)
    return NewEntry(
        kind=kind,
        id=_identity(identity, name),
        name=name,
        others=tuple((key, others[key]) for key in _OTHERS if others.get(key)),
    )


def _identity(written: str, name: str) -> str:
    wanted = written or slug(name)
    if not is_identifier(wanted):
        fixed = slug(wanted) or "…"
        raise refused(diagnose("MB330", Span(path="--id"), value=written or name, fixed=fixed))
    return wanted


def add_entry(stock: Stock, entry: NewEntry) -> Span:
    """Write an entry into its register, and tell where it stands.

    MagbuildError, and nothing written, if it is there already, if the register is not made of lines
    of entries, or would not be taken with this one.
    """
    _refuse_known(stock, entry)
    file = stock.request.content / f"{entry.kind}.yaml"
    shown = f"{stock.request.shown}/{file.name}"
    data = _read(file, shown)
    text, _ = decode(data, shown)
    placed = _place(text, entry, stock.settings.register_order, shown)
    changed = _changed(data.decode(), placed).encode()
    _judge(stock, entry, changed, shown)
    _write(file, data, changed, shown)
    first = next(n for n, line in enumerate(placed.lines) if line.lstrip().startswith("-"))
    return Span(path=shown, line=placed.start + first + 1, column=1)


def _refuse_known(stock: Stock, entry: NewEntry) -> None:
    registers = stock.registers
    topical = entry.kind is SourceKind.TOPICS
    for written in (entry.name, entry.id):
        known = registers.topics.find(written) if topical else registers.organisations.find(written)
        if known is not None:
            told = f"{known.id} ({known.name})"
            raise refused(diagnose("MB349", known.span, value=written, name=told))


def _read(file: Path, shown: str) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise machine_fault(shown, error) from error


def _place(text: str, entry: NewEntry, wanted: RegisterOrder, shown: str) -> _Placed:
    """Where an entry belongs in the text of its register."""
    key = KEYS[entry.kind]
    lines = text.split("\n")
    root, _ = parse(text, shown)
    found = blocks_of(lines, root, key) if root else None
    if found is not None:
        order = order_found(found.blocks) if wanted is RegisterOrder.KEEP else wanted
        line = _line_for(entry, found.blocks, order)
        return _Placed(line, line, _lines(entry, found.indentation))
    written = _lines(entry, _INDENTATION)
    at = _line_of(key, root)
    if at is None:
        end = len(text.splitlines())
        return _Placed(end, end, (f"{key}:", *written))
    empty = _EMPTY.fullmatch(lines[at])
    if empty is None:
        raise _to_be_copied(entry, Span(shown, at + 1, 1))
    return _Placed(at, at + 1, (empty["key"] + empty["comment"], *written))


def _line_of(key: str, root: Mapping | None) -> int | None:
    entries = root.entries if root else ()
    return next((one.key.span.line - 1 for one in entries if one.key.text == key), None)


def _line_for(entry: NewEntry, blocks: tuple[Block, ...], order: RegisterOrder) -> int:
    """The end of the last entry that comes before; of a register in no order, its end."""
    if order is RegisterOrder.KEEP:
        return blocks[-1].end
    key = sort_key(order)
    own = key(Block(entry.id, entry.name, 0, 0))
    return max((block.end for block in blocks if key(block) < own), default=blocks[0].start)


def _to_be_copied(entry: NewEntry, at: Span) -> MagbuildError:
    return refused(diagnose("MB350", at, entry=f"{{{', '.join(_fields(entry))}}}"))


def _fields(entry: NewEntry) -> list[str]:
    fields = (("id", entry.id), ("name", entry.name), *entry.others)
    return [f"{key}: {_value(key, value)}" for key, value in fields]


def _lines(entry: NewEntry, indentation: int) -> tuple[str, ...]:
    first, *rest = _fields(entry)
    return (f"{' ' * indentation}- {first}", *(f"{' ' * indentation}  {one}" for one in rest))


def _value(key: str, value: Value) -> str:
    if not isinstance(value, str):
        return as_list(value)
    return value if key in _NUMBERS and value.isdecimal() else as_scalar(value)


def _changed(raw: str, placed: _Placed) -> str:
    """The bytes of a file with some lines changed: its own ends of lines, all else untouched."""
    lines = raw.splitlines(keepends=True)
    ending = "\r\n" if "\r\n" in raw else "\n"
    above, below = lines[: placed.start], lines[placed.end :]
    if above and not above[-1].endswith(("\n", "\r")):
        above[-1] += ending
    return "".join((*above, *(f"{line}{ending}" for line in placed.lines), *below))


def _judge(stock: Stock, entry: NewEntry, data: bytes, shown: str) -> None:
    """MagbuildError unless the register is what it was, and one entry more."""
    text, faults = decode(data, shown)
    compiled = compile_source(Source(id=str(entry.kind), kind=entry.kind, path=shown, text=text))
    refuse_errors((*faults, *compiled.diagnostics))
    others = tuple(d for d in stock.documents if d.path != shown)
    old = tuple(d for d in stock.documents if d.path == shown)
    new = () if compiled.document is None else (compiled.document,)
    today = stock.request.edition.today
    known = {_said(fault) for fault in registers_of(stock.documents, today)[1]}
    _, found = registers_of((*others, *new), today)
    refuse_errors(fault for fault in found if _said(fault) not in known)
    entries = [one for one in _entries(new) if one[0] != entry.id]
    if entries != _entries(old) or len(_entries(new)) != len(entries) + 1:
        raise _to_be_copied(entry, Span(path=shown))


def _said(fault: Diagnostic) -> tuple[str, tuple[tuple[str, str], ...]]:
    return fault.code, fault.arguments


def _entries(documents: tuple[Document, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    found: list[tuple[str, str, tuple[str, ...]]] = []
    for one in documents:
        if isinstance(one, TopicRegister):
            found += [(topic.id, topic.name, topic.aliases) for topic in one.topics]
        elif isinstance(one, OrganisationRegister):
            found += [(body.id, body.name, body.aliases) for body in one.organisations]
    return found


def _write(file: Path, before: bytes, after: bytes, shown: str) -> None:
    try:
        if _read(file, shown) != before:
            raise MagbuildError(diagnose("MB125", Span(path=shown)), ExitCode.MACHINE)
        if before or file.exists():
            replace_file(file, after)
        else:
            create_file(file, after)
    except OSError as error:
        raise machine_fault(shown, error) from error
