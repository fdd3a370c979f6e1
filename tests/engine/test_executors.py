"""Children of this process work however they are started, and never outlive it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from magbuild.engine.executors import processes


@contextmanager
def another_thread() -> Iterator[None]:
    """While there is a second thread, forking is not safe, and children are started otherwise."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join()


def test_children_work() -> None:
    pool, size = processes(2)
    with pool:
        assert size == 2
        assert list(pool.map(abs, range(-50, 0), chunksize=5)) == list(range(50, 0, -1))


def test_children_work_beside_another_thread() -> None:
    with another_thread():
        pool, _ = processes(2)
        with pool:
            assert list(pool.map(abs, range(-50, 0), chunksize=5)) == list(range(50, 0, -1))


PARENT = """
import os, signal, sys, threading
from magbuild.engine.executors import processes

if __name__ == "__main__":
    if sys.argv[1] == "threads":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    pool, size = processes(2)
    pids = {pool.submit(os.getpid).result() for _ in range(9)}
    if sys.argv[2] == "busy":
        for _ in range(size):
            pool.submit(signal.pause)
    print(*pids, flush=True)
    signal.pause()
"""


@pytest.mark.parametrize("start", ["alone", "threads"])
@pytest.mark.parametrize("state", ["idle", "busy"])
def test_children_end_when_their_parent_is_killed(start: str, state: str) -> None:
    """They hold the other end of the pipe: it is closed when the last of them has gone."""
    command = [sys.executable, "-c", PARENT, start, state]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = parent.stdout.readline().split()
        assert pids
        assert str(parent.pid) not in pids
        parent.kill()
        rest, _ = parent.communicate(timeout=120)
    assert rest == ""
