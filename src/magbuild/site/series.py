"""Which facts may stand in one picture: an organisation over time, organisations at one time.

A picture invites to compare, so it holds only what can be compared: figures of one measure, over
spans of one length or at moments. What says no time stands in no picture.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from magbuild.content.models import Direction, MetricDefinition
from magbuild.site.facts import Fact, Measure, Time
from magbuild.vietnamese.quantities import Quantity

FEWEST_POINTS = 2
FEWEST_RANKS = 3


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


def timelines(known: Iterable[Fact]) -> tuple[Series, ...]:
    """For each measure that an organisation states for several times, its course."""
    courses: dict[tuple[str, Measure, int], list[Fact]] = {}
    for fact in known:
        if fact.length is not None and fact.amount is not None:
            course = (fact.subject.organisation, fact.subject.measure, fact.length)
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
    groups: dict[tuple[Measure, Time], list[Fact]] = {}
    for fact in known:
        if fact.length is not None and fact.amount is not None and fact.organisation is not None:
            groups.setdefault((fact.subject.measure, fact.subject.time), []).append(fact)
    fullest: dict[Measure, list[Fact]] = {}
    for (measure, _), stated in sorted(groups.items(), key=lambda item: item[0][1].order()):
        if len(stated) >= max(FEWEST_RANKS, len(fullest.get(measure, ()))):
            fullest[measure] = stated
    return _in_order(sorted(stated, key=_rank) for stated in fullest.values())


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
