"""Tasks: what is to be made, from what, and the key under which it is remembered.

A task is a pure function of its payload, of big texts that travel apart, and of the code and
theme that carry it out. Its key is the digest of all of these: nothing is declared, so nothing can
be forgotten.
"""

import hashlib
import zlib
from dataclasses import dataclass

from magbuild.core.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file to be made: `action` names what is done to `payload`, a value that can be encoded.

    `texts` are the ids of the documents whose texts the file shows.
    """

    output: str
    action: str
    payload: object
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A task whose payload has been put away: only its digest is left."""

    output: str
    action: str
    payload: bytes
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A task on its way to a worker: all that the action is given."""

    output: str
    action: str
    payload: bytes
    texts: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What is remembered of a job: the `digest` of its file, the file and the payload.

    `packed` is the payload, which has `length` bytes, and the file behind it, compressed as one:
    they say much the same. `provides` are the names that can be referred to in the file, `requires`
    those it refers to.
    """

    digest: bytes
    length: int
    packed: bytes
    provides: tuple[str, ...]
    requires: tuple[str, ...]

    def payload(self) -> bytes:
        """What the file was made of; nothing where that was too long to be kept."""
        return zlib.decompress(self.packed)[: self.length]

    def data(self) -> bytes:
        """The bytes of the file."""
        return zlib.decompress(self.packed)[self.length :]


def pack(payload: bytes, data: bytes) -> bytes:
    """The compressed payload and file of a `Result`."""
    return zlib.compress(payload + data, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comes back from a worker: the file as it is, the encoded `Result`, and its faults."""

    data: bytes
    digest: bytes
    result: bytes
    requires: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file of a build: the key of the result that it is, and the digest of its bytes."""

    key: bytes
    digest: bytes


def digest(data: bytes) -> bytes:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).digest()


def key_of(kind: str, *parts: bytes) -> bytes:
    """The key of what is made from some digests."""
    found = hashlib.sha256()
    for part in (kind.encode(), *parts):
        found.update(len(part).to_bytes(4, "big"))
        found.update(part)
    return found.digest()
