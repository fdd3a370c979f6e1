"""The resolved magazine: every story placed, listed and linked. The verb `resolve` lives here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from magbuild.content.models import Article, Document, Page
from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.images.photos import Photo
from magbuild.settings import Settings
from magbuild.site.addresses import (
    CORRECTIONS,
    HOME,
    LEDGER,
    NEWS_SITEMAP,
    NOT_FOUND,
    ROBOTS,
    SEARCH,
    SEARCH_INDEX,
    SITEMAP,
    Taxonomy,
    indexnow_url,
    overview_url,
    sitemap_part_url,
)
from magbuild.site.album import NO_PICTURES, Album
from magbuild.site.catalog import Catalog, Story, build_catalog, slug_of
from magbuild.site.edition import Edition
from magbuild.site.facts import Fact, facts, judge_facts
from magbuild.site.feed_links import feed_links
from magbuild.site.frames import Shell, build_shell
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
from magbuild.site.totals import judge_weights
from magbuild.vietnamese.text import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One magazine, ready to be shown; `shell` is what all its pages have in common.

    `addresses` holds what the references of each document lead to by the document's own address,
    `photos` are pictures by their addresses, `chosen` the stories that an editor put beside each
    story, `facts` what each story says that can be brought together.
    """

    settings: Settings
    edition: Edition
    catalog: Catalog
    shell: Shell
    listings: Listings
    shared: Shared
    observations: tuple[Observation, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    addresses: Mapping[str, tuple[str, ...]]
    photos: Mapping[str, Photo]
    chosen: Mapping[str, tuple[Story, ...]]


def resolve(
    documents: Iterable[Document],
    settings: Settings,
    edition: Edition,
    *,
    files: Mapping[str, str],
    unread: Collection[str],
    album: Album = NO_PICTURES,
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The magazine that these documents make, and what is wrong between them.

    `files` leads from the names of static files to their addresses, `album` holds the pictures that
    documents name; `unread` are the ids of documents that could not be understood. Links to these
    and to other faulty ones are not blamed as well.
    """
    pictures = album.addresses()
    files = {**files, **pictures}
    catalog, found = build_catalog(
        documents, settings, edition, files=files, album=album, unread=unread
    )
    listings = build_listings(catalog, settings)
    generated = frozenset(_generated(listings, settings))
    blamed = {*unread, *(a.id for a in catalog.faulty), *map(slug_of, catalog.faulty)}
    targets = build_targets(catalog, generated=generated, files=files, album=album, blamed=blamed)
    addresses, unbound = _bind_all(catalog, targets)
    chosen, unchosen = _choose(catalog, blamed)
    observations = observe(listings.newest, catalog.definitions)
    stated = facts(observations)
    site = Site(
        settings=settings,
        edition=edition,
        catalog=catalog,
        shell=build_shell(settings, catalog.pages),
        listings=listings,
        shared=share_subjects(listings.newest),
        observations=observations,
        facts=_by_story(stated),
        addresses=addresses,
        photos={url: album.photos[name] for name, url in pictures.items()},
        chosen=chosen,
    )
    unknown = () if "metrics" in unread else judge_keys(catalog.stories, catalog.definitions)
    misplaced = claim_addresses(catalog, generated)
    weighed = judge_weights(catalog.definitions)
    contradicted = judge_facts(stated)
    return site, (*found, *misplaced, *unbound, *unchosen, *unknown, *weighed, *contradicted)


def _generated(listings: Listings, settings: Settings) -> Iterator[str]:
    """The addresses that no document may claim."""
    yield from (HOME, NOT_FOUND, CORRECTIONS, ROBOTS, SITEMAP, NEWS_SITEMAP)
    yield from (SEARCH, SEARCH_INDEX)
    yield sitemap_part_url(1)
    if settings.indexnow:
        yield indexnow_url(settings.indexnow)
    for page in (HOME, CORRECTIONS, *(one.url for one in listings.followed())):
        yield from (link.url for link in feed_links(page, ""))
    if settings.ledger:
        yield LEDGER
    for taxonomy in Taxonomy:
        if overview := overview_url(settings, taxonomy):
            yield overview
        yield from (listing.url for listing in listings.by_taxonomy[taxonomy])


def _by_story(stated: tuple[Fact, ...]) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for fact in stated:
        found.setdefault(fact.observations[0].story.url, []).append(fact)
    return {url: tuple(several) for url, several in found.items()}


def _bind_all(
    catalog: Catalog, targets: Targets
) -> tuple[dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    placed: list[tuple[str, Article | Page]] = [(s.url, s.article) for s in catalog.stories]
    placed += [(one.url, one.page) for one in catalog.pages]
    addresses: dict[str, tuple[str, ...]] = {}
    found: list[Diagnostic] = []
    for url, document in placed:
        addresses[url], faults = bind(document, url, targets)
        found += faults
    return addresses, tuple(found)


def _choose(
    catalog: Catalog, blamed: Collection[str]
) -> tuple[dict[str, tuple[Story, ...]], tuple[Diagnostic, ...]]:
    """The stories named by `related`."""
    by_slug = {story.slug: story for story in catalog.stories}
    by_id = {story.article.id: story for story in catalog.stories}
    withheld = {a.id for a in catalog.withheld} | {slug_of(a) for a in catalog.withheld}
    chosen: dict[str, tuple[Story, ...]] = {}
    found: list[Diagnostic] = []
    for story in catalog.stories:
        picked: list[Story] = []
        for name in story.article.meta.related:
            identity = identity_of(name.value, story.article.id)
            other = by_slug.get(name.value) or by_id.get(identity)
            if other is not None:
                if other is not story and other not in picked:
                    picked.append(other)
            elif name.value in withheld or identity in withheld:
                found.append(diagnose("MB523", name.span, target=name.value))
            elif identity not in blamed and name.value not in blamed:
                close = ", ".join(nearest(name.value, by_slug, 1))
                found.append(diagnose("MB521", name.span, target=name.value, suggestion=close))
        if picked:
            chosen[story.url] = tuple(picked)
    return chosen, tuple(found)
