"""What is made of a picture: which files, how wide, under which names. Nothing is decoded here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from magbuild.images.forms import ENDINGS, Form, ending, suffix

WIDTHS = (480, 960, 1440, 2048)
"""The widths that the layout asks for, from a cover in a list to a screen of fine dots."""

FALLBACK = 1440
"""The width for browsers that know neither AVIF nor WebP, for feeds, and for other sites."""

CUTS = ((16, 9), (4, 3), (1, 1))
"""The shapes in which search engines want the picture at the head of a story, widest first."""

CUT_WIDTH = 1200
FILE_BYTES = 20 << 20
PIXELS = 50_000_000
SIDE = 16_000
"""The largest file, picture, and side of a picture that is read; WebP holds 16,383 dots a side."""

FOLDER = "static/"
"""Where pictures stand in the published folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A sound picture from static/, upright. `mark` is new when its bytes or our ways are.

    With `whole`, it is also published as large as it is.
    """

    name: str
    mark: str
    width: int
    height: int
    transparent: bool
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A picture that cannot be shown: a code of the catalogue and its arguments."""

    code: str
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file made of a picture.

    `fine` is one that stands for the original; of one that is `cut` what is too much is left out
    evenly at both ends.
    """

    output: str
    form: Form
    width: int
    height: int
    fine: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTask:
    """A file of static/ by name and SHA-256, and all that is to be made of it."""

    name: str
    digest: bytes
    renditions: tuple[Rendition, ...]


def renditions(photo: Photo) -> tuple[Rendition, ...]:
    """Every file made of a picture: never larger than it is."""
    forms, widths = (Form.AVIF, Form.WEBP), tuple(_widths(photo))
    found = [_scaled(photo, form, width) for form in forms for width in widths]
    found.append(fallback(photo))
    if photo.whole:
        found.append(whole(photo))
    return tuple(found)


def fallback(photo: Photo) -> Rendition:
    """The file for everybody: a JPEG, or a PNG where one can see through."""
    form = Form.PNG if photo.transparent else Form.JPEG
    return _scaled(photo, form, min(photo.width, FALLBACK))


def whole(photo: Photo, output: str = "") -> Rendition:
    """The picture as large as it is and in the form that it has, without what cameras add."""
    return Rendition(
        output=output or _output(photo, "", ending(photo.name)),
        form=ENDINGS[ending(photo.name)],
        width=photo.width,
        height=photo.height,
        fine=True,
    )


def cuts(photo: Photo) -> tuple[Rendition, ...]:
    """A picture in the shapes of `CUTS`, each as large as it gives, up to `CUT_WIDTH`."""
    return tuple(_cut(photo, across, down) for across, down in CUTS)


def address(rendition: Rendition) -> str:
    """The path on the site of a file made of a picture."""
    return f"/{quote(rendition.output)}"


def srcset(photo: Photo, form: Form) -> str:
    """The files of one form with their widths, as browsers choose from."""
    files = (_scaled(photo, form, width) for width in _widths(photo))
    return ", ".join(f"{address(file)} {file.width}w" for file in files)


def _widths(photo: Photo) -> Iterator[int]:
    """Those of the layout that are clearly smaller than the picture, then its own or the most."""
    largest = min(photo.width, WIDTHS[-1])
    yield from (width for width in WIDTHS if width * 5 <= largest * 4)
    yield largest


def _scaled(photo: Photo, form: Form, width: int) -> Rendition:
    return Rendition(
        output=_output(photo, f"-{width}", suffix(form)),
        form=form,
        width=width,
        height=max(1, round(photo.height * width / photo.width)),
    )


def _cut(photo: Photo, across: int, down: int) -> Rendition:
    width = max(1, min(photo.width, photo.height * across // down, CUT_WIDTH))
    form = Form.PNG if photo.transparent else Form.JPEG
    return Rendition(
        output=_output(photo, f"-{across}x{down}", suffix(form)),
        form=form,
        width=width,
        height=max(1, round(width * down / across)),
        cut=True,
    )


def _output(photo: Photo, size: str, file_ending: str) -> str:
    path = PurePosixPath(photo.name)
    return FOLDER + str(path.with_name(f"{path.stem}.{photo.mark}{size}.{file_ending}"))
