"""All six verbs in their order, for a build where something has changed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from magbuild.core.diagnostics import Diagnostic, Span, diagnose, ordered
from magbuild.engine.codec import encode
from magbuild.engine.inputs import Inputs, file_digest
from magbuild.engine.publisher import Publication
from magbuild.engine.tasks import Step, digest
from magbuild.pipeline.compiling import source_keys
from magbuild.pipeline.desk import Desk, Work, outside, put_away, take_up
from magbuild.pipeline.examining import (
    Read,
    plan_keys,
    read_all,
)
from magbuild.pipeline.indexing import index_all, index_keys
from magbuild.pipeline.memory import (
    NOTHING,
    Memory,
    Plan,
    Recollection,
    Run,
    memory_keys,
)
from magbuild.pipeline.rendering import ForgottenError, Shelf, judge_links, make_all
from magbuild.pipeline.request import STORE, Built, Progress, Request, blocks_publishing
from magbuild.pipeline.staffing import open_crew
from magbuild.render.kinds import ARTICLE, PAGES
from magbuild.site.addresses import LEDGER_DATA, output_path
from magbuild.site.departures import judge_departures

LEDGER_FILE = output_path(LEDGER_DATA)
LASTING = (".css", ".js", ".woff2")
"""What pages that were read before a publish may ask for after it: how they look and work. Never a
picture or a text: what an editor takes away must be gone at once."""


class Target(Protocol):
    """Where finished files go: a folder that is published, or a snapshot that is looked at."""

    @property
    def live(self) -> Mapping[str, str]:
        """The SHA-256 of each file that is in place, by path."""

    @property
    def generation(self) -> str:
        """The digest of all files that are in place, where somebody asks for it."""

    def write(self, path: str, data: bytes, /) -> str:
        """Have a file ready for the next generation; its SHA-256."""

    def publish(
        self,
        files: Mapping[str, str],
        addresses: Collection[str],
        *,
        allow_removals: bool,
        lasting: Collection[str] = (),
    ) -> Publication:
        """Put these files in place; `lasting` ones may stay when a later one lacks them."""


def build_changed(
    request: Request,
    inputs: Inputs,
    code: bytes,
    recollection: Recollection,
    stage: Target,
    progress: Progress,
) -> Built:
    """Build what has changed since the last build that is recollected.

    MagbuildError when the run cannot go on.
    """
    store = recollection.store
    with open_crew(request.staffing, code) as crew:
        desk = Desk(
            request=request,
            inputs=inputs,
            memory=recollection.memory(),
            recollection=recollection,
            store=store,
            crew=crew,
            progress=progress,
        )
        shelf = Shelf(live=stage.live, write=stage.write)
        try:
            return _build(desk, shelf, stage)
        except ForgottenError:
            return _build(replace(desk, memory=NOTHING), shelf, stage)


def _build(desk: Desk, shelf: Shelf, stage: Target) -> Built:
    read = read_all(
        desk.request, desk.inputs, desk.memory.sources, desk.store, desk.crew, desk.progress
    )
    if read.settings is None:
        return _refused(desk, read, read.diagnostics)
    work = take_up(desk, read, read.settings)
    return _as_planned(desk, work, shelf, stage) or _plan_anew(desk, work, shelf, stage)


def _as_planned(desk: Desk, work: Work, shelf: Shelf, stage: Target) -> Built | None:
    """Follow the plan of an earlier build of the same documents, where there is one."""
    keys = plan_keys(desk.request, work.read, work.settings, work.theme, desk.crew.code)
    plan = desk.recollection.plan(keys[0]) or desk.recollection.plan(keys[1])
    if plan is None or not _same_release(desk, work, plan):
        return None
    found = (*work.read.diagnostics, *plan.diagnostics)
    if blocks_publishing(found, strict=desk.request.strict):
        return _refused(desk, work.read, found)
    steps = ((step, None) for step in plan.steps)
    try:
        make_all(work.bench, steps, shelf, _told(desk, len(plan.steps)))
    except ForgottenError:
        return None
    return _publish(desk, work, plan, found, shelf, stage)


def _plan_anew(desk: Desk, work: Work, shelf: Shelf, stage: Target) -> Built:
    """Resolve the documents, plan every page of them, and make what is stale."""
    from magbuild.pipeline.counting import judge_counts
    from magbuild.pipeline.picturing import picture_tasks
    from magbuild.pipeline.planning import released_rows, resolve_all, tasks_of
    from magbuild.site.full_text import full_text_task

    request, read = desk.request, work.read
    released = released_rows(_released(desk))
    site, unresolved, changed = resolve_all(
        request, read, work.settings, work.theme, released, desk.store, desk.crew
    )
    found = (*read.diagnostics, *unresolved, *changed)
    if blocks_publishing(found, strict=request.strict):
        return _refused(desk, read, found)
    steps: list[Step] = []
    make_all(
        work.bench,
        _noted(put_away(tasks_of(site, work.theme)), steps),
        shelf,
        _told(desk, 0),
    )
    miscounted = () if work.bench.faults else judge_counts(work.bench, site, steps)
    if miscounted:
        return _refused(desk, read, (*found, *miscounted))
    pictures = tuple(picture_tasks(site, work.theme))
    plan = Plan(
        steps=tuple(steps),
        pictures=pictures,
        full_text=full_text_task(site),
        retired=tuple(map(output_path, site.catalog.retired)),
        diagnostics=unresolved,
    )
    exact, essence = plan_keys(request, read, work.settings, work.theme, desk.crew.code)
    desk.store.write(exact, encode(plan))
    if not unresolved and not work.settings.ledger:
        desk.store.write(essence, encode(plan))  # nothing in it knows of lines and columns
    return _publish(desk, work, plan, found, shelf, stage)


def _noted(steps: Iterable[tuple[Step, bytes]], noted: list[Step]) -> Iterator[tuple[Step, bytes]]:
    for step, payload in steps:
        noted.append(step)
        yield step, payload


def _same_release(desk: Desk, work: Work, plan: Plan) -> bool:
    """Whether the last release has the very figures of this plan, so that none can have changed."""
    released = _released(desk)
    step = next((step for step in plan.steps if step.output == LEDGER_FILE), None)
    made = desk.memory.made.get(LEDGER_FILE)
    if released is None:
        return True
    return (
        step is not None
        and made is not None
        and made.key == work.bench.key(step)
        and made.digest == file_digest(str(released))
    )


def _released(desk: Desk) -> Path | None:
    """The ledger of the last release: as named, else that of the site published last."""
    published = desk.request.output / LEDGER_FILE
    return desk.request.previous or (published if published.is_file() else None)


def _publish(
    desk: Desk,
    work: Work,
    plan: Plan,
    found: tuple[Diagnostic, ...],
    shelf: Shelf,
    stage: Target,
) -> Built:
    """Judge the finished whole, put it before the readers, and remember how it was made."""
    copied = _copy_static(work, shelf)
    pictured = {file.output for task in plan.pictures for file in task.renditions}
    faults = tuple(work.bench.faults or judge_links(work.bench, copied.keys() | pictured))
    if faults:
        return _refused(desk, work.read, (*found, *faults))
    gone = judge_departures(
        work.settings,
        stage.live.keys() - set(plan.retired),
        work.bench.made.keys() | copied.keys() | pictured,
        allowed=desk.request.allow_removals,
    )
    if blocks_publishing(gone, strict=False):
        return _refused(desk, work.read, (*found, *gone))
    lasting = [output for output in copied if output.endswith(LASTING)]
    copied |= _make_pictures(desk, plan, shelf)
    indexing = work.indexing(plan.full_text)
    if indexing is not None:
        copied |= index_all(indexing, desk.store, shelf)
    made = {output: work.bench.made[output] for output in sorted(work.bench.made)}
    files = {output: one.digest for output, one in made.items()} | copied
    pages = [step.output for step in plan.steps if step.action in PAGES]
    desk.store.commit()
    desk.crew.close()  # nobody has work to do from here on, and idle workers hold memory
    publication = stage.publish(
        {output: value.hex() for output, value in files.items()},
        addresses=pages,
        allow_removals=desk.request.allow_removals,
        lasting=lasting,
    )
    run = Run(
        inputs=desk.inputs.digest(),
        generation=stage.generation,
        language=work.read.language,
        diagnostics=ordered(found),
        pages=len(pages),
        articles=sum(step.action == ARTICLE for step in plan.steps),
        outside=outside(work.theme, work.indexer),
    )
    memory = Memory(
        code=desk.crew.code,
        inputs=dict(desk.inputs.files),
        sources=dict(work.read.compiled.known),
        actions=dict(work.bench.actions),
        made=made,
    )
    desk.recollection.keep(run, memory, plan)
    desk.store.prune(lambda: _needed(desk, work, plan, memory))
    return Built(
        findings=desk.findings(work.read, found),
        notices=(*_notices(desk), *gone, *publication.diagnostics),
        publication=publication,
        pages=run.pages,
        articles=run.articles,
    )


def _needed(desk: Desk, work: Work, plan: Plan, memory: Memory) -> Iterator[bytes]:
    """The keys of all that the next build into the same folder may ask for."""
    from magbuild.pipeline.picturing import picture_keys

    yield from picture_keys(plan.pictures, desk.store)
    indexing = work.indexing(plan.full_text)
    if indexing is not None:
        yield from index_keys(indexing, desk.store)
    yield from memory_keys(desk.request.output)
    yield from plan_keys(desk.request, work.read, work.settings, work.theme, desk.crew.code)
    yield from source_keys(work.read.sources, work.read.compiled, desk.crew.code)
    yield from (made.key for made in memory.made.values())


def _copy_static(work: Work, shelf: Shelf) -> dict[str, bytes]:
    """Put the static files in their places; their digests by output."""
    copied: dict[str, bytes] = {}
    for name, data in work.theme.static.items():
        output = unquote(work.theme.assets[name].lstrip("/"))
        copied[output] = digest(data)
        shelf.put(output, copied[output], data)
    return copied


def _make_pictures(desk: Desk, plan: Plan, shelf: Shelf) -> dict[str, bytes]:
    """Put what is made of pictures in its place; the digests by output."""
    if not plan.pictures:
        return {}
    from magbuild.pipeline.picturing import STATIC, develop_all

    total = len(plan.pictures)
    return develop_all(
        plan.pictures,
        desk.request.project / STATIC,
        desk.store,
        desk.crew,
        shelf,
        lambda done: desk.progress("pictures", done, total),
    )


def _refused(desk: Desk, read: Read, found: tuple[Diagnostic, ...]) -> Built:
    desk.store.commit()
    return Built(
        findings=desk.findings(read, found),
        notices=_notices(desk),
        publication=None,
        pages=0,
        articles=0,
    )


def _notices(desk: Desk) -> tuple[Diagnostic, ...]:
    lost = desk.store.damaged
    return (diagnose("MB711", Span(path=STORE), count=lost),) if lost else ()


def _told(desk: Desk, total: int) -> Callable[[int], None]:
    return lambda done: desk.progress("render", done, total)
