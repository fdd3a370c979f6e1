"""Footnotes that lack their other half: a number that leads nowhere, a note that nobody reaches."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

_MARK = re.compile(r"(?<!\\)\[\^([^\]\n]*)\]")
_BEFORE_NOTE = re.compile(r"[ \t>]*")
_NAME = re.compile(r"[\w-]+")
# The description of a picture, an address with its title: no number stands there.
_ADDRESS = r"\((?:[^()\n]|\([^()\n]*\))*\)"
_APART = re.compile(rf"!\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?:{_ADDRESS})?|\]{_ADDRESS}")


def judge_footnotes(prose: str, at: Callable[[int, int], Span]) -> Iterator[Diagnostic]:
    """What is wrong with the footnotes of a text, code and comments blanked.

    `at` gives the place of an offset and a length.
    """
    if "[^" not in prose:
        return
    notes: dict[str, Span] = {}
    called: dict[str, Span] = {}
    for mark in _MARK.finditer(prose):
        name, span = mark[1], at(mark.start(), len(mark[0]))
        if not _NAME.fullmatch(name):
            yield diagnose("MB436", span, name=name, reason="@note-name")
        elif _calls(mark):
            called.setdefault(name, span)
        elif name in notes:
            yield diagnose("MB436", span, related=(notes[name],), name=name, reason="@note-twice")
        else:
            notes[name] = span
    for name in (one for one in called if one not in notes):
        yield diagnose("MB436", called[name], name=name, reason="@note-missing")
    for name in (one for one in notes if one not in called):
        yield diagnose("MB436", notes[name], name=name, reason="@note-unused")


def judge_backlinks(
    root: Element, prose: str, at: Callable[[int, int], Span]
) -> Iterator[Diagnostic]:
    """The calls that became no number in the finished tree, so that nothing leads back to them."""
    ids = {element.get("id") for element in root.iter()}
    links = (e.get("href", "") for e in root.iter("a") if e.get("class") == "footnote-backref")
    if all(link.removeprefix("#") in ids for link in links):
        return
    calls = [mark for mark in _MARK.finditer(prose) if _calls(mark)]
    parts = [match.span() for match in _APART.finditer(prose)]
    apart = [m for m in calls if any(start <= m.start() < end for start, end in parts)]
    for mark in apart or calls[:1]:
        span = at(mark.start(), len(mark[0]))
        yield diagnose("MB436", span, name=mark[1], reason="@note-apart")


def _calls(mark: re.Match[str]) -> bool:
    """Whether a mark calls for a note, and does not begin one."""
    line = mark.string.rfind("\n", 0, mark.start()) + 1
    first = _BEFORE_NOTE.fullmatch(mark.string, line, mark.start())
    return not (first and mark.string.startswith(":", mark.end()))
