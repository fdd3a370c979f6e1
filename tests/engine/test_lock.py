import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine.lock import hold

HOLDER = """
import os, sys
from pathlib import Path
from magbuild.engine.lock import hold
with hold(Path(sys.argv[1])):
    if sys.argv[2:] == ["fork"]:
        child = os.fork()
        if not child:
            print(os.getpid(), flush=True)
            sys.stdin.read()
            os._exit(0)
    else:
        print("held", flush=True)
    sys.stdin.read()
"""
WAITER = """
import sys
from pathlib import Path
from magbuild.engine.lock import hold
print("waiting", flush=True)
with hold(Path(sys.argv[1]), wait=600):
    print("held", flush=True)
"""


@contextmanager
def program(text: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A program in a process of its own, with pipes; it is killed in the end if it still runs."""
    with subprocess.Popen(
        [sys.executable, "-c", text, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def told(running: subprocess.Popen[str]) -> str:
    """The next line that a program prints."""
    assert running.stdout is not None
    return running.stdout.readline().strip()


def refusal(state: Path, wait: float | None = None) -> MagbuildError:
    with pytest.raises(MagbuildError) as raised, hold(state, wait):
        pytest.fail("held twice")
    return raised.value


@pytest.mark.parametrize("wait", [None, 0.1])
def test_a_second_holder_is_refused_and_told_of_the_first(
    tmp_path: Path, wait: float | None
) -> None:
    with program(HOLDER, str(tmp_path)) as first:
        assert told(first) == "held"
        error = refusal(tmp_path, wait)
    assert error.exit_code is ExitCode.MACHINE
    assert error.diagnostic.code == "MB701"
    facts = dict(error.diagnostic.arguments)
    assert facts["pid"] == str(first.pid)
    assert facts["host"] == socket.gethostname()
    assert facts["since"].startswith("20")
    assert 0 <= int(facts["seconds"]) < 600


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_holder_holds_nothing(tmp_path: Path, end: signal.Signals) -> None:
    with program(HOLDER, str(tmp_path)) as first:
        assert told(first) == "held"
        first.send_signal(end)
        first.wait()
        with hold(tmp_path):
            pass


def test_children_of_a_killed_holder_hold_nothing(tmp_path: Path) -> None:
    with program(HOLDER, str(tmp_path), "fork") as first:
        child = int(told(first))
        first.kill()
        first.wait()
        os.kill(child, 0)  # it is still there
        with hold(tmp_path):
            os.kill(child, signal.SIGKILL)


def test_a_child_does_not_free_the_lock_of_its_parent(tmp_path: Path) -> None:
    with program(HOLDER, str(tmp_path), "fork") as first:
        child = int(told(first))
        os.kill(child, signal.SIGKILL)
        assert refusal(tmp_path).diagnostic.code == "MB701"


def test_one_waits_until_the_other_ends(tmp_path: Path) -> None:
    with program(HOLDER, str(tmp_path)) as first, program(WAITER, str(tmp_path)) as second:
        assert told(first) == "held"
        assert told(second) == "waiting"
        first.kill()
        assert told(second) == "held"
        assert second.wait() == 0


def test_in_one_process_too(tmp_path: Path) -> None:
    with hold(tmp_path / "new" / "state"):
        error = refusal(tmp_path / "new" / "state")
        assert dict(error.diagnostic.arguments)["pid"] == str(os.getpid())
        with hold(tmp_path / "other"):
            pass
    with hold(tmp_path / "new" / "state"):
        pass


@pytest.mark.parametrize("text", [b"", b"1\n", b"\xff\xfe\n\n\n\n", b"a\nb\nno day\n"])
def test_what_stands_in_the_file_is_only_told(tmp_path: Path, text: bytes) -> None:
    with program(HOLDER, str(tmp_path)) as first:
        assert told(first) == "held"
        (tmp_path / "lock").write_bytes(text)
        assert dict(refusal(tmp_path).diagnostic.arguments)["seconds"] == "?"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file")
    with pytest.raises(MagbuildError) as raised, hold(tmp_path / "state"):
        pytest.fail("held")
    assert raised.value.exit_code is ExitCode.MACHINE
    assert raised.value.diagnostic.span.path == "state"
