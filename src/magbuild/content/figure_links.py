"""Figures of a text tied to the metrics that declare them: marked before Markdown, linked after.

A figure that states a metric is put between noncharacters, which no content may hold, before the
text is converted. On the finished tree the figure becomes a link to its metric card, and its
sentence a span that can be pointed to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from magbuild.content.evidence import Statement
from magbuild.vietnamese.sentences import sentences

CARD = "so-"
FIGURE = "neu-"
SENTENCE = "cau-"

_OPEN, _NAMED, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_FIRST_NUMBER = 0xE000
_MARKED = re.compile(f"{_OPEN}(.){_NAMED}([^{_CLOSE}]*){_CLOSE}")
_REMAINS = re.compile(f"{_OPEN}.{_NAMED}|{_CLOSE}")

Item = str | Element


def mark_figures(text: str, statements: tuple[Statement, ...], printed: Mapping[str, str]) -> str:
    """The Markdown text with its figures marked; a `[[m:id]]` gives way to the printed figure."""
    parts: list[str] = []
    done = 0
    for number, one in sorted(enumerate(statements), key=lambda pair: pair[1].start):
        words = printed[one.metric] if one.mark else text[one.start : one.end]
        mark = f"{_OPEN}{chr(_FIRST_NUMBER + number)}{_NAMED}{words}{_CLOSE}"
        parts += [text[done : one.start], mark]
        done = one.end
    return "".join((*parts, text[done:]))


def link_figures(root: Element, metrics: tuple[str, ...]) -> None:
    """Turn the marks of a finished tree into links; `metrics` holds an id for each mark."""
    linked: set[str] = set()
    for parent in list(root.iter()):
        items = list(_items(parent))
        if any(isinstance(item, str) and _OPEN in item for item in items):
            nested = parent.tag == "a"
            split = [
                piece for item in items for piece in _split(item, metrics, linked, nested=nested)
            ]
            _replace(parent, list(_wrap(split)))
        for name, value in parent.attrib.items():
            parent.set(name, _REMAINS.sub("", value))


def _items(parent: Element) -> Iterator[Item]:
    """The text and children of an element in order; tails become texts of their own."""
    if parent.text:
        yield parent.text
    for child in parent:
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def _split(
    item: Item, metrics: tuple[str, ...], linked: set[str], *, nested: bool
) -> Iterator[Item]:
    if not isinstance(item, str):
        yield item
        return
    done = 0
    for match in _MARKED.finditer(item):
        if match.start() > done:
            yield item[done : match.start()]
        done = match.end()
        metric = metrics[ord(match[1]) - _FIRST_NUMBER]
        figure = Element("span" if nested else "a", {"class": "figure"})
        if not nested:
            figure.set("href", f"#{CARD}{metric}")
        if metric not in linked:
            figure.set("id", f"{FIGURE}{metric}")
            linked.add(metric)
        figure.text = match[2]
        yield figure
    if done < len(item):
        yield item[done:]


def _wrap(items: list[Item]) -> Iterator[Item]:
    """Put each sentence that holds a figure into a span; sentences without one stay as they are."""
    whole = "".join(_text(item) for item in items)
    bounds = [(one.start, one.end) for one in sentences(whole)]
    waiting: list[Item] = []
    offset = 0
    for item in items:
        pieces = _cut(item, offset, [start for start, _ in bounds])
        for piece in pieces:
            if waiting and isinstance(piece, str) and any(start == offset for start, _ in bounds):
                yield from _finish(waiting)
                waiting = []
            waiting.append(piece)
            offset += len(_text(piece))
    yield from _finish(waiting)


def _cut(item: Item, offset: int, starts: list[int]) -> list[Item]:
    """A text cut where sentences start; an element is never cut."""
    if not isinstance(item, str):
        return [item]
    places = [start - offset for start in starts if offset < start < offset + len(item)]
    edges = [0, *places, len(item)]
    return [item[a:b] for a, b in pairwise(edges)]


def _finish(sentence: list[Item]) -> Iterable[Item]:
    figures = [i for i in sentence if isinstance(i, Element) and i.get("class") == "figure"]
    first = next((f.get("id", "") for f in figures if f.get("id")), "")
    if not figures:
        return sentence
    span = Element("span", {"class": "stated"})
    if first:
        span.set("id", SENTENCE + first.removeprefix(FIGURE))
    end = ""
    if isinstance(sentence[-1], str):
        end = sentence[-1][len(sentence[-1].rstrip()) :]
        sentence = [*sentence[:-1], sentence[-1].rstrip()]
    _replace(span, sentence)
    return (span, end)


def _text(item: Item) -> str:
    return item if isinstance(item, str) else "".join(item.itertext())


def _replace(parent: Element, items: Iterable[Item]) -> None:
    """Give an element this content and no other."""
    for child in list(parent):
        parent.remove(child)
    parent.text = ""
    for item in items:
        if isinstance(item, Element):
            parent.append(item)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + item
        else:
            parent.text += item
