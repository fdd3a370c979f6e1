"""The columns of the ledger, each with its type and its meaning: one source for every format."""

from dataclasses import dataclass
from enum import StrEnum

from magbuild.vietnamese.quantities import Bound, Kind


class Type(StrEnum):
    """What the values of a column are, in the words of Table Schema."""

    TEXT = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DAY = "date"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `required` ones are never empty, `choices` are all values there can be."""

    name: str
    type: Type
    vi: str
    en: str
    required: bool = False
    choices: tuple[str, ...] = ()


def _text(name: str, vi: str, en: str, *, required: bool = False) -> Column:
    return Column(name=name, type=Type.TEXT, vi=vi, en=en, required=required)


def _day(name: str, vi: str, en: str, *, required: bool = False) -> Column:
    return Column(name=name, type=Type.DAY, vi=vi, en=en, required=required)


COLUMNS: tuple[Column, ...] = (
    _text(
        "id",
        "Mã của bài và mã của số liệu, nối bằng #; không đổi khi địa chỉ bài đổi",
        "Id of the article and id of the figure, joined by #; outlives changes of address",
        required=True,
    ),
    Column(
        name="value",
        type=Type.NUMBER,
        vi="Giá trị đúng, theo đơn vị ở cột unit; với một khoảng là đầu dưới",
        en="Exact value in the unit of the column unit; of a range its lower end",
        required=True,
    ),
    Column(
        name="value_max",
        type=Type.NUMBER,
        vi="Đầu trên, khi con số là một khoảng",
        en="Upper end, where the figure is a range",
    ),
    _text(
        "unit",
        "Đơn vị chuẩn: người, hộ, căn, VND, USD, %, m², …",
        "Canonical unit: người, hộ, căn, VND, USD, %, m², …",
    ),
    _text(
        "per",
        "Mẫu số của một tỷ suất, như người/tháng",
        "Denominator of a rate, such as người/tháng",
    ),
    Column(
        name="bound",
        type=Type.TEXT,
        vi="Giá trị thật so với value: exact bằng, above hơn, below gần, about khoảng,"
        " at_least ít nhất, at_most nhiều nhất",
        en="How the true value lies to the column value",
        required=True,
        choices=tuple(bound.value for bound in Bound),
    ),
    _text("printed", "Con số đúng như đã in", "The figure exactly as printed", required=True),
    Column(
        name="kind",
        type=Type.TEXT,
        vi="Loại: count đếm, money tiền, percent tỷ lệ, anniversary số năm kỷ niệm, …",
        en="Kind of figure; anniversaries, percentages and comparisons are never to be added",
        required=True,
        choices=tuple(kind.value for kind in Kind),
    ),
    _text("label", "Số liệu nói về gì", "What the figure is about", required=True),
    _text(
        "key",
        "Mã trong danh mục số liệu của tạp chí; trống khi chưa xếp loại",
        "Key in the magazine's catalogue of metrics; empty where not classified",
    ),
    _text("period", "Kỳ hoặc thời điểm, bằng chữ", "Period or moment, in words"),
    _day("period_start", "Ngày đầu của kỳ", "First day of the period"),
    _day("period_end", "Ngày cuối của kỳ", "Last day of the period"),
    _day("as_of", "Tính đến hết ngày", "The day up to which the figure counts"),
    _text("subject", "Ai, cái gì được đếm", "Who or what is counted"),
    _text("source", "Nguồn của con số", "Source of the figure"),
    _text("note", "Ghi chú cho người đọc", "Note to readers"),
    _text("organisation", "Mã tổ chức mà bài nói tới", "Id of the article's organisation"),
    _text("organisation_name", "Tên tổ chức", "Name of the organisation"),
    _text(
        "province_then",
        "Tỉnh, thành theo tên vào thời của bài",
        "Province by its name in the article's time",
    ),
    _text("province_then_id", "Mã của đơn vị ấy", "Id of that unit"),
    _text(
        "province_today",
        "Tỉnh, thành đang giữ địa bàn ấy hiện nay",
        "Province that holds the land today",
    ),
    _text("province_today_id", "Mã của đơn vị ấy", "Id of that unit"),
    Column(
        name="year",
        type=Type.YEAR,
        vi="Năm mà bài nói tới",
        en="Year that the article is about",
        required=True,
    ),
    _day("date", "Ngày đăng bài", "Day of publication", required=True),
    _text("title", "Tiêu đề bài", "Headline of the article", required=True),
    _text(
        "url",
        "Địa chỉ của bài, đến đúng câu nêu con số",
        "Address of the article, down to the stating sentence",
        required=True,
    ),
    _text("sentence", "Câu nêu con số, dạng Markdown", "The stating sentence, in Markdown"),
    _text("file", "Tệp nguồn của bài", "Source file of the article", required=True),
    Column(
        name="line",
        type=Type.INTEGER,
        vi="Dòng của con số trong tệp nguồn",
        en="Line of the figure in the source file",
        required=True,
    ),
)

NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
