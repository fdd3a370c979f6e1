"""What a folder holds, told by the SHA-256 of each file, reading as little of it as will do.

What was found before is remembered with the marks that the file system gives. A file is read again
only when its size, time or inode is another; a folder is listed again only when its time is, for
every name that comes or goes changes it. So a folder that nobody touched costs one `lstat` for each
file and folder in it, and one that was copied here, or whose memory was lost, is read in full. What
is changed within one tick of the file system's clock, size and inode kept, is seen only by reading.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from magbuild.engine.disk import exists, file_digest

MARKER = ".generation"
STRAYS = frozenset({".DS_Store", ".directory", "Thumbs.db", "desktop.ini"})
UNSURE = -1  # the time of a folder that is to be listed whenever it is met


class FileState(NamedTuple):
    """A file: the SHA-256 of its bytes in hexadecimal, its size in bytes, its time, its inode."""

    sha256: str
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """A folder: its time, its files and the names of the folders in it."""

    mtime_ns: int
    files: dict[str, FileState]
    folders: tuple[str, ...]


NOTHING = FolderState(mtime_ns=UNSURE, files={}, folders=())

Tree = dict[str, FolderState]
"""Each folder by its path below the root, with "/"; the root is the empty text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was found: files and folders as a tree; what is neither; which files had to be read."""

    tree: Tree
    others: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


def survey(root: str, remembered: Tree, alike: Tree | None = None) -> Survey:
    """Look through a folder; empty when there is none. OSError when it cannot be read.

    `remembered` is what it held before. `alike` is a folder just surveyed that shares files with
    this one by hard links: what is the same inode there need not be looked at twice.
    """
    tree: Tree = {}
    others: list[str] = []
    read: list[str] = []
    twins = alike or {}
    waiting = [""] if exists(root) else []
    while waiting:
        folder = waiting.pop()
        path = f"{root}/{folder}" if folder else root
        before, twin = remembered.get(folder, NOTHING), twins.get(folder, NOTHING)
        if folder and os.lstat(path).st_mtime_ns == before.mtime_ns:
            found = _look_again(path, before, twin, read)
        else:
            known = {**twin.files, **before.files}
            found, strange = _look(path, known, read, top=not folder)
            others += [join(folder, name) for name in strange]
        tree[folder] = found
        if found.folders:
            waiting += [join(folder, name) for name in found.folders]
    return Survey(tree=tree, others=tuple(sorted(others)), read=tuple(read))


def first_of(root: str) -> str | None:
    """The path of one file, or of what is no folder either; None when there is none to speak of."""
    waiting = [""] if exists(root) else []
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                path = join(folder, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.name not in STRAYS:
                    return path
    return None


def join(folder: str, name: str) -> str:
    """The path of a name in a folder of a tree."""
    return f"{folder}/{name}" if folder else name


def split(path: str) -> tuple[str, str]:
    """The folder in a tree that a path lies in, and its name there."""
    folder, _, name = path.rpartition("/")
    return folder, name


def digests(tree: Tree) -> dict[str, str]:
    """The SHA-256 of each file by its path."""
    found = {}
    for folder, held in tree.items():
        start = f"{folder}/" if folder else ""
        for name, state in held.files.items():
            found[start + name] = state.sha256
    return found


def tree_digest(files: Mapping[str, str]) -> str:
    """One digest for all: the SHA-256 of what `sha256sum` prints of them, sorted by their paths."""
    lines = "".join(f"{files[path]}  {path}\n" for path in sorted(files))
    return sha256(os.fsencode(lines)).hexdigest()


def file_state(sha256: str, found: os.stat_result) -> FileState:
    """A file with this content, as the file system describes it."""
    return FileState(sha256, found.st_size, found.st_mtime_ns, found.st_ino)


def _look_again(path: str, before: FolderState, twin: FolderState, read: list[str]) -> FolderState:
    """A folder whose names are those remembered: the same value when its files are too."""
    changed = {}
    for name, state in before.files.items():
        if twin.files.get(name) != state:
            inner = f"{path}/{name}"
            found = _state(inner, os.lstat(inner), state, read)
            if found is not state:
                changed[name] = found
    return replace(before, files={**before.files, **changed}) if changed else before


def _look(
    path: str, known: Mapping[str, FileState], read: list[str], *, top: bool
) -> tuple[FolderState, list[str]]:
    """A folder listed anew, and the names in it that are neither of a file nor of a folder."""
    mtime_ns = os.lstat(path).st_mtime_ns  # before the names: a later change is then seen next time
    files: dict[str, FileState] = {}
    folders: list[str] = []
    strange: list[str] = []
    with os.scandir(path) as entries:
        for entry in entries:
            if top and entry.name == MARKER:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.name)
            elif entry.name in STRAYS or not entry.is_file(follow_symlinks=False):
                strange.append(entry.name)
            else:
                found = entry.stat(follow_symlinks=False)
                files[entry.name] = _state(entry.path, found, known.get(entry.name), read)
    time = UNSURE if top or strange else mtime_ns
    return FolderState(mtime_ns=time, files=files, folders=tuple(sorted(folders))), strange


def _state(path: str, found: os.stat_result, known: FileState | None, read: list[str]) -> FileState:
    if (
        known is not None
        and known.mtime_ns == found.st_mtime_ns
        and known.size == found.st_size
        and known.inode == found.st_ino
    ):
        return known
    read.append(path)
    return file_state(file_digest(path), found)
