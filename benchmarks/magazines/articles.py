"""The articles of a magazine, each made from nothing but its number and the size of the whole."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from magazines.bodies import Link, body
from magazines.metrics import Metric, metrics
from magazines.registers import (
    SECTIONS,
    TOPICS,
    YEARS,
    Organisation,
    Place,
    organisation,
    organisation_count,
    provinces,
)
from magazines.sentences import sentence, title
from magbuild.vietnamese.text import slug

_LONGEST_SLUG = 60  # letters, before the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article; section and topics are ids. `body` is Markdown with addresses of this site."""

    title: str
    slug: str
    summary: str
    date: datetime.date
    section: str
    place: Place
    organisation: Organisation
    topics: tuple[str, ...]
    metrics: tuple[Metric, ...]
    body: str

    @property
    def year(self) -> int:
        """The year that the article is about."""
        return self.date.year

    @property
    def places(self) -> tuple[str, ...]:
        """The provinces on whose lists it stands: of its time, and the one of today."""
        return tuple(dict.fromkeys((self.place.then.id, self.place.today.id)))


def articles(count: int) -> Iterator[Article]:
    """All articles of a magazine of this size, one after another."""
    return (article(number, count) for number in range(count))


def article(number: int, count: int) -> Article:
    """One article of a magazine of so many."""
    about = _subject(number, count)
    chance = _chance(f"text {number} of {count}")
    date = datetime.date(chance.choice(YEARS), 1, 1) + datetime.timedelta(chance.randrange(365))
    figures = metrics(chance, date.year)
    headline, name = _headline(number, count)
    return Article(
        title=headline,
        slug=name,
        summary=" ".join(sentence(chance) for _ in range(2)),
        date=date,
        section=chance.choice(SECTIONS).id,
        place=provinces()[about.province],
        organisation=about,
        topics=tuple(topic.id for topic in chance.sample(TOPICS, chance.randint(2, 4))),
        metrics=figures,
        body=body(chance, figures, date.year, _link(chance, number, count)),
    )


def address(name: str) -> str:
    """The path of an article on the site, the same from every generator."""
    return f"/bai/{name}/"


def _chance(purpose: str) -> random.Random:
    return random.Random(purpose)  # noqa: S311  # made up the same every time, and no secret


def _subject(number: int, count: int) -> Organisation:
    chance = _chance(f"subject {number} of {count}")
    return organisation(chance.randrange(organisation_count(count)))


def _headline(number: int, count: int) -> Link:
    """The title and the slug of an article, without making its text."""
    place = provinces()[_subject(number, count).province]
    headline = title(_chance(f"title {number} of {count}"), place.then.name)
    return headline, f"{slug(headline)[:_LONGEST_SLUG].rstrip('-')}-{number}"


def _link(chance: random.Random, number: int, count: int) -> Link | None:
    """In a third of the articles, another one to link to."""
    if count == 1 or chance.random() >= 1 / 3:
        return None
    headline, name = _headline((number + chance.randrange(1, count)) % count, count)
    return headline, address(name)
