"""Finished files kept where only this process can reach them, as whole generations.

They lie one after another in a file without a name, found by their digests. So a path that somebody
asks for is a key and never leads to the disk, what was taken is never changed, and nothing is left
behind when the process ends, however it ends.
"""

import os
import tempfile
import weakref
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.files import digest
from magbuild.engine.publisher import Publication

_SLACK = 1 << 28  # bytes that no generation needs any more before they are given back


class Pack:
    """Bytes by their SHA-256 in hexadecimal, which come and never go."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            self._descriptor = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._descriptor)
        self._places: dict[str, tuple[int, int]] = {}
        self.size = 0

    def put(self, sha256: str, data: bytes) -> None:
        """Keep some bytes. OSError when the disk is full."""
        if sha256 in self._places:
            return
        end, rest = self.size, memoryview(data)
        while rest:
            written = os.pwrite(self._descriptor, rest, end)
            end, rest = end + written, rest[written:]
        self._places[sha256] = self.size, len(data)
        self.size = end

    def get(self, sha256: str) -> bytes:
        """The bytes of a digest. KeyError where there are none."""
        place, length = self._places[sha256]
        return os.pread(self._descriptor, length, place)

    def thinned(self, needed: Collection[str]) -> "Pack":
        """This pack, or where most of it is no longer `needed`, a new one of what is."""
        total = sum(self._places[sha256][1] for sha256 in needed)
        if self.size <= 2 * total + _SLACK:
            return self
        fresh = Pack(self._folder)
        for sha256 in needed:
            fresh.put(sha256, self.get(sha256))
        return fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One whole generation: the SHA-256 of each file by its path. It never changes."""

    files: Mapping[str, str]
    pack: Pack

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none of that path."""
        sha256 = self.files.get(path)
        return None if sha256 is None else self.pack.get(sha256)


@dataclass(slots=True, kw_only=True)
class SnapshotStage:
    """A generation under way after `last`, which stands in `taken` when it is whole.

    To the verbs of a build it is what a publish into a folder is.
    """

    last: Snapshot
    generation: str = ""
    taken: Snapshot | None = None

    @property
    def live(self) -> Mapping[str, str]:
        """The SHA-256 of each file of the last generation, by path."""
        return self.last.files

    def write(self, _path: str, data: bytes) -> str:
        """Have a file ready for the next generation; its SHA-256."""
        sha256 = digest(data)
        self.last.pack.put(sha256, data)
        return sha256

    def publish(
        self,
        files: Mapping[str, str],
        addresses: Collection[str],
        *,
        allow_removals: bool,
        lasting: Collection[str] = (),
    ) -> Publication:
        """Take exactly these files as the next generation. KeyError for a file that is nowhere."""
        del addresses, allow_removals, lasting
        before = self.last.files
        pack = self.last.pack.thinned(set(files.values()))
        self.taken = Snapshot(files=dict(files), pack=pack)
        return Publication(
            files=len(files),
            changed=sum(before.get(path) != sha256 for path, sha256 in files.items()),
            removed=len(before.keys() - files.keys()),
        )
