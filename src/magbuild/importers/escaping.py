"""Plain text as Markdown that means just this text: no sign of it is interpreted."""

import re

from magbuild.content.limits import UNMATCHED

_ACTIVE = re.compile(r"[\\`*_{}\[\]]")
_ENTITY = re.compile(r"&(?=#?\w)")
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_FIRST_SIGNS = "#>+-!"
_MANY = UNMATCHED // 2
_OPENING = {"[": "&#91;", "(": "&#40;"}


def escape(text: str) -> str:
    """One line of text as a paragraph of Markdown. Its letters and digits stay as they are."""
    crowded = {sign for sign in _OPENING if text.count(sign) > _MANY}
    escaped = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    escaped = _ACTIVE.sub(lambda sign: sign[0] if sign[0] in crowded else f"\\{sign[0]}", escaped)
    for sign in crowded:
        escaped = escaped.replace(sign, _OPENING[sign])
    if escaped.startswith(tuple(_FIRST_SIGNS)):
        return f"\\{escaped}"
    if escaped.startswith("~~~"):
        return f"&#126;{escaped[1:]}"
    return _LIST_NUMBER.sub(r"\1\\\2", escaped, count=1) if escaped[:1].isdigit() else escaped
