"""How much memory a job takes, of all its processes together.

To look costs time (0.15 s for each second of a program that holds 1.3 GB), so what is weighed is
not timed.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from racing.processes import Job, running

SECONDS_A_LOOK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Bytes. `together` is the greatest sum of the PSS of all processes that was seen.

    PSS counts a page that several processes share in parts, so the sum counts it once. `biggest`
    is the highest RSS that any one process came to.
    """

    together: int
    biggest: int


def weigh(job: Job) -> Weight:
    """Run a job once, and look at the memory of all our descendants until it is done."""
    together = biggest = 0
    with running(job) as process:
        while process.returncode is None:
            seen = [_look(one) for one in _descendants(os.getpid())]
            together = max(together, sum(share for share, _ in seen))
            biggest = max((biggest, *(highest for _, highest in seen)))
            with suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_A_LOOK)
    return Weight(together=together, biggest=biggest)


def _look(process: int) -> tuple[int, int]:
    """The PSS of a process now and its highest RSS so far; nothing where it has just ended."""
    with suppress(OSError):
        return _bytes(process, "smaps_rollup", "Pss:"), _bytes(process, "status", "VmHWM:")
    return 0, 0


def _bytes(process: int, file: str, field: str) -> int:
    for line in Path(f"/proc/{process}/{file}").read_text("utf-8").splitlines():
        if line.startswith(field):
            return int(line.split()[1]) * 1024
    return 0


def _descendants(process: int) -> Iterator[int]:
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            for child in map(int, (thread / "children").read_text("utf-8").split()):
                yield child
                yield from _descendants(child)
