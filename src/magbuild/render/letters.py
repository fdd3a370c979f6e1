"""The font that pictures of words are set in: the site's own, else one that this machine has."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.shapes import Located
from magbuild.settings.cards import Cards

SYSTEM_FONTS = (
    "/usr/share/fonts/truetype/noto/NotoSerif-Bold.ttf",
    "/usr/share/fonts/noto/NotoSerif-Bold.ttf",
    "/usr/share/fonts/google-noto/NotoSerif-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf",
    "/usr/share/fonts/TTF/DejaVuSerif-Bold.ttf",
    "/usr/share/fonts/dejavu-serif-fonts/DejaVuSerif-Bold.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman Bold.ttf",
    "/Library/Fonts/Times New Roman Bold.ttf",
    "C:/Windows/Fonts/timesbd.ttf",
)
"""Faces that hold every letter of Vietnamese, where systems keep them; the first one found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A font: what to call it, its SHA-256, its bytes."""

    name: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """The font that was found, if any.

    `outside` are the files looked at beyond the project, by path, with their SHA-256, "" for what
    is not there: a build depends on them as on its own files.
    """

    letters: Letters | None = None
    outside: Mapping[str, str] = field(default_factory=dict)


NO_LETTERS = Lettering()


def find_letters(cards: Cards, static: Mapping[str, bytes]) -> Lettering:
    """The font for the cards of a site, whose static files these are; none where none are drawn."""
    if not cards.drawn:
        return NO_LETTERS
    named = cards.font.value if cards.font else ""
    if named and not named.startswith("/"):
        data = static.get(named)
        return Lettering(letters=_letters(named, data) if data else None)
    outside: dict[str, str] = {}
    for path in (named,) if named else SYSTEM_FONTS:
        data = _bytes(path)
        letters = _letters(path, data) if data else None
        outside[path] = letters.sha256 if letters else ""
        if letters:
            return Lettering(letters=letters, outside=outside)
    return Lettering(outside=outside)


def judge_letters(cards: Cards, lettering: Lettering, path: str) -> Iterator[Diagnostic]:
    """Whether there is a font; `path` is the file of the settings."""
    if not cards.drawn:
        return
    span = _span(cards.font, path)
    if lettering.letters is None:
        yield diagnose("MB641", span, reason="@font-missing" if cards.font else "@no-system-font")
        return
    from magbuild.render.card_drawing import is_font

    if not is_font(lettering.letters.data):
        yield diagnose("MB641", span, reason="@no-font")


def judge_signs(cards: Cards, lettering: Lettering, path: str, texts: str) -> Iterator[Diagnostic]:
    """Signs of some texts that the font cannot draw."""
    letters = lettering.letters
    if letters is None:
        return
    from magbuild.render.card_drawing import is_font, undrawn

    if is_font(letters.data) and (lacking := undrawn(letters.data, texts)):
        yield diagnose(
            "MB642",
            _span(cards.font, path),
            font=letters.name.rpartition("/")[2],
            count=len(lacking),
            signs=" ".join(lacking[:_MOST_SIGNS]),
        )


_MOST_SIGNS = 12  # named in a finding


def _span(font: Located[str] | None, path: str) -> Span:
    return font.span if font else Span(path=path)


def _letters(name: str, data: bytes) -> Letters:
    return Letters(name=name, sha256=hashlib.sha256(data).hexdigest(), data=data)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""
