"""XML read again, element by element, by a parser that is not the one which wrote it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from xml.parsers.expat import ExpatError, ParserCreate


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlElement:
    """One element: its name as written, the text directly in it, the 1-based line it begins on."""

    name: str
    attributes: Mapping[str, str]
    text: str
    line: int


class XmlError(ValueError):
    """What was read is no XML of ours; `line` is 1-based."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def read_elements(data: bytes, names: Container[str] | None = None) -> tuple[XmlElement, ...]:
    """All elements of a UTF-8 document, or those of some names, in the order of their end tags.

    XmlError for anything else, and for a document type: entities could be declared there.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    found: list[XmlElement] = []
    opened: list[tuple[str, dict[str, str], list[str], int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if names is None or name in names:
            opened.append((name, attributes, [], parser.CurrentLineNumber))
            # Elsewhere nobody listens, which takes half the time.
            parser.CharacterDataHandler, parser.EndElementHandler = words, end

    def end(name: str) -> None:
        if opened[-1][0] == name:
            _, attributes, texts, line = opened.pop()
            text = "".join(texts)
            found.append(XmlElement(name=name, attributes=attributes, text=text, line=line))
        if not opened:
            parser.CharacterDataHandler = parser.EndElementHandler = None

    def words(text: str) -> None:
        opened[-1][2].append(text)

    def refuse(*_declared: object) -> None:
        raise XmlError("<!DOCTYPE>", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data.decode(), True)
    except UnicodeDecodeError as error:
        raise XmlError(error.reason, 1 + data.count(b"\n", 0, error.start)) from error
    except ExpatError as error:
        raise XmlError(str(error), error.lineno) from error
    finally:
        # A circle would never be freed.
        parser.StartElementHandler = parser.StartDoctypeDeclHandler = None
        parser.EndElementHandler = parser.CharacterDataHandler = None
    return tuple(found)
