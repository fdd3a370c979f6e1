"""A number together with its multiplier words, read at one place of a text.

"97.035 triệu" is 97 thousand million; "1 tỷ 250 triệu", "2 triệu rưỡi" and "nửa triệu" add up.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from magbuild.vietnamese.numerals import (
    EXACT,
    HALF,
    SCALES,
    Numeral,
    Unreadable,
    cardinal,
    plain,
    read_digits,
)
from magbuild.vietnamese.units import GAP

_LONGEST_CARDINAL = 24
_ONE = Decimal(1)
_THOUSAND = Decimal(1000)

_NUMBER = re.compile(
    r"[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}(?![0-9]))+(?:,[0-9]+)?"
    r"|[0-9]++(?:[.,][0-9]++)*"
)
_SCALE = re.compile(
    GAP + r"(chục|trăm|nghìn|ngàn|vạn|triệu|tr|tỷ|tỉ)(?=đ(?!\w)|\W|$)"
    r"(?!\s(?:tập|lệ|lượng|trọng|phú|suất|vật)(?!\w))",
    re.IGNORECASE,
)
_COLLOQUIAL_THOUSAND = re.compile(r"k(?!\w)")
_AND_HALF = re.compile(GAP + r"rưỡi(?!\w)")
_ADDEND = re.compile(GAP + r"([0-9]{1,3})(?=[^\S\n])")
_WORD = re.compile(GAP + r"([^\W\d_]++)(?!\w)")


class Magnitude(NamedTuple):
    """A number as printed and what its multiplier words make of it: digits × scale + extra.

    `scale` is None without multiplier words. A number in words has no digits and is all extra.
    `end` is the offset behind the last word that belongs to it.
    """

    digits: str
    end: int
    scale: Decimal | None = None
    extra: Decimal = Decimal(0)
    warnings: tuple[str, ...] = ()

    def value(self, *, countable: bool, scale: Decimal | None = None) -> Numeral | Unreadable:
        """The exact value, for a unit that is `countable` or not.

        `scale` is the multiplier that a range gives to a lower end which has none of its own.
        """
        if not self.digits:
            return Numeral(value=self.extra)
        factor = self.scale or scale
        numeral = read_digits(self.digits, countable=countable and not factor)
        if isinstance(numeral, Unreadable) or not factor:
            return numeral
        product = EXACT.multiply(numeral.value, factor)
        warnings = numeral.warnings + self.warnings
        return Numeral(value=plain(EXACT.add(product, self.extra)), warnings=warnings)


def number_at(text: str, start: int) -> Magnitude | None:
    """The number whose first digit is at `start`, if one is, before any multiplier word."""
    number = _NUMBER.match(text, start)
    return Magnitude(number[0], number.end()) if number else None


def multiplied(text: str, number: Magnitude) -> Magnitude:
    """The number together with the multiplier words behind it, if there are any."""
    digits, end = number.digits, number.end
    if _COLLOQUIAL_THOUSAND.match(text, end):
        return Magnitude(digits=digits, end=end + 1, scale=_THOUSAND, warnings=("colloquial",))
    scale, end = _scale_at(text, end)
    if not scale:
        return number
    if half := _AND_HALF.match(text, end):
        extra, end = EXACT.multiply(scale, HALF), half.end()
    else:
        extra, end = _addends_at(text, end, scale)
    return Magnitude(digits=digits, end=end, scale=scale, extra=extra)


def spoken_magnitude_at(text: str, start: int) -> Magnitude | None:
    """The number in words that begins at `start`, if one does."""
    words: list[str] = []
    ends: list[int] = []
    position = start
    while len(words) < _LONGEST_CARDINAL and (word := _WORD.match(text, position)):
        position = word.end()
        words.append(word[1].lower())
        ends.append(position)
    value, count = cardinal(words)
    if value is None:
        return None
    return Magnitude(digits="", end=ends[count - 1], extra=value)


def _scale_at(text: str, position: int) -> tuple[Decimal | None, int]:
    """The product of a climbing chain of multiplier words, and where the chain ends."""
    product, last = None, _ONE
    while word := _SCALE.match(text, position):
        factor = SCALES[word[1].lower()]
        if factor <= last:
            break
        product, last = EXACT.multiply(product or _ONE, factor), factor
        position = word.end()
    return product, position


def _addends_at(text: str, position: int, scale: Decimal) -> tuple[Decimal, int]:
    """The sum of what follows with ever smaller multipliers, and where it ends."""
    total = Decimal(0)
    while number := _ADDEND.match(text, position):
        smaller, end = _scale_at(text, number.end())
        if not smaller or smaller >= scale:
            break
        total = EXACT.add(total, EXACT.multiply(Decimal(number[1]), smaller))
        scale, position = smaller, end
    return total, position
