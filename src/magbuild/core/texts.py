"""Bytes of a file to clean text: UTF-8, NFC, one kind of line end, no hidden control characters.

Every text of a site comes in by this door, so the floors above never meet another form.
"""

import re
import unicodedata

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

BOM = "\ufeff"
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069]"
)
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
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(path=path, line=line, column=column, length=length)


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
        for match in list(_FORBIDDEN.finditer(text))[:20]
    ]
