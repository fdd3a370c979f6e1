"""Arithmetic on figures that keeps what they admit: bounds, ranges and units survive it.

Sums are exact. Shares and rates are of something else and are no summands; ages, anniversaries and
comparisons are no amounts at all.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext

from magbuild.vietnamese.numerals import EXACT, plain
from magbuild.vietnamese.qualifiers import Bound
from magbuild.vietnamese.quantities import Kind, Quantity

_NOTHING = Decimal(0)
_NO_AMOUNTS = frozenset({Kind.COMPARISON, Kind.ANNIVERSARY, Kind.AGE})
_YEARS = frozenset({"năm", "thập kỷ", "thế kỷ"})
_SHARES = frozenset({Kind.PERCENT, Kind.POINTS, Kind.RATIO, Kind.TEMPERATURE})
_AT_LEAST = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_AT_MOST = frozenset({Bound.BELOW, Bound.AT_MOST})


def is_amount(quantity: Quantity) -> bool:
    """Whether a figure may be brought together with others of its measure at all.

    A number of years is an age, an anniversary or a stretch of time, whatever it is called.
    """
    aside = quantity.kind in _NO_AMOUNTS or quantity.unit in _YEARS
    return not aside and quantity.comparison is None and quantity.fraction is None


def is_summand(quantity: Quantity) -> bool:
    """Whether a figure may be added to another of its unit."""
    return is_amount(quantity) and quantity.kind not in _SHARES and not quantity.per


def combined_bound(bounds: Iterable[Bound]) -> Bound:
    """The bound of a sum: what is known from one side only stays so, anything else is "about"."""
    known = set(bounds)
    upward, downward = bool(known & _AT_LEAST), bool(known & _AT_MOST)
    if Bound.ABOUT in known or (upward and downward):
        return Bound.ABOUT
    if upward or downward:
        return Bound.AT_LEAST if upward else Bound.AT_MOST
    return Bound.EXACT


def sum_of(quantities: Sequence[Quantity]) -> Quantity:
    """The sum of figures of one unit, ranges end by end; that of one figure is the figure."""
    if len(quantities) == 1:
        return quantities[0]
    with localcontext(EXACT):
        low = sum([one.value for one in quantities], _NOTHING)
        wide = [one.value_max - one.value for one in quantities if one.value_max is not None]
        high = sum(wide, low)
    return _like(quantities, low, high, combined_bound({one.bound for one in quantities}))


def mean_of(quantities: Sequence[Quantity], weights: Sequence[Quantity]) -> Quantity:
    """The weighted mean of figures of one unit; that of one figure is the figure.

    It has as many decimals as the most precise of them, a share one more, rounded half to even;
    where that changes it, or a weight is not exactly known, it is "about".
    """
    if len(quantities) == 1:
        return quantities[0]
    shares = [weight.value for weight in weights]
    low = _weighted([one.value for one in quantities], shares)
    high = _weighted([_top(one) for one in quantities], shares)
    finest = min(0, *(_exponent(one) for one in quantities))
    step = Decimal(1).scaleb(finest - (quantities[0].kind in _SHARES))
    rounded_low, rounded_high = (end.quantize(step, context=EXACT) for end in (low, high))
    is_sure = all(one.bound is Bound.EXACT for one in weights)
    bounds = [one.bound for one in quantities]
    if not is_sure or (rounded_low, rounded_high) != (low, high):
        bounds.append(Bound.ABOUT)
    return _like(quantities, rounded_low, rounded_high, combined_bound(bounds))


def _weighted(values: list[Decimal], shares: list[Decimal]) -> Decimal:
    above = below = Decimal(0)
    for value, share in zip(values, shares, strict=True):
        above = EXACT.fma(value, share, above)
        below = EXACT.add(below, share)
    return EXACT.divide(above, below)


def _exponent(quantity: Quantity) -> int:
    return min(int(end.as_tuple().exponent) for end in (quantity.value, _top(quantity)))


def _top(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.value_max is None else quantity.value_max


def _like(quantities: Sequence[Quantity], low: Decimal, high: Decimal, bound: Bound) -> Quantity:
    """A figure of the same measure; the counted noun stays where all agree on it."""
    first = quantities[0]
    agreed = len({one.noun for one in quantities}) == 1
    return Quantity(
        value=plain(low),
        value_max=plain(high) if high != low else None,
        unit=first.unit,
        bound=bound,
        per=first.per,
        kind=first.kind,
        noun=first.noun if agreed else "",
        printed="",
    )
