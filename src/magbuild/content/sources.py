"""The content folder to sources: which files are content, and their texts."""

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from magbuild.content.kinds import FILE_BYTES, REGISTER_BYTES, SourceKind
from magbuild.content.models import Source
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.files import machine_fault, walk
from magbuild.core.texts import decode

SETTINGS_FILE = "site.yaml"
_REGISTERS = {
    "topics.yaml": SourceKind.TOPICS,
    "organisations.yaml": SourceKind.ORGANISATIONS,
    "metrics.yaml": SourceKind.METRICS,
}
_FOLDERS = {"articles": SourceKind.ARTICLE, "pages": SourceKind.PAGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A content file by its place, unread. `name` is its path below the folder as on disk."""

    id: str
    kind: SourceKind
    path: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What lies in a content folder. `settings` tells whether site.yaml is there."""

    files: tuple[SourceFile, ...]
    settings: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was read from the content folder. `texts` has every text by path, for excerpts."""

    sources: tuple[Source, ...]
    settings: str | None
    texts: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


def find(names: Iterable[str], shown: str) -> Found:
    """Tell the content files among the names of a folder's files; `shown` is the folder's name."""
    names = tuple(names)
    files: list[SourceFile] = []
    found = _twins(names, shown)
    seen: set[str] = set()
    for name in names:
        path = f"{shown}/{unicodedata.normalize('NFC', name)}"
        kind = _kind(name)
        if path in seen:
            continue  # told as a twin, and what it holds could not be told from the other
        seen.add(path)
        if kind is not None:
            identity = path.removeprefix(f"{shown}/").rpartition(".")[0]
            files.append(SourceFile(id=identity, kind=kind, path=path, name=name))
        elif name != SETTINGS_FILE:
            found.append(_stray(path))
    if not any(file.kind is SourceKind.ARTICLE for file in files) and not found:
        found.append(diagnose("MB101", Span(path=shown), folder=shown))
    return Found(files=tuple(files), settings=SETTINGS_FILE in names, diagnostics=tuple(found))


def read_file(file: SourceFile, folder: Path) -> tuple[bytes, int]:
    """The bytes of a content file and its size; of one that is too long only the beginning.

    MagbuildError when it cannot be read.
    """
    try:
        with (folder / file.name).open("rb") as stream:
            data = stream.read(_longest(file.kind) + 1)
            return data, os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise machine_fault(file.path, error) from error


def to_source(
    file: SourceFile, data: bytes, size: int
) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text of a content file, or None with the faults that forbid reading it."""
    if len(data) > (limit := _longest(file.kind)):
        return None, (diagnose("MB401", Span(file.path, 1, 1), size=size, limit=limit),)
    text, faults = decode(data, file.path)
    if any(fault.code in {"MB105", "MB112", "MB113", "MB114"} for fault in faults):
        return None, faults
    return Source(id=file.id, kind=file.kind, path=file.path, text=text), faults


def load(folder: Path, shown: str) -> Loaded:
    """Read a content folder; `shown` is its name in diagnostics.

    MagbuildError when a file cannot be read. A file that is not valid text is reported and left
    out of `sources`.
    """
    try:
        there = find(walk(folder), shown)
    except OSError as error:
        raise machine_fault(folder.name, error) from error
    sources: list[Source] = []
    texts: dict[str, str] = {}
    diagnostics = list(there.diagnostics)
    for file in there.files:
        source, faults = to_source(file, *read_file(file, folder))
        diagnostics += faults
        if source is not None:
            sources.append(source)
            texts[file.path] = source.text
    settings = None
    if there.settings:
        settings, faults = read_settings_text(folder, shown)
        diagnostics += faults
        texts[f"{shown}/{SETTINGS_FILE}"] = settings
    return Loaded(
        sources=tuple(sources), settings=settings, texts=texts, diagnostics=tuple(diagnostics)
    )


def read_settings_text(folder: Path, shown: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of site.yaml, empty when it is too long. MagbuildError when it cannot be read."""
    path = f"{shown}/{SETTINGS_FILE}"
    try:
        with (folder / SETTINGS_FILE).open("rb") as stream:
            data, size = stream.read(REGISTER_BYTES + 1), os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise machine_fault(path, error) from error
    if len(data) > REGISTER_BYTES:
        return "", (diagnose("MB401", Span(path, 1, 1), size=size, limit=REGISTER_BYTES),)
    return decode(data, path)


def _longest(kind: SourceKind) -> int:
    return FILE_BYTES if kind in {SourceKind.ARTICLE, SourceKind.PAGE} else REGISTER_BYTES


def _kind(name: str) -> SourceKind | None:
    folder, slash, _ = name.partition("/")
    if not slash:
        return _REGISTERS.get(name)
    return _FOLDERS.get(folder) if name.endswith(".md") else None


def _stray(path: str) -> Diagnostic:
    return diagnose(
        "MB126",
        Span(path=path),
        expected=", ".join((SETTINGS_FILE, *_REGISTERS, "articles/**/*.md", "pages/**/*.md")),
    )


def _twins(names: tuple[str, ...], shown: str) -> list[Diagnostic]:
    """Files that some file systems hold for one: equal but for case or Unicode form."""
    first: dict[str, str] = {}
    found = []
    for name in names:
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            related = (Span(path=f"{shown}/{other}"),)
            found.append(diagnose("MB111", Span(path=f"{shown}/{name}"), related=related))
    return found
