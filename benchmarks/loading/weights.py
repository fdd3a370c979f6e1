"""What comes over the wire for a page, as the browser saw it, and how much it had to lay out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# Wait until the network is quiet, so that what scripts fetch is there as well.
ENTRIES = """[...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].map(entry => ({
    path: new URL(entry.name).pathname,
    type: entry.entryType,
    bytes: entry.encodedBodySize,
    blocking: entry.renderBlockingStatus === 'blocking',
  }))"""
NODES = "document.querySelectorAll('*').length"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The compressed bytes of a page by what they are, and what stands in the way of its paint."""

    html: int
    css: int
    js: int
    data: int
    sheets: int
    blocking_scripts: int
    nodes: int

    @property
    def together(self) -> int:
        """The bytes of markup, styles and scripts."""
        return self.html + self.css + self.js


def weigh(page: Page, address: str) -> Weight:
    """Open a page and weigh it."""
    page.goto(address, wait_until="networkidle")
    return weight_of(page.evaluate(ENTRIES), page.evaluate(NODES))


def weight_of(entries: Sequence[dict[str, Any]], nodes: int) -> Weight:
    """The weight of a page by the entries of what the browser loaded for it."""
    sheets, scripts = _ending(entries, ".css"), _ending(entries, ".js")
    pages = [one for one in entries if one["type"] == "navigation"]
    return Weight(
        html=_bytes(pages),
        css=_bytes(sheets),
        js=_bytes(scripts),
        data=_bytes(_ending(entries, ".json")),
        sheets=len(sheets),
        blocking_scripts=sum(one["blocking"] for one in scripts),
        nodes=nodes,
    )


def _ending(entries: Iterable[dict[str, Any]], suffix: str) -> list[dict[str, Any]]:
    return [one for one in entries if one["path"].endswith(suffix)]


def _bytes(entries: Iterable[dict[str, Any]]) -> int:
    return sum(one["bytes"] for one in entries)
