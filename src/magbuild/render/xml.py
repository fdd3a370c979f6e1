"""XML written as text: a tree of objects for every feed would take ten times as long."""

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


def escape(words: str) -> str:
    """Words as they may stand in an element."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """A value as it may stand between double quotes."""
    return escape(value).replace('"', "&quot;")
