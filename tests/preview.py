"""A magazine in a folder of its own, `magbuild serve` running on it, and how tests wait for it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

PATIENCE = 30  # seconds until a preview that does nothing has failed
TODAY = "2022-12-31"

_PROGRAM = Path(sys.executable).with_name("magbuild")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A running preview: its address, its folder, its process, what it has printed."""

    url: str
    folder: Path
    process: "subprocess.Popen[bytes]"
    terminal: Path

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.url.rpartition(":")[2])

    def said(self) -> str:
        """What stands on the terminal."""
        return self.terminal.read_text("utf-8")

    def write(self, name: str, text: str) -> None:
        """Save a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Put other words into a file of the project."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))


def wait(happened: Callable[[], bool], what: str) -> None:
    """Return as soon as something has happened."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if happened():
            return
        time.sleep(0.02)
    pytest.fail(f"not within {PATIENCE} s: {what}")


def get(url: str) -> tuple[int, str]:
    """The status and text of a page; 0 while nobody answers."""
    try:
        with urlopen(url, timeout=5) as answer:  # noqa: S310  # loopback
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


@contextmanager
def previewed(folder: Path, *options: str, port: int = 0) -> Iterator[Preview]:
    """Serve a folder on a free port until the end, which is Ctrl-C."""
    terminal = folder / "terminal"
    with terminal.open("wb") as out:
        process = subprocess.Popen(
            command(*options, "--port", str(port or 8000)),
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    try:
        wait(lambda: "Xem tại" in terminal.read_text("utf-8"), "the server is there")
        found = _ADDRESS.search(terminal.read_text("utf-8").partition("Xem tại")[2])
        assert found is not None
        yield Preview(url=found[0], folder=folder, process=process, terminal=terminal)
    finally:
        if process.poll() is None:
            interrupt(process)


def interrupt(process: "subprocess.Popen[bytes]") -> int:
    """Ctrl-C, which a terminal sends to a process and all its children; how it ended."""
    os.killpg(process.pid, signal.SIGINT)
    return process.wait(PATIENCE)


def command(*options: str) -> Sequence[str | Path]:
    """The command line of a preview."""
    return [_PROGRAM, "serve", "--today", TODAY, "--workers", "1", *options]
