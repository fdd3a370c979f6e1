"""Who and what the stories of a list are about besides its own subject, with counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from magbuild.site.addresses import Taxonomy
from magbuild.site.catalog import Story
from magbuild.site.listings import Listing
from magbuild.site.magazine import Site
from magbuild.site.views.lists import Companions, Entry
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import collation_key

MOST_NAMED = 40
"""So many subjects of a kind are named on a page; those with most stories."""

_BESIDE: Mapping[Taxonomy, tuple[Taxonomy, ...]] = {
    Taxonomy.SECTION: (),
    Taxonomy.PROVINCE: (Taxonomy.PROVINCE, Taxonomy.ORGANISATION, Taxonomy.TOPIC),
    Taxonomy.TOPIC: (Taxonomy.PROVINCE, Taxonomy.ORGANISATION),
    Taxonomy.ORGANISATION: (Taxonomy.TOPIC, Taxonomy.ORGANISATION),
    Taxonomy.YEAR: (Taxonomy.PROVINCE, Taxonomy.ORGANISATION, Taxonomy.TOPIC),
}
"""What stands beside each kind of list; beside a province the provinces that are now part of it."""

_SLUGS: Mapping[Taxonomy, Callable[[Story], Iterable[str]]] = {
    Taxonomy.PROVINCE: lambda story: (story.place.slug,) if story.place else (),
    Taxonomy.TOPIC: lambda story: (topic.id for topic in story.topics),
    Taxonomy.ORGANISATION: lambda story: (body.id for body in story.organisations),
}


def companions(site: Site, listing: Listing) -> tuple[Companions, ...]:
    """The subjects of the stories of a list, kind by kind, those with most stories first."""
    found = (_of_kind(site, listing, kind) for kind in _BESIDE[listing.taxonomy])
    return tuple(one for one in found if one.entries)


def _of_kind(site: Site, listing: Listing, kind: Taxonomy) -> Companions:
    counts = Counter(slug for story in listing.stories for slug in _SLUGS[kind](story))
    if kind is listing.taxonomy:
        del counts[listing.slug]
    listed = [(site.listings.by_slug[kind, slug], count) for slug, count in counts.items()]
    listed.sort(key=lambda one: (-one[1], collation_key(one[0].title), one[0].slug))
    return Companions(
        heading=words_of(site.settings.language)[kind],
        entries=tuple(
            Entry(url=other.url, text=other.title, count=count, note="")
            for other, count in listed[:MOST_NAMED]
        ),
        others=max(len(listed) - MOST_NAMED, 0),
    )
