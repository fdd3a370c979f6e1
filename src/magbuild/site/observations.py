"""Every figure of a magazine with all its circumstances: what totals and ledger are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from magbuild.content.figure_links import FIGURE
from magbuild.content.models import Metric, MetricDefinition, Organisation, Stated
from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.site.catalog import Story
from magbuild.vietnamese.text import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One metric of one published story.

    `organisation` is the first that the story names, `definition` the kind of figure it is, where
    the editor has told, and `stated` the sentence that states it, which only a draft may lack.
    """

    story: Story
    metric: Metric
    definition: MetricDefinition | None
    organisation: Organisation | None
    stated: Stated | None

    @property
    def url(self) -> str:
        """The address of the stating sentence."""
        return f"{self.story.url}#{FIGURE}{self.metric.id}"


def observe(
    stories: Iterable[Story], definitions: Mapping[str, MetricDefinition]
) -> tuple[Observation, ...]:
    """The figures of stories, story by story, in the order declared."""
    found: list[Observation] = []
    for story in stories:
        stated: dict[str, Stated] = {}
        for one in story.article.stated:
            stated.setdefault(one.metric, one)
        for metric in story.article.meta.metrics or ():
            key = metric.key.value if metric.key else ""
            found.append(
                Observation(
                    story=story,
                    metric=metric,
                    definition=definitions.get(key),
                    organisation=story.organisations[0] if story.organisations else None,
                    stated=stated.get(metric.id),
                )
            )
    return tuple(found)


def judge_keys(
    stories: Iterable[Story], definitions: Mapping[str, MetricDefinition]
) -> tuple[Diagnostic, ...]:
    """Metrics whose key is not in the catalogue, or whose figure does not fit it."""
    found: list[Diagnostic] = []
    for story in stories:
        for metric in story.article.meta.metrics or ():
            if metric.key is not None:
                definition = definitions.get(metric.key.value)
                if definition is None:
                    close = ", ".join(nearest(metric.key.value, definitions, 1))
                    at, name = metric.key.span, metric.key.value
                    found.append(diagnose("MB371", at, value=name, suggestion=close))
                else:
                    found += _misfits(metric, definition)
    return tuple(found)


def _misfits(metric: Metric, definition: MetricDefinition) -> Iterable[Diagnostic]:
    quantity = metric.quantity
    if definition.units and quantity.unit not in definition.units:
        yield diagnose(
            "MB372",
            metric.span,
            label=definition.label,
            unit=quantity.unit or "–",
            units=", ".join(definition.units),
        )
    low, high = definition.minimum, definition.maximum
    top = quantity.value if quantity.value_max is None else quantity.value_max
    if (low is not None and quantity.value < low) or (high is not None and top > high):
        yield diagnose(
            "MB373",
            metric.span,
            label=definition.label,
            value=quantity.printed,
            low="–" if low is None else str(low),
            high="–" if high is None else str(high),
        )
    places = -int(quantity.value.as_tuple().exponent)
    if definition.decimals is not None and places > definition.decimals:
        yield diagnose(
            "MB374",
            metric.span,
            label=definition.label,
            value=quantity.printed,
            decimals=definition.decimals,
        )
