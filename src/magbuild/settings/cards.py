"""What a site.yaml may say of social cards: whether they are drawn, and in which font."""

from dataclasses import dataclass

from magbuild.core.nodes import Mapping, Node
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Located,
    Reading,
    Shape,
    boolean,
    located,
    text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Whether cards are drawn; `font` is a file of static/ or of the machine, else one is found."""

    drawn: bool = False
    font: Located[str] | None = None


NO_CARDS = Cards()


def _with_font(font: Located[str] | None) -> Cards:
    return Cards(drawn=True, font=font)


_FONT = Shape(
    build=_with_font,
    fields=(
        Field(
            "font",
            located(text()),
            "chu/dam.ttf",
            required=True,
            vi="Tệp TTF hay OTF",
            en="A TTF or OTF file",
        ),
    ),
)


def cards_kind() -> Kind[Cards]:
    """`true`, `false`, or the font to draw with."""
    plain = boolean()

    def read(node: Node, reading: Reading) -> Cards | Failed:
        if isinstance(node, Mapping):
            return _FONT.read(node, reading)
        drawn = plain.read(node, reading)
        return drawn if isinstance(drawn, Failed) else Cards(drawn=drawn)

    return Kind(read=read, schema={"anyOf": [plain.schema, _FONT.schema]})
