"""The prose in front matter and registers: which fields hold it, and where their words stand."""

from collections.abc import Iterator
from typing import NamedTuple

from magbuild.core.nodes import Mapping, Node, Scalar, Sequence

# Names of organisations and topics are not among them: articles refer to them letter by letter.
_PROSE = frozenset(
    {
        *("title", "kicker", "summary", "tagline", "description", "caption", "alt", "credit"),
        *("label", "subject", "note", "role"),
    }
)


class Words(NamedTuple):
    """What a field says, written as it is meant, at a line and column of its file."""

    field: str
    text: str
    line: int
    column: int


def prose_fields(node: Node, lines: list[str]) -> Iterator[Words]:
    """The prose of all fields below a node; `lines` are those of the file.

    Values of several lines and with escapes, which are written otherwise than meant, are left out.
    """
    if isinstance(node, Sequence):
        for item in node.items:
            yield from prose_fields(item, lines)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if not isinstance(entry.value, Scalar):
                yield from prose_fields(entry.value, lines)
            elif entry.key.text in _PROSE and (words := _words(entry.key.text, entry.value, lines)):
                yield words


def _words(field: str, value: Scalar, lines: list[str]) -> Words | None:
    span, sign = value.span, int(value.quoted)
    start = span.column - 1 + sign
    written = lines[span.line - 1][start : span.column - 1 + span.length - sign]
    if written != value.text:
        return None
    return Words(field=field, text=written, line=span.line, column=start + 1)
