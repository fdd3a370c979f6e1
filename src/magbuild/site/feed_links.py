"""Where feeds stand: in three formats beside each page that can be followed."""

from magbuild.site.views.links import FeedLink

ATOM = "feed.xml"
RSS = "rss.xml"
JSON_FEED = "feed.json"

MEDIA_TYPES = {
    ATOM: "application/atom+xml",
    RSS: "application/rss+xml",
    JSON_FEED: "application/feed+json",
}
"""The files of a feed, by their names beside its page."""


def feed_links(page: str, title: str) -> tuple[FeedLink, ...]:
    """The feeds of a page; the one that all readers know stands first."""
    return tuple(
        FeedLink(url=f"{page}{name}", media_type=media_type, title=title)
        for name, media_type in MEDIA_TYPES.items()
    )
