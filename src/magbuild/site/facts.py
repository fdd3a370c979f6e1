"""What is said of organisations, each thing once: figures repeated told apart from contradicted.

A fact is what one organisation did or had, of one kind of figure, at one time. The figures that one
story gives for it stand beside each other; another story may repeat them, but not differ.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
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
    `adds` tells whether it may be added to others. `organisation` is the one that the story names
    first, if any. `order` runs from the newest story on.
    """

    subject: Subject
    definition: MetricDefinition
    organisation: Organisation | None
    observations: tuple[Observation, ...]
    amount: Quantity | None
    adds: bool
    order: tuple[int, str, Span]


def facts(observations: Iterable[Observation]) -> tuple[Fact, ...]:
    """What each story says of each subject, in the order of the observations.

    What is of no kind in the catalogue says nothing here.
    """
    groups: dict[tuple[str, Subject], list[Observation]] = {}
    kinds: dict[str, MetricDefinition] = {}
    for one in observations:
        if one.definition is not None:
            kinds[one.definition.id] = one.definition
            subject = _subject(one, one.definition.id)
            groups.setdefault((one.story.url, subject), []).append(one)
    return tuple(
        _fact(subject, kinds[subject.measure.key], group) for (_, subject), group in groups.items()
    )


def settled(stated: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each subject once, as the story has it that says most; of what is contradicted, nothing."""
    stated = tuple(stated)
    if len({fact.subject for fact in stated}) == len(stated):
        return stated
    return tuple(
        versions[0]
        for versions in _versions(stated)
        if len(versions) == 1 or not any(_contradictions(versions))
    )


def judge_facts(stated: Iterable[Fact]) -> Iterator[Diagnostic]:
    """Figures of two stories that contradict each other; a draft may still be wrong."""
    for versions in _versions(stated):
        for one, other in _contradictions(versions) if len(versions) > 1 else ():
            yield _contradiction(one, other)


def _subject(one: Observation, key: str) -> Subject:
    quantity = one.metric.quantity
    per = tuple(sorted(quantity.per)) if quantity.per else ()
    about = one.organisation.id if one.organisation else one.story.url
    measure = Measure(key, quantity.unit, per)
    return Subject(about, measure, _time(one.metric, one.story))


def _time(metric: Metric, story: Story) -> Time:
    if metric.period is not None:
        return Time("span", metric.period.start, metric.period.end)
    if metric.as_of is not None:
        return Time("moment", metric.as_of.start, metric.as_of.end)
    year = story.year
    return Time("unstated", datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _fact(subject: Subject, definition: MetricDefinition, group: list[Observation]) -> Fact:
    if len(group) > 1:
        group.sort(key=lambda one: (one.metric.span, one.metric.id))
    first = group[0]
    quantities = [one.metric.quantity for one in group]
    adds = definition.adding is Adding.SUM and all(map(is_summand, quantities))
    alone = quantities[0] if len(quantities) == 1 and is_amount(quantities[0]) else None
    return Fact(
        subject=subject,
        definition=definition,
        organisation=first.organisation,
        observations=tuple(group),
        amount=sum_of(quantities) if adds else alone,
        adds=adds,
        order=(-first.story.date.toordinal(), first.story.url, first.metric.span),
    )


def _versions(stated: Iterable[Fact]) -> Iterator[list[Fact]]:
    """What is said of each subject: by the story that says most first, then by the newest."""
    groups: dict[Subject, list[Fact]] = {}
    for fact in stated:
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
