"""Figures written in Vietnamese: dots for thousands, a comma for decimals, no-break spaces."""

from decimal import Decimal

from magbuild.vietnamese.numerals import EXACT, plain
from magbuild.vietnamese.qualifiers import DEFAULT_WORDS, TRAILING
from magbuild.vietnamese.quantities import Quantity
from magbuild.vietnamese.text import NO_BREAK_SPACE

MINUS = "\u2212"
EN_DASH = "\u2013"

_VIETNAMESE_SIGNS = str.maketrans({",": ".", ".": ",", "-": MINUS})
_SIGNS = frozenset({"%", "‰"})
_WORDS_OF_UNITS = {"VND": "đồng"}
_COMPACT = ((Decimal(10**9), "tỷ"), (Decimal(10**6), "triệu"))
_MOST_COMPACT_DECIMALS = 3


def write_number(value: Decimal) -> str:
    """1234.5 as "1.234,5"; no zeros are added, and the minus sign is U+2212."""
    return format(plain(value), ",f").translate(_VIETNAMESE_SIGNS)


def machine_number(value: Decimal) -> str:
    """1234.5 as "1234.5", for JSON, CSV and data attributes: a dot and no grouping."""
    return format(plain(value), "f")


def write(quantity: Quantity, *, compact: bool = False) -> str:
    """The figure in words that `read` understands as the same quantity.

    `compact` shortens a million and more to "triệu" and "tỷ" where that is exact with at most three
    decimals: "97,035 tỷ đồng". The source's own figure is `quantity.printed`.
    """
    comparison = quantity.comparison
    parts = [comparison.verb if comparison else "", *_bounded(quantity, compact)]
    figure = NO_BREAK_SPACE.join(part for part in parts if part)
    if quantity.noun and quantity.unit in _SIGNS:
        figure += f" {quantity.noun}"
    return f"{figure} {comparison.baseline}" if comparison and comparison.baseline else figure


def _bounded(quantity: Quantity, compact: bool) -> tuple[str, ...]:
    """The parts of the figure in order, with the word for its bound before or behind it."""
    word = quantity.qualifier or DEFAULT_WORDS.get(quantity.bound, "")
    measured = _measured(quantity, compact)
    return (measured, word) if word in TRAILING else (word, measured)


def _measured(quantity: Quantity, compact: bool) -> str:
    number, scale = _number(quantity, compact)
    unit = quantity.unit
    if unit in _SIGNS:
        figure = number + unit
    else:
        words = quantity.noun or _WORDS_OF_UNITS.get(unit, unit)
        if quantity.fraction:
            words = f"số{NO_BREAK_SPACE}{words}"
        figure = NO_BREAK_SPACE.join(part for part in (number, scale, words) if part)
    return "/".join((figure, *quantity.per))


def _number(quantity: Quantity, compact: bool) -> tuple[str, str]:
    """The digits, and the multiplier word that follows them, if any."""
    if quantity.fraction:
        over, under = quantity.fraction
        return f"{over}/{under}", ""
    low, high = quantity.value, quantity.value_max
    if quantity.comparison:
        low = low.copy_abs()
    scalable = compact and quantity.unit not in _SIGNS
    scale, word = _scale(low, high) if scalable else (Decimal(1), "")
    ends = (low,) if high is None else (low, high)
    return EN_DASH.join(write_number(EXACT.divide(end, scale)) for end in ends), word


def _scale(low: Decimal, high: Decimal | None) -> tuple[Decimal, str]:
    """The largest multiplier that is not above the number, if it leaves few enough decimals."""
    for scale, word in _COMPACT:
        if low.copy_abs() >= scale:
            ends = (low,) if high is None else (low, high)
            exact = all(_is_short(EXACT.divide(end, scale)) for end in ends)
            return (scale, word) if exact else (Decimal(1), "")
    return Decimal(1), ""


def _is_short(value: Decimal) -> bool:
    exponent = plain(value).as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_MOST_COMPACT_DECIMALS
