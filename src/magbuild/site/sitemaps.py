"""What search engines are told of: every page that readers may find, and what changed when."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from magbuild.content.models import Translation
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
from magbuild.site.translations import translations
from magbuild.vietnamese.typography import typeset

NEWS_DAYS = 2
MOST_NEWS = 1_000
"""What search engines take for news: so many days, so many stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """The full address of a page; `changed` is the day of a story's last change of substance.

    `images` are the full addresses of pictures on it, `translations` all languages of a story.
    """

    address: str
    changed: datetime.date | None = None
    images: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapPart:
    """One file of the sitemap."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndex:
    """The file that names the others, by their full addresses."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsEntry:
    """A story of these days, by its full address."""

    address: str
    title: str
    published: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSitemap:
    """The newest stories of a publication, the newest first."""

    publication: str
    language: str
    entries: tuple[NewsEntry, ...]


def news_sitemap(site: Site) -> NewsSitemap:
    """The stories of the last two days before the end of the day of the edition."""
    since = site.edition.today - datetime.timedelta(days=NEWS_DAYS - 1)
    recent = takewhile(lambda story: story.date >= since, site.listings.newest)
    told = (story for story in recent if is_announced(story, site.edition))
    return NewsSitemap(
        publication=site.settings.title,
        language=site.settings.language,
        entries=tuple(
            NewsEntry(
                address=canonical(site.settings, story.url),
                title=typeset(story.title),
                published=story.date,
            )
            for story in islice(told, MOST_NEWS)
        ),
    )


def sitemap_entries(site: Site) -> tuple[SitemapEntry, ...]:
    """Every page but old addresses, the page of errors, and stories that nobody is told of yet."""
    stories = [one for one in site.catalog.stories if is_announced(one, site.edition)]
    entries = [_entry_of_story(site, story) for story in stories]
    entries += (SitemapEntry(address=canonical(site.settings, url)) for url in _other_pages(site))
    return tuple(sorted(entries, key=lambda entry: entry.address))


def _entry_of_story(site: Site, story: Story) -> SitemapEntry:
    changed = updated_on(story.article.meta) or story.date
    return SitemapEntry(
        address=canonical(site.settings, story.url),
        changed=changed,
        images=(f"{site.settings.address}{story.hero}",) if story.hero else (),
        translations=translations(story, site.settings),
    )


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
