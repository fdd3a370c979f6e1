"""Pictures as they come in, and what leaves the house."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from magbuild.images.developing import develop, examine
from magbuild.images.forms import Form
from magbuild.images.jobs import Examined
from magbuild.images.photos import FILE_BYTES, PIXELS, SIDE, Photo, Rendition, renditions, whole
from tests.photographs import (
    MAKER,
    ORIENTATION,
    TELLTALE,
    bomb,
    from_a_camera,
    jpeg,
    moving,
    scene,
    with_profile,
    written,
)

RED, GREEN, BLUE = (220, 30, 30), (30, 180, 60), (20, 40, 200)


def judged(name: str, data: bytes) -> Examined:
    return examine(name, data, len(data))


def code(name: str, data: bytes) -> str:
    refused = judged(name, data).refused
    return refused.code if refused else ""


def made(name: str, data: bytes, *, kept: bool = True) -> dict[str, bytes]:
    """All files made of a picture, by name."""
    found = judged(name, data)
    assert found.refused is None
    photo = Photo(
        name=name,
        mark="m",
        width=found.width,
        height=found.height,
        transparent=found.transparent,
        whole=kept,
    )
    files = renditions(photo)
    return dict(zip((one.output for one in files), develop(data, files), strict=True))


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def corners(data: bytes) -> list[tuple[int, ...]]:
    """The colours near the four corners, from the top left as one reads."""
    image = opened(data).convert("RGB")
    right, below = image.width - 4, image.height - 4
    found = (image.getpixel(at) for at in ((3, 3), (right, 3), (3, below), (right, below)))
    return [one for one in found if isinstance(one, tuple)]


def alike(found: list[tuple[int, ...]], expected: list[tuple[int, ...]], most: int = 24) -> bool:
    pairs = zip(found, expected, strict=True)
    return all(abs(a - b) <= most for one, other in pairs for a, b in zip(one, other, strict=True))


def test_every_file_is_of_its_form_and_size() -> None:
    files = made("a.jpg", jpeg(1200, 800))
    assert sorted(files) == [
        "static/a.m-1200.avif",
        "static/a.m-1200.jpg",
        "static/a.m-1200.webp",
        "static/a.m-480.avif",
        "static/a.m-480.webp",
        "static/a.m-960.avif",
        "static/a.m-960.webp",
        "static/a.m.jpg",
    ]
    for name, data in files.items():
        image = opened(data)
        width = 1200 if name.count("-") == 0 else int(name.split("-")[1].split(".")[0])
        assert image.size == (width, width * 2 // 3)
        ending = "JPEG" if name.endswith("jpg") else name.rpartition(".")[2].upper()
        assert image.format == ending
        assert alike(corners(data), [RED, GREEN, BLUE, BLUE])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_as_they_were_held(orientation: int) -> None:
    upright = scene(600, 400)
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    data = written(stored, exif=exif)
    found = judged("a.jpg", data)
    assert (found.width, found.height) == (600, 400)
    for file in made("a.jpg", data).values():
        assert alike(corners(file), [RED, GREEN, BLUE, BLUE])
        assert opened(file).getexif().get(ORIENTATION, 1) == 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_a_camera_adds_leaves_the_house(form: str) -> None:
    camera = opened(from_a_camera())
    exif = camera.getexif()
    assert exif.get_ifd(0x8825)
    data = written(camera, form, exif=exif)
    assert TELLTALE.encode() in data
    for name, file in made(f"a.{form.lower()}", data).items():
        image = opened(file)
        assert dict(image.getexif()) == {}, name
        assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys(), name
        assert TELLTALE.encode() not in file, name
        assert MAKER.encode() not in file, name


def test_a_comment_and_xmp_are_left_out() -> None:
    data = from_a_camera()
    assert data.count(TELLTALE.encode()) >= 3
    assert not any(TELLTALE.encode() in file for file in made("a.jpg", data).values())


def test_text_in_a_png_is_left_out() -> None:
    said = PngInfo()
    said.add_text("Author", TELLTALE)
    said.add_itxt("XML:com.adobe.xmp", TELLTALE)
    data = written(scene(60, 40), "PNG", pnginfo=said)
    assert not any(TELLTALE.encode() in file for file in made("a.png", data).values())


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("cmyk.jpg", lambda: written(scene(60, 40, "CMYK")), [RED, GREEN, BLUE, BLUE]),
        ("profile.jpg", with_profile, [RED, GREEN, BLUE, BLUE]),
        ("profile-of-another-kind.jpg", lambda: with_profile("CMYK"), [RED, GREEN, BLUE, BLUE]),
        (
            "no-profile.jpg",
            lambda: written(scene(60, 40), icc_profile=b"x" * 200),
            [RED, GREEN, BLUE, BLUE],
        ),
        ("palette.png", lambda: written(scene(60, 40).convert("P"), "PNG"), None),
        ("one-bit.png", lambda: written(scene(60, 40, "1"), "PNG"), None),
        ("grey.jpg", lambda: written(scene(60, 40, "L")), None),
        ("still.gif", lambda: written(scene(60, 40).convert("P"), "GIF"), None),
    ],
)
def test_all_kinds_of_colours_are_shown(
    name: str, data: Callable[[], bytes], expected: list[tuple[int, ...]] | None
) -> None:
    files = made(name, data())
    assert len(files) == 4
    for file in files.values():
        assert opened(file).size == (60, 40)
        if expected:
            assert alike(corners(file), expected, most=40)


def test_colours_are_those_of_the_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    data = written(scene(60, 40), "PNG", icc_profile=swapped)
    for file in made("a.png", data).values():
        (red, green, _), *_ = corners(file)
        assert (green > 180, red < 80) == (True, True)


def test_of_sixteen_bits_the_upper_eight_are_shown() -> None:
    grey = Image.new("I;16", (60, 40), 0x8001)
    for file in made("a.png", written(grey, "PNG")).values():
        assert alike(corners(file), [(0x80, 0x80, 0x80)] * 4, most=2)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stays_so(mode: str) -> None:
    clear = scene(600, 400).convert("RGBA")
    clear.putalpha(Image.new("L", clear.size, 128))
    clear.paste((0, 0, 0, 0), (0, 200, 600, 400))
    data = written(clear.quantize(64) if mode == "P" else clear.convert(mode), "PNG")
    found = judged("a.png", data)
    assert found.transparent
    files = made("a.png", data, kept=False)
    assert [name for name in files if name.endswith((".png", ".jpg"))] == ["static/a.m-600.png"]
    for file in files.values():
        alpha = opened(file).convert("RGBA").getchannel("A")
        assert alpha.getpixel((10, alpha.height - 10)) == 0


def test_a_channel_that_hides_nothing_is_none() -> None:
    solid = scene(60, 40).convert("RGBA")
    assert not judged("a.png", written(solid, "PNG")).transparent
    assert "static/a.m-60.jpg" in made("a.png", written(solid, "PNG"))


def test_the_same_bytes_come_of_the_same_picture() -> None:
    assert made("a.jpg", from_a_camera()) == made("a.jpg", from_a_camera())


def test_phones_put_two_pictures_into_one_file() -> None:
    two = io.BytesIO()
    scene(60, 40).save(two, "MPO", save_all=True, append_images=[scene(30, 20)])
    found = judged("a.jpg", two.getvalue())
    assert (found.width, found.height, found.refused) == (60, 40, None)
    assert len(made("a.jpg", two.getvalue())) == 4


def test_a_broken_note_is_no_broken_picture() -> None:
    data = written(scene(60, 40), exif=b"Exif\0\0" + b"\xff" * 40)
    assert judged("a.jpg", data).refused is None


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_files_cut_short_are_refused(form: str, share: float) -> None:
    data = written(Image.effect_noise((300, 200), 80).convert("RGB"), form)
    cut = data[: int(len(data) * share)]
    assert code(f"a.{form.lower()}", cut) in {"MB611", "MB613"}


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jpg", b"<!doctype html><script>alert(1)</script>", "MB613"),
        ("a.jpg", b"", "MB613"),
        ("a.tif", b"II*\0" + bytes(40), "MB613"),
        ("a.tif", jpeg(), "MB613"),
        ("a.jpg", written(scene(20, 10), "PNG"), "MB614"),
        ("a.png", jpeg(20, 10), "MB614"),
        ("a.gif", moving(), "MB617"),
        ("a.png", bomb(), "MB612"),
        ("a.png", bomb(60_000, 1), "MB612"),
        ("a.png", bomb(1, SIDE + 1), "MB612"),
        ("a.png", bomb(1, SIDE), ""),
    ],
    ids=str,
)
def test_what_is_not_shown(name: str, data: bytes, expected: str) -> None:
    assert code(name, data) == expected


def test_a_header_that_promises_billions_is_refused_unread() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    chunk += struct.pack(">I", 20) + b"IDAT" + bytes(20)
    assert code("a.png", b"\x89PNG\r\n\x1a\n" + chunk) == "MB612"


def test_a_bomb_is_small() -> None:
    assert PIXELS < 13_000**2
    assert len(bomb()) < 500_000


def test_sixty_megabytes_of_words_in_a_png_are_refused() -> None:
    words = zlib.compress(bytes(60 << 20), 9)
    body = b"Comment\0\0" + words
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    plain = written(scene(20, 10), "PNG")
    data = plain[:33] + chunk + plain[33:]
    assert len(data) < FILE_BYTES
    assert code("a.png", data) == "MB611"


def test_a_file_that_is_too_long_is_refused_unread() -> None:
    assert examine("a.jpg", b"", FILE_BYTES + 1).refused is not None
    assert code("a.jpg", jpeg()) == ""


def test_pictures_that_move_are_refused_in_every_form() -> None:
    frames = [scene(40, 30), scene(40, 30).transpose(Image.Transpose.ROTATE_180)]
    for form in ("PNG", "WEBP", "AVIF"):
        data = written(frames[0], form, save_all=True, append_images=frames[1:])
        assert code(f"a.{form.lower()}", data) == "MB617", form


def test_a_whole_picture_is_finer_than_those_for_pages() -> None:
    data = written(Image.effect_noise((200, 100), 60).convert("RGB"), quality=98)
    photo = Photo(name="a.jpg", mark="m", width=200, height=100, transparent=False)
    small = Rendition(output="x", form=Form.JPEG, width=200, height=100)
    fine, plain = develop(data, [whole(photo), small])
    assert len(fine) > len(plain)
