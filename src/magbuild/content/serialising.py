"""An element tree as XHTML: what Python-Markdown's serialiser writes, for the trees made here."""

from xml.etree.ElementTree import Element

from markdown.serializers import RE_AMP

_VOID = frozenset({"br", "hr", "img"})


def to_xhtml(root: Element) -> str:
    """The element with its tail. What looks like an entity is taken for one."""
    parts: list[str] = []
    _write(root, parts)
    return "".join(parts)


def _write(element: Element, parts: list[str]) -> None:
    tag, items = element.tag, element.items()
    attributes = "".join(map(_attribute, sorted(items))) if items else ""
    if tag in _VOID:
        parts.append(f"<{tag}{attributes} />")
    else:
        parts.append(f"<{tag}{attributes}>")
        if element.text:
            parts.append(_escaped(element.text))
        for child in element:
            _write(child, parts)
        parts.append(f"</{tag}>")
    if element.tail:
        parts.append(_escaped(element.tail))


def _attribute(item: tuple[str, str | None]) -> str:
    """An attribute written as a bare word has no value."""
    name, value = item
    if value is None:
        return f" {name}"
    quoted = _escaped(value).replace('"', "&quot;")
    return f' {name}="{quoted}"'


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
