"""Setting the text of a finished tree: paragraph by paragraph, whatever markup parts the words."""

from collections.abc import Iterator
from html import unescape
from itertools import islice
from xml.etree.ElementTree import Element

from magbuild.content.figure_links import between_marks
from magbuild.vietnamese.typography import typeset_pieces

_INLINE = {
    *("a", "abbr", "br", "cite", "code", "del", "em", "img", "ins", "span", "strong", "sub", "sup")
}
_FILLER = "x"  # stands for code while the words around it are set


class _Slot:
    """A text or a tail of an element; `code` is left alone."""

    __slots__ = ("attribute", "code", "element")

    def __init__(self, element: Element, attribute: str, *, code: bool) -> None:
        self.element, self.attribute, self.code = element, attribute, code

    @property
    def text(self) -> str:
        """What stands in the slot."""
        text: str | None = getattr(self.element, self.attribute)
        return text or ""


def typeset_marked(text: str) -> str:
    """The display form of a text in which figures have been marked."""
    pieces = between_marks(text)
    pieces[::2] = typeset_pieces(pieces[::2])
    return "".join(pieces)


def typeset_tree(root: Element) -> None:
    """Bring every paragraph of a tree to its display form; entities become the signs they name."""
    for block in root.iter():
        if block.tag not in _INLINE and block.tag != "pre":
            for run in _runs(block):
                _typeset(run)


def _runs(block: Element) -> Iterator[list[_Slot]]:
    """The slots of a block, parted where another block stands between them."""
    run = [_Slot(block, "text", code=False)]
    for child in block:
        if child.tag in _INLINE:
            run += _inside(child, code=False)
        else:
            yield run
            run = []
        run.append(_Slot(child, "tail", code=False))
    yield run


def _inside(element: Element, *, code: bool) -> Iterator[_Slot]:
    code = code or element.tag == "code"
    yield _Slot(element, "text", code=code)
    for child in element:
        yield from _inside(child, code=code)
        yield _Slot(child, "tail", code=code)


def _typeset(run: list[_Slot]) -> None:
    slots = [slot for slot in run if slot.text]
    if not any(slot.text.strip() for slot in slots):
        return
    cut = [_without_code(slot) for slot in slots]
    done = iter(typeset_pieces([words for pieces in cut for words in pieces[::2]]))
    for slot, pieces in zip(slots, cut, strict=True):
        pieces[::2] = list(islice(done, len(pieces[::2])))
        if not slot.code:
            # The converter's serialiser takes what looks like an entity for one.
            setattr(slot.element, slot.attribute, "".join(pieces).replace("&", "&amp;"))


def _without_code(slot: _Slot) -> list[str]:
    """What is to be read in a slot, and between it the marks of figures, which are not."""
    return [_FILLER * len(slot.text)] if slot.code else between_marks(unescape(slot.text))
