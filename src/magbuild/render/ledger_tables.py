"""The tables of the ledger's database, every column with its meaning."""

from dataclasses import dataclass, replace

from magbuild.content.models import Adding, Direction
from magbuild.render.ledger_columns import COLUMNS, Column, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table; its first column is its key.

    `references` are columns with the tables whose key they hold. They are indexed, and so are the
    columns in `indexed`.
    """

    name: str
    vi: str
    en: str
    columns: tuple[Column, ...]
    references: tuple[tuple[str, str], ...] = ()
    indexed: tuple[str, ...] = ()


_DOCUMENTED = {column.name: column for column in COLUMNS}


def _as_in_csv(*names: str) -> tuple[Column, ...]:
    return tuple(_DOCUMENTED[name] for name in names)


def _column(
    name: str,
    vi: str,
    en: str,
    type_: Type = Type.TEXT,
    *,
    required: bool = False,
    choices: tuple[str, ...] = (),
) -> Column:
    return Column(name=name, type=type_, vi=vi, en=en, required=required, choices=choices)


ARTICLES = Table(
    name="articles",
    vi="Các bài có số liệu",
    en="Articles that state figures",
    columns=(
        _column("id", "Mã của bài", "Id of the article", required=True),
        *_as_in_csv("title", "date", "year"),
        _column("url", "Địa chỉ của bài", "Address of the article", required=True),
        *_as_in_csv("file"),
    ),
    indexed=("year",),
)

ORGANISATIONS = Table(
    name="organisations",
    vi="Sổ tổ chức của tạp chí",
    en="The magazine's register of organisations",
    columns=(
        _column("id", "Mã của tổ chức", "Id of the organisation", required=True),
        _column("name", "Tên đầy đủ", "Full name", required=True),
        _column("short", "Tên ngắn", "Short name"),
        _column("kind", "Loại hình", "Kind of organisation"),
        _column("parent", "Mã của cấp trên", "Id of the parent"),
        _column("province", "Tỉnh, thành, như tòa soạn ghi", "Province as the editors wrote it"),
        _column("founded", "Năm thành lập", "Year of foundation", Type.YEAR),
        _column("note", "Ghi chú", "Note"),
    ),
    references=(("parent", "organisations"),),
)

PROVINCES = Table(
    name="provinces",
    vi="Mọi tỉnh, thành từ 01/8/2008 đến nay",
    en="Every province since 2008-08-01",
    columns=(
        _column("id", "Mã trong sổ tỉnh, thành", "Id in the register", required=True),
        _column("name", "Tên", "Name", required=True),
        _column("full_name", "Tên cùng loại đơn vị", "Name with its kind", required=True),
        _column("kind", "tỉnh hoặc thành phố", "tỉnh or thành phố", required=True),
        _column("code", "Mã số do nhà nước ấn định, theo thời", "Official code of its time"),
        _column("region", "Vùng", "Region", required=True),
        _column("valid_from", "Ngày đầu, khi biết", "First day, where known", Type.DAY),
        _column("valid_to", "Ngày cuối; trống khi còn hiệu lực", "Last day, or none", Type.DAY),
        _column("successor", "Đơn vị giữ địa bàn sau đó", "The unit that took over the land"),
    ),
    references=(("successor", "provinces"),),
)

METRICS = Table(
    name="metrics",
    vi="Danh mục số liệu của tạp chí",
    en="The magazine's catalogue of metrics",
    columns=(
        _column("id", "Mã của loại số liệu", "Key of the metric", required=True),
        _column("label", "Tên", "Label", required=True),
        _column("units", "Các đơn vị được dùng, cách nhau bằng dấu phẩy", "Units it may have"),
        _column("decimals", "Số chữ số thập phân", "Number of decimals", Type.INTEGER),
        _column("minimum", "Giá trị nhỏ nhất thường gặp", "Smallest usual value", Type.NUMBER),
        _column("maximum", "Giá trị lớn nhất thường gặp", "Largest usual value", Type.NUMBER),
        _column(
            "direction",
            "Chiều nào là tốt",
            "Which way is good",
            required=True,
            choices=tuple(one.value for one in Direction),
        ),
        _column(
            "adding",
            "Được gộp thế nào: sum cộng, mean bình quân, latest lấy mới nhất, never không gộp",
            "How its figures may be brought together",
            required=True,
            choices=tuple(one.value for one in Adding),
        ),
        _column("weight", "Loại số liệu làm quyền số", "The metric a mean is weighted by"),
        _column("description", "Giải thích", "Description"),
    ),
)

FIGURES = Table(
    name="figures",
    vi="Mọi số liệu, mỗi dòng một con số",
    en="All figures, one a row",
    columns=(
        *_as_in_csv("id"),
        _column("article", "Mã của bài", "Id of the article", required=True),
        _column("metric", "Mã của số liệu trong bài", "Id within the article", required=True),
        *_as_in_csv("value"),
        _column("value_exact", "Giá trị ấy, đúng từng chữ số", "The same, exact", required=True),
        *_as_in_csv("value_max"),
        _column("value_max_exact", "Đầu trên, đúng từng chữ số", "Upper end, exact"),
        *_as_in_csv("unit", "per", "bound", "printed", "kind", "label", "key"),
        *_as_in_csv("period", "period_start", "period_end", "as_of"),
        *_as_in_csv("subject", "source", "note", "organisation"),
        replace(_DOCUMENTED["province_then_id"], name="province_then"),
        replace(_DOCUMENTED["province_today_id"], name="province_today"),
        *_as_in_csv("year", "url", "sentence", "line"),
    ),
    references=(
        ("article", "articles"),
        ("key", "metrics"),
        ("organisation", "organisations"),
        ("province_then", "provinces"),
        ("province_today", "provinces"),
    ),
    indexed=("unit", "year"),
)

DOCUMENTATION = Table(
    name="columns",
    vi="Nghĩa của từng cột trong từng bảng",
    en="What each column of each table means",
    columns=(
        _column("id", "Bảng và cột, nối bằng dấu chấm", "Table and column", required=True),
        _column("table_name", "Bảng", "Table", required=True),
        _column("column_name", "Cột; trống khi nói về cả bảng", "Column; none for a whole table"),
        _column("type", "Kiểu của giá trị", "Type of its values"),
        _column("vi", "Nghĩa, tiếng Việt", "Meaning, in Vietnamese", required=True),
        _column("en", "Nghĩa, tiếng Anh", "Meaning, in English", required=True),
    ),
)

TABLES: tuple[Table, ...] = (
    ARTICLES,
    ORGANISATIONS,
    PROVINCES,
    METRICS,
    FIGURES,
    DOCUMENTATION,
)
