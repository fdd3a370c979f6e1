"""What articles refer to by id: sections, topics, provinces, organisations."""

import datetime
from dataclasses import dataclass
from functools import cache

from magbuild.vietnamese.territory import name_on, today_of, units
from magbuild.vietnamese.text import slug

ARTICLES_AN_ORGANISATION = 8
YEARS = range(2011, 2023)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An id, which stands in addresses, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that does not exist; `province` is its place in `provinces()`."""

    id: str
    name: str
    province: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province under the name of the articles' years, and the one that holds its land now."""

    then: Named
    today: Named


def _named(names: str) -> tuple[Named, ...]:
    found = (" ".join(name.split()) for name in names.split(";"))
    return tuple(Named(id=slug(name), name=name) for name in found)


def _syllables(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SECTIONS = _named("Chuyên đề; Tin tức; Đời sống")
TOPICS = _named("""
Nông thôn mới; Giữ rừng; Nước sạch; Nghề truyền thống; Học nghề; Chợ quê; Tín dụng nhỏ;
Nhà ở; Đường sá; Trường học; Y tế cơ sở; Cây chè; Nuôi ong; Thủy sản; Lúa gạo; Cây ăn trái;
Làng gốm; Dệt vải; Du lịch cộng đồng; Năng lượng sạch; Xử lý rác; Phòng chống lũ;
Người cao tuổi; Người trẻ về quê
""")
_KINDS = (
    *("Hợp tác xã", "Tổ hợp tác", "Câu lạc bộ", "Hội quán", "Nhóm sản xuất", "Tổ liên kết"),
    *("Trung tâm học nghề", "Vườn ươm", "Xưởng", "Quỹ tương trợ", "Trạm dịch vụ", "Ban điều phối"),
)
_FIRST = _syllables("""
An Bảo Bích Cẩm Châu Chí Diên Đại Đông Gia Giang Hải Hiệp Hòa Hồng Hưng Khánh Kim Lạc Lâm
Liên Long Lộc Mai Mỹ Nam Ngọc Phong Phú Phước Quang Quế Sơn Tân Thanh Thiên Thuận Trường Vân Xuân
""")
_SECOND = _syllables("""
Ấp Bàng Cảnh Chánh Dương Đài Điền Đức Đồi Hạ Hàm Hậu Hiền Khê Kiều Lãnh Lập Lễ Mãn Mộc
Nghĩa Nhơn Ninh Phái Phụng Quán Quy Sen Tảo Thạnh Thắng Thới Thượng Tiến Trạch Trúc Vinh Vọng Xá
Yên
""")


@cache
def provinces() -> tuple[Place, ...]:
    """The 63 units of the articles' years."""
    day = datetime.date(YEARS[-1], 12, 31)
    return tuple(
        Place(
            then=Named(id=unit.slug, name=name_on(unit, day)),
            today=Named(id=today_of(unit).slug, name=today_of(unit).name),
        )
        for unit in units(day)
    )


def organisation_count(articles: int) -> int:
    """How many organisations a magazine of so many articles tells of."""
    return max(1, articles // ARTICLES_AN_ORGANISATION)


@cache
def organisation(number: int) -> Organisation:
    """An organisation by its number, below 19,200; no two have one name."""
    rest, first = divmod(number, len(_FIRST))
    kind, second = divmod(rest, len(_SECOND))
    name = f"{_KINDS[(kind + number) % len(_KINDS)]} {_FIRST[first]} {_SECOND[second]}"
    return Organisation(id=slug(name), name=name, province=number * 5 % len(provinces()))
