"""The text of a page at the moment it is shown: references become addresses."""

import re
from dataclasses import dataclass
from html import escape

from magbuild.content.models import Text
from magbuild.site.margins import Piece, pieces_of

SYLLABLES_A_MINUTE = 220

FEWEST_CONTENTS = 3
"""With fewer headings a text has no list of contents."""

_NEAR = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")(?:ref:([0-9]+)|(#[^"]*))(?=")')
_PLACEHOLDER = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")ref:([0-9]+)(?=")')


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


def show_text(text: Text, addresses: tuple[str, ...]) -> TextView:
    """A text with its references bound: `ref:N` becomes the address at N."""
    outline = tuple(Heading(level=h.level, id=h.id, text=h.text) for h in text.outline)
    main = tuple(heading for heading in outline if heading.level == 2)
    html = _PLACEHOLDER.sub(lambda match: match[1] + escape(addresses[int(match[2])]), text.html)
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
