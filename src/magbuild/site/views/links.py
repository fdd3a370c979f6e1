"""Addresses with the words that name them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address with the words that name it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem:
    """One entry of the main navigation; `current` marks the part of the site being read."""

    url: str
    text: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """The address of a feed in one format, and what it tells of."""

    url: str
    media_type: str
    title: str
