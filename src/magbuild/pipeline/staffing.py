"""Who does the work: from what was asked for to a crew."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from magbuild.engine.crew import Crew
from magbuild.pipeline.request import Staffing


@contextmanager
def open_crew(staffing: Staffing, code: bytes) -> Iterator[Crew]:
    """A crew that is let go at the end. Its executor is opened when there is work enough for it."""
    crew = _crew(staffing, code)
    try:
        yield crew
    finally:
        crew.close()


def _crew(staffing: Staffing, code: bytes) -> Crew:
    def open_cluster() -> tuple[Executor, int]:
        from magbuild.engine.executors import cluster

        return cluster(staffing.scheduler or None)

    def open_processes() -> tuple[Executor, int]:
        from magbuild.engine.executors import processes

        return processes(staffing.workers)

    if staffing.dask:
        return Crew(code=code, open=open_cluster, always=True)
    if staffing.workers <= 1:
        return Crew(code=code, open=None)
    return Crew(code=code, open=open_processes)
