"""What a durable publish asks of the disk, and what the disk's refusals are called.

Written for POSIX. Nothing is ever written in place: a file is created, or its name is given to
another file, so that two folders can share files by hard links.
"""

import ctypes
import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.reasons import reason_of

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_FAULTS = {
    errno.ENOSPC: "MB727",
    errno.EDQUOT: "MB727",
    errno.EXDEV: "MB722",
    errno.EBUSY: "MB722",
    errno.EACCES: "MB723",
    errno.EPERM: "MB723",
    errno.EROFS: "MB723",
    errno.ENOTDIR: "MB723",
    errno.EIO: "MB724",
    errno.EMFILE: "MB725",
    errno.ENFILE: "MB725",
    errno.ENOMEM: "MB725",
}


@contextmanager
def storage_faults(place: str) -> Iterator[None]:
    """Say of a file system error within that the machine stands in the way, at `place`."""
    try:
        yield
    except OSError as error:
        code = _FAULTS.get(error.errno or 0, "MB721")
        fault = diagnose(code, Span(path=place), reason=reason_of(error))
        raise MagbuildError(fault, ExitCode.MACHINE) from error


def create_file(path: str, data: bytes) -> os.stat_result:
    """Write a file that is not there yet; readable by all, whatever the umask says."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        made = os.fstat(descriptor)
        if made.st_mode & 0o777 != _FILE_MODE:
            os.fchmod(descriptor, _FILE_MODE)
        return made
    finally:
        os.close(descriptor)


def create_folder(path: str) -> None:
    """Make a folder that is not there yet; open to all readers, whatever the umask says."""
    os.mkdir(path, _FOLDER_MODE)
    os.chmod(path, _FOLDER_MODE)


def create_folders(path: str) -> None:
    """Make a folder and those around it, if there is none; readers have nothing to do with it."""
    if not exists(path):
        os.makedirs(path)


def share_file(source: str, target: str) -> os.stat_result | None:
    """Give a file a second name; where that cannot be, copy it and return what the copy is."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with open(source, "rb") as file:
            return create_file(target, file.read())
    return None


def exists(path: str) -> bool:
    """Whether there is anything of this name; unlike `os.path.lexists`, no fault passes for no."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def file_digest(path: str) -> str:
    """The SHA-256 of a file, as hexadecimal."""
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_file(path: str) -> bytes | None:
    """All of a file; None when there is none."""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except FileNotFoundError:
        return None


def remove_file(path: str) -> None:
    """Remove a file; none is no fault."""
    with suppress(FileNotFoundError):
        os.unlink(path)


def remove_tree(path: str) -> bool:
    """Remove a folder and all in it, following no links; whether there was one."""
    try:
        entries = list(os.scandir(path))
    except FileNotFoundError:
        return False
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            remove_tree(entry.path)
        else:
            os.unlink(entry.path)
    os.rmdir(path)
    return True


def sync(path: str) -> None:
    """Bring one file, or the names in one folder, to the disk.

    A failure is final: the system may have dropped the unwritten pages, so a second try that
    succeeds would prove nothing.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that cannot sync a folder by itself
            raise
        os.sync()
    finally:
        os.close(descriptor)


def sync_everything(path: str) -> None:
    """Bring all that was written to the file system of a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _sync_file_system(descriptor)
    finally:
        os.close(descriptor)


@cache
def libc() -> ctypes.CDLL:
    """The C library of this process: for calls that Python has no words for."""
    return ctypes.CDLL(None, use_errno=True)


def _sync_file_system(descriptor: int) -> None:
    if not hasattr(libc(), "syncfs"):
        os.sync()
    elif libc().syncfs(descriptor):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
