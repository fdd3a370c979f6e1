"""Explain: what the next build would make anew, which field has changed, and since which input."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import machine_faults
from magbuild.engine.codec import plain
from magbuild.engine.differences import Difference, differences
from magbuild.engine.fingerprint import own_code
from magbuild.engine.inputs import changed_names
from magbuild.engine.store import open_store
from magbuild.engine.tasks import Made, Step
from magbuild.pipeline.desk import Desk, Work, put_away, take_up
from magbuild.pipeline.examining import Read, read_all
from magbuild.pipeline.loading import look
from magbuild.pipeline.memory import Recollection
from magbuild.pipeline.planning import resolve_all, tasks_of
from magbuild.pipeline.request import STORE, Request, silent
from magbuild.pipeline.staffing import open_crew
from magbuild.pipeline.verdicts import Explanation, Reason, State, Verdict
from magbuild.render.kinds import PAGES
from magbuild.site.addresses import output_path

_MOST_NEAR = 3  # addresses told where the one asked for is none
_MOST = 8  # differences told of one page
_LONGEST = 60  # characters shown of a value


def explain(request: Request, page: str | None) -> Explanation:
    """What the next build would do, with all pages or with one, named by address or file.

    MagbuildError when the run cannot go on, or when no build has this page.
    """
    code = own_code()
    inputs = look(request, code)
    kept = request.state / STORE
    with (
        machine_faults(request.shown),
        open_store(kept if kept.is_file() else None) as store,
        open_crew(request.staffing, code) as crew,
    ):
        recollection = Recollection(store, request.output)
        memory = recollection.memory()
        desk = Desk(
            request=request,
            inputs=inputs,
            memory=memory,
            recollection=recollection,
            store=store,
            crew=crew,
            progress=silent,
        )
        read = read_all(request, inputs, memory.sources, store, crew, silent)
        changed = tuple(changed_names(memory.inputs, inputs.files)) if memory.inputs else ()
        verdicts: tuple[Verdict, ...] = ()
        found = read.diagnostics
        if read.settings is not None:
            work = take_up(desk, read, read.settings)
            site, unresolved, _ = resolve_all(
                request, read, read.settings, work.theme, (), store, crew
            )
            found = (*found, *unresolved)
            verdicts = tuple(
                _verdicts(desk, work, tuple(put_away(tasks_of(site, work.theme))), changed)
            )
        store.commit()
    if page is not None and verdicts:
        verdicts = _of_page(verdicts, page)
    return Explanation(findings=desk.findings(read, found), inputs=changed, verdicts=verdicts)


def _of_page(verdicts: tuple[Verdict, ...], page: str) -> tuple[Verdict, ...]:
    """What there is to say of one page. MagbuildError when no build has it."""
    named = tuple(one for one in verdicts if _is_named(one.output, page))
    if named:
        return named
    is_file = "." in page.rpartition("/")[2]
    known = (f"/{one.output.removesuffix('index.html')}" for one in verdicts)
    alike = [url for url in known if is_file or url.endswith("/")]
    close = "”, “".join(get_close_matches(page, alike, _MOST_NEAR))
    fault = diagnose("MB233", Span(path=page), suggestion=close)
    raise MagbuildError(fault, ExitCode.USAGE)


def _verdicts(
    desk: Desk, work: Work, steps: tuple[tuple[Step, bytes], ...], changed: tuple[str, ...]
) -> Iterator[Verdict]:
    sources = _sources_by_url(work.read, [step for step, _ in steps])
    for step, payload in steps:
        before = desk.memory.made.get(step.output)
        if before is None:
            yield Verdict(output=step.output, state=State.NEW, reasons=())
        elif before.key == work.bench.key(step):
            yield Verdict(output=step.output, state=State.FRESH, reasons=())
        else:
            why = _reasons(desk, work, step, payload, before, _Origins(changed, sources))
            yield Verdict(output=step.output, state=State.STALE, reasons=tuple(islice(why, _MOST)))
    now = {step.output for step, _ in steps}
    for output in desk.memory.made.keys() - now:
        yield Verdict(output=output, state=State.DEAD, reasons=())


@dataclass(frozen=True, slots=True)
class _Origins:
    """The inputs that have changed, and the source of each page by its address."""

    changed: tuple[str, ...]
    sources: Mapping[str, str]

    def of(self, difference: Difference) -> tuple[str, ...]:
        """Where a field came from: the story that it is shown of, else anything that changed."""
        for mapping in reversed(difference.around):
            source = self.sources.get(str(mapping.get("url", "")).partition("#")[0])
            if source in self.changed:
                return (source,)
        return self.within("content/") or self.changed

    def within(self, *folders: str) -> tuple[str, ...]:
        """The changed inputs below some folders."""
        return tuple(name for name in self.changed if name.startswith(folders))


def _reasons(
    desk: Desk, work: Work, step: Step, payload: bytes, before: Made, origins: _Origins
) -> Iterator[Reason]:
    if desk.memory.code != desk.crew.code:
        yield Reason(field="magbuild", before="", after="", inputs=())
    if desk.memory.actions.get(step.action) != work.bench.actions.get(step.action):
        theme = origins.within("templates/", "static/", "theme/")
        yield Reason(field=f"templates/{step.action}", before="", after="", inputs=theme)
    for identity in step.texts:
        if _text_changed(desk, work, identity):
            path = f"content/{_file(work.read, identity)}"
            yield Reason(field="text", before="", after="", inputs=(path,))
    old = work.bench.recall(before.key)
    if old is not None and old.length:
        was = plain(old.payload())
        for one in differences(was, plain(payload)):
            yield Reason(
                field=one.path,
                before=_short(one.before),
                after=_short(one.after),
                inputs=origins.of(one),
            )


def _text_changed(desk: Desk, work: Work, identity: str) -> bool:
    path = next(file.path for file in work.read.sources.files if file.id == identity)
    before = desk.memory.sources.get(path)
    return before is None or before.text != work.bench.texts.digests[identity]


def _file(read: Read, identity: str) -> str:
    return next(file.name for file in read.sources.files if file.id == identity)


def _sources_by_url(read: Read, steps: list[Step]) -> dict[str, str]:
    names = {file.id: f"content/{file.name}" for file in read.sources.files}
    return {
        f"/{step.output.removesuffix('index.html')}": names[identity]
        for step in steps
        if step.action in PAGES
        for identity in step.texts
    }


def _is_named(output: str, page: str) -> bool:
    """Whether a page is the one asked for, by its address or by its file in the output folder."""
    return output in {page.lstrip("/"), output_path(page), output_path(f"{page.rstrip('/')}/")}


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
