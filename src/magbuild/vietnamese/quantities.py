"""Figures in Vietnamese text: "hơn 4,39 triệu USD" to an exact quantity with its bound and unit.

`read` takes a phrase that states one quantity; `find` takes running text and leaves out everything
that only looks like a figure.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from magbuild.vietnamese.comparisons import VERBS, Comparison, baseline_at, compare
from magbuild.vietnamese.mentions import (
    Mention,
    Quantity,
    figure_at,
    spoken_figure_at,
)
from magbuild.vietnamese.numerals import DIGIT_WORDS, EXACT, Unreadable, plain
from magbuild.vietnamese.qualifiers import Bound
from magbuild.vietnamese.units import UNIT_NAMES, Kind

__all__ = [
    "Bound",
    "Comparison",
    "Kind",
    "Mention",
    "Quantity",
    "Unreadable",
    "find",
    "read",
]

_DIGITS = re.compile(r"[0-9][0-9]*")  # found twice as fast as [0-9]+
# Looking for the second word of a number is ten times as fast as looking for the first one, and a
# plain space before it twice as fast as any space.
_SECOND_WORD = re.compile(
    r" (mươi|mười|Mười|mốt|lăm|nhăm|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|rưỡi)(?!\w)"
)
_TEENS = re.compile(r"[Mm]ười\s(?:một|hai|ba|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín)(?!\w)")
_FIRST_WORDS = DIGIT_WORDS.keys() - {"không"} | {"mười", "nửa", "triệu", "tỷ", "tỉ"}
_LONGEST_FIRST_WORD = max(map(len, _FIRST_WORDS))
_SPOKEN_ALONE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_FIRST_WORDS))}|trăm|nghìn|ngàn|vạn)(?!\w)", re.IGNORECASE
)
_HALVED = re.compile(r"((?:tăng|giảm)(?:\s+đi)?)\s+(?:một\s+)?nửa(?!\w)", re.IGNORECASE)
_FROM_TO = re.compile(r"(tăng|giảm)\s+từ\s+\Z", re.IGNORECASE)
_ARRIVES = re.compile(r"(?:lên|xuống|còn)(?!\w)")


def find(text: str) -> tuple[Mention, ...]:
    """Every figure in running text (in NFC), in order, none overlapping another.

    Dates, years, periods, numbers of documents, telephones, addresses and ranks are left out;
    anniversaries, ages and durations are told by their kind. A number in words counts only if it
    has several words and a unit ("hai mươi lăm hộ").
    """
    return tuple(outcome for outcome in _outcomes(text) if isinstance(outcome, Mention))


def read(text: str) -> Quantity | Unreadable:
    """The one quantity that `text` states; what it describes may follow in words.

    Errors: "no-number" (nothing, or only what looks like a figure), "invalid-number",
    "too-many-digits", and "trailing-text" where the text states more than one.
    """
    phrase = unicodedata.normalize("NFC", text).strip()
    halved = _HALVED.match(phrase)
    if halved:
        return _half(phrase, halved)
    outcomes = list(_outcomes(phrase, asked=True))
    if not outcomes:
        return Unreadable(code="no-number", printed=text)
    first = outcomes[0]
    if isinstance(first, Unreadable):
        return replace(first, printed=text)
    if len(outcomes) == 1:
        whole = first.quantity.printed == phrase
        return first.quantity if whole else replace(first.quantity, printed=phrase)
    second = outcomes[1]
    if isinstance(second, Unreadable):
        return replace(second, printed=text)
    change = _change(phrase, first, second) if len(outcomes) == 2 else None
    return change or Unreadable(code="trailing-text", printed=text, position=second.start)


def _outcomes(text: str, *, asked: bool = False) -> Iterator[Mention | Unreadable]:
    """All that is stated or badly stated, in order. Only numbers are looked at closely."""
    done = floor = 0
    for start, spoken in _places(text, asked):
        if start < done:
            continue
        look = spoken_figure_at if spoken else figure_at
        outcome, done = look(text, start, floor, asked=asked)
        if outcome:
            floor = done
            yield outcome


def _places(text: str, asked: bool) -> list[tuple[int, bool]]:
    """Where a number begins, and whether it is in words. Digits silence words that stand alone."""
    digits = [(match.start(), False) for match in _DIGITS.finditer(text)]
    if asked and not digits:
        return [(match.start(), True) for match in _SPOKEN_ALONE.finditer(text)]
    spoken = [(start, True) for start in _spoken_starts(text)]
    return sorted(digits + spoken) if spoken else digits


def _spoken_starts(text: str) -> Iterator[int]:
    """Where a number of several words begins."""
    for second in _SECOND_WORD.finditer(text):
        start, end = second.start(1), second.start()
        if _TEENS.match(text, start):
            yield start
        else:
            before = text[max(end - _LONGEST_FIRST_WORD - 1, 0) : end].split()
            if before and before[-1].lower() in _FIRST_WORDS:
                yield end - len(before[-1])


def _half(phrase: str, halved: re.Match[str]) -> Quantity:
    """ "giảm một nửa" is a fall by 50%."""
    fifty, percent = Decimal(50), UNIT_NAMES["%"]
    compared = compare(fifty, percent, halved[1].split()[0], baseline_at(phrase, halved.end()))
    return Quantity(
        value=fifty,
        unit=percent.name,
        kind=Kind.COMPARISON,
        comparison=compared[0] if compared else None,
        printed=phrase,
    )


def _change(phrase: str, first: Mention, second: Mention) -> Quantity | None:
    """The points between two percentages of which one became the other: "giảm từ 60% còn 6%"."""
    from_to = _FROM_TO.search(phrase, 0, first.start)
    shares = first.quantity.unit == second.quantity.unit == "%"
    if not (from_to and shares and _ARRIVES.search(phrase, first.end, second.start)):
        return None
    verb = from_to[1]
    return Quantity(
        value=plain(EXACT.subtract(second.quantity.value, first.quantity.value)),
        unit="điểm phần trăm",
        kind=Kind.POINTS,
        comparison=Comparison(direction=VERBS[verb.lower()], verb=verb),
        printed=phrase,
    )
