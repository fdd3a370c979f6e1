"""Which static files templates name: read off their texts."""

import re
from collections.abc import Iterable

_NAMED = re.compile(r"\basset\(\s*(?:\"([^\"]+)\"|'([^']+)')\s*\)")
_UNNAMED = re.compile(r"\basset\b(?!\(\s*(?:\"[^\"]+\"|'[^']+')\s*\))")


def asset_names(texts: Iterable[str]) -> frozenset[str] | None:
    """The static files that templates name; None where a variable names one, which may be any."""
    texts = tuple(texts)
    if any(_UNNAMED.search(text) for text in texts):
        return None
    return frozenset(m[1] or m[2] for text in texts for m in _NAMED.finditer(text))
