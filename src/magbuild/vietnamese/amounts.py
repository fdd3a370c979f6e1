"""A number with its range, its unit and its rate, read at one place of a text.

Only what stands at the place itself and to the right of it is looked at here; which words before it
bound or compare it, and whether it is a figure at all, is asked elsewhere.
"""

import re
from decimal import Context, Decimal
from typing import NamedTuple

from magbuild.vietnamese.magnitudes import (
    Magnitude,
    multiplied,
    number_at,
    spoken_magnitude_at,
)
from magbuild.vietnamese.numerals import Unreadable, plain
from magbuild.vietnamese.units import GAP, UNIT_NAMES, Family, Kind, Unit, one_line, unit_at

_MOST_RATES = 4
_QUOTIENT = Context(prec=28)

_TO = re.compile(rf"(?:[^\S\n]?[-–—][^\S\n]?|{GAP}(?:đến|tới)[^\S\n]+)(?=[0-9])")
_NOT_AN_UPPER_END = re.compile(r"[/:][0-9]|-[0-9]")
_RATE = re.compile(r"[^\S\n]*+/[^\S\n]*+(?=[^\W\d_])")
_LOWER_WORD = re.compile(r"[^\W\d_]++(?!\w)")
_MISTYPED_DONG = re.compile(
    GAP + r"động(?!\w)(?!\s(?:vật|cơ|lực|thái|tác|viên|từ|thổ|đất|sản)(?!\w))"
)
_FRACTION = re.compile(r"([0-9]{1,4})/([0-9]{1,4})(?![\w/])(?![.,:-][0-9])")
_OF_ALL = re.compile(GAP + r"(?:tổng[^\S\n]+)?số(?!\w)")


class Amount(NamedTuple):
    """What one place of a text states, before the words in front of it are weighed.

    `digits` is the number as printed, empty for words; `scaled` says that a multiplier word stands
    behind it; `end` is the offset behind the last character that belongs to the amount.
    """

    value: Decimal
    end: int
    value_max: Decimal | None = None
    digits: str = ""
    scaled: bool = False
    unit: Unit | None = None
    noun: str = ""
    per: tuple[str, ...] = ()
    fraction: tuple[int, int] | None = None
    warnings: tuple[str, ...] = ()


_Measure = tuple[Unit, int, int]


def amount_at(text: str, start: int, *, bare_range: bool = False) -> Amount | Unreadable:
    """The amount whose first digit is at `start`. Errors are those of `read_digits`.

    `bare_range` lets two numbers with neither unit nor multiplier be a range.
    """
    low = number_at(text, start)
    if not low:
        return Unreadable(code="no-number", printed=text, position=start)
    measure = unit_at(text, low.end)
    if not measure:
        low = multiplied(text, low)
        measure = unit_at(text, low.end)
    amount = _amount(text, low, measure)
    to = _TO.match(text, measure[2] if measure else low.end)
    number = number_at(text, to.end()) if to else None
    if not number or _NOT_AN_UPPER_END.match(text, number.end):
        return amount
    high = multiplied(text, number)
    high_measure = unit_at(text, high.end)
    same_unit = not measure or (high_measure is not None and high_measure[0] is measure[0])
    if not same_unit or not (measure or high_measure or high.scale or bare_range):
        return amount
    return _range(low, _amount(text, high, high_measure), high.scale) or amount


def spoken_amount_at(text: str, start: int) -> Amount | Unreadable:
    """The amount whose number is written in words and begins at `start`. Error: "no-number"."""
    spoken = spoken_magnitude_at(text, start)
    if not spoken:
        return Unreadable(code="no-number", printed=text, position=start)
    return _amount(text, spoken, unit_at(text, spoken.end))


def fraction_at(text: str, start: int) -> Amount | None:
    """A part of something that is counted, such as "2/3 số hộ", at `start`.

    Its value is rounded to 28 digits; the exact one is `fraction`. What could be a day and a month
    is a part of people only with "số": "2/9 người dân …" speaks of a holiday.
    """
    printed = _FRACTION.match(text, start)
    if not printed:
        return None
    over, under = int(printed[1]), int(printed[2])
    of_all = _OF_ALL.match(text, printed.end())
    measure = unit_at(text, of_all.end() if of_all else printed.end())
    if not measure or not measure[0].countable or not 0 < over <= under:
        return None
    unit, noun_start, end = measure
    like_a_day = over <= 31 and under <= 12 and not of_all
    if like_a_day and (over == under or unit.family is Family.PERSON):
        return None
    return Amount(
        value=plain(_QUOTIENT.divide(Decimal(over), Decimal(under))),
        end=end,
        digits=printed[0],
        unit=unit,
        noun=one_line(text[noun_start:end]),
        fraction=(over, under),
    )


def _amount(text: str, number: Magnitude, measure: _Measure | None) -> Amount | Unreadable:
    """One number with its unit, the unit's noun and its rate."""
    unit, noun_start, end = measure or (None, number.end, number.end)
    countable = unit is not None and unit.countable
    numeral = number.value(countable=countable)
    if isinstance(numeral, Unreadable):
        return numeral
    noun, warnings = "", numeral.warnings
    per: tuple[str, ...] = ()
    if unit:
        if countable:
            noun = one_line(text[noun_start:end])
        elif unit.kind is Kind.PERCENT:
            noun = _noun_of_share(text, end)
        if _RATE.match(text, end):
            per, end = _rates_at(text, end, unit)
    elif number.scale and (mistyped := _MISTYPED_DONG.match(text, end)):
        unit, end, warnings = UNIT_NAMES["VND"], mistyped.end(), (*warnings, "typo-unit")
    scaled = number.scale is not None
    return Amount(numeral.value, end, None, number.digits, scaled, unit, noun, per, None, warnings)


def _range(low: Magnitude, high: Amount | Unreadable, scale: Decimal | None) -> Amount | None:
    """The range from `low` to `high`, whose unit and multiplier are also those of `low`."""
    if isinstance(high, Unreadable):
        return None
    countable = high.unit is not None and high.unit.countable
    bottom = low.value(countable=countable, scale=scale)
    if isinstance(bottom, Unreadable) or bottom.value >= high.value:
        return None
    warnings = tuple(dict.fromkeys(bottom.warnings + high.warnings))
    return high._replace(
        value=bottom.value, value_max=high.value, digits=low.digits, warnings=warnings
    )


def _noun_of_share(text: str, position: int) -> str:
    """What a percentage is a share of: "cán bộ" in "80% cán bộ" and in "80% số cán bộ"."""
    of_all = _OF_ALL.match(text, position)
    measure = unit_at(text, of_all.end() if of_all else position)
    if not measure or not measure[0].countable:
        return ""
    return one_line(text[measure[1] : measure[2]])


def _rates_at(text: str, position: int, unit: Unit) -> tuple[tuple[str, ...], int]:
    """The units behind slashes, as in "đồng/ người/ tháng", and where they end."""
    rates: list[str] = []
    while len(rates) < _MOST_RATES and (slash := _RATE.match(text, position)):
        measure = unit_at(text, slash.end())
        if measure and unit.family is Family.PLACE and measure[0].family is Family.PLACE:
            break  # "63 tỉnh/thành phố" names two kinds of place and is no rate
        if measure:
            position = measure[2]
            person = measure[0].family is Family.PERSON
            rates.append(one_line(text[measure[1] : position]) if person else measure[0].name)
        elif word := _LOWER_WORD.match(text, slash.end()):
            if not word[0].islower():
                break
            position = word.end()
            rates.append(word[0])
        else:
            break
    return tuple(rates), position
