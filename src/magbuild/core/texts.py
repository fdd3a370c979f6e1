"""Bytes of a file to clean text: UTF-8, NFC, one kind of line end, no hidden control characters.

Every text of a site comes in by this door, so the floors above never meet another form.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import islice

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

BOM = "\ufeff"
_LINE_END = re.compile("\n")
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069]"
)
# All marks and many letters, but none that Vietnamese is written with: quick to pass over.
_MARK = "[\u0300-\u036f\u0483-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\U0010ffff]"
_MAYBE_MARKS = re.compile(
    f"{_MARK}{_MARK}{{30}}"
)  # a set comes first: the search for it is fastest
MARKS = 30
"""Combining marks that may follow one letter, as Unicode's stream-safe format has it."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file and what was found on the way in.

    Undecodable bytes become U+FFFD in the text, and an error tells where; such a text is good for
    excerpts only. A byte-order mark, carriage returns and decomposed letters are mended and noted.
    """
    found: list[Diagnostic] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found.append(_undecodable(data, error, path))
        text = data.decode("utf-8", errors="replace")
    whole = Span(path=path, line=1, column=1)
    if text.startswith(BOM):
        text = text[1:]
        found.append(diagnose("MB103", whole))
    if any(map(text.__contains__, _LINE_ENDS)):
        for sign in _LINE_ENDS:
            text = text.replace(sign, "\n")
        found.append(diagnose("MB104", whole))
    if (heap := _heap_of_marks(text)) is not None:
        found.append(diagnose("MB114", position(text, heap, path), limit=MARKS))
        return text, tuple(found)
    if not unicodedata.is_normalized("NFC", text):
        at = _first_difference(text, unicodedata.normalize("NFC", text))
        text = unicodedata.normalize("NFC", text)
        found.append(diagnose("MB106", position(text, at, path)))
    found.extend(_forbidden(text, path))
    return text, tuple(found)


def forbidden_character(text: str) -> str:
    """The first character that no text of a site may hold, or nothing."""
    match = _FORBIDDEN.search(text)
    return match[0] if match else ""


def printable(text: str) -> str:
    """Text that steers no terminal: what cannot be printed becomes a visible mark."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def position(text: str, offset: int, path: str, length: int = 1) -> Span:
    """The span of `length` characters at a character offset of a text."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return Span(path=path, line=line, column=offset - starts[line - 1] + 1, length=length)


@lru_cache(maxsize=2)
def lines_of(text: str) -> list[str]:
    """The lines of a text. They are asked for once for each of thousands of findings."""
    return text.split("\n")


@lru_cache(maxsize=2)
def _line_starts(text: str) -> list[int]:
    """Where lines begin. A text with one finding often has thousands."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _heap_of_marks(text: str) -> int | None:
    """Where more marks stand on one letter than composing, which sorts them, should be given."""
    for match in _MAYBE_MARKS.finditer(text):
        run = 0
        for place in range(match.start(), len(text)):
            run = run + 1 if unicodedata.combining(text[place]) else 0
            if run > MARKS:
                return place - MARKS
            if not run and place >= match.end():
                break
    return None


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str) -> Diagnostic:
    before = data[: error.start].decode("utf-8", errors="replace")
    byte = f"0x{data[error.start]:02X}"
    return diagnose("MB105", position(before, len(before), path), byte=byte, offset=error.start)


def _first_difference(left: str, right: str) -> int:
    pairs = zip(left, right, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _forbidden(text: str, path: str) -> list[Diagnostic]:
    return [
        diagnose(
            "MB113" if match[0] in _BIDI else "MB112",
            position(text, match.start(), path),
            character=f"U+{ord(match[0]):04X}",
        )
        for match in islice(_FORBIDDEN.finditer(text), 20)
    ]
