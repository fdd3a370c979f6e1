"""Picture files as cameras and programs make them, sound and unsound."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms

TELLTALE = "nguon-tin-o-cuoi-hem"
MAKER = "hang-may-anh"
ORIENTATION, MAKE, ARTIST, GPS = 0x0112, 0x010F, 0x013B, 0x8825


def scene(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that is red at the top left, green at the top right, blue below."""
    image = Image.new("RGB", (width, height), (20, 40, 200))
    image.paste((220, 30, 30), (0, 0, width // 2, height // 2))
    image.paste((30, 180, 60), (width // 2, 0, width, height // 2))
    return image.convert(mode)


def written(image: Image.Image, form: str = "JPEG", **settings: Any) -> bytes:  # noqa: ANN401
    """The bytes of a picture in a form."""
    stream = io.BytesIO()
    image.save(stream, format=form, **settings)
    return stream.getvalue()


def jpeg(width: int = 600, height: int = 400) -> bytes:
    """A plain photo."""
    return written(scene(width, height))


def from_a_camera(orientation: int = 1, width: int = 600, height: int = 400) -> bytes:
    """A photo that tells where and by whom it was taken, and how the camera was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE], exif[ARTIST] = MAKER, TELLTALE
    exif.get_ifd(GPS).update({1: "N", 2: (10.0, 2.0, 3.0), 3: "E", 4: (106.0, 20.0, 30.0)})
    xmp = f"<x:xmpmeta>{TELLTALE}</x:xmpmeta>".encode()
    return written(scene(width, height), exif=exif, comment=TELLTALE.encode(), xmp=xmp)


def with_profile(mode: str = "RGB") -> bytes:
    """A photo with a profile of its colours in it."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written(scene(60, 40, mode), icc_profile=profile)


def moving() -> bytes:
    """A GIF of two frames."""
    frames = [scene(40, 30).convert("P"), Image.new("P", (40, 30), 5)]
    return written(frames[0], "GIF", save_all=True, append_images=frames[1:])


def bomb(width: int = 13_000, height: int = 13_000) -> bytes:
    """A PNG of so many dots in a few kilobytes: one colour, one bit a dot."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" + bytes((width + 7) // 8)
    packer = zlib.compressobj(9)
    dots = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    chunks = ((b"IHDR", head), (b"IDAT", dots), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
