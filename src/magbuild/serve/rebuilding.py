"""Changes to standings: one build after another, each of all that has changed until it begins."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from magbuild.content.kinds import FILE_BYTES
from magbuild.core.diagnostics import Diagnostic, Language, MagbuildError
from magbuild.core.files import safe_join
from magbuild.engine.snapshots import Snapshot
from magbuild.pipeline.preview import Preview
from magbuild.pipeline.request import Built, Findings, Progress, Request
from magbuild.serve.changes import Changes, ClosedError, Waiting
from magbuild.serve.notes import notes_of
from magbuild.serve.standing import Standing

_QUIET = 2.0  # seconds after a change until all files are looked through
_NOW_AND_THEN = 30.0  # seconds between two such looks when nothing is told
_AGAIN = 0.05  # seconds until a file that was written while it was read is read again
_TORN = "MB125"

Ask = Callable[[], Request]
"""What is to be built, asked anew for each build: the day may be another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one build came to. `changed` are the paths of the pages that are new or different.

    `built` is None when the run could not go on, which is then what is found.
    """

    findings: Findings
    built: Built | None
    changed: tuple[str, ...]
    seconds: float
    first: bool


def rebuild(
    ask: Ask,
    preview: Preview,
    waiting: Waiting,
    show: Callable[[Standing], None],
    told: Callable[[Round], None],
    progress: Progress,
) -> None:
    """Build at every change until nothing more will come; `told` hears what each build came to.

    `show` hears how things stand. Style sheets are shown ahead of the pages that will name them.
    When all is quiet everything is looked through, so that a change that nobody told is found, and
    another day.
    """

    def advance(stage: str, done: int, total: int) -> None:
        if waiting.closed:  # in the middle of a build that nobody waits for
            raise ClosedError
        progress(stage, done, total)

    now = Standing()
    looked = False
    found: Findings | None = None
    while True:
        try:
            changed = waiting.take(_NOW_AND_THEN if looked else _QUIET)
        except ClosedError:
            return
        looked = changed is None
        request = ask()
        started = time.monotonic()
        gc.disable()  # a build makes much and drops little
        try:
            if now.snapshot is not None and _are_styles(changed):
                fresh = preview.restyle(request)
                now = replace(now, snapshot=preview.snapshot, fresh=fresh)
                show(now)
            built = preview.build(request, changed, advance)
            if built is None:
                continue
            findings = built.findings
        except ClosedError:
            return
        except MagbuildError as error:
            if error.diagnostic.code == _TORN:
                time.sleep(_AGAIN)
                waiting.tell(None)
                continue
            built, findings = None, _alone(error.diagnostic, request, now.language)
            if looked and findings == found:
                continue
        finally:
            gc.enable()
        found = findings
        after = _standing(now, preview, findings, built, request)
        seconds = time.monotonic() - started
        pages = tuple(_changed_pages(now.snapshot, after.snapshot, after.sources, changed))
        first = now.snapshot is None
        round_ = Round(findings=findings, built=built, changed=pages, seconds=seconds, first=first)
        now = after
        show(now)
        told(round_)


def _are_styles(changed: Changes) -> bool:
    return bool(changed) and all(path.endswith(".css") for path in changed or ())


def _standing(
    before: Standing, preview: Preview, findings: Findings, built: Built | None, request: Request
) -> Standing:
    notes = notes_of(findings.diagnostics, findings.texts, findings.language)
    after = replace(before, language=findings.language, notes=notes)
    if built is None or built.publication is None:
        return after
    sources = {
        page: tuple(f"{request.shown}/{one}.md" for one in documents)
        for page, documents in preview.documents.items()
    }
    return replace(
        after, snapshot=preview.snapshot, fresh={}, sources={**before.sources, **sources}
    )


def _alone(diagnostic: Diagnostic, request: Request, language: Language) -> Findings:
    """What stopped a build, with the text that it lies in."""
    return Findings(
        language=language, diagnostics=(diagnostic,), texts=_text(diagnostic.span.path, request)
    )


def _text(path: str, request: Request) -> Mapping[str, str]:
    """The text of a file of the project by its path in a diagnostic, if there is one."""
    inside = path.removeprefix(f"{request.shown}/")
    root = request.content if inside != path else request.project
    try:
        file = safe_join(root, inside)
        with file.open("rb") as stream:
            return {path: stream.read(FILE_BYTES).decode("utf-8", "replace")}
    except (OSError, ValueError):
        return {}


def _changed_pages(
    before: Snapshot | None,
    after: Snapshot | None,
    sources: Mapping[str, tuple[str, ...]],
    changed: frozenset[str] | None,
) -> Iterator[str]:
    """The pages that are new or different, those of the changed files first."""
    if after is None or before is after:
        return
    files = before.files if before else {}
    fresh = [
        path
        for path, sha256 in after.files.items()
        if path.endswith(".html") and files.get(path) != sha256
    ]
    named = {Path(path).name for path in changed or ()}
    own = {p for p in fresh if any(Path(one).name in named for one in sources.get(p, ()))}
    yield from sorted(own)
    yield from (path for path in fresh if path not in own)
