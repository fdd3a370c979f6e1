"""The feed of corrections, in Atom (RFC 4287)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from magbuild.engine.tasks import Task
from magbuild.site.addresses import CORRECTIONS_FEED, output_path
from magbuild.site.correction_pages import CorrectionFeed, FeedEntry, correction_feed
from magbuild.site.magazine import Site

FEED = "corrections-feed"
_ATOM = "http://www.w3.org/2005/Atom"
_MIDNIGHT = "T00:00:00+07:00"  # in Viet Nam


def correction_tasks(site: Site) -> Iterator[Task]:
    """One task: the file of the feed."""
    payload = correction_feed(site)
    yield Task(output=output_path(CORRECTIONS_FEED), action=FEED, payload=payload)


def write_corrections(payload: CorrectionFeed) -> bytes:
    """The bytes of the feed."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": payload.language})
    _text(root, "id", payload.page)
    _text(root, "title", payload.title)
    _text(root, "updated", f"{payload.updated}{_MIDNIGHT}")
    _text(SubElement(root, "author"), "name", payload.author)
    SubElement(root, "link", rel="self", type="application/atom+xml", href=payload.url)
    SubElement(root, "link", rel="alternate", type="text/html", href=payload.page)
    for entry in payload.entries:
        _add(root, entry)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(root: Element, entry: FeedEntry) -> None:
    element = SubElement(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", f"{entry.date}{_MIDNIGHT}")
    _text(element, "updated", f"{entry.date}{_MIDNIGHT}")
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    _text(element, "content", entry.text)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
