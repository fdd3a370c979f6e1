"""Stories brought together: lists by section, province, topic, organisation and year.

A list is ordered by day, newest first, then by title in Vietnamese alphabetical order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from magbuild.content.models import Organisation, Topic
from magbuild.settings import Section, Settings
from magbuild.site.addresses import Taxonomy, listing_url
from magbuild.site.catalog import Catalog, Story
from magbuild.site.places import last_day, shown_name
from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import today_of

ALL_LINKED = 12
"""A list of so many pages links all of them from each of them; a longer one only some."""

AROUND = 3

FOLLOWED = (Taxonomy.SECTION, Taxonomy.PROVINCE, Taxonomy.TOPIC, Taxonomy.ORGANISATION)
"""The kinds of lists that have feeds; that of a year would tell of the past."""

Subject = Section | Province | Topic | Organisation | int
Subjects = Callable[[Story], tuple[Subject, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Everything about one subject. `subject` is a year for a list by year."""

    taxonomy: Taxonomy
    slug: str
    title: str
    url: str
    subject: Subject
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listings:
    """All lists of a magazine; each taxonomy in the order in which its overview shows it."""

    newest: tuple[Story, ...]
    by_taxonomy: Mapping[Taxonomy, tuple[Listing, ...]]
    by_slug: Mapping[tuple[Taxonomy, str], Listing]

    def find(self, taxonomy: Taxonomy, slug: str) -> Listing | None:
        """The list of one subject, if it has one."""
        return self.by_slug.get((taxonomy, slug))

    def followed(self) -> Iterator[Listing]:
        """All lists that have feeds."""
        for taxonomy in FOLLOWED:
            yield from self.by_taxonomy[taxonomy]


def build_listings(catalog: Catalog, settings: Settings) -> Listings:
    """Bring the stories of a catalogue together in every way there is."""
    newest = newest_first(catalog.stories)

    def gather(taxonomy: Taxonomy, subjects: Subjects) -> tuple[Listing, ...]:
        return tuple(_gather(newest, taxonomy, subjects, settings))

    sections = {one.slug: one for one in gather(Taxonomy.SECTION, _section)}
    by_taxonomy = {
        Taxonomy.SECTION: tuple(
            sections.get(section.id) or _listing(Taxonomy.SECTION, section, (), settings)
            for section in settings.sections
        ),
        Taxonomy.PROVINCE: _alphabetical(gather(Taxonomy.PROVINCE, _provinces)),
        Taxonomy.TOPIC: _alphabetical(gather(Taxonomy.TOPIC, lambda s: s.topics)),
        Taxonomy.ORGANISATION: _alphabetical(
            gather(Taxonomy.ORGANISATION, lambda s: s.organisations)
        ),
        Taxonomy.YEAR: tuple(
            sorted(gather(Taxonomy.YEAR, lambda s: (s.year,)), key=lambda one: one.slug)[::-1]
        ),
    }
    by_slug = {(o.taxonomy, o.slug): o for found in by_taxonomy.values() for o in found}
    return Listings(newest=newest, by_taxonomy=by_taxonomy, by_slug=by_slug)


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Stories by day, newest first, then by title."""
    return tuple(
        sorted(stories, key=lambda s: (-s.date.toordinal(), collation_key(s.title), s.url))
    )


def paginate(stories: tuple[Story, ...], size: int) -> tuple[tuple[Story, ...], ...]:
    """Stories cut into pages; one empty page when there are none."""
    return tuple(stories[i : i + size] for i in range(0, max(len(stories), 1), size))


def linked_pages(number: int, count: int) -> tuple[int, ...]:
    """The pages that one page of a list links, itself included, in order.

    Of a long list: the first, the last, and some on either side of the one being read.
    """
    if count <= ALL_LINKED:
        return tuple(range(1, count + 1))
    near = range(max(number - AROUND, 1), min(number + AROUND, count) + 1)
    return tuple(sorted({1, *near, count}))


def _section(story: Story) -> tuple[Subject, ...]:
    return (story.section,)


def _provinces(story: Story) -> tuple[Subject, ...]:
    """A province of its time has a list, and its stories stand on its successor's as well."""
    if story.place is None:
        return ()
    today = today_of(story.place)
    return (today,) if today.slug == story.place.slug else (today, story.place)


def _gather(
    newest: tuple[Story, ...], taxonomy: Taxonomy, subjects: Subjects, settings: Settings
) -> Iterator[Listing]:
    stories: dict[Subject, list[Story]] = {}
    for story in newest:
        for subject in subjects(story):
            stories.setdefault(subject, []).append(story)
    for subject, listed in stories.items():
        yield _listing(taxonomy, subject, tuple(listed), settings)


def _listing(
    taxonomy: Taxonomy, subject: Subject, stories: tuple[Story, ...], settings: Settings
) -> Listing:
    slug, name = _name(subject)
    title = shown_name(subject, last_day(subject)) if isinstance(subject, Province) else name
    return Listing(
        taxonomy=taxonomy,
        slug=slug,
        title=title,
        url=listing_url(settings, taxonomy, slug),
        subject=subject,
        stories=stories,
    )


def _name(subject: Subject) -> tuple[str, str]:
    """The end of a subject's address, and the name it is sorted by."""
    if isinstance(subject, int):
        return str(subject), str(subject)
    if isinstance(subject, Province):
        return subject.slug, subject.name
    return subject.id, subject.name


def _alphabetical(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    return tuple(sorted(listings, key=lambda one: (collation_key(_name(one.subject)[1]), one.slug)))
