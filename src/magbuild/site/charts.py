"""The geometry of pictures of figures, as plain values; the template draws them.

Widths are shares of the picture, so that lines and letters keep their size on every screen; heights
are multiples of the letter size. Every axis of values begins at zero.
"""

import datetime
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LINE_LENGTH = 34
"""Letters in a line of a label: what the narrowest telephone has room for."""

COURSE_LENGTH = 20
"""Letters that stand side by side under a course."""

MOST_ROOM = 24
_ROOM_STEP = 4
_LINE = Decimal("1.4")
_BASELINE = Decimal("1.0")
_BELOW_LABEL = Decimal("0.3")
_THICKNESS = Decimal("1.4")
_GAP = Decimal("1.2")
_COURSE = Decimal(5)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value to be drawn: what of, how it is written, and its ends, which differ in ranges."""

    label: str
    text: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a label and its baseline."""

    text: str
    y: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar. From `start` it is `length` wide, and a range is `more` wider in a lighter tone.

    `end` is where the value is written.
    """

    lines: tuple[Line, ...]
    text: str
    top: Decimal
    baseline: Decimal
    start: Decimal
    length: Decimal
    more: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars one below another on one axis. `room` is kept at the right for so many letters."""

    bars: tuple[Bar, ...]
    thickness: Decimal
    zero: Decimal
    height: Decimal
    room: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One value of a course. A range reaches up to `peak`."""

    x: Decimal
    y: Decimal
    peak: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """A course over time, with zero at `base`, and below it the first and the last value in words.

    The words of each stand in two lines; those of the last are lower where there is no room for
    both side by side.
    """

    dots: tuple[Dot, ...]
    base: Decimal
    first_words: tuple[Line, Line]
    last_words: tuple[Line, Line]
    height: Decimal


def bar_chart(values: Sequence[Value]) -> BarChart:
    """Values as bars, in the order given."""
    axis = _axis(values)
    bars: list[Bar] = []
    y = Decimal(0)
    for value in values:
        bars.append(_bar(value, axis, y))
        y = bars[-1].top + _THICKNESS + _GAP
    longest = max((len(bar.text) for bar in bars), default=0)
    return BarChart(
        bars=tuple(bars),
        thickness=_THICKNESS,
        zero=axis.share(Decimal(0)),
        height=max(y - _GAP, Decimal(0)),
        room=-(-longest // _ROOM_STEP) * _ROOM_STEP,
    )


def line_chart(days: Sequence[datetime.date], values: Sequence[Value]) -> LineChart:
    """The course of a figure: one value for each day, in the order of time."""
    axis, first, length = _axis(values), days[0], (days[-1] - days[0]).days
    widest = max(len(values[0].text + values[-1].text), len(values[0].label + values[-1].label))
    lower = _COURSE if widest <= COURSE_LENGTH else _COURSE + _LINE * 2

    def height(number: Decimal) -> Decimal:
        return _rounded(_COURSE - _COURSE * axis.share(number) / 100)

    return LineChart(
        dots=tuple(
            Dot(
                x=_rounded(Decimal((day - first).days * 100) / length) if length else Decimal(0),
                y=height(value.low),
                peak=height(value.high),
            )
            for day, value in zip(days, values, strict=True)
        ),
        base=height(Decimal(0)),
        first_words=_words_of_end(values[0], _COURSE),
        last_words=_words_of_end(values[-1], lower),
        height=lower + _LINE * 2 + _BELOW_LABEL,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """A stretch of numbers with zero in it."""

    bottom: Decimal
    top: Decimal

    def share(self, number: Decimal) -> Decimal:
        """How far along the axis a number lies, in percent."""
        span = self.top - self.bottom
        return _rounded((number - self.bottom) * 100 / span) if span else Decimal(0)


def _axis(values: Sequence[Value]) -> _Axis:
    bottom = min((Decimal(0), *(value.low for value in values)))
    return _Axis(bottom=bottom, top=max((Decimal(0), *(value.high for value in values))))


def _bar(value: Value, axis: _Axis, y: Decimal) -> Bar:
    """A bar under its label; a value too long to stand at its bar stands in the label."""
    beside = len(value.text) <= MOST_ROOM
    lines = _lines(value.label if beside else f"{value.label}: {value.text}", y)
    top = y + _LINE * len(lines) + _BELOW_LABEL
    start, end = sorted((axis.share(Decimal(0)), axis.share(value.low)))
    far = max(axis.share(value.high), end)
    return Bar(
        lines=lines,
        text=value.text if beside else "",
        top=top,
        baseline=top + _BASELINE,
        start=start,
        length=end - start,
        more=far - end,
        end=far,
    )


def _words_of_end(value: Value, y: Decimal) -> tuple[Line, Line]:
    return Line(text=value.text, y=y + _LINE), Line(text=value.label, y=y + _LINE * 2)


def _lines(words: str, y: Decimal) -> tuple[Line, ...]:
    return tuple(Line(text=t, y=y + _LINE * n + _BASELINE) for n, t in enumerate(_cut(words)))


def _cut(words: str) -> list[str]:
    """A label in as few lines as it needs, none much longer than another."""
    widest = _wrapped(words, LINE_LENGTH)
    longest_word = max(map(len, words.split(" ")))
    even = range(max(len(words) // max(len(widest), 1), longest_word), LINE_LENGTH)
    cuts = (_wrapped(words, width) for width in even)
    return next((cut for cut in cuts if len(cut) == len(widest)), widest)


def _wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, break_on_hyphens=False)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_CENT)
