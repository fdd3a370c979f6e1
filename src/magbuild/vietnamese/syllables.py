"""Vietnamese syllables by their spelling: an onset, a rime, at most one tone."""

import re
import unicodedata

from magbuild.vietnamese.tones import TONE_MARKS

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_OPEN = (
    "(?:uyu|oai|oay|oao|oeo|uây|uôi|uya|iêu|yêu|ươi|ươu"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|ya"
    "|[aeêioôơuưy])"
)
_CLOSED = "(?:uyê|uâ|oa|oă|oe|oo|iê|yê|uô|ươ|uê|uy|[aăâeêioôơuưy])(?:ch|ng|nh|[ckmnpt])"
_SYLLABLE = re.compile(f"{_ONSET}(?:{_CLOSED}|{_OPEN})")
_TONES = re.compile(f"[{TONE_MARKS}]")


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable is: nghiêng, quyết, hoà, but not Cộäng."""
    letters = unicodedata.normalize("NFD", word.lower())
    bare, tones = _TONES.subn("", letters)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None
