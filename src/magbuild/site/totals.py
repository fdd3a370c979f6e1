"""Facts brought together by the rules of the catalogue of metrics.

Nothing is added across units, rates or currencies: each has a total of its own.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from magbuild.content.models import Adding, MetricDefinition
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.site.facts import Fact, Measure, Time, facts, settled
from magbuild.site.observations import Observation
from magbuild.site.sums import mean_of, sum_of
from magbuild.vietnamese.quantities import Quantity
from magbuild.vietnamese.text import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Figures of one measure as one figure, which nobody printed unless it is the only one.

    `organisations` counts those behind it, `periods` are the distinct times of its `inputs`, which
    run from the newest story on.
    """

    definition: MetricDefinition
    measure: Measure
    quantity: Quantity
    organisations: int
    periods: tuple[Time, ...]
    inputs: tuple[Observation, ...]


def totals(observations: Iterable[Observation]) -> tuple[Total, ...]:
    """Everything that can be brought together, in the order of the catalogue."""
    return bring_together(settled(facts(observations)))


def judge_weights(definitions: Mapping[str, MetricDefinition]) -> Iterator[Diagnostic]:
    """Means that nothing can weigh: without a weight, or by a kind that is not in the catalogue."""
    for one in definitions.values():
        if one.weight is not None and one.weight.value not in definitions:
            close = ", ".join(nearest(one.weight.value, definitions, 1))
            yield diagnose("MB371", one.weight.span, value=one.weight.value, suggestion=close)
        elif one.weight is None and one.adding is Adding.MEAN:
            yield diagnose(
                "MB320",
                one.span,
                severity=Severity.WARNING,
                field="weight",
                example="nguoi-lao-dong",
            )


def bring_together(known: tuple[Fact, ...]) -> tuple[Total, ...]:
    """The totals of facts of which no two have one subject, in the order of the catalogue."""
    groups: dict[Measure, list[Fact]] = {}
    for fact in known:
        groups.setdefault(fact.subject.measure, []).append(fact)
    weights = _weights(groups)
    made = (_RULES[group[0].definition.adding](group, weights) for group in groups.values())
    found = [total for total in made if total is not None]
    return tuple(sorted(found, key=lambda total: (total.definition.span, total.measure)))


_Weights = Mapping[tuple[str, str, Time], Quantity]
"""Amounts by organisation, key and time."""

_Rule = Callable[[list[Fact], _Weights], Total | None]


def _sum(group: list[Fact], _: _Weights) -> Total | None:
    parts = [fact for fact in group if fact.adds]
    return _total(parts, sum_of([f.amount for f in parts if f.amount])) if parts else None


def _mean(group: list[Fact], weights: _Weights) -> Total | None:
    """The mean weighted by another figure of the same organisation and time; others are left out.

    There is none where the weights are in several units.
    """
    definition = group[0].definition
    parts: list[Fact] = []
    values: list[Quantity] = []
    shares: list[Quantity] = []
    for fact in group:
        wanted = definition.weight.value if definition.weight else ""
        weight = weights.get((fact.subject.organisation, wanted, fact.subject.time))
        if weight is not None and fact.amount is not None:
            parts.append(fact)
            values.append(fact.amount)
            shares.append(weight)
    if len({(share.unit, share.per) for share in shares}) != 1:
        return None
    return _total(parts, mean_of(values, shares))


def _weights(groups: Mapping[Measure, list[Fact]]) -> _Weights:
    """What the means among some facts may be weighted by; a range or two units weigh nothing."""
    definitions = [group[0].definition for group in groups.values()]
    weighing = {one.weight.value for one in definitions if one.weight is not None}
    found: dict[tuple[str, str, Time], list[Quantity]] = {}
    for measure, group in groups.items():
        for fact in group if measure.key in weighing else ():
            if fact.amount is not None:
                place = (fact.subject.organisation, measure.key, fact.subject.time)
                found.setdefault(place, []).append(fact.amount)
    return {
        place: several[0]
        for place, several in found.items()
        if len(several) == 1 and several[0].value > 0 and several[0].value_max is None
    }


def _latest(group: list[Fact], _: _Weights) -> Total | None:
    """The newest figure; where several are as new and differ, there is none."""
    ends = [_end(fact.subject.time) for fact in group]
    newest = max(ends)
    parts = [fact for fact, end in zip(group, ends, strict=True) if end == newest]
    values = [fact.amount for fact in parts if fact.amount is not None]
    said = {(value.value, value.value_max, value.bound) for value in values}
    return _total(parts, values[0]) if len(values) == len(parts) and len(said) == 1 else None


def _end(time: Time) -> datetime.date:
    """The last day; what still lasts is the newest, what has no time the oldest."""
    if time.timing == "unstated":
        return datetime.date.min
    return time.end or datetime.date.max


def _never(_: list[Fact], __: _Weights) -> None:
    return None


_RULES: Mapping[Adding, _Rule] = {
    Adding.NEVER: _never,
    Adding.SUM: _sum,
    Adding.MEAN: _mean,
    Adding.LATEST: _latest,
}


def _total(parts: list[Fact], quantity: Quantity) -> Total:
    parts = sorted(parts, key=attrgetter("order"))
    bodies = {fact.subject.organisation for fact in parts if fact.organisation is not None}
    times = {fact.subject.time for fact in parts}
    return Total(
        definition=parts[0].definition,
        measure=parts[0].subject.measure,
        quantity=quantity,
        organisations=len(bodies),
        periods=tuple(sorted(times, key=Time.order)),
        inputs=tuple(chain.from_iterable([fact.observations for fact in parts])),
    )
