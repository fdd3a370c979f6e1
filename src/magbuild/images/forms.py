"""The forms of picture files: told by their first bytes, and by the endings of their names."""

from collections.abc import Mapping
from enum import StrEnum


class Form(StrEnum):
    """A form that every browser of today can show."""

    AVIF = "avif"
    GIF = "gif"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"


ENDINGS: Mapping[str, Form] = {
    "avif": Form.AVIF,
    "gif": Form.GIF,
    "jpeg": Form.JPEG,
    "jpg": Form.JPEG,
    "png": Form.PNG,
    "webp": Form.WEBP,
}
"""The form that a file has by its name."""

_UNSHOWN = frozenset({"bmp", "heic", "heif", "jp2", "psd", "tif", "tiff"})
_BRANDS = frozenset({b"avif", b"avis"})


def ending(name: str) -> str:
    """The ending of a file's name, in small letters, without the dot."""
    _, dot, last = name.rpartition("/")[2].rpartition(".")
    return last.lower() if dot else ""


def suffix(form: Form) -> str:
    """The ending that we give to files of a form."""
    return "jpg" if form is Form.JPEG else form.value


def is_picture(name: str) -> bool:
    """Whether a file is, by its name, a picture made of dots; drawings (SVG) are none."""
    return ending(name) in ENDINGS or ending(name) in _UNSHOWN


def form_of(data: bytes) -> Form | None:
    """The form of a file by its first bytes, None for what no browser shows as a picture."""
    if data.startswith(b"\xff\xd8\xff"):
        return Form.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Form.PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Form.GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Form.WEBP
    if data[4:8] == b"ftyp":
        length = int.from_bytes(data[:4], "big")
        brands = {data[at : at + 4] for at in (8, *range(16, min(length, 256), 4))}
        return Form.AVIF if brands & _BRANDS else None
    return None
