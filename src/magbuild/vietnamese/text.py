"""Vietnamese text as a reader compares it: NFC, search form, addresses, near spellings.

The only home of python-slugify.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from slugify import slugify

from magbuild.vietnamese.tones import retone

NO_BREAK_SPACE = "\u00a0"

_INVISIBLE = re.compile("[\ufeff\u200b\u200c\u200d\u00ad]")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
# One set of signs comes first, because the search for it is fastest.
_GROUPED_NUMBER = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:\.\d{3})+(?!\d)")
# C++, C# and 6% stay three different things; every other sign only parts two syllables.
_BETWEEN_SYLLABLES = re.compile(r"[^\w+#%‰]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_I_OR_Y = re.compile(r"\b([hklmst])y\b")
_DAK_OR_DAC = re.compile(r"\bdac\b")

_LONGEST_NAME = 100


def nfc(text: str) -> str:
    """The text in Unicode normal form C, the only form that is compared or counted here."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Whether `nfc` would leave the text as it is."""
    return unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """NFC without the invisible characters: byte order mark, zero-width signs, soft hyphen."""
    return nfc(_INVISIBLE.sub("", text))


def true_d(text: str) -> str:
    """The Icelandic eth and the African D, which look like Đ on the screen, made Đ and đ."""
    # Replacing is several times as fast as translating, because most texts hold none of them.
    text = text.replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return text.replace("\u0189", "Đ").replace("\u0256", "đ")


def _plain_d(text: str) -> str:
    return true_d(text).replace("Đ", "D").replace("đ", "d")


def capitalised(text: str) -> str:
    """The first character in upper case, in NFC; nothing else changes (no title case)."""
    text = nfc(text)
    return text[:1].upper() + text[1:]


def spelling(text: str) -> str:
    """One form for all harmless variants of a spelling, with its marks kept.

    Equal are: NFC and NFD, invisible signs, Đ and its look-alikes, upper and lower case, hòa and
    hoà, all dashes, dots, quotation marks and runs of space, 1.353 and 1353.
    """
    text = true_d(unicodedata.normalize("NFKC", clean(text))).lower()
    return _syllables_apart(retone(text, "new"))


def fold(text: str, *, variants: bool = False) -> str:
    """The search form: lower case without any mark, syllables with one space between.

    With `variants`, kỹ and kĩ become one word, and so do Đắk and Đắc.
    """
    text = _plain_d(unicodedata.normalize("NFKD", clean(text)))
    text = _syllables_apart(_COMBINING.sub("", text).lower())
    if variants:
        text = _DAK_OR_DAC.sub("dak", _I_OR_Y.sub(r"\1i", text))
    return text


def same_word(one: str, other: str) -> bool:
    """Whether two spellings are the same word, marks included: ĐIỆN and điện, hòa and hoà."""
    return spelling(one) == spelling(other)


@lru_cache(maxsize=8192)
def slug(text: str, limit: int = 80) -> str:
    """A lower-case ASCII address of at most `limit` characters, cut at a hyphen.

    Empty when no letter or digit is left. Letters of other scripts are transliterated, so that a
    foreign name still has an address. Two texts may have one slug: uniqueness is the caller's.
    """
    text = _plain_d(unicodedata.normalize("NFKD", clean(text)))
    text = _APOSTROPHES.sub("", _COMBINING.sub("", text)).replace("&", " va ")
    if text.isascii():
        name = "-".join(_ASCII_WORD.findall(text.lower()))
        if len(name) <= limit:
            return name
    # Signs go before the transliteration, which would write € as EUR and join 64,8 to 648.
    text = "".join(sign if sign.isalnum() else " " for sign in text)
    return slugify(
        text,
        entities=False,
        decimal=False,
        hexadecimal=False,
        max_length=limit,
        word_boundary=True,
        save_order=True,
    )


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """What was probably meant: the candidates that differ little from the word, best first.

    Compared without marks first, then with them. One slip in about four letters is near.
    """
    wanted = fold(word)[:_LONGEST_NAME]
    slips = max(1, (len(wanted) + 1) // 4)
    near: list[tuple[int, int, str]] = []
    for candidate in dict.fromkeys(candidates):
        folded = fold(candidate)[:_LONGEST_NAME]
        if abs(len(folded) - len(wanted)) > slips:
            continue
        distance = _distance(wanted, folded)
        if distance <= slips and distance < len(folded):
            near.append((distance, _distance(_short(word), _short(candidate)), candidate))
    return tuple(candidate for _, _, candidate in sorted(near)[:limit])


def _short(text: str) -> str:
    return spelling(text)[:_LONGEST_NAME]


def _syllables_apart(text: str) -> str:
    text = _GROUPED_NUMBER.sub(lambda number: number[0].replace(".", ""), text)
    text = _APOSTROPHES.sub("", text).replace("_", " ")
    return _BETWEEN_SYLLABLES.sub(" ", text).strip()


def _distance(one: str, other: str) -> int:
    """Edits between two words: insert, drop, change, or swap two neighbours."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, opposite in enumerate(other, start=1):
            cost = min(
                above[column] + 1,
                current[column - 1] + 1,
                above[column - 1] + (letter != opposite),
            )
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == opposite:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, above = above, current
    return above[-1]
