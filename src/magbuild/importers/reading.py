"""A file of an archive to clean text, with a word on everything that was mended on the way."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.files import named_file_fault
from magbuild.core.texts import forbidden_character
from magbuild.vietnamese.code_pages import Decoded, Undecided, decode_any

FILE_BYTES = 4 * 1024 * 1024
"""Of a longer file nothing is read: an archive of that size is to be split first."""

_BREAKS = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), "\n") | dict.fromkeys(
    range(0x1C, 0x20), " "
)
# Wider than what content refuses by nothing but U+0085, which has become a line feed by then.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff"
    "\u202a-\u202e\u2066-\u2069]"
)
_MOST_CONTROLS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A character that no text of a site may hold; `before` counts those kept in front of it."""

    character: str
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A text ready to be taken apart: NFC, line feeds, no control characters.

    `encoding` tells which was found and why that is certain, `mended` what was changed; `lines` are
    the offsets at which lines begin.
    """

    path: str
    text: str
    encoding: str
    mended: tuple[str, ...]
    removed: tuple[Removed, ...]
    lines: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def read_clean(path: Path) -> Clean | Diagnostic:
    """The text of a file, or why it cannot be imported. MagbuildError when it cannot be read."""
    shown = path.as_posix()
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            return diagnose("MB781", Span(path=shown), size=size, limit=FILE_BYTES)
        with path.open("rb") as stream:
            data = stream.read(FILE_BYTES + 1)
    except OSError as error:
        raise named_file_fault(path, error) from error
    if len(data) > FILE_BYTES:  # pipes and devices tell no size
        return diagnose("MB781", Span(path=shown), size=len(data), limit=FILE_BYTES)
    if not data.strip():
        return diagnose("MB784", Span(path=shown))
    decoded = decode_any(data)
    if isinstance(decoded, Undecided) or _is_binary(decoded.text):
        return _refused(decoded, shown)
    return clean_text(decoded, shown)


def clean_text(decoded: Decoded, path: str) -> Clean:
    """A decoded text in the one form that all floors know."""
    mended: list[str] = []
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    if text != decoded.text:
        mended.append("dấu xuống dòng, ngắt trang đổi thành xuống dòng thường")
    if not unicodedata.is_normalized("NFC", text):
        mended.append("chữ có dấu viết rời (NFD) ghép lại thành dựng sẵn (NFC)")
        text = unicodedata.normalize("NFC", text)
    kept, removed = _without_controls(text)
    if removed:
        mended.append(f"bỏ {len(removed)} ký tự điều khiển (kê ở cuối phần này)")
        kept = unicodedata.normalize("NFC", kept)
    return Clean(
        path=path,
        text=kept,
        encoding=_told(decoded),
        mended=tuple(mended),
        removed=removed,
        lines=(0, *(found.end() for found in re.finditer("\n", kept))),
    )


def _told(decoded: Decoded) -> str:
    if decoded.marked:
        return f"{decoded.encoding} (tệp mở đầu bằng dấu thứ tự byte của bảng mã này)"
    if decoded.words:
        return (
            f"{decoded.encoding} (đọc theo bảng mã này, {decoded.spelled} trên {decoded.words} chữ"
            " có dấu được xem là âm tiết tiếng Việt; bảng mã khác thì không)"
        )
    return f"{decoded.encoding} (mọi byte đều hợp lệ)"


def _refused(decoded: Decoded | Undecided, path: str) -> Diagnostic:
    if isinstance(decoded, Decoded) or decoded.binary:
        return diagnose("MB782", Span(path=path))
    return diagnose("MB783", Span(path=path), closest=decoded.closest, percent=decoded.percent)


def _is_binary(text: str) -> bool:
    controls = sum(1 for found in _CONTROL.finditer(text) if found[0] not in "\x0b\x0c\x1a\x85")
    return controls > 8 + _MOST_CONTROLS * len(text)


def _without_controls(text: str) -> tuple[str, tuple[Removed, ...]]:
    if not forbidden_character(text):
        return text, ()
    kept: list[str] = []
    removed: list[Removed] = []
    done = length = 0
    for found in _CONTROL.finditer(text):
        kept.append(text[done : found.start()])
        length += found.start() - done
        removed.append(Removed(character=found[0], before=length))
        done = found.end()
    return "".join((*kept, text[done:])), tuple(removed)


def controls_told(removed: tuple[Removed, ...]) -> Iterator[str]:
    """Characters that nobody can see, by their numbers and names."""
    for one in removed:
        name = unicodedata.name(one.character, "")
        yield f"U+{ord(one.character):04X}{f' {name}' if name else ''}"
