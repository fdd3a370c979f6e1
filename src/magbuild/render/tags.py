"""One tag of a finished page, read strictly: what it opens, its ids, and where it leads.

Our pages keep to a dialect of HTML that leaves a browser nothing to guess: names in lower case,
values in double quotes, "<", ">" and "&" escaped everywhere. Pages say the same tags over and over,
so each is read once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input"),
        *("link", "meta", "source", "track", "wbr"),
    }
)
"""Elements without an end tag."""

DOCTYPE = "!doctype html"

UNIQUE = frozenset({DOCTYPE, "html", "head", "title", "body", "main"})
"""What a page has exactly once."""

ONLY_TEXT = frozenset({"title", "textarea"})
"""Elements in which a browser takes tags for text."""

MOST_TAGS = 8_192
"""So many tags are remembered: beyond the common ones, most stand on one page only."""

_ENDS_PARAGRAPH = frozenset(
    {
        *("address", "article", "aside", "blockquote", "details", "dialog", "div", "dl"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "search"),
        *("section", "table", "ul"),
    }
)
_NEVER_IN: dict[str, tuple[str, ...]] = dict.fromkeys(_ENDS_PARAGRAPH, ("p",))
_NEVER_IN |= {"a": ("a",), "button": ("button",), "form": ("form", "p")}

_LINKS = frozenset({"action", "formaction", "href", "poster", "src", "xlink:href"})
_LINK_LISTS = frozenset({"imagesrcset", "srcset"})
_REFERENCES = frozenset(
    {
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details"),
        *("aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns"),
        *("commandfor", "for", "form", "headers", "list", "popovertarget"),
    }
)
_LINKING_PROPERTIES = frozenset({"og:image", "og:url", "twitter:image"})

_INLINE = frozenset({"script", "style"})
_LOADING = frozenset({"audio", "embed", "iframe", "img", "link", "script", "source", "video"})
_ONLY_NAMING = frozenset({"alternate", "author", "canonical", "license", "me", "next", "prev"})
"""Relations of links by which nothing is loaded."""

_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)

_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_KEY = r"[A-Za-z_:][A-Za-z0-9_:.-]*+"
_OPENING = re.compile(rf'({_NAME})((?:\s++{_KEY}(?:="[^"]*+")?)*)\s*+(/?)')
_CLOSING = re.compile(rf"/({_NAME})")
_ATTRIBUTE = re.compile(rf'({_KEY})(?:="([^"]*)")?')
_NEXT_CANDIDATE = re.compile(r"(?<=[0-9][wxh]),|,\s+|,$")
_REFRESH = re.compile(r"\s*[0-9.]+\s*;\s*url=(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a tag says of places: ids that it gives and addresses that it names.

    An id that it names is the address "#id" on the same page. `faults` are pairs of a term of the
    catalogue and the words it is said of.
    """

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What one tag does to a page.

    `opens` names an element that waits for its end tag from here on, `closes` one whose end tag
    this is; an element that is whole has neither. A browser would end elements named `never_in`
    before this tag, `only_in_svg` is said of what means nothing elsewhere, and `ruled` of these and
    of all others that have a place of their own.
    """

    name: str = ""
    opens: str = ""
    closes: str = ""
    never_in: tuple[str, ...] = ()
    only_in_svg: bool = False
    ruled: bool = False
    notes: Notes | None = None


class TagTable(dict[bytes, Tag]):
    """Tags by what stands between "<" and ">", each read when it is asked for first.

    A full table forgets all and begins anew: most tags of a page are soon back.
    """

    def __missing__(self, inner: bytes) -> Tag:
        if len(self) >= MOST_TAGS:
            self.clear()
        self[inner] = tag = read_tag(inner.decode())
        return tag


def read_tag(written: str) -> Tag:
    """The tag that stands between "<" and ">"; what is no tag of our dialect has a fault."""
    if match := _OPENING.fullmatch(written):
        return _opening(match[1], _ATTRIBUTE.findall(match[2]), stroke=bool(match[3]))
    if match := _CLOSING.fullmatch(written):
        return Tag(closes=match[1], ruled=match[1] in ONLY_TEXT)
    if written == DOCTYPE:
        return Tag(name=DOCTYPE, ruled=True)
    return Tag(notes=Notes(faults=(("@tag-form", f"<{written}>"),)))


def _opening(name: str, attributes: list[tuple[str, str]], *, stroke: bool) -> Tag:
    void = name in VOID
    capitals = not "".join([name, *(key for key, _ in attributes)]).islower()
    only_in_svg = name != "svg" and (capitals or (stroke and not void))
    return Tag(
        name=name,
        opens="" if void or stroke else name,
        never_in=_NEVER_IN.get(name, ()),
        only_in_svg=only_in_svg,
        ruled=only_in_svg or name in UNIQUE,
        notes=_notes(name, attributes) if attributes or name in _INLINE else None,
    )


def _notes(name: str, attributes: list[tuple[str, str]]) -> Notes | None:
    ids: list[str] = []
    links: list[str] = []
    values: dict[str, str] = {}
    faults: list[tuple[str, str]] = []
    for written, raw in attributes:
        key, value = written.lower(), unescape(raw)
        if key in values:
            faults.append(("@attribute-twice", f"<{name} {key}>"))
        values[key] = value
        if key == "id":
            ids.append(value)
        elif key in _LINKS:
            links.append(value)
        elif key in _LINK_LISTS:
            links += (words[0] for one in _NEXT_CANDIDATE.split(value) if (words := one.split()))
        elif key in _REFERENCES:
            links += (f"#{quote(one)}" for one in value.split())
    if name == "meta":
        links += _meta_links(values)
    if name in _LOADING and (name != "link" or values.get("rel") not in _ONLY_NAMING):
        faults += (("@third-party", one) for one in links if _ELSEWHERE.match(one))
    if name == "style" or (name == "script" and "src" not in values and not _is_data(values)):
        faults.append(("@inline", f"<{name}>"))
    faults += (("@inline", f"{key}=") for key in values if key == "style" or key.startswith("on"))
    faults += (("@id-form", f'id="{one}"') for one in ids if one.split() != [one])
    if not (ids or links or faults):
        return None
    return Notes(ids=tuple(ids), links=tuple(links), faults=tuple(faults))


def _is_data(values: Mapping[str, str]) -> bool:
    return values.get("type") == "application/ld+json"


def _meta_links(values: Mapping[str, str]) -> Iterator[str]:
    """Pictures and addresses told to other sites, and where an old address leads on."""
    content = values.get("content", "")
    if values.get("property", values.get("name")) in _LINKING_PROPERTIES:
        yield content
    if "http-equiv" in values and (match := _REFRESH.fullmatch(content)):
        yield match[1]
