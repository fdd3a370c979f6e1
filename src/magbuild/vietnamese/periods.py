"""Dates and periods as Vietnamese writes them, always day before month before year.

The precision is part of the value, and nothing is guessed: a day that does not exist, a month 15 or
a year with a digit missing is an error.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from magbuild.vietnamese.lunar import lunar_new_year, lunar_year_name
from magbuild.vietnamese.numerals import Unreadable, cardinal
from magbuild.vietnamese.text import fold, nfc


class Precision(StrEnum):
    """The unit in which a period was stated."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days, both ends included; an end that is not stated is None.

    `warnings` are codes: "wrong-weekday", "wrong-lunar-year".
    """

    start: date | None
    end: date | None
    precision: Precision
    approximate: bool = False
    printed: str = ""
    warnings: tuple[str, ...] = ()


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
ROMAN_QUARTERS = ("I", "II", "III", "IV")

_WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {
    f"thứ {number + 2}": number for number in range(6)
}
_QUARTERS = {name.lower(): number for number, name in enumerate(ROMAN_QUARTERS, start=1)} | {
    str(number): number for number in range(1, 5)
}

_Reading = Period | str
"""A period, or the code of the error."""

_LONGEST_PHRASE = 160

_Y = r"(?P<y>[1-9][0-9]{3})"
_YEAR = re.compile(_Y)
_M = r"(?P<m>[0-9]{1,2})"
_D = r"(?P<d>[0-9]{1,2})"
_COUNT = r"(?P<n>[0-9]{1,2}|[^\W\d_]+(?: [^\W\d_]+)?)"
_OF_YEAR = rf"(?:/| ?- ?|,? năm |, | ){_Y}"
_WEEKDAY = r"(?:(?P<weekday>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? )?"

_LIST_OF_YEARS = re.compile(
    r"(?:trong )?(?:các )?năm [1-9][0-9]{3}(?:(?:, | và |, và | hoặc )(?:năm )?[1-9][0-9]{3})+"
)
_TRUNCATED = re.compile(
    r"(?:năm |tháng [0-9]{1,2}[/-]|[0-9]{1,2}([/.-])[0-9]{1,2}\1)[0-9]{1,3}(?![0-9/.-])"
)
_AS_OF = re.compile(r"(?:tính )?(?:đến|tới)(?: hết| cuối)? (?P<point>.+)")
_ABOUT = re.compile(r"(?:vào )?(?:khoảng|độ|chừng) (?P<stated>.+)")
_SPAN = re.compile(
    r"(?:từ )?(?P<low>.+?)"
    r"(?: [-–—] | (?:cho )?(?:đến|tới) |(?<=[0-9]{4})[-–—](?=[0-9]{4}))"
    r"(?P<high>.+)"
)
_NOW = frozenset({"nay", "bây giờ", "hiện nay", "hôm nay"})
_NAMED_SPAN = re.compile(r"^(?:trong |vào )?(?:giai đoạn|nhiệm kỳ|niên khóa|niên khoá|thời kỳ) ")


@lru_cache(maxsize=4096)
def read_period(text: str) -> Period | Unreadable:
    """The one period that `text` states.

    "Tính đến …" has no start and "từ … đến nay" no end. Errors: "no-date", "no-such-day",
    "no-such-month", "no-such-quarter", "truncated-year", "reversed-period", and "several-periods"
    for a list of years, which `read_periods` reads.
    """
    reading = _period(_phrase(text))
    if isinstance(reading, str):
        return Unreadable(code=reading, printed=text)
    return replace(reading, printed=nfc(text).strip())


def read_periods(text: str) -> tuple[Period, ...] | Unreadable:
    """All the periods of a list such as "năm 2014, 2018, 2020", or the one of `read_period`."""
    phrase = _phrase(text)
    if not _LIST_OF_YEARS.fullmatch(phrase):
        period = read_period(text)
        return (period,) if isinstance(period, Period) else period
    years = re.findall("[0-9]{4}", phrase)
    return tuple(replace(_year(int(year)), printed=year) for year in years)


def school_year(year: int) -> tuple[date, date]:
    """September to August by custom; the first and last day of lessons differ from place to place.

    The school year that begins in `year`: its first day and its last.
    """
    return date(year, 9, 1), date(year + 1, 8, 31)


def _phrase(text: str) -> str:
    return " ".join(nfc(text).lower().split()).strip(" .,;")


def _period(phrase: str) -> _Reading:
    if len(phrase) > _LONGEST_PHRASE:
        return "no-date"
    if _LIST_OF_YEARS.fullmatch(phrase):
        return "several-periods"
    about = _ABOUT.fullmatch(phrase)
    stated = about["stated"] if about else phrase
    if not _YEAR.search(stated):
        return "truncated-year" if _TRUNCATED.search(stated) else "no-date"
    for reader in (_point, _as_of, _span):
        reading = reader(stated)
        if isinstance(reading, Period):
            return replace(reading, approximate=reading.approximate or about is not None)
        if reading != "no-date":
            return reading
    return "truncated-year" if _TRUNCATED.search(stated) else "no-date"


def _point(phrase: str) -> _Reading:
    """A period that is stated as one: a day, a month, a year, or a part of these."""
    for form, reader in _FORMS:
        if found := form.fullmatch(phrase):
            return reader(found)
    return "no-date"


def _as_of(phrase: str) -> _Reading:
    stated = _AS_OF.fullmatch(phrase)
    if not stated:
        return "no-date"
    point = _point(stated["point"])
    return point if isinstance(point, str) else replace(point, start=None)


def _span(phrase: str) -> _Reading:
    """From one point to another. The first may leave to the second what both share."""
    ends = _SPAN.fullmatch(_NAMED_SPAN.sub("", phrase, count=1))
    if not ends:
        return "no-date"
    if ends["high"] in _NOW:
        low = _point(ends["low"])
        return low if isinstance(low, str) else replace(low, end=None)
    high = _point(ends["high"])
    if isinstance(high, str) or not (high.start and high.end):
        return high if isinstance(high, str) else "no-date"
    low = _low_end(ends["low"], high.start)
    if isinstance(low, str) or not low.start:
        return low if isinstance(low, str) else "no-date"
    if low.start > high.end:
        return "reversed-period"
    approximate = low.approximate or high.approximate
    warnings = low.warnings + high.warnings
    return replace(low, end=high.end, approximate=approximate, warnings=warnings)


def _low_end(phrase: str, high: date) -> _Reading:
    """The first end of a span, with the year, or the month and year, of the second if need be."""
    suffixes = ("", f"/{high.year}", f"/{high.month}/{high.year}")
    readings = [_point(phrase + suffix) for suffix in suffixes]
    period = next((reading for reading in readings if isinstance(reading, Period)), None)
    return period or next((code for code in readings if code != "no-date"), "no-date")


def _days(start: date, end: date, precision: Precision, *, approximate: bool = False) -> Period:
    return Period(start=start, end=end, precision=precision, approximate=approximate)


def _months(year: int, first: int, last: int, precision: Precision) -> Period:
    """Whole months of one year."""
    return _days(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def _year(year: int) -> Period:
    return _months(year, 1, 12, Precision.YEAR)


def _read_year(found: re.Match[str]) -> _Reading:
    return _year(int(found["y"]))


def _read_month(found: re.Match[str]) -> _Reading:
    month = int(found["m"])
    if not 1 <= month <= 12:
        return "no-such-month"
    return _months(int(found["y"]), month, month, Precision.MONTH)


def _read_day(found: re.Match[str]) -> _Reading:
    year, month, day = (int(found[name]) for name in "ymd")
    if not 1 <= month <= 12:
        return "no-such-month"
    if not 1 <= day <= monthrange(year, month)[1]:
        return "no-such-day"
    period = _days(date(year, month, day), date(year, month, day), Precision.DAY)
    weekday = found["weekday"]
    agrees = not weekday or _WEEKDAY_NUMBERS[weekday] == date(year, month, day).weekday()
    return period if agrees else replace(period, warnings=("wrong-weekday",))


def _read_quarter(found: re.Match[str]) -> _Reading:
    quarter = _QUARTERS.get(found["q"])
    if not quarter:
        return "no-such-quarter"
    return _months(int(found["y"]), quarter * 3 - 2, quarter * 3, Precision.QUARTER)


def _read_run_of_months(found: re.Match[str]) -> _Reading:
    """The first or last so many months of a year."""
    count = int(found["n"]) if found["n"].isdecimal() else int(cardinal(found["n"].split())[0] or 0)
    if not 1 <= count <= 12:
        return "no-such-month"
    first, last = (13 - count, 12) if found["part"] == "cuối" else (1, count)
    return _months(int(found["y"]), first, last, Precision.MONTH)


def _read_half(found: re.Match[str]) -> _Reading:
    first = 1 if found["part"] == "đầu" else 7
    return _months(int(found["y"]), first, first + 5, Precision.HALF)


def _read_school_year(found: re.Match[str]) -> _Reading:
    year = int(found["y"])
    if int(found["next"]) != year + 1:
        return "reversed-period"
    return _days(*school_year(year), Precision.YEAR, approximate=True)


_PARTS_OF_YEAR = {
    "đầu": (1, 3, Precision.QUARTER),
    "giữa": (4, 9, Precision.HALF),
    "cuối": (10, 12, Precision.QUARTER),
}


def _read_part_of_year(found: re.Match[str]) -> _Reading:
    first, last, precision = _PARTS_OF_YEAR[found["part"]]
    return replace(_months(int(found["y"]), first, last, precision), approximate=True)


def _read_part_of_month(found: re.Match[str]) -> _Reading:
    month = _read_month(found)
    if isinstance(month, str) or not (month.start and month.end):
        return month
    first = {"đầu": 0, "giữa": 10, "cuối": 20}[found["part"]]
    start = month.start + timedelta(days=first)
    end = month.end if first == 20 else start + timedelta(days=9)
    return _days(start, end, Precision.DAY, approximate=True)


def _read_lunar_new_year(found: re.Match[str]) -> _Reading:
    year = int(found["y"])
    start, end = lunar_new_year(year)
    period = _days(start, end, Precision.DAY, approximate=True)
    named = not found["name"] or fold(found["name"]) == fold(lunar_year_name(year))
    return period if named else replace(period, warnings=("wrong-lunar-year",))


_Reader = Callable[[re.Match[str]], _Reading]
_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(form), reader)
    for form, reader in (
        (rf"{_WEEKDAY}(?:ngày |mùng |mồng )?{_D}(?P<sep>[/.-]){_M}(?P=sep){_Y}", _read_day),
        (rf"{_WEEKDAY}(?:ngày |mùng |mồng )?{_D} tháng {_M}{_OF_YEAR}", _read_day),
        (rf"tháng {_M}{_OF_YEAR}", _read_month),
        (rf"{_M}/{_Y}", _read_month),
        (rf"quý (?P<q>[ivx]+|[0-9]){_OF_YEAR}", _read_quarter),
        (rf"(?:(?:cả|trong) )?(?:năm )?{_Y}", _read_year),
        (rf"năm học {_Y} ?[-–—] ?(?P<next>[1-9][0-9]{{3}})", _read_school_year),
        (rf"{_COUNT} tháng(?: (?P<part>đầu|cuối))?(?: của)? năm {_Y}", _read_run_of_months),
        (rf"nửa (?P<part>đầu|cuối) năm {_Y}", _read_half),
        (rf"(?P<part>đầu|giữa|cuối) năm {_Y}", _read_part_of_year),
        (rf"(?P<part>đầu|giữa|cuối) tháng {_M}{_OF_YEAR}", _read_part_of_month),
        (
            rf"(?:dịp )?tết (?:nguyên đán )?(?:(?P<name>[^\W\d_]+ [^\W\d_]+) )?(?:năm )?{_Y}",
            _read_lunar_new_year,
        ),
    )
)
