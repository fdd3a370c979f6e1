"""What search engines are told of: every page that readers may find, and what changed when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.site.addresses import (
    CORRECTIONS,
    HOME,
    LEDGER,
    SEARCH,
    Taxonomy,
    canonical,
    listing_url,
    overview_url,
)
from magbuild.site.catalog import Story, is_announced
from magbuild.site.corrections import updated_on
from magbuild.site.listings import Listing, paginate
from magbuild.site.magazine import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """The full address of a page; `changed` is the day of a story's last change of substance."""

    address: str
    changed: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPart:
    """One file of the sitemap."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndex:
    """The file that names the others, by their full addresses."""

    parts: tuple[str, ...]


def sitemap_entries(site: Site) -> tuple[SitemapEntry, ...]:
    """Every page but old addresses, the page of errors, and stories that nobody is told of yet."""
    stories = [one for one in site.catalog.stories if is_announced(one, site.edition)]
    entries = [_entry_of_story(site, story) for story in stories]
    entries += (SitemapEntry(address=canonical(site.settings, url)) for url in _other_pages(site))
    return tuple(sorted(entries, key=lambda entry: entry.address))


def _entry_of_story(site: Site, story: Story) -> SitemapEntry:
    changed = updated_on(story.article.meta) or story.date
    return SitemapEntry(address=canonical(site.settings, story.url), changed=changed)


def _other_pages(site: Site) -> Iterator[str]:
    yield HOME
    yield CORRECTIONS
    yield SEARCH
    if site.settings.ledger:
        yield LEDGER
    yield from (placed.url for placed in site.catalog.pages)
    for taxonomy in Taxonomy:
        if overview := overview_url(site.settings, taxonomy):
            yield overview
        for listing in site.listings.by_taxonomy[taxonomy]:
            yield from _pages_of(site, listing)


def _pages_of(site: Site, listing: Listing) -> Iterator[str]:
    count = len(paginate(listing.stories, site.settings.page_size))
    for number in range(1, count + 1):
        yield listing_url(site.settings, listing.taxonomy, listing.slug, number)
