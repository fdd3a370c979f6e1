"""Files that are no pages: what each is made of, and how."""

from collections.abc import Callable, Mapping
from typing import Any

from magbuild.render.atom import write_atom
from magbuild.render.feed import FEED_ACTION
from magbuild.render.ledger import MAKERS
from magbuild.render.robots import ROBOTS_ACTION, write_robots
from magbuild.render.search import (
    SEARCH_INDEX_ACTION,
    SEARCH_PART_ACTION,
    SearchIndex,
    write_search_index,
    write_search_part,
)
from magbuild.render.signposts import SIGNPOSTS_ACTION, write_signposts
from magbuild.render.sitemap import INDEX_ACTION, PART_ACTION, write_index, write_part
from magbuild.site.feeds import Feed
from magbuild.site.ledger import Ledger
from magbuild.site.signposts import Signposts
from magbuild.site.sitemaps import SitemapIndex, SitemapPart

FILES: Mapping[str, tuple[type, Callable[[Any], bytes]]] = {
    FEED_ACTION: (Feed, write_atom),
    INDEX_ACTION: (SitemapIndex, write_index),
    PART_ACTION: (SitemapPart, write_part),
    ROBOTS_ACTION: (str, write_robots),
    SEARCH_INDEX_ACTION: (SearchIndex, write_search_index),
    SEARCH_PART_ACTION: (str, write_search_part),
    SIGNPOSTS_ACTION: (Signposts, write_signposts),
    **{name: (Ledger, make) for name, make in MAKERS.items()},
}
"""For each action, the type of its payload and what makes the bytes of the file of that."""
