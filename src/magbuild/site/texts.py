"""The text of a page at the moment it is shown: references become addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from magbuild.content.elements import IN_GALLERY
from magbuild.content.models import Text
from magbuild.site.margins import Piece, pieces_of
from magbuild.site.views.pictures import PlacedPicture, Sources

SYLLABLES_A_MINUTE = 220

FEWEST_CONTENTS = 3
"""With fewer headings a text has no list of contents."""

_NEAR = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")(?:ref:([0-9]+)|(#[^"]*))(?=")')
_PLACEHOLDER = re.compile(r'(<(a|img)\b[^<>]*?\s(?:href|src)=")ref:([0-9]+)(?=")')
_PICTURE = re.compile(r'<img\b[^<>]*?\ssrc="ref:([0-9]+)"[^<>]*>')
_IN_GALLERY = f'class="{IN_GALLERY}"'
_SIZES = "(min-width: 82rem) 60rem, (min-width: 62rem) calc(100vw - 22rem), 92vw"
_GALLERY_SIZES = "(min-width: 62rem) 29rem, (min-width: 44rem) 45vw, 92vw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the text: `level` 2 or 3, `id` its anchor."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text as its page shows it. `html` is safe; `minutes` is the reading time.

    `pieces` are the same HTML, cut where something belongs beside it. `contents` are the main
    headings of the `outline`, none when they are few.
    """

    html: str
    pieces: tuple[Piece, ...]
    outline: tuple[Heading, ...]
    contents: tuple[Heading, ...]
    minutes: int


def show_text(
    text: Text, addresses: tuple[str, ...], pictures: Iterable[PlacedPicture] = ()
) -> TextView:
    """A text with its references bound: `ref:N` becomes the address at N, or all of its files."""
    outline = tuple(Heading(level=h.level, id=h.id, text=h.text) for h in text.outline)
    main = tuple(heading for heading in outline if heading.level == 2)
    placed = {one.reference: one.sources for one in pictures}

    def address(match: re.Match[str]) -> str:
        number = int(match[3])
        whole = placed[number].whole if match[2] == "a" and number in placed else ""
        return match[1] + escape(whole or addresses[number])

    def files(match: re.Match[str]) -> str:
        number = int(match[1])
        return _files(match[0], placed[number]) if number in placed else match[0]

    html = _PLACEHOLDER.sub(address, _PICTURE.sub(files, text.html) if placed else text.html)
    return TextView(
        html=html,
        pieces=pieces_of(html),
        outline=outline,
        contents=main if len(main) >= FEWEST_CONTENTS else (),
        minutes=max(1, round(text.words / SYLLABLES_A_MINUTE)),
    )


def text_elsewhere(text: Text, addresses: tuple[str, ...], page: str) -> str:
    """The HTML of a text as it may stand on other sites.

    `addresses` are full ones, and so is `page`, to which places in the same text belong.
    """

    def in_full(match: re.Match[str]) -> str:
        address = addresses[int(match[2])] if match[2] else f"{page}{match[3]}"
        return match[1] + escape(address)

    return _NEAR.sub(in_full, text.html)


def _files(image: str, sources: Sources) -> str:
    """A picture of a text with its files to choose from and its size."""
    sizes = _GALLERY_SIZES if _IN_GALLERY in image else _SIZES
    tall = ' class="tall"' if sources.height > sources.width else ""
    return (
        f"<picture{tall}>"
        f'<source type="image/avif" srcset="{escape(sources.avif)}" sizes="{sizes}">'
        f'<source type="image/webp" srcset="{escape(sources.webp)}" sizes="{sizes}">'
        f'{image.removesuffix(">")} width="{sources.width}" height="{sources.height}"'
        ' loading="lazy" decoding="async"></picture>'
    )
