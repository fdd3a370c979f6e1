"""Numbers that are no figures: dates, years, numbers of documents, streets, telephones, ranks.

Each question looks only at what stands near the number: has it the shape of something else, is it
glued to a name, is it numbered by the word before it, is it a point in time.
"""

import re

from magbuild.vietnamese.amounts import Amount
from magbuild.vietnamese.contexts import OPENING_SIGNS, Left, listed
from magbuild.vietnamese.units import GAP, Kind

# Possessive groups are faulty before Python 3.11.5, so only single signs are repeated that way.
_SHAPES = re.compile(
    # days; one that does not exist is still no figure
    r"[0-9]{1,2}([/-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])"
    # documents: 202/2025/QH15, 05-CT/TW, 30a/2008/NQ-CP
    r"|[0-9]++[a-z]?+(?:/[0-9]{4})?(?:[/-][A-ZĐ]{2,}+[0-9]*+)+"
    # days, months, ranks, idioms: 8/3, 8/2022, 5/63, 24/7
    r"|[0-9]++(?:/[0-9]++)+"
    # clocks: 8h30, 8g30, 20:15
    r"|[0-9]{1,2}(?:[hH](?:[0-9]{2})?|g[0-9]{2})(?!\w)"
    r"|[0-9]++(?::[0-9]++)+"
    # telephones: 024 3825 1234, 0912.345.678, 0912345678, 1900 1234
    r"|0[0-9]{2,4}(?:[ .\u00a0-][0-9]{2,4}+){3}(?![0-9])"
    r"|0[0-9]{2,4}(?:[ .\u00a0-][0-9]{2,4}+){2}(?![0-9]|[ .\u00a0-][0-9]{2})"
    r"|0[0-9]{8,}+"
    r"|1[89]00[ .\u00a0-]?[0-9]{4,6}+(?![0-9])"
    # a month and its year, two years
    r"|(?:0?[1-9]|1[0-2])-(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?:19|20)[0-9]{2}[^\S\n]?[-–—][^\S\n]?(?:19|20)[0-9]{2}(?![0-9.,][0-9]|[0-9])"
)

_ABBREVIATION = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{1,2}|[A-ZĐ])\Z")

_ALWAYS_NUMBERED = listed("thứ phường quận ngõ ngách hẻm kiệt lộ kỷ khóa khoá tầng covid top km")
_CITED = listed("điều khoản chương tiết lục")
_OFTEN_NUMBERED = listed(
    "số lớp khối tổ nhóm đội khu ấp thôn xóm buôn bản làng tập phần bài trang hình ảnh bảng biểu"
    " mục bước vòng đợt kỳ lần cấp hạng loại tuyến lô mẫu phòng bàn cửa cổng bến đường phố vùng"
    " vực điểm xe đài kênh tuổi mã đt sđt tel fax hotline tuần trạm định tư quyết thị trình án đoàn"
    " quyển chặng giải câu màn đoạn cụm"
)
_VALUES = listed("tổng hệ chỉ tỷ tỉ")
_DATED = {"ngày": 31, "mùng": 31, "mồng": 31, "tháng": 12, "quý": 4, "năm": 9999}
_EACH = listed("mỗi một hằng hàng từng")
_ON_A_DAY = listed(
    "ngày dịp lễ tết mừng khánh hôm sáng trưa chiều tối đêm từ đến tới trước sau qua là và"
)
_IN_TIME = listed(
    "năm từ đến tới trước sau cuối đầu giữa trong hè tết xuân thu đông vụ mùa niên kỳ đoạn khóa"
    " khoá"
)

_AFTER_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:,|;|\s?[-–]|\s(?:và|hoặc|đến))\s?\Z")
_PART_OF_YEAR = re.compile(GAP + r"(?:(?:đầu|cuối|giữa)(?!\w)|(?:của[^\S\n]+)?năm(?!\w))")
_NUMBER_AFTER = re.compile(GAP + r"[0-9]")
_YEAR_AFTER = re.compile(GAP + r"[12][0-9]{3}(?![0-9]|[.,][0-9])")
_MINUTES = re.compile(GAP + r"(?:[0-9]{1,2}(?:[^\S\n]*+phút|(?![^\S\n]*+phút))|rưỡi|kém)(?!\w)")
_PART_OF_DAY = re.compile(
    GAP + r"(?:(?:sáng|trưa|chiều|tối|đêm|đúng|hôm|cùng[^\S\n]+ngày)(?!\w)|ngày[^\S\n]+[0-9])"
)
_OF_AN_EVENT = re.compile(
    GAP + r"(?:ngày(?![^\S\n](?:càng|nay|mai|một))|thành[^\S\n]lập|truyền[^\S\n]thống"
    r"|giải[^\S\n]phóng|chiến[^\S\n]thắng|quốc[^\S\n]khánh)(?!\w)",
    re.IGNORECASE,
)
_WHILE = listed("sau qua trải trong suốt hơn gần")
_AT_AN_HOUR = listed("lúc hồi từ đến tới vào trước")


def shape_end(text: str, start: int) -> int | None:
    """Where the date, clock, document, telephone or pair of years at `start` ends, if one does."""
    shape = _SHAPES.match(text, start)
    return shape.end() if shape else None


def is_glued(text: str, start: int) -> bool:
    """Whether the digits at `start` go on a word, a code or an address: Covid-19, K15, ĐT.741."""
    sign = text[start - 1] if start else " "
    if sign.isspace() or sign in OPENING_SIGNS:
        return False
    if sign.isalnum() or sign in "/\\#@&=_":
        return True
    before = text[max(start - 8, 0) : start - 1]
    if not before or not before[-1].isalnum():
        return False
    if sign == ".":
        return _ABBREVIATION.search(before) is not None
    return sign in "-\u2011" or (sign == ":" and before[-1].isdigit())


def is_numbered(left: Left, amount: Amount) -> bool:
    """Whether the number only counts off the word before it: Phường 14, lớp 5, Điều 5, tháng 8.

    Most such words lose to a unit behind the number, as in "lớp 30 học sinh", and all dates do
    after "mỗi": "mỗi tháng 12 người".
    """
    word = left.word
    if word in _DATED:
        return _is_date(left, amount)
    if word in _OFTEN_NUMBERED:
        value_of = word == "số" and left.word_before in _VALUES
        return amount.unit is None and not amount.scaled and not value_of
    if word in _CITED:
        return not amount.scaled and not (amount.unit and not amount.unit.countable)
    return word in _ALWAYS_NUMBERED


def _is_date(left: Left, amount: Amount) -> bool:
    if left.word_before in _EACH or amount.scaled or not (amount.digits or "1").isdecimal():
        return False
    if left.word == "năm" and len(amount.digits) == 4:
        return True
    if amount.unit and not amount.unit.countable and amount.unit.kind is not Kind.DURATION:
        return False
    if left.word == "năm" and amount.digits:
        return amount.unit is None or left.word_before == "những"
    return amount.value <= _DATED[left.word]


def is_year(left: Left, amount: Amount) -> bool:
    """Whether a number from 1900 to 2099 is a year."""
    digits = amount.digits
    if len(digits) != 4 or digits[:2] not in {"19", "20"} or amount.scaled:
        return False
    if amount.unit is None:
        return digits.isdecimal()
    if not amount.unit.countable and amount.unit.kind is not Kind.DURATION:
        return False
    return (
        left.word in _IN_TIME
        or amount.noun[:1].isupper()
        or left.follows_name()
        or _AFTER_YEAR.search(left.window) is not None
    )


def point_in_time_end(left: Left, amount: Amount) -> int | None:
    """Where a period or a clock time ends that begins like an amount of time.

    "8 tháng đầu năm 2022", "15 tháng 11", "5 năm 2021 - 2025", "20 giờ 15 phút".
    """
    unit, text, end = amount.unit, left.text, amount.end
    if not unit or unit.kind is not Kind.DURATION:
        return None
    if unit.name == "giờ":
        return _clock_end(left, amount)
    if unit.name == "năm":
        return end if _YEAR_AFTER.match(text, end) else None
    if _PART_OF_YEAR.match(text, end):
        return end
    numbered = unit.name in {"tháng", "quý"} and _NUMBER_AFTER.match(text, end)
    return end if numbered else None


def _clock_end(left: Left, amount: Amount) -> int | None:
    text, end = left.text, amount.end
    if amount.value > 24:
        return None
    if minutes := _MINUTES.match(text, end):
        return minutes.end()
    at_an_hour = left.word in _AT_AN_HOUR or _PART_OF_DAY.match(text, end)
    return end if at_an_hour else None


def is_anniversary(left: Left, amount: Amount) -> bool:
    """Whether years are counted from an event that is remembered: "75 năm ngày Thương binh"."""
    if not amount.unit or amount.unit.name != "năm":
        return False
    if left.words[-2:] == ["kỷ", "niệm"] or left.word == "mừng":
        return True
    return left.word not in _WHILE and _OF_AN_EVENT.match(left.text, amount.end) is not None


def is_holiday(left: Left) -> bool:
    """Whether "2/9" behind these words is a day of the year and no fraction."""
    return left.word in _ON_A_DAY


def is_name(amount: Amount) -> bool:
    """Whether the number belongs to a fixed name: the 53 (or 54) peoples of Việt Nam."""
    return amount.unit is not None and amount.unit.name == "dân tộc" and amount.value in {53, 54}
