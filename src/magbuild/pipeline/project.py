"""A project opened and read through, for all that looks at it and publishes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from magbuild.core.files import machine_faults
from magbuild.engine.crew import Crew
from magbuild.engine.fingerprint import own_code
from magbuild.engine.inputs import Inputs
from magbuild.engine.store import Store, open_store
from magbuild.pipeline.examining import Read, read_all
from magbuild.pipeline.loading import look
from magbuild.pipeline.request import STORE, Progress, Request, silent
from magbuild.pipeline.staffing import open_crew


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Its files, what they say, and who can do more with them while it is open."""

    inputs: Inputs
    read: Read
    store: Store
    crew: Crew


@contextmanager
def open_project(request: Request, progress: Progress = silent) -> Iterator[Project]:
    """A project with what builds remember of it. MagbuildError when it cannot be read.

    One that was never built is left as it is.
    """
    code = own_code()
    inputs = look(request, code)
    kept = request.state / STORE
    with (
        machine_faults(request.shown),
        open_store(kept if kept.is_file() else None) as store,
        open_crew(request.staffing, code) as crew,
    ):
        read = read_all(request, inputs, {}, store, crew, progress)
        yield Project(inputs=inputs, read=read, store=store, crew=crew)
