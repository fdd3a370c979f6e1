"""Compiling where it is worth remembering: bytes of content files in, bytes of documents out.

What a file says is put away in two parts. The document is what the whole magazine may know; the
text is what only its own page shows. So an edit of a text that changes nothing else is told apart.
"""

import re
from collections import Counter
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
from magbuild.content.prose import forget_converter
from magbuild.content.sharing import share_words
from magbuild.content.sources import SourceFile, to_source
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.engine.budget import OutOfTimeError, within
from magbuild.engine.codec import decode, encode
from magbuild.engine.tasks import digest

SECONDS = 10
"""Processor time for one file, some hundred times what a long article takes."""

SAID_OFTEN = 200
"""So many findings of one kind in one file are told; who has more has one reason for all."""

_TYPES: dict[SourceKind, type[Document]] = {
    SourceKind.ARTICLE: Article,
    SourceKind.PAGE: Page,
    SourceKind.TOPICS: TopicRegister,
    SourceKind.ORGANISATIONS: OrganisationRegister,
    SourceKind.METRICS: MetricCatalogue,
}
_NUMBER = rb"(?:[\x00-\x7f]|\xcc.|\xcd..|\xce....)"
_NUMBERS = re.compile(_NUMBER * 3, re.DOTALL)  # line, column and length, in MessagePack


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
    file; `text` is the encoded text and `text_digest` its digest.
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
    said, faults = _understood(reading)
    found = _first_of_each((*faults, *said.diagnostics))
    document = encode(said.document) if said.document else b""
    diagnostics = encode(found) if found else b""
    text = encode(said.text) if said.text and said.document else b""
    return Filed(
        document=document,
        diagnostics=diagnostics,
        exact=digest(document + diagnostics),
        essence=digest(_placeless(document, reading.file.path)) if document else b"",
        text=text,
        text_digest=digest(text),
    )


def _first_of_each(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings without those that only repeat what has been said many times."""
    if len(found) <= SAID_OFTEN:
        return found
    told: Counter[str] = Counter()
    kept: list[Diagnostic] = []
    last: dict[str, Diagnostic] = {}
    for one in found:
        told[one.code] += 1
        if told[one.code] <= SAID_OFTEN:
            kept.append(one)
        else:
            last.setdefault(one.code, one)
    more = (
        diagnose("MB115", one.span, kind=code, count=told[code] - SAID_OFTEN)
        for code, one in last.items()
    )
    return (*kept, *more)


def _understood(reading: Reading) -> tuple[Compiled, tuple[Diagnostic, ...]]:
    """What a file says and the faults on the way in, or one fault when it takes too long."""

    def read() -> tuple[Compiled, tuple[Diagnostic, ...]]:
        source, faults = to_source(reading.file, reading.data, reading.size)
        return compile_source(source) if source else Compiled(None, None, ()), faults

    try:
        return within(SECONDS, read)
    except OutOfTimeError:
        forget_converter()
        place = Span(path=reading.file.path, line=1, column=1)
        return Compiled(None, None, ()), (diagnose("MB424", place, limit=SECONDS),)


def read_document(kind: SourceKind, data: bytes) -> Document:
    """A document that was put away. UndecodableError when the bytes are not one."""
    document = decode(data, _TYPES[kind])
    return share_words(document) if isinstance(document, Article) else document


def read_text(data: bytes) -> Text:
    """A text that was put away."""
    return decode(data, Text)


def read_diagnostics(data: bytes) -> tuple[Diagnostic, ...]:
    """Findings that were put away."""
    return decode(data, tuple[Diagnostic, ...]) if data else ()


def _placeless(document: bytes, path: str) -> bytes:
    """An encoded document without its `Span`s: arrays of four that begin with its own path.

    No text can be taken for one, since the marks before the path are no UTF-8.
    """
    first, *rest = document.split(b"\x94" + encode(path))
    return b"".join((first, *(_NUMBERS.sub(b"", one, count=1) for one in rest)))
