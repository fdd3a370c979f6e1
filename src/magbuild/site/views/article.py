"""The page of a story."""

from dataclasses import dataclass

from magbuild.content.models import Translation
from magbuild.site.charts import BarChart
from magbuild.site.shown_figures import Chart
from magbuild.site.views.entities import Entity, Measured
from magbuild.site.views.frame import Frame
from magbuild.site.views.links import Link
from magbuild.site.views.pictures import Picture, PlacedPicture
from magbuild.site.views.stories import Card, CorrectionNote, Figure, Moment, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the article is about, with the role held at the time."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCard:
    """A story to read next, and why: `reasons` are keys of the theme's words."""

    card: Card
    reasons: tuple[str, ...]


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
