"""Feeds in JSON Feed 1.1 (jsonfeed.org)."""

from typing import Any

from magbuild.engine.codec import encode_json
from magbuild.site.feed_links import JSON_FEED
from magbuild.site.feeds import Feed, FeedEntry
from magbuild.site.times import moment_on

_VERSION = "https://jsonfeed.org/version/1.1"

Data = dict[str, Any]


def write_json_feed(feed: Feed) -> bytes:
    """The file of a feed."""
    written = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": f"{feed.page}{JSON_FEED}",
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "authors": [{"name": feed.author}],
        "language": feed.language,
        "items": [_item(entry) for entry in feed.entries],
    }
    return encode_json(written) + b"\n"


def _item(entry: FeedEntry) -> Data:
    plain = entry.text or entry.summary or entry.title
    item: Data = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **({"content_html": entry.html} if entry.html else {"content_text": plain}),
        **({"summary": entry.summary} if entry.summary else {}),
        "date_published": moment_on(entry.published),
        "date_modified": moment_on(entry.updated),
    }
    if entry.author:
        item["authors"] = [{"name": entry.author}]
    if entry.categories:
        item["tags"] = [one.label for one in entry.categories]
    if one := entry.enclosure:
        item["image"] = one.url
        item["attachments"] = [{"url": one.url, "mime_type": one.media_type}]
    return item
