"""One run of a program in a folder, with everything that it starts."""

import ctypes
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
_SAID = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A command, the folder to run it in, and what to add to its environment."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]


@contextmanager
def running(job: Job) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a job, waited for at the end with all that it left running.

    Raises SystemExit, with the end of what it said, when it fails.
    """
    _adopt_orphans()
    log = job.folder.with_suffix(".log")
    with log.open("wb") as said:
        process = subprocess.Popen(
            job.command,
            cwd=job.folder,
            env={**os.environ, **job.environment},
            stdout=said,
            stderr=said,
        )
        yield process
        code = process.wait()
        _reap_orphans()
    if code:
        last = log.read_text("utf-8", errors="replace")[-_SAID:]
        raise SystemExit(f"{' '.join(job.command)} failed in {job.folder}:\n{last}")


def _adopt_orphans() -> None:
    """A worker that outlives its parent becomes our child, so it is counted as well."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap_orphans() -> None:
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
