"""What fingers do to Vietnamese words: Telex and VNI with no such keyboard at work, and slips."""

import random
import unicodedata

_TELEX = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_TELEX_LETTERS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI_LETTERS = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}

_LONG = 5
"""Letters of a word in which a slip is still understood."""


def telex(text: str) -> str:
    """The keys of a text by Telex, each tone at the end of its syllable."""
    return _pressed(text, _TELEX, _TELEX_LETTERS)


def vni(text: str) -> str:
    """The keys of a text by VNI."""
    return _pressed(text, _VNI, _VNI_LETTERS)


def slip(chance: random.Random, text: str) -> str:
    """A text with one slip in one of its long words; the text itself where it has none."""
    words = text.split()
    long = [number for number, word in enumerate(words) if len(word) >= _LONG and word.isalpha()]
    if not long:
        return text
    number = chance.choice(long)
    words[number] = _slipped(chance, words[number])
    return " ".join(words)


def _slipped(chance: random.Random, word: str) -> str:
    """Two neighbours exchanged, a letter twice, or a letter lost, within the word."""
    at = chance.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    doubled = word[:at] + word[at] * 2 + word[at + 1 :]
    lost = word[:at] + word[at + 1 :]
    forms = [one for one in (swapped, doubled, lost) if one != word and len(one) >= _LONG]
    return chance.choice(forms)


def _pressed(text: str, tones: dict[str, str], letters: dict[str, str]) -> str:
    return " ".join(_syllable(word, tones, letters) for word in text.lower().split())


def _syllable(word: str, tones: dict[str, str], letters: dict[str, str]) -> str:
    apart = unicodedata.normalize("NFD", word)
    tone = "".join(tones[sign] for sign in apart if sign in tones)
    plain = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))
    return "".join(letters.get(letter, letter) for letter in plain) + tone
