"""Who does the work: from what was asked for to a crew."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from magbuild.engine.crew import Crew
from magbuild.engine.executors import cluster, processes
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
    if staffing.dask:
        return Crew(code=code, open=partial(cluster, staffing.scheduler or None), always=True)
    if staffing.workers <= 1:
        return Crew(code=code, open=None)
    return Crew(code=code, open=partial(processes, staffing.workers))
