"""Turning days: those on which a magazine may differ from the day before, though nobody edits it.

Whatever else of a site asks for the day of its edition must have its days here as well.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from magbuild.content.models import Article
from magbuild.settings import Settings
from magbuild.site.catalog import is_published
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.sitemaps import NEWS_DAYS
from magbuild.vietnamese.territory import all_units

_DAY = datetime.timedelta(days=1)


class Occasion(StrEnum):
    """Why a day may make a difference."""

    APPEARS = "appears"
    OLD_NEWS = "old-news"
    EXPIRES = "expires"
    REVIEW = "review"
    LICENCE = "licence"
    CONTACT = "contact"
    PROVINCES = "provinces"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A day that begins differently. `path` is the file that says so, `title` that of its story.

    Both are empty for what no content says: the register of provinces.
    """

    day: datetime.date
    occasion: Occasion
    path: str = ""
    title: str = ""


def turning_days(site: Site) -> tuple[Turn, ...]:
    """The turns of all later days than that of the edition, in their order."""
    edition = site.edition
    articles = (*(story.article for story in site.catalog.stories), *site.catalog.withheld)
    found = [turn for article in articles for turn in _of_article(article, edition)]
    found += _of_settings(site.settings)
    found += _of_provinces()
    later = {turn for turn in found if turn.day > edition.today}
    return tuple(sorted(later, key=lambda turn: (turn.day, turn.occasion, turn.path)))


def _of_article(article: Article, edition: Edition) -> Iterator[Turn]:
    """The turns of an article that is published at any time."""
    meta = article.meta
    if not is_published(article, replace(edition, today=meta.date or edition.today)):
        return
    days = {
        Occasion.UNDATED: edition.today + _DAY if meta.date is None else None,
        Occasion.APPEARS: meta.date,
        Occasion.OLD_NEWS: meta.date + NEWS_DAYS * _DAY if meta.date else None,
        Occasion.EXPIRES: meta.expires + _DAY if meta.expires else None,
        Occasion.REVIEW: meta.review.value if meta.review else None,
        Occasion.LICENCE: (
            meta.hero.expires.value + _DAY if meta.hero and meta.hero.expires else None
        ),
    }
    for occasion, day in days.items():
        if day is not None:
            yield Turn(day=day, occasion=occasion, path=article.path, title=meta.title)


def _of_settings(settings: Settings) -> Iterator[Turn]:
    if settings.security is not None:
        expires = settings.security.expires
        yield Turn(day=expires.value + _DAY, occasion=Occasion.CONTACT, path=expires.span.path)


def _of_provinces() -> Iterator[Turn]:
    """Days on which a unit begins, ends, or changes its name or kind."""
    for unit in all_units():
        days = {state.valid_from for state in unit.states}
        if unit.valid_to is not None:
            days.add(unit.valid_to + _DAY)
        for day in days:
            yield Turn(day=day, occasion=Occasion.PROVINCES)
