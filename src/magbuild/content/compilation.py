"""Compiling where it is worth remembering: bytes of content files in, bytes of documents out.

What a file says is put away in two parts. The document is what the whole magazine may know; the
text is what only its own page shows. So an edit of a text that changes nothing else is told apart.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from magbuild.content.compiler import Compiled, compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import (
    Article,
    Document,
    MetricCatalogue,
    OrganisationRegister,
    Page,
    Text,
    TopicRegister,
)
from magbuild.content.sources import SourceFile, to_source
from magbuild.core.diagnostics import Diagnostic
from magbuild.engine.codec import decode, encode, plain
from magbuild.engine.tasks import digest

_TYPES: dict[SourceKind, type[Document]] = {
    SourceKind.ARTICLE: Article,
    SourceKind.PAGE: Page,
    SourceKind.TOPICS: TopicRegister,
    SourceKind.ORGANISATIONS: OrganisationRegister,
    SourceKind.METRICS: MetricCatalogue,
}
_PLACES = frozenset({"span", "spans"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A content file on its way to be compiled: its bytes, and its size where they are cut."""

    file: SourceFile
    data: bytes
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What a file says, put away. `document` and `diagnostics` are encoded, empty for nothing.

    `exact` is the digest of both and `essence` that of the document without the places in the
    file; `text` is the compressed text and `text_digest` the digest of the plain one.
    """

    document: bytes
    diagnostics: bytes
    exact: bytes
    essence: bytes
    text: bytes
    text_digest: bytes


def compile_batch(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Compile some encoded `Reading`s to encoded `Filed`s."""
    return [encode(file_away(decode(one, Reading))) for one in batch]


def file_away(reading: Reading) -> Filed:
    """Compile one file."""
    source, faults = to_source(reading.file, reading.data, reading.size)
    said = compile_source(source) if source else Compiled(None, None, ())
    found = (*faults, *said.diagnostics)
    document = encode(said.document) if said.document else b""
    diagnostics = encode(found) if found else b""
    text = encode(said.text) if said.text and said.document else b""
    return Filed(
        document=document,
        diagnostics=diagnostics,
        exact=digest(document + diagnostics),
        essence=digest(encode(_placeless(plain(document)))) if document else b"",
        text=zlib.compress(text, 1),
        text_digest=digest(text),
    )


def read_document(kind: SourceKind, data: bytes) -> Document:
    """A document that was put away. UndecodableError when the bytes are not one."""
    return decode(data, _TYPES[kind])


def read_text(compressed: bytes) -> Text:
    """A text that was put away."""
    return decode(zlib.decompress(compressed), Text)


def read_diagnostics(data: bytes) -> tuple[Diagnostic, ...]:
    """Findings that were put away."""
    return decode(data, tuple[Diagnostic, ...]) if data else ()


def _placeless(value: object) -> object:
    if isinstance(value, dict):
        return {name: _placeless(one) for name, one in value.items() if name not in _PLACES}
    if isinstance(value, list):
        return [_placeless(one) for one in value]
    return value
