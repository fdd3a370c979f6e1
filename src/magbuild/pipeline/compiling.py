"""Load and compile: what every content file says, read anew only where its bytes are new."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from magbuild.content.compilation import (
    Filed,
    Reading,
    compile_batch,
    read_diagnostics,
    read_document,
)
from magbuild.content.models import Document
from magbuild.content.sources import Found, SourceFile, read_file
from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.codec import UndecodableError, decode, encode
from magbuild.engine.crew import BREAK_EVEN, Crew
from magbuild.engine.store import Store
from magbuild.engine.tasks import digest, key_of
from magbuild.pipeline.memory import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """What all files say: by path what is known of each, and the findings in them.

    `documents` are those that were at hand, which is not all of them: see `documents_of`.
    """

    known: Mapping[str, Known]
    diagnostics: tuple[Diagnostic, ...]
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Content files, and the digests of their bytes by path."""

    folder: Path
    files: tuple[SourceFile, ...]
    digests: Mapping[str, bytes]

    def key(self, file: SourceFile, code: bytes) -> bytes:
        """The key under which is kept what a file says."""
        return key_of("compiled", code, encode(file), self.digests[file.path])


def sources_of(found: Found, folder: Path, digests: Mapping[str, bytes]) -> Sources:
    """The files found in a folder; `digests` are those of its files by name."""
    return Sources(
        folder=folder,
        files=found.files,
        digests={file.path: digests[file.name] for file in found.files},
    )


def compile_all(
    sources: Sources,
    before: Mapping[str, Known],
    store: Store,
    crew: Crew,
    told: Callable[[int], None],
) -> Compiled:
    """What every file says; `before` is what the last build knew, `told` hears of progress."""
    known: dict[str, Known] = {}
    new: list[SourceFile] = []
    for file in sources.files:
        same = before.get(file.path)
        if same is None or same.source != sources.digests[file.path]:
            filed = _recalled(store, sources.key(file, crew.code))
            same = _known(sources.digests[file.path], filed) if filed else None
        if same is None:
            new.append(file)
        else:
            known[file.path] = same
    if known:
        told(len(known))
    documents: dict[str, Document] = {}
    outcomes = crew.run(compile_batch, b"", (_reading(sources, file) for file in new))
    for file, outcome in zip(new, outcomes, strict=True):
        filed = decode(outcome, Filed)
        _keep(store, sources.key(file, crew.code), filed)
        known[file.path] = _known(sources.digests[file.path], filed)
        if filed.document and len(new) >= BREAK_EVEN:
            documents[file.path] = read_document(file.kind, filed.document)
        told(len(known))
    ordered = {file.path: known[file.path] for file in sources.files}
    return Compiled(
        known=ordered,
        diagnostics=tuple(_findings(sources, ordered, store, crew)),
        documents=documents,
    )


def documents_of(
    sources: Sources, compiled: Compiled, store: Store, crew: Crew
) -> Iterator[Document]:
    """Every document that was understood, in the order of the files."""
    for file in sources.files:
        if file.path in compiled.documents:
            yield compiled.documents[file.path]
        elif compiled.known[file.path].essence:
            yield read_document(file.kind, _filed(sources, file, store, crew).document)


def text_of(sources: Sources, file: SourceFile, store: Store, crew: Crew) -> bytes:
    """The encoded text of a file; where that has been forgotten, compiled again."""
    filed = _filed(sources, file, store, crew)
    return store.read(key_of("text", filed.text_digest)) or _compiled(sources, file).text


def source_keys(sources: Sources, compiled: Compiled, code: bytes) -> Iterator[bytes]:
    """Where it is kept what all files say."""
    for file in sources.files:
        yield sources.key(file, code)
        yield key_of("text", compiled.known[file.path].text)


def _findings(
    sources: Sources, known: Mapping[str, Known], store: Store, crew: Crew
) -> Iterator[Diagnostic]:
    for file in sources.files:
        if known[file.path].faulty:
            yield from read_diagnostics(_filed(sources, file, store, crew).diagnostics)


def _filed(sources: Sources, file: SourceFile, store: Store, crew: Crew) -> Filed:
    """What a file says; where that has been forgotten, compiled again."""
    key = sources.key(file, crew.code)
    filed = _recalled(store, key)
    if filed is None:
        filed = _compiled(sources, file)
        _keep(store, key, filed)
    return filed


def _compiled(sources: Sources, file: SourceFile) -> Filed:
    (outcome,) = compile_batch(b"", [_reading(sources, file)])
    return decode(outcome, Filed)


def _recalled(store: Store, key: bytes) -> Filed | None:
    held = store.read(key)
    try:
        return None if held is None else decode(held, Filed)
    except UndecodableError:
        return None


def _keep(store: Store, key: bytes, filed: Filed) -> None:
    store.write(key, encode(replace(filed, text=b"")))
    if filed.text:
        store.write(key_of("text", filed.text_digest), filed.text)


def _known(source: bytes, filed: Filed) -> Known:
    return Known(
        source=source,
        exact=filed.exact,
        essence=filed.essence,
        text=filed.text_digest,
        faulty=bool(filed.diagnostics),
    )


def _reading(sources: Sources, file: SourceFile) -> bytes:
    """A file's bytes, which must be those that were surveyed: never a mix of two versions."""
    data, size = read_file(file, sources.folder)
    if len(data) == size and digest(data) != sources.digests[file.path]:
        raise MagbuildError(diagnose("MB125", Span(path=file.path)), ExitCode.MACHINE)
    return encode(Reading(file=file, data=data, size=size))
