"""Fixing a content folder: each file read, mended, and put in its place whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from magbuild.content.models import Source
from magbuild.content.sources import (
    SETTINGS_FILE,
    SourceFile,
    find,
    read_file,
    read_settings_text,
    to_source,
)
from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    Language,
    MagbuildError,
    Span,
    diagnose,
    has_errors,
)
from magbuild.core.files import machine_fault, machine_faults, named_file_fault, replace_file, walk
from magbuild.core.texts import decode
from magbuild.editing.faults import Examined, Habits, examine, examine_settings, habits_of
from magbuild.editing.mending import mend
from magbuild.engine.codec import encode
from magbuild.engine.fingerprint import own_code
from magbuild.engine.store import Store, open_store
from magbuild.engine.tasks import key_of
from magbuild.pipeline.request import STATE_FOLDER, STORE
from magbuild.settings import Settings, read_settings
from magbuild.vietnamese.text import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """One file as it would be.

    `before` and `after` are its text as magbuild reads it, without byte-order mark, carriage
    returns and decomposed letters, so that writing it mends these as well. `data` is what lies on
    the disk, and `refused` why nothing can be done about it.
    """

    path: str
    file: Path
    data: bytes
    before: str
    after: str
    fixed: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return not self.refused and self.after.encode() != self.data

    @property
    def notable(self) -> bool:
        """Whether there is anything to write or to tell."""
        return self.changed or bool(self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A content folder: how it is called, the files in it that are content, and its habits."""

    folder: Path
    shown: str
    files: tuple[SourceFile, ...]
    settings: bool
    habits: Habits
    language: Language


def open_shelf(folder: Path, shown: str) -> Shelf:
    """What lies in a content folder. MagbuildError when there is none, or it cannot be read."""
    if not folder.is_dir():
        raise MagbuildError(diagnose("MB102", Span(path=shown)), ExitCode.USAGE)
    with machine_faults(shown):
        found = find(walk(folder), shown)
    settings = _settings(folder, shown) if found.settings else None
    return Shelf(
        folder=folder,
        shown=shown,
        files=found.files,
        settings=found.settings,
        habits=habits_of(settings),
        language=settings.language if settings else Language.VIETNAMESE,
    )


def fix_files(shelf: Shelf, paths: Iterable[str]) -> Iterator[Fixed]:
    """What there is to mend or to refuse in the files named, or in all; nothing is written.

    A folder stands for all files in it. MagbuildError, before anything is read, for a path where
    there is no content. Where builds remember a project, files found sound are remembered as well.
    """
    names = _chosen(shelf, tuple(paths))
    return _fix_each(shelf, names)


def write_fixed(one: Fixed) -> tuple[Diagnostic, ...]:
    """Put a file's new text in its place, unless the file has changed meanwhile."""
    try:
        if one.file.read_bytes() != one.data:
            return (diagnose("MB125", Span(path=one.path)),)
        replace_file(one.file, one.after.encode())
    except OSError as error:
        return (machine_fault(one.path, error).diagnostic,)
    return ()


def _fix_each(shelf: Shelf, names: frozenset[str]) -> Iterator[Fixed]:
    if SETTINGS_FILE in names and (fixed := _fix_settings(shelf)).notable:
        yield fixed
    code = own_code()
    kept = shelf.folder.parent / STATE_FOLDER / STORE
    with open_store(kept if kept.is_file() else None) as store:
        for file in shelf.files:
            if file.name in names:
                yield from _fix_unless_sound(shelf, file, store, code)
        store.commit()


def _fix_unless_sound(shelf: Shelf, file: SourceFile, store: Store, code: bytes) -> Iterator[Fixed]:
    """What there is to mend in a file, unless its bytes are remembered to be sound."""
    try:
        data, size = read_file(file, shelf.folder)
    except MagbuildError as error:
        yield _refused(file.path, shelf.folder / file.name, (error.diagnostic,))
        return
    key = key_of("sound", code, encode((file.kind, shelf.habits)), data)
    if store.read(key) is None:
        fixed = _fix_source(shelf, file, data, size)
        if fixed.notable:
            yield fixed
        else:
            store.write(key, b"sound")


def _settings(folder: Path, shown: str) -> Settings | None:
    try:
        text, _ = read_settings_text(folder, shown)
    except MagbuildError:  # told when it is the turn of this file
        return None
    return read_settings(text, f"{shown}/{SETTINGS_FILE}")[0]


def _chosen(shelf: Shelf, paths: tuple[str, ...]) -> frozenset[str]:
    """The names of the files meant."""
    names = (*([SETTINGS_FILE] if shelf.settings else []), *(file.name for file in shelf.files))
    if not paths:
        return frozenset(names)
    chosen: set[str] = set()
    for path in paths:
        wanted = _below(shelf, path)
        found = {n for n in names if wanted in {"", n} or n.startswith(f"{wanted}/")}
        if not found:
            close = "".join(nearest(wanted, names, 1))
            suggestion = f"{shelf.shown}/{close}" if close else ""
            code = "MB128" if os.path.lexists(path) else "MB231"
            fault = diagnose(code, Span(path=path), suggestion=suggestion)
            raise MagbuildError(fault, ExitCode.USAGE)
        chosen |= found
    return frozenset(chosen)


def _below(shelf: Shelf, path: str) -> str:
    """A path from the content folder on, "" for the folder itself; links to files stay links."""
    whole = Path(os.path.normpath(Path.cwd() / path))
    root = shelf.folder.resolve()
    place = whole.parent.resolve() / whole.name
    if place == root or whole.resolve() == root:
        return ""
    if not os.path.lexists(whole) and not place.is_relative_to(root):
        raise named_file_fault(Path(path), FileNotFoundError())
    if not place.is_relative_to(root):
        fault = diagnose("MB127", Span(path=path), folder=f"{shelf.shown}/")
        raise MagbuildError(fault, ExitCode.USAGE)
    return place.relative_to(root).as_posix()


def _fix_source(shelf: Shelf, file: SourceFile, data: bytes, size: int) -> Fixed:
    place = shelf.folder / file.name
    source, found = to_source(file, data, size)
    if source is None:
        return _refused(file.path, place, found)

    def examined(text: str) -> Examined:
        return examine(Source(id=file.id, kind=file.kind, path=file.path, text=text), shelf.habits)

    mended = mend(source.text, examined)
    return Fixed(
        path=file.path,
        file=place,
        data=data,
        before=source.text,
        after=mended.text,
        fixed=(*found, *mended.fixed),
    )


def _fix_settings(shelf: Shelf) -> Fixed:
    path = f"{shelf.shown}/{SETTINGS_FILE}"
    place = shelf.folder / SETTINGS_FILE
    try:
        data = place.read_bytes()
    except OSError as error:
        return _refused(path, place, (machine_fault(path, error).diagnostic,))
    text, found = decode(data, path)
    if has_errors(found):
        return _refused(path, place, found)
    mended = mend(text, partial(examine_settings, path=path, habits=shelf.habits))
    return Fixed(
        path=path,
        file=place,
        data=data,
        before=text,
        after=mended.text,
        fixed=(*found, *mended.fixed),
    )


def _refused(path: str, place: Path, found: tuple[Diagnostic, ...]) -> Fixed:
    return Fixed(path=path, file=place, data=b"", before="", after="", fixed=(), refused=found)
