"""The six verbs in their order: load, compile, resolve, plan, render, write.

The only file that knows the order. `check` is the first three and `build` is all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from magbuild.content.compiler import compile_source
from magbuild.content.models import Article, Document, Source
from magbuild.content.sources import SETTINGS_FILE, load
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    Language,
    MagbuildError,
    Span,
    diagnose,
    has_errors,
    ordered,
)
from magbuild.engine.publisher import Publication, open_stage
from magbuild.engine.tasks import Result, Task, run
from magbuild.render.corrections import correction_actions, correction_tasks
from magbuild.render.ledger import ledger_actions, ledger_tasks, read_ledger
from magbuild.render.pages import page_action, page_tasks, static_tasks
from magbuild.render.theme import Theme, load_theme, renderer
from magbuild.settings import Settings, read_settings
from magbuild.site.catalog import Edition
from magbuild.site.corrections import judge_release
from magbuild.site.ledger import LedgerRow, build_ledger
from magbuild.site.magazine import Site, resolve

STATE_FOLDER = ".magbuild"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be done: which folders, for which day, how strictly.

    `shown` is how the content folder is called in diagnostics, `previous` the ledger of the last
    release, whose figures may not change in silence.
    """

    content: Path
    shown: str
    output: Path
    edition: Edition
    strict: bool
    previous: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What checking found. `site` and `theme` are None when no site could be made."""

    language: Language
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    site: Site | None
    theme: Theme | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What building did. `publication` is None when faults forbade it."""

    checked: Checked
    publication: Publication | None
    pages: int
    articles: int


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress shown."""


def check(request: Request, progress: Progress = silent) -> Checked:
    """Load, compile and resolve; every fault of every file."""
    if not request.content.is_dir():
        fault = diagnose("MB102", Span(path=request.shown))
        raise MagbuildError(fault, ExitCode.USAGE)
    loaded = load(request.content, request.shown)
    settings, settings_faults = _settings(loaded.settings, request.shown)
    documents, unread, faults = _compile_all(loaded.sources, progress)
    found = (*loaded.diagnostics, *settings_faults, *faults)
    if settings is None:
        return _checked(Language.VIETNAMESE, found, loaded.texts)
    theme = load_theme(request.content.parent, settings.language)
    site, unresolved = resolve(
        documents, settings, request.edition, files=theme.assets, unread=unread
    )
    released = _released(request.previous) if request.previous else ()
    changed = judge_release(site.catalog.stories, released, request.edition.today)
    found = (*found, *unresolved, *changed)
    return _checked(settings.language, found, loaded.texts, site, theme)


def build(request: Request, progress: Progress = silent) -> Built:
    """All six verbs; nothing is written when anything forbids publishing."""
    _refuse_output(request)
    checked = check(request, progress)
    refused = blocks_publishing(checked.diagnostics, strict=request.strict)
    if refused or checked.site is None or checked.theme is None:
        return Built(checked=checked, publication=None, pages=0, articles=0)
    pages = tuple(page_tasks(checked.site))
    ledger = ledger_tasks(build_ledger(checked.site))
    corrections = correction_tasks(checked.site)
    tasks = (*pages, *ledger, *corrections, *static_tasks(checked.theme))
    results = _render_all(tasks, checked.theme, progress)
    addresses = [task.output for task in pages]
    with open_stage(request.output, request.content.parent / STATE_FOLDER) as stage:
        files = {result.output: stage.write(result.output, result.data) for result in results}
        publication = stage.publish(files, addresses, allow_removals=True)
    return Built(
        checked=checked,
        publication=publication,
        pages=len(pages),
        articles=len(checked.site.catalog.stories),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """How the metrics of one article and the figures of its text agree."""

    path: str
    declared: int
    traced: int
    strays: tuple[str, ...]


def audit(request: Request) -> Iterator[AuditRow]:
    """For each article: metrics declared, metrics found in the text, figures not declared."""
    for source in load(request.content, request.shown).sources:
        document, _ = compile_source(source)
        if isinstance(document, Article):
            yield AuditRow(
                path=document.path,
                declared=len(document.meta.metrics or ()),
                traced=len({one.metric for one in document.stated}),
                strays=tuple(one.value for one in document.undeclared),
            )


def blocks_publishing(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether these findings forbid publishing: errors, and with `strict` warnings too."""
    warned = any(d.severity is Severity.WARNING for d in diagnostics)
    return has_errors(diagnostics) or (strict and warned)


def _checked(
    language: Language,
    found: tuple[Diagnostic, ...],
    texts: Mapping[str, str],
    site: Site | None = None,
    theme: Theme | None = None,
) -> Checked:
    return Checked(
        language=language, diagnostics=ordered(found), texts=texts, site=site, theme=theme
    )


def _released(previous: Path) -> tuple[LedgerRow, ...]:
    try:
        return read_ledger(previous.read_bytes())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        fault = diagnose("MB388", Span(path=previous.as_posix()), reason=reason or "…")
        raise MagbuildError(fault, ExitCode.USAGE) from error


def _settings(text: str | None, shown: str) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    path = f"{shown}/{SETTINGS_FILE}"
    if text is None:
        return None, (diagnose("MB201", Span(path=path), path=path),)
    return read_settings(text, path)


def _compile_all(
    sources: tuple[Source, ...], progress: Progress
) -> tuple[list[Document], set[str], list[Diagnostic]]:
    """Documents, the ids of sources that could not be understood, and faults."""
    documents: list[Document] = []
    unread: set[str] = set()
    found: list[Diagnostic] = []
    for number, source in enumerate(sources, 1):
        document, faults = compile_source(source)
        found += faults
        if document is None:
            unread.add(source.id)
        else:
            documents.append(document)
        progress("compile", number, len(sources))
    return documents, unread, found


def _render_all(tasks: tuple[Task, ...], theme: Theme, progress: Progress) -> list[Result]:
    actions = {
        "page": page_action(renderer(theme)),
        "copy": _copy,
        **ledger_actions(),
        **correction_actions(),
    }
    results = []
    for number, result in enumerate(run(tasks, actions), 1):
        results.append(result)
        progress("render", number, len(tasks))
    return results


def _copy(payload: object) -> bytes:
    if not isinstance(payload, bytes):
        raise TypeError(type(payload).__name__)
    return payload


def _refuse_output(request: Request) -> None:
    """An output folder that is, holds or lies in a folder of sources would destroy it."""
    output, project = request.output.resolve(), request.content.resolve().parent
    kept = [request.content.resolve(), project / "templates", project / "static"]
    for folder in kept:
        if output == folder or output in folder.parents or folder in output.parents:
            fault = diagnose("MB202", Span(path=request.output.as_posix()), other=folder.name)
            raise MagbuildError(fault, ExitCode.USAGE)
