"""At one call to the file system something happens: the process dies, or the call fails."""

import builtins
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from magbuild.engine import disk, exchange

READING = [
    *((os, name) for name in ("lstat", "stat", "fstat", "scandir", "listdir")),
    (disk, "open"),
]
WRITING = [
    *((os, name) for name in ("open", "write", "mkdir", "chmod", "fchmod", "link", "rename")),
    *((os, name) for name in ("replace", "unlink", "rmdir", "fsync", "sync")),
    (exchange, "_exchange"),
    (disk, "_sync_file_system"),
]

Call = Callable[..., Any]
Strike = Callable[[Call, tuple[Any, ...], dict[str, Any]], Any]


@contextmanager
def at_call(number: int, strike: Strike, *, reading: bool) -> Iterator[list[str]]:
    """Strike instead of the call of this number, counted from 1; the names of calls are gathered.

    Without `reading`, only calls are counted that may change what is on the disk.
    """
    calls: list[str] = []

    def watched(name: str, call: Call) -> Call:
        def watch(*words: Any, **options: Any) -> Any:  # noqa: ANN401  # any function
            calls.append(name)
            if len(calls) == number:
                return strike(call, words, options)
            return call(*words, **options)

        return watch

    patches = []
    for module, name in [*WRITING, *(READING if reading else [])]:
        call = getattr(module, name, getattr(builtins, name, None))
        assert call is not None
        patches.append(patch.object(module, name, watched(name, call), create=True))
    for one in patches:
        one.start()
    try:
        yield calls
    finally:
        for one in patches:
            one.stop()


def die(_call: Call, _words: tuple[Any, ...], _options: dict[str, Any]) -> None:
    """Die before the call."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_within(call: Call, words: tuple[Any, ...], options: dict[str, Any]) -> None:
    """Die after half of what is to be written, or after another call."""
    try:
        if call is _write:
            call(words[0], bytes(words[1])[: len(words[1]) // 2])
        else:
            call(*words, **options)
    finally:
        os.kill(os.getpid(), signal.SIGKILL)


def fail(number: int) -> Strike:
    """Let the call fail with this error number."""

    def refuse(_call: Call, _words: tuple[Any, ...], _options: dict[str, Any]) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@contextmanager
def by_renames() -> Iterator[None]:
    """A system that cannot exchange two folders in one step."""
    with patch.object(exchange, "_exchange", lambda _one, _other: False):
        yield


@contextmanager
def without_syncs() -> Iterator[None]:
    """No waiting for the disk: what a killed process has written is there all the same."""
    with (
        patch.object(os, "fsync", lambda _descriptor: None),
        patch.object(disk, "_sync_file_system", lambda _descriptor: None),
    ):
        yield


_write = os.write
