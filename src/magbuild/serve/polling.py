"""Folders to changes without the system's help: all files are looked at, again and again."""

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Set

from magbuild.core.files import is_dropping

_PAUSE = 0.4  # seconds between two looks

State = tuple[int, int, int, int]
"""What tells a file from what it was: when its bytes and its marks changed, in nanoseconds; its
size in bytes; its inode, which is another when a file is put in its place."""


def poll(folders: Iterable[str], stop: threading.Event) -> Iterator[Set[str]]:
    """The paths of files that came, went or changed since the last look, after each look.

    The first look finds nothing, since there is none before it.
    """
    before = look(folders)
    yield frozenset()
    while not stop.wait(_PAUSE):
        now = look(folders)
        yield {path for path, _ in before.items() ^ now.items()}
        before = now


def look(folders: Iterable[str]) -> Mapping[str, State]:
    """The files in some folders and all folders below, as they stand.

    What builds pass over by its name is not looked at, links are not followed, and what cannot be
    read is not there.
    """
    found = {}
    waiting = list(folders)
    while waiting:
        for entry in _entries(waiting.pop()):
            if is_dropping(entry.name):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                state = entry.stat(follow_symlinks=False)
            except OSError:  # gone since its folder was read
                continue
            times = state.st_mtime_ns, state.st_ctime_ns
            found[entry.path] = (*times, state.st_size, state.st_ino)
    return found


def _entries(folder: str) -> Iterable["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return ()
