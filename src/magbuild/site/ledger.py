"""The public record of every number: one flat row for each figure, the same in every format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from magbuild.content.figure_links import FIGURE
from magbuild.content.models import MetricDefinition, Organisation
from magbuild.core.diagnostics import Language
from magbuild.site.addresses import canonical
from magbuild.site.cards import when
from magbuild.site.magazine import Site
from magbuild.site.observations import Observation
from magbuild.vietnamese.figures import machine_number
from magbuild.vietnamese.periods import Period
from magbuild.vietnamese.territory import name_on, today_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One figure. All fields are text for machines: decimals with a dot, ISO days; "" for nothing.

    `id` is the id of the article and that of the metric, joined by "#", and stays the same when
    an address changes. `period` says in words what `period_start`, `period_end` and `as_of` say in
    days. `province_then` is the name in the story's time, `province_today` that of the unit which
    holds its land now, each with the unit's id in the register. `sentence` is the Markdown that
    states the figure; `file` and `line` are where.
    """

    id: str
    value: str
    value_max: str
    unit: str
    per: str
    bound: str
    printed: str
    kind: str
    label: str
    key: str
    period: str
    period_start: str
    period_end: str
    as_of: str
    subject: str
    source: str
    note: str
    organisation: str
    organisation_name: str
    province_then: str
    province_then_id: str
    province_today: str
    province_today_id: str
    year: str
    date: str
    title: str
    url: str
    sentence: str
    file: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that the published files hold: the figures, and what they refer to.

    `owner` and `copyright` are the lines of the masthead, empty where there are none.
    """

    title: str
    address: str
    owner: str
    copyright: str
    rows: tuple[LedgerRow, ...]
    organisations: tuple[Organisation, ...]
    definitions: tuple[MetricDefinition, ...]


def build_ledger(site: Site) -> Ledger:
    """The ledger of a magazine; registers in the order of their ids."""
    masthead = site.settings.masthead
    return Ledger(
        title=site.settings.title,
        address=site.settings.address,
        owner=masthead.publisher,
        copyright=masthead.copyright,
        rows=ledger_rows(site, site.observations),
        organisations=_by_id(site.catalog.organisations),
        definitions=_by_id(site.catalog.definitions),
    )


def ledger_rows(site: Site, observations: Iterable[Observation]) -> tuple[LedgerRow, ...]:
    """The rows of some figures of a magazine, those of one story together, ordered by id."""
    rows: list[LedgerRow] = []
    for _, group in groupby(observations, key=lambda one: one.story.article.id):
        observed = tuple(group)
        shared = _shared(site, observed[0])
        page = canonical(site.settings, observed[0].story.url)
        rows += (_row(one, page, site.settings.language, shared) for one in observed)
    return tuple(sorted(rows, key=lambda row: row.id))


def ledger_id(one: Observation) -> str:
    """What a figure is called in every release."""
    return f"{one.story.article.id}#{one.metric.id}"


def _by_id(register: Mapping[str, T]) -> tuple[T, ...]:
    return tuple(entry for _, entry in sorted(register.items()))


def _shared(site: Site, one: Observation) -> dict[str, str]:
    """What the rows of one story have in common."""
    story, organisation = one.story, one.organisation
    place, today = story.place, today_of(story.place) if story.place else None
    return {
        "organisation": organisation.id if organisation else "",
        "organisation_name": organisation.name if organisation else "",
        "province_then": name_on(place, story.day) if place else "",
        "province_then_id": place.id if place else "",
        "province_today": name_on(today, site.edition.today) if today else "",
        "province_today_id": today.id if today else "",
        "year": str(story.year),
        "date": story.date.isoformat(),
        "title": story.title,
        "file": story.article.path,
    }


def _row(one: Observation, page: str, language: Language, shared: Mapping[str, str]) -> LedgerRow:
    metric, quantity = one.metric, one.metric.quantity
    return LedgerRow(
        **shared,
        **_times(metric.period, metric.as_of, language),
        id=ledger_id(one),
        value=machine_number(quantity.value),
        value_max="" if quantity.value_max is None else machine_number(quantity.value_max),
        unit=quantity.unit,
        per="/".join(quantity.per),
        bound=quantity.bound.value,
        printed=quantity.printed,
        kind=quantity.kind.value,
        label=metric.label,
        key=metric.key.value if metric.key else "",
        subject=metric.subject,
        source=metric.source,
        note=metric.note,
        url=f"{page}#{FIGURE}{metric.id}",
        sentence=one.stated.sentence if one.stated else "",
        line=str((one.stated.span if one.stated else metric.span).line),
    )


@lru_cache(maxsize=4096)
def _times(period: Period | None, moment: Period | None, language: Language) -> dict[str, str]:
    """When a figure holds, in words and in days; few periods serve many figures."""
    return {
        "period": when(period, moment, language),
        "period_start": period.start.isoformat() if period and period.start else "",
        "period_end": period.end.isoformat() if period and period.end else "",
        "as_of": moment.end.isoformat() if moment and moment.end else "",
    }
