"""The lunar new year in Việt Nam and the names of lunar years.

The days follow the Vietnamese calendar (UTC+7), in some years a day before the Chinese one.
"""

from datetime import date

_FIRST_YEAR = 1990
_NEW_YEARS = (
    "01-27 02-15 02-04 01-23 02-10 01-31 02-19 02-07 01-28 02-16"  # 1990
    " 02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-17 02-07 01-26"  # 2000
    " 02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05"  # 2010
    " 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13"  # 2020
    " 02-02 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24"  # 2030
    " 02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02"  # 2040
)
_NEW_YEAR_OF = {
    year: date.fromisoformat(f"{year}-{day}")
    for year, day in enumerate(_NEW_YEARS.split(), start=_FIRST_YEAR)
}

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = (
    *("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ"),
    *("Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"),
)
_A_FIRST_OF_BOTH = 4


def lunar_new_year(year: int) -> tuple[date, date]:
    """The first and last day on which Tết of `year` may fall: one day where it is known."""
    known = _NEW_YEAR_OF.get(year)
    return (known, known) if known else (date(year, 1, 21), date(year, 2, 20))


def lunar_year_name(year: int) -> str:
    """The name of the lunar year that begins in `year`: 2022 is "Nhâm Dần"."""
    since = year - _A_FIRST_OF_BOTH
    return f"{_STEMS[since % len(_STEMS)]} {_BRANCHES[since % len(_BRANCHES)]}"
