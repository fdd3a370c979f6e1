"""Figures that an article declares, and the sentence of its text that states each of them."""

import random
from dataclasses import dataclass

from magazines.sentences import capitalised
from magazines.words import SO


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure as an editor declares it; `period` is 0 where none is named."""

    id: str
    label: str
    value: str
    period: int


@dataclass(frozen=True, slots=True)
class _Measurement:
    """What can be counted: between `low` and `high`, in steps of a tenth or hundredth or whole."""

    id: str
    label: str
    unit: str
    low: int
    high: int
    decimals: int = 0


# No two share a unit, so no two figures of an article can be taken for each other.
_MEASUREMENTS = (
    _Measurement("nha-o", "số nhà ở dựng mới", "căn nhà", 12, 2400),
    _Measurement("ho-vay-von", "số hộ được vay vốn", "hộ", 40, 9800),
    _Measurement("nguoi-hoc-nghe", "số người học nghề", "người", 25, 7200),
    _Measurement("duong-be-tong", "chiều dài đường bê tông", "km", 3, 180, 1),
    _Measurement("rung-trong-moi", "diện tích rừng trồng mới", "ha", 5, 900, 1),
    _Measurement("san-phoi", "diện tích sân phơi chung", "m²", 150, 24000),
    _Measurement("hoc-bong", "học bổng tặng học sinh nghèo", "suất", 10, 950),
    _Measurement("qua-tet", "quà trao dịp Tết", "phần quà", 60, 8600),
    _Measurement("ngay-cong", "công sức góp vào việc chung", "ngày công", 120, 46000),
    _Measurement("quy-chung", "tiền góp vào quỹ chung", "tỷ đồng", 1, 48, 2),
    _Measurement("nuoc-sach", "tỷ lệ hộ dùng nước sạch", "%", 55, 98, 1),
    _Measurement("cay-giong", "số cây giống đã giao", "cây", 400, 96000),
    _Measurement("bo-giong", "số bò giống đã trao", "con", 6, 640),
    _Measurement("lop-tap-huan", "số lớp tập huấn đã mở", "lớp", 3, 140),
    _Measurement("mo-hinh", "số mô hình làm ăn chung", "mô hình", 2, 75),
    _Measurement("san-pham", "số sản phẩm được gắn nhãn", "sản phẩm", 4, 160),
    _Measurement("che-bup", "sản lượng chè búp", "tấn", 8, 3900, 1),
    _Measurement("mat-ong", "lượng mật ong thu được", "lít", 90, 18000),
    _Measurement("gieng-khoan", "số giếng khoan đã bàn giao", "giếng", 2, 120),
    _Measurement("sach-cho-tre", "sách tặng thư viện xóm", "cuốn", 150, 15000),
    _Measurement("den-duong", "số đèn đường đã lắp", "trụ", 8, 560),
    _Measurement("hoi-nghi", "số buổi họp dân", "buổi", 4, 260),
)
_QUALIFIERS = ("", "", "", "", "hơn ", "gần ", "khoảng ")
_STATED = (
    "theo sổ theo dõi, {label} là {value}.",
    "tính đến cuối năm {year}, {label} đạt {value}.",
    "trong năm {year}, {label} được ghi là {value}, {so}.",
    "{label} được tổng hợp ở mức {value}, {so}.",
    "khi cộng sổ, {label} lên đến con số {value}.",
    "riêng {label} thì cả vùng ghi nhận {value}.",
)


def metrics(chance: random.Random, year: int) -> tuple[Metric, ...]:
    """Three to eight figures for an article about a year, no two in one unit."""
    chosen = chance.sample(_MEASUREMENTS, chance.randint(3, 8))
    return tuple(_metric(chance, measured, year) for measured in chosen)


def statement(chance: random.Random, metric: Metric, year: int) -> str:
    """The sentence that states a figure."""
    filling = {"value": metric.value, "year": year, "so": chance.choice(SO)}
    label = metric.label[0].lower() + metric.label[1:]
    return capitalised(chance.choice(_STATED).format_map(filling | {"label": label}))


def _metric(chance: random.Random, measured: _Measurement, year: int) -> Metric:
    number = _written(chance.randint(measured.low, measured.high), chance, measured.decimals)
    space = "" if measured.unit == "%" else " "
    return Metric(
        id=measured.id,
        label=capitalised(measured.label),
        value=f"{chance.choice(_QUALIFIERS)}{number}{space}{measured.unit}",
        period=chance.choice((0, year)),
    )


def _written(whole: int, chance: random.Random, decimals: int) -> str:
    """A number as Vietnamese print it: 1.234 and 12,5."""
    grouped = f"{whole:,}".replace(",", ".")
    if not decimals:
        return grouped
    return f"{grouped},{chance.randint(1, 10**decimals - 1):0{decimals}}"
