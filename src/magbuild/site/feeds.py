"""What readers may follow: the newest of a magazine as data for machines, whatever the format."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, repeat
from urllib.parse import quote, urlsplit

from magbuild.content.models import Text
from magbuild.settings import Settings
from magbuild.site.addresses import HOME, Taxonomy, canonical
from magbuild.site.catalog import Story, is_announced
from magbuild.site.corrections import updated_on
from magbuild.site.feed_links import followed
from magbuild.site.magazine import Site
from magbuild.site.texts import text_elsewhere
from magbuild.vietnamese.typography import typeset_each

ENTRIES = 20
NEVER = datetime.date(1970, 1, 1)
"""The day on which a feed without entries was changed: formats demand one."""

_PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Something that an entry is filed under: its id in the site, and its name."""

    term: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A picture that goes with an entry: its full address, and how many bytes it has."""

    url: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One piece of news: its full address, and an `id` that is the same for ever.

    `author` is empty where it is that of the feed. `summary` and `text` are plain, `html` is safe.
    An entry that names a `document` waits for its text: `addresses` are the full addresses that the
    references in it lead to.
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
    html: str = ""
    enclosure: Enclosure | None = None
    document: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Entries, the newest first; `page` is the full address of the page beside which it stands."""

    title: str
    subtitle: str
    language: str
    page: str
    author: str
    updated: datetime.date
    entries: tuple[FeedEntry, ...]


def feeds(site: Site, sizes: Mapping[str, int]) -> Iterator[tuple[str, Feed]]:
    """The newest stories of all, and of each list that can be followed, by the path of the page.

    `sizes` has the bytes of static files by address. Feeds of the whole magazine and of sections
    hold whole texts. In others these would stand some ten times more, and each edit of a text would
    change ten times as many files.
    """
    made: dict[str, FeedEntry] = {}  # most stories stand in several feeds

    def told(stories: Iterable[Story], *, whole: bool) -> tuple[FeedEntry, ...]:
        announced = (story for story in stories if is_announced(story, site.edition))
        newest = tuple(islice(announced, ENTRIES))
        for story in newest:
            if story.url not in made:
                made[story.url] = _entry(site.settings, story, sizes)
        entries = tuple(made[story.url] for story in newest)
        return tuple(map(_waiting, repeat(site), newest, entries)) if whole else entries

    entries = told(site.listings.newest, whole=True)
    yield HOME, _feed(site.settings, HOME, entries, about=site.settings.tagline)
    for listing in followed(site.listings):
        entries = told(listing.stories, whole=listing.taxonomy is Taxonomy.SECTION)
        about = getattr(listing.subject, "description", "")
        yield listing.url, _feed(site.settings, listing.url, entries, listing.title, about)


def with_texts(feed: Feed, texts: Sequence[Text]) -> Feed:
    """A feed with the texts that its entries wait for, given in their order."""
    waiting = [entry for entry in feed.entries if entry.document]
    html = {
        entry.document: text_elsewhere(text, entry.addresses, entry.url)
        for entry, text in zip(waiting, texts, strict=True)
    }
    if not html:
        return feed
    filled = (replace(entry, html=html.get(entry.document, "")) for entry in feed.entries)
    return replace(feed, entries=tuple(filled))


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


def _entry(settings: Settings, story: Story, sizes: Mapping[str, int]) -> FeedEntry:
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
        enclosure=_enclosure(settings, story.hero, sizes),
    )


def _enclosure(settings: Settings, hero: str, sizes: Mapping[str, int]) -> Enclosure | None:
    """The picture at the head of a story, where it is a photograph."""
    media_type = _PICTURES.get(hero.rpartition(".")[2].lower())
    if media_type is None or hero not in sizes:
        return None
    return Enclosure(url=f"{settings.address}{hero}", media_type=media_type, size=sizes[hero])
