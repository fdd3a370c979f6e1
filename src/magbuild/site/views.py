"""What each page may see: small frozen values made for templates, and nothing else.

Text in a view is plain text and is escaped by the template; the only ready HTML is that of a
`TextView`, which comes from the sanitiser. Addresses are absolute paths on this site and start with
"/".
"""

from dataclasses import dataclass

from magbuild.content.models import Translation
from magbuild.site.charts import BarChart
from magbuild.site.shown_figures import Chart, TotalView, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address with the words that name it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem:
    """One entry of the main navigation; `current` marks the part of the site being read."""

    url: str
    text: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MastheadItem:
    """One line of the masthead in the footer; `label` is a key of the theme's words, or empty."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """The address of a feed in one format, and what it tells of."""

    url: str
    media_type: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImage:
    """What other sites show of a page: a full address, a size in pixels, words."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What surrounds every page: head, navigation, breadcrumbs, footer.

    `url` is this page's own path and `canonical` its full address; `address` is that of the site,
    without a slash at its end. `feeds` are those of the page, then that of the newest stories;
    `search` is where to search them. `images` are full addresses of pictures that stand for the
    page elsewhere, the best one first. `kind` names the page type (home, article, section,
    province, topic, organisation, year, overview, page, search, not-found).
    `breadcrumbs` runs from the home page to the parent of this page; it is empty on the home page.
    `share` is the picture for other sites, if there is one.
    """

    language: str
    site_title: str
    tagline: str
    kind: str
    title: str
    description: str
    url: str
    canonical: str
    address: str
    home: str
    feeds: tuple[FeedLink, ...]
    images: tuple[str, ...]
    search: str
    navigation: tuple[NavigationItem, ...]
    breadcrumbs: tuple[Link, ...]
    masthead: tuple[MastheadItem, ...]
    copyright: str
    footer_links: tuple[Link, ...]
    share: ShareImage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day for machines (`iso`, 2022-11-15) and for readers (`text`, Thứ Ba, 15/11/2022)."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The province of a story as it was named on the story's day.

    `today` is the link to the unit that holds its land now when that has another name, else None.
    `tile_column` and `tile_row` place it on today's tile map, counted from 0.
    """

    name: str
    full_name: str
    url: str
    today: Link | None
    tile_column: int
    tile_row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A metric as a reader meets it.

    The printed value is cut into `qualifier` ("hơn"), `number` ("4,39") and `unit` ("triệu USD"),
    each possibly empty except `number`; `printed` is the whole. `url` leads to the stating article.
    """

    id: str
    label: str
    qualifier: str
    number: str
    unit: str
    printed: str
    period: str
    subject: str
    source: str
    note: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure for machines: decimals with a dot; `value_max` is empty where it is no range."""

    value: str
    value_max: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something in the world that a page is about, for machines.

    `type` is one of schema.org, `url` the path of its page here, or empty; `others` are its other
    names, `within` names what holds it, and `parts` what it holds.
    """

    type: str
    name: str
    url: str
    others: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The files of a picture: `url` for everybody, `avif` and `webp` with widths to choose from.

    Sizes are those of the largest. `whole` is the picture as large as it is, or empty.
    """

    url: str
    width: int
    height: int
    avif: str
    webp: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture within a text: the number of the reference that names it, and its files."""

    reference: int
    sources: Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image with the words that go with it; sizes in pixels, 0 when unknown, as of drawings.

    `avif` and `webp` are files of several widths to choose from; a drawing has none.
    """

    url: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    licence: str = ""
    avif: str = ""
    webp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One story in a list. `figure` is its first metric, for a cover where there is no picture.

    A `draft`, and what is `scheduled` for a later day, is on no page but for its editors.
    """

    url: str
    title: str
    kicker: str
    summary: str
    section: Link
    place: Place | None
    organisation: Link | None
    date: Moment
    picture: Picture | None
    figure: Figure | None
    draft: bool
    scheduled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """Something mended in a story, told to its readers; `kind` is in words, `id` an anchor.

    `label` and `url` are those of the figure that was mended, `old` and `new` what was printed and
    what is printed now; all of them may be empty.
    """

    id: str
    date: Moment
    kind: str
    label: str
    url: str
    old: str
    new: str
    note: str
    story: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCard:
    """A story to read next, and why: `reasons` are keys of the theme's words."""

    card: Card
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the article is about, with the role held at the time."""

    name: str
    role: str


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
class SectionBlock:
    """A section on the home page with its newest stories."""

    link: Link
    description: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TileValue:
    """What a unit has of one measure, and the step of the legend, 0 where it has nothing."""

    printed: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One unit on the tile map; `url` is empty when it has no stories; `island`: an archipelago.

    `values` has one for each measure that the map can be coloured by, on the page of all provinces.
    """

    column: int
    row: int
    label: str
    name: str
    url: str
    count: int
    island: bool
    filled: bool
    values: tuple[TileValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TileMap:
    """A square grid of the country: `columns` by `rows`, no two tiles in one cell."""

    title: str
    columns: int
    rows: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The cell of one unit on the map of today, counted from 0."""

    column: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One unit of a map as a line of the table beside it; a value may be empty."""

    url: str
    name: str
    note: str
    count: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The units of one time as a map and as a table.

    `period` says of which time, `about` which stories count. `without` names the units that have no
    stories; `legends` holds for each measure where its steps begin.
    """

    map: TileMap
    period: str
    about: str
    rows: tuple[SheetRow, ...]
    without: tuple[str, ...]
    legends: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The map of today and that of the time before; `measures` names what else may colour them."""

    measures: tuple[str, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page: one lead, two or three seconds, then sections, figures and the latest.

    `provinces` are those with most stories; `all_provinces` is there when others have some too.
    """

    frame: Frame
    lead: Card | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    sections: tuple[SectionBlock, ...]
    figures: tuple[Figure, ...]
    map: TileMap
    provinces: tuple[Entry, ...]
    all_provinces: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One story. Its text is given to the template apart, as a `TextView`.

    `document` is the id of the document that has the text, `addresses` what the references in it
    lead to, and `pictures` those of them that are pictures. `type` is what it is in the words of
    schema.org, `about` whom and where it is about; `measured` has one for each of `figures`.
    """

    frame: Frame
    type: str
    title: str
    kicker: str
    summary: str
    section: Link
    date: Moment
    updated: Moment | None
    author: str
    place: Place | None
    organisations: tuple[Link, ...]
    about: tuple[Entity, ...]
    people: tuple[Person, ...]
    topics: tuple[Link, ...]
    year: Link | None
    hero: Picture | None
    document: str
    addresses: tuple[str, ...]
    pictures: tuple[PlacedPicture, ...]
    figures: tuple[Figure, ...]
    measured: tuple[Measured, ...]
    comparisons: tuple[Chart[BarChart], ...]
    corrections: tuple[CorrectionNote, ...]
    related: tuple[RelatedCard, ...]
    newer: Link | None
    older: Link | None
    draft: bool
    translations: tuple[Translation, ...]
    scheduled: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page of its own, such as "about"; the masthead page also lists the masthead in full.

    Its text is given apart, as that of an `ArticleView`.
    """

    frame: Frame
    title: str
    summary: str
    document: str
    addresses: tuple[str, ...]
    pictures: tuple[PlacedPicture, ...]
    shows_masthead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """What stands at an old address: the way to the new one."""

    frame: Frame
    target: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """The page for an address that is not there; `signposts` is where all others are told."""

    frame: Frame
    title: str
    latest: tuple[Card, ...]
    signposts: str
