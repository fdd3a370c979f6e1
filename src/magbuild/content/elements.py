"""The rules of the house for elements of a text: links, pictures, tables, asides, headings.

All of it works on the element tree that the converter has finished, and notes what it finds in the
`Conversion` under way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from magbuild.content.models import Heading, Reference
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.shapes import IDENTIFIER_PATTERN
from magbuild.core.texts import position
from magbuild.vietnamese.text import slug
from magbuild.vietnamese.typography import typeset

ASIDE_KINDS = ("note", "warning", "box")
LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE_PATH = re.compile(r"//|[/]?\\|[^\x00-\x20\\]*[\x00-\x20\\]")
_PLAIN_ID = re.compile(IDENTIFIER_PATTERN + r"(?:_[0-9]+)?")
_AUTOMAIL = "\x02amp\x03"  # how Python-Markdown hides the letters of <name@host>
_NOTE_ID = re.compile(r"fn(?:ref\d*)?:")


@dataclass(slots=True)
class Conversion:
    """One conversion under way: the text, and what has been found in it so far."""

    text: str
    path: str
    first_line: int
    references: list[Reference] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    cursors: dict[str, int] = field(default_factory=dict)

    def at(self, offset: int, length: int = 1) -> Span:
        span = position(self.text, offset, self.path, length)
        line = span.line + self.first_line - 1
        return Span(path=self.path, line=line, column=span.column, length=length)

    def locate(self, target: str) -> Span:
        """The next place where a link target stands; the first line when it cannot be told."""
        start = self.cursors.get(target, 0)
        offset = self.text.find(f"({target}", start) + 1 or self.text.find(target, start)
        if offset < 0:
            return self.at(0)
        self.cursors[target] = offset + len(target)
        return self.at(offset, len(target))


def apply_house_style(root: Element, work: Conversion) -> None:
    """Typeset a finished tree, bind its links and pictures, and give its blocks their form."""
    work.outline = _outline(root, work)
    for element in list(root.iter()):
        _typeset(element)
        _judge_attributes(element, work)
        if element.tag == "a":
            _bind(element, "href", work)
        elif element.tag == "img":
            _bind(element, "src", work)
        for index, child in enumerate(list(element)):
            if (change := _CHANGES.get(child.tag)) is not None:
                element[index] = change(child)


def _typeset(element: Element) -> None:
    """Display form of the text, code left alone."""
    if element.tag not in {"code", "pre"} and element.text:
        element.text = typeset(element.text)
    if element.tail:
        element.tail = typeset(element.tail)


def _judge_attributes(element: Element, work: Conversion) -> None:
    for name, value in list(element.attrib.items()):
        if name.lower().startswith("on"):
            work.found.append(diagnose("MB432", work.locate(f"{name}="), attribute=name))
        elif name.lower() == "style":
            work.found.append(diagnose("MB433", work.locate("style=")))
        elif name == "id" and not (_PLAIN_ID.fullmatch(value) or _NOTE_ID.match(value)):
            fixed = slug(value) or "muc"
            work.found.append(diagnose("MB330", work.locate(value), value=value, fixed=fixed))


def _bind(element: Element, attribute: str, work: Conversion) -> None:
    """Replace an address on this site by a reference; refuse schemes that run or hide things."""
    written = element.get(attribute, "")
    target = written.strip()
    scheme = _SCHEME.match(target)
    external = scheme is not None and scheme[1].lower() != "article"
    if target.startswith(_AUTOMAIL) or (target.startswith("#") and _NOTE_ID.match(target[1:])):
        return
    if external and scheme is not None and scheme[1].lower() in LINK_SCHEMES:
        return
    if external or not target or _UNSAFE_PATH.match(target):
        work.found.append(diagnose("MB441", work.locate(written), target=_shown(target)))
        return
    path, _, fragment = target.partition("#")
    span = work.locate(target)
    if element.tag == "img" and not element.get("alt", "").strip():
        work.found.append(diagnose("MB437", span, target=_shown(target)))
    element.set(attribute, f"ref:{len(work.references)}")
    work.references.append(Reference(target=path, fragment=fragment, span=span))


def _shown(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"


def _outline(root: Element, work: Conversion) -> list[Heading]:
    """The headings of levels 2 and 3; a first-level heading or a skipped level is a warning."""
    outline: list[Heading] = []
    before = 1
    for element in root.iter():
        if not re.fullmatch(r"h[1-6]", str(element.tag)):
            continue
        level, words = int(element.tag[1]), typeset("".join(element.itertext()).strip())
        if level == 1 or level > before + 1:
            span = work.locate(words.split(" ")[0] if words else "#")
            work.found.append(diagnose("MB438", span, level=level, before=before))
        if level == 1:
            element.tag = "h2"
        before = max(level, 2)
        if before <= 3:
            outline.append(Heading(level=before, id=element.get("id", ""), text=words))
    return outline


def _figure(paragraph: Element) -> Element:
    """A paragraph that holds one picture and nothing else is a figure; its title, the caption."""
    if len(paragraph) != 1 or (paragraph.text or "").strip() or (paragraph[0].tail or "").strip():
        return paragraph
    picture = paragraph[0]
    if picture.tag != "img":
        return paragraph
    figure = Element("figure")
    figure.tail = paragraph.tail
    picture.tail = None
    figure.append(picture)
    if caption := picture.attrib.pop("title", ""):
        SubElement(figure, "figcaption").text = typeset(caption)
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
    for child in block:
        if child.get("class") == "admonition-title":
            child.set("class", "aside-title")
    return block


_CHANGES: dict[str, Callable[[Element], Element]] = {"p": _figure, "table": _table, "div": _aside}
