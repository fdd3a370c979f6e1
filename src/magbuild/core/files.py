"""Folders and bytes: walking in a fixed order, digests, joins that cannot leave their root."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose

RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""Names that Windows keeps for devices, whatever stands behind a dot."""

_IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def walk(root: Path) -> Iterator[str]:
    """Paths of the files below a folder, relative, with "/", in byte order of their names.

    Dot files, editor droppings and anything that is not a regular file or folder of its own
    (links, pipes, devices) are passed over.
    """
    return (name for name, regular in entries(root) if regular)


def entries(root: Path) -> Iterator[tuple[str, bool]]:
    """Like `walk`, with links, pipes and devices too; each with whether it is a regular file.

    However deep folders lie one in the other.
    """
    waiting = [("", iter(_listed(os.fspath(root))))]
    while waiting:
        above, level = waiting[-1]
        entry = next(level, None)
        if entry is None:
            waiting.pop()
        elif is_dropping(entry.name):
            continue
        elif entry.is_dir(follow_symlinks=False):
            waiting.append((f"{above}{entry.name}/", iter(_listed(entry.path))))
        else:
            yield f"{above}{entry.name}", entry.is_file(follow_symlinks=False)


def _listed(folder: str) -> "list[os.DirEntry[str]]":
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: os.fsencode(entry.name))


def is_dropping(name: str) -> bool:
    """Whether a file name is one that editors and desktops leave behind."""
    return name.startswith((".", "#")) or name.endswith("~") or name in _IGNORED_NAMES


def is_utf8(name: str) -> bool:
    """Whether a file name, as the system gives it, is text; other bytes stand for themselves."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def visible(name: str) -> str:
    """A file name that may not be text, with the bytes that are none as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def safe_join(root: Path, relative: str) -> Path:
    """A path below `root`; ValueError for an absolute path or one that climbs out."""
    parts = PurePosixPath(relative).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in relative or "\x00" in relative:
        raise ValueError(relative)
    return root.joinpath(*parts)


@contextmanager
def machine_faults(path: str) -> Iterator[None]:
    """What the machine refuses anywhere inside, and nobody has told more of, is its fault."""
    try:
        yield
    except OSError as error:
        raise machine_fault(path, error) from error


def machine_fault(path: Path | str, error: OSError) -> MagbuildError:
    """The error to raise when the machine, not the content, stands in the way."""
    reason = error.strerror or type(error).__name__
    return MagbuildError(diagnose("MB721", Span(path=str(path)), reason=reason), ExitCode.MACHINE)
