"""What a build is given: every file by the digest of its bytes, and the options.

Files are told apart by content alone, never by their times: an edit that keeps size and time is an
edit all the same.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from magbuild.core.files import is_dropping, is_utf8, machine_fault, visible, walk

_BLOCK = 1 << 16  # more than most files have: a larger buffer costs more to make than to fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files of some folders by name: "FOLDER/path" to SHA-256, in order; `options` as text.

    `unnamed` are those whose names are no UTF-8, with the bytes that are not as escapes; `passed`
    names what is no file to be read, each with the code of what is wrong.
    """

    files: dict[str, bytes]
    unnamed: tuple[str, ...]
    options: str
    passed: Mapping[str, str] = field(default_factory=dict)

    def digest(self) -> bytes:
        """One digest of all of it."""
        found = hashlib.sha256(self.options.encode() + b"\0")
        for name, value in self.files.items():
            found.update(name.encode() + b"\0" + value)
        for name in self.unnamed:
            found.update(name.encode() + b"\0")
        for name, code in self.passed.items():
            found.update(f"{name}\0{code}\0".encode())
        return found.digest()


def survey(folders: Mapping[str, Path], options: str, named: str = "") -> Inputs:
    """Read all files of some folders once; a folder that is not there has none.

    A folder that is a link is not followed, unless it is the one that somebody `named`.

    MagbuildError when a file cannot be read.
    """
    files: dict[str, bytes] = {}
    unnamed: list[str] = []
    passed: dict[str, str] = {}
    for label, folder in folders.items():
        try:
            if label != named and folder.is_symlink():
                passed[label] = "MB121"
            elif folder.is_dir():
                root = os.fspath(folder)
                strange: dict[str, str] = {}
                for name in walk(folder, strange):
                    if is_utf8(name):
                        files[f"{label}/{name}"] = file_digest(f"{root}/{name}")
                    else:
                        unnamed.append(f"{label}/{visible(name)}")
                passed |= {f"{label}/{visible(name)}": code for name, code in strange.items()}
        except OSError as error:
            raise machine_fault(label, error) from error
    return Inputs(files=files, unnamed=tuple(unnamed), options=options, passed=passed)


def resurvey(
    before: Inputs,
    folders: Mapping[str, Path],
    options: str,
    changed: Iterable[str],
    named: str = "",
) -> Inputs:
    """The same after some paths have `changed`, reading only these.

    Where names came or went, and not only bytes did, everything is read again. MagbuildError when a
    file cannot be read.
    """
    roots = {f"{folder.resolve()}/": label for label, folder in folders.items()}
    fresh: dict[str, bytes] = {}
    for path in changed:
        if f"{path}/" in roots:
            return survey(folders, options, named)
        root = next((one for one in roots if path.startswith(one)), None)
        name = f"{roots[root]}/{path.removeprefix(root)}" if root else ""
        if root is None or _is_passed_over(path.removeprefix(root)):
            continue
        try:
            found = os.lstat(path)
        except OSError:
            found = None
        if name in before.files and found is not None and stat.S_ISREG(found.st_mode):
            try:
                fresh[name] = file_digest(path)
            except OSError as error:
                raise machine_fault(name, error) from error
        elif found is not None or any(f"{one}/".startswith(f"{name}/") for one in before.files):
            return survey(folders, options, named)
    files = before.files | fresh if fresh else before.files
    return replace(before, files=files, options=options)


def _is_passed_over(name: str) -> bool:
    return any(is_dropping(part) for part in name.split("/"))


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
