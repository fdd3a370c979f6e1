import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from magbuild.pipeline.build import build
from magbuild.render.signs import Icon, Manifest, write_icon, write_manifest
from magbuild.site.addresses import ICON_SIZES
from magbuild.site.maps import cells
from tests.conftest import SITE
from tests.test_social_cards import request

Magazine = Callable[..., Path]


@pytest.mark.parametrize("size", ICON_SIZES)
def test_icons_hold_every_tile_within_the_safe_circle(size: int) -> None:
    icon = Icon(size=size, cells=cells(), ground="#a4161a", tiles="#fbf8f3")
    image = Image.open(io.BytesIO(write_icon(icon)))
    image.load()
    assert (image.size, image.format) == ((size, size), "PNG")
    plain = image.convert("RGB")
    counted = {colour: count for count, colour in plain.getcolors() or ()}
    assert set(counted) == {(0xA4, 0x16, 0x1A), (0xFB, 0xF8, 0xF3)}
    tile = counted[0xFB, 0xF8, 0xF3] / len(cells())
    assert tile == round(tile**0.5) ** 2
    dots = plain.load()
    assert dots is not None
    for x in range(size):
        for y in range(size):
            if dots[x, y] == (0xFB, 0xF8, 0xF3):
                assert (x - size / 2) ** 2 + (y - size / 2) ** 2 < (0.4 * size) ** 2


def test_the_manifest_names_icons_that_are_there(magazine: Magazine) -> None:
    folder = magazine()
    assert build(request(folder)).publication is not None
    public = folder / "public"
    said = json.loads((public / "site.webmanifest").read_bytes())
    assert (said["name"], said["lang"], said["start_url"]) == ("Tạp chí thử", "vi", "/")
    for icon in said["icons"]:
        with Image.open(public / icon["src"].lstrip("/")) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"
    html = (public / "404.html").read_text("utf-8")
    assert '<link rel="manifest" href="/site.webmanifest">' in html
    assert (public / "apple-touch-icon.png").is_file(), "telephones look for it there unasked"


def test_names_are_written_as_json() -> None:
    said = write_manifest(Manifest(name='A "b"\\', language="vi", colour="#fff", ground="#fff"))
    assert json.loads(said)["name"] == 'A "b"\\'


def test_notices_are_published_when_set(magazine: Magazine) -> None:
    more = (
        "humans: [Tòa soạn Tạp chí thử, 'Ảnh: Trần C']\n"
        "security: {contact: [mailto:a@thu.example, https://thu.example/bao], "
        "expires: 2023-06-30}\n"
    )
    folder = magazine({"site.yaml": SITE + more})
    assert build(request(folder)).findings.diagnostics == ()
    public = folder / "public"
    assert (public / "humans.txt").read_text("utf-8") == "Tòa soạn Tạp chí thử\nẢnh: Trần C\n"
    assert (public / ".well-known/security.txt").read_text("utf-8") == (
        "Contact: mailto:a@thu.example\nContact: https://thu.example/bao\n"
        "Expires: 2023-06-30T23:59:59+07:00\nPreferred-Languages: vi\n"
        "Canonical: https://thu.example/.well-known/security.txt\n"
    )
    again = build(request(folder)).publication
    assert again is not None
    assert again.changed == 0


def test_without_settings_there_are_no_notices(magazine: Magazine) -> None:
    folder = magazine()
    assert build(request(folder)).publication is not None
    assert not (folder / "public/humans.txt").exists()
    assert not (folder / "public/.well-known").exists()
