"""What readers search in: short records of all stories, in parts that a browser takes one by one.

A part holds everything that its own stories need, so a new topic or organisation changes only the
parts that name it. Parts are counted from the oldest story of a year: a new story joins the newest
part, and those before it stay as they are in the caches of readers.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from magbuild.content.figure_links import CARD, FIGURE, SENTENCE
from magbuild.content.models import Metric, Organisation, Topic
from magbuild.site.catalog import Story
from magbuild.site.listings import paginate
from magbuild.site.magazine import Site
from magbuild.site.places import shown_name
from magbuild.vietnamese.figures import machine_number
from magbuild.vietnamese.quantities import Kind
from magbuild.vietnamese.register import Province, register
from magbuild.vietnamese.territory import (
    former_provinces,
    full_name_on,
    province,
    state_on,
    today_of,
)
from magbuild.vietnamese.typography import typeset_each

MOST_STORIES = 200
"""In a part: the newest one and what it takes to read it is loaded before the first results."""

Value = TypeVar("Value")

NONE = -1
_ASIDE = frozenset({Kind.ANNIVERSARY, Kind.COMPARISON})
_NO_HEADING = (CARD, FIGURE, SENTENCE, "fn:", "fnref")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSubject:
    """Something that stories are about: the end of its address, its name, and `others` it bears."""

    slug: str
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlace:
    """A province as named in a story's time.

    `today` is the unit that holds its land now. `former` are names of those that were merged into
    it, and of the provinces of the last century that it was a part of.
    """

    slug: str
    name: str
    others: tuple[str, ...]
    today: SearchSubject
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFigure:
    """A figure: its exact `value` in a canonical unit, and how it was printed.

    `label` and `subject` are positions in the `words` of the part, NONE for nothing.
    """

    label: int
    subject: int
    value: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchStory:
    """What is searched of one story, and what a line of results shows of it.

    Subjects are positions in the tables of the part, `cover` one in `figures`; NONE is nothing.
    `headings` are without marks, since they come from anchors: the words of a text lie apart, and
    an edit of prose must not change a part.
    """

    url: str
    title: str
    kicker: str
    summary: str
    date: datetime.date
    year: int
    section: int
    place: int
    organisations: tuple[int, ...]
    topics: tuple[int, ...]
    people: tuple[str, ...]
    headings: tuple[str, ...]
    figures: tuple[SearchFigure, ...]
    cover: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPart:
    """Stories of one year, the newest first, with all that they name."""

    year: int
    number: int
    sections: tuple[str, ...]
    places: tuple[SearchPlace, ...]
    organisations: tuple[SearchSubject, ...]
    topics: tuple[SearchSubject, ...]
    words: tuple[str, ...]
    stories: tuple[SearchStory, ...]


def search_parts(site: Site, most: int = MOST_STORIES) -> Iterator[SearchPart]:
    """All stories in parts of at most so many, the newest part first."""
    for year, stories in groupby(site.listings.newest, key=lambda story: story.date.year):
        oldest_first = tuple(stories)[::-1]
        parts = [
            _part(year, number, several[::-1])
            for number, several in enumerate(paginate(oldest_first, most), 1)
        ]
        yield from reversed(parts)


def _part(year: int, number: int, stories: tuple[Story, ...]) -> SearchPart:
    sections = _positions(story.section.name for story in stories)
    places = _positions(_named(story) for story in stories if story.place)
    bodies = {one.id: one for story in stories for one in story.organisations}
    topics = {one.id: one for story in stories for one in story.topics}
    words = _positions(text for story in stories for text in _words(story))
    tables = _Tables(
        sections=sections,
        places=places,
        organisations=_positions(bodies),
        topics=_positions(topics),
        words=words,
    )
    return SearchPart(
        year=year,
        number=number,
        sections=tuple(sections),
        places=tuple(_place(identity, name) for identity, name in places),
        organisations=tuple(map(_organisation, bodies.values())),
        topics=tuple(map(_topic, topics.values())),
        words=tuple(words),
        stories=tuple(_story(story, tables) for story in stories),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """Where each value stands in the tables of a part."""

    sections: dict[str, int]
    places: dict[tuple[str, str], int]
    organisations: dict[str, int]
    topics: dict[str, int]
    words: dict[str, int]


def _positions(values: Iterable[Value]) -> dict[Value, int]:
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _named(story: Story) -> tuple[str, str]:
    """The province of a story: its id, and its name on the story's day."""
    return (story.place.id, shown_name(story.place, story.day)) if story.place else ("", "")


def _words(story: Story) -> Iterator[str]:
    for metric in story.article.meta.metrics or ():
        yield metric.label
        if metric.subject:
            yield metric.subject


def _story(story: Story, tables: _Tables) -> SearchStory:
    meta = story.article.meta
    title, kicker, summary = typeset_each([meta.title, meta.kicker, meta.summary])
    metrics = meta.metrics or ()
    telling = (n for n, one in enumerate(metrics) if one.quantity.kind not in _ASIDE)
    return SearchStory(
        url=story.url,
        title=title,
        kicker=kicker,
        summary=summary,
        date=story.date,
        year=story.year,
        section=tables.sections[story.section.name],
        place=tables.places[_named(story)] if story.place else NONE,
        organisations=tuple(tables.organisations[one.id] for one in story.organisations),
        topics=tuple(tables.topics[one.id] for one in story.topics),
        people=tuple(f"{one.name} {one.role}".strip() for one in meta.people),
        headings=tuple(
            name.replace("-", " ")
            for name in story.article.anchors
            if not name.startswith(_NO_HEADING)
        ),
        figures=tuple(_figure(metric, tables) for metric in metrics),
        cover=next(telling, NONE),
    )


def _figure(metric: Metric, tables: _Tables) -> SearchFigure:
    return SearchFigure(
        label=tables.words[metric.label],
        subject=tables.words[metric.subject] if metric.subject else NONE,
        value=machine_number(metric.quantity.value),
        printed=metric.quantity.printed,
    )


def _organisation(body: Organisation) -> SearchSubject:
    others = (*((body.short,) if body.short else ()), *body.aliases)
    return SearchSubject(slug=body.id, name=body.name, others=others)


def _topic(topic: Topic) -> SearchSubject:
    return SearchSubject(slug=topic.id, name=topic.name, others=topic.aliases)


# A magazine speaks of the same few provinces in all its parts.
@lru_cache(maxsize=256)
def _place(identity: str, name: str) -> SearchPlace:
    unit = province(identity)
    today = today_of(unit)
    own = _every_name(unit)
    merged = (name for one in _merged(unit) for name in _every_name(one))
    past = (former.name for former in former_provinces(unit))
    return SearchPlace(
        slug=unit.slug,
        name=name,
        others=tuple(one for one in own if one != name),
        today=SearchSubject(
            slug=today.slug,
            name=shown_name(today, today.valid_from),
            others=tuple(one for one in _every_name(today) if one not in own),
        ),
        former=tuple(one for one in dict.fromkeys((*merged, *past)) if one not in own),
    )


def _every_name(unit: Province) -> tuple[str, ...]:
    """All that a unit is and was called, with its kind, in other spellings and in short."""
    full = [full_name_on(unit, state.valid_from) for state in unit.states]
    plain = [state_on(unit, state.valid_from).name for state in unit.states]
    short = [one.alias for one in register().short_names if unit.id in one.candidates]
    return tuple(dict.fromkeys((*plain, *full, *unit.aliases, *short)))


def _merged(unit: Province) -> Iterator[Province]:
    for identity in unit.predecessors:
        before = province(identity)
        yield from (before, *_merged(before))
