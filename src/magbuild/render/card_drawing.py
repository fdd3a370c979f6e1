"""Cards drawn: words, tiles and one figure in the colours of the house, as a small PNG.

Letters are laid out one by one in their composed form, which every face of Vietnamese has; so what
is drawn does not depend on which shaping libraries a machine has.
"""

import io
import unicodedata
from functools import lru_cache
from math import ceil, floor

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from magbuild.render.card import HEIGHT, WIDTH, SocialCard

_MARGIN = 72
_COLUMN = 760  # width of the words; the country stands to the right of it
_CELL = 34
_SIZES = (64, 56, 48, 42)
_FIGURE_SIZES = (108, 88, 68, 52)
_MOST_LINES = 4
_SHADES = 16  # steps from paper to a colour, which is what edges of letters are made of
_INK, _LACQUER, _QUIET = (_SHADES * number for number in (1, 2, 3))
_TILE = 1
_BOX = 80  # pixels each way in which a sign is tried
_NOWHERE = "\U0010fffd"  # for private use: no face has it, so it shows what a missing sign becomes


def drawn_by() -> str:
    """The libraries that letters pass through: other versions may set other dots."""
    return f"Pillow {PIL.__version__}, FreeType {features.version('freetype2')}"


def is_font(data: bytes) -> bool:
    """Whether letters can be drawn with a file."""
    try:
        _font(data, _SIZES[0])
    except (OSError, ValueError):
        return False
    return True


def undrawn(data: bytes, texts: str) -> tuple[str, ...]:
    """The signs that a font has no drawing for, each once, in order."""
    return tuple(sorted(sign for sign in set(_composed(texts)) if not _is_drawn(data, sign)))


def draw_card(card: SocialCard, data: bytes) -> bytes:
    """The PNG of a card, in the font whose bytes these are."""
    image = Image.new("P", (WIDTH, HEIGHT), 0)
    image.putpalette(_palette(card))
    _draw_country(image, card)
    small = _font(data, 30)
    _write(image, _MARGIN, 56, _first_line(card.site, small), small, _QUIET)
    top = 128
    if card.kicker:
        _write(image, _MARGIN, top, _first_line(card.kicker, small), small, _LACQUER)
        top += 50
    figure = _figure_font(card.number, data)
    font, lines = _fitted(card.title, data, most=3 if figure else _MOST_LINES)
    for line in lines:
        _write(image, _MARGIN, top, line, font, _INK)
        top += round(font.size * 1.24)
    if figure:
        _draw_figure(image, card, data, figure)
    stream = io.BytesIO()
    image.save(stream, format="PNG", bits=8, optimize=False, compress_level=6)
    return stream.getvalue()


def _draw_country(image: Image.Image, card: SocialCard) -> None:
    left = WIDTH - _MARGIN - 8 * _CELL
    top = (HEIGHT - 15 * _CELL) // 2
    pen = ImageDraw.Draw(image)
    for column, row in card.cells:
        x, y = left + column * _CELL, top + row * _CELL
        here = (column, row) == card.spot
        colour = _LACQUER + _SHADES - 1 if here else _TILE
        pen.rectangle((x, y, x + _CELL - 5, y + _CELL - 5), fill=colour)


def _figure_font(number: str, data: bytes) -> ImageFont.FreeTypeFont | None:
    """The largest letters that a figure has room in; a figure is shown whole or not at all."""
    fonts = (_font(data, size) for size in _FIGURE_SIZES)
    return next((font for font in fonts if number and _width(number, font) <= _COLUMN), None)


def _draw_figure(
    image: Image.Image, card: SocialCard, data: bytes, font: ImageFont.FreeTypeFont
) -> None:
    """The figure at the foot: the number large, its unit beside it, what it counts below.

    A unit that has no room beside the number stands before the words below it.
    """
    base, left = HEIGHT - 112, _MARGIN + _width(card.number, font) + 18
    beside, below = _font(data, 36), _font(data, 28)
    has_room = left + _width(card.unit, beside) <= _MARGIN + _COLUMN
    _write(image, _MARGIN, base, card.number, font, _INK, anchor="ls")
    if has_room:
        _write(image, left, base, card.unit, beside, _INK, anchor="ls")
    label = card.label if has_room else f"{card.unit} · {card.label}"
    _write(image, _MARGIN, HEIGHT - 92, _first_line(label, below), below, _QUIET)


def _write(
    image: Image.Image,
    left: float,
    top: float,
    words: str,
    font: ImageFont.FreeTypeFont,
    colour: int,
    anchor: str = "la",
) -> None:
    """Words in one colour of the palette, whose shades smooth the edges."""
    words = _composed(words)
    if not words.strip():
        return
    box = font.getbbox(words, anchor=anchor)
    x0, y0 = floor(box[0]), floor(box[1])
    ink = Image.new("L", (ceil(box[2]) - x0 + 2, ceil(box[3]) - y0 + 2), 0)
    ImageDraw.Draw(ink).text((1 - x0, 1 - y0), words, fill=255, font=font, anchor=anchor)
    shades = ink.point([colour + value // _SHADES for value in range(256)])
    seen = ink.point([0] * _SHADES + [255] * (256 - _SHADES))
    image.paste(shades, (round(left) + x0 - 1, round(top) + y0 - 1), seen)


def _fitted(title: str, data: bytes, most: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which a title takes no more lines than that; else it is cut."""
    for size in _SIZES:
        font = _font(data, size)
        lines = _lines(title, font)
        if len(lines) <= most:
            return font, lines
    return font, [*lines[: most - 1], _first_line(" ".join(lines[most - 1 :]), font)]


def _lines(words: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, font) <= _COLUMN:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_first_line(line, font) for line in lines]


def _first_line(words: str, font: ImageFont.FreeTypeFont) -> str:
    """As much as there is room for, with a sign that there is more."""
    if _width(words, font) <= _COLUMN:
        return words
    while words and _width(f"{words}…", font) > _COLUMN:
        words = words[:-1].rstrip()
    return f"{words}…"


def _width(words: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(_composed(words))


def _composed(words: str) -> str:
    """Every letter as one sign, every space as a plain one, nothing that is not seen."""
    plain = unicodedata.normalize("NFC", words)
    return "".join(
        " " if unicodedata.category(sign) == "Zs" else sign
        for sign in plain
        if unicodedata.category(sign) not in {"Cc", "Cf"}
    )


@lru_cache(maxsize=32)
def _font(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _is_drawn(data: bytes, sign: str) -> bool:
    """Whether a sign is more than what the font shows for all that it lacks."""
    return sign == " " or _dots(data, sign) not in _blanks(data)


@lru_cache(maxsize=2)
def _blanks(data: bytes) -> frozenset[bytes]:
    """What is seen where nothing is drawn, and where a sign is missing."""
    return frozenset({bytes(_BOX * _BOX), _dots(data, _NOWHERE)})


def _dots(data: bytes, sign: str) -> bytes:
    image = Image.new("L", (_BOX, _BOX), 0)
    ImageDraw.Draw(image).text((_BOX // 4, _BOX // 4), sign, fill=255, font=_font(data, _BOX // 2))
    return image.tobytes()


def _palette(card: SocialCard) -> list[int]:
    """Paper, tile, and the shades from paper to each colour of words."""
    paper = _rgb(card.colours["paper"])
    entries = [paper] * _INK
    entries[_TILE] = _rgb(card.colours["tile"])
    for name in ("ink", "lacquer", "quiet"):
        full = _rgb(card.colours[name])
        entries += [_mixed(paper, full, step / (_SHADES - 1)) for step in range(_SHADES)]
    return [part for entry in entries for part in entry]


def _mixed(one: tuple[int, ...], other: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
