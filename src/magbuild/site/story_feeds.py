"""The feeds of stories: of all, and of each list that readers may follow."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, repeat
from urllib.parse import quote, urlsplit

from magbuild.settings import Settings
from magbuild.site.addresses import HOME, Taxonomy, canonical
from magbuild.site.catalog import Story, is_announced
from magbuild.site.corrections import updated_on
from magbuild.site.feeds import NEVER, Category, Enclosure, Feed, FeedEntry
from magbuild.site.magazine import Site
from magbuild.vietnamese.typography import typeset_each

ENTRIES = 20

_PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


def feeds(site: Site) -> Iterator[tuple[str, Feed]]:
    """The newest stories of all, and of each list that can be followed, by the path of the page.

    Feeds of the whole magazine and of sections hold whole texts. In others these would stand some
    ten times more, and each edit of a text would change ten times as many files: there they stand
    if the settings want it.
    """
    made: dict[str, FeedEntry] = {}  # most stories stand in several feeds

    def told(stories: Iterable[Story], *, whole: bool) -> tuple[FeedEntry, ...]:
        announced = (story for story in stories if is_announced(story, site.edition))
        newest = tuple(islice(announced, ENTRIES))
        for story in newest:
            if story.url not in made:
                made[story.url] = _entry(site.settings, story)
        entries = tuple(made[story.url] for story in newest)
        return tuple(map(_waiting, repeat(site), newest, entries)) if whole else entries

    everywhere = site.settings.full_feeds
    entries = told(site.listings.newest, whole=True)
    yield HOME, _feed(site.settings, HOME, entries, about=site.settings.tagline)
    for listing in site.listings.followed():
        entries = told(listing.stories, whole=everywhere or listing.taxonomy is Taxonomy.SECTION)
        about = getattr(listing.subject, "description", "")
        yield listing.url, _feed(site.settings, listing.url, entries, listing.title, about)


def lasting_id(settings: Settings, day: datetime.date, name: str) -> str:
    """A tag URI (RFC 4151): unlike an address it stays when a slug or a pattern changes."""
    return f"tag:{urlsplit(settings.address).hostname},{day}:{quote(name)}"


def _feed(
    settings: Settings,
    url: str,
    entries: tuple[FeedEntry, ...],
    title: str = "",
    about: str = "",
) -> Feed:
    return Feed(
        title=f"{title} | {settings.title}" if title else settings.title,
        subtitle=about,
        language=settings.language,
        page=canonical(settings, url),
        author=settings.title,
        updated=max((entry.updated for entry in entries), default=NEVER),
        entries=entries,
    )


def _waiting(site: Site, story: Story, entry: FeedEntry) -> FeedEntry:
    """The entry of a story that waits for its text."""
    bound = site.addresses[story.url]
    addresses = tuple(_in_full(site.settings, entry, address) for address in bound)
    return replace(entry, document=story.article.id, addresses=addresses)


def _in_full(settings: Settings, entry: FeedEntry, address: str) -> str:
    """An address as it stands on the page of an entry, written in full."""
    return f"{settings.address if address.startswith('/') else entry.url}{address}"


def _entry(settings: Settings, story: Story) -> FeedEntry:
    meta = story.article.meta
    title, summary = typeset_each((meta.title, meta.summary))
    filed = [(story.section.id, story.section.name), *((t.id, t.name) for t in story.topics)]
    return FeedEntry(
        id=lasting_id(settings, story.date, story.article.id),
        title=title,
        url=canonical(settings, story.url),
        published=story.date,
        updated=updated_on(meta) or story.date,
        author=meta.author,
        categories=tuple(Category(term=term, label=label) for term, label in filed),
        summary=summary,
        enclosure=_enclosure(settings, story.hero),
    )


def _enclosure(settings: Settings, hero: str) -> Enclosure | None:
    """The picture at the head of a story, where it is a photograph."""
    media_type = _PICTURES.get(hero.rpartition(".")[2].lower())
    if media_type is None:
        return None
    return Enclosure(url=f"{settings.address}{hero}", media_type=media_type)
