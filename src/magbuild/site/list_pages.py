"""The pages of lists, and the overviews above them."""

from collections.abc import Iterator

from magbuild.content.models import Organisation, Topic
from magbuild.settings import Section
from magbuild.site.addresses import Taxonomy, listing_url, overview_url
from magbuild.site.cards import ShownStories, organisation_link
from magbuild.site.frames import frame, overview_link
from magbuild.site.listings import Listing, linked_pages, paginate
from magbuild.site.magazine import Site
from magbuild.site.maps import tile_map
from magbuild.site.places import shown_name
from magbuild.site.summaries import Summary, summarise
from magbuild.site.views import (
    Entry,
    EntryGroup,
    Fact,
    Link,
    ListingView,
    OverviewView,
    PageLink,
    Pagination,
    TileMap,
)
from magbuild.site.words import words_of
from magbuild.vietnamese.dates import write_date
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import full_name_on, kind_on, province, today_of


def listing_views(site: Site, listing: Listing, shown: ShownStories) -> Iterator[ListingView]:
    """The pages of one list, in order."""
    pages = paginate(listing.stories, site.settings.page_size)
    title, description = _title(site, listing), _description(site, listing)
    notices, facts, drawn = _notices(site, listing), _facts(site, listing), _map(site, listing)
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
            ),
            title=title,
            description=_introduction(listing),
            count=len(listing.stories),
            notices=notices,
            facts=facts,
            cards=tuple(shown[story.url].card for story in stories),
            pagination=_pagination(site, listing, number, len(pages)),
            map=drawn,
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
    everywhere = frozenset[str]()
    shows_map = taxonomy is Taxonomy.PROVINCE
    return OverviewView(
        frame=frame(
            site.shell,
            kind="overview",
            title=title,
            description=words["overview_description"].format(title=title, site=settings.title),
            url=overview_url(settings, taxonomy),
        ),
        title=title,
        description="",
        groups=(EntryGroup(heading="", entries=overview_entries(site, taxonomy)),),
        map=tile_map(settings, site.listings, site.edition.today, everywhere)
        if shows_map
        else None,
    )


def overview_entries(site: Site, taxonomy: Taxonomy) -> tuple[Entry, ...]:
    """One line for each list of a taxonomy."""
    return tuple(
        Entry(
            url=listing.url,
            text=_title(site, listing),
            count=len(listing.stories),
            note=_entry_note(site, listing),
        )
        for listing in site.listings.by_taxonomy[taxonomy]
    )


def _entry_note(site: Site, listing: Listing) -> str:
    subject = listing.subject
    if isinstance(subject, Province) and today_of(subject).slug != subject.slug:
        return words_of(site.settings.language)["now_in"].format(
            today=shown_name(today_of(subject), site.edition.today)
        )
    if isinstance(subject, Organisation):
        return subject.province.value if subject.province else ""
    return ""


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
        previous=url(number - 1),
        next=url(number + 1),
        pages=tuple(
            PageLink(number=n, url=url(n), current=n == number) for n in linked_pages(number, count)
        ),
    )


def _notices(site: Site, listing: Listing) -> tuple[Link, ...]:
    """For a province that is no more: since when, and where its land belongs now."""
    subject = listing.subject
    if not isinstance(subject, Province):
        return ()
    today = today_of(subject)
    if today.slug == subject.slug:
        return ()
    sentence = words_of(site.settings.language)["merged_into"].format(
        day=write_date(today.valid_from),
        then=full_name_on(subject, subject.valid_from),
        today=full_name_on(today, site.edition.today),
    )
    return (Link(url=listing_url(site.settings, Taxonomy.PROVINCE, today.slug), text=sentence),)


def _facts(site: Site, listing: Listing) -> tuple[Fact, ...]:
    if isinstance(listing.subject, Province):
        return _province_facts(site, listing.subject)
    if isinstance(listing.subject, Organisation):
        return _organisation_facts(site, listing.subject)
    return ()


def _province_facts(site: Site, unit: Province) -> tuple[Fact, ...]:
    day = min(unit.valid_to or site.edition.today, site.edition.today)
    facts = [_fact("kind", kind_on(unit, day)), _fact("region", unit.region)]
    before = [province(name) for name in unit.predecessors]
    if [one.slug for one in before] != [unit.slug] and before:
        facts.append(
            Fact(label="formed_from", values=tuple(_predecessor(site, unit, b) for b in before))
        )
    return tuple(facts)


def _predecessor(site: Site, unit: Province, before: Province) -> Link:
    listing = site.listings.find(Taxonomy.PROVINCE, before.slug)
    linked = listing is not None and before.slug != unit.slug
    return Link(url=listing.url if listing is not None and linked else "", text=before.name)


def _organisation_facts(site: Site, body: Organisation) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    if body.short:
        facts.append(_fact("short_name", body.short))
    if body.founded is not None:
        facts.append(_fact("founded", str(body.founded)))
    if body.province is not None:
        facts.append(_fact("province", body.province.value))
    parent = site.catalog.organisations.get(body.parent.value) if body.parent else None
    if parent is not None:
        link = organisation_link(parent, site.settings)
        listed = site.listings.find(Taxonomy.ORGANISATION, parent.id)
        facts.append(_fact("parent", parent.name, link.url if listed else ""))
    return tuple(facts)


def _fact(label: str, text: str, url: str = "") -> Fact:
    return Fact(label=label, values=(Link(url=url, text=text),))


def _map(site: Site, listing: Listing) -> TileMap | None:
    if not isinstance(listing.subject, Province):
        return None
    filled = frozenset({today_of(listing.subject).slug})
    return tile_map(site.settings, site.listings, site.edition.today, filled)
