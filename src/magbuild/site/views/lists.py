"""Pages that list: stories a page at a time, and overviews of subjects."""

from dataclasses import dataclass

from magbuild.site.charts import BarChart
from magbuild.site.shown_figures import Chart, TotalView, Trend
from magbuild.site.views.entities import Entity
from magbuild.site.views.frame import Frame
from magbuild.site.views.links import Link
from magbuild.site.views.maps import Atlas, Spot
from magbuild.site.views.stories import Card, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One page of a paginated list."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where in a paginated list this page stands; the ends have an empty `previous` or `next`.

    `first` is the place of its first story in the list, from 1. `pages` are those to be linked; of
    a long list some are left out.
    """

    number: int
    count: int
    first: int
    previous: str
    next: str
    pages: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line about the subject of a list page; `label` is a key of the theme's words.

    A value without an address is plain text.
    """

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One subject of an overview page; `note` says more in a few words, or nothing."""

    url: str
    text: str
    count: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """Entries under one heading, a letter with `id` as its anchor; both empty for a short list."""

    id: str
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """Subjects of one kind in the stories of a list; `others` are so many that are not named."""

    heading: str
    entries: tuple[Entry, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGroup:
    """Stories of one year or month; `id` is an anchor, both are empty where there is only one."""

    id: str
    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView:
    """The stories of one section, province, topic, organisation or year, a page at a time.

    `notices` are whole sentences in parts, linked or plain (a province then and now); `facts` short
    labelled lines; `spot` is where a province lies, `about` what the list is about. `groups` are
    the stories of this page by time, `periods` lead to the first of each time, on any page. What
    brings figures or subjects together stands on the first page only; `totals_note` says of
    which stories.
    """

    frame: Frame
    title: str
    description: str
    count: int
    notices: tuple[tuple[Link, ...], ...]
    facts: tuple[Fact, ...]
    companions: tuple[Companions, ...]
    periods: tuple[Entry, ...]
    groups: tuple[StoryGroup, ...]
    pagination: Pagination
    spot: Spot | None
    about: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    trends: tuple[Trend, ...]
    totals: tuple[TotalView, ...]
    totals_note: str
    rankings: tuple[Chart[BarChart], ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The stories of this page."""
        return tuple(card for group in self.groups for card in group.cards)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """All subjects of one kind that have stories: all topics, all organisations, ...

    Provinces stand in an atlas instead of in groups.
    """

    frame: Frame
    title: str
    description: str
    groups: tuple[EntryGroup, ...]
    atlas: Atlas | None
