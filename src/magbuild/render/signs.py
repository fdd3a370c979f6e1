"""The sign of the site for home screens: the country in tiles, and the manifest that names it."""

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from magbuild.engine.tasks import Task
from magbuild.render.theme import Theme
from magbuild.site.addresses import HOME, ICON_SIZES, MANIFEST, TOUCH_SIZE, icon_url, output_path
from magbuild.site.magazine import Site
from magbuild.site.maps import cells

ICON_ACTION = "icon"
MANIFEST_ACTION = "manifest"

_COLUMNS, _ROWS = 8, 15
_GROUND, _TILES = "#a4161a", "#fbf8f3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """The tiles of the country on a ground, so many pixels across."""

    size: int
    cells: tuple[tuple[int, int], ...]
    ground: str
    tiles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a home screen is told of the site."""

    name: str
    language: str
    colour: str
    ground: str


def sign_tasks(site: Site, theme: Theme) -> Iterator[Task]:
    """One task for each icon and one for the manifest."""
    light = theme.palette.light
    ground, tiles = light.get("lacquer", _GROUND), light.get("paper", _TILES)
    for size in ICON_SIZES:
        icon = Icon(size=size, cells=cells(), ground=ground, tiles=tiles)
        yield Task(output=output_path(icon_url(size)), action=ICON_ACTION, payload=icon)
    settings = site.settings
    manifest = Manifest(name=settings.title, language=settings.language, colour=tiles, ground=tiles)
    yield Task(output=output_path(MANIFEST), action=MANIFEST_ACTION, payload=manifest)


def write_manifest(manifest: Manifest) -> bytes:
    """The bytes of the manifest."""
    icons = [
        {"src": icon_url(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in ICON_SIZES
        if size != TOUCH_SIZE
        for purpose in ("any", "maskable")
    ]
    said = {
        "name": manifest.name,
        "short_name": manifest.name,
        "lang": manifest.language,
        "start_url": HOME,
        "display": "browser",
        "theme_color": manifest.colour,
        "background_color": manifest.ground,
        "icons": icons,
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()


def write_icon(icon: Icon) -> bytes:
    """A PNG of two colours. All tiles lie in the circle that a screen may cut it to."""
    cell = icon.size * 2 // 3 // _ROWS
    gap = max(1, cell // 8)
    left, top = (icon.size - _COLUMNS * cell) // 2, (icon.size - _ROWS * cell) // 2
    empty = bytes(icon.size)
    rows = [empty] * icon.size
    for row in range(_ROWS):
        line = bytearray(icon.size)
        for column in (column for column, at in icon.cells if at == row):
            start = left + column * cell
            line[start : start + cell - gap] = b"\x01" * (cell - gap)
        for y in range(top + row * cell, top + (row + 1) * cell - gap):
            rows[y] = bytes(line)
    colours = bytes.fromhex(icon.ground.removeprefix("#") + icon.tiles.removeprefix("#"))
    head = struct.pack(">IIBBBBB", icon.size, icon.size, 8, 3, 0, 0, 0)
    dots = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", dots), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
