"""Where the addresses on a page lead: elsewhere, or to what in this site.

Addresses on our pages begin with "/", with "#" or with a scheme. What is relative to a page would
break on the page of errors, which stands at every address.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from magbuild.content.elements import LINK_SCHEMES

ELSEWHERE = ""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NEVER = re.compile(r"[\x00-\x20\x7f\\]|/\.{1,2}(?:[/?#]|$)")


@lru_cache(maxsize=32_768)
def target(link: str, address: str) -> str | None:
    """What a link leads to, for a site whose full address is `address`.

    "/path/" or "/path/#id" in this site, percent signs decoded; "#id" on the same page; ELSEWHERE
    for other sites and for mail; None for an address that may not stand on a page. Only pages keep
    their fragment: "#page=3" of another file names no id.
    """
    if not link or _NEVER.search(link):
        return None
    if link.startswith("//"):
        link = f"{address.partition(':')[0]}:{link}"
    if scheme := _SCHEME.match(link):
        within = link.removeprefix(address)
        if link.startswith(address) and within[:1] in {"", "/", "?", "#"}:
            return _path(within if within.startswith("/") else f"/{within}")
        return ELSEWHERE if scheme[1].lower() in LINK_SCHEMES else None
    if link.startswith("/"):
        return _path(link)
    return f"#{unquote(link[1:])}" if link.startswith("#") else None


def _path(link: str) -> str:
    before, _, fragment = link.partition("#")
    path = unquote(before.partition("?")[0])
    if path.endswith("/index.html"):
        path = path.removesuffix("index.html")
    is_page = path.endswith(("/", ".html"))
    return f"{path}#{unquote(fragment)}" if fragment and is_page else path
