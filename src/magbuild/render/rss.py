"""Feeds in RSS 2.0, with the modules that readers know: content, Dublin Core and Atom."""

import datetime
from collections.abc import Iterator

from magbuild.render.xml import DECLARATION, attribute, escape
from magbuild.site.feed_links import MEDIA_TYPES, RSS
from magbuild.site.feeds import Feed, FeedEntry

_NAMESPACES = (
    ' xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def write_rss(feed: Feed) -> bytes:
    """The file of a feed."""
    lines = [DECLARATION, f'<rss version="2.0"{_NAMESPACES}>', "<channel>", *_head(feed)]
    for entry in feed.entries:
        lines += _item(entry, feed.author)
    return "\n".join([*lines, "</channel>", "</rss>", ""]).encode()


def _head(feed: Feed) -> Iterator[str]:
    yield f"<title>{escape(feed.title)}</title>"
    yield f"<link>{escape(feed.page)}</link>"
    yield f"<description>{escape(feed.subtitle or feed.title)}</description>"
    yield f"<language>{feed.language}</language>"
    yield f"<lastBuildDate>{_written(feed.updated)}</lastBuildDate>"
    own = f'type="{MEDIA_TYPES[RSS]}" href="{attribute(feed.page)}{RSS}"'
    yield f'<atom:link rel="self" {own}/>'


def _item(entry: FeedEntry, house: str) -> Iterator[str]:
    yield f"<item>\n<title>{escape(entry.title)}</title>"
    yield f"<link>{escape(entry.url)}</link>"
    yield f'<guid isPermaLink="false">{escape(entry.id)}</guid>'
    yield f"<pubDate>{_written(entry.published)}</pubDate>"
    yield f"<dc:creator>{escape(entry.author or house)}</dc:creator>"
    for filed in entry.categories:
        yield f"<category>{escape(filed.label)}</category>"
    if said := entry.summary or entry.text:
        yield f"<description>{escape(said)}</description>"
    if entry.html:
        yield f"<content:encoded>{escape(entry.html)}</content:encoded>"
    if one := entry.enclosure:
        # A length is demanded; 0 says that it is not known.
        yield f'<enclosure url="{attribute(one.url)}" length="0" type="{one.media_type}"/>'
    yield "</item>"


def _written(day: datetime.date) -> str:
    """Midnight in Viet Nam as RFC 822 has it, in English whatever the machine speaks."""
    weekday, month = _WEEKDAYS[day.weekday()], _MONTHS[day.month - 1]
    return f"{weekday}, {day.day:02} {month} {day.year:04} 00:00:00 +0700"
