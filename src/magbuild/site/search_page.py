"""The page of search: a form for the script, and lists for who comes without one."""

from dataclasses import dataclass

from magbuild.site.addresses import FULL_TEXT, SEARCH, SEARCH_INDEX, Taxonomy, overview_url
from magbuild.site.frames import frame
from magbuild.site.list_pages import entry
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.site.views.frame import Frame
from magbuild.site.views.links import Link
from magbuild.site.views.lists import Entry
from magbuild.site.words import words_of
from magbuild.vietnamese.register import Province

LISTED = 12
"""So many subjects of a kind are named; the overview has them all."""

_KINDS = (Taxonomy.PROVINCE, Taxonomy.TOPIC, Taxonomy.ORGANISATION, Taxonomy.YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchList:
    """Subjects of one kind; `overview` is where all of them are, its address empty for nowhere."""

    overview: Link
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The page of search; the script begins with the file at `index`.

    `full_text` is where the files of whole texts lie, empty where they are not searched.
    """

    frame: Frame
    title: str
    index: str
    full_text: str
    lists: tuple[SearchList, ...]


def search_view(site: Site) -> SearchView:
    """The page of search."""
    words = words_of(site.settings.language)
    lists = (_list(site, taxonomy) for taxonomy in _KINDS)
    return SearchView(
        frame=frame(
            site.shell,
            kind="search",
            title=words["search"],
            description=words["search_description"].format(site=site.settings.title),
            url=SEARCH,
        ),
        title=words["search"],
        index=SEARCH_INDEX,
        full_text=FULL_TEXT if site.settings.full_text else "",
        lists=tuple(one for one in lists if one.entries),
    )


def _list(site: Site, taxonomy: Taxonomy) -> SearchList:
    """Those with most stories; years as they come, the newest first."""
    listed = [one for one in site.listings.by_taxonomy[taxonomy] if not _is_former(one)]
    if taxonomy is not Taxonomy.YEAR:
        listed.sort(key=lambda one: -len(one.stories))
    return SearchList(
        overview=Link(
            url=overview_url(site.settings, taxonomy),
            text=words_of(site.settings.language)[taxonomy],
        ),
        entries=tuple(entry(site, one) for one in listed[:LISTED]),
    )


def _is_former(listing: Listing) -> bool:
    return isinstance(listing.subject, Province) and listing.subject.valid_to is not None
