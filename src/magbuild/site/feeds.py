"""What readers may follow: the newest of a magazine as data for machines, whatever the format."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from magbuild.content.models import Text
from magbuild.site.texts import text_elsewhere

NEVER = datetime.date(1970, 1, 1)
"""The day on which a feed without entries was changed: formats demand one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Something that an entry is filed under: its id in the site, and its name."""

    term: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A picture that goes with an entry, by its full address.

    How many bytes it has is not known: pictures are made after feeds are planned.
    """

    url: str
    media_type: str


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
