"""The public record of every number: one flat row for each figure, the same in every format."""

from dataclasses import dataclass

from magbuild.site.addresses import canonical
from magbuild.site.magazine import Site
from magbuild.site.observations import Observation
from magbuild.vietnamese.figures import machine_number
from magbuild.vietnamese.territory import name_on, today_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One figure. All fields are text for machines: decimals with a dot, ISO days; "" for nothing.

    `id` is the id of the article and that of the metric, joined by "#", and stays the same when
    an address changes. `province_then` is the name in the story's time, `province_today` that of
    the unit which holds its land now. `sentence` is the Markdown that states the figure; `file`
    and `line` are where.
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
    period_start: str
    period_end: str
    as_of: str
    subject: str
    source: str
    note: str
    organisation: str
    organisation_name: str
    province_then: str
    province_today: str
    year: str
    date: str
    title: str
    url: str
    sentence: str
    file: str
    line: str


def ledger_rows(site: Site) -> tuple[LedgerRow, ...]:
    """The figures of a magazine, ordered by id."""
    rows = (_row(site, one) for one in site.observations)
    return tuple(sorted(rows, key=lambda row: row.id))


def _row(site: Site, one: Observation) -> LedgerRow:
    metric, story = one.metric, one.story
    quantity, period, moment = metric.quantity, metric.period, metric.as_of
    place, today = story.place, today_of(story.place) if story.place else None
    return LedgerRow(
        id=f"{story.article.id}#{metric.id}",
        value=machine_number(quantity.value),
        value_max="" if quantity.value_max is None else machine_number(quantity.value_max),
        unit=quantity.unit,
        per="/".join(quantity.per),
        bound=quantity.bound.value,
        printed=quantity.printed,
        kind=quantity.kind.value,
        label=metric.label,
        key=metric.key.value if metric.key else "",
        period_start=period.start.isoformat() if period and period.start else "",
        period_end=period.end.isoformat() if period and period.end else "",
        as_of=moment.end.isoformat() if moment and moment.end else "",
        subject=metric.subject,
        source=metric.source,
        note=metric.note,
        organisation=one.organisation.id if one.organisation else "",
        organisation_name=one.organisation.name if one.organisation else "",
        province_then=name_on(place, story.date) if place else "",
        province_today=name_on(today, site.edition.today) if today else "",
        year=str(story.year),
        date=story.date.isoformat(),
        title=story.title,
        url=canonical(site.settings, one.url),
        sentence=one.stated.sentence if one.stated else "",
        file=story.article.path,
        line=str((one.stated.span if one.stated else metric.span).line),
    )
