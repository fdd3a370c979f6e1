"""The Vietnamese alphabetical order of CLDR (`vi`), as ICU sorts, without ICU.

Three passes over the whole string: letters, then marks, then case. ă â đ ê ô ơ ư are letters of
their own; ch, ng, th are not. Printed dictionaries compare syllable by syllable and disagree now
and then (a dictionary puts "hà nội" before "há miệng").
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from magbuild.vietnamese.text import clean, nfc, true_d
from magbuild.vietnamese.tones import TONE_MARKS

CollationKey = tuple[str, str, str, str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# The root order of what stands in Vietnamese prose; a rarer sign follows these.
_SIGNS = "\t\n\v\f\r\u2028\u2029 _-‐‒–—―,;:!¡?¿.·'‹›\"«»()[]{}§¶@*/\\&#%‰†‡•′″`^°©®+±÷×<=>¬|¦~−⁄"
_OTHER_SIGN = "other sign"
_CURRENCIES = "¤¢$£¥₩₪₫€"
_DIGITS = "0123456789"
_WEIGHTS = {
    sign: chr(position)
    for position, sign in enumerate(
        (*_SIGNS, _OTHER_SIGN, *_CURRENCIES, *_DIGITS, *_ALPHABET), start=1
    )
}
_AFTER_THE_ALPHABET = chr(len(_WEIGHTS) + 1)

_PLAIN = "\1"
_MARKS = TONE_MARKS + "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0338\u0327\u0328\u0304"
_MARK_WEIGHTS = {mark: chr(position) for position, mark in enumerate(_MARKS, start=2)}
_OTHER_MARK = chr(len(_MARKS) + 2)
_CURLED = {
    "‘": ("'", "\2"),
    "’": ("'", "\3"),
    "‚": ("'", "\4"),
    "“": ('"', "\2"),
    "”": ('"', "\3"),
    "„": ('"', "\4"),
}


@lru_cache(maxsize=16384)
def collation_key(text: str) -> CollationKey:
    """What to sort by: letters, marks, case, then the text itself so that no two texts tie.

    Only canonically equal texts (NFC and NFD) have one key. Letters of other alphabets follow z.
    """
    text = true_d(clean(text))
    elements = [_element(character) for character in text]
    return (
        "".join(letters for letters, _, _ in elements),
        "".join(marks for _, marks, _ in elements),
        "".join(cases for _, _, cases in elements),
        text,
    )


def name_key(name: str) -> tuple[CollationKey, CollationKey]:
    """What to sort people by: the given name, which is the last word, then the rest."""
    *rest, given = clean(name).split() or [""]
    return collation_key(given), collation_key(" ".join(rest))


def heading(text: str) -> str:
    """The heading of an A–Z index under which the text stands: `Đ`, `Ư`; `#` for no letter."""
    first = next(filter(str.isalnum, true_d(clean(text))), "")
    letters, _, _ = _element(first)
    return _HEADINGS.get(letters[:1], "#")


_HEADINGS = {_WEIGHTS[letter]: letter.upper() for letter in _ALPHABET}


@lru_cache(maxsize=4096)
def _element(character: str) -> tuple[str, str, str]:
    """The weights of one NFC character on the three levels."""
    if character in _CURLED:
        straight, variant = _CURLED[character]
        return _WEIGHTS[straight], variant, "0"
    letters = marks = cases = ""
    for part in _parts(character):
        if unicodedata.combining(part):
            marks += _MARK_WEIGHTS.get(part, _OTHER_MARK)
        elif weight := _letter_weight(part.lower()):
            letters += weight
            marks += _PLAIN
            cases += "1" if part != part.lower() else "0"
    return letters, marks, cases


def _parts(character: str) -> Iterator[str]:
    """Letters and marks apart, but ă, ơ and their like whole: ắ is ă and sắc."""
    decomposed = unicodedata.normalize("NFKD", character)
    for letter in nfc("".join(part for part in decomposed if part not in TONE_MARKS)):
        if letter.lower() in _WEIGHTS:
            yield letter
        else:
            yield from unicodedata.normalize("NFD", letter)
    yield from filter(TONE_MARKS.__contains__, decomposed)


def _letter_weight(letter: str) -> str:
    if letter in _WEIGHTS:
        return _WEIGHTS[letter]
    category = unicodedata.category(letter[0])
    if category in {"Cc", "Cf"}:
        return ""
    if category[0] in "PSZ":
        return _WEIGHTS[_OTHER_SIGN] + letter
    return _AFTER_THE_ALPHABET + letter
