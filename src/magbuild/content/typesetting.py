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
_PARAGRAPH_END = "\n\n"  # no rule sees beyond it
_BACKTICKS = 3  # can hide what stands between them and the next ones, paragraphs and all

_Slot = tuple[Element, str, str, bool]
"""An element, which of its two texts is meant, that text, and whether to leave it alone."""


def typeset_marked(text: str) -> str:
    """The display form of a text in which figures have been marked."""
    pieces = between_marks(text)
    pieces[::2] = typeset_pieces(pieces[::2])
    return "".join(pieces)


def typeset_tree(root: Element) -> None:
    """Bring every paragraph of a tree to its display form; entities become the signs they name.

    All paragraphs are set at one go, which is many times faster than one by one.
    """
    runs = [run for block in root.iter() for run in _runs(block) if not _is_blank(run)]
    parting = (root, "text", _PARAGRAPH_END, True)
    whole = [slot for run in runs for slot in (*run, parting)]
    text = unescape("".join([words for _, _, words, _ in whole]))
    for run in [whole] if text.count("`") < _BACKTICKS else runs:
        _typeset(run)


def _is_blank(run: list[_Slot]) -> bool:
    return "".join([words for _, _, words, _ in run]).isspace()


def _runs(block: Element) -> Iterator[list[_Slot]]:
    """The slots of a block that hold text, parted where another block stands between them."""
    if block.tag in _INLINE or block.tag == "pre":
        return
    run: list[_Slot] = []
    if block.text:
        run.append((block, "text", block.text, False))
    for child in block:
        if child.tag in _INLINE:
            _add_inside(child, run, code=False)
        elif run:
            yield run
            run = []
        if child.tail:
            run.append((child, "tail", child.tail, False))
    if run:
        yield run


def _add_inside(element: Element, run: list[_Slot], *, code: bool) -> None:
    code = code or element.tag == "code"
    if element.text:
        run.append((element, "text", _FILLER * len(element.text) if code else element.text, code))
    for child in element:
        _add_inside(child, run, code=code)
        if child.tail:
            run.append((child, "tail", _FILLER * len(child.tail) if code else child.tail, code))


def _typeset(run: list[_Slot]) -> None:
    """Set the words of slots, the marks of figures between them, which are not read, aside."""
    cut = [between_marks(unescape(words)) for _, _, words, _ in run]
    done = iter(typeset_pieces([words for pieces in cut for words in pieces[::2]]))
    for (element, attribute, words, untouched), pieces in zip(run, cut, strict=True):
        pieces[::2] = islice(done, (len(pieces) + 1) // 2)
        text = "".join(pieces)
        if not untouched and (text != words or "&" in text):
            # The converter's serialiser takes what looks like an entity for one.
            setattr(element, attribute, text.replace("&", "&amp;"))
