"""Values to bytes and back; equal values give equal bytes."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def encode(value: object) -> bytes:
    """MessagePack of plain values and frozen dataclasses, keys sorted."""
    return msgspec.msgpack.encode(value, order="deterministic")


def decode(data: bytes, kind: type[T]) -> T:
    """A value of the given type; ValueError when the bytes hold anything else."""
    return msgspec.msgpack.decode(data, type=kind)
