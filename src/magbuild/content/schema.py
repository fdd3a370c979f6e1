"""The shape of every content file, field by field, with what each field is for."""

import re
from dataclasses import dataclass
from typing import Any

from magbuild.content.models import (
    FrontMatter,
    Hero,
    Metric,
    Organisation,
    Person,
    Topic,
)
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.nodes import Node, Scalar
from magbuild.core.shapes import (
    FAILED,
    Failed,
    Field,
    Kind,
    Reading,
    Shape,
    boolean,
    day,
    identifier,
    list_of,
    located,
    one_or_many,
    text,
    unique_list,
    whole_number,
    year,
)
from magbuild.vietnamese.dates import read_date
from magbuild.vietnamese.figures import write as write_quantity
from magbuild.vietnamese.periods import Period, read_period
from magbuild.vietnamese.quantities import Quantity, Unreadable
from magbuild.vietnamese.quantities import read as read_quantity
from magbuild.vietnamese.text import slug

LAST_YEAR = 2100

_UNCLEAR = frozenset(
    {"english-decimal", "english-grouping", "ambiguous-separator", "typo-unit", "colloquial"}
)

_BARE_GROUP = re.compile(r"(\d{1,3})\.(\d{3})")
_ISO_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_SITE_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/?)*")


def period() -> Kind[Period]:
    """A span of time or a moment, as a Vietnamese editor writes it or in ISO form."""

    def read(node: Node, reading: Reading) -> Period | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@period")
        found = read_period(_in_words(node.text))
        if isinstance(found, Unreadable):
            return reading.fault("MB346", node.span, value=node.text)
        return found

    return Kind(read=read, schema={"type": ["string", "integer"]})


def _in_words(written: str) -> str:
    """An ISO day or month as a Vietnamese editor would write it; anything else as it is."""
    iso = _ISO_MOMENT.fullmatch(written.strip())
    if iso is None:
        return written
    return f"{iso[3]}/{iso[2]}/{iso[1]}" if iso[3] else f"tháng {iso[2]}/{iso[1]}"


def site_path() -> Kind[str]:
    """A path on this site, from the root: /duong-dan-cu/. Never an address elsewhere."""

    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@text")
        parts = node.text.split("/")
        if not _SITE_PATH.fullmatch(node.text) or ".." in parts or "." in parts:
            return reading.fault("MB531", node.span, value=node.text)
        return node.text

    return Kind(read=read, schema={"type": "string", "pattern": "^/[^/]"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _WrittenMetric:
    """A metric before its value and its unit, which may stand apart, are read as one figure."""

    id: str
    label: str
    value: Scalar
    unit: str
    period: Period | None
    as_of: Period | None
    subject: str
    source: str
    note: str
    evidence: str
    spans: dict[str, Span]


def _scalar() -> Kind[Scalar]:
    def read(node: Node, reading: Reading) -> Scalar | Failed:
        return node if isinstance(node, Scalar) else reading.mismatch(node, "@figure")

    return Kind(read=read, schema={"type": ["string", "number"]})


_WRITTEN_METRIC = Shape(
    build=_WrittenMetric,
    located=True,
    fields=(
        Field("id", identifier("MB330", slug), "nha-dai-doan-ket", required=True, vi="Mã số liệu"),
        Field("label", text(), "Nhà Đại đoàn kết đã xây", required=True, vi="Số liệu nói về gì"),
        Field("value", _scalar(), '"1.353 căn nhà"', required=True, vi="Con số như in trong bài"),
        Field("unit", text(40), "căn", default="", vi="Đơn vị, khi value chỉ là con số"),
        Field("period", period(), "2021 - 2022", vi="Kỳ của số liệu"),
        Field("as_of", period(), "2022-11-15", vi="Thời điểm của số liệu"),
        Field("subject", text(), default="", vi="Ai, cái gì được đếm"),
        Field("source", text(), default="", vi="Nguồn"),
        Field("note", text(1000), default="", vi="Ghi chú cho người đọc"),
        Field("evidence", text(), default="", vi="Một mẩu của câu nêu con số, khi có nhiều câu"),
    ),
)


def _metric(node: Node, reading: Reading) -> Metric | Failed:
    written = _WRITTEN_METRIC.read(node, reading)
    if isinstance(written, Failed):
        return FAILED
    quantity = _quantity(written, reading)
    if written.period is not None and written.as_of is not None:
        return reading.fault("MB345", written.spans["as_of"])
    if isinstance(quantity, Failed):
        return FAILED
    return Metric(
        id=written.id,
        label=written.label,
        quantity=quantity,
        period=written.period,
        as_of=written.as_of,
        subject=written.subject,
        source=written.source,
        note=written.note,
        evidence=written.evidence,
        span=written.value.span,
    )


def _quantity(written: _WrittenMetric, reading: Reading) -> Quantity | Failed:
    """The figure; a bare 1.234 is refused, because it is read a thousandfold apart."""
    printed, at = " ".join(written.value.text.split()), written.value.span
    bare = _BARE_GROUP.fullmatch(printed)
    if bare and not written.value.quoted:
        whole, rest = bare[1], bare[2]
        return reading.fault(
            "MB327",
            at,
            value=printed,
            grouped=whole + rest,
            decimal=f"{whole},{rest}",
            comma=f"{whole},{rest}",
        )
    if not isinstance(read_date(printed), Unreadable):
        return reading.fault("MB341", at)
    found = read_quantity(printed)
    if isinstance(found, Unreadable):
        if found.code == "too-many-digits":
            return reading.fault("MB323", at)
        return reading.fault("MB326", at, value=printed, reason=f"@{found.code}")
    for reason in sorted(_UNCLEAR.intersection(found.warnings)):
        reading.fault("MB328", at, value=printed, reason=f"@{reason}", fixed=write_quantity(found))
    if not written.unit:
        return found
    joined = read_quantity(f"{printed} {written.unit}")
    if found.unit or isinstance(joined, Unreadable):
        return reading.fault("MB342", written.spans["unit"], inside=printed, outside=written.unit)
    return joined


_METRICS = unique_list(
    Kind(read=_metric, schema=_WRITTEN_METRIC.schema), lambda metric: metric.id, "MB343"
)

_PERSON = Shape(
    build=Person,
    fields=(
        Field("name", text(120), "Lê Văn Hẳn", required=True, vi="Họ tên"),
        Field("role", text(), default="", vi="Chức danh vào lúc đó"),
    ),
)

_HERO = Shape(
    build=Hero,
    fields=(
        Field("image", located(text()), "anh/le-trao-qua.jpg", required=True, vi="Tệp ảnh"),
        Field("alt", text(), "Ảnh cho thấy gì", required=True, vi="Mô tả cho người không thấy ảnh"),
        Field("caption", text(600), default="", vi="Chú thích"),
        Field("credit", text(), default="", vi="Người chụp"),
    ),
)


ARTICLE = Shape(
    build=FrontMatter,
    located=True,
    fields=(
        Field("title", text(200), "Tiêu đề bài", required=True, vi="Tiêu đề"),
        Field("slug", identifier("MB514", slug), "tieu-de-bai", vi="Phần cuối của địa chỉ"),
        Field("kicker", text(80), default="", vi="Dòng nhỏ trên tiêu đề"),
        Field("date", day(), "2022-12-20", vi="Ngày đăng"),
        Field("updated", day(), "2022-12-21", vi="Ngày cập nhật"),
        Field("section", located(text(80)), "chuyen-de", vi="Mã chuyên mục trong site.yaml"),
        Field(
            "organisation",
            one_or_many(located(text())),
            "ubnd-tinh-tra-vinh",
            default=(),
            vi="Tổ chức, theo mã hoặc tên trong organisations.yaml",
        ),
        Field("province", located(text(80)), "Trà Vinh", vi="Tỉnh, thành theo tên vào ngày đăng"),
        Field("year", year(LAST_YEAR), "2022", vi="Năm mà bài nói tới"),
        Field(
            "topics",
            one_or_many(located(text(80)), 50),
            "[giam-ngheo]",
            default=(),
            vi="Chủ đề, theo mã hoặc tên trong topics.yaml",
        ),
        Field("summary", text(1000), '"Sapo của bài"', default="", vi="Sapo"),
        Field("author", text(120), default="", vi="Tác giả"),
        Field("people", list_of(_PERSON.kind, 50), default=(), vi="Nhân vật"),
        Field("hero", _HERO.kind, vi="Ảnh đầu bài"),
        Field("metrics", _METRICS, "[]", vi="Số liệu; [] khi không có"),
        Field("draft", boolean(), "true", default=False, vi="Bản nháp, chưa đăng"),
        Field("aliases", one_or_many(located(site_path())), default=(), vi="Địa chỉ cũ"),
        Field("related", one_or_many(located(text()), 20), default=(), vi="Bài nên đọc tiếp"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrontMatter:
    """The front matter of a page of its own."""

    title: str
    slug: str | None
    summary: str
    order: int
    spans: dict[str, Span]


PAGE = Shape(
    build=PageFrontMatter,
    located=True,
    fields=(
        Field("title", text(200), "Giới thiệu", required=True, vi="Tiêu đề"),
        Field("slug", identifier("MB514", slug), "gioi-thieu", vi="Phần cuối của địa chỉ"),
        Field("summary", text(1000), default="", vi="Một câu tóm tắt"),
        Field("order", whole_number(0, 999), "1", default=0, vi="Thứ tự ở chân trang"),
    ),
)


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

PUBLISHED = ("date", "section", "summary")
PROFILE = ("organisation", "province", "year", "metrics")


def missing(
    meta: FrontMatter, names: tuple[str, ...], severity: Severity
) -> tuple[Diagnostic, ...]:
    """A finding for each of these fields that was not written, or left empty.

    An empty list of metrics is a statement: there are none.
    """
    blank = [n for n in names if getattr(meta, n) in (None, "", ()) and n != "metrics"]
    if "metrics" in names and meta.metrics is None:
        blank.append("metrics")
    found = []
    for name in blank:
        if name in meta.spans:
            found.append(diagnose("MB329", meta.spans[name], severity=severity, field=name))
        else:
            example = next(f.example for f in ARTICLE.fields if f.name == name)
            at = meta.spans[""]
            found.append(
                diagnose("MB320", at, severity=severity, field=name, example=example or "…")
            )
    return tuple(found)
