"""One build at a time: a lock that the kernel frees when its holder ends, however it ends.

There is nothing to clear away after a crash, and no process number to misread: what stands in the
lock file is only told to those who find it held. Needs `fcntl`, so Linux, macOS or another Unix.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.disk import storage_faults

_FILE = "lock"
_PAUSE = 0.05  # seconds between two tries
_held: set[int] = set()


@contextmanager
def hold(state: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of a state folder, which is made when it is not there.

    MagbuildError when another holds it still after `wait` seconds. A lock is held by one `hold` at
    a time, in one process as among many.
    """
    with storage_faults(state.name):
        state.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(state / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    _held.add(descriptor)
    try:
        with storage_faults(state.name):
            _seize(descriptor, state, wait or 0.0)
            _sign(descriptor)
        yield
    finally:
        _held.discard(descriptor)
        os.close(descriptor)


def _seize(descriptor: int, state: Path, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            left = end - time.monotonic()
            if left <= 0:
                raise _refusal(descriptor, state) from None
            time.sleep(min(left, _PAUSE))


def _sign(descriptor: int) -> None:
    """Write down who holds it: process, machine, since when."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n{os.uname().nodename}\n{since}\n".encode(), 0)


def _refusal(descriptor: int, state: Path) -> MagbuildError:
    facts = os.pread(descriptor, 1000, 0).decode("utf-8", "replace").split("\n")
    pid, host, since = (facts + ["?"] * 3)[:3] if len(facts) > 3 else ["?"] * 3
    fault = diagnose(
        "MB701", Span(path=state.name), pid=pid, host=host, since=since, seconds=_age(since)
    )
    return MagbuildError(fault, ExitCode.MACHINE)


def _age(since: str) -> str:
    try:
        begun = datetime.fromisoformat(since)
    except ValueError:
        return "?"
    return str(max(0, int((datetime.now(UTC) - begun).total_seconds())))


def _let_go() -> None:
    """A forked child shares the lock with its parent, and would keep it after the parent's end."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)
