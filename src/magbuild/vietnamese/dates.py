"""Days and moments read and written in Vietnamese; periods come from `periods`.

Việt Nam is at UTC+7 all year. A page is static: nothing here says how long ago something was.
"""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

from magbuild.vietnamese.numerals import Unreadable
from magbuild.vietnamese.periods import (
    ROMAN_QUARTERS,
    WEEKDAYS,
    Period,
    Precision,
    read_period,
    read_periods,
    school_year,
)
from magbuild.vietnamese.text import capitalised, nfc

__all__ = [
    "VIETNAM",
    "Period",
    "Precision",
    "Unreadable",
    "read_date",
    "read_moment",
    "read_period",
    "read_periods",
    "write_date",
    "write_heading",
    "write_long_date",
    "write_machine_time",
    "write_period",
    "write_updated",
    "write_year",
]

VIETNAM = timezone(timedelta(hours=7))

_CLOCK = r"(?P<hour>[0-9]{1,2})(?:[:hg]| giờ ?)(?P<minute>[0-9]{1,2})?(?: phút)?"
_MOMENT_FORMS = (
    re.compile(rf"(?:lúc )?{_CLOCK},? (?P<day>.+)"),
    re.compile(rf"(?:cập nhật: )?(?P<day>.+?),? (?:lúc )?{_CLOCK}(?: \(gmt\+7\))?"),
)


def read_date(text: str) -> date | Unreadable:
    """The one day that `text` states. Errors as for `read_period`; "no-date" if it is longer."""
    period = read_period(text)
    if isinstance(period, Unreadable):
        return period
    if period.precision is not Precision.DAY or period.approximate or period.start != period.end:
        return Unreadable(code="no-date", printed=text)
    return period.start or Unreadable(code="no-date", printed=text)


def read_moment(text: str) -> datetime | Unreadable:
    """The day and the time of day that `text` states, such as "8h30 ngày 15/11/2022", at UTC+7.

    Errors as for `read_date`, and "no-such-time".
    """
    phrase = " ".join(nfc(text).lower().split())
    for form in _MOMENT_FORMS:
        if stated := form.fullmatch(phrase):
            day = read_date(stated["day"])
            if isinstance(day, Unreadable):
                continue
            hour, minute = int(stated["hour"]), int(stated["minute"] or 0)
            if hour > 23 or minute > 59:
                return Unreadable(code="no-such-time", printed=text)
            return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)
    day = read_date(text)
    return day if isinstance(day, Unreadable) else Unreadable(code="no-such-time", printed=text)


def write_date(day: date | None, *, weekday: bool = False) -> str:
    """The day for lists and cards, "15/11/2022"; nothing where no day is known."""
    if day is None:
        return ""
    written = f"{day.day:02}/{day.month:02}/{day.year:04}"
    return f"{WEEKDAYS[day.weekday()]}, {written}" if weekday else written


def write_long_date(day: date, *, administrative: bool = False) -> str:
    """The day in prose, "ngày 15 tháng 11 năm 2022".

    Administrative prose has two digits for days below ten and for January and February.
    """
    day_of_month, month = str(day.day), str(day.month)
    if administrative:
        day_of_month = day_of_month.zfill(2)
        month = month.zfill(2) if day.month <= 2 else month
    return f"ngày {day_of_month} tháng {month} năm {day.year}"


def write_year(year: int) -> str:
    """A year is never grouped: "2022"."""
    return str(year)


def write_heading(moment: datetime) -> str:
    """The moment at the head of an article: "Thứ Ba, 15/11/2022, 08:30 (GMT+7)"."""
    local = _in_vietnam(moment)
    return f"{write_date(local, weekday=True)}, {local:%H:%M} (GMT+7)"


def write_updated(moment: datetime) -> str:
    """When an article was changed: "Cập nhật: 16/11/2022, 09:05"."""
    local = _in_vietnam(moment)
    return f"Cập nhật: {write_date(local)}, {local:%H:%M}"


def write_machine_time(moment: datetime) -> str:
    """The moment for machines: "2022-11-15T08:30:00+07:00"."""
    return _in_vietnam(moment).isoformat(timespec="seconds")


def _in_vietnam(moment: datetime) -> datetime:
    """A moment without a zone is taken to be in Việt Nam already."""
    return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def write_period(period: Period) -> str:
    """The period in words that `read_period` understands as the same one.

    "Tháng 11/2022", "Quý III/2022", "2021–2025", "Từ 2019 đến nay", "Cuối năm 2019". What does not
    begin and end with whole units of its precision is written in days.
    """
    start, end = period.start, period.end
    part = _PARTS_OF_YEAR.get((start.month, end.month)) if start and end else None
    if part and start and period.approximate and period.precision in _COARSE:
        return capitalised(f"{part} năm {start.year}")
    if start and end and (start, end) == school_year(start.year):
        return f"Năm học {start.year}–{end.year}"
    precision = period.precision
    if (start and _unit(start, precision)[0] != start) or (end and _unit(end, precision)[1] != end):
        precision = Precision.DAY
    about = "khoảng " if period.approximate else ""
    return capitalised(about + _ends(start, end, precision))


_COARSE = frozenset({Precision.QUARTER, Precision.HALF})
_PARTS_OF_YEAR = {(1, 3): "đầu", (4, 9): "giữa", (10, 12): "cuối"}
_MONTHS_IN = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


def _ends(start: date | None, end: date | None, precision: Precision) -> str:
    low = _unit(start, precision)[2] if start else ""
    high = _unit(end, precision)[2] if end else ""
    if not low:
        return f"đến {high}" if high else ""
    if not high:
        return f"từ {low} đến nay"
    if low == high:
        return low
    if start and end and precision is Precision.MONTH and start.year == end.year:
        if start.month == 1:
            return f"{end.month} tháng đầu năm {end.year}"
        if end.month == 12:
            return f"{13 - start.month} tháng cuối năm {end.year}"
    dash = "–" if precision is Precision.YEAR else " – "
    return f"{low}{dash}{high}"


def _unit(day: date, precision: Precision) -> tuple[date, date, str]:
    """The unit of `precision` in which `day` lies: first day, last day, name."""
    if precision is Precision.DAY:
        return day, day, write_date(day)
    months = _MONTHS_IN[precision]
    number, year = (day.month - 1) // months, day.year
    last_month = (number + 1) * months
    last_day = monthrange(year, last_month)[1]
    names = {
        Precision.MONTH: f"tháng {day.month}/{year}",
        Precision.QUARTER: f"quý {ROMAN_QUARTERS[number % 4]}/{year}",
        Precision.HALF: f"nửa {'cuối' if number else 'đầu'} năm {year}",
        Precision.YEAR: write_year(year),
    }
    return date(year, number * months + 1, 1), date(year, last_month, last_day), names[precision]
