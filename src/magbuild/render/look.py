"""A site's own fonts and colours as the end of the one style sheet, and whether they are sound."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.settings.look import Colour, FontFace, Look, Slope, Voice
from magbuild.vietnamese.text import nearest

MOST_PRELOADS = 2
"""So many font files are asked for before the style sheet has been read: one for each voice."""

TEXT = 7.0
REST = 4.5
"""The least contrast of running text, and of all else that carries meaning."""

PAIRS = (
    *(("ink", ground, TEXT) for ground in ("paper", "raised", "wash")),
    *(("quiet", ground, TEXT) for ground in ("paper", "raised", "step-0")),
    *(("lacquer", "paper", TEXT), ("deep", "paper", TEXT)),
    *(("on-light", "step-1", TEXT), ("on-light", "step-2", TEXT)),
    *(("on-dark", "step-3", TEXT), ("on-dark", "step-4", TEXT)),
    *(("lacquer", "raised", REST), ("lacquer", "wash", REST), ("other", "paper", REST)),
)
"""Which colour stands on which ground, and how much it must differ from that."""

_WOFF2 = b"wOF2"
_DARK = "prefers-color-scheme: dark"
_TOKEN = re.compile(r"--([a-z0-9-]+): *(#[0-9a-f]{6});")
_ENDS = ("#000000", "#ffffff")
_STEPS = 64

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of both schemes, by the names of their custom properties."""

    light: Mapping[str, str] = field(default_factory=dict)
    dark: Mapping[str, str] = field(default_factory=dict)


class _Pair(NamedTuple):
    """A ground that a colour is too like to: the share that it has of the contrast it needs."""

    share: float
    ground: str
    least: float


def read_palette(sheet: str, look: Look) -> Palette:
    """The colours that a style sheet sets, those of a site before them."""
    before, _, after = sheet.partition(_DARK)
    light = dict(_TOKEN.findall(before))
    dark = light | dict(_TOKEN.findall(after))
    return Palette(light=light | _by_name(look.light), dark=dark | _by_name(look.dark))


def _by_name(colours: Iterable[Colour]) -> dict[str, str]:
    return {colour.name: colour.value.value.lower() for colour in colours}


def preloads(look: Look, assets: Mapping[str, str]) -> tuple[str, ...]:
    """The addresses of the fonts that nearly every page needs: the first upright of each voice."""
    first: dict[Voice, str] = {}
    for face in look.fonts:
        if face.slope is Slope.NORMAL and face.file.value in assets:
            first.setdefault(face.voice, assets[face.file.value])
    return tuple(dict.fromkeys(first.values()))[:MOST_PRELOADS]


def style_rules(look: Look, assets: Mapping[str, str]) -> str:
    """The end of the style sheet; nothing for a site that keeps our look.

    Colours stand in the layer of the tokens, each scheme for itself, so that those of more contrast
    and of print, in later layers, still win.
    """
    faces = [face for face in look.fonts if face.file.value in assets]
    rules = [_face_rule(face, assets[face.file.value]) for face in faces]
    roots = [f":root {{ {' '.join(stacks)} }}"] if (stacks := [*_stacks(faces)]) else []
    for scheme, colours in (("light", look.light), ("dark", look.dark)):
        if colours:
            set_anew = " ".join(f"--{name}: {value};" for name, value in _by_name(colours).items())
            roots.append(f"@media (prefers-color-scheme: {scheme}) {{ :root {{ {set_anew} }} }}")
    if roots:
        rules.append("@layer tokens {\n  " + "\n  ".join(roots) + "\n}")
    return "".join(f"\n{rule}\n" for rule in rules)


def _stacks(faces: list[FontFace]) -> Iterator[str]:
    for voice in Voice:
        families = dict.fromkeys(f'"{face.family}"' for face in faces if face.voice is voice)
        if families:
            yield f"--{voice}: {', '.join(families)}, var(--system-{voice});"


def _face_rule(face: FontFace, address: str) -> str:
    lines = [
        f'font-family: "{face.family}";',
        f'src: url("{address}") format("woff2");',
        f"font-weight: {face.weight};",
        f"font-style: {face.slope};",
        "font-display: swap;",
    ]
    if face.unicode_range:
        lines.append(f"unicode-range: {face.unicode_range};")
    if face.size_adjust:
        lines.append(f"size-adjust: {face.size_adjust};")
    return "@font-face {\n  " + "\n  ".join(lines) + "\n}"


def judge_look(look: Look, palette: Palette, static: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Fonts that are not there or are none, and colours that cannot be told apart."""
    return (*_font_faults(look.fonts, static), *_contrast_faults(look, palette))


def _font_faults(fonts: Iterable[FontFace], static: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for file in (face.file for face in fonts):
        if file.value not in static:
            near = nearest(file.value, (name for name in static if name.endswith(".woff2")), 1)
            yield diagnose("MB209", file.span, file=file.value, suggestion=", ".join(near))
        elif not static[file.value].startswith(_WOFF2):
            yield diagnose("MB210", file.span, file=file.value)


def _contrast_faults(look: Look, palette: Palette) -> Iterator[Diagnostic]:
    """One finding for each colour that falls short: on the ground where it is hardest to see."""
    schemes = (("light", look.light, palette.light), ("dark", look.dark, palette.dark))
    for scheme, own, colours in schemes:
        spans = {colour.name: colour.value.span for colour in own}
        short: dict[str, _Pair] = {}
        for name, ground, least in PAIRS:
            if spans.keys().isdisjoint({name, ground}) or not {name, ground} <= colours.keys():
                continue
            pair = _Pair(contrast(colours[name], colours[ground]) / least, ground, least)
            if pair.share < 1:
                short[name] = min(pair, short.get(name, pair))
        for name, (share, ground, least) in short.items():
            changed, fixed = _mended(name, ground, colours, least)
            yield diagnose(
                "MB211",
                spans.get(name) or spans[ground],
                name=name,
                ground=ground,
                scheme=f"@{scheme}",
                ratio=_shown(share * least),
                least=f"{least:g}",
                changed=changed,
                fixed=fixed,
            )


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, from 1 to 21, as WCAG 2 measures it."""
    dark, light = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def _mended(name: str, ground: str, colours: Mapping[str, str], least: float) -> tuple[str, str]:
    """What to set, and to which colour: the nearest that differs enough.

    Where no colour does on this ground, it is the ground that has to change; where neither is
    enough alone, the ground first, to a shade on which something can be read.
    """
    above, below = colours[name], colours[ground]
    if fixed := _nearest(above, (below,), least):
        return name, fixed
    return ground, _nearest(below, (above,), least) or _nearest(below, _ENDS, least)


def _nearest(colour: str, others: Iterable[str], least: float) -> str:
    """The least change of a colour, towards black or white, that tells it from one of others."""
    for step in range(1, _STEPS + 1):
        for end in _ENDS:
            mixed = _mixed(_rgb(colour), _rgb(end), step / _STEPS)
            if any(contrast(mixed, other) >= least for other in others):
                return mixed
    return ""


def _mixed(colour: Rgb, end: Rgb, share: float) -> str:
    parts = (round(a + (b - a) * share) for a, b in zip(colour, end, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shown(ratio: float) -> str:
    """Two places, cut off rather than rounded: 6.999 is not 7."""
    return f"{int(ratio * 100) / 100:g}"
