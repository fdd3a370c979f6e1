"""All six verbs in their order, for a build where something has changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, ordered
from magbuild.engine.codec import encode
from magbuild.engine.crew import Crew
from magbuild.engine.inputs import Inputs, file_digest
from magbuild.engine.linkage import Linker
from magbuild.engine.publisher import Stage
from magbuild.engine.store import Store
from magbuild.engine.tasks import Step, Task, digest
from magbuild.pipeline.compiling import text_of
from magbuild.pipeline.examining import (
    Read,
    plan_keys,
    read_all,
    released_rows,
    resolve_all,
    theme_of,
)
from magbuild.pipeline.loading import findings_of
from magbuild.pipeline.memory import Memory, Plan, Run, recall_memory, recall_plan, remember
from magbuild.pipeline.rendering import (
    ForgottenError,
    Shelf,
    Texts,
    Workbench,
    judge_links,
    make_all,
)
from magbuild.pipeline.request import Built, Findings, Progress, Request, blocks_publishing
from magbuild.pipeline.staffing import open_crew
from magbuild.render.actions import render_batch, workshop
from magbuild.render.closures import template_digests
from magbuild.render.corrections import correction_tasks
from magbuild.render.ledger import ledger_tasks
from magbuild.render.pages import ARTICLE, VIEWS, page_tasks
from magbuild.render.theme import Theme
from magbuild.settings import Settings
from magbuild.site.addresses import output_path
from magbuild.site.ledger import build_ledger
from magbuild.site.ledger_page import DATA
from magbuild.site.magazine import Site

LEDGER_FILE = output_path(DATA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the verbs share while they run."""

    request: Request
    inputs: Inputs
    last: Run | None
    memory: Memory
    store: Store
    crew: Crew
    stage: Stage
    progress: Progress


def build_changed(
    request: Request,
    inputs: Inputs,
    code: bytes,
    last: Run | None,
    store: Store,
    stage: Stage,
    progress: Progress,
) -> Built:
    """Build what has changed; `last` is the last build into the same folder."""
    with open_crew(request.staffing, code) as crew:
        desk = Desk(
            request=request,
            inputs=inputs,
            last=last,
            memory=recall_memory(store, request.output),
            store=store,
            crew=crew,
            stage=stage,
            progress=progress,
        )
        return _build(desk)


def _build(desk: Desk) -> Built:
    total = len(desk.inputs.files)
    read = read_all(
        desk.request,
        desk.inputs,
        desk.memory.sources,
        desk.store,
        desk.crew,
        lambda done: desk.progress("compile", done, total),
    )
    if read.settings is None:
        return _refused(desk, read, read.diagnostics)
    theme = theme_of(desk.request, read)
    work = Work(
        read=read,
        settings=read.settings,
        theme=theme,
        bench=_bench(desk, read, read.settings, theme),
        shelf=Shelf(live=desk.stage.live, write=desk.stage.write),
    )
    return _as_planned_before(desk, work) or _as_planned_now(desk, work)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One magazine under way: what was read, how it will look, and what has been made."""

    read: Read
    settings: Settings
    theme: Theme
    bench: Workbench
    shelf: Shelf


def _as_planned_before(desk: Desk, work: Work) -> Built | None:
    """Follow the plan of an earlier build of the same documents, where there is one."""
    keys = plan_keys(desk.request, work.read, work.settings, work.theme, desk.crew.code)
    plan = recall_plan(desk.store, keys[0]) or recall_plan(desk.store, keys[1])
    if plan is None or not _same_release(desk, work, plan):
        return None
    found = (*work.read.diagnostics, *plan.diagnostics)
    if blocks_publishing(found, strict=desk.request.strict):
        return _refused(desk, work.read, found)
    try:
        make_all(work.bench, ((step, None) for step in plan.steps), work.shelf, _told(desk, plan))
    except ForgottenError:
        return None
    return _publish(desk, work, plan, found)


def _as_planned_now(desk: Desk, work: Work) -> Built:
    """Resolve the documents, plan every page of them, and make what is stale."""
    request, read = desk.request, work.read
    released = released_rows(_released(desk))
    site, unresolved, changed = resolve_all(
        request, read, work.settings, work.theme, released, desk.store, desk.crew
    )
    found = (*read.diagnostics, *unresolved, *changed)
    if blocks_publishing(found, strict=request.strict):
        return _refused(desk, read, found)
    steps: list[Step] = []
    make_all(work.bench, _put_away(tasks_of(site), steps), work.shelf, _told(desk, None))
    plan = Plan(steps=tuple(steps), diagnostics=unresolved)
    exact, essence = plan_keys(request, read, work.settings, work.theme, desk.crew.code)
    desk.store.write(exact, encode(plan))
    if not unresolved and not work.settings.ledger:
        desk.store.write(essence, encode(plan))  # nothing in it knows of lines and columns
    return _publish(desk, work, plan, found)


def tasks_of(site: Site) -> Iterator[Task]:
    """Every file of a magazine that is made of what it says."""
    yield from page_tasks(site)
    if site.settings.ledger:
        yield from ledger_tasks(build_ledger(site))
    yield from correction_tasks(site)


def _put_away(tasks: Iterable[Task], steps: list[Step]) -> Iterator[tuple[Step, bytes]]:
    """Tasks with their payloads as bytes; tasks that follow each other may share one."""
    last: object = None
    payload = b""
    for task in tasks:
        if task.payload is not last:
            last, payload = task.payload, encode(task.payload)
        step = Step(output=task.output, action=task.action, payload=digest(payload), text=task.text)
        steps.append(step)
        yield step, payload


def _bench(desk: Desk, read: Read, settings: Settings, theme: Theme) -> Workbench:
    files = {file.id: file for file in read.sources.files}
    known = read.compiled.known
    return Workbench(
        store=desk.store,
        crew=desk.crew,
        function=render_batch,
        shared=workshop(theme, settings.address),
        actions=template_digests(theme),
        texts=Texts(
            digests={identity: known[file.path].text for identity, file in files.items()},
            get=lambda identity: text_of(read.sources, files[identity], desk.store, desk.crew),
        ),
        before=desk.memory.made,
        linker=Linker(owner=output_path),
    )


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


def _publish(desk: Desk, work: Work, plan: Plan, found: tuple[Diagnostic, ...]) -> Built:
    static = {url.lstrip("/"): work.theme.static[name] for name, url in work.theme.assets.items()}
    copied = {output: digest(data) for output, data in static.items()}
    for output, data in static.items():
        work.shelf.put(output, copied[output], data)
    bench = work.bench
    faults = (*bench.faults, *judge_links(bench, copied))
    if faults:
        return _refused(desk, work.read, (*found, *faults))
    made = {output: bench.made[output] for output in sorted(bench.made)}
    files = {output: one.digest for output, one in made.items()} | copied
    pages = [step.output for step in plan.steps if step.action in VIEWS]
    desk.store.commit()
    publication = desk.stage.publish(
        {output: value.hex() for output, value in files.items()},
        addresses=pages,
        allow_removals=desk.request.allow_removals,
    )
    run = Run(
        inputs=desk.inputs.digest(),
        generation=desk.stage.generation,
        language=work.read.language,
        diagnostics=ordered(found),
        pages=len(pages),
        articles=sum(step.action == ARTICLE for step in plan.steps),
    )
    memory = Memory(
        inputs=dict(desk.inputs.files), sources=dict(work.read.compiled.known), made=made
    )
    remember(desk.store, desk.request.output, run, memory)
    return Built(
        findings=_findings(desk, work.read, found),
        publication=publication,
        pages=run.pages,
        articles=run.articles,
    )


def _refused(desk: Desk, read: Read, found: tuple[Diagnostic, ...]) -> Built:
    desk.store.commit()
    return Built(findings=_findings(desk, read, found), publication=None, pages=0, articles=0)


def _findings(desk: Desk, read: Read, found: tuple[Diagnostic, ...]) -> Findings:
    return findings_of(desk.request, read.language, found)


def _told(desk: Desk, plan: Plan | None) -> Callable[[int], None]:
    total = len(plan.steps) if plan else 0
    return lambda done: desk.progress("render", done, total)
