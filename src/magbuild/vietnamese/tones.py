"""Where the tone mark stands in open oa, oe and uy: hòa or hoà.

Both spellings are right. The old one marks the first vowel (newspapers, most legal names), the
new one the second (schoolbooks, Decision 1989/QĐ-BGDĐT). Closed syllables (hoàn) and syllables
after q (quý) have one form only and are never changed.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from typing import Literal

Placement = Literal["keep", "old", "new"]

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of the alphabet, weakest first."""


def retone(text: str, placement: Placement) -> str:
    """Every open oa, oe, uy in one spelling; `keep` gives the text back as it is.

    The result of `old` and `new` is NFC.
    """
    if placement == "keep":
        return text
    spelling = _TO_OLD if placement == "old" else _TO_NEW

    def respelled(rime: re.Match[str]) -> str:
        window = rime.string[max(0, rime.start() - _LONGEST_ONSET - 1) : rime.start()]
        return spelling.get(rime[0], rime[0]) if _ONSET.search(window) else rime[0]

    return _OPEN_RIME.sub(respelled, unicodedata.normalize("NFC", text))


def misplaced_tones(text: str) -> Iterator[tuple[int, int, str]]:
    """Misspellings such as qúy and hòan: start, end and what to write instead, in order."""
    for match in _MISPLACED.finditer(text):
        letters = unicodedata.normalize("NFD", match[0])
        mark = next(filter(TONE_MARKS.__contains__, letters))
        right = unicodedata.normalize("NFC", letters.replace(mark, "") + mark)
        yield match.start(), match.end(), right


def _both_spellings() -> Iterator[tuple[str, str]]:
    for rime, mark in product(("oa", "oe", "uy"), TONE_MARKS):
        for first, second in product(*((letter, letter.upper()) for letter in rime)):
            yield (
                unicodedata.normalize("NFC", first + mark + second),
                unicodedata.normalize("NFC", first + second + mark),
            )


def _marked(letters: str) -> str:
    return unicodedata.normalize("NFC", "".join(map("".join, product(letters, TONE_MARKS))))


_TO_NEW = dict(_both_spellings())
_TO_OLD = {new: old for old, new in _TO_NEW.items()}

_ONSET = re.compile(r"(?<![^\W\d_])[bcdđghklmnprstvx]{0,3}\Z", re.IGNORECASE)
_LONGEST_ONSET = 3

_OLD_RIME = f"[{_marked('oO')}][aeAE]|[{_marked('uU')}][yY]"
_NEW_RIME = f"[oO][{_marked('aeAE')}]|[uU][{_marked('yY')}]"
_OPEN_RIME = re.compile(rf"(?:{_OLD_RIME}|{_NEW_RIME})(?![^\W\d_]|[\u0300-\u036f])")
_MISPLACED = re.compile(
    rf"(?<=[qQ])[{_marked('uU')}][aăâeêioôơyAĂÂEÊIOÔƠY]"
    rf"|(?:{_OLD_RIME})(?=(?:(?i:ng|nh|ch|[cimnoptuy]))(?![^\W\d_]))"
)
