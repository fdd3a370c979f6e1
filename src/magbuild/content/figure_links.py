"""Figures of a text tied to the metrics that declare them: marked before Markdown, linked after.

A figure that states a metric is put between noncharacters, which no content may hold, before the
text is converted. On the finished tree the figure becomes a link to its metric card, and its
sentence a span that can be pointed to.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from xml.etree.ElementTree import Element

from magbuild.content.evidence import Statement
from magbuild.vietnamese.sentences import sentences

CARD = "so-"
FIGURE = "neu-"
SENTENCE = "cau-"

_OPEN, _NAMED, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGN = re.compile(f"({_OPEN}[a-z0-9-]+{_NAMED}|{_CLOSE})")
_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]|]")
_INLINE = frozenset(
    ("a", "abbr", "br", "cite", "code", "del", "em", "img", "ins", "span", "strong", "sub", "sup")
)

Item = str | Element


def mark_figures(text: str, statements: tuple[Statement, ...], printed: Mapping[str, str]) -> str:
    """The Markdown text with its figures marked; a `[[m:id]]` gives way to the printed figure."""
    parts: list[str] = []
    done = 0
    for one in sorted(statements, key=lambda one: one.start):
        words = text[one.start : one.end]
        if one.mark:
            words = _plain(printed[one.metric])
        parts += [text[done : one.start], f"{_OPEN}{one.metric}{_NAMED}{words}{_CLOSE}"]
        done = one.end
    return "".join((*parts, text[done:]))


def _plain(words: str) -> str:
    """Markdown that shows just these words."""
    return _MEANS_SOMETHING.sub(r"\\\g<0>", words).replace("<", "&lt;")


def without_marks(text: str) -> str:
    """A text in which figures have been marked, as it was before."""
    return _SIGN.sub("", text) if _holds_marks(text) else text


def between_marks(text: str) -> list[str]:
    """A text cut at its marks: text, mark, text, mark, text."""
    return _SIGN.split(text) if _holds_marks(text) else [text]


def _holds_marks(text: str) -> bool:
    return _OPEN in text or _CLOSE in text


def link_figures(root: Element) -> None:
    """Turn the marks of a finished tree into links, and the sentences around them into spans."""
    for element in root.iter():
        for name, value in element.items():
            element.set(name, without_marks(value))
    _link(root, set(), nested=False)


def _link(parent: Element, linked: set[str], *, nested: bool) -> bool:
    """Link what an element holds; whether it is a part of a sentence that states a figure.

    `linked` are the metrics that have had their first link; `nested` says that a link is open.
    """
    if not _holds_marks("".join(parent.itertext())):
        return False
    nested = nested or parent.tag == "a"
    items: list[Item] = []
    states = False
    for item in _items(parent):
        if isinstance(item, Element):
            states = _link(item, linked, nested=nested) or states
            items.append(item)
        elif _holds_marks(item):
            pieces = list(_split(item, linked, nested=nested))
            states = states or pieces != [item]
            items += pieces
        else:
            items.append(item)
    inline = parent.tag in _INLINE
    if states:
        _replace(parent, items if inline else _with_sentences(items))
    return inline and states


def _items(parent: Element) -> Iterator[Item]:
    """The texts and children of an element in order."""
    if parent.text:
        yield parent.text
    for child in parent:
        yield child
        if child.tail:
            yield child.tail


def _split(text: str, linked: set[str], *, nested: bool) -> Iterator[Item]:
    """A text cut into what stands between figures, and figures.

    A figure ends at the latest where its text does: a line may break inside it.
    """
    metric = ""
    for piece in between_marks(text):
        if piece == _CLOSE:
            metric = ""
        elif piece.startswith(_OPEN):
            metric = piece[1:-1]
        elif metric:
            yield _figure(metric, piece, linked, nested=nested)
        elif piece:
            yield piece


def _figure(metric: str, words: str, linked: set[str], *, nested: bool) -> Element:
    figure = Element("span" if nested else "a", {"class": "figure"})
    if not nested:
        figure.set("href", f"#{CARD}{metric}")
    if metric not in linked:
        figure.set("id", f"{FIGURE}{metric}")
        linked.add(metric)
    figure.text = words
    return figure


def _with_sentences(items: list[Item]) -> Iterator[Item]:
    """The content of a block, each sentence that holds a figure put into a span."""
    run: list[Item] = []
    for item in items:
        if isinstance(item, Element) and item.tag not in _INLINE:
            yield from _wrap(run)
            yield item
            run = []
        else:
            run.append(item)
    yield from _wrap(run)


def _wrap(run: list[Item]) -> Iterator[Item]:
    """Sentences that run on without a block between them."""
    texts = list(map(_text, run))
    offsets = list(accumulate(map(len, texts), initial=0))
    edges = _edges(run, offsets, [one.start for one in sentences("".join(texts))])
    begins = set(edges)
    sentence: list[Item] = []
    for item, offset in zip(run, offsets, strict=False):
        for place, piece in _cut(item, offset, edges):
            if place in begins:
                yield from _finished(sentence)
                sentence = []
            sentence.append(piece)
    yield from _finished(sentence)


def _edges(run: list[Item], offsets: list[int], starts: list[int]) -> list[int]:
    """Where sentences that hold a figure begin and end; none does so within an element."""
    elements = [(n, item) for n, item in enumerate(run) if isinstance(item, Element)]
    within: set[int] = set()
    for number, _ in elements:
        first = bisect_right(starts, offsets[number])
        within.update(starts[first : bisect_left(starts, offsets[number + 1])])
    starts = [start for start in starts if start not in within]
    edges: set[int] = set()
    for number, element in elements:
        if any(True for _ in _figures(element)):
            behind = bisect_right(starts, offsets[number])
            edges.update(starts[max(behind - 1, 0) : behind + 1])
    return sorted(edges)


def _cut(item: Item, offset: int, edges: list[int]) -> Iterator[tuple[int, Item]]:
    """A text at an offset cut at some edges, and where each piece begins; elements are not cut."""
    if not isinstance(item, str):
        yield offset, item
        return
    inside = edges[bisect_right(edges, offset) : bisect_left(edges, offset + len(item))]
    for start, end in pairwise((offset, *inside, offset + len(item))):
        yield start, item[start - offset : end - offset]


def _finished(sentence: list[Item]) -> Iterable[Item]:
    """A sentence in a span if it holds a figure, else as it is; the space behind it stays out."""
    figures = [figure for item in sentence for figure in _figures(item)]
    if not figures:
        return sentence
    span = Element("span", {"class": "stated"})
    if first := next((name for figure in figures if (name := figure.get("id"))), ""):
        span.set("id", SENTENCE + first.removeprefix(FIGURE))
    end = ""
    if isinstance(sentence[-1], str):
        end = sentence[-1][len(sentence[-1].rstrip()) :]
        sentence = [*sentence[:-1], sentence[-1].rstrip()]
    _replace(span, sentence)
    return (span, end)


def _figures(item: Item) -> Iterable[Element]:
    return () if isinstance(item, str) else (e for e in item.iter() if e.get("class") == "figure")


def _text(item: Item) -> str:
    """What is read of an item; the number of a footnote belongs to no sentence."""
    if isinstance(item, str):
        return item
    return "" if item.tag == "sup" else "".join(item.itertext())


def _replace(parent: Element, items: Iterable[Item]) -> None:
    """Give an element this content and no other."""
    content = list(items)
    del parent[:]
    parent.text = ""
    for item in content:
        if isinstance(item, Element):
            item.tail = ""
            parent.append(item)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + item
        else:
            parent.text += item
