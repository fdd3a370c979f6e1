"""The pages of lists, and the overviews above them."""

from collections.abc import Iterator
from itertools import groupby

from magbuild.content.models import Organisation, Topic
from magbuild.settings import Section
from magbuild.site.addresses import Taxonomy, listing_url, overview_url
from magbuild.site.atlas import atlas
from magbuild.site.cards import ShownStories
from magbuild.site.companions import companions
from magbuild.site.entities import entity_of
from magbuild.site.feed_links import feed_links
from magbuild.site.frames import frame, overview_link
from magbuild.site.listings import FOLLOWED, Listing, linked_pages, paginate
from magbuild.site.magazine import Site
from magbuild.site.maps import spot_of
from magbuild.site.story_groups import periods, story_groups
from magbuild.site.subjects import facts, notices
from magbuild.site.summaries import Summary, summarise
from magbuild.site.views.links import FeedLink, Link
from magbuild.site.views.lists import (
    Entry,
    EntryGroup,
    ListingView,
    OverviewView,
    PageLink,
    Pagination,
)
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import heading
from magbuild.vietnamese.register import Province

MOST_UNGROUPED = 30
"""A longer overview of names stands letter by letter."""

_ALPHABETICAL = frozenset({Taxonomy.TOPIC, Taxonomy.ORGANISATION})


def listing_views(site: Site, listing: Listing, shown: ShownStories) -> Iterator[ListingView]:
    """The pages of one list, in order."""
    pages = paginate(listing.stories, site.settings.page_size)
    title, description = _title(site, listing), _description(site, listing)
    told, known, times = (
        notices(site, listing),
        facts(site, listing),
        periods(listing, site.settings),
    )
    beside, about = companions(site, listing), entity_of(site, listing)
    feeds = _feeds(site, listing)
    place = spot_of(listing.subject) if isinstance(listing.subject, Province) else None
    for number, stories in enumerate(pages, 1):
        summary = summarise(site, listing, shown) if number == 1 else Summary()
        yield ListingView(
            frame=frame(
                site.shell,
                kind=listing.taxonomy.value,
                title=_page_title(site, title, number),
                description=description,
                url=listing_url(site.settings, listing.taxonomy, listing.slug, number),
                parents=_parents(site, listing, number),
                feeds=feeds,
            ),
            title=title,
            description=_introduction(listing),
            count=len(listing.stories),
            notices=told,
            facts=known,
            companions=beside if number == 1 else (),
            periods=times,
            groups=story_groups(listing, stories, site.settings, shown),
            pagination=_pagination(site, listing, number, len(pages)),
            spot=place,
            about=about,
            figures=summary.figures,
            trends=summary.trends,
            totals=summary.totals,
            totals_note=summary.note,
            rankings=summary.rankings,
        )


def overview_view(site: Site, taxonomy: Taxonomy) -> OverviewView:
    """All lists of one taxonomy."""
    settings, words = site.settings, words_of(site.settings.language)
    title = words[taxonomy]
    count = len(site.listings.by_taxonomy[taxonomy])
    in_atlas = taxonomy is Taxonomy.PROVINCE
    return OverviewView(
        frame=frame(
            site.shell,
            kind="overview",
            title=title,
            description=words["overview_description"].format(title=title, site=settings.title),
            url=overview_url(settings, taxonomy),
        ),
        title=title,
        description=words[f"count_of_{taxonomy}"].format(count=count) if count > 1 else "",
        groups=() if in_atlas else _entry_groups(site, taxonomy),
        atlas=atlas(site) if in_atlas else None,
    )


def entry(site: Site, listing: Listing) -> Entry:
    """A list as a line among others."""
    subject = listing.subject
    seat = subject.province if isinstance(subject, Organisation) else None
    return Entry(
        url=listing.url,
        text=_title(site, listing),
        count=len(listing.stories),
        note=seat.value if seat else "",
    )


def _feeds(site: Site, listing: Listing) -> tuple[FeedLink, ...]:
    title = f"{listing.title} | {site.settings.title}"
    return feed_links(listing.url, title) if listing.taxonomy in FOLLOWED else ()


def _entry_groups(site: Site, taxonomy: Taxonomy) -> tuple[EntryGroup, ...]:
    """The lists of a taxonomy; many subjects with names stand letter by letter."""
    entries = tuple(entry(site, one) for one in site.listings.by_taxonomy[taxonomy])
    if len(entries) <= MOST_UNGROUPED or taxonomy not in _ALPHABETICAL:
        return (EntryGroup(id="", heading="", entries=entries),)
    letters = groupby(entries, key=lambda one: heading(one.text))
    return tuple(
        EntryGroup(id=f"chu-{number}", heading=letter, entries=tuple(several))
        for number, (letter, several) in enumerate(letters, 1)
    )


def _title(site: Site, listing: Listing) -> str:
    if listing.taxonomy is Taxonomy.YEAR:
        return words_of(site.settings.language)["year_title"].format(year=listing.title)
    return listing.title


def _page_title(site: Site, title: str, number: int) -> str:
    words = words_of(site.settings.language)
    return title if number == 1 else words["page_title"].format(title=title, number=number)


def _description(site: Site, listing: Listing) -> str:
    words = words_of(site.settings.language)
    written = words["listing_description"].format(
        title=_title(site, listing), count=len(listing.stories), site=site.settings.title
    )
    return _introduction(listing) or written


def _introduction(listing: Listing) -> str:
    subject = listing.subject
    if isinstance(subject, Section | Topic):
        return subject.description
    return subject.note if isinstance(subject, Organisation) else ""


def _parents(site: Site, listing: Listing, number: int) -> tuple[Link, ...]:
    first = (Link(url=listing.url, text=_title(site, listing)),) if number > 1 else ()
    return (*overview_link(site.settings, listing.taxonomy), *first)


def _pagination(site: Site, listing: Listing, number: int, count: int) -> Pagination:
    def url(wanted: int) -> str:
        inside = 1 <= wanted <= count
        return listing_url(site.settings, listing.taxonomy, listing.slug, wanted) if inside else ""

    return Pagination(
        number=number,
        count=count,
        first=(number - 1) * site.settings.page_size + 1,
        previous=url(number - 1),
        next=url(number + 1),
        pages=tuple(
            PageLink(number=n, url=url(n), current=n == number) for n in linked_pages(number, count)
        ),
    )
