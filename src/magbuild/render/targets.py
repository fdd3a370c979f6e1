"""Where the addresses on a page lead: elsewhere, or to something on this site.

Addresses on our pages begin with "/", with "#" or with a scheme. One that is relative to its page
would break on the page of errors, which is shown at any address.
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from magbuild.content.elements import LINK_SCHEMES

ELSEWHERE = ""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NO_HOST = re.compile(r"https?:(?!//[^/?#\\])", re.IGNORECASE)
_NO_PATH = re.compile(r"[\x00-\x20\x7f\\]|//")


@lru_cache(maxsize=8_192)
def target(link: str, address: str) -> str | None:
    """What a link leads to, on a site whose full address is `address`.

    "/path/" or "/path/#id" on this site, percent signs decoded; "#id" on the same page; ELSEWHERE
    for other sites and for mail; None for an address that may not stand on a page. Only pages keep
    their fragment: the "#page=3" of another file names no id.
    """
    if link.startswith("//"):
        link = f"{address.partition(':')[0]}:{link}"
    if scheme := _SCHEME.match(link):
        within = link.removeprefix(address)
        if link.startswith(address) and within[:1] in {"", "/", "?", "#"}:
            return _path(within if within.startswith("/") else f"/{within}")
        known = scheme[1].lower() in LINK_SCHEMES and not _NO_HOST.match(link)
        return ELSEWHERE if known else None
    if link.startswith("/"):
        return _path(link)
    return f"#{unquote(link[1:])}" if link.startswith("#") else None


def _path(link: str) -> str | None:
    before, _, fragment = link.partition("#")
    written = before.partition("?")[0]
    path = unquote(written)
    if _NO_PATH.search(written) or not {".", ".."}.isdisjoint(path.split("/")):
        return None
    if path.endswith("/index.html"):
        path = path.removesuffix("index.html")
    is_page = path.endswith(("/", ".html"))
    return f"{path}#{unquote(fragment)}" if fragment and is_page else path
