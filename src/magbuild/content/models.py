"""What was written: sources as they lie on disk, and documents as they were understood."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from magbuild.content.kinds import SourceKind
from magbuild.core.diagnostics import Span
from magbuild.core.shapes import Located
from magbuild.vietnamese.periods import Period
from magbuild.vietnamese.quantities import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One content file. `path` is relative to the project; `text` is clean NFC.

    `id` is the path inside the content folder without its ending, such as "articles/2022/tra-vinh".
    """

    id: str
    kind: SourceKind
    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure that an article declares: what it counts, how much, and for when.

    `key` names its kind in the catalogue of metrics. `period` covers a span of time, `as_of` a
    moment; at most one of them is given. `evidence` is a piece of the sentence that states the
    figure, for where that cannot be told without.
    """

    id: str
    key: Located[str] | None
    label: str
    quantity: Quantity
    period: Period | None
    as_of: Period | None
    subject: str
    source: str
    note: str
    evidence: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Juxtaposition:
    """Metrics of an article, by id, that its editor wants drawn beside each other."""

    id: str
    label: str
    metrics: tuple[Located[str], ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in an article, with the role held at the time."""

    name: str
    role: str


class CorrectionKind(StrEnum):
    """What was mended: spelling, a newer state of things, or a fault of fact."""

    TYPO = "typo"
    UPDATE = "update"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change to a published article that readers are told of; `metric` is an id, or empty."""

    date: datetime.date
    kind: CorrectionKind
    metric: str
    old: str
    new: str
    note: str
    spans: dict[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hero:
    """The picture at the head of an article; its licence may end on the day `expires`."""

    image: Located[str]
    alt: str
    caption: str
    credit: str
    licence: str
    expires: Located[datetime.date] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """An article in another language, at a full address on another site."""

    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """An article's front matter, each value read, no reference followed yet.

    `metrics` is None when the field was not written, which differs from an empty list. `spans`
    holds the place of every field that was written, and of the whole under ""; that of an `Article`
    only those that findings about the whole magazine may name.
    """

    title: str
    slug: str | None
    kicker: str
    date: datetime.date | None
    updated: datetime.date | None
    expires: datetime.date | None
    review: Located[datetime.date] | None
    section: Located[str] | None
    organisation: tuple[Located[str], ...]
    province: Located[str] | None
    year: int | None
    topics: tuple[Located[str], ...]
    summary: str
    author: str
    people: tuple[Person, ...]
    hero: Hero | None
    metrics: tuple[Metric, ...] | None
    comparisons: tuple[Juxtaposition, ...]
    draft: bool
    aliases: tuple[Located[str], ...]
    related: tuple[Located[str], ...]
    corrections: tuple[Correction, ...]
    translations: tuple[Translation, ...]
    spans: dict[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the text and its anchor."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link from the text to something on this site.

    In the HTML it stands as `ref:N`, N being its position in `Prose.references`, until the
    address is known.
    """

    target: str
    fragment: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text as safe HTML, with what other rooms need to know of it.

    `anchors` are all ids in the HTML; `words` counts syllables, as Vietnamese editors do.
    """

    html: str
    outline: tuple[Heading, ...]
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What only the page of a document itself shows of its prose; references stand as `ref:N`."""

    html: str
    outline: tuple[Heading, ...]
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A sentence that states a metric (an id), as written, and where the figure stands in it."""

    metric: str
    sentence: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the whole magazine may know of a story; its `Text` lies apart.

    `anchors` and `references` are those of its prose, `undeclared` the figures of the text that no
    metric declares.
    """

    id: str
    path: str
    meta: FrontMatter
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]
    stated: tuple[Stated, ...]
    undeclared: tuple[Located[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of its own, such as "about"; its `Text` lies apart."""

    id: str
    path: str
    title: str
    slug: str | None
    summary: str
    order: int
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]
    spans: dict[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject from the closed register of topics."""

    id: str
    name: str
    aliases: tuple[str, ...]
    description: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body from the closed register of organisations. `parent` is the id of another."""

    id: str
    name: str
    short: str
    aliases: tuple[str, ...]
    kind: str
    province: Located[str] | None
    parent: Located[str] | None
    founded: int | None
    note: str
    span: Span


class Adding(StrEnum):
    """How figures of one kind may be brought together."""

    SUM = "sum"
    MEAN = "mean"
    LATEST = "latest"
    NEVER = "never"


class Direction(StrEnum):
    """Which way is good, for pictures and rankings."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDefinition:
    """A kind of figure from the catalogue.

    `units` are the canonical units its figures may have. `weight` is the key of the metric by
    which a mean is weighted.
    """

    id: str
    label: str
    units: tuple[str, ...]
    decimals: int | None
    minimum: Decimal | None
    maximum: Decimal | None
    direction: Direction
    adding: Adding
    weight: Located[str] | None
    description: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricCatalogue:
    """All kinds of figures, in the order written."""

    path: str
    definitions: tuple[MetricDefinition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRegister:
    """All topics, in the order written."""

    path: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRegister:
    """All organisations, in the order written."""

    path: str
    organisations: tuple[Organisation, ...]


Document = Article | Page | TopicRegister | OrganisationRegister | MetricCatalogue
