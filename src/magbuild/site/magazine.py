"""The resolved magazine: every story placed, listed and linked. The verb `resolve` lives here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from magbuild.content.models import Document, Prose
from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.settings import Settings
from magbuild.site.addresses import HOME, Taxonomy, overview_url
from magbuild.site.catalog import Catalog, Edition, Story, build_catalog
from magbuild.site.links import (
    Targets,
    bind,
    build_targets,
    claim_addresses,
    identity_of,
)
from magbuild.site.listings import Listings, build_listings
from magbuild.site.observations import Observation, judge_keys, observe
from magbuild.site.related import Shared, share_subjects
from magbuild.vietnamese.text import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One magazine, ready to be shown.

    `html` holds the bound text of each story and page by its address, `chosen` the stories that
    an editor put beside each story.
    """

    settings: Settings
    edition: Edition
    catalog: Catalog
    listings: Listings
    shared: Shared
    observations: tuple[Observation, ...]
    html: Mapping[str, str]
    chosen: Mapping[str, tuple[Story, ...]]


def resolve(
    documents: Iterable[Document],
    settings: Settings,
    edition: Edition,
    *,
    files: Mapping[str, str],
    unread: Collection[str],
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The magazine that these documents make, and what is wrong between them.

    `files` leads from the names of static files to their addresses; `unread` are the ids of
    documents that could not be understood, so that links to them are not blamed as well.
    """
    catalog, found = build_catalog(documents, settings, edition, unread)
    listings = build_listings(catalog, settings)
    targets = build_targets(
        catalog, urls=_urls(catalog, listings, settings), files=files, unread=unread
    )
    html, unbound = _bind_all(catalog, targets)
    chosen, unchosen = _choose(catalog, unread)
    site = Site(
        settings=settings,
        edition=edition,
        catalog=catalog,
        listings=listings,
        shared=share_subjects(listings.newest),
        observations=observe(listings.newest, catalog.definitions),
        html=html,
        chosen=chosen,
    )
    unknown = () if "metrics" in unread else judge_keys(catalog.stories, catalog.definitions)
    return site, (*found, *claim_addresses(catalog), *unbound, *unchosen, *unknown)


def _urls(catalog: Catalog, listings: Listings, settings: Settings) -> Iterator[str]:
    yield HOME
    yield from (story.url for story in catalog.stories)
    yield from (placed.url for placed in catalog.pages)
    for taxonomy in Taxonomy:
        yield overview_url(settings, taxonomy)
        yield from (listing.url for listing in listings.by_taxonomy[taxonomy])


def _bind_all(catalog: Catalog, targets: Targets) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    texts: list[tuple[str, str, Prose]] = [
        (story.url, story.article.id, story.article.prose) for story in catalog.stories
    ]
    texts += [(placed.url, placed.page.id, placed.page.prose) for placed in catalog.pages]
    html: dict[str, str] = {}
    found: list[Diagnostic] = []
    for url, identity, prose in texts:
        html[url], faults = bind(prose, identity, url, targets)
        found += faults
    return html, tuple(found)


def _choose(
    catalog: Catalog, unread: Collection[str]
) -> tuple[dict[str, tuple[Story, ...]], tuple[Diagnostic, ...]]:
    """The stories named by `related`."""
    by_slug = {story.slug: story for story in catalog.stories}
    by_id = {story.article.id: story for story in catalog.stories}
    chosen: dict[str, tuple[Story, ...]] = {}
    found: list[Diagnostic] = []
    for story in catalog.stories:
        picked: list[Story] = []
        for name in story.article.meta.related:
            identity = identity_of(name.value, story.article.id)
            other = by_slug.get(name.value) or by_id.get(identity)
            if other is not None:
                picked.append(other)
            elif identity not in unread:
                close = ", ".join(nearest(name.value, by_slug, 1))
                found.append(diagnose("MB521", name.span, target=name.value, suggestion=close))
        if picked:
            chosen[story.url] = tuple(picked)
    return chosen, tuple(found)
