"""Diagnostics to notes: what a page shows of each, as plain texts that a browser need not cut."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language, Span

MOST = 60
"""So many notes are shown; whoever has more begins with these."""

_WIDTH = 160  # characters of a line that are shown
_LEAD = 50  # characters shown before a fault far out on a long line
_AROUND = 1  # lines shown before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a file in three parts; `marked` is the fault, empty on the lines around it."""

    number: int
    before: str
    marked: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One finding in words. `path` is its file, `place` that with line and column."""

    code: str
    severity: str
    path: str
    place: str
    message: str
    remedy: str
    excerpt: tuple[Line, ...]
    related: tuple[str, ...]


def notes_of(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], language: Language
) -> tuple[Note, ...]:
    """Errors, then warnings, as they came; notices are for the terminal."""
    told = [one for one in diagnostics if one.severity is not Severity.NOTICE]
    told.sort(key=lambda one: one.severity is not Severity.ERROR)
    return tuple(
        Note(
            code=one.code,
            severity=one.severity.value,
            path=one.span.path,
            place=str(one.span),
            message=one.message(language),
            remedy=one.remedy(language),
            excerpt=tuple(_excerpt(one.span, texts.get(one.span.path, ""))),
            related=tuple(map(str, one.related)),
        )
        for one in told
    )


def own_first(notes: Iterable[Note], paths: frozenset[str]) -> tuple[Note, ...]:
    """The notes on some files before all others of their weight."""
    return tuple(sorted(notes, key=lambda n: (n.severity != "error", n.path not in paths)))


def _excerpt(span: Span, text: str) -> Iterator[Line]:
    lines = text.split("\n")
    if not 1 <= span.line <= len(lines):
        return
    first, last = max(1, span.line - _AROUND), min(len(lines), span.line + _AROUND)
    for number in range(first, last + 1):
        line = lines[number - 1].rstrip("\r")
        yield _marked(line, span) if number == span.line else Line(number=number, before=_cut(line))


def _marked(line: str, span: Span) -> Line:
    start = min(max(span.column - 1, 0), len(line))
    end = min(start + max(span.length, 1), len(line))
    cut = max(0, start - _LEAD) if len(line) > _WIDTH else 0
    return Line(
        number=span.line,
        before=("…" if cut else "") + line[cut:start],
        marked=_cut(line[start:end]) if span.column else "",
        after=_cut(line[end if span.column else start : cut + _WIDTH]),
    )


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…"
