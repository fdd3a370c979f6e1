"""The memory of generations: what was put into each, by its digest, with the marks of its files.

It may be deleted or damaged at any time; what it held is then found again by reading the files.
A record is promised before its generation is published and kept after that: so one that is still a
promise tells that a slot, however whole, was never before any reader.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256

from magbuild.engine.codec import decode, encode
from magbuild.engine.disk import create_file, create_folders, exists, read_file, remove_file, sync
from magbuild.engine.survey import Tree

_CHECKSUM = 32  # bytes before the record proper: its SHA-256
_PROMISED = ".new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A generation: its files, and the paths of those that are pages with addresses.

    `lasting` are the paths of files that pages of it load and that another generation may name
    otherwise. `lingering` are those of generations before, each with how many publishes ago it was
    named last.
    """

    tree: Tree
    addresses: tuple[str, ...]
    lasting: tuple[str, ...] = ()
    lingering: dict[str, int] = field(default_factory=dict)


def read_record(folder: str, digest: str | None) -> Record | None:
    """What is remembered of a generation, if any; None when that is nothing, or damaged."""
    if digest is None:
        return None
    return _read(f"{folder}/{digest}") or _read(f"{folder}/{digest}{_PROMISED}")


def write_record(folder: str, digest: str, record: Record) -> None:
    """Remember a generation: wholly or, when interrupted, not at all."""
    promise_record(folder, digest, record)
    keep_record(folder, digest)
    sync(folder)


def promise_record(folder: str, digest: str, record: Record) -> None:
    """Have a record on the disk for a generation that is about to be published."""
    create_folders(folder)
    data = encode(record)
    promised = f"{folder}/{digest}{_PROMISED}"
    remove_file(promised)
    create_file(promised, sha256(data).digest() + data)
    sync(promised)
    sync(folder)


def keep_record(folder: str, digest: str) -> None:
    """Say that a generation was published. A power cut may undo it; then it is said again."""
    os.replace(f"{folder}/{digest}{_PROMISED}", f"{folder}/{digest}")


def only_promised(folder: str, digest: str | None) -> bool:
    """Whether a generation is known, and was never published."""
    return exists(f"{folder}/{digest}{_PROMISED}") and not exists(f"{folder}/{digest}")


def any_records(folder: str) -> bool:
    """Whether any generation is remembered."""
    return exists(folder) and bool(os.listdir(folder))


def forget_records(folder: str, *, but: Collection[str | None]) -> None:
    """Remove the records of all generations but these."""
    for name in sorted(os.listdir(folder)):
        if name.removesuffix(_PROMISED) not in but:
            remove_file(f"{folder}/{name}")


def _read(path: str) -> Record | None:
    held = read_file(path)
    if held is None or sha256(held[_CHECKSUM:]).digest() != held[:_CHECKSUM]:
        return None
    try:
        return decode(held[_CHECKSUM:], Record)
    except ValueError:
        return None
