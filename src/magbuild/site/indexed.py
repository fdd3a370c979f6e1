"""Stories whose whole texts are searched, as an indexer is told of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedStory:
    """A story whose whole text is searched: its address, its title, and its document's id."""

    url: str
    title: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FullTextTask:
    """All stories of a site, and its language."""

    language: str
    stories: tuple[IndexedStory, ...]
