"""Digit strings and number words, read as exact decimals.

A dot groups thousands and a comma starts the decimals. English notation is understood where it
cannot be anything else, and is reported by a warning. Nothing here knows of units, except that the
caller may say that fractions are impossible.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import NamedTuple

MAX_INTEGER_DIGITS = 15
MAX_FRACTION_DIGITS = 12

EXACT = Context(prec=60)
"""Arithmetic on figures: wide enough that no product or sum of readable figures is rounded, and
independent of the context that the caller has set."""

SCALES: dict[str, Decimal] = {
    "chục": Decimal(10),
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(10**6),
    "tr": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
"""The multiplier words, and what each multiplies by."""

HALF = Decimal("0.5")

DIGIT_WORDS: dict[str, int] = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}

_ONLY_AFTER_TENS: dict[str, int] = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_AFTER_TENS = DIGIT_WORDS | _ONLY_AFTER_TENS
_SPOKEN_SCALES = {word: scale for word, scale in SCALES.items() if word not in {"tr", "chục"}}

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", "."))
_NUMERAL = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SPACED = re.compile(r"[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?:,[0-9]+)?")
_GROUPED = re.compile(r"[0-9]++|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_IN_THREES = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Why a text states no value.

    `code` is stable and lower-case ("invalid-number", "no-number", "no-such-day", …); `printed` is
    the text that was given; `position` is the offset in it at which reading failed.
    """

    code: str
    printed: str
    position: int = 0


class Numeral(NamedTuple):
    """An exact value and the codes of what was odd in its spelling."""

    value: Decimal
    warnings: tuple[str, ...] = ()


def plain(value: Decimal) -> Decimal:
    """The same value with no exponent and no trailing zeros, so that equal values look equal."""
    if value == value.to_integral_value(context=EXACT):
        return Decimal(int(value))
    return value.normalize(EXACT)


def read_digits(printed: str, *, countable: bool = False) -> Numeral | Unreadable:
    """The value of one unsigned digit string, such as "1.234,5".

    `countable` says that the unit counts whole things, so that one comma before exactly three
    digits can only be English grouping. Errors: "no-number", "invalid-number", "too-many-digits".
    """
    if len(printed) <= MAX_INTEGER_DIGITS and _GROUPED.fullmatch(printed):
        return Numeral(value=Decimal(printed.replace(".", "")))
    digits = printed.translate(_SPACES) if _SPACED.fullmatch(printed) else printed
    if not _NUMERAL.fullmatch(digits):
        return Unreadable(code="invalid-number" if printed else "no-number", printed=printed)
    whole, fraction, warning = _split(digits, countable)
    if not whole:
        return Unreadable(code="invalid-number", printed=printed)
    if len(whole) > MAX_INTEGER_DIGITS or len(fraction) > MAX_FRACTION_DIGITS:
        return Unreadable(code="too-many-digits", printed=printed)
    value = plain(Decimal(f"{whole}.{fraction}")) if fraction else Decimal(int(whole))
    return Numeral(value=value, warnings=(warning,) if warning else ())


def _split(digits: str, countable: bool) -> tuple[str, str, str]:
    """Integer digits, fraction digits and a warning code; no integer digits where it is invalid."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return _split_mixed(digits)
    if dots:
        return _split_dotted(digits, dots)
    if commas:
        return _split_commas(digits, commas, countable)
    return digits, "", ""


def _split_mixed(digits: str) -> tuple[str, str, str]:
    """The last of the two signs is the decimal one; the other groups in threes."""
    vietnamese = digits.rfind(",") > digits.rfind(".")
    decimal, grouping = (",", ".") if vietnamese else (".", ",")
    whole, _, fraction = digits.partition(decimal)
    if not fraction.isdecimal() or not _IN_THREES.fullmatch(whole):
        return "", "", ""
    return whole.replace(grouping, ""), fraction, "" if vietnamese else "english-grouping"


def _split_dotted(digits: str, dots: int) -> tuple[str, str, str]:
    whole, _, rest = digits.partition(".")
    if whole != "0" and _IN_THREES.fullmatch(digits):
        return digits.replace(".", ""), "", ""
    return (whole, rest, "english-decimal") if dots == 1 else ("", "", "")


def _split_commas(digits: str, commas: int, countable: bool) -> tuple[str, str, str]:
    grouped = _IN_THREES.fullmatch(digits)
    if commas > 1:
        return (digits.replace(",", ""), "", "english-grouping") if grouped else ("", "", "")
    whole, _, fraction = digits.partition(",")
    if len(fraction) != 3 or not whole.strip("0"):
        return whole, fraction, ""
    if countable and grouped:
        return whole + fraction, "", "english-grouping"
    return whole, fraction, "ambiguous-separator"


def cardinal(words: list[str]) -> tuple[Decimal | None, int]:
    """The longest number at the start of lower-case `words`: its value and how many words it takes.

    "tỷ rưỡi" and "nửa triệu" are numbers. "hai ba" (two or three) is none, and "hai trăm ba" is
    200 and a word left over, because some mean 203 by it and others 230.
    """
    total, count, last_scale = Decimal(0), 0, Decimal("Infinity")
    while count < len(words):
        part, taken = _group(words, count)
        scale, scaled = _scale(words, count + taken)
        bare_digit = taken == 1 and words[count] in DIGIT_WORDS and not scaled
        if part is None or scale >= last_scale or (count and bare_digit):
            break
        total = EXACT.add(total, EXACT.multiply(part, scale))
        count += taken + scaled
        halved = scale if scaled else Decimal(100 if part >= 100 else 0)
        if halved and _word(words, count) == "rưỡi":
            return plain(EXACT.add(total, EXACT.multiply(halved, HALF))), count + 1
        if not scaled:
            break
        last_scale = scale
    if not count or _is_vague_pair(words):
        return None, 0
    return plain(total), count


def _word(words: list[str], index: int) -> str:
    return words[index] if index < len(words) else ""


def _is_vague_pair(words: list[str]) -> bool:
    """Two digits in a row, as in "hai ba người", are a guess; "năm năm" is five years."""
    return words[0] in DIGIT_WORDS and _word(words, 1) in DIGIT_WORDS.keys() - {"năm"}


def _scale(words: list[str], index: int) -> tuple[Decimal, int]:
    """The product of the multiplier words at `index`, and how many they are.

    A chain climbs, as in "nghìn tỷ", which also keeps the product within bounds.
    """
    product, last, taken = Decimal(1), Decimal(1), 0
    while (factor := _SPOKEN_SCALES.get(_word(words, index + taken))) and factor > last:
        product, last = EXACT.multiply(product, factor), factor
        taken += 1
    return product, taken


def _group(words: list[str], index: int) -> tuple[Decimal | None, int]:
    """A number below one thousand at `index`, or the half or silent one before a multiplier."""
    word, following = words[index], _word(words, index + 1)
    if word == "nửa":
        return (HALF, 1) if following in _SPOKEN_SCALES else (None, 0)
    if word in _SPOKEN_SCALES:
        return (Decimal(1), 0) if following == "rưỡi" else (None, 0)
    if word in DIGIT_WORDS and following == "trăm":
        rest, taken = _below_hundred(words, index + 2)
        if taken == 1 and rest < 10:
            rest, taken = 0, 0
        return Decimal(DIGIT_WORDS[word] * 100 + rest), 2 + taken
    if word in {"linh", "lẻ"} and not index:
        return None, 0
    value, taken = _below_hundred(words, index)
    return (Decimal(value), taken) if taken else (None, 0)


def _below_hundred(words: list[str], index: int) -> tuple[int, int]:
    """A number from 0 to 99 at `index`, and how many words it takes."""
    word, following = _word(words, index), _word(words, index + 1)
    if word in {"linh", "lẻ"}:
        return (DIGIT_WORDS[following], 2) if following in DIGIT_WORDS else (0, 0)
    if word == "mười":
        ones, taken = _ones(words, index + 1)
        return 10 + ones, 1 + taken
    if word not in DIGIT_WORDS:
        return 0, 0
    tens = DIGIT_WORDS[word]
    if following in {"mươi", "mười"}:
        ones, taken = _ones(words, index + 2)
        return tens * 10 + ones, 2 + taken
    if tens and following in _ONLY_AFTER_TENS:
        return tens * 10 + _ONLY_AFTER_TENS[following], 2
    return tens, 1


def _ones(words: list[str], index: int) -> tuple[int, int]:
    """The ones after the tens. "năm" is five only before a multiplier: "hai mươi năm" is years."""
    word = _word(words, index)
    if word == "không" or (word == "năm" and _word(words, index + 1) not in _SPOKEN_SCALES):
        return 0, 0
    return (_AFTER_TENS[word], 1) if word in _AFTER_TENS else (0, 0)
