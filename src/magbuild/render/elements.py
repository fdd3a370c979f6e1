"""XML read again, element by element, by a parser that is not the one which wrote it."""

from collections.abc import Mapping
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


def read_elements(data: bytes) -> tuple[XmlElement, ...]:
    """All elements of a UTF-8 document in the order of their end tags.

    XmlError for anything else, and for a document type: entities could be declared there.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    found: list[XmlElement] = []
    opened: list[tuple[str, dict[str, str], list[str], int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        opened.append((name, attributes, [], parser.CurrentLineNumber))

    def end(_name: str) -> None:
        name, attributes, texts, line = opened.pop()
        text = "".join(texts)
        found.append(XmlElement(name=name, attributes=attributes, text=text, line=line))

    def words(text: str) -> None:
        opened[-1][2].append(text)

    def refuse(*_declared: object) -> None:
        raise XmlError("<!DOCTYPE>", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data.decode(), True)
    except UnicodeDecodeError as error:
        raise XmlError(error.reason, 1 + data.count(b"\n", 0, error.start)) from error
    except ExpatError as error:
        raise XmlError(str(error), error.lineno) from error
    finally:
        parser.StartElementHandler = parser.StartDoctypeDeclHandler = None  # a circle, never freed
    return tuple(found)
