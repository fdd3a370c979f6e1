"""A social card as a value: all that is drawn on it."""

from collections.abc import Mapping
from dataclasses import dataclass

CARD_ACTION = "social-card"
WIDTH, HEIGHT = 1200, 630
"""The size that other sites ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """All that a card shows, and all that shapes its bytes but the font, which travels apart.

    `spot` is the tile to be filled, of the `cells` of the country. `font` tells which font it is,
    `drawn_by` the libraries that draw.
    """

    site: str
    cells: tuple[tuple[int, int], ...]
    colours: Mapping[str, str]
    font: str
    drawn_by: str
    title: str = ""
    kicker: str = ""
    number: str = ""
    unit: str = ""
    label: str = ""
    spot: tuple[int, int] | None = None

    def texts(self) -> str:
        """Everything written on it."""
        return " ".join((self.site, self.kicker, self.title, self.number, self.unit, self.label))
