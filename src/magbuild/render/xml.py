"""XML written as text: a tree of objects for every feed would take ten times as long."""

from xml.sax.saxutils import escape

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


def attribute(value: str) -> str:
    """A value as it may stand between double quotes."""
    return escape(value).replace('"', "&quot;")
