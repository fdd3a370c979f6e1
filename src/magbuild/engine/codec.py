"""Values to bytes and back: how values rest in the store and travel between processes.

The form is MessagePack, read back into the very types that were written. Nothing in it can run.
"""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class UndecodableError(ValueError):
    """Bytes that do not hold a value of the type asked for."""


def encode(value: object) -> bytes:
    """The bytes of a value of dataclasses, tuples, mappings and scalars; alike if built alike."""
    return msgspec.msgpack.encode(value)


def decode(data: bytes, kind: type[T]) -> T:
    """The value of a type that some bytes hold. UndecodableError when they do not."""
    try:
        return _decoder(kind).decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UndecodableError(str(error)) from error


def encode_json(value: object) -> bytes:
    """A value of mappings, lists and scalars as JSON in UTF-8, several times as fast as `json`."""
    return msgspec.json.encode(value)


_decoders: dict[type, msgspec.msgpack.Decoder[Any]] = {}


def _decoder(kind: type[T]) -> "msgspec.msgpack.Decoder[T]":
    """One decoder for each type: making it costs more than using it."""
    if kind not in _decoders:
        _decoders[kind] = msgspec.msgpack.Decoder(kind)
    return _decoders[kind]


def plain(data: bytes) -> object:
    """The same value as mappings, lists and scalars, for comparing field by field."""
    return msgspec.msgpack.decode(data)
