"""Feeds in Atom (RFC 4287)."""

from collections.abc import Iterator

from magbuild.render.xml import DECLARATION, attribute, escape
from magbuild.site.feed_links import ATOM, MEDIA_TYPES
from magbuild.site.feeds import Feed, FeedEntry
from magbuild.site.times import moment_on


def write_atom(feed: Feed) -> bytes:
    """The file of a feed."""
    lines = [
        DECLARATION,
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">',
        *_head(feed),
    ]
    for entry in feed.entries:
        lines += _entry(entry)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _head(feed: Feed) -> Iterator[str]:
    page = attribute(feed.page)
    yield f"<id>{escape(feed.page)}</id>"
    yield f"<title>{escape(feed.title)}</title>"
    if feed.subtitle:
        yield f"<subtitle>{escape(feed.subtitle)}</subtitle>"
    yield f"<updated>{moment_on(feed.updated)}</updated>"
    yield f"<author><name>{escape(feed.author)}</name></author>"
    yield f'<link rel="self" type="{MEDIA_TYPES[ATOM]}" href="{page}{ATOM}"/>'
    yield f'<link rel="alternate" type="text/html" href="{page}"/>'


def _entry(entry: FeedEntry) -> Iterator[str]:
    yield f"<entry>\n<id>{escape(entry.id)}</id>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<published>{moment_on(entry.published)}</published>"
    yield f"<updated>{moment_on(entry.updated)}</updated>"
    if entry.author:
        yield f"<author><name>{escape(entry.author)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href="{attribute(entry.url)}"/>'
    if one := entry.enclosure:
        yield f'<link rel="enclosure" type="{one.media_type}" href="{attribute(one.url)}"/>'
    for filed in entry.categories:
        yield f'<category term="{attribute(filed.term)}" label="{attribute(filed.label)}"/>'
    if entry.summary:
        yield f"<summary>{escape(entry.summary)}</summary>"
    if entry.html:
        yield f'<content type="html">{escape(entry.html)}</content>'
    elif entry.text:
        yield f"<content>{escape(entry.text)}</content>"
    yield "</entry>"
