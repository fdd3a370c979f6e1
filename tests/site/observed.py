"""Observations made by hand, for tests of what is brought together from them."""

import datetime
from dataclasses import replace
from functools import cache

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import (
    Adding,
    Direction,
    Metric,
    MetricDefinition,
    Organisation,
    Source,
)
from magbuild.core.diagnostics import Span
from magbuild.core.shapes import Located
from magbuild.settings import read_settings
from magbuild.site.catalog import Story
from magbuild.site.edition import Edition
from magbuild.site.magazine import resolve as resolve_magazine
from magbuild.site.observations import Observation
from magbuild.vietnamese.periods import Period, read_period
from magbuild.vietnamese.provinces import Found, resolve
from magbuild.vietnamese.quantities import Quantity, read
from magbuild.vietnamese.register import Province

ARTICLE = "---\ntitle: Bài\ndate: 2022-12-01\nsection: chuyen-de\nsummary: S\n---\n\nChữ.\n"
SETTINGS = """\
title: A
address: https://a.example
sections: [{id: chuyen-de, name: Chuyên đề}]
"""
TODAY = datetime.date(2026, 11, 23)
PLACE = Span(path="content/metrics.yaml", line=2, column=5)


def quantity(printed: str) -> Quantity:
    """The figure that a text states."""
    found = read(printed)
    assert isinstance(found, Quantity)
    return found


def kind(
    key: str = "nha-o",
    adding: Adding = Adding.SUM,
    *,
    weight: str = "",
    direction: Direction = Direction.NONE,
    line: int = 2,
) -> MetricDefinition:
    """A kind of the catalogue."""
    return MetricDefinition(
        id=key,
        label=f"Loại {key}",
        units=(),
        decimals=None,
        minimum=None,
        maximum=None,
        direction=direction,
        adding=adding,
        weight=Located(value=weight, span=PLACE) if weight else None,
        description="",
        span=PLACE._replace(line=line),
    )


def body(identity: str) -> Organisation:
    """An organisation of the register."""
    return Organisation(
        id=identity,
        name=f"Tổ chức {identity}",
        short="",
        aliases=(),
        kind="",
        province=None,
        parent=None,
        founded=None,
        note="",
        span=PLACE,
    )


def observed(
    printed: str,
    definition: MetricDefinition | None = None,
    *,
    of: str = "a",
    story: str = "",
    period: str = "",
    as_of: str = "",
    year: int = 2022,
    day: str = "",
    place: str = "",
    line: int = 9,
    draft: bool = False,
) -> Observation:
    """A figure of an organisation (none if `of` is ""), in a story named after it unless told."""
    organisations = (body(of),) if of else ()
    name = story or f"bai-{of}-{year}"
    metric = Metric(
        id=f"so-{line}",
        key=Located(value=definition.id, span=PLACE) if definition else None,
        label="Nhãn",
        quantity=quantity(printed),
        period=time(period),
        as_of=time(as_of),
        subject="",
        source="",
        note="",
        evidence="",
        span=Span(path=f"content/articles/{name}.md", line=line, column=12),
    )
    return Observation(
        story=_story(name, year, day or f"{year}-12-01", organisations, place, draft),
        metric=metric,
        definition=definition,
        organisation=organisations[0] if organisations else None,
        stated=None,
    )


def time(written: str) -> Period | None:
    """The period that a text states, or none."""
    if not written:
        return None
    found = read_period(written)
    assert isinstance(found, Period)
    return found


def province(name: str, day: datetime.date) -> Province:
    """The unit of that name on a day."""
    found = resolve(name, day)
    assert isinstance(found, Found)
    return found.province


@cache
def _pattern() -> Story:
    source = Source(id="articles/a", kind=SourceKind.ARTICLE, path="a.md", text=ARTICLE)
    article, _, _ = compile_source(source)
    settings, _ = read_settings(SETTINGS, "site.yaml")
    assert article is not None
    assert settings is not None
    edition = Edition(today=TODAY, drafts=False)
    site, _ = resolve_magazine((article,), settings, edition, files={}, unread=())
    return site.catalog.stories[0]


def _story(
    name: str,
    year: int,
    day: str,
    organisations: tuple[Organisation, ...],
    place: str,
    draft: bool,
) -> Story:
    pattern, date = _pattern(), datetime.date.fromisoformat(day)
    meta = replace(pattern.article.meta, title=f"Bài {name}", date=date, draft=draft)
    return replace(
        pattern,
        article=replace(pattern.article, id=f"articles/{name}", meta=meta),
        slug=name,
        url=f"/bai/{name}/",
        date=date,
        day=date,
        year=year,
        place=province(place, date) if place else None,
        organisations=organisations,
    )
