"""Pictures judged and made: the one place where they are decoded.

Every file is written anew from its dots alone, so nothing of what a camera or a program added can
pass: places, names, times, thumbnails.
"""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageCms, ImageOps

from magbuild.engine.codec import decode, encode
from magbuild.images.forms import ENDINGS, Form, ending, form_of, suffix
from magbuild.images.jobs import Developed, Development, Examination, Examined
from magbuild.images.photos import FILE_BYTES, PIXELS, SIDE, Refused, Rendition

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by what its camera says."""

_LYING = frozenset({5, 6, 7, 8})
_SETTINGS: dict[Form, dict[str, Any]] = {
    Form.AVIF: {"quality": 60, "speed": 6, "max_threads": 1},  # more threads, other bytes
    Form.GIF: {},
    Form.JPEG: {"quality": 82, "progressive": True, "optimize": True},
    Form.PNG: {"optimize": True},
    Form.WEBP: {"quality": 78, "method": 4},
}
_FINE: dict[Form, dict[str, Any]] = {
    Form.AVIF: {"quality": 90},
    Form.JPEG: {"quality": 92, "subsampling": "4:4:4"},
    Form.WEBP: {"quality": 92},
}


def examine_batch(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Encoded `Examination`s to encoded `Examined`s."""
    jobs = (decode(one, Examination) for one in batch)
    return [encode(examine(job.name, job.data, job.size)) for job in jobs]


def develop_batch(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Encoded `Development`s to encoded `Developed`s."""
    jobs = (decode(one, Development) for one in batch)
    return [encode(Developed(files=tuple(develop(job.data, job.renditions)))) for job in jobs]


def examine(name: str, data: bytes, size: int) -> Examined:
    """Judge a file of so many bytes: is it what its name says, of a size to be shown, and whole."""
    if size > FILE_BYTES:
        return refuse("MB623", size=_megabytes(size), limit=_megabytes(FILE_BYTES))
    form, named = form_of(data), ENDINGS.get(ending(name))
    if form is None or named is None:
        return refuse("MB613")
    if form is not named:
        return refuse("MB614", form=form.upper(), ending=suffix(form))
    too_large = refuse("MB612", limit=str(PIXELS // 1_000_000), side=str(SIDE))
    try:
        with _opened(data, form) as image:
            if form is not Form.JPEG and getattr(image, "is_animated", False):
                return refuse("MB617")
            width, height = image.size
            if width * height > PIXELS or max(width, height) > SIDE:
                return too_large
            if _orientation(image) in _LYING:
                width, height = height, width
            eighth = (max(1, image.width // 8), max(1, image.height // 8))
            image.draft(image.mode, eighth)  # every bit is read all the same
            return Examined(width=width, height=height, transparent=_is_transparent(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return too_large
    except Exception as error:  # noqa: BLE001  # decoders raise whatever they stumble over
        return refuse("MB611", reason="@cut-short" if "truncated" in str(error) else "@garbled")


def develop(data: bytes, renditions: Sequence[Rendition]) -> Iterator[bytes]:
    """The bytes of each file that is to be made of a picture, which is decoded once."""
    largest = max((one for one in renditions if not one.cut), key=lambda one: one.width)
    master = _upright(data, largest.width, largest.height)
    for one in renditions:
        yield _written(_fitted(master, one), one)


def refuse(code: str, **arguments: str) -> Examined:
    """A file that cannot be shown."""
    return Examined(refused=Refused(code=code, arguments=tuple(sorted(arguments.items()))))


@contextmanager
def _opened(data: bytes, form: Form) -> Iterator[Image.Image]:
    """A picture whose dots are not read yet; what might be a bomb is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=(form.upper(),)) as image:
            yield image


def _upright(data: bytes, width: int, height: int) -> Image.Image:
    """The dots of a picture in sRGB, turned as it was held, of this size."""
    form = form_of(data)
    if form is None:
        raise ValueError("no picture")
    with _opened(data, form) as image:
        orientation = _orientation(image)
        size = (height, width) if orientation in _LYING else (width, height)
        image.draft(image.mode, size)
        plain = _plain(image)
        profile = image.info.get("icc_profile")
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    coloured = _in_srgb(plain, profile)
    turned = coloured.transpose(_TURNS[orientation]) if orientation in _TURNS else coloured
    turned.info = {}
    return turned


def _fitted(master: Image.Image, rendition: Rendition) -> Image.Image:
    size = (rendition.width, rendition.height)
    if master.size == size:
        return master
    if rendition.cut:
        return ImageOps.fit(master, size, Image.Resampling.LANCZOS)
    return master.resize(size, Image.Resampling.LANCZOS)


def _orientation(image: Image.Image) -> int:
    """How the camera was held; 1 where nothing sound is said."""
    try:
        said = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  # as above: a broken note is no broken picture
        return 1
    return said if isinstance(said, int) else 1


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits a channel: of 16, the upper half; palettes and single bits spelt out."""
    if image.mode.startswith("I;16"):
        high = image.tobytes()[0 if image.mode.endswith("B") else 1 :: 2]
        return Image.frombytes("L", image.size, high)
    if image.mode in {"RGB", "RGBA", "CMYK", "L"} and "transparency" not in image.info:
        image.load()
        return image.copy()
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _is_transparent(image: Image.Image) -> bool:
    image.load()
    if not image.has_transparency_data:
        return False
    low, _ = image.convert("RGBA").getchannel("A").getextrema()
    return isinstance(low, int | float) and low < 255


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as every screen takes them; a profile that does not fit is passed over."""
    seen = image.getchannel("A") if image.mode == "RGBA" else None
    dots = image.convert("RGB") if seen else image
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(
                dots, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            dots = found or dots
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    dots = dots.convert("RGB")
    if seen:
        dots.putalpha(seen)
    return dots


def _written(image: Image.Image, rendition: Rendition) -> bytes:
    form = rendition.form
    if image.mode == "RGBA" and form is Form.JPEG:
        image = image.convert("RGB")
    settings = _SETTINGS[form] | (_FINE.get(form, {}) if rendition.fine else {})
    stream = io.BytesIO()
    image.save(stream, format=form.upper(), **settings)
    return stream.getvalue()


def _megabytes(count: int) -> str:
    return f"{count / (1 << 20):.1f}".replace(".0", "")
