"""What a reader may have meant who came to an address that is not there.

All addresses with their other names, without headlines: those would make the file three times as
long, and the few that are shown in the end can be read off the pages themselves.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from magbuild.content.models import Organisation, Topic
from magbuild.site.addresses import CORRECTIONS, LEDGER, SEARCH, Taxonomy, overview_url
from magbuild.site.catalog import is_announced
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import all_units, today_of
from magbuild.vietnamese.text import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Signposts:
    """The last parts of all addresses, by the folder they stand in, each folder sorted.

    Other names of a page follow the end of its address, each after a space.
    """

    folders: Mapping[str, tuple[str, ...]]


def build_signposts(site: Site) -> Signposts:
    """Where each page stands and what else it is called; of a list, only its first page."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for url, *names in _pages(site):
        folder, _, end = url.removesuffix("/").rpartition("/")
        others = {other for name in names if _adds(other := slug(name), end)}
        folders[f"{folder}/"].append(" ".join([end, *sorted(others)]))
    return Signposts(folders={name: tuple(sorted(folders[name])) for name in sorted(folders)})


def _adds(name: str, end: str) -> bool:
    """Whether a name has a word that the end of the address has not."""
    return bool(name) and not set(name.split("-")) <= set(end.split("-"))


def _pages(site: Site) -> Iterator[tuple[str, ...]]:
    """Each address and the names of what is there."""
    for story in site.catalog.stories:
        if is_announced(story, site.edition):
            yield story.url, story.title
    for placed in site.catalog.pages:
        yield placed.url, placed.page.title
    yield (CORRECTIONS,)
    yield (SEARCH,)
    if site.settings.ledger:
        yield (LEDGER,)
    for taxonomy in Taxonomy:
        homeless = _homeless(site) if taxonomy is Taxonomy.PROVINCE else {}
        for listing in site.listings.by_taxonomy[taxonomy]:
            yield listing.url, *_names(listing), *homeless.get(listing.slug, ())
        if overview := overview_url(site.settings, taxonomy):
            yield overview, *homeless.get("", ())


def _names(listing: Listing) -> tuple[str, ...]:
    subject = listing.subject
    if isinstance(subject, Organisation):
        return subject.name, subject.short, *subject.aliases
    if isinstance(subject, Topic | Province):
        return subject.name, *subject.aliases
    return (listing.title,)


def _homeless(site: Site) -> Mapping[str, list[str]]:
    """The provinces without a page, by the end of their successor's address; "" if it has none."""
    homes = {listing.slug for listing in site.listings.by_taxonomy[Taxonomy.PROVINCE]}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for unit in all_units():
        if unit.slug not in homes:
            home = today_of(unit).slug
            found[home if home in homes else ""].append(unit.name)
    return found
