"""The grammars of Atom and RSS as tables: what may stand where, how often, with what attributes.

Atom's is that of RFC 4287, appendix B; that of RSS its specification 2.0.11 with the modules that
feeds of articles use. What is not in a table is a fault. Written for whatever feed there is, and
sharing nothing with the builder.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

_NAMES = {
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An element: its children with how often each may stand, its attributes, what its text is.

    Counts are "1", "?", "*" and "+" as in grammars; attributes are optional but for `needed`.
    """

    children: Mapping[str, str] = field(default_factory=dict)
    attributes: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    text: str = "any"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PERSON = Rule(children={"atom:name": "1", "atom:uri": "?", "atom:email": "?"})
_LINK = Rule(
    attributes=_names("href rel type hreflang title length xml:lang"), needed=_names("href")
)
_WORDS = Rule(attributes=_names("type xml:lang"))
_COMMON = {
    "atom:author": "*",
    "atom:category": "*",
    "atom:contributor": "*",
    "atom:id": "1",
    "atom:link": "*",
    "atom:rights": "?",
    "atom:title": "1",
    "atom:updated": "1",
}
_GRAMMAR: Mapping[str, Rule] = {
    "atom:feed": Rule(
        children={
            **_COMMON,
            "atom:generator": "?",
            "atom:icon": "?",
            "atom:logo": "?",
            "atom:subtitle": "?",
            "atom:entry": "*",
        },
        attributes=_names("xml:lang xml:base"),
        text="none",
    ),
    "atom:entry": Rule(
        children={
            **_COMMON,
            "atom:content": "?",
            "atom:published": "?",
            "atom:source": "?",
            "atom:summary": "?",
        },
        attributes=_names("xml:lang xml:base"),
        text="none",
    ),
    "atom:author": _PERSON,
    "atom:contributor": _PERSON,
    "atom:category": Rule(attributes=_names("term scheme label xml:lang"), needed=_names("term")),
    "atom:content": Rule(attributes=_names("type src xml:lang xml:base")),
    "atom:email": Rule(),
    "atom:generator": Rule(attributes=_names("uri version")),
    "atom:icon": Rule(text="address"),
    "atom:id": Rule(text="address"),
    "atom:link": _LINK,
    "atom:logo": Rule(text="address"),
    "atom:name": Rule(text="some"),
    "atom:published": Rule(text="moment"),
    "atom:rights": _WORDS,
    "atom:subtitle": _WORDS,
    "atom:summary": _WORDS,
    "atom:title": _WORDS,
    "atom:updated": Rule(text="moment"),
    "atom:uri": Rule(text="address"),
    "rss": Rule(
        children={"channel": "1"},
        attributes=_names("version"),
        needed=_names("version"),
        text="none",
    ),
    "channel": Rule(
        children={
            "title": "1",
            "link": "1",
            "description": "1",
            "language": "?",
            "copyright": "?",
            "lastBuildDate": "?",
            "pubDate": "?",
            "category": "*",
            "generator": "?",
            "ttl": "?",
            "image": "?",
            "atom:link": "*",
            "item": "*",
        },
        text="none",
    ),
    "item": Rule(
        children={
            "title": "?",
            "link": "?",
            "description": "?",
            "author": "?",
            "category": "*",
            "comments": "?",
            "enclosure": "?",
            "guid": "?",
            "pubDate": "?",
            "source": "?",
            "dc:creator": "*",
            "content:encoded": "?",
        },
        text="none",
    ),
    "title": Rule(text="some"),
    "link": Rule(text="address"),
    "description": Rule(),
    "language": Rule(text="language"),
    "lastBuildDate": Rule(text="mail date"),
    "pubDate": Rule(text="mail date"),
    "category": Rule(attributes=_names("domain"), text="some"),
    "copyright": Rule(),
    "enclosure": Rule(
        attributes=_names("url length type"), needed=_names("url length type"), text="none"
    ),
    "guid": Rule(attributes=_names("isPermaLink"), text="some"),
    "dc:creator": Rule(text="some"),
    "content:encoded": Rule(),
}


def faults_of_feed(data: bytes) -> list[str]:
    """What is wrong with the bytes of an Atom or RSS feed; nothing when it is valid."""
    try:
        root = fromstring(data)  # noqa: S314  # no entities are expanded from what we have made
    except ParseError as error:
        return [f"not XML: {error}"]
    if _name(root.tag) not in {"atom:feed", "rss"}:
        return [f"{_name(root.tag)} is no feed"]
    return [*_judge(root), *_of_atom(root), *_of_rss(root)]


def _judge(element: Element) -> Iterator[str]:
    name = _name(element.tag)
    rule = _GRAMMAR.get(name)
    if rule is None:
        yield f"{name} is unknown"
        return
    given = {_name(one) for one in element.attrib}
    yield from (f"{name}: attribute {one}" for one in sorted(given - rule.attributes))
    yield from (f"{name}: no attribute {one}" for one in sorted(rule.needed - given))
    held = [_name(child.tag) for child in element]
    yield from (f"{name} holds {one}" for one in held if one not in rule.children)
    for child, count in rule.children.items():
        number = held.count(child)
        if (count in "1+" and not number) or (count in "1?" and number > 1):
            yield f"{name} holds {child} {number} times"
    yield from (f"{name}: {fault}" for fault in _of_text(rule.text, element))
    yield from (fault for one in ("href", "url") for fault in _of_address(element.get(one)))
    kind = element.get("type", "text")
    if kind not in {"text", "html", "xhtml"} and not _MEDIA_TYPE.fullmatch(kind):
        yield f"{name}: {kind} is no media type"
    if not (element.get("length") or "0").isdigit():
        yield f"{name}: {element.get('length')} is no length"
    for inner in element:
        if (inner.tail or "").strip():
            yield f"{name}: text between elements"
        yield from _judge(inner)


def _of_text(kind: str, element: Element) -> Iterator[str]:
    text = element.text or ""
    if kind == "none" and text.strip():
        yield "text"
    if kind in {"some", "address", "moment", "language", "mail date"} and not text.strip():
        yield "no text"
    if kind == "address":
        yield from _of_address(text)
    if kind == "moment" and not _MOMENT.fullmatch(text):
        yield f"{text} is no moment"
    if kind == "language" and not _LANGUAGE.fullmatch(text):
        yield f"{text} is no language"
    if kind == "mail date":
        try:
            if parsedate_to_datetime(text).tzinfo is None:
                yield f"{text} has no zone"
        except ValueError:
            yield f"{text} is no date"


def _of_address(text: str | None) -> Iterator[str]:
    if text is not None and (not urlsplit(text).scheme or set(text) & set(' "<>\\^`{|}')):
        yield f"{text} is no full address"


def _of_atom(feed: Element) -> Iterator[str]:
    """What RFC 4287 says beyond its grammar."""
    if _name(feed.tag) != "atom:feed":
        return
    entries = [one for one in feed if _name(one.tag) == "atom:entry"]
    ids = [one.text for entry in entries for one in entry if _name(one.tag) == "atom:id"]
    yield from (f"{one} twice" for one in {one for one in ids if ids.count(one) > 1})
    signed = any(_name(one.tag) == "atom:author" for one in feed)
    for holder in (feed, *entries):
        kinds = [_name(one.tag) for one in holder]
        relations = [one.get("rel", "alternate") for one in holder if _name(one.tag) == "atom:link"]
        if not signed and "atom:author" not in kinds and (holder is not feed or not entries):
            yield "nobody has written it"
        if holder is not feed and "atom:content" not in kinds and "alternate" not in relations:
            yield "an entry without content leads nowhere"
        pairs = [
            (one.get("type"), one.get("hreflang"))
            for one in holder
            if _name(one.tag) == "atom:link" and one.get("rel", "alternate") == "alternate"
        ]
        if len(pairs) != len(set(pairs)):
            yield "two alternates of one type and language"


def _of_rss(rss: Element) -> Iterator[str]:
    """What RSS 2.0 says beyond which elements there are."""
    if _name(rss.tag) != "rss":
        return
    if rss.get("version") != "2.0":
        yield f"version {rss.get('version')}"
    ids = [one.findtext("guid") for one in rss.iter("item")]
    yield from (f"{one} twice" for one in {one for one in ids if one and ids.count(one) > 1})
    for item in rss.iter("item"):
        if item.find("title") is None and item.find("description") is None:
            yield "an item without title and description"
        identity = item.find("guid")
        if identity is not None and identity.get("isPermaLink", "true") == "true":
            yield from _of_address(identity.text)


def _name(tag: str) -> str:
    space, found, name = tag.removeprefix("{").partition("}")
    return f"{_NAMES.get(space, f'{space}|')}{name}" if found else tag
