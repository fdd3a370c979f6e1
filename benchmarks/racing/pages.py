"""The pages that a generator wrote, by kind; all write to the same addresses."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from magazines.articles import Article, articles
from magazines.formats import PAGE_SIZE

_TAXONOMIES = {
    "chuyen-muc": "by section",
    "tinh": "by province",
    "chu-de": "by topic",
    "to-chuc": "by organisation",
    "nam": "by year",
}
_KINDS = {
    "home": r"index\.html",
    "articles": r"bai/[^/]+/index\.html",
    **{kind: rf"{path}/[^/]+/(trang/\d+/)?index\.html" for path, kind in _TAXONOMIES.items()},
    "overviews": rf"({'|'.join(_TAXONOMIES)})/index\.html",
    "sitemap": r"sitemap\.xml",
    "feed": r"(?!sitemap|rss\.xml)[^/]+\.(xml|atom|rss)",
}
KINDS = (*_KINDS, "other files")

_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}


def count_pages(output: Path) -> Counter[str]:
    """How many files of each kind stand in the output of a generator."""
    return Counter(map(_kind, _files(output)))


def expected_pages(count: int) -> Counter[str]:
    """How many pages of each kind a magazine of so many articles has."""
    listed = Counter(subject for article in articles(count) for subject in _subjects(article))
    pages = Counter({"home": 1, "articles": count, "sitemap": 1, "feed": 1})
    pages["overviews"] = len(_TAXONOMIES)
    for (kind, _), stories in listed.items():
        pages[kind] += -(-stories // PAGE_SIZE)
    return pages


def compare_pages(found: Mapping[str, int], expected: Mapping[str, int]) -> dict[str, str]:
    """For each kind what to print: the number, and what was expected where that differs."""
    return {
        kind: f"{found[kind]:,}"
        if kind == "other files" or found[kind] == expected[kind]
        else f"{found[kind]:,} of {expected[kind]:,}"
        for kind in KINDS
    }


def _files(output: Path) -> Iterator[str]:
    return (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())


def _kind(path: str) -> str:
    return next((k for k, p in _PATTERNS.items() if p.fullmatch(path)), "other files")


def _subjects(article: Article) -> Iterator[tuple[str, str]]:
    yield "by section", article.section
    yield "by organisation", article.organisation.id
    yield "by year", str(article.year)
    yield from (("by province", place) for place in article.places)
    yield from (("by topic", topic) for topic in article.topics)
