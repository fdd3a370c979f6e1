"""Pictures of figures: every value in words as well, and its sentence one touch away."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from magbuild.content.models import Juxtaposition
from magbuild.core.diagnostics import Language
from magbuild.settings import Settings
from magbuild.site.cards import figure, split_figure, when
from magbuild.site.catalog import Story
from magbuild.site.charts import MOST_ROOM, BarChart, Value, bar_chart, line_chart
from magbuild.site.facts import Fact
from magbuild.site.series import Point, Series
from magbuild.site.shown_figures import Chart, ChartRow, Trend
from magbuild.site.words import words_of
from magbuild.vietnamese.dates import write_period
from magbuild.vietnamese.figures import write
from magbuild.vietnamese.qualifiers import Bound
from magbuild.vietnamese.quantities import Quantity
from magbuild.vietnamese.typography import typeset

MOST_RANKS = 10

_SIGNS = frozenset({"%", "‰"})

# A large magazine says the same few labels over and over.
_typeset = lru_cache(maxsize=16_384)(typeset)


def comparison_chart(
    comparison: Juxtaposition, story: Story, settings: Settings
) -> Chart[BarChart]:
    """Figures of a story that its editor set beside each other, in the order named."""
    by_id = {metric.id: metric for metric in story.article.meta.metrics or ()}
    metrics = [by_id[name.value] for name in comparison.metrics if name.value in by_id]
    figures = [figure(metric, story, settings) for metric in metrics]
    rows = [ChartRow(label=f.label, value=f.printed, time=f.period, url=f.url) for f in figures]
    is_long = any(len(row.value) > MOST_ROOM for row in rows)
    values = [
        _value(row.label, _bare(metric.quantity) if is_long else row.value, metric.quantity)
        for row, metric in zip(rows, metrics, strict=True)
    ]
    return Chart(
        id=f"so-sanh-{comparison.id}",
        title=typeset(comparison.label),
        caption=_unit(metrics[0].quantity) if is_long else "",
        note=typeset(comparison.note),
        description=_in_words(rows),
        drawing=bar_chart(values),
        rows=tuple(rows),
    )


def ranking_chart(number: int, series: Series, language: Language) -> Chart[BarChart]:
    """The first organisations by one figure for one time, and how many there are.

    `number` tells it from the other rankings of the page.
    """
    points = series.points[:MOST_RANKS]
    rows = [_row(point, _organisation(point.fact), language) for point in points]
    values = [
        _value(row.label, _bare(point.quantity), point.quantity)
        for row, point in zip(rows, points, strict=True)
    ]
    note = words_of(language)["first_of"].format(count=len(points), all=len(series.points))
    return Chart(
        id=f"xep-hang-{number}",
        title=_typeset(series.definition.label),
        caption=" · ".join(word for word in (rows[0].time, _unit(points[0].quantity)) if word),
        note=note if len(series.points) > MOST_RANKS else "",
        description=_in_words(rows),
        drawing=bar_chart(values),
        rows=tuple(rows),
    )


def trend(number: int, series: Series, language: Language) -> Trend:
    """The course of one measure of an organisation; `number` tells it from others of the page."""
    points, label = series.points, _typeset(series.definition.label)
    rows = [_row(point, label, language) for point in points]
    named = {points[0].day, points[-1].day}
    values = [
        _value(
            _short_time(point) if point.day in named else "",
            _bare(point.quantity) if point.day in named else "",
            point.quantity,
        )
        for point in points
    ]
    newest = rows[-1]
    qualifier, digits, unit = split_figure(newest.value)
    return Trend(
        label=newest.label,
        qualifier=qualifier,
        number=digits,
        unit=unit,
        period=newest.time,
        url=newest.url,
        chart=Chart(
            id=f"dien-bien-{number}",
            title=newest.label,
            caption="",
            note="",
            description=_in_words(rows),
            drawing=line_chart([point.day for point in points], values),
            rows=tuple(rows),
        ),
    )


def _row(point: Point, label: str, language: Language) -> ChartRow:
    observation = point.fact.observations[0]
    return ChartRow(
        label=label,
        value=write(point.quantity, compact=True),
        time=when(observation.metric.period, observation.metric.as_of, language),
        url=observation.url,
    )


def _short_time(point: Point) -> str:
    """The time of a point where there is little room: up to a day, as on that day."""
    metric = point.fact.observations[0].metric
    period = metric.period or metric.as_of
    return write_period(period) if period else ""


def _organisation(fact: Fact) -> str:
    body = fact.organisation
    return (body.short or body.name) if body else ""


def _value(label: str, text: str, quantity: Quantity) -> Value:
    high = quantity.value if quantity.value_max is None else quantity.value_max
    return Value(label=label, text=text, low=quantity.value, high=high)


def _bare(quantity: Quantity) -> str:
    """The figure without its unit, which stands beside the picture; signs stay."""
    unit = quantity.unit if quantity.unit in _SIGNS else ""
    return write(replace(quantity, unit=unit, noun="", per=()), compact=True)


def _unit(quantity: Quantity) -> str:
    """The unit by itself, as it would follow a figure; nothing for a sign."""
    noun = quantity.noun if quantity.unit in {"", quantity.noun} else ""
    one = replace(
        quantity,
        value=Decimal(1),
        value_max=None,
        bound=Bound.EXACT,
        qualifier="",
        noun=noun,
        fraction=None,
        comparison=None,
    )
    return split_figure(write(one))[2]


def _in_words(rows: Iterable[ChartRow]) -> str:
    """What a picture shows, for those who do not see it."""
    said = (f"{row.label}: {row.value}" + (f" ({row.time})" if row.time else "") for row in rows)
    return "; ".join(said)
