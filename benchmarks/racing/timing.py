"""How long a job takes."""

import os
import resource
import time
from dataclasses import dataclass

from racing.processes import Job, running


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds by the clock, and by the processor: user and system, of all processes."""

    wall: float
    processor: float


def measure(job: Job) -> Cost:
    """Run a job once; what was written before is flushed first, so nobody pays for the last one."""
    os.sync()
    before = _processor_seconds()
    started = time.perf_counter()
    with running(job) as process:
        process.wait()
        wall = time.perf_counter() - started
    return Cost(wall=wall, processor=_processor_seconds() - before)


def _processor_seconds() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
