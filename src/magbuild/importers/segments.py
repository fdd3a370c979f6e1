"""What an importer makes of a text: segments, each with its place, that leave nothing out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a part of a text is taken for."""

    SECTION = "section"
    TITLE = "title"
    TEXT = "text"
    CAPTION = "caption"
    FURNITURE = "furniture"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters of a text from `start` up to `end`, neither of them white space at the edges."""

    kind: SegmentKind
    start: int
    end: int


Block = tuple[Segment, ...]
"""The sentences and captions of one paragraph, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article in a text. `doubts` are sentences of it that may be the title of the next one."""

    title: Segment
    blocks: tuple[Block, ...]
    doubts: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """A text taken apart. `loose` belongs to no article: page furniture, and what is not placed.

    Between its segments there is nothing but white space, and no two of them overlap.
    """

    section: Segment | None
    articles: tuple[FoundArticle, ...]
    loose: tuple[Segment, ...]


Importer = Callable[[str], Dump]
"""Takes a clean text (NFC, line feeds, no control characters) apart; never fails, loses nothing."""


def segments_of(dump: Dump) -> Iterator[Segment]:
    """All segments, in no order."""
    if dump.section is not None:
        yield dump.section
    for article in dump.articles:
        yield article.title
        for block in article.blocks:
            yield from block
    yield from dump.loose
