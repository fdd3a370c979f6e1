"""Build: nothing is done when nothing has changed, else all six verbs.

What a change needs is imported when there is one: a build with nothing to do must load little.
"""

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import machine_faults
from magbuild.engine.fingerprint import own_code
from magbuild.engine.inputs import Inputs, digest_if_there
from magbuild.engine.lock import hold
from magbuild.engine.publisher import Publication, Stage, open_stage
from magbuild.engine.store import open_store
from magbuild.pipeline.loading import findings_of, look
from magbuild.pipeline.memory import Recollection, Run, recall_run
from magbuild.pipeline.request import STORE, Built, Progress, Request, silent


def build(request: Request, progress: Progress = silent) -> Built:
    """Make the published folder what the content says; nothing is written when anything forbids it.

    MagbuildError when the run cannot go on.
    """
    with machine_faults(request.shown):
        _refuse_output(request)
        code = own_code()
        inputs = look(request, code)
        return _build(request, code, inputs, progress)


def _build(request: Request, code: bytes, inputs: Inputs, progress: Progress) -> Built:
    with (
        hold(request.state, request.wait),
        open_store(request.state / STORE) as store,
        open_stage(request.output, request.state) as stage,
    ):
        last = recall_run(store, request.output)
        if (
            last is not None
            and last.inputs == inputs.digest()
            and last.generation == stage.generation
            and all(digest_if_there(path) == value for path, value in last.outside.items())
        ):
            return _unchanged(last, stage, request)
        from magbuild.pipeline.verbs import build_changed

        recollection = Recollection(store, request.output)
        return build_changed(request, inputs, code, recollection, stage, progress)


def _unchanged(last: Run, stage: Stage, request: Request) -> Built:
    return Built(
        findings=findings_of(request, last.language, last.diagnostics),
        notices=stage.recovered,
        publication=Publication(files=len(stage.live), changed=0, removed=0),
        pages=last.pages,
        articles=last.articles,
    )


def _refuse_output(request: Request) -> None:
    """An output folder that is, holds or lies in a folder of sources would destroy it."""
    output, project = request.output.resolve(), request.content.resolve().parent
    kept = [request.content.resolve(), project / "templates", project / "static"]
    for folder in kept:
        if output == folder or output in folder.parents or folder in output.parents:
            fault = diagnose("MB202", Span(path=request.output.as_posix()), other=folder.name)
            raise MagbuildError(fault, ExitCode.USAGE)
