"""The sitemap (sitemaps.org, 0.9): an index, parts of a size that search engines take, the news."""

from collections.abc import Iterator

from magbuild.engine.tasks import Task
from magbuild.render.elements import read_elements
from magbuild.render.xml import DECLARATION, attribute, escape
from magbuild.site.addresses import (
    NEWS_SITEMAP,
    SITEMAP,
    canonical,
    output_path,
    sitemap_part_url,
)
from magbuild.site.magazine import Site
from magbuild.site.sitemaps import (
    NewsEntry,
    NewsSitemap,
    SitemapEntry,
    SitemapIndex,
    SitemapPart,
    news_sitemap,
    sitemap_entries,
)

INDEX_ACTION = "sitemap-index"
PART_ACTION = "sitemap-part"
NEWS_ACTION = "sitemap-news"

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_LANGUAGES = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_SHELL = 512  # bytes that are enough for all that is not an entry


def sitemap_tasks(site: Site) -> Iterator[Task]:
    """One task for the index, one for each part, and one for the news when there is any."""
    parts, news = tuple(split(sitemap_entries(site))), news_sitemap(site)
    urls = [sitemap_part_url(number) for number in range(1, len(parts) + 1)]
    named = [*urls, NEWS_SITEMAP] if news.entries else urls
    index = SitemapIndex(parts=tuple(canonical(site.settings, url) for url in named))
    yield Task(output=output_path(SITEMAP), action=INDEX_ACTION, payload=index)
    for url, part in zip(urls, parts, strict=True):
        yield Task(output=output_path(url), action=PART_ACTION, payload=part)
    if news.entries:
        yield Task(output=output_path(NEWS_SITEMAP), action=NEWS_ACTION, payload=news)


def split(
    entries: tuple[SitemapEntry, ...],
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> Iterator[SitemapPart]:
    """Entries in parts that keep to both limits."""
    held: list[SitemapEntry] = []
    room = most_bytes - _SHELL
    for entry in entries:
        size = len(_line(entry).encode()) + 1
        if held and (len(held) == most_addresses or size > room):
            yield SitemapPart(entries=tuple(held))
            held, room = [], most_bytes - _SHELL
        held.append(entry)
        room -= size
    yield SitemapPart(entries=tuple(held))


def addresses_of(data: bytes) -> tuple[str, ...]:
    """The full addresses in a file of the sitemap, in its order; XmlError for what is no XML."""
    return tuple(one.text.strip() for one in read_elements(data, {"loc"}))


def write_index(payload: SitemapIndex) -> bytes:
    """The bytes of the index."""
    lines = (f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in payload.parts)
    return _document("sitemapindex", lines)


def write_part(payload: SitemapPart) -> bytes:
    """The bytes of one part."""
    several = any(entry.translations for entry in payload.entries)
    namespaces = f"{_LANGUAGES if several else ''}{_IMAGES}"
    return _document("urlset", (_line(entry) for entry in payload.entries), namespaces)


def write_news(payload: NewsSitemap) -> bytes:
    """The bytes of the sitemap for news (Google, 0.9)."""
    publication = (
        f"<news:publication><news:name>{escape(payload.publication)}</news:name>"
        f"<news:language>{payload.language}</news:language></news:publication>"
    )
    lines = (_news_line(entry, publication) for entry in payload.entries)
    return _document("urlset", lines, _NEWS)


def _line(entry: SitemapEntry) -> str:
    changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
    images = "".join(
        f"<image:image><image:loc>{escape(one)}</image:loc></image:image>" for one in entry.images
    )
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one.language}" href="{attribute(one.url)}"/>'
        for one in entry.translations
    )
    return f"<url><loc>{escape(entry.address)}</loc>{changed}{others}{images}</url>"


def _news_line(entry: NewsEntry, publication: str) -> str:
    return (
        f"<url><loc>{escape(entry.address)}</loc><news:news>{publication}"
        f"<news:publication_date>{entry.published}</news:publication_date>"
        f"<news:title>{escape(entry.title)}</news:title></news:news></url>"
    )


def _document(root: str, lines: Iterator[str], namespaces: str = "") -> bytes:
    body = [DECLARATION, f'<{root} xmlns="{_NAMESPACE}"{namespaces}>', *lines, f"</{root}>", ""]
    return "\n".join(body).encode()
