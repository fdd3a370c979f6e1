"""Feeds in Atom (RFC 4287)."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from magbuild.site.feeds import Feed, FeedEntry

MEDIA_TYPE = "application/atom+xml"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_MIDNIGHT = "T00:00:00+07:00"  # in Viet Nam


def write_atom(feed: Feed) -> bytes:
    """The file of a feed. Days become midnights in Viet Nam, which is all that is known of them."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.page)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", f"{feed.updated}{_MIDNIGHT}")
    _text(SubElement(root, "author"), "name", feed.author)
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in feed.entries:
        _add(root, entry)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(root: Element, entry: FeedEntry) -> None:
    element = SubElement(root, "entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", f"{entry.published}{_MIDNIGHT}")
    _text(element, "updated", f"{entry.updated}{_MIDNIGHT}")
    if entry.author:
        _text(SubElement(element, "author"), "name", entry.author)
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    for one in entry.categories:
        SubElement(element, "category", term=one.term, label=one.label)
    if entry.summary:
        _text(element, "summary", entry.summary)
    if entry.text:
        _text(element, "content", entry.text)


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = words
