"""What a site.yaml may say of the look: fonts of the site's own, and colours instead of ours.

Every value ends in a style sheet, so each is held to a form in which no sign can end a value there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from magbuild.core.nodes import Node, Scalar
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Located,
    Reading,
    Shape,
    choice,
    list_of,
    located,
    text,
)


class Voice(StrEnum):
    """The two voices of the theme: one to read, one for everything around it."""

    SERIF = "serif"
    SANS = "sans"


class Slope(StrEnum):
    """Whether a face stands upright."""

    NORMAL = "normal"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One file of a family. `weight` is "400", or "200 900" for a file that holds a whole range."""

    family: str
    file: Located[str]
    voice: Voice
    weight: str = "400"
    slope: Slope = Slope.NORMAL
    unicode_range: str = ""
    size_adjust: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour:
    """A colour of the theme, by the name of its custom property, as "#rrggbb"."""

    name: str
    value: Located[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """All that a site changes of the look; `light` and `dark` are the colours of each scheme."""

    fonts: tuple[FontFace, ...] = ()
    light: tuple[Colour, ...] = ()
    dark: tuple[Colour, ...] = ()


OUR_LOOK = Look()
"""The look of a site that changes nothing."""

COLOURS = (
    *("paper", "raised", "ink", "quiet", "hairline", "line", "tile", "lacquer", "deep", "wash"),
    *("other", "step-0", "step-1", "step-2", "step-3", "step-4", "on-light", "on-dark"),
)
"""The colours that a site may set."""

_FAMILY = re.compile(r"\w(?:[\w -]{0,62}\w)?")
_WEIGHT = re.compile(r"(?P<low>[1-9][0-9]{0,2}|1000)(?: (?P<high>[1-9][0-9]{0,2}|1000))?")
_POINTS = r"U\+(?:[0-9A-Fa-f]{1,6}(?:-[0-9A-Fa-f]{1,6})?|[0-9A-Fa-f]{0,5}\?{1,5})"
_RANGE = re.compile(rf"{_POINTS}(?:, ?{_POINTS}){{0,199}}")
_PERCENT = re.compile(r"(?:[5-9][0-9]|1[0-9]{2}|200)(?:\.[0-9]{1,2})?%")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _written(pattern: re.Pattern[str], expected: str) -> Kind[str]:
    """A text in exactly one form."""

    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar) or not pattern.fullmatch(node.text):
            return reading.mismatch(node, expected)
        return node.text

    return Kind(read=read, schema={"type": "string", "pattern": f"^{pattern.pattern}$"})


def _family() -> Kind[str]:
    return Kind(read=_written(_FAMILY, "@family").read, schema={"type": "string", "maxLength": 64})


def _weight() -> Kind[str]:
    written = _written(_WEIGHT, "@weight")

    def read(node: Node, reading: Reading) -> str | Failed:
        value = written.read(node, reading)
        if isinstance(value, Failed):
            return value
        low, _, high = value.partition(" ")
        return value if int(low) <= int(high or low) else reading.mismatch(node, "@weight")

    return Kind(read=read, schema={"type": ["string", "integer"]})


def _face(**values: Any) -> FontFace:  # noqa: ANN401  # the fields of the shape
    names = {"for": "voice", "style": "slope"}
    return FontFace(**{names.get(name, name): value for name, value in values.items()})


def _look(fonts: tuple[FontFace, ...], colours: dict[str, tuple[Colour, ...]]) -> Look:
    return Look(fonts=fonts, **colours)


def _colours(**values: Located[str] | None) -> tuple[Colour, ...]:
    return tuple(
        Colour(name=name, value=value) for name, value in values.items() if value is not None
    )


_HEX = _written(_COLOUR, "@colour")
_SCHEME: Shape[tuple[Colour, ...]] = Shape(
    build=_colours,
    fields=tuple(
        Field(
            name,
            located(_HEX),
            '"#1d1a16"',
            vi=f"Màu “{name}” của giao diện",
            en=f"The theme's colour “{name}”",
        )
        for name in COLOURS
    ),
)
_schemes: Callable[..., dict[str, tuple[Colour, ...]]] = dict
_COLOURS = Shape(
    build=_schemes,
    fields=(
        Field(
            "light",
            _SCHEME.kind,
            default=(),
            vi="Màu khi máy người đọc để nền sáng",
            en="Colours for readers who want a light ground",
        ),
        Field(
            "dark",
            _SCHEME.kind,
            default=(),
            vi="Màu khi máy người đọc để nền tối",
            en="Colours for readers who want a dark ground",
        ),
    ),
)
_FACE = Shape(
    build=_face,
    fields=(
        Field(
            "family",
            _family(),
            "Be Vietnam Pro",
            required=True,
            vi="Tên phông chữ",
            en="The name of the font family",
        ),
        Field(
            "file",
            located(text()),
            "chu/be-vietnam-pro.woff2",
            required=True,
            vi="Tệp phông trong static/",
            en="The font's file in static/",
        ),
        Field(
            "for",
            choice(Voice),
            "sans",
            required=True,
            vi="serif: chữ bài; sans: chữ phụ",
            en="serif: running text; sans: all around it",
        ),
        Field(
            "weight",
            _weight(),
            '"400"',
            default="400",
            vi="Độ đậm, hoặc khoảng “200 900”",
            en="The weight, or a range like “200 900”",
        ),
        Field(
            "style",
            choice(Slope),
            "normal",
            default=Slope.NORMAL,
            vi="normal: đứng; italic: nghiêng",
            en="normal: upright; italic: slanted",
        ),
        Field(
            "unicode_range",
            _written(_RANGE, "@points"),
            "U+0102-0103, U+1EA0-1EF9",
            default="",
            vi="Những khoảng mã mà tệp có",
            en="The ranges of characters that the file holds",
        ),
        Field(
            "size_adjust",
            _written(_PERCENT, "@percent"),
            "98%",
            default="",
            vi="Cỡ so với phông thay thế",
            en="The size beside that of the fallback font",
        ),
    ),
)

LOOK = Shape(
    build=_look,
    fields=(
        Field(
            "fonts",
            list_of(_FACE.kind, 24),
            default=(),
            vi="Phông chữ riêng, tệp ở static/",
            en="Fonts of the site's own, with files in static/",
        ),
        Field(
            "colours",
            _COLOURS.kind,
            default={},
            vi="Màu thay cho màu có sẵn",
            en="Colours instead of the theme's",
        ),
    ),
)
