"""Where feeds stand: in three formats beside each page that can be followed."""

from collections.abc import Iterator

from magbuild.site.addresses import Taxonomy
from magbuild.site.listings import Listing, Listings
from magbuild.site.views import FeedLink

ATOM = "feed.xml"
RSS = "rss.xml"
JSON_FEED = "feed.json"

MEDIA_TYPES = {
    ATOM: "application/atom+xml",
    RSS: "application/rss+xml",
    JSON_FEED: "application/feed+json",
}
"""The files of a feed, by their names beside its page."""

FOLLOWED = (Taxonomy.SECTION, Taxonomy.PROVINCE, Taxonomy.TOPIC, Taxonomy.ORGANISATION)
"""The kinds of lists that have feeds; that of a year would tell of the past."""


def feed_links(page: str, title: str) -> tuple[FeedLink, ...]:
    """The feeds of a page; the one that all readers know stands first."""
    return tuple(
        FeedLink(url=f"{page}{name}", media_type=media_type, title=title)
        for name, media_type in MEDIA_TYPES.items()
    )


def followed(listings: Listings) -> Iterator[Listing]:
    """All lists that have feeds."""
    for taxonomy in FOLLOWED:
        yield from listings.by_taxonomy[taxonomy]
