"""Links to other sites, wherever they are written: in prose, in front matter, in registers."""

import re
from collections.abc import Iterator

from magbuild.content.masks import without_code, without_comments
from magbuild.content.models import Source
from magbuild.core.shapes import Located
from magbuild.core.texts import position

_LINK = re.compile(r"https?://[^\s<>\"'`|\\^{}\[\]“”]+", re.IGNORECASE)
_CLOSING = ".,;:!?…*_"


def web_links(source: Source) -> Iterator[Located[str]]:
    """Each address of the web in a source, in order; code and comments hold none."""
    for match in _LINK.finditer(without_code(without_comments(source.text))):
        address = _ended(match[0])
        span = position(source.text, match.start(), source.path, len(address))
        yield Located(value=address, span=span)


def _ended(address: str) -> str:
    """An address without what only follows it: signs, and brackets that it did not open."""
    while True:
        if address[-1] in _CLOSING or (
            address[-1] == ")" and address.count(")") > address.count("(")
        ):
            address = address[:-1]
        else:
            return address
