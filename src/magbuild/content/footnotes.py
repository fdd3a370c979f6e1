"""Footnotes that lack their other half: a number that leads nowhere, a note that nobody reaches."""

import re
from collections.abc import Callable, Iterator

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

_MARK = re.compile(r"\[\^([^\]\n]*)\]")
_BEFORE_NOTE = re.compile(r"[ \t>]*")
_NAME = re.compile(r"[\w-]+")


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
        line = prose.rfind("\n", 0, mark.start()) + 1
        first = _BEFORE_NOTE.fullmatch(prose, line, mark.start())
        if not _NAME.fullmatch(name):
            yield diagnose("MB436", span, name=name, reason="@note-name")
        elif not (first and prose.startswith(":", mark.end())):
            called.setdefault(name, span)
        elif name in notes:
            yield diagnose("MB436", span, related=(notes[name],), name=name, reason="@note-twice")
        else:
            notes[name] = span
    for name in (one for one in called if one not in notes):
        yield diagnose("MB436", called[name], name=name, reason="@note-missing")
    for name in (one for one in notes if one not in called):
        yield diagnose("MB436", notes[name], name=name, reason="@note-unused")
