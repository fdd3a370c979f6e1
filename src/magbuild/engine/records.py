"""The memory of generations: what was put into each, by its digest, with the marks of its files.

It may be deleted or damaged at any time; what it held is then found again by reading the files.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from magbuild.engine.codec import decode, encode
from magbuild.engine.disk import create_file, create_folders, exists, read_file, remove_file, sync
from magbuild.engine.survey import Tree

_CHECKSUM = 32  # bytes before the record proper: its SHA-256


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A generation: its files, and the paths of those that are pages with addresses."""

    tree: Tree
    addresses: tuple[str, ...]


def read_record(folder: str, digest: str | None) -> Record | None:
    """What is remembered of a generation, if any; None when that is nothing, or damaged."""
    held = read_file(f"{folder}/{digest}") if digest else None
    if held is None or sha256(held[_CHECKSUM:]).digest() != held[:_CHECKSUM]:
        return None
    try:
        return decode(held[_CHECKSUM:], Record)
    except ValueError:
        return None


def write_record(folder: str, digest: str, record: Record) -> None:
    """Remember a generation: wholly or, when interrupted, not at all."""
    create_folders(folder)
    data = encode(record)
    fresh = f"{folder}/{digest}.new"
    remove_file(fresh)
    create_file(fresh, sha256(data).digest() + data)
    sync(fresh)
    os.replace(fresh, f"{folder}/{digest}")
    sync(folder)


def any_records(folder: str) -> bool:
    """Whether any generation is remembered."""
    return exists(folder) and bool(os.listdir(folder))


def forget_records(folder: str, *, but: Collection[str | None]) -> None:
    """Remove the records of all generations but these."""
    for name in sorted(os.listdir(folder)):
        if name not in but:
            remove_file(f"{folder}/{name}")
