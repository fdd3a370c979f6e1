"""What a build is given: every file by the digest of its bytes, and the options.

Files are told apart by content alone, never by their times: an edit that keeps size and time is an
edit all the same.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from magbuild.core.files import entries, is_utf8, machine_fault, visible

_BLOCK = 1 << 16  # more than most files have: a larger buffer costs more to make than to fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files of some folders by name: "FOLDER/path" to SHA-256, in order; `options` as text.

    `unnamed` are those whose names are no UTF-8, with the bytes that are not as escapes. `others`
    are links, pipes and devices. `long` are files too long to be read, by their sizes in bytes;
    their digest is that of the size.
    """

    files: Mapping[str, bytes]
    unnamed: tuple[str, ...]
    options: str
    others: tuple[str, ...] = ()
    long: Mapping[str, int] = field(default_factory=dict)

    def digest(self) -> bytes:
        """One digest of all of it."""
        found = hashlib.sha256(self.options.encode() + b"\0")
        for name, value in self.files.items():
            found.update(name.encode() + b"\0" + value)
        for name in (*self.unnamed, *self.others):
            found.update(name.encode() + b"\0")
        return found.digest()


def survey(
    folders: Mapping[str, Path], options: str, longest: Mapping[str, int] | None = None
) -> Inputs:
    """Read all files of some folders once; a folder that is not there has none.

    `longest` are the sizes in bytes above which files of a folder are not read.
    MagbuildError when a file cannot be read.
    """
    files: dict[str, bytes] = {}
    unnamed: list[str] = []
    others: list[str] = []
    long: dict[str, int] = {}
    for label, folder in folders.items():
        try:
            if folder.is_dir():
                root = os.fspath(folder)
                limit = (longest or {}).get(label)
                for name, regular in entries(folder):
                    if not regular:
                        others.append(f"{label}/{visible(name)}")
                    elif not is_utf8(name):
                        unnamed.append(f"{label}/{visible(name)}")
                    elif limit and (size := os.lstat(f"{root}/{name}").st_size) > limit:
                        long[f"{label}/{name}"] = size
                        files[f"{label}/{name}"] = hashlib.sha256(b"%d bytes" % size).digest()
                    else:
                        files[f"{label}/{name}"] = file_digest(f"{root}/{name}")
        except OSError as error:
            raise machine_fault(label, error) from error
    return Inputs(
        files=files, unnamed=tuple(unnamed), options=options, others=tuple(others), long=long
    )


def file_digest(path: str) -> bytes:
    """The SHA-256 of a file's bytes."""
    found = hashlib.sha256()
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)  # half as dear as a file object
    try:
        while data := os.read(descriptor, _BLOCK):  # fewer bytes than asked for are no end
            found.update(data)
    finally:
        os.close(descriptor)
    return found.digest()


def digest_if_there(path: str) -> str:
    """The SHA-256 of a file as hexadecimal, "" when it is not there or may not be read."""
    try:
        return file_digest(path).hex()
    except OSError:
        return ""


def changed_names(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterable[str]:
    """The names of files that are new, gone or different, in order."""
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))
