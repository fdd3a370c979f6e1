"""The content folder to sources: which files are content, and their texts."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from magbuild.content.models import Source, SourceKind
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.files import digest, machine_fault, walk
from magbuild.core.texts import decode

SETTINGS_FILE = "site.yaml"
FILE_BYTES = 1_114_112
_REGISTERS = {
    "topics.yaml": SourceKind.TOPICS,
    "organisations.yaml": SourceKind.ORGANISATIONS,
    "metrics.yaml": SourceKind.METRICS,
}
_FOLDERS = {"articles": SourceKind.ARTICLE, "pages": SourceKind.PAGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was read from the content folder. `texts` has every text by path, for excerpts."""

    sources: tuple[Source, ...]
    settings: str | None
    texts: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]


def load(folder: Path, shown: str) -> Loaded:
    """Read a content folder; `shown` is its name in diagnostics.

    MagbuildError when a file cannot be read. A file that is not valid text is reported and left
    out of `sources`.
    """
    sources: list[Source] = []
    texts: dict[str, str] = {}
    found: list[Diagnostic] = []
    settings: str | None = None
    names = _walk(folder)
    found += _twins(names, shown)
    for name in names:
        path = f"{shown}/{unicodedata.normalize('NFC', name)}"
        kind = _kind(name)
        if kind is None and name != SETTINGS_FILE:
            found.append(_stray(path))
            continue
        text, hexdigest, faults = _read(folder / name, path, kind)
        texts[path] = text
        found += faults
        if name == SETTINGS_FILE:
            settings = text
        elif kind is not None and not _unreadable(faults):
            identity = path.removeprefix(f"{shown}/").rpartition(".")[0]
            sources.append(Source(id=identity, kind=kind, path=path, text=text, digest=hexdigest))
    if not any(source.kind is SourceKind.ARTICLE for source in sources) and not found:
        found.append(diagnose("MB101", Span(path=shown), folder=shown))
    return Loaded(sources=tuple(sources), settings=settings, texts=texts, diagnostics=tuple(found))


def _walk(folder: Path) -> list[str]:
    try:
        return list(walk(folder))
    except OSError as error:
        raise machine_fault(folder.name, error) from error


def _kind(name: str) -> SourceKind | None:
    path = PurePosixPath(name)
    if len(path.parts) == 1:
        return _REGISTERS.get(name)
    return _FOLDERS.get(path.parts[0]) if path.suffix == ".md" else None


def _stray(path: str) -> Diagnostic:
    return diagnose(
        "MB126",
        Span(path=path),
        expected=", ".join((SETTINGS_FILE, *_REGISTERS, "articles/**/*.md", "pages/**/*.md")),
    )


def _read(
    file: Path, path: str, kind: SourceKind | None
) -> tuple[str, str, tuple[Diagnostic, ...]]:
    """Text, digest and faults; of a text that is too long only its beginning is read."""
    limited = kind in {SourceKind.ARTICLE, SourceKind.PAGE}
    try:
        with file.open("rb") as stream:
            data = stream.read(FILE_BYTES + 1 if limited else -1)
            size = file.stat().st_size
    except OSError as error:
        raise machine_fault(path, error) from error
    if limited and len(data) > FILE_BYTES:
        refused = diagnose("MB401", Span(path=path), size=size, limit=FILE_BYTES)
        return "", "", (refused,)
    text, faults = decode(data, path)
    return text, digest(text.encode("utf-8", errors="replace")), faults


def _unreadable(faults: tuple[Diagnostic, ...]) -> bool:
    return any(fault.code in {"MB105", "MB112", "MB113", "MB401"} for fault in faults)


def _twins(names: list[str], shown: str) -> list[Diagnostic]:
    """Files that some file systems hold for one: equal but for case or Unicode form."""
    first: dict[str, str] = {}
    found = []
    for name in names:
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            related = (Span(path=f"{shown}/{other}"),)
            found.append(diagnose("MB111", Span(path=f"{shown}/{name}"), related=related))
    return found
