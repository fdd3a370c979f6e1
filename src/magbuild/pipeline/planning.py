"""Resolve and plan: from documents to a magazine, and to every file that it is made of.

A build that follows an earlier plan does not import this.
"""

from collections.abc import Iterator
from pathlib import Path

from magbuild.content.sources import SETTINGS_FILE
from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.core.reasons import reason_of
from magbuild.engine.crew import Crew
from magbuild.engine.store import Store
from magbuild.engine.tasks import Task
from magbuild.pipeline.compiling import documents_of
from magbuild.pipeline.examining import Read
from magbuild.pipeline.picturing import STATIC, examine_all, judge_pictures
from magbuild.pipeline.request import Request
from magbuild.render.feed import feed_tasks
from magbuild.render.full_text import find_indexer, judge_indexer
from magbuild.render.headers import header_tasks
from magbuild.render.indexnow import indexnow_tasks
from magbuild.render.ledger import ledger_tasks, read_ledger
from magbuild.render.letters import judge_letters, judge_signs
from magbuild.render.look import judge_look
from magbuild.render.notices import judge_security, notice_tasks
from magbuild.render.pages import page_tasks
from magbuild.render.redirects import redirect_tasks
from magbuild.render.robots import robots_tasks
from magbuild.render.search import search_tasks
from magbuild.render.signposts import signpost_tasks
from magbuild.render.signs import sign_tasks
from magbuild.render.sitemap import sitemap_tasks
from magbuild.render.social_cards import with_share_images
from magbuild.render.theme import Theme
from magbuild.settings import Settings
from magbuild.site.album import named_files
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
    documents = tuple(documents_of(read.sources, read.compiled, store, crew))
    named = theme.pictures.keys() & (named_files(documents) | theme.plates.keys())
    album = examine_all(
        named,
        theme.pictures,
        request.project / STATIC,
        originals=settings.originals,
        store=store,
        crew=crew,
    )
    site, found = resolve(
        documents, settings, request.edition, files=theme.assets, unread=unread, album=album
    )
    changed = judge_release(site.catalog.stories, released, request.edition.today)
    looked = judge_look(settings.theme, theme.palette, theme.static)
    pictured = judge_pictures(theme, album, named)
    place = f"{request.shown}/{SETTINGS_FILE}"
    lettered = (
        *judge_letters(settings.cards, theme.lettering, place),
        *judge_signs(settings.cards, theme.lettering, place, _drawn_texts(site)),
        *judge_security(settings, request.edition.today),
        *judge_indexer(settings, find_indexer(settings), place),
    )
    return site, (*looked, *pictured, *lettered, *found), changed


def released_rows(ledger: Path | None) -> tuple[LedgerRow, ...]:
    """The figures of the last release. MagbuildError when its ledger cannot be read."""
    if ledger is None:
        return ()
    try:
        return read_ledger(ledger.read_bytes())
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "@no-ledger"
        fault = diagnose("MB388", Span(path=ledger.as_posix()), reason=reason)
        raise MagbuildError(fault, ExitCode.USAGE) from error


def tasks_of(site: Site, theme: Theme) -> Iterator[Task]:
    """Every file of a magazine that is made of what it says."""
    yield from with_share_images(page_tasks(site), site, theme)
    yield from sign_tasks(site, theme)
    yield from notice_tasks(site)
    yield from ledger_tasks(site)
    yield from feed_tasks(site)
    yield from sitemap_tasks(site)
    yield from signpost_tasks(site)
    yield from search_tasks(site)
    yield from redirect_tasks(site, theme)
    yield from header_tasks(site.settings, theme)
    yield from robots_tasks(site, theme)
    yield from indexnow_tasks(site)


def _drawn_texts(site: Site) -> str:
    """The headlines and figures that cards may show, as one text."""
    settings = site.settings
    said = {settings.title, settings.tagline, *(section.name for section in settings.sections)}
    for story in site.catalog.stories:
        said |= {story.title, story.article.meta.kicker}
        for metric in (story.article.meta.metrics or ())[:1]:
            said |= {metric.label, metric.quantity.printed}
    return "".join(sorted(said)) if settings.cards.drawn else ""
