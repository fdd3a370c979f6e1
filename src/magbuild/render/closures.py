"""What each template depends on: all that it includes, and the static files that it names."""

import re
from collections.abc import Iterator, Mapping

from magbuild.engine.codec import encode
from magbuild.engine.tasks import digest
from magbuild.render.asset_names import asset_names
from magbuild.render.theme import Theme

_TAG = r"\{%[-+]?\s*(?:extends|include|import|from)\b"
_NAMED = r"\s*(?:\"([^\"\\]+)\"|'([^'\\]+)')\s*(?:[-+]?%\}|(?:as|import|ignore|with|without)\b)"
_OTHERS = re.compile(_TAG + _NAMED)
_ANY_OTHER = re.compile(f"{_TAG}(?!{_NAMED})")


def template_digests(theme: Theme) -> dict[str, bytes]:
    """The digest of everything that shapes what a template makes of a view, for each template.

    A template that names others, or static files, by a variable depends on all of them.
    """
    return {name: digest(encode(_closure(name, theme))) for name in sorted(theme.templates)}


def _closure(name: str, theme: Theme) -> tuple[object, ...]:
    names = sorted(_reached(name, theme.templates))
    texts = {one: theme.templates[one] for one in names}
    assets = theme.assets
    named = asset_names(texts.values())
    if named is not None:
        assets = {one: address for one, address in theme.assets.items() if one in named}
    return texts, assets, theme.words, theme.preloads, theme.palette


def _reached(name: str, templates: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    ahead = [name]
    while ahead:
        one = ahead.pop()
        if one in found or one not in templates:
            continue
        found.add(one)
        if _ANY_OTHER.search(templates[one]):
            return set(templates)
        ahead += _names(_OTHERS, templates[one])
    return found


def _names(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (match[1] or match[2] for match in pattern.finditer(text))
