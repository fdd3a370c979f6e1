"""The sitemap (sitemaps.org, 0.9): an index, and parts of a size that search engines take."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from magbuild.engine.tasks import Task
from magbuild.render.elements import read_elements
from magbuild.site.addresses import SITEMAP, canonical, output_path, sitemap_part_url
from magbuild.site.magazine import Site
from magbuild.site.sitemaps import SitemapEntry, SitemapIndex, SitemapPart, sitemap_entries

INDEX_ACTION = "sitemap-index"
PART_ACTION = "sitemap-part"

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SHELL = 512  # bytes that are enough for all that is not an entry


def sitemap_tasks(site: Site) -> Iterator[Task]:
    """One task for the index and one for each part."""
    parts = tuple(split(sitemap_entries(site)))
    urls = [sitemap_part_url(number) for number in range(1, len(parts) + 1)]
    index = SitemapIndex(parts=tuple(canonical(site.settings, url) for url in urls))
    yield Task(output=output_path(SITEMAP), action=INDEX_ACTION, payload=index)
    for url, part in zip(urls, parts, strict=True):
        yield Task(output=output_path(url), action=PART_ACTION, payload=part)


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
    return tuple(one.text.strip() for one in read_elements(data) if one.name == "loc")


def write_index(payload: SitemapIndex) -> bytes:
    """The bytes of the index."""
    lines = (f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in payload.parts)
    return _document("sitemapindex", lines)


def write_part(payload: SitemapPart) -> bytes:
    """The bytes of one part."""
    return _document("urlset", (_line(entry) for entry in payload.entries))


def _line(entry: SitemapEntry) -> str:
    changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
    return f"<url><loc>{escape(entry.address)}</loc>{changed}</url>"


def _document(root: str, lines: Iterator[str]) -> bytes:
    """Written line by line: a tree of elements for every address would take ten times as long."""
    body = [_DECLARATION, f'<{root} xmlns="{_NAMESPACE}">', *lines, f"</{root}>", ""]
    return "\n".join(body).encode()
