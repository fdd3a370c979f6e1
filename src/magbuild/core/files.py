"""Folders and bytes: walking in a fixed order, digests, joins that cannot leave their root."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.reasons import reason_of

DEEPEST = 32
"""Folders in folders beyond this are not looked into."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def walk(root: Path, passed: dict[str, str] | None = None) -> Iterator[str]:
    """Paths of the files below a folder, relative, with "/", in byte order of their names.

    Dot files and editor droppings are passed over, and so is what is not a regular file or folder
    of its own (links, pipes, devices) or lies too deep; of the latter, `passed` takes the paths,
    each with the code of what is wrong.
    """
    yield from _walk(os.fspath(root), "", DEEPEST, {} if passed is None else passed)


def _walk(root: str, before: str, depth: int, passed: dict[str, str]) -> Iterator[str]:
    for entry in sorted(os.scandir(root), key=lambda e: os.fsencode(e.name)):
        if is_dropping(entry.name):
            continue
        path = before + entry.name
        if entry.is_dir(follow_symlinks=False):
            if depth:
                yield from _walk(entry.path, f"{path}/", depth - 1, passed)
            else:
                passed[path] = "MB136"
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            passed[path] = "MB121" if entry.is_symlink() else "MB122"


def is_device(name: str) -> bool:
    """Whether Windows keeps a name of a file or folder for a device."""
    return _DEVICE.fullmatch(name) is not None


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


def replace_file(path: Path, data: bytes) -> None:
    """Put new bytes in the place of a file, whole or not at all; who may read it stays."""
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with staged.open("xb") as stream:
            os.fchmod(stream.fileno(), stat.S_IMODE(path.stat().st_mode))
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def create_file(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, with the folders above it; FileExistsError if it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            path.unlink()
            raise


def machine_fault(path: Path | str, error: OSError) -> MagbuildError:
    """The error to raise when the machine, not the content, stands in the way."""
    fault = diagnose("MB721", Span(path=str(path)), reason=reason_of(error))
    return MagbuildError(fault, ExitCode.MACHINE)


def named_file_fault(path: Path, error: OSError) -> MagbuildError:
    """The error to raise where a file that somebody named cannot be read.

    A name that leads nowhere or to a folder is wrong use, not a fault of the machine.
    """
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        place = Span(path=path.as_posix())
        return MagbuildError(diagnose("MB231", place, suggestion=_near(path)), ExitCode.USAGE)
    if isinstance(error, IsADirectoryError):
        return MagbuildError(diagnose("MB232", Span(path=path.as_posix())), ExitCode.USAGE)
    return machine_fault(path.as_posix(), error)


def _near(path: Path) -> str:
    """What lies in the same folder under a name much like a path's, or nothing."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    return "".join(
        (path.parent / name).as_posix() for name in get_close_matches(path.name, names, 1)
    )
