"""Running text cut into sentences, each with its place in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NEVER_LAST = frozenset(
    (
        "tp",
        "tx",
        "tt",
        "ts",
        "ths",
        "th.s",
        "gs",
        "pgs",
        "bs",
        "ks",
        "ngưt",
        "nsưt",
        "nsnd",
        "q",
        "p",
        "st",
        "tr",
        "nxb",
        "t.s",
        "v.v",
    )
)
_LAST_LETTERS = frozenset(word[-1] for word in _NEVER_LAST)
_WINDOW = max(map(len, _NEVER_LAST)) + 1

# One set of signs comes first, because the search for it is fastest.
_BOUNDARY = re.compile(
    r"[.!?…\n](?:"
    r"(?<![.!?…][.!?…])(?<!\n)[.!?…]*+(?P<close>[”’\"'»)\]]*+)(?P<gap>\s++)"
    r"|(?<=\n)(?P<blank>[^\S\n]*+\n\s*+)"
    r")"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")
_OPENING = re.compile(r"[“‘\"'«(\[–—\-\s]*+")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_LIST_NUMBER = re.compile(r"[“‘\"'(\[\s]*+(?:\d{1,3}|[IVX]{1,5}|[A-Za-zĐđ])\Z")
_LONGEST_LIST_NUMBER = 8


class Sentence(NamedTuple):
    """`text` is what stands from `start` up to `end`, without the space around it."""

    start: int
    end: int
    text: str


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in order. Between and around them there is nothing but white space.

    A sentence ends at `. ! ? …` before a capital, a digit or a sign, and at a blank line; a single
    line break is a space. It does not end inside a number, after an abbreviation that wants a
    following word (TP. PGS. v.v.) or after the number of a list item.
    """
    spans = _trimmed_spans(text)
    return tuple(Sentence(start, end, text[start:end]) for start, end in spans if start < end)


def _trimmed_spans(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for boundary in _BOUNDARY.finditer(text):
        if boundary["blank"] is not None:
            yield start, start + len(text[start : boundary.start()].rstrip())
        elif _is_end(text, start, boundary):
            yield start, boundary.start("gap")
        else:
            continue
        start = boundary.end()
    yield start, len(text.rstrip())


def _is_end(text: str, start: int, boundary: re.Match[str]) -> bool:
    if boundary["gap"] != " " and _BLANK_LINE.search(boundary["gap"]):
        return True
    opening = _OPENING.match(text, boundary.end())
    following = opening.end() if opening else boundary.end()
    if text[following : following + 1].islower():
        return False
    before = boundary.start()
    if text[before : boundary.start("close")] != ".":
        return True
    if before - start <= _LONGEST_LIST_NUMBER and _LIST_NUMBER.match(text[start:before]):
        return False
    return not _wants_a_word(text[max(start, before - _WINDOW) : before])


def _wants_a_word(tail: str) -> bool:
    """Whether the text ends in an abbreviation that never ends a sentence."""
    if tail[-1:].lower() not in _LAST_LETTERS:
        return False
    last = _LAST_WORD.search(tail)
    if last is None:
        return False
    word = last[0].lower()
    return word in _NEVER_LAST or word.rpartition(".")[2] in _NEVER_LAST
