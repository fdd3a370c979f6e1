"""Files that are no pages: what each is made of, and how."""

from collections.abc import Callable, Mapping
from typing import Any

from magbuild.render.headers import HEADERS_ACTION, Headers, write_headers
from magbuild.render.indexnow import INDEXNOW_ACTION, write_indexnow
from magbuild.render.ledger import MAKERS
from magbuild.render.notices import NOTICE_ACTION, write_notice
from magbuild.render.redirects import REDIRECTS_ACTION, Redirects, write_redirects
from magbuild.render.robots import ROBOTS_ACTION, write_robots
from magbuild.render.search import (
    SEARCH_INDEX_ACTION,
    SEARCH_PART_ACTION,
    SearchIndex,
    write_search_index,
    write_search_part,
)
from magbuild.render.signposts import SIGNPOSTS_ACTION, write_signposts
from magbuild.render.signs import (
    ICON_ACTION,
    MANIFEST_ACTION,
    Icon,
    Manifest,
    write_icon,
    write_manifest,
)
from magbuild.render.sitemap import (
    INDEX_ACTION,
    NEWS_ACTION,
    PART_ACTION,
    write_index,
    write_news,
    write_part,
)
from magbuild.site.ledger import Ledger
from magbuild.site.signposts import Signposts
from magbuild.site.sitemaps import NewsSitemap, SitemapIndex, SitemapPart

FILES: Mapping[str, tuple[type, Callable[[Any], bytes]]] = {
    HEADERS_ACTION: (Headers, write_headers),
    INDEX_ACTION: (SitemapIndex, write_index),
    INDEXNOW_ACTION: (str, write_indexnow),
    NEWS_ACTION: (NewsSitemap, write_news),
    PART_ACTION: (SitemapPart, write_part),
    REDIRECTS_ACTION: (Redirects, write_redirects),
    ICON_ACTION: (Icon, write_icon),
    MANIFEST_ACTION: (Manifest, write_manifest),
    NOTICE_ACTION: (str, write_notice),
    ROBOTS_ACTION: (str, write_robots),
    SEARCH_INDEX_ACTION: (SearchIndex, write_search_index),
    SEARCH_PART_ACTION: (str, write_search_part),
    SIGNPOSTS_ACTION: (Signposts, write_signposts),
    **{name: (Ledger, make) for name, make in MAKERS.items()},
}
"""For each action, the type of its payload and what makes the bytes of the file of that."""
