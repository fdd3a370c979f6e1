"""Faults of spelling that the eye does not see: wrong alphabets, old encodings, lost spaces."""

import re
from collections.abc import Iterator

from magbuild.vietnamese.fixes import Fix, Rule, fix_of, replacing
from magbuild.vietnamese.text import nfc, true_d
from magbuild.vietnamese.tones import misplaced_tones

_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*")
_MARK = re.compile("[\u0300-\u036f]")
# Cyrillic and Greek letters that print like Latin ones.
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕАВЕКМНОРСТХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsABEKMHOPCTXIJSoABEZHIKMNOPTYX",
)
_SUSPECT = re.compile(f"[ÐðƉɖ{''.join(map(chr, _LOOK_ALIKES))}]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_LINE = re.compile(r"[^\n]+")
_PIECE = re.compile(r"\S+")
# A sign or a capital inside a small word (TCVN3: ViÖt, hoµ), or a vowel before a letter that
# Vietnamese has not (VNI: Vieät, hoøa). A few such words are foreign names, many are not.
_LEGACY = re.compile(
    r"[a-zà-ÿ][À-ÖØ-Þµ¸¶·¹¨»¾¼½©®ª«¬][a-zà-ÿ]|[a-z][µ¸¶·¨¾¼½¬]\Z|[aeiouyôö][øûïäåëüÿ]"
)


def _not_nfc(text: str) -> Iterator[Fix]:
    for word in _WORD.finditer(text) if _MARK.search(text) else ():
        composed = nfc(word[0])
        if composed != word[0]:
            yield fix_of(word, "not-nfc", composed)


def _look_alike_letters(text: str) -> Iterator[Fix]:
    """Words of mixed alphabets; a word that is wholly Russian or Greek is left alone."""
    for word in _WORD.finditer(text) if _SUSPECT.search(text) else ():
        if _SUSPECT.search(word[0]) and _LATIN.search(word[0]):
            latin = nfc(true_d(word[0]).translate(_LOOK_ALIKES))
            yield fix_of(word, "look-alike-letter", latin)


def _legacy_encoding(text: str) -> Iterator[Fix]:
    """Lines that look like TCVN3 or VNI text read with a modern font; no replacement."""
    for line in _LINE.finditer(text):
        pieces = list(_PIECE.finditer(line[0]))
        words = [piece for piece in pieces if _LEGACY.search(piece[0])]
        if len(words) > max(1, len(pieces) // 5):
            start, end = line.start() + words[0].start(), line.start() + words[-1].end()
            yield Fix(
                start=start,
                end=end,
                kind="legacy-encoding",
                found=text[start:end],
                replacement=None,
            )


def _misplaced_tones(text: str) -> Iterator[Fix]:
    for start, end, right in misplaced_tones(text):
        yield Fix(
            start=start,
            end=end,
            kind="misplaced-tone",
            found=text[start:end],
            replacement=right,
        )


_missing_space = replacing("missing-space", r"(?<=[^\W_][;,])(?P<bad>)(?=[^\W\d_])", " ")

PROOFREADING: tuple[Rule, ...] = (
    _legacy_encoding,
    _not_nfc,
    _look_alike_letters,
    _misplaced_tones,
    _missing_space,
)
