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


_TOPIC = Shape(
    build=_topic,
    located=True,
    fields=(
        Field(
            "id",
            identifier("MB330", slug),
            "giam-ngheo",
            required=True,
            vi="Mã, dùng trong bài và trong địa chỉ",
            en="The id, used in articles and in the address",
        ),
        Field(
            "name",
            text(80),
            "Giảm nghèo",
            required=True,
            vi="Tên hiển thị",
            en="The name that is shown",
        ),
        Field(
            "aliases",
            one_or_many(text(80)),
            default=(),
            vi="Tên khác dùng được trong bài",
            en="Other names that articles may use",
        ),
        Field(
            "description",
            text(600),
            default="",
            vi="Một câu giới thiệu, in ở trang chủ đề",
            en="One sentence, printed on the page of the topic",
        ),
    ),
)

TOPICS = Shape(
    build=lambda topics: topics,
    fields=(
        Field(
            "topics",
            unique_list(
                _TOPIC.kind,
                lambda topic: topic.id,
                limit=10_000,
            ),
            "[{id: giam-ngheo, name: Giảm nghèo}]",
            required=True,
            vi="Các chủ đề",
            en="The topics",
        ),
    ),
)


def _organisation(*, spans: dict[str, Span], **values: Any) -> Organisation:  # noqa: ANN401  # checked by the shape
    return Organisation(span=spans[""], **values)


_ORGANISATION = Shape(
    build=_organisation,
    located=True,
    fields=(
        Field(
            "id",
            identifier("MB330", slug),
            "ubnd-tinh-tra-vinh",
            required=True,
            vi="Mã, dùng trong bài và trong địa chỉ",
            en="The id, used in articles and in the address",
        ),
        Field(
            "name",
            text(200),
            "Tên đầy đủ",
            required=True,
            vi="Tên đầy đủ vào năm của bài",
            en="The full name in the year of the article",
        ),
        Field("short", text(120), default="", vi="Tên ngắn", en="The short name"),
        Field(
            "aliases",
            one_or_many(text(200)),
            default=(),
            vi="Tên khác dùng được trong bài",
            en="Other names that articles may use",
        ),
        Field(
            "kind",
            identifier("MB330", slug),
            default="",
            vi="Loại tổ chức, ví dụ doanh-nghiep",
            en="What kind of body, such as doanh-nghiep",
        ),
        Field(
            "province",
            located(text(80)),
            vi="Tỉnh, thành nơi tổ chức đóng",
            en="The province it is in",
        ),
        Field(
            "parent",
            located(identifier("MB330", slug)),
            vi="Mã của tổ chức cấp trên",
            en="The id of the body above it",
        ),
        Field(
            "founded",
            year(LAST_YEAR),
            vi="Năm thành lập",
            en="The year it was founded",
        ),
        Field(
            "note",
            text(1000),
            default="",
            vi="Một câu giới thiệu, in ở trang tổ chức",
            en="One sentence, printed on its page",
        ),
    ),
)

ORGANISATIONS = Shape(
    build=lambda organisations: organisations,
    fields=(
        Field(
            "organisations",
            unique_list(
                _ORGANISATION.kind,
                lambda organisation: organisation.id,
                limit=100_000,
            ),
            "[{id: ubnd-tinh-tra-vinh, name: …}]",
            required=True,
            vi="Các tổ chức",
            en="The organisations",
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


_DEFINITION = Shape(
    build=_definition,
    located=True,
    fields=(
        Field(
            "id",
            identifier("MB330", slug),
            "nha-o",
            required=True,
            vi="Mã, dùng trong trường key của số liệu",
            en="The id, used in the field key of figures",
        ),
        Field(
            "label",
            text(120),
            "Nhà ở đã xây, sửa",
            required=True,
            vi="Tên của loại số liệu",
            en="The name of this kind of figure",
        ),
        Field(
            "units",
            one_or_many(text(40)),
            "[căn]",
            default=(),
            vi="Những đơn vị được dùng; mỗi đơn vị có tổng riêng",
            en="The units it may have; each has a sum of its own",
        ),
        Field(
            "decimals",
            whole_number(0, 6),
            vi="Số chữ số thập phân nhiều nhất",
            en="The most decimal places",
        ),
        Field(
            "minimum",
            _bound(),
            "0",
            vi="Số nhỏ nhất thường gặp; nhỏ hơn thì bị nhắc",
            en="The least that is usual; less is pointed out",
        ),
        Field(
            "maximum",
            _bound(),
            "100",
            vi="Số lớn nhất thường gặp; lớn hơn thì bị nhắc",
            en="The most that is usual; more is pointed out",
        ),
        Field(
            "direction",
            choice(Direction),
            "up",
            default=Direction.NONE,
            vi="up: càng lớn càng tốt; down: càng nhỏ càng tốt",
            en="up: more is better; down: less is better",
        ),
        Field(
            "adding",
            choice(Adding),
            "sum",
            default=Adding.NEVER,
            vi="sum: cộng; mean: bình quân; latest: số mới nhất; never: không gộp",
            en="sum: added; mean: averaged; latest: the newest; never: kept apart",
        ),
        Field(
            "weight",
            located(identifier("MB330", slug)),
            "so-ho",
            vi="Mã của loại số liệu làm trọng số cho mean",
            en="The id of the kind of figure that weights a mean",
        ),
        Field(
            "description",
            text(600),
            default="",
            vi="Điều bạn đọc cần biết khi đọc tổng",
            en="What readers must know when they read the sum",
        ),
    ),
)

METRICS = Shape(
    build=lambda metrics: metrics,
    fields=(
        Field(
            "metrics",
            unique_list(
                _DEFINITION.kind,
                lambda definition: definition.id,
                limit=10_000,
            ),
            "[{id: nha-o, label: Nhà ở, units: [căn], adding: sum}]",
            required=True,
            vi="Các loại số liệu",
            en="The kinds of figures",
        ),
    ),
)
