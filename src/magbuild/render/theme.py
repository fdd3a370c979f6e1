"""The theme: templates, words and static files, the site's own before the built-in ones."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from magbuild.render.builtin import built_in_theme

_UNMARKED = frozenset({"favicon.svg", "favicon.ico", "robots.txt"})
STATIC_ROOT = "/static/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything that pages are made with.

    `templates` holds texts by name; `static` bytes by name; `assets` leads from the name of a
    static file to the address it is published at.
    """

    templates: Mapping[str, str]
    words: Mapping[str, str]
    static: Mapping[str, bytes]
    assets: Mapping[str, str]


def load_theme(site_folder: Path, language: str) -> Theme:
    """The built-in theme with the site's `templates/` and `static/` laid over it.

    MagbuildError when the built-in theme is missing or a file cannot be read.
    """
    built_in = built_in_theme()
    templates = _read_all(built_in / "templates", site_folder / "templates")
    static = _read_all(built_in / "static", site_folder / "static")
    texts = {name: _text(name, data) for name, data in templates.items()}
    return Theme(
        templates=texts,
        words=_words(texts, language),
        static=static,
        assets={name: _address(name, data) for name, data in static.items()},
    )


def _read_all(*folders: Path) -> dict[str, bytes]:
    """All files of some folders, a later folder before an earlier one, sorted by name."""
    found: dict[str, bytes] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        try:
            found |= {name: (folder / name).read_bytes() for name in walk(folder) if is_utf8(name)}
        except OSError as error:
            raise machine_fault(folder.name, error) from error
    return dict(sorted(found.items()))


def _text(name: str, data: bytes) -> str:
    text, found = decode(data, f"templates/{name}")
    if has_errors(found):
        raise _refused(found[-1])
    return text


def _words(texts: Mapping[str, str], language: str) -> dict[str, str]:
    name = f"words/{language}.yaml"
    root, found = parse(texts.get(name, ""), f"templates/{name}")
    if root is None or found:
        raise MagbuildError(found[0], ExitCode.USAGE)
    return {e.key.text: e.value.text for e in root.entries if isinstance(e.value, Scalar)}


def _address(name: str, data: bytes) -> str:
    """Files carry their digest in their name, so that they can be cached for ever.

    Whatever signs a name has, its address has none that would need escaping again.
    """
    if name in _UNMARKED:
        return f"/{name}"
    path = PurePosixPath(name)
    marked = path.with_name(f"{path.stem}.{digest(data)[:10]}{path.suffix}")
    return STATIC_ROOT + quote(str(marked))


def _refused(diagnostic: Diagnostic) -> MagbuildError:
    return MagbuildError(diagnostic, ExitCode.USAGE)
