"""Pictures: their files and the words that go with them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The files of a picture: `url` for everybody, `avif` and `webp` with widths to choose from.

    Sizes are those of the largest. `whole` is the picture as large as it is, or empty.
    """

    url: str
    width: int
    height: int
    avif: str
    webp: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture within a text: the number of the reference that names it, and its files."""

    reference: int
    sources: Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image with the words that go with it; sizes in pixels, 0 when unknown, as of drawings.

    `avif` and `webp` are files of several widths to choose from; a drawing has none.
    """

    url: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    licence: str = ""
    avif: str = ""
    webp: str = ""
