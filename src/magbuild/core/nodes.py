"""YAML as a tree that knows where everything stands, read in constant depth and time.

Events are taken one by one, so nesting, size and forbidden constructs are refused before a value is
built from them. Scalars stay text: what "1.234" or "no" means is decided by the schema, which knows
what was asked for. Anchors, aliases, merge keys, tags and directives are never needed and refused.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import yaml

from magbuild.core.diagnostics import Diagnostic, Edit, Span, diagnose
from magbuild.core.texts import forbidden_character

_Loader = type[yaml.CLoader] | type[yaml.Loader]
_LOADER: _Loader = getattr(yaml, "CLoader", yaml.Loader)
_EXPLAINED = 65_536  # characters; the parser that is written in Python reads so many in a moment
_UNMATCHED = 1_000  # brackets; most of them can only be words, since nesting is limited by itself
_TAB_INDENT = re.compile(r"^[ -]*\t[ \t]*(?=\S)", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_PLAIN_ENTRY = re.compile(r"^(?P<key>\s*(?:- +)*[^\s:#\"'][^:#]*):[ ]+(?P<value>[^\s\"'].*)$")


class Mark(Protocol):
    """A position as both YAML loaders tell it, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Place(NamedTuple):
    """A file, and how many of its lines stand above a text that is part of it."""

    path: str
    offset: int

    def at(self, line: int, column: int, length: int = 1) -> Span:
        """The span of some characters from a line and a column of the text, counted from 1."""
        return Span(self.path, line + self.offset, column, max(length, 1))

    def between(self, start: Mark | None, end: Mark | None = None) -> Span:
        """The span from one mark to another, or of one character where it leaves its line."""
        if start is None:
            return self.at(1, 1)
        line, column = start.line, start.column
        length = end.column - column if end is not None and end.line == line else 1
        return Span(self.path, line + self.offset + 1, column + 1, max(length, 1))


# Nodes are made by the dozen for each file, and few are ever asked for their span.
class Scalar(NamedTuple):
    """A piece of text. `quoted` tells whether the writer marked it as text."""

    text: str
    quoted: bool
    place: Place
    start: Mark | None
    end: Mark | None

    @property
    def empty(self) -> bool:
        """Whether nothing was written where a value could stand."""
        return not self.quoted and self.text in {"", "~", "null"}

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.place.between(self.start, self.end)


def rewritten(node: Scalar, plain: str) -> tuple[Edit, ...]:
    """The edit that writes another plain text for a scalar; none for one of several lines."""
    if node.start is None or node.end is None or node.start.line != node.end.line:
        return ()
    return (Edit(node.span, plain),)


class Sequence(NamedTuple):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    span: Span


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Entries in the order written, keys unique."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> "Node | None":
        """The value of a key, if it is there."""
        return next((e.value for e in self.entries if e.key.text == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read: characters of text, nodes, and depth of nesting."""

    characters: int
    nodes: int
    depth: int


FRONT_MATTER = Limits(characters=65_536, nodes=2_000, depth=8)
REGISTER = Limits(characters=16_777_216, nodes=1_000_000, depth=8)


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet; `key` waits for its value."""

    span: Span
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None


def parse(
    text: str, path: str, *, first_line: int = 1, limits: Limits = REGISTER
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """The mapping that a YAML text holds, and its faults; None when it cannot be read at all.

    `first_line` is the line of the file on which the text begins. An empty text is an empty
    mapping.
    """
    place = Place(path, first_line - 1)
    if refused := _refuse_early(text, place, limits):
        return None, (refused,)
    loader = _LOADER
    while True:
        found: list[Diagnostic] = []
        try:
            root = _read(text, place, limits, found, loader)
        except _RefusedError as error:
            return None, (*found, error.diagnostic)
        except yaml.YAMLError as error:
            if loader is yaml.Loader or len(text) > _EXPLAINED:
                return None, (*found, _explain(error, text, place))
            loader = yaml.Loader  # tells faults alike on any machine, with or without the C parser
        else:
            break
    if root is None:
        return Mapping((), place.at(1, 1)), tuple(found)
    if not isinstance(root, Mapping):
        return None, (*found, diagnose("MB304", root.span))
    return root, tuple(found)


def _refuse_early(text: str, place: Place, limits: Limits) -> Diagnostic | None:
    """What must not reach the parser: too much, too deep, or indented with tabs."""
    if len(text) > limits.characters:
        return diagnose("MB316", place.at(1, 1), size=len(text), limit=limits.characters)
    if text.count("[") + text.count("{") > _UNMATCHED:
        depth = 0
        for match in _BRACKETS.finditer(text):
            depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
            if depth > _UNMATCHED:
                span = _at_offset(text, match.start(), place)
                return diagnose("MB312", span, limit=limits.depth)
    if "\t" in text and (tab := _TAB_INDENT.search(text)) is not None:
        return diagnose("MB305", _at_offset(text, tab.start() + tab[0].index("\t"), place))
    return None


def _at_offset(text: str, offset: int, place: Place) -> Span:
    line = text.count("\n", 0, offset) + 1
    return place.at(line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _read(
    text: str, place: Place, limits: Limits, found: list[Diagnostic], loader: _Loader
) -> Node | None:
    parser = loader(text)
    try:
        return _build(iter(parser.get_event, None), place, limits, found)
    finally:
        parser.dispose()


def _build(
    events: Iterator[yaml.Event], place: Place, limits: Limits, found: list[Diagnostic]
) -> Node | None:
    root: Node | None = None
    stack: list[_Open] = []
    nodes = 0
    for event in events:
        node: Node
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            _refuse_constructs(event, place)
            if nodes > limits.nodes:
                raise _RefusedError(diagnose("MB317", _span(event, place), limit=limits.nodes))
            if not isinstance(event, yaml.ScalarEvent):
                if len(stack) >= limits.depth:
                    raise _RefusedError(diagnose("MB312", _span(event, place), limit=limits.depth))
                stack.append(_open(event, place))
                continue
            node = _scalar(event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _close(stack.pop())
        else:
            if isinstance(event, yaml.DocumentStartEvent):
                _refuse_directives(event, place, second=root is not None)
            continue
        if stack:
            _add(stack[-1], node, found)
        else:
            root = node
    return root


def _scalar(event: yaml.ScalarEvent, place: Place) -> Scalar:
    """Escapes can bring in what the door of the file kept out, so quoted text is judged again."""
    style, value = event.style, event.value
    quoted = bool(style)
    if quoted:
        if style == '"' and (character := forbidden_character(value)):
            raise _RefusedError(
                diagnose("MB112", _span(event, place), character=f"U+{ord(character):04X}")
            )
        value = unicodedata.normalize("NFC", value)
    return Scalar(value, quoted, place, event.start_mark, event.end_mark)


def _open(event: yaml.NodeEvent, place: Place) -> _Open:
    return _Open(_span(event, place), isinstance(event, yaml.MappingStartEvent))


def _close(done: _Open) -> Node:
    if done.is_mapping:
        return Mapping(tuple(done.entries.values()), done.span)
    return Sequence(tuple(done.items), done.span)


def _add(parent: _Open, node: Node, found: list[Diagnostic]) -> None:
    if not parent.is_mapping:
        parent.items.append(node)
    elif parent.key is None:
        if not isinstance(node, Scalar) or node.empty:
            raise _RefusedError(diagnose("MB308", node.span))
        if node.text == "<<":
            raise _RefusedError(diagnose("MB311", node.span))
        parent.key = node
    else:
        key, parent.key = parent.key, None
        if (first := parent.entries.get(key.text)) is not None:
            at = first.key.span
            found.append(diagnose("MB307", key.span, related=(at,), key=key.text, line=at.line))
        else:
            parent.entries[key.text] = Entry(key, node)


def _span(event: yaml.Event, place: Place) -> Span:
    return place.between(event.start_mark, event.end_mark)


def _refuse_directives(event: yaml.DocumentStartEvent, place: Place, *, second: bool) -> None:
    span = place.between(event.start_mark)
    if event.version or event.tags:
        raise _RefusedError(diagnose("MB314", span))
    if second:
        raise _RefusedError(diagnose("MB315", span))


def _refuse_constructs(event: yaml.NodeEvent, place: Place) -> None:
    if event.anchor is not None:
        raise _RefusedError(diagnose("MB311", _span(event, place)))
    if (tag := getattr(event, "tag", None)) is not None:
        shown = str(tag).replace("tag:yaml.org,2002:", "!!")
        raise _RefusedError(diagnose("MB313", _span(event, place), tag=shown))


_CONSTRUCTS = (
    ("directive", "MB314"),
    ("incompatible YAML", "MB314"),
    ("anchor", "MB311"),
    ("alias", "MB311"),
)


def _explain(error: yaml.YAMLError, text: str, place: Place) -> Diagnostic:
    """The fault in an editor's words; an unclosed quote or bracket is shown where it opens."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return diagnose("MB319", place.at(1, 1))
    problem, context = error.problem or "", error.context or ""
    unclosed = any(word in context for word in ("quoted scalar", "flow sequence", "flow mapping"))
    unclosed = unclosed and "escape" not in problem
    mark = error.context_mark if unclosed and error.context_mark else error.problem_mark
    if mark is None:
        return diagnose("MB319", place.at(1, 1))
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    if unclosed:
        return diagnose("MB318", place.between(mark), opening=line[mark.column : mark.column + 1])
    for word, code in _CONSTRUCTS:
        if word in problem or word in context:
            return diagnose(code, place.between(mark))
    if "tag" in context:
        return diagnose("MB313", place.between(mark), tag=line[mark.column :].split(" ")[0])
    entry = _PLAIN_ENTRY.match(line)
    if entry is not None and mark.column >= entry.start("value"):
        value = entry["value"].replace("\\", "\\\\").replace('"', '\\"')
        span = place.at(mark.line + 1, entry.start("value") + 1, len(entry["value"]))
        # Behind a space, # may begin a comment.
        edits = () if " #" in value else (Edit(span, f'"{value.rstrip()}"'),)
        return diagnose("MB306", span, edits=edits, fixed=f'{entry["key"].strip()}: "{value}"')
    return diagnose("MB319", place.between(mark))
