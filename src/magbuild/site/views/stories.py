"""A story wherever it is shown: its card, its day and place, its figures and corrections."""

from dataclasses import dataclass

from magbuild.site.views.links import Link
from magbuild.site.views.pictures import Picture


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
