"""The rules of the house for elements of a text: links, pictures, tables, asides, headings.

All of it works on the element tree that the converter has finished, and notes what it finds in the
`Conversion` under way.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from magbuild.content.figure_links import without_marks
from magbuild.content.masks import without_code, without_comments
from magbuild.content.models import Heading, Reference
from magbuild.content.typesetting import typeset_marked, typeset_tree
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.shapes import IDENTIFIER_PATTERN
from magbuild.core.texts import position
from magbuild.vietnamese.text import slug

ASIDE_KINDS = ("note", "warning", "box")
IN_GALLERY = "in-gallery"
"""The class of pictures that stand beside others."""

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PICTURE_SCHEMES = frozenset({"http", "https"})

_SAYS_NOTHING = frozenset(
    {
        "đây",
        "ở đây",
        "tại đây",
        "bấm vào đây",
        "xem",
        "xem thêm",
        "link",
        "here",
        "click here",
        "more",
    }
)
"""Words of a link that tell nobody where it leads."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_NO_HOST = re.compile(r"https?:(?!//[^/?#\\\s])", re.IGNORECASE)
_UNSAFE_PATH = re.compile(r"//|[/]?\\|[^\x00-\x20\\]*[\x00-\x20\\]")
_PLAIN_ID = re.compile(IDENTIFIER_PATTERN + r"(?:_[0-9]+)?")
# One set of signs comes first, because the search for it is fastest.
_DESTINATION = re.compile(
    r"[\]\[<](?:"
    r"(?<=\])\([ ]*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)"  # [words](address "title")
    r"|(?:(?<=^\[)|(?<=^[ ]\[)|(?<=^[ ]{2}\[)|(?<=^[ ]{3}\[))"
    r"[^\]\n]+\]:[ ]*<?([^\s<>]+)"  # [name]: address
    r"|(?<=<)([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>"  # <address>
    r")",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_HASHED = (
    r"\n(?:(?:>|[-*+][ ]|[0-9]{1,9}[.][ ])[ \t]*)*(?P<marks>#{1,6})[ \t]*(?P<words>[^#\n][^\n]*)"
)
_UNDERLINED = r"\n(?P<title>[^\s|>#*+-][^\n]*)\n(?P<rule>=+|-{2,})[ \t]*$"
_HASHED_HEADING = re.compile(_HASHED)
_HEADING = re.compile(rf"{_HASHED}|{_UNDERLINED}", re.MULTILINE)
_NOTE_LINKS = frozenset({"footnote-ref", "footnote-backref"})
_AUTOMAIL = "\x02amp\x03"  # how Python-Markdown hides the letters of <name@host>
_NOTE_ID = re.compile(r"fn(?:ref\d*)?:")


@dataclass(slots=True)
class Conversion:
    """One conversion under way: the text, and what has been found in it so far.

    `prose` is the text with code and comments blanked.
    """

    text: str
    path: str
    first_line: int
    references: list[Reference] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    targets: dict[str, list[int]] = field(default_factory=dict)
    prose: str = field(init=False)

    def __post_init__(self) -> None:
        self.prose = without_code(without_comments(self.text))
        for match in _DESTINATION.finditer(self.prose):
            place = match.lastindex or 0
            self.targets.setdefault(_plain(match[place]), []).append(match.start(place))

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of some characters of the text."""
        span = position(self.text, offset, self.path, length)
        line = span.line + self.first_line - 1
        return Span(path=self.path, line=line, column=span.column, length=length)

    def locate_target(self, target: str) -> Span:
        """The next place where an address is written; where one serves many links, the last."""
        places = self.targets.get(_plain(target))
        if not places:
            return self.locate(target)
        place = places.pop(0) if len(places) > 1 else places[0]
        return self.at(place, len(target))

    def locate(self, words: str) -> Span:
        """The first place where some words are written; the first line when it cannot be told."""
        offset = self.prose.lower().find(words.lower())
        return self.at(offset, len(words)) if offset >= 0 else self.at(0)


def _plain(target: str) -> str:
    """An address as the converter sees it: without escapes and entities."""
    return unescape(_ESCAPE.sub(r"\1", target)).strip()


def apply_house_style(root: Element, work: Conversion) -> None:
    """Typeset a finished tree, bind its links and pictures, and give its blocks their form."""
    if "{" in work.text:
        _fill_bare_attributes(root)
    typeset_tree(root)
    work.outline = _outline(root)
    work.found.extend(_heading_levels(work))
    for element in list(root.iter()):
        _judge_attributes(element, work)
        if element.tag == "a":
            _bind(element, "href", LINK_SCHEMES, work)
        elif element.tag == "img":
            _bind(element, "src", _PICTURE_SCHEMES, work)
        for index, child in enumerate(list(element) if len(element) else ()):
            if (change := _CHANGES.get(child.tag)) is not None:
                element[index] = change(child)


def _fill_bare_attributes(root: Element) -> None:
    """An attribute list may name an attribute only; its value is empty, as in HTML."""
    for element in root.iter():
        for name, value in element.items():
            if value is None:
                element.set(name, "")


def _judge_attributes(element: Element, work: Conversion) -> None:
    for name, value in element.items():
        if name.lower().startswith("on"):
            work.found.append(diagnose("MB432", work.locate(f"{name}="), attribute=name))
        elif name.lower() == "style":
            work.found.append(diagnose("MB433", work.locate("style=")))
        elif name == "id" and not (_PLAIN_ID.fullmatch(value) or _NOTE_ID.match(value)):
            fixed = slug(value) or "muc"
            work.found.append(diagnose("MB330", work.locate(value), value=value, fixed=fixed))


def _bind(element: Element, attribute: str, schemes: frozenset[str], work: Conversion) -> None:
    """Replace an address on this site by a reference; refuse schemes that run or hide things."""
    written = element.get(attribute, "")
    if written.startswith(_AUTOMAIL) or element.get("class", "") in _NOTE_LINKS:
        return
    target = unescape(written).strip()
    span = work.locate_target(written)
    if element.tag == "img" and not element.get("alt", "").strip():
        work.found.append(diagnose("MB437", span, target=_shown(target)))
    scheme = _SCHEME.match(target)
    if scheme is not None and scheme[1].lower() in schemes and not _NO_HOST.match(target):
        work.found.extend(_judge_elsewhere(element, target, span))
        return
    own = scheme is None or scheme[1].lower() == "article"
    if not own or not target or _UNSAFE_PATH.match(target):
        element.attrib.pop(attribute, None)
        work.found.append(diagnose("MB441", span, target=_shown(target)))
        return
    path, _, fragment = target.partition("#")
    element.set(attribute, f"ref:{len(work.references)}")
    work.references.append(Reference(target=path, fragment=fragment, span=span))


def _judge_elsewhere(element: Element, target: str, span: Span) -> Iterator[Diagnostic]:
    """What is wrong with an address on another site, where one may stand."""
    try:
        parts = urlsplit(target)
        _ = parts.port
    except ValueError:
        yield diagnose("MB527", span, target=_shown(target))
        return
    if element.tag == "img":
        yield diagnose("MB526", span, target=_shown(target))
    elif parts.username is not None and parts.scheme in _PICTURE_SCHEMES:
        yield diagnose("MB528", span, host=parts.hostname or "")
    elif "".join(element.itertext()).strip(" .:→»").casefold() in _SAYS_NOTHING:
        yield diagnose("MB439", span, target=_shown(target))


def _shown(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"


def _outline(root: Element) -> list[Heading]:
    """The headings of levels 2 and 3; one of the first level, which is the title's, becomes a 2."""
    outline: list[Heading] = []
    for element in root.iter():
        if element.tag == "h1":
            element.tag = "h2"
        if element.tag in {"h2", "h3"}:
            level = int(element.tag[1])
            words = without_marks("".join(_words(element))).strip()
            outline.append(Heading(level=level, id=element.get("id", ""), text=words))
    return outline


def _words(element: Element) -> Iterator[str]:
    """The text of an element as a reader sees it, without the numbers of footnotes."""
    yield unescape(element.text or "")
    for child in element:
        if not (child.tag == "sup" and child.find("a") is not None):
            yield from _words(child)
        yield unescape(child.tail or "")


def _heading_levels(work: Conversion) -> Iterator[Diagnostic]:
    """A heading of the first level, or one that skips a level."""
    before, prose = 1, f"\n{work.prose}"
    pattern = _HEADING if "\n=" in prose or "\n--" in prose else _HASHED_HEADING
    for match in pattern.finditer(prose):
        level = len(match["marks"] or "") or (1 if match["rule"].startswith("=") else 2)
        if level == 1 or level > before + 1:
            part = "words" if match["marks"] else "title"
            offset, length = match.start(part) - 1, len(match[part].rstrip())
            yield diagnose("MB438", work.at(offset, length), level=level, before=before)
        before = max(level, 2)


def _figure(paragraph: Element) -> Element:
    """A paragraph that holds nothing but a picture is a figure; of several pictures, a gallery."""
    words = [paragraph.text, *(one.tail for one in paragraph)]
    pictures = [one for one in paragraph if one.tag == "img"]
    if not pictures or len(pictures) < len(paragraph) or any((one or "").strip() for one in words):
        return paragraph
    figures = [_captioned(picture) for picture in pictures]
    shown = figures[0]
    if len(figures) > 1:
        shown = Element("div", {"class": "gallery"})
        shown.extend(figures)
        for picture in pictures:
            picture.set("class", IN_GALLERY)
    shown.tail = paragraph.tail
    return shown


def _captioned(picture: Element) -> Element:
    """A picture as a figure; its title is the caption."""
    figure = Element("figure")
    picture.tail = None
    figure.append(picture)
    if caption := picture.attrib.pop("title", ""):
        SubElement(figure, "figcaption").text = typeset_marked(caption)
    return figure


def _table(table: Element) -> Element:
    """A table scrolls in a region of its own that the keyboard can reach."""
    words = " ".join("".join(cell.itertext()).strip() for cell in table.iter("th"))
    attributes = {"class": "table", "role": "region", "tabindex": "0"}
    region = Element("div", {**attributes, "aria-label": words or "Bảng"})
    region.tail, table.tail = table.tail, None
    for cell in table.iter():
        if (align := cell.attrib.pop("align", "")) in {"right", "center"}:
            cell.set("class", align)
        if cell.tag == "th":
            cell.set("scope", "col")
    region.append(table)
    return region


def _aside(block: Element) -> Element:
    """`!!! note "Title"` becomes an aside; kinds the theme does not know are notes."""
    classes = (block.get("class") or "").split()
    if "admonition" not in classes:
        return block
    kind = next((name for name in classes if name in ASIDE_KINDS), "note")
    block.tag = "aside"
    block.set("class", f"aside {kind}")
    for child in list(block):
        if child.get("class") == "admonition-title":
            child.set("class", "aside-title")
            if (child.text or "").lower() in classes:
                block.remove(child)  # the converter's stand-in for a title that was not written
    return block


_CHANGES: dict[str, Callable[[Element], Element]] = {"p": _figure, "table": _table, "div": _aside}
