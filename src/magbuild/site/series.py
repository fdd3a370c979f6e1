"""Which facts may stand in one picture: an organisation over time, organisations at one time.

A picture invites to compare, so it holds only what can be compared: figures of one measure, over
spans of one length or at moments. What says no time stands in no picture.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from magbuild.content.models import Direction, MetricDefinition
from magbuild.site.facts import Fact, Measure, Time
from magbuild.vietnamese.quantities import Quantity

FEWEST_POINTS = 2
FEWEST_RANKS = 3

_DAYS_A_MONTH = 30.44
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What one fact comes to, and its place in time: the last day of a span."""

    fact: Fact
    quantity: Quantity
    day: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points of one measure: a timeline runs from the oldest on, a ranking from the first."""

    definition: MetricDefinition
    points: tuple[Point, ...]


class _Course(NamedTuple):
    organisation: str
    measure: Measure
    length: int


def timelines(known: Iterable[Fact]) -> tuple[Series, ...]:
    """For each measure that an organisation states for several times, its course."""
    courses: dict[_Course, list[Fact]] = {}
    for fact in known:
        about = fact.subject
        if _is_placed(fact):
            course = _Course(about.organisation, about.measure, _length(about.time))
            courses.setdefault(course, []).append(fact)
    return _in_order(
        sorted(stated, key=lambda fact: fact.subject.time.order())
        for stated in courses.values()
        if len(stated) >= FEWEST_POINTS
    )


def rankings(known: Iterable[Fact]) -> tuple[Series, ...]:
    """For each measure that several organisations state for the same time, their order.

    Of several times the one is taken of which most of them speak, then the newest. The largest
    stands first, unless the catalogue holds less for better.
    """
    measures: dict[Measure, dict[Time, list[Fact]]] = {}
    for fact in known:
        if fact.organisation is not None and _is_placed(fact):
            times = measures.setdefault(fact.subject.measure, {})
            times.setdefault(fact.subject.time, []).append(fact)
    best = (
        max(times.items(), key=lambda item: (len(item[1]), item[0].order()))
        for times in measures.values()
    )
    return _in_order(sorted(stated, key=_rank) for _, stated in best if len(stated) >= FEWEST_RANKS)


def _is_placed(fact: Fact) -> bool:
    """Whether a fact has an amount and its place in time: a span needs both of its ends."""
    timing, start, end = fact.subject.time
    if fact.amount is None or end is None:
        return False
    return timing == "moment" or (timing == "span" and start is not None)


def _length(time: Time) -> int:
    """How long a time is, so that like is set beside like: in months, days below 0, a moment 0."""
    if time.timing == "moment" or time.start is None or time.end is None:
        return 0
    days = (time.end - time.start).days + 1
    return round(days / _DAYS_A_MONTH) if days >= _SHORTEST_MONTH else -days


def _rank(fact: Fact) -> tuple[Decimal, str]:
    value = fact.amount.value if fact.amount else Decimal(0)
    less_is_better = fact.definition.direction is Direction.DOWN
    return (value if less_is_better else -value), fact.subject.organisation


def _in_order(chosen: Iterable[list[Fact]]) -> tuple[Series, ...]:
    """In the order of the catalogue, those of one kind by the organisation and what they are."""
    ordered = sorted(chosen, key=lambda facts: (facts[0].definition.span, facts[0].subject[:2]))
    return tuple(
        Series(definition=facts[0].definition, points=tuple(_points(facts))) for facts in ordered
    )


def _points(facts: Iterable[Fact]) -> Iterator[Point]:
    for fact in facts:
        if fact.amount is not None and fact.subject.time.end is not None:
            yield Point(fact=fact, quantity=fact.amount, day=fact.subject.time.end)
