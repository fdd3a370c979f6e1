"""Bytes of an old file to text: which code page they are written in, told by what they spell.

Before Unicode, Vietnamese was written in code pages that nothing in a file names. Most bytes mean
something in each of them, but only in the right one do they spell Vietnamese syllables. Nothing is
taken for certain that does not: a wrong guess would ruin every word.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

from magbuild.vietnamese.syllables import is_syllable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_FEWEST_WORDS = 8
_CERTAIN = 0.9
_DOUBTFUL = 0.6
_SAMPLE = 200_000  # bytes are many more than it takes to be certain
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a"})
_MOST_CONTROLS = 0.01
_WORD_EDGES = re.compile(r"[\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f“”‘’–—…«»\xa0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was in.

    `words` is how many words with marks were looked at, `spelled` how many of them are syllables;
    both are 0 where the encoding was plain to see.
    """

    text: str
    encoding: str
    marked: bool = False
    words: int = 0
    spelled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Why bytes are no certain text: `binary`, or no code page that spells well enough.

    `closest` is the best of them with the share of words that it spells, as a percentage.
    """

    binary: bool
    closest: str = ""
    percent: int = 0


def decode_any(data: bytes) -> Decoded | Undecided:
    """The text of some bytes in any encoding of Vietnamese, not normalised yet."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, codec, name)
    if b"\x00" in data:
        return _unmarked_utf16(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)
    return _twice_encoded(text) or Decoded(text=text, encoding="UTF-8")


def _marked(data: bytes, codec: str, name: str) -> Decoded | Undecided:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return Undecided(binary=True)
    return Decoded(text=text.removeprefix("\ufeff"), encoding=name, marked=True)


def _unmarked_utf16(data: bytes) -> Decoded | Undecided:
    """Text never holds the byte 0, unless its characters have two bytes each."""
    readings = {"UTF-16LE": _codec("utf-16-le"), "UTF-16BE": _codec("utf-16-be")}
    found = _best(data, readings)
    return found if isinstance(found, Decoded) else Undecided(binary=True)


def _legacy(data: bytes) -> Decoded | Undecided:
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        return Undecided(binary=True)
    found = _best(data, _CODE_PAGES)
    if isinstance(found, Decoded):
        return found
    words, spelled = _spelled(data[:_SAMPLE].decode("utf-8", errors="replace"))
    percent = 100 * spelled // words if words else 0
    damaged = Undecided(binary=False, closest="UTF-8", percent=percent)
    return max(found, damaged, key=lambda one: one.percent)


def _twice_encoded(text: str) -> Decoded | None:
    """A text in an old code page that somebody saved as UTF-8: "C«ng ty", "Coâng ty"."""
    if text.isascii():
        return None
    words, spelled = _spelled(text)
    if words < _FEWEST_WORDS or spelled >= _DOUBTFUL * words:
        return None
    try:
        data = text.encode("cp1252")
    except UnicodeEncodeError:
        return None
    found = _best(data, {name: _CODE_PAGES[name] for name in ("TCVN3 (ABC)", "VNI")})
    return found if isinstance(found, Decoded) else None


_Reading = Callable[[bytes], str]


def _best(data: bytes, readings: Mapping[str, _Reading]) -> Decoded | Undecided:
    """The one reading that spells Vietnamese, if all others clearly do not."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    shares: list[tuple[float, str, int, int]] = []
    for name, read in readings.items():
        try:
            words, spelled = _spelled(read(sample))
        except UnicodeDecodeError:
            continue
        shares.append((spelled / words if words else 0.0, name, words, spelled))
    shares.sort(reverse=True)
    if not shares:
        return Undecided(binary=False)
    share, name, words, spelled = shares[0]
    rival = shares[1][0] if len(shares) > 1 else 0.0
    undecided = Undecided(binary=False, closest=name, percent=int(100 * share))
    if share < _CERTAIN or rival > _DOUBTFUL or words < _FEWEST_WORDS:
        return undecided
    try:
        text = readings[name](data)
    except UnicodeDecodeError:
        return undecided
    return Decoded(text=text, encoding=name, words=words, spelled=spelled)


def _spelled(text: str) -> tuple[int, int]:
    """How many words with signs beyond ASCII a text has, and how many of them are syllables."""
    words = [word for word in _WORD_EDGES.split(text) if not word.isascii()]
    return len(words), sum(map(is_syllable, words))


def _codec(name: str) -> _Reading:
    return lambda data: data.decode(name)


def _windows_1258(data: bytes) -> str:
    """Tones follow their vowels as combining marks."""
    return unicodedata.normalize("NFC", data.decode("cp1258"))


_TCVN3_LETTERS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""TCVN 5712:1993, VN3, the set of the ABC fonts: letters from a first byte on."""

_TCVN3: dict[int, str] = {
    first + place: letter
    for first, letters in _TCVN3_LETTERS.items()
    for place, letter in enumerate(letters)
}


def _tcvn3(data: bytes) -> str:
    """Bytes that are no letters of the set are what Windows made of them: quotes and dashes."""
    return "".join(
        chr(byte) if byte < 0x80 else _TCVN3.get(byte) or bytes((byte,)).decode("cp1252")
        for byte in data
    )


_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = dict(
    zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)
)
_BREVE = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_ALONE = dict(zip("ñôöæóòîìí", "đơưỉĩịỵìí", strict=True))


def _vni_table() -> dict[str, str]:
    """What one or two characters of VNI for Windows stand for: a letter, and a sign behind it."""
    table = dict(_ALONE)
    for letter, (sign, tone) in product("aeouyôö", _TONES.items()):
        table[letter + sign] = _ALONE.get(letter, letter) + tone
    for letter, (sign, tone) in product("aeo", _CIRCUMFLEX.items()):
        table[letter + sign] = f"{letter}\u0302{tone}"
    for sign, tone in _BREVE.items():
        table[f"a{sign}"] = f"a\u0306{tone}"
    cased = {}
    for written, meant in table.items():
        cased[written] = meant
        cased[written[0].upper() + written[1:]] = meant.capitalize()
        cased[written.upper()] = meant[0].upper() + meant[1:]
    return {written: unicodedata.normalize("NFC", meant) for written, meant in cased.items()}


_VNI = _vni_table()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def _vni(data: bytes) -> str:
    return _VNI_SIGNS.sub(lambda found: _VNI[found[0]], data.decode("cp1252"))


_CODE_PAGES: Mapping[str, _Reading] = {
    "windows-1258": _windows_1258,
    "TCVN3 (ABC)": _tcvn3,
    "VNI": _vni,
}
