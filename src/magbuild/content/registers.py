"""The shape of the registers: topics, organisations, and the catalogue of metrics."""

import re
from decimal import Decimal
from typing import Any

from magbuild.content.models import Adding, Direction, MetricDefinition, Organisation, Topic
from magbuild.content.schema import LAST_YEAR
from magbuild.core.diagnostics import Span
from magbuild.core.nodes import Node, Scalar
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Reading,
    Shape,
    choice,
    identifier,
    located,
    one_or_many,
    text,
    unique_list,
    whole_number,
    year,
)
from magbuild.vietnamese.text import slug


def _topic(*, spans: dict[str, Span], **values: Any) -> Topic:  # noqa: ANN401  # checked by the shape
    return Topic(span=spans[""], **values)


TOPICS = Shape(
    build=lambda topics: topics,
    fields=(
        Field(
            "topics",
            unique_list(
                Shape(
                    build=_topic,
                    located=True,
                    fields=(
                        Field("id", identifier("MB330", slug), "giam-ngheo", required=True),
                        Field("name", text(80), "Giảm nghèo", required=True),
                        Field("aliases", one_or_many(text(80)), default=()),
                        Field("description", text(600), default=""),
                    ),
                ).kind,
                lambda topic: topic.id,
                limit=10_000,
            ),
            "[{id: giam-ngheo, name: Giảm nghèo}]",
            required=True,
        ),
    ),
)


def _organisation(*, spans: dict[str, Span], **values: Any) -> Organisation:  # noqa: ANN401  # checked by the shape
    return Organisation(span=spans[""], **values)


ORGANISATIONS = Shape(
    build=lambda organisations: organisations,
    fields=(
        Field(
            "organisations",
            unique_list(
                Shape(
                    build=_organisation,
                    located=True,
                    fields=(
                        Field("id", identifier("MB330", slug), "ubnd-tinh-tra-vinh", required=True),
                        Field("name", text(200), "Tên đầy đủ", required=True),
                        Field("short", text(120), default=""),
                        Field("aliases", one_or_many(text(200)), default=()),
                        Field("kind", identifier("MB330", slug), default=""),
                        Field("province", located(text(80))),
                        Field("parent", located(identifier("MB330", slug))),
                        Field("founded", year(LAST_YEAR)),
                        Field("note", text(1000), default=""),
                    ),
                ).kind,
                lambda organisation: organisation.id,
                limit=100_000,
            ),
            "[{id: ubnd-tinh-tra-vinh, name: …}]",
            required=True,
        ),
    ),
)


_PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


def _bound() -> Kind[Decimal]:
    """A number in the notation of machines: a limit, not a figure for readers."""

    def read(node: Node, reading: Reading) -> Decimal | Failed:
        if not isinstance(node, Scalar) or not _PLAIN_DECIMAL.fullmatch(node.text):
            return reading.mismatch(node, "1234.5")
        return Decimal(node.text)

    return Kind(read=read, schema={"type": "number"})


def _definition(*, spans: dict[str, Span], **values: Any) -> MetricDefinition:  # noqa: ANN401  # checked by the shape
    return MetricDefinition(span=spans[""], **values)


METRICS = Shape(
    build=lambda metrics: metrics,
    fields=(
        Field(
            "metrics",
            unique_list(
                Shape(
                    build=_definition,
                    located=True,
                    fields=(
                        Field("id", identifier("MB330", slug), "nha-o", required=True),
                        Field("label", text(120), "Nhà ở đã xây, sửa", required=True),
                        Field("units", one_or_many(text(40)), "[căn]", default=()),
                        Field("decimals", whole_number(0, 6)),
                        Field("minimum", _bound(), "0"),
                        Field("maximum", _bound(), "100"),
                        Field("direction", choice(Direction), "up", default=Direction.NONE),
                        Field("adding", choice(Adding), "sum", default=Adding.NEVER),
                        Field("weight", located(identifier("MB330", slug)), "so-ho"),
                        Field("description", text(600), default=""),
                    ),
                ).kind,
                lambda definition: definition.id,
                limit=10_000,
            ),
            "[{id: nha-o, label: Nhà ở, units: [căn], adding: sum}]",
            required=True,
        ),
    ),
)
