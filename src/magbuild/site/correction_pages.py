"""Corrections as readers meet them: under their article, on a page of all of them, in a feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from magbuild.content.figure_links import FIGURE
from magbuild.content.models import Correction
from magbuild.core.diagnostics import Language
from magbuild.core.files import digest
from magbuild.site.addresses import CORRECTIONS, canonical
from magbuild.site.cards import moment
from magbuild.site.catalog import Story
from magbuild.site.feed_links import ATOM, feed_links
from magbuild.site.feeds import NEVER, Feed, FeedEntry
from magbuild.site.frames import frame
from magbuild.site.magazine import Site
from magbuild.site.story_feeds import lasting_id
from magbuild.site.views.frame import Frame
from magbuild.site.views.links import Link
from magbuild.site.views.stories import CorrectionNote, Moment
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.typography import typeset

FEED_ENTRIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDay:
    """The corrections of one day."""

    date: Moment
    notes: tuple[CorrectionNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """All corrections, the newest day first; `feed` is the address of the same as Atom."""

    frame: Frame
    title: str
    days: tuple[CorrectionDay, ...]
    feed: str


def corrections_view(site: Site) -> CorrectionsView:
    """The page of all corrections."""
    words = words_of(site.settings.language)
    mended = _newest_first(site)
    return CorrectionsView(
        frame=frame(
            site.shell,
            kind="corrections",
            title=words["corrections"],
            description=words["corrections_description"].format(site=site.settings.title),
            url=CORRECTIONS,
            feeds=feed_links(CORRECTIONS, _feed_title(site)),
        ),
        title=words["corrections"],
        days=tuple(
            CorrectionDay(date=moment(day, long=True), notes=tuple(note for _, _, note in group))
            for day, group in groupby(mended, key=lambda one: one[1].date)
        ),
        feed=f"{CORRECTIONS}{ATOM}",
    )


def correction_notes(story: Story, language: Language) -> tuple[CorrectionNote, ...]:
    """The corrections of a story, the newest first."""
    return tuple(note for _, note in _of_story(story, language))


def correction_feed(site: Site) -> Feed:
    """The newest corrections; without any, the feed is as old as the newest story."""
    settings = site.settings
    newest = _newest_first(site)[:FEED_ENTRIES]
    days = [entry.date for _, entry, _ in newest] or [one.date for one in site.listings.newest]
    return Feed(
        title=_feed_title(site),
        subtitle="",
        language=settings.language,
        page=canonical(settings, CORRECTIONS),
        author=settings.title,
        updated=max(days, default=NEVER),
        entries=tuple(_feed_entry(site, *one) for one in newest),
    )


def _feed_title(site: Site) -> str:
    return f"{words_of(site.settings.language)['corrections']} | {site.settings.title}"


_Mended = tuple[Story, Correction, CorrectionNote]


def _newest_first(site: Site) -> list[_Mended]:
    found = [
        (story, entry, note)
        for story in site.catalog.stories
        if story.article.meta.corrections
        for entry, note in _of_story(story, site.settings.language)
    ]
    return sorted(found, key=lambda one: (-one[1].date.toordinal(), collation_key(one[0].title)))


def _of_story(story: Story, language: Language) -> Iterator[tuple[Correction, CorrectionNote]]:
    """The corrections of a story, the newest first, each with a key that outlives its place."""
    words = words_of(language)
    metrics = {metric.id: metric for metric in story.article.meta.metrics or ()}
    keys: dict[str, int] = {}
    notes = []
    for entry in story.article.meta.corrections:
        key = _key(story, entry)
        keys[key] = keys.get(key, 0) + 1
        metric = metrics.get(entry.metric)
        note = CorrectionNote(
            id=f"sua-{key}" if keys[key] == 1 else f"sua-{key}-{keys[key]}",
            date=moment(entry.date),
            kind=words[f"correction_{entry.kind}"],
            label=typeset(metric.label) if metric else "",
            url=f"{story.url}#{FIGURE}{metric.id}" if metric else "",
            old=typeset(entry.old),
            new=typeset(entry.new) or (words["withdrawn"] if entry.old else ""),
            note=typeset(entry.note),
            story=Link(url=story.url, text=typeset(story.title)),
        )
        notes.append((entry, note))
    yield from sorted(notes, key=lambda one: one[0].date, reverse=True)


def _key(story: Story, entry: Correction) -> str:
    """What tells a correction from others; its explanation only where nothing else does."""
    said = (entry.metric, entry.old, entry.new)
    parts = (story.article.id, str(entry.date), entry.kind, *(said if any(said) else (entry.note,)))
    return digest("\n".join(parts).encode())[:10]


def _feed_entry(site: Site, story: Story, entry: Correction, note: CorrectionNote) -> FeedEntry:
    change = " → ".join(part for part in (note.old, note.new) if part)
    figure = ": ".join(part for part in (note.label, change) if part)
    return FeedEntry(
        id=lasting_id(site.settings, entry.date, f"{story.article.id}/{note.id}"),
        title=f"{note.kind}: {note.story.text}",
        url=canonical(site.settings, f"{story.url}#{note.id}"),
        published=entry.date,
        updated=entry.date,
        text="\n".join(part for part in (figure, note.note) if part),
    )
