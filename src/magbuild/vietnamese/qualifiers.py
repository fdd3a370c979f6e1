"""The words that bound a figure: "hơn", "gần", "khoảng", "ít nhất", "… trở lên"."""

import re
from enum import StrEnum
from typing import NamedTuple

from magbuild.vietnamese.units import GAP


class Bound(StrEnum):
    """How the true value lies to the stated one."""

    EXACT = "exact"
    ABOVE = "above"
    BELOW = "below"
    ABOUT = "about"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


QUALIFIERS: dict[str, Bound] = {
    phrase: bound
    for bound, phrases in {
        Bound.ABOVE: "hơn; trên; quá; vượt mốc; vượt quá; nhiều hơn; lớn hơn",
        Bound.BELOW: "gần; ngót; dưới; chưa đến; chưa đầy; chưa tới; ít hơn; nhỏ hơn",
        Bound.ABOUT: "khoảng; chừng; độ; ước; ước đạt; ước tính; ước khoảng; xấp xỉ; cỡ; trên dưới",
        Bound.AT_LEAST: "ít nhất; tối thiểu; không dưới; không ít hơn",
        Bound.AT_MOST: "nhiều nhất; tối đa; không quá; có thể lên đến; có thể lên tới",
        # "up to" in a plain report is rhetoric: the figure was reached
        Bound.EXACT: "lên đến; lên tới; một trong; một trong số; một trong những; 1 trong",
    }.items()
    for phrase in phrases.split("; ")
}

DEFAULT_WORDS: dict[Bound, str] = {
    Bound.ABOVE: "hơn",
    Bound.BELOW: "gần",
    Bound.ABOUT: "khoảng",
    Bound.AT_LEAST: "ít nhất",
    Bound.AT_MOST: "tối đa",
}
"""The word to write for a bound that came without one."""

# "độ" ends many words in which it bounds nothing.
_DEGREE = ["độ"]
_COMPOUNDS = frozenset({"cường", "chế", "mật", "mức", "nhiệt", "tiến", "tốc", "trình"})
TRAILING: dict[str, Bound] = {"trở lên": Bound.AT_LEAST, "trở xuống": Bound.AT_MOST}
_TRAILING = re.compile(GAP + r"(trở[^\S\n]+(?:lên|xuống))(?!\w)")


class Qualifier(NamedTuple):
    """A bound, and how many words in front of the number state it.

    After `one_of_n` ("một trong 3 trung tâm") the number is the size of a set and no result.
    """

    bound: Bound
    words: int
    one_of_n: bool = False


UNQUALIFIED = Qualifier(Bound.EXACT, 0)

_BY_LAST_WORD: dict[str, list[tuple[list[str], Qualifier]]] = {}
for _phrase in sorted(QUALIFIERS, key=len, reverse=True):
    _words = _phrase.split()
    _qualifier = Qualifier(QUALIFIERS[_phrase], len(_words), "trong" in _words)
    _BY_LAST_WORD.setdefault(_words[-1], []).append((_words, _qualifier))


def qualifier_before(words: list[str]) -> Qualifier:
    """The longest qualifier with which the lower-case `words` in front of a number end."""
    phrases = _BY_LAST_WORD.get(words[-1]) if words else None
    for phrase, qualifier in phrases or ():
        if words[-len(phrase) :] == phrase:
            compound = phrase == _DEGREE and len(words) > 1 and words[-2] in _COMPOUNDS
            return UNQUALIFIED if compound else qualifier
    return UNQUALIFIED


def qualifier_after(text: str, position: int) -> tuple[Bound, str, int] | None:
    """The bound behind a figure, as in "70% trở lên": bound, words, end."""
    trailing = _TRAILING.match(text, position)
    if not trailing:
        return None
    words = " ".join(trailing[1].split())
    return TRAILING[words], words, trailing.end()
