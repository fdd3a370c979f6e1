"""The units that Vietnamese figures are counted and measured in.

Each unit has one canonical form, by which figures are compared; the printed noun is kept by the
reader of the text. Local land measures and measures of gold are never converted: they differ from
region to region.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a figure is about."""

    COUNT = "count"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    LABOUR = "labour"
    TEMPERATURE = "temperature"
    PERCENT = "percent"
    POINTS = "points"
    RATIO = "ratio"
    COMPARISON = "comparison"
    ANNIVERSARY = "anniversary"
    AGE = "age"
    DURATION = "duration"
    NUMBER = "number"


class Family(StrEnum):
    """What a unit is a unit of; figures of two families are never added or compared."""

    PERSON = "person"
    HOUSEHOLD = "household"
    BUILDING = "building"
    GIFT = "gift"
    THING = "thing"
    LABOUR = "labour"
    EVENT = "event"
    ORGANISATION = "organisation"
    PLACE = "place"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    TEMPERATURE = "temperature"
    RATIO = "ratio"
    POINTS = "points"
    MONEY = "money"
    TIME = "time"
    AGE = "age"


_COUNTED = frozenset(
    {
        Family.PERSON,
        Family.HOUSEHOLD,
        Family.BUILDING,
        Family.GIFT,
        Family.THING,
        Family.LABOUR,
        Family.EVENT,
        Family.ORGANISATION,
        Family.PLACE,
    }
)

_KINDS = {
    Family.LABOUR: Kind.LABOUR,
    Family.AREA: Kind.AREA,
    Family.LENGTH: Kind.LENGTH,
    Family.MASS: Kind.MASS,
    Family.VOLUME: Kind.VOLUME,
    Family.ENERGY: Kind.ENERGY,
    Family.TEMPERATURE: Kind.TEMPERATURE,
    Family.RATIO: Kind.PERCENT,
    Family.POINTS: Kind.POINTS,
    Family.MONEY: Kind.MONEY,
    Family.TIME: Kind.DURATION,
    Family.AGE: Kind.AGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: its canonical name, its family, and every spelling, the canonical one first.

    `countable` units are nouns whose figures are whole numbers.
    """

    name: str
    family: Family
    kind: Kind
    countable: bool
    spellings: tuple[str, ...]


def _rows(family: Family, table: str) -> tuple[Unit, ...]:
    """Units from rows parted by ";", each of spellings parted by "|", the canonical one first."""
    rows = [tuple(spelling.strip() for spelling in row.split("|")) for row in table.split(";")]
    kind, countable = _KINDS.get(family, Kind.COUNT), family in _COUNTED
    return tuple(
        Unit(name=names[0], family=family, kind=kind, countable=countable, spellings=names)
        for names in rows
    )


UNITS: tuple[Unit, ...] = (
    *_rows(
        Family.PERSON,
        "người | dân | người dân | lượt người | đồng chí | đ/c | cán bộ | đảng viên | hội viên"
        " | đoàn viên | cháu | em | bạn | người lao động | lao động | nhân viên | công chức"
        " | viên chức | công nhân | nông dân | công dân | cử tri | đại biểu | ủy viên | uỷ viên"
        " | thành viên | cộng tác viên | tình nguyện viên | vận động viên | cầu thủ | giáo viên"
        " | giảng viên"
        " | bác sĩ | y sĩ | y bác sĩ | kỹ sư | cử nhân | thạc sĩ | tiến sĩ | chiến sĩ | bộ đội"
        " | dân quân | cựu chiến binh | thương binh | bệnh binh | liệt sĩ | bệnh nhân | trẻ"
        " | trẻ em | em nhỏ | em bé | phụ nữ | chị em | thanh niên | cụ | cụ già | vị | cá nhân"
        " | đồng bào | đồng nghiệp | đồng đội | nghệ nhân | ca sĩ | nhà báo | nhà giáo"
        " | nhà khoa học | nhà văn | nhà thơ | nhà sư | nhà hảo tâm | nhà tài trợ | nhà đầu tư"
        " | chức sắc | phật tử | tín đồ | già làng | trưởng bản | trưởng thôn | tổ trưởng"
        " | du khách | khách | khách hàng | tác giả | nạn nhân | thí sinh | bạn đọc"
        " | điều tra viên | xã viên | con em"
        "; học sinh | sinh viên | em học sinh | học viên | cháu học sinh | bạn học sinh | học trò"
        "; khẩu | nhân khẩu; dân tộc",
    ),
    *_rows(
        Family.HOUSEHOLD,
        "hộ | hộ dân | hộ gia đình | gia đình"
        "; lượt hộ | lượt hộ dân | lượt hộ gia đình | lượt gia đình",
    ),
    *_rows(
        Family.BUILDING,
        "căn | căn nhà | ngôi nhà | nhà | căn hộ; công trình | dự án"
        "; nhà văn hóa | nhà văn hoá; nhà máy; nhà vệ sinh; khách sạn; trang trại"
        "; cây cầu | cầu | chiếc cầu; tuyến đường | con đường | tuyến; ngôi chùa | chùa"
        "; giếng | giếng nước | giếng khoan; trụ | trụ đèn | cột đèn; phòng | phòng học",
    ),
    *_rows(
        Family.GIFT,
        "suất | suất quà | suất học bổng; phần quà | gói quà | túi quà; học bổng"
        "; quà | món quà; phần thưởng",
    ),
    *_rows(
        Family.THING,
        "quyển | cuốn | quyển vở | quyển sách | cuốn sách | cuốn vở"
        "; chiếc | xe đạp | xe máy | chiếc xe đạp | chiếc xe máy | chiếc xe | xe | xe ô tô | ô tô"
        "; con | con bò | con trâu | con lợn | con dê | con gà | con giống"
        "; cây | cây xanh | cây giống; bộ; cái; đôi; cặp; phần; máy | máy tính | máy vi tính"
        "; máy bay; phần mềm; khẩu trang; hộ chiếu; vị trí; mẫu xét nghiệm | mẫu bệnh phẩm"
        "; thẻ | thẻ bảo hiểm y tế; sổ | sổ tiết kiệm; tờ | tờ rơi; tấm; bức; bao; thùng; chai"
        "; hộp; giường | giường bệnh; sản phẩm; tiêu chí; chỉ tiêu; đơn | đơn thư; liều; mũi"
        "; bài | bài viết | bài báo; ảnh | bức ảnh; hồ sơ; văn bản; huân chương; huy chương"
        "; bằng khen; giấy khen; danh hiệu; điểm; tập; trang; đồng hồ; bản đồ; bản tin",
    ),
    *_rows(
        Family.LABOUR,
        "ngày công | công lao động | ngày công lao động; giờ công",
    ),
    *_rows(
        Family.EVENT,
        "cuộc; cuộc vận động; buổi; lớp | lớp học | lớp tập huấn; hội nghị; hội thảo; mô hình"
        "; lượt mô hình; báo cáo; hoạt động; ý kiến; kiến nghị"
        "; lượt | lượt khách | lượt truy cập | lượt ý kiến; lần; đợt; chuyến; phiên"
        "; ca | ca bệnh | ca nhiễm | ca mắc; vụ | vụ việc; trường hợp; chương trình; phong trào"
        "; đề tài; đề án; sáng kiến; giải pháp; nhiệm vụ; giải | giải thưởng; nghị quyết; kế hoạch",
    ),
    *_rows(
        Family.ORGANISATION,
        "trung tâm; cục; sở; đơn vị; cơ quan; tổ chức; tập thể; tập đoàn; cơ sở; doanh nghiệp"
        "; công ty; hợp tác xã; tổ hợp tác; trường | trường học | ngôi trường; điểm trường"
        "; bệnh viện; trạm | trạm y tế; chi bộ; đảng bộ; chi hội; chi đoàn; câu lạc bộ; tổ; nhóm"
        "; đội; đoàn; ban; ngành",
    ),
    *_rows(
        Family.PLACE,
        "tỉnh; tỉnh thành; thành phố; huyện; quận; xã; phường; thị trấn; thôn; bản; ấp; khóm"
        "; buôn; xóm; khu dân cư; khu phố; tổ dân phố",
    ),
    *_rows(
        Family.AREA,
        "m² | m2 | m^2 | mét vuông; km² | km2 | km^2 | ki-lô-mét vuông | cây số vuông"
        "; ha | héc-ta | hecta | héc ta | hécta; sào; mẫu; công đất | công ruộng | công vườn",
    ),
    *_rows(
        Family.LENGTH,
        "m | mét; km | ki-lô-mét | kilômét | ki lô mét | kilomet | cây số"
        "; cm | xăng-ti-mét | xentimét; mm | mi-li-mét | milimét; hải lý",
    ),
    *_rows(
        Family.MASS,
        "kg | ki-lô-gam | kilôgam | kilogam | kí | ký | cân; g | gam | gram; yến; tạ; tấn"
        "; chỉ vàng; lượng vàng; cây vàng",
    ),
    *_rows(Family.VOLUME, "m³ | m3 | m^3 | mét khối; lít | l"),
    *_rows(Family.ENERGY, "kWh | KWh | kwh; MWh; GWh; kW | KW; MW; W"),
    *_rows(Family.TEMPERATURE, "°C | độ C"),
    *_rows(Family.RATIO, "% | phần trăm; ‰ | phần nghìn | phần ngàn"),
    *_rows(Family.POINTS, "điểm phần trăm | điểm %"),
    *_rows(
        Family.MONEY,
        "VND | đồng | đ | ₫ | VNĐ | đồng Việt Nam"
        "; USD | US$ | $ | đô la | đô la Mỹ | đô-la | đô-la Mỹ | đôla; EUR | euro | €",
    ),
    *_rows(
        Family.TIME,
        "năm; tháng; quý; tuần | tuần lễ; ngày | ngày đêm; đêm; giờ | tiếng đồng hồ; phút; giây"
        "; thập kỷ | thập niên; thế kỷ",
    ),
    *_rows(Family.AGE, "tuổi"),
)

UNIT_NAMES: dict[str, Unit] = {unit.name: unit for unit in UNITS}

_NOT_UNITS = (
    "ban đầu | bản thân | bao gồm | bao giờ | bạn bè | bộ phận | bộ trưởng | ca khúc | cầu nối"
    " | cân bằng | cân đối | con người | con số | cụ thể | dân số | dân cư | đội ngũ | đơn giản"
    " | đoàn kết | đồng hành | đồng loạt | đồng thời | đồng tình | đồng ý | giải quyết"
    " | giải ngân | ký kết | ký hiệu | ký tự | lần lượt | máy móc | năm nay | ngày càng"
    " | ngày nay | ngày mai | nhà nước | nhà trường | phần lớn | phòng chống | phòng ngừa"
    " | sở hữu | tạ ơn | tấn công | tập huấn | tập trung | tổ quốc | trang bị | vị thế | xã hội"
)
"""Words that begin like a unit and are none."""


@dataclass(slots=True)
class _Node:
    """A step in the tree of spellings, word by word."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    unit: Unit | None = None


# A unit may stand behind one line break, but not in the next paragraph.
GAP = r"[^\S\n]*+(?:\n[^\S\n]*+)?+"
_WORD = r"(US\$|đ/c(?!\w)|[^\W\d_]++(?:\^?[23]|(?!\^?[23]))(?!\w)|[%‰₫€$]|°C(?!\w))"
_FIRST = re.compile(GAP + _WORD)
_FURTHER = re.compile(rf"(?:-|{GAP}){_WORD}")


def _tree() -> _Node:
    root = _Node()
    spellings = [(spelling, unit) for unit in UNITS for spelling in unit.spellings]
    for spelling, unit in (*spellings, *((words, None) for words in _NOT_UNITS.split(" | "))):
        node = root
        for word in re.findall(_WORD, spelling):
            node = node.following.setdefault(word, _Node())
        node.unit = unit
    return root


_ROOT = _tree()


def one_line(words: str) -> str:
    """The words with one plain space between them, wherever the text breaks its lines."""
    plain = words.isprintable() and "  " not in words
    return words.strip() if plain else " ".join(words.split())


def unit_at(text: str, position: int) -> tuple[Unit, int, int] | None:
    """The unit with the longest spelling at `position`, after optional space: unit, start, end.

    Capitals are indifferent in words ("20 Cục Thống kê"), but not in symbols of one letter.
    """
    found, node, token = None, _ROOT, _FIRST.match(text, position)
    start = token.start(1) if token else position
    while token:
        word, end = token[1], token.end()
        step = node.following.get(word)
        if not step and len(word) > 1:
            step = node.following.get(word.lower())
        if not step:
            break
        node = step
        if node.unit:
            found = (node.unit, start, end)
        elif not node.following:
            found = None
        token = _FURTHER.match(text, end)
    return found
