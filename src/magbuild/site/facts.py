"""What is said of organisations, each thing once: figures repeated told apart from contradicted.

A fact is what one organisation did or had, of one kind of figure, at one time. The figures that one
story gives for it stand beside each other; another story may repeat them, but not differ.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from magbuild.content.models import Adding, Metric, MetricDefinition, Organisation
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.site.catalog import Story
from magbuild.site.observations import Observation
from magbuild.site.sums import is_amount, is_summand, sum_of
from magbuild.vietnamese.dates import write_period
from magbuild.vietnamese.qualifiers import Bound
from magbuild.vietnamese.quantities import Quantity

_DAYS_A_MONTH = 30.44
_SHORTEST_MONTH = 28


class Time(NamedTuple):
    """For when a figure holds: over a span, at a moment, or without a word about it.

    A figure without a word is set down for the year its story is about, apart from those that name
    that year: so two stories about one year may not contradict each other.
    """

    timing: Literal["span", "moment", "unstated"]
    start: datetime.date | None
    end: datetime.date | None

    def order(self) -> tuple[datetime.date, datetime.date, str]:
        """A key that sorts times by their ends, then by their beginnings."""
        return (self.end or datetime.date.max, self.start or datetime.date.min, self.timing)


class Measure(NamedTuple):
    """What figures must share before they are brought together: key, unit and rate."""

    key: str
    unit: str
    per: tuple[str, ...]


class Subject(NamedTuple):
    """What a figure is about. A story that names no organisation stands by itself."""

    organisation: str
    measure: Measure
    time: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one story says of a subject: its figures in the order declared.

    `amount` is what they come to, None where they are several and may not be summed, or no amount;
    `adds` tells whether it may be added to others, `repeated` whether another story speaks of the
    same subject. `organisation` is the one that the story names first, if any. `length` tells which
    facts may share an axis of time, None that it has no place on one. `order` runs from the newest
    story on.
    """

    subject: Subject
    definition: MetricDefinition
    organisation: Organisation | None
    observations: tuple[Observation, ...]
    amount: Quantity | None
    adds: bool
    repeated: bool
    length: int | None
    order: int


def facts(observations: Iterable[Observation]) -> tuple[Fact, ...]:
    """What each story says of each subject; what is of no kind in the catalogue is left out."""
    kinds: dict[str, MetricDefinition] = {}
    groups: dict[tuple[str, Subject], list[Observation]] = {}
    for one in sorted(observations, key=_newest_first):
        if one.definition is not None:
            kinds[one.definition.id] = one.definition
            subject = _subject(one, one.definition.id)
            groups.setdefault((one.story.url, subject), []).append(one)
    tellers = Counter(subject for _, subject in groups)
    return tuple(
        _fact(kinds[subject.measure.key], subject, group, tellers[subject] > 1, order)
        for order, ((_, subject), group) in enumerate(groups.items())
    )


def settled(stated: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each subject once, as the story has it that says most; of what is contradicted, nothing."""
    stated = tuple(stated)
    alone = [fact for fact in stated if not fact.repeated]
    agreed = [
        versions[0]
        for versions in _versions(stated)
        if len(versions) == 1 or not any(_contradictions(versions))
    ]
    return (*alone, *agreed)


def judge_facts(stated: Iterable[Fact]) -> Iterator[Diagnostic]:
    """Figures of two stories that contradict each other; a draft may still be wrong."""
    for versions in _versions(stated):
        for one, other in _contradictions(versions):
            yield _contradiction(one, other)


def _newest_first(one: Observation) -> tuple[int, str, Span, str]:
    return -one.story.date.toordinal(), one.story.url, one.metric.span, one.metric.id


def _subject(one: Observation, key: str) -> Subject:
    quantity = one.metric.quantity
    about = one.organisation.id if one.organisation else one.story.url
    return Subject(about, _measure(key, quantity.unit, quantity.per), _time(one.metric, one.story))


# Few measures and times serve many facts.
@lru_cache(maxsize=4096)
def _measure(key: str, unit: str, per: tuple[str, ...]) -> Measure:
    return Measure(key, unit, tuple(sorted(per)))


def _time(metric: Metric, story: Story) -> Time:
    if metric.period is not None:
        return _stated_time("span", metric.period.start, metric.period.end)
    if metric.as_of is not None:
        return _stated_time("moment", metric.as_of.start, metric.as_of.end)
    return _unstated_time(story.year)


_stated_time = lru_cache(maxsize=4096)(Time)


@lru_cache(maxsize=256)
def _unstated_time(year: int) -> Time:
    return Time("unstated", datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _fact(
    definition: MetricDefinition,
    subject: Subject,
    group: list[Observation],
    repeated: bool,
    order: int,
) -> Fact:
    quantities = [one.metric.quantity for one in group]
    adds = definition.adding is Adding.SUM and all(map(is_summand, quantities))
    alone = quantities[0] if len(quantities) == 1 and is_amount(quantities[0]) else None
    return Fact(
        subject=subject,
        definition=definition,
        organisation=group[0].organisation,
        observations=tuple(group),
        amount=sum_of(quantities) if adds else alone,
        adds=adds,
        repeated=repeated,
        length=_length(subject.time),
        order=order,
    )


@lru_cache(maxsize=4096)
def _length(time: Time) -> int | None:
    """How long a time is: in months, days below 0, a moment 0; None without a word or an end."""
    timing, start, end = time
    if timing == "unstated" or end is None or (timing == "span" and start is None):
        return None
    if timing == "moment" or start is None:
        return 0
    days = (end - start).days + 1
    return round(days / _DAYS_A_MONTH) if days >= _SHORTEST_MONTH else -days


def _versions(stated: Iterable[Fact]) -> Iterator[list[Fact]]:
    """What is said of each repeated subject, by the story that says most first, then the newest."""
    groups: dict[Subject, list[Fact]] = {}
    for fact in stated:
        if fact.repeated:
            groups.setdefault(fact.subject, []).append(fact)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda fact: (-len(fact.observations), fact.order))
        yield group


def _contradictions(versions: list[Fact]) -> Iterator[tuple[Observation, Observation]]:
    """Where a story says what the fullest one does not: its figure, and one it stands against."""
    fullest, *others = versions
    told = Counter(map(_said, fullest.observations))
    for other in others:
        told_here = Counter(map(_said, other.observations))
        strange, against = told_here - told, told - told_here
        if strange:
            yield (
                next(one for one in other.observations if _said(one) in strange),
                next(one for one in fullest.observations if _said(one) in against),
            )


def _said(one: Observation) -> tuple[Decimal, Decimal | None, Bound]:
    quantity = one.metric.quantity
    return quantity.value, quantity.value_max, quantity.bound


def _contradiction(one: Observation, other: Observation) -> Diagnostic:
    metric, story = one.metric, one.story
    draft = story.article.meta.draft or other.story.article.meta.draft
    period = metric.period or metric.as_of
    return diagnose(
        "MB375",
        metric.span,
        related=(other.metric.span,),
        severity=Severity.WARNING if draft else Severity.ERROR,
        label=one.definition.label if one.definition else metric.label,
        organisation=one.organisation.name if one.organisation else story.title,
        time=write_period(period) if period else "@unstated",
        value=metric.quantity.printed,
        other=other.metric.quantity.printed,
    )
