"""The theme: templates, words and static files, the site's own before the built-in ones."""

from base64 import b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha384
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    MagbuildError,
    has_errors,
)
from magbuild.core.files import digest, is_utf8, machine_fault, walk
from magbuild.core.nodes import Scalar, parse
from magbuild.core.texts import decode
from magbuild.images.recipe import recipe
from magbuild.render.asset_names import asset_names
from magbuild.render.builtin import built_in_theme
from magbuild.render.letters import NO_LETTERS, Lettering, find_letters
from magbuild.render.look import Palette, preloads, read_palette, style_rules
from magbuild.settings.cards import NO_CARDS, Cards
from magbuild.settings.look import OUR_LOOK, Look

_UNMARKED = frozenset({"favicon.svg", "favicon.ico", "robots.txt", "_headers", "_redirects"})
STATIC_ROOT = "/static/"
BUILT_IN = "built-in/"
"""Before the name of a template of ours: what the site's own of that name can still extend."""

SHEET = "site.css"
OWN_SHEET = "own.css"
"""A site's own rules: no file of its own on the site, but the end of the one style sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything that pages are made with.

    `templates` holds texts by name; `static` bytes by name; `assets` leads from the name of a
    static file to the address it is published at, `integrity` from that of a script or a style
    sheet to the digest by which a browser knows it (Subresource Integrity). `pictures` are the
    SHA-256 of files that are no static files but pictures to be made, `plates` the addresses of
    those that templates name. `preloads` are the addresses of fonts that pages ask for at once,
    `palette` the colours in use, `lettering` is the font of what is drawn.
    """

    templates: Mapping[str, str]
    words: Mapping[str, str]
    static: Mapping[str, bytes]
    assets: Mapping[str, str]
    integrity: Mapping[str, str] = field(default_factory=dict)
    preloads: tuple[str, ...] = ()
    palette: Palette = field(default_factory=Palette)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    plates: Mapping[str, str] = field(default_factory=dict)
    lettering: Lettering = NO_LETTERS


def load_theme(
    site_folder: Path,
    language: str,
    look: Look = OUR_LOOK,
    pictures: Mapping[str, bytes] | None = None,
    cards: Cards = NO_CARDS,
) -> Theme:
    """The built-in theme with the site's `templates/`, `static/` and `look` laid over it.

    `pictures` are the SHA-256 of those files in `static/` that are not to be read, by name.
    MagbuildError when the built-in theme is missing or a file cannot be read.
    """
    built_in = built_in_theme()
    ours, own = _texts(built_in), _texts(site_folder)
    kept = {f"{BUILT_IN}{name}": ours[name] for name in own.keys() & ours.keys()}
    pictures = pictures or {}
    static = _read_all(built_in / "static") | _read_all(site_folder / "static", but=pictures)
    sheet = static.get(SHEET, b"").decode(errors="replace")
    own_rules = static.pop(OWN_SHEET, b"")
    if rules := style_rules(look, _addresses(static)).encode() + own_rules:
        static[SHEET] = sheet.encode() + rules
    templates = dict(sorted((ours | kept | own).items()))
    plates = _plates(templates, pictures)
    assets = dict(sorted((_addresses(static) | plates).items()))
    return Theme(
        templates=templates,
        words=_words(ours, language) | _words(own, language),
        static=dict(sorted(static.items())),
        assets=assets,
        integrity=_integrity(static),
        preloads=preloads(look, assets),
        palette=read_palette(sheet, look),
        pictures=dict(sorted(pictures.items())),
        plates=plates,
        lettering=find_letters(cards, static),
    )


def _texts(folder: Path) -> dict[str, str]:
    found = _read_all(folder / "templates")
    return {name: _text(name, data) for name, data in found.items()}


def _read_all(folder: Path, but: Collection[str] = ()) -> dict[str, bytes]:
    """All files of a folder, if there is one, `but` those with these names."""
    if folder.is_symlink() or not folder.is_dir():
        return {}
    try:
        names = [name for name in walk(folder) if is_utf8(name) and name not in but]
        return {name: (folder / name).read_bytes() for name in names}
    except OSError as error:
        raise machine_fault(folder.name, error) from error


def _text(name: str, data: bytes) -> str:
    text, found = decode(data, f"templates/{name}")
    if has_errors(found):
        raise _refused(found[-1])
    return text


def _words(texts: Mapping[str, str], language: str) -> dict[str, str]:
    name = f"words/{language}.yaml"
    if name not in texts:
        return {}
    root, found = parse(texts[name], f"templates/{name}")
    if root is None or found:
        raise MagbuildError(found[0], ExitCode.USAGE)
    return {e.key.text: e.value.text for e in root.entries if isinstance(e.value, Scalar)}


def _plates(templates: Mapping[str, str], pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The addresses of pictures that templates name; all of them where a variable names one."""
    if not pictures:
        return {}
    named = asset_names(templates.values())
    mark = recipe()
    return {
        name: _address(name, digest(mark + value))
        for name, value in sorted(pictures.items())
        if named is None or name in named
    }


def _addresses(static: Mapping[str, bytes]) -> dict[str, str]:
    return {name: _address(name, digest(static[name])) for name in sorted(static)}


def _integrity(static: Mapping[str, bytes]) -> dict[str, str]:
    return {
        name: f"sha384-{b64encode(sha384(data).digest()).decode()}"
        for name, data in sorted(static.items())
        if name.endswith((".css", ".js"))
    }


def _address(name: str, sha256: str) -> str:
    """Files carry their digest in their name, so that they can be cached for ever.

    Whatever signs a name has, its address has none that would need escaping again.
    """
    if name in _UNMARKED:
        return f"/{name}"
    path = PurePosixPath(name)
    marked = path.with_name(f"{path.stem}.{sha256[:10]}{path.suffix}")
    return STATIC_ROOT + quote(str(marked))


def _refused(diagnostic: Diagnostic) -> MagbuildError:
    return MagbuildError(diagnostic, ExitCode.USAGE)
