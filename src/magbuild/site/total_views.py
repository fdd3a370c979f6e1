"""Totals as a page shows them: the figure, what stands behind it, and the way to every sentence."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from magbuild.content.models import Adding
from magbuild.core.diagnostics import Language
from magbuild.settings import Settings
from magbuild.site.addresses import LEDGER
from magbuild.site.cards import split_figure, when
from magbuild.site.facts import Fact, Measure, settled
from magbuild.site.observations import Observation
from magbuild.site.places import last_day, shown_name
from magbuild.site.shown_figures import TotalInput, TotalPart, TotalView
from magbuild.site.totals import Total, bring_together
from magbuild.site.words import words_of
from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.figures import machine_number, write
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import today_of
from magbuild.vietnamese.typography import typeset

MOST_INPUTS = 24
"""So many figures of one total stand on a page; the ledger holds all."""

_MANNERS = {Adding.SUM: "sum", Adding.MEAN: "mean", Adding.LATEST: "latest_figure"}

Parts = Mapping[Measure, tuple[TotalPart, ...]]

# A large magazine says the same few labels over and over.
_typeset = lru_cache(maxsize=16_384)(typeset)


def total_view(total: Total, settings: Settings, parts: Parts) -> TotalView:
    """One total; `parts` are the shares of the units whose land was merged, by measure."""
    language, quantity, definition = settings.language, total.quantity, total.definition
    printed = write(quantity, compact=True)
    qualifier, number, unit = split_figure(printed)
    return TotalView(
        key=definition.id,
        label=_typeset(definition.label),
        description=_typeset(definition.description),
        manner=_MANNERS[definition.adding],
        qualifier=qualifier,
        number=number,
        unit=unit,
        printed=printed,
        value=machine_number(quantity.value),
        value_max="" if quantity.value_max is None else machine_number(quantity.value_max),
        organisations=total.organisations,
        periods=_periods(total, language),
        count=len(total.inputs),
        inputs=tuple(_input(one, language) for one in total.inputs[:MOST_INPUTS]),
        ledger=f"{LEDGER}?ma={definition.id}" if settings.ledger else "",
        parts=parts.get(total.measure, ()),
    )


def by_land(stated: Iterable[Fact], language: Language) -> Parts:
    """What each unit of the stories' time comes to by itself, where there are several."""
    lands: dict[str, list[Fact]] = {}
    units: dict[str, Province] = {}
    for fact in stated:
        place = fact.observations[0].story.place
        if place is not None:
            units[place.id] = place
            lands.setdefault(place.id, []).append(fact)
    found: dict[Measure, tuple[TotalPart, ...]] = {}
    if len(lands) > 1:
        for identity in sorted(lands, key=lambda one: (collation_key(units[one].name), one)):
            name = _name_of_land(units[identity], language)
            for total in bring_together(settled(lands[identity])):
                part = TotalPart(name=name, printed=write(total.quantity, compact=True))
                found[total.measure] = (*found.get(total.measure, ()), part)
    return found


def _name_of_land(unit: Province, language: Language) -> str:
    name = shown_name(unit, last_day(unit))
    is_past = today_of(unit).id != unit.id
    return words_of(language)["former_unit"].format(name=name) if is_past else name


def _input(one: Observation, language: Language) -> TotalInput:
    metric, story, body = one.metric, one.story, one.organisation
    whom = (body.short or body.name) if body else ""
    place = shown_name(story.place, story.day) if story.place else ""
    return TotalInput(
        printed=metric.quantity.printed,
        label=_typeset(metric.label),
        organisation=whom,
        place="" if place in whom else place,
        period=when(metric.period, metric.as_of, language),
        url=one.url,
    )


def _periods(total: Total, language: Language) -> str:
    """The one time of all inputs, or that there are several, or that none is stated."""
    words, first = words_of(language), total.inputs[0].metric
    timings = {time.timing for time in total.periods}
    if timings == {"unstated"}:
        return words["no_period"]
    if len(total.periods) == 1:
        return when(first.period, first.as_of, language)
    return words["periods_partly_unstated" if "unstated" in timings else "several_periods"]
