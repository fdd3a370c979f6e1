"""A finished page cut into its tags.

A browser forgives everything. This reader forgives nothing, since what it reads is our own: no "<",
">" or "&" stands for itself, in words or in values, so that splitting is all the parsing there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from itertools import accumulate

from magbuild.render.tags import DOCTYPE, Tag, TagTable

Flaw = tuple[int, str, str]
"""A 1-based line, a term of the catalogue, and the words it is said of."""

TAGS = TagTable()
"""The tags of all pages that this process has read."""

_WORDS = bytes(set(range(256)) - set(b"<>"))
_UNREAD = re.compile(
    # Possessive loops around groups are faulty before Python 3.11.5; these have one way to match.
    rb"<(?:!--(?!-?>)[^-]*+(?:-(?!-)[^-]*+)*-->"
    rb"|((script|style)\b[^<>]*+>)[^<]*+(?:<(?!(?i:!--|/?script|/?style))[^<]*+)*(?=</\2>))"
)
_AMPERSAND = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|nbsp|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)([A-Za-z0-9]*;?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A page and its tags, the doctype first.

    Of comments, scripts and styles only the line breaks are left in `data`. A comment or script
    that a browser might end elsewhere than we do is not taken for one.
    """

    data: bytes
    tags: list[Tag]

    def lines(self) -> list[int]:
        """The line on which each tag begins."""
        breaks = accumulate(piece.count(b"\n") for piece in self.data.split(b"<"))
        return [1 + count for count in breaks]


class MarkupError(ValueError):
    """What was read is no page of ours: its tags cannot be told from its words."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw[1])
        self.flaw = flaw


def read_markup(data: bytes) -> Markup:
    """The tags of a page, or MarkupError."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        flaw = (_line(data, error.start), "@utf-8", f"0x{data[error.start]:02X}")
        raise MarkupError(flaw) from error
    if not data.startswith(f"<{DOCTYPE}>".encode()):
        raise MarkupError((1, "@doctype", data.decode()))
    data = _UNREAD.sub(_breaks, data)
    inner = data.replace(b">", b"<").split(b"<")[1::2]
    if data.translate(None, _WORDS) != b"<>" * len(inner):
        raise MarkupError(_stray_sign(data))
    return Markup(data=data, tags=[TAGS[one] for one in inner])


def word_flaws(markup: Markup) -> Iterator[Flaw]:
    """Bare ampersands, and words outside the one element that a page is."""
    data = markup.data
    for match in _AMPERSAND.finditer(data):
        name = match[1].decode()
        if not (name.endswith(";") and name in html5):
            yield _line(data, match.start()), "@bare", f"&{name}"
    first, last = data.index(b">") + 1, data.rindex(b">") + 1
    for start, words in ((first, data[first:].partition(b"<")[0]), (last, data[last:])):
        if said := words.strip():
            yield _line(data, data.index(said, start)), "@outside", said.decode()


def _stray_sign(data: bytes) -> Flaw:
    """The first "<" that begins no tag, or ">" that ends none."""
    begun = -1
    for match in re.finditer(rb"[<>]", data):
        at = match.start()
        if (match[0] == b"<") is (begun >= 0):
            break
        begun = at if match[0] == b"<" else -1
    start = begun if begun >= 0 else at
    return _line(data, start), "@bare", data[start : start + 200].decode(errors="ignore")


def _line(data: bytes, offset: int) -> int:
    return 1 + data.count(b"\n", 0, offset)


def _breaks(match: re.Match[bytes]) -> bytes:
    start = b"<" + match[1] if match[1] else b""
    return start + b"\n" * (match[0].count(b"\n") - start.count(b"\n"))
