"""Next change: the next day on which a build of the same content would end otherwise, and how.

Every turning day is built in memory as far as it differs from the day before, so what is told is
what a build does, not what the fields of the front matter promise.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from magbuild.core.diagnostics import Diagnostic
from magbuild.engine.crew import Crew
from magbuild.engine.inputs import Inputs
from magbuild.engine.store import Store
from magbuild.engine.tasks import Step
from magbuild.pipeline.desk import Desk, Work, put_away, take_up
from magbuild.pipeline.examining import Read
from magbuild.pipeline.loading import findings_of
from magbuild.pipeline.memory import NOTHING, Recollection
from magbuild.pipeline.picturing import picture_tasks
from magbuild.pipeline.planning import released_rows, resolve_all, tasks_of
from magbuild.pipeline.project import open_project
from magbuild.pipeline.rendering import Shelf, make_all
from magbuild.pipeline.request import Findings, Request, blocks_publishing, silent
from magbuild.settings import Settings
from magbuild.site.magazine import Site
from magbuild.site.schedule import Turn, turning_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a build on a day would do that one on the day before would not.

    `added`, `altered` and `removed` are published files; all are empty where the build would be
    `refused`, for then what is published stays. `told` are the findings that come with the day.
    """

    day: datetime.date
    turns: tuple[Turn, ...]
    added: tuple[str, ...]
    altered: tuple[str, ...]
    removed: tuple[str, ...]
    refused: bool
    told: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What lies ahead. `change` is None where nothing does, or where `findings` forbid building."""

    findings: Findings
    blocked: bool
    change: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What a build on one day would make: steps, and the files of pictures; and what it says."""

    work: Work
    site: Site
    steps: Mapping[str, Step]
    pictures: frozenset[str]
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """All that it takes to plan the same content for several days."""

    request: Request
    inputs: Inputs
    read: Read
    settings: Settings
    store: Store
    crew: Crew

    def plan(self, day: datetime.date) -> _Day:
        """The magazine of a day."""
        request = replace(self.request, edition=replace(self.request.edition, today=day))
        desk = Desk(
            request=request,
            inputs=self.inputs,
            memory=NOTHING,
            recollection=Recollection(self.store, request.output),
            store=self.store,
            crew=self.crew,
            progress=silent,
        )
        work = take_up(desk, self.read, self.settings)
        released = released_rows(request.previous)
        site, found, changed = resolve_all(
            request, self.read, self.settings, work.theme, released, self.store, self.crew
        )
        return _Day(
            work=work,
            site=site,
            steps={step.output: step for step, _ in put_away(tasks_of(site, work.theme))},
            pictures=frozenset(
                file.output for task in picture_tasks(site, work.theme) for file in task.renditions
            ),
            found=(*self.read.diagnostics, *found, *changed),
        )


def next_change(request: Request) -> Outlook:
    """Find the next day that makes a difference. MagbuildError when the run cannot go on.

    What earlier builds remember is used; a project that was never built is left as it is.
    """
    with open_project(request) as project:
        read = project.read
        if read.settings is None:
            return _outlook(request, read, read.diagnostics, None, blocked=True)
        office = _Office(
            request=request,
            inputs=project.inputs,
            read=read,
            settings=read.settings,
            store=project.store,
            crew=project.crew,
        )
        now = office.plan(request.edition.today)
        if blocks_publishing(now.found, strict=request.strict):
            return _outlook(request, read, now.found, None, blocked=True)
        for day, turns in groupby(turning_days(now.site), key=lambda turn: turn.day):
            change = _change(office, now, day, tuple(turns))
            if change is not None:
                return _outlook(request, read, now.found, change)
        return _outlook(request, read, now.found, None)


def _outlook(
    request: Request,
    read: Read,
    found: tuple[Diagnostic, ...],
    change: Change | None,
    *,
    blocked: bool = False,
) -> Outlook:
    findings = findings_of(request, read.language, found)
    return Outlook(findings=findings, blocked=blocked, change=change)


def _change(
    office: _Office, now: _Day, day: datetime.date, turns: tuple[Turn, ...]
) -> Change | None:
    """What is different on a day, None where nothing is."""
    then = office.plan(day)
    new = tuple(one for one in then.found if one not in now.found)
    refused = blocks_publishing(then.found, strict=office.request.strict)
    files = _Files() if refused else _differences(now, then)
    if files == _Files() and not new:
        return None
    return Change(
        day=day,
        turns=turns,
        added=files.added,
        altered=files.altered,
        removed=files.removed,
        refused=refused,
        told=findings_of(office.request, office.read.language, new),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    added: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def _differences(now: _Day, then: _Day) -> _Files:
    """The files of two days side by side; those whose keys differ are made and compared."""
    before, after = now.steps.keys() | now.pictures, then.steps.keys() | then.pictures
    suspects = {
        output
        for output in now.steps.keys() & then.steps.keys()
        if now.work.bench.key(now.steps[output]) != then.work.bench.key(then.steps[output])
    }
    made, remade = _digests(now, suspects), _digests(then, suspects)
    return _Files(
        added=tuple(sorted(after - before)),
        altered=tuple(sorted(one for one in suspects if made[one] != remade[one])),
        removed=tuple(sorted(before - after)),
    )


def _digests(day: _Day, outputs: set[str]) -> dict[str, bytes]:
    """The digests of some files, which are made but written nowhere.

    Their payloads are made again, because those of a whole magazine have no room in memory.
    """
    bench = day.work.bench
    steps = put_away(task for task in tasks_of(day.site, day.work.theme) if task.output in outputs)
    nowhere = Shelf(live={}, write=lambda _output, _data: "")
    make_all(bench, steps, nowhere, lambda _done: None)
    return {output: bench.made[output].digest for output in outputs}
