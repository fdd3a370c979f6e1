"""What readers may follow: the newest of a magazine as data for machines, whatever the format."""

import datetime
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from magbuild.settings import Settings
from magbuild.site.addresses import FEED, HOME, canonical
from magbuild.site.catalog import Story, is_announced
from magbuild.site.corrections import updated_on
from magbuild.site.magazine import Site
from magbuild.vietnamese.typography import typeset

ENTRIES = 20
NEVER = datetime.date(1970, 1, 1)
"""The day on which a feed without entries was changed: formats demand one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Something that an entry is filed under: its id in the site, and its name."""

    term: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One piece of news: its full address, and an `id` that is the same for ever.

    `author` is empty where it is that of the feed. All texts are plain.
    """

    id: str
    title: str
    url: str
    published: datetime.date
    updated: datetime.date
    author: str = ""
    categories: tuple[Category, ...] = ()
    summary: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Entries, the newest first; `page` and `url` are the full addresses of page and feed."""

    title: str
    subtitle: str
    language: str
    page: str
    url: str
    author: str
    updated: datetime.date
    entries: tuple[FeedEntry, ...]


def story_feed(site: Site) -> Feed:
    """The newest stories of all sections."""
    settings = site.settings
    told = [story for story in site.listings.newest if is_announced(story, site.edition)]
    entries = tuple(_entry(settings, story) for story in told[:ENTRIES])
    return Feed(
        title=settings.title,
        subtitle=settings.tagline,
        language=settings.language,
        page=canonical(settings, HOME),
        url=canonical(settings, FEED),
        author=settings.title,
        updated=max((entry.updated for entry in entries), default=NEVER),
        entries=entries,
    )


def lasting_id(settings: Settings, day: datetime.date, name: str) -> str:
    """A tag URI (RFC 4151): unlike an address it stays when a slug or a pattern changes."""
    return f"tag:{urlsplit(settings.address).hostname},{day}:{quote(name)}"


def _entry(settings: Settings, story: Story) -> FeedEntry:
    meta = story.article.meta
    filed = [(story.section.id, story.section.name), *((t.id, t.name) for t in story.topics)]
    return FeedEntry(
        id=lasting_id(settings, story.date, story.article.id),
        title=typeset(meta.title),
        url=canonical(settings, story.url),
        published=story.date,
        updated=updated_on(meta) or story.date,
        author=meta.author,
        categories=tuple(Category(term=term, label=label) for term, label in filed),
        summary=typeset(meta.summary),
    )
