"""Figures of one article set beside each other in a picture: what may be, and what misleads.

Only figures of one measure are drawn on one axis, and none that can be read in two ways: a bar
would decide what the source left open.
"""

import difflib
from collections.abc import Iterator

from magbuild.content.models import Juxtaposition, Metric
from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.core.nodes import Node, Sequence
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Located,
    Reading,
    Shape,
    identifier,
    list_of,
    located,
    text,
    unique_list,
)
from magbuild.vietnamese.quantities import Quantity
from magbuild.vietnamese.text import slug

MOST_BARS = 12

_AMBIGUOUS = frozenset({"ambiguous-exceed", "ambiguous-increase"})


def _metric_ids() -> Kind[tuple[Located[str], ...]]:
    """Two or more different ids."""
    many = list_of(located(identifier("MB330", slug)), MOST_BARS)

    def read(node: Node, reading: Reading) -> tuple[Located[str], ...] | Failed:
        ids = many.read(node, reading)
        if isinstance(ids, Failed):
            return ids
        all_read = isinstance(node, Sequence) and len(ids) == len(node.items)
        if all_read and len({one.value for one in ids}) < max(len(ids), 2):
            return reading.fault(
                "MB324",
                node.span,
                field="metrics",
                expected="@metric-ids",
                found=", ".join(f"“{one.value}”" for one in ids) or "@list",
                example="[nam-truoc, nam-nay]",
            )
        return ids

    return Kind(read=read, schema={**many.schema, "minItems": 2, "uniqueItems": True})


_COMPARISON = Shape(
    build=Juxtaposition,
    fields=(
        Field(
            "id",
            identifier("MB330", slug),
            "ho-ngheo",
            required=True,
            vi="Mã của hình",
            en="The id of the chart",
        ),
        Field(
            "label",
            text(),
            "Hộ nghèo, trước và nay",
            required=True,
            vi="Tên của hình",
            en="The name of the chart",
        ),
        Field(
            "metrics",
            _metric_ids(),
            "[nam-truoc, nam-nay]",
            required=True,
            vi="Mã số liệu",
            en="The ids of the figures",
        ),
        Field(
            "note",
            text(1000),
            default="",
            vi="Điều bạn đọc cần biết khi so sánh",
            en="What readers must know when they compare",
        ),
    ),
)

COMPARISONS = unique_list(_COMPARISON.kind, lambda comparison: comparison.id, limit=20)


def judge_comparisons(
    comparisons: tuple[Juxtaposition, ...], metrics: tuple[Metric, ...]
) -> Iterator[Diagnostic]:
    """Comparisons that name unknown metrics, mix measures, or draw what is ambiguous."""
    by_id = {metric.id: metric for metric in metrics}
    for comparison in comparisons:
        known = [name for name in comparison.metrics if name.value in by_id]
        for name in comparison.metrics:
            if name.value not in by_id:
                close = ", ".join(difflib.get_close_matches(name.value, by_id, n=1))
                at, label = name.span, comparison.label
                yield diagnose("MB376", at, label=label, id=name.value, suggestion=close)
        for name in known:
            quantity = by_id[name.value].quantity
            if _AMBIGUOUS.intersection(quantity.warnings):
                yield diagnose("MB378", name.span, printed=quantity.printed, id=name.value)
        yield from _mixed(comparison, known, by_id)


def _mixed(
    comparison: Juxtaposition, known: list[Located[str]], by_id: dict[str, Metric]
) -> Iterator[Diagnostic]:
    """The first metric gives the measure; each that differs from it is told."""
    for name in known[1:]:
        first, other = by_id[known[0].value], by_id[name.value]
        if _measure(first.quantity) != _measure(other.quantity):
            yield diagnose(
                "MB377",
                name.span,
                related=(first.span, other.span),
                label=comparison.label,
                one=other.quantity.printed,
                other=first.quantity.printed,
            )


def _measure(quantity: Quantity) -> tuple[str, tuple[str, ...], str]:
    """A rise by 5% and a fall by 5% would look alike, so the direction belongs to the measure."""
    direction = quantity.comparison.direction if quantity.comparison else ""
    return quantity.unit, tuple(sorted(quantity.per)), direction
