"""Files put into a folder: new ones never over old ones, generated ones made anew."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import machine_fault

_MOST = 8  # names told of what is in the way


def refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """MagbuildError when something keeps one of these files from being new in a folder."""
    obstacles = (_obstacle(folder, name) for name in names)
    taken = list(dict.fromkeys(name for name in obstacles if name))
    if taken:
        more = f", … ({len(taken)})" if len(taken) > _MOST else ""
        told = ", ".join(taken[:_MOST]) + more
        place = Span(path=folder.as_posix())
        raise MagbuildError(diagnose("MB791", place, names=told), ExitCode.USAGE)


def write_new(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write texts by their paths below a folder; the files, in order.

    MagbuildError with nothing written when anything is there already, or cannot be written.
    """
    refuse_taken(folder, texts)
    written: list[Path] = []
    try:
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                written.append(path)
                stream.write(text)
    except OSError as error:
        _take_back(written)
        raise machine_fault(folder.as_posix(), error) from error
    return tuple(written)


def write_anew(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write generated texts by their names in a folder, over those of another day; the files.

    MagbuildError when one cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise machine_fault(folder.as_posix(), error) from error
    return tuple(folder / name for name in texts)


def _obstacle(folder: Path, name: str) -> str:
    """What keeps a file from being new here: itself, or a file in place of a folder; else ""."""
    path = folder / name
    if os.path.lexists(path):
        return name
    nearest = next((above for above in path.parents if os.path.lexists(above)), None)
    return "" if nearest is None or nearest.is_dir() else nearest.as_posix()


def _take_back(written: Iterable[Path]) -> None:
    for path in written:
        path.unlink(missing_ok=True)
