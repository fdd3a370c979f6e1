"""The shape of a metric in front matter: a figure as printed, with what it counts and for when."""

import re
from typing import NamedTuple

from magbuild.content.models import Metric
from magbuild.core.nodes import Node, Scalar, rewritten
from magbuild.core.shapes import (
    FAILED,
    Failed,
    Field,
    Kind,
    Located,
    Reading,
    Shape,
    identifier,
    located,
    text,
    unique_list,
)
from magbuild.vietnamese.dates import read_date
from magbuild.vietnamese.figures import write as write_quantity
from magbuild.vietnamese.periods import Period, read_period
from magbuild.vietnamese.quantities import Quantity, Unreadable
from magbuild.vietnamese.quantities import read as read_quantity
from magbuild.vietnamese.text import NO_BREAK_SPACE, slug

_UNCLEAR = frozenset(
    {"english-decimal", "english-grouping", "ambiguous-separator", "typo-unit", "colloquial"}
)

_CERTAIN = frozenset({"english-decimal", "english-grouping"})
"""What can be read in one way only, for all that it is foreign."""

_BARE_GROUP = re.compile(r"([-+−]?[0-9]{1,3})\.([0-9]{3})")
_ENDS = re.compile(r"(?:từ\s+)?(.+?)\s*(?:[-–—]|đến|tới)\s*(.+)")
_ISO_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


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


class _WrittenMetric(NamedTuple):
    """A metric before its value and its unit, which may stand apart, are read as one figure."""

    id: str
    key: Located[str] | None
    label: str
    value: Scalar
    unit: Located[str] | None
    period: Period | None
    as_of: Located[Period] | None
    subject: str
    source: str
    note: str
    evidence: str


def _scalar() -> Kind[Scalar]:
    def read(node: Node, reading: Reading) -> Scalar | Failed:
        return node if isinstance(node, Scalar) else reading.mismatch(node, "@figure")

    return Kind(read=read, schema={"type": ["string", "number"]})


_WRITTEN_METRIC = Shape(
    build=_WrittenMetric,
    fields=(
        Field(
            "id",
            identifier("MB330", slug),
            "nha-dai-doan-ket",
            required=True,
            vi="Mã số liệu",
            en="The id of the figure",
        ),
        Field(
            "key",
            located(identifier("MB330", slug)),
            "nha-o",
            vi="Mã trong metrics.yaml",
            en="The id of its kind in metrics.yaml",
        ),
        Field(
            "label",
            text(),
            "Nhà Đại đoàn kết đã xây",
            required=True,
            vi="Số liệu nói về gì",
            en="What the figure says",
        ),
        Field(
            "value",
            _scalar(),
            '"1.353 căn nhà"',
            required=True,
            vi="Con số như in trong bài",
            en="The figure as printed in the article",
        ),
        Field(
            "unit",
            located(text(40)),
            "căn",
            vi="Đơn vị, khi value chỉ là con số",
            en="The unit, when value is a bare number",
        ),
        Field(
            "period",
            period(),
            "2021 - 2022",
            vi="Kỳ của số liệu",
            en="The span of time that it covers",
        ),
        Field(
            "as_of",
            located(period()),
            "2022-11-15",
            vi="Thời điểm của số liệu",
            en="The moment that it holds for",
        ),
        Field(
            "subject", text(), default="", vi="Ai, cái gì được đếm", en="Who or what was counted"
        ),
        Field("source", text(), default="", vi="Nguồn", en="Where it comes from"),
        Field("note", text(1000), default="", vi="Ghi chú cho người đọc", en="A note for readers"),
        Field(
            "evidence",
            text(),
            default="",
            vi="Một mẩu của câu nêu con số, khi có nhiều câu",
            en="A piece of the sentence that states it, when several could",
        ),
    ),
)


def _metric(node: Node, reading: Reading) -> Metric | Failed:
    written = _WRITTEN_METRIC.read(node, reading)
    if isinstance(written, Failed):
        return FAILED
    quantity = _quantity(written, reading)
    if written.period is not None and written.as_of is not None:
        return reading.fault("MB345", written.as_of.span)
    if isinstance(quantity, Failed):
        return FAILED
    return Metric(
        id=written.id,
        key=written.key,
        label=written.label,
        quantity=quantity,
        period=written.period,
        as_of=written.as_of.value if written.as_of else None,
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
    if not isinstance(read_date(_in_words(printed)), Unreadable):
        return reading.fault("MB341", at)
    found = read_quantity(printed)
    if isinstance(found, Unreadable):
        if found.code == "too-many-digits":
            return reading.fault("MB323", at)
        return reading.fault("MB326", at, value=printed, reason=f"@{_reason(found, printed)}")
    unclear = sorted(_UNCLEAR.intersection(found.warnings))
    fixed = write_quantity(found)
    certain = len(unclear) == 1 and unclear[0] in _CERTAIN
    for reason in unclear:
        plain = fixed.replace(NO_BREAK_SPACE, " ")
        edits = rewritten(written.value, f'"{plain}"') if certain else ()
        reading.fault("MB328", at, edits=edits, value=printed, reason=f"@{reason}", fixed=fixed)
    if written.unit is None:
        return found
    unit = written.unit.value
    joined = read_quantity(f"{printed} {unit}")
    if found.unit or isinstance(joined, Unreadable):
        return reading.fault("MB342", written.unit.span, inside=printed, outside=unit)
    return joined


def _reason(found: Unreadable, printed: str) -> str:
    """Why a figure cannot be read: its code, or that a range ends below its beginning."""
    ends = _ENDS.fullmatch(printed)
    if ends is None:
        return found.code
    low, high = read_quantity(ends[1]), read_quantity(ends[2])
    if isinstance(low, Unreadable) or isinstance(high, Unreadable):
        return found.code
    falls = low.unit in {"", high.unit} and low.value >= high.value
    return "upside-down" if falls else found.code


METRICS = unique_list(
    Kind(read=_metric, schema=_WRITTEN_METRIC.schema), lambda metric: metric.id, "MB343"
)
