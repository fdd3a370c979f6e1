"""Resolve and plan: from documents to a magazine, and to every file that it is made of.

A build that follows an earlier plan does not import this.
"""

from collections.abc import Iterator
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.crew import Crew
from magbuild.engine.store import Store
from magbuild.engine.tasks import Task
from magbuild.pipeline.compiling import documents_of
from magbuild.pipeline.examining import Read
from magbuild.pipeline.request import Request
from magbuild.render.corrections import correction_tasks
from magbuild.render.feed import feed_tasks
from magbuild.render.ledger import ledger_tasks, read_ledger
from magbuild.render.look import judge_look
from magbuild.render.pages import page_tasks
from magbuild.render.robots import robots_tasks
from magbuild.render.search import search_tasks
from magbuild.render.signposts import signpost_tasks
from magbuild.render.sitemap import sitemap_tasks
from magbuild.render.theme import Theme
from magbuild.settings import Settings
from magbuild.site.corrections import judge_release
from magbuild.site.ledger import LedgerRow
from magbuild.site.magazine import Site, resolve


def resolve_all(
    request: Request,
    read: Read,
    settings: Settings,
    theme: Theme,
    released: tuple[LedgerRow, ...],
    store: Store,
    crew: Crew,
) -> tuple[Site, tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The magazine, the findings of resolving it, and those of comparing it with a release."""
    known = read.compiled.known
    unread = {file.id for file in read.sources.files if not known[file.path].essence}
    documents = documents_of(read.sources, read.compiled, store, crew)
    site, found = resolve(documents, settings, request.edition, files=theme.assets, unread=unread)
    changed = judge_release(site.catalog.stories, released, request.edition.today)
    looked = judge_look(settings.theme, theme.palette, theme.static)
    return site, (*looked, *found), changed


def released_rows(ledger: Path | None) -> tuple[LedgerRow, ...]:
    """The figures of the last release. MagbuildError when its ledger cannot be read."""
    if ledger is None:
        return ()
    try:
        return read_ledger(ledger.read_bytes())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        fault = diagnose("MB388", Span(path=ledger.as_posix()), reason=reason or "…")
        raise MagbuildError(fault, ExitCode.USAGE) from error


def tasks_of(site: Site, theme: Theme) -> Iterator[Task]:
    """Every file of a magazine that is made of what it says."""
    yield from page_tasks(site)
    yield from ledger_tasks(site)
    yield from correction_tasks(site)
    yield from feed_tasks(site)
    yield from sitemap_tasks(site)
    yield from signpost_tasks(site)
    yield from search_tasks(site)
    yield from robots_tasks(site, theme)
