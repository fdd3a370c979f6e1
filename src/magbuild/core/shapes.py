"""Shapes: what a YAML mapping must look like, and how it becomes a frozen value.

A `Kind` reads one node; a `Shape` is a kind for mappings, made of named fields. Reading never stops
at the first fault: every fault of every field is gathered, and a value is built only from a mapping
without any. The same declarations can be shown as a JSON Schema, which judges what YAML makes of a
file: so it lets a number stand where we read the text of a scalar.
"""

import difflib
import re
from collections.abc import Callable
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import Any, Final, Generic, TypeVar

from magbuild.core.diagnostics import Diagnostic, Edit, Span, diagnose, has_errors
from magbuild.core.files import is_device
from magbuild.core.json_schema import Description, or_empty
from magbuild.core.nodes import Mapping, Node, Scalar, Sequence, rewritten

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Failed(Enum):
    """The outcome of a read whose faults have been recorded."""

    FAILED = "failed"


FAILED: Final = Failed.FAILED


@dataclass(slots=True)
class Reading:
    """The faults gathered while one file is read, and the name of the field being read."""

    faults: list[Diagnostic] = field(default_factory=list)
    field_name: str = ""
    example: str = ""

    def fault(
        self,
        code: str,
        span: Span,
        *,
        related: tuple[Span, ...] = (),
        edits: tuple[Edit, ...] = (),
        **arguments: str | int,
    ) -> Failed:
        """Record a fault; the caller returns what this returns."""
        found = diagnose(code, span, related=related, edits=edits, severity=None, **arguments)
        self.faults.append(found)
        return FAILED

    def mismatch(self, node: Node, expected: str) -> Failed:
        """Record that another kind of value was expected here."""
        return self.fault(
            "MB324",
            node.span,
            field=self.field_name,
            expected=expected,
            found=_describe(node),
            example=self.example or "…",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[T]):
    """How one node is read, and the same in the words of JSON Schema."""

    read: Callable[[Node, Reading], T | Failed]
    schema: AbstractMapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located(Generic[T]):
    """A value and the place where it was written."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A named part of a shape. An absent optional field takes `default`."""

    name: str
    kind: Kind[Any]
    example: str = ""
    required: bool = False
    default: Any = None
    vi: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Generic[T]):
    """The fields of a mapping and the value built from them, keyword by field name.

    With `located`, the builder also gets `spans`: the place of each field that was written, be it
    left empty, and under "" the place of the mapping itself.
    """

    build: Callable[..., T]
    fields: tuple[Field, ...]
    located: bool = False
    names: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(part.name for part in self.fields))

    def read(self, node: Node, reading: Reading) -> T | Failed:
        """The value of a mapping, or FAILED after recording every fault in it."""
        if not isinstance(node, Mapping):
            return reading.mismatch(node, "@mapping")
        before = len(reading.faults)
        written = {entry.key.text: entry.value for entry in node.entries}
        if not written.keys() <= self.names:
            self._refuse_unknown(node, reading)
        values: dict[str, Any] = {}
        for part in self.fields:
            found = written.get(part.name)
            if found is None or (isinstance(found, Scalar) and found.empty):
                values[part.name] = part.default
                if part.required:
                    self._refuse_missing(part, node, found, reading)
            else:
                reading.field_name, reading.example = part.name, part.example
                values[part.name] = part.kind.read(found, reading)
        if len(reading.faults) > before and has_errors(reading.faults[before:]):
            return FAILED
        if self.located:
            names = (part.name for part in self.fields if part.name in written)
            values["spans"] = {"": node.span, **{name: written[name].span for name in names}}
        return self.build(**values)

    @property
    def kind(self) -> Kind[T]:
        """This shape as the kind of a field in another shape."""
        return Kind(read=self.read, schema=self.schema)

    @property
    def schema(self) -> dict[str, Any]:
        """This shape in JSON Schema (draft 7), to be put into words by `worded`."""
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [f.name for f in self.fields if f.required],
            "properties": {f.name: _property(f) for f in self.fields},
        }

    def _refuse_unknown(self, node: Mapping, reading: Reading) -> None:
        known = [part.name for part in self.fields]
        for entry in node.entries:
            if entry.key.text not in self.names:
                close = difflib.get_close_matches(entry.key.text.lower(), known, n=1, cutoff=0.6)
                reading.fault(
                    "MB309",
                    entry.key.span,
                    key=entry.key.text,
                    suggestion=", ".join(close),
                    known=", ".join(known),
                )

    def _refuse_missing(
        self, part: Field, node: Mapping, found: Node | None, reading: Reading
    ) -> None:
        if found is not None:
            reading.fault("MB329", found.span, field=part.name)
        else:
            reading.fault("MB320", node.span, field=part.name, example=part.example or "…")


def _property(part: Field) -> dict[str, Any]:
    """The schema of a field; one that need not be there may also be left empty."""
    schema = dict(part.kind.schema) if part.required else or_empty(part.kind.schema)
    example = f"{part.name}: {part.example}" if part.example else ""
    if part.vi or part.en:
        schema["description"] = Description(part.vi, part.en, example)
    return schema


def text(limit: int = 300) -> Kind[str]:
    """Any text of at most `limit` characters, surrounding white space removed."""

    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@text")
        value = " ".join(node.text.split())
        if not value:
            return reading.fault("MB329", node.span, field=reading.field_name)
        if len(value) > limit:
            return reading.fault("MB316", node.span, size=len(value), limit=limit)
        return value

    schema = {"type": ["string", "number"], "minLength": 1, "maxLength": limit}
    return Kind(read=read, schema=schema)


IDENTIFIER_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_IDENTIFIER = re.compile(IDENTIFIER_PATTERN)


def is_identifier(text: str, limit: int = 80) -> bool:
    """Whether a text is made of a–z, digits and single hyphens, and not too long."""
    return len(text) <= limit and _IDENTIFIER.fullmatch(text) is not None


def identifier(
    code: str, propose: Callable[[str], str], limit: int = 80, *, referred: bool = True
) -> Kind[str]:
    """Lower-case letters a–z, digits and single hyphens; `propose` mends what is not.

    One that nothing else has `referred` to can be mended where it stands.
    """

    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@identifier")
        if not is_identifier(node.text, limit):
            fixed = propose(node.text)
            edits = rewritten(node, fixed) if fixed and not referred else ()
            return reading.fault(code, node.span, edits=edits, value=node.text, fixed=fixed or "…")
        if is_device(node.text):  # it names a folder of what is published
            return reading.fault("MB131", node.span)
        return node.text

    schema = {
        "type": ["string", "integer"],
        "pattern": f"^{IDENTIFIER_PATTERN}$",
        "maxLength": limit,
    }
    return Kind(read=read, schema=schema)


def boolean() -> Kind[bool]:
    """`true` or `false`, and none of YAML's other words for them."""

    def read(node: Node, reading: Reading) -> bool | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@boolean")
        if node.text not in {"true", "false"}:
            return reading.fault("MB325", node.span, value=node.text)
        return node.text == "true"

    return Kind(read=read, schema={"type": "boolean"})


def choice(words: type[E]) -> Kind[E]:
    """One of the words of an enumeration."""

    def read(node: Node, reading: Reading) -> E | Failed:
        if not isinstance(node, Scalar) or node.text not in set(words):
            return reading.mismatch(node, ", ".join(words))
        return words(node.text)

    return Kind(read=read, schema={"enum": [str(word) for word in words]})


_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def day() -> Kind[date]:
    """A day of the calendar, written 2022-11-15."""

    def read(node: Node, reading: Reading) -> date | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@day")
        match = _LOOSE_DAY.fullmatch(node.text.strip())
        if match is None:
            return reading.fault("MB321", node.span, value=node.text)
        year, month, number = (
            (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
        )
        try:
            value = date(int(year), int(month), int(number))
        except ValueError:
            return reading.fault("MB321", node.span, value=node.text)
        if not _ISO_DAY.fullmatch(node.text):
            fixed = value.isoformat()
            edits = rewritten(node, fixed)
            return reading.fault("MB322", node.span, edits=edits, value=node.text, fixed=fixed)
        return value

    return Kind(read=read, schema={"type": "string", "format": "date"})


def year(limit: int) -> Kind[int]:
    """A year from 1900 to `limit`, four digits."""

    def read(node: Node, reading: Reading) -> int | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@year")
        if not re.fullmatch(r"[0-9]{4}", node.text) or not 1900 <= int(node.text) <= limit:
            return reading.fault("MB336", node.span, value=node.text, limit=limit)
        return int(node.text)

    schema = {
        "type": ["integer", "string"],
        "pattern": "^[0-9]{4}$",
        "minimum": 1900,
        "maximum": limit,
    }
    return Kind(read=read, schema=schema)


def whole_number(low: int, high: int) -> Kind[int]:
    """A whole number within bounds, digits only."""

    def read(node: Node, reading: Reading) -> int | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, f"{low}–{high}")
        if not re.fullmatch(r"[0-9]{1,15}", node.text) or not low <= int(node.text) <= high:
            return reading.mismatch(node, f"{low}–{high}")
        return int(node.text)

    return Kind(read=read, schema={"type": "integer", "minimum": low, "maximum": high})


def list_of(kind: Kind[T], limit: int = 200) -> Kind[tuple[T, ...]]:
    """A list of one kind of thing, at most `limit` long."""

    def read(node: Node, reading: Reading) -> tuple[T, ...] | Failed:
        if not isinstance(node, Sequence):
            return reading.mismatch(node, "@list")
        if len(node.items) > limit:
            return reading.fault("MB317", node.span, limit=limit)
        name, example = reading.field_name, reading.example
        values: list[T] = []
        for item in node.items:
            reading.field_name, reading.example = name, example
            value = kind.read(item, reading)
            if not isinstance(value, Failed):
                values.append(value)
        return tuple(values)

    schema = {"type": "array", "items": kind.schema, "maxItems": limit}
    return Kind(read=read, schema=schema)


def non_empty(many: Kind[tuple[T, ...]]) -> Kind[tuple[T, ...]]:
    """A list of at least one thing."""

    def read(node: Node, reading: Reading) -> tuple[T, ...] | Failed:
        if isinstance(node, Sequence) and not node.items:
            return reading.fault("MB329", node.span, field=reading.field_name)
        return many.read(node, reading)

    return Kind(read=read, schema={**many.schema, "minItems": 1})


def unique_list(
    kind: Kind[T], identity: Callable[[T], str], code: str = "MB204", limit: int = 200
) -> Kind[tuple[T, ...]]:
    """A list in which no two things have one identity; `code` tells of those that do."""
    many = list_of(_located_by_id(kind), limit)

    def read(node: Node, reading: Reading) -> tuple[T, ...] | Failed:
        found = many.read(node, reading)
        if isinstance(found, Failed):
            return FAILED
        first: dict[str, Span] = {}
        for name, span in ((identity(one.value), one.span) for one in found):
            at = first.setdefault(name, span)
            if at != span:
                reading.fault(code, span, related=(at,), id=name, line=at.line)
        return tuple(one.value for one in found)

    return Kind(read=read, schema=list_of(kind, limit).schema)


def one_or_many(kind: Kind[T], limit: int = 200) -> Kind[tuple[T, ...]]:
    """One thing, or a list of them; always a tuple."""
    many = list_of(kind, limit)

    def read(node: Node, reading: Reading) -> tuple[T, ...] | Failed:
        if isinstance(node, Sequence):
            return many.read(node, reading)
        value = kind.read(node, reading)
        return FAILED if isinstance(value, Failed) else (value,)

    return Kind(read=read, schema={"anyOf": [kind.schema, many.schema]})


def located(kind: Kind[T]) -> Kind[Located[T]]:
    """A value together with its place, for checks that need the whole site."""

    def read(node: Node, reading: Reading) -> Located[T] | Failed:
        value = kind.read(node, reading)
        return FAILED if isinstance(value, Failed) else Located(value=value, span=node.span)

    return Kind(read=read, schema=kind.schema)


def _located_by_id(kind: Kind[T]) -> Kind[Located[T]]:
    """A value with the place of its id, which is where an editor must mend a repetition."""

    def read(node: Node, reading: Reading) -> Located[T] | Failed:
        value = kind.read(node, reading)
        identity = node.get("id") if isinstance(node, Mapping) else None
        span = identity.span if identity is not None else node.span
        return FAILED if isinstance(value, Failed) else Located(value=value, span=span)

    return Kind(read=read, schema=kind.schema)


def _describe(node: Node) -> str:
    if isinstance(node, Mapping):
        return "@mapping"
    if isinstance(node, Sequence):
        return "@list"
    return f"“{node.text[:40]}”"
