"""A finished file is read again before it is published: whether it is whole, and what it needs."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.render.elements import XmlElement, XmlError, read_elements
from magbuild.render.markup import MarkupError, read_markup, word_flaws
from magbuild.render.nesting import TagFlaw, nesting_flaws
from magbuild.render.tags import Notes
from magbuild.render.targets import ELSEWHERE, target
from magbuild.site.addresses import output_path
from magbuild.site.feed_links import JSON_FEED

MOST_FAULTS = 20
"""So many faults of one page are told: those after them mostly follow from them."""

_STATIC = "static/"
_LINKING = frozenset({"atom:link", "enclosure", "image:loc", "link", "loc"})
_FULL = re.compile(r"https?://")
_NEVER_LOST = frozenset({ELSEWHERE, "#", "#top"})  # the last two: the beginning of any page
_SHOWN = 80  # characters of a page that a fault quotes

_Notes = list[tuple[int, Notes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a file gives its site, what it needs there, and what is wrong with it.

    `provides` and `requires` hold "/path/" and "/path/#id", percent signs decoded, each once and
    sorted. The faults name the file by its path in the output folder.
    """

    provides: tuple[str, ...]
    requires: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def inspect(output: str, data: bytes, address: str) -> Inspection:
    """A file by its path in the output folder; `address` is the full address of its site.

    Static files are published as they were given, so nothing is asked of them.
    """
    url = f"/{output}"
    url = url.removesuffix("index.html") if url.endswith("/index.html") else url
    ending = "" if output.startswith(_STATIC) else output.rpartition(".")[2]
    if ending == "html":
        return inspect_page(data, url, address)
    if ending == "xml":
        return inspect_xml(data, url, address)
    if ending == "json":
        return inspect_json(data, url, address)
    return Inspection(provides=(url,))


def inspect_page(data: bytes, url: str, address: str) -> Inspection:
    """The page whose own path is `url`, in the site whose full address is `address`."""
    try:
        markup = read_markup(data)
    except MarkupError as error:
        return Inspection(provides=(url,), faults=(_page_fault(url, *error.flaw),))
    notes = [(number, tag.notes) for number, tag in enumerate(markup.tags) if tag.notes]
    ids = {one for _, said in notes for one in said.ids}
    targets = {target(link, address) for _, said in notes for link in said.links}
    requires = {one for one in targets if one and one.startswith("/")}
    lost = targets - requires - {f"#{one}" for one in ids} - _NEVER_LOST
    of_tags = [*nesting_flaws(markup.tags), *_note_flaws(notes)]
    of_tags += _link_flaws(notes, lost, address) if lost else ()
    lines = markup.lines() if of_tags else []
    flaws = [(lines[number], term, words) for number, term, words in of_tags]
    flaws += islice(word_flaws(markup), MOST_FAULTS)
    return Inspection(
        provides=(url, *(f"{url}#{one}" for one in sorted(ids))),
        requires=tuple(sorted(requires)),
        faults=tuple(_page_fault(url, *flaw) for flaw in sorted(flaws)[:MOST_FAULTS]),
    )


def inspect_xml(data: bytes, url: str, address: str) -> Inspection:
    """A sitemap or feed: it needs what its links, pictures and enclosures lead to."""
    try:
        elements = read_elements(data, _LINKING)
    except XmlError as error:
        return Inspection(provides=(url,), faults=(_unread(url, error.line, str(error)),))
    links = [(one.line, link, target(link, address)) for one in elements for link in _links(one)]
    return Inspection(
        provides=(url,),
        requires=tuple(sorted({found for _, link, found in links if found and _FULL.match(link)})),
        faults=tuple(
            _page_fault(url, line, "@no-full-address", link)
            for line, link, found in links
            if found is None or not _FULL.match(link)
        ),
    )


def inspect_json(data: bytes, url: str, address: str) -> Inspection:
    """Data; a feed needs what its entries, pictures and enclosures lead to."""
    try:
        read = json.loads(data.decode(), parse_constant=_refuse)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        return Inspection(provides=(url,), faults=(_unread(url, line, str(error)),))
    if not url.endswith(f"/{JSON_FEED}"):
        return Inspection(provides=(url,))
    links = [(link, target(link, address)) for link in _feed_links(read)]
    return Inspection(
        provides=(url,),
        requires=tuple(sorted({found for link, found in links if found and _FULL.match(link)})),
        faults=tuple(
            _page_fault(url, 1, "@no-full-address", link)
            for link, found in links
            if found is None or not _FULL.match(link)
        ),
    )


def _feed_links(feed: Any) -> Iterator[str]:  # noqa: ANN401  # what JSON holds
    """Every address in a JSON feed that is not in the text of an entry."""
    yield from (feed[name] for name in ("home_page_url", "feed_url"))
    for item in feed["items"]:
        yield from (item[name] for name in ("url", "image") if name in item)
        yield from (one["url"] for one in item.get("attachments", ()))


def _refuse(constant: str) -> None:
    """NaN and infinities are no JSON, though Python writes and reads them."""
    raise ValueError(constant)


def _note_flaws(notes: _Notes) -> Iterator[TagFlaw]:
    """What is wrong in single tags, and ids that stand twice."""
    seen: set[str] = set()
    for number, said in notes:
        for term, words in said.faults:
            yield number, term, words
        for one in said.ids:
            if one in seen:
                yield number, "@id-twice", f'id="{one}"'
            seen.add(one)


def _link_flaws(notes: _Notes, lost: Collection[str | None], address: str) -> Iterator[TagFlaw]:
    """Addresses that lead to nothing on the page, and those that may not stand there."""
    for number, said in notes:
        for link in said.links:
            if (found := target(link, address)) in lost:
                yield number, "@no-target" if found is None else "@no-id", link


def _links(element: XmlElement) -> Iterator[str]:
    if element.name in {"loc", "image:loc"}:
        yield element.text.strip()
    elif element.name in {"link", "atom:link"}:
        yield element.attributes.get("href", element.text.strip())
    elif element.name == "enclosure":
        yield element.attributes.get("url", "")


def _page_fault(url: str, line: int, term: str, words: str) -> Diagnostic:
    span = Span(path=output_path(url), line=line, column=1)
    found = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return diagnose("MB735", span, found=" ".join(found.split()), reason=term)


def _unread(url: str, line: int, reason: str) -> Diagnostic:
    return diagnose("MB736", Span(path=output_path(url), line=line, column=1), reason=reason)
