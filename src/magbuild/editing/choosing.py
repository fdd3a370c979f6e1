"""From the words of a hurried editor to the one thing meant, or to one fault that helps."""

import datetime
from collections.abc import Iterator
from typing import TypeVar

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.core.shapes import Located
from magbuild.settings import Section, Settings
from magbuild.site.places import find_province
from magbuild.site.registers import Register, RegisterEntry
from magbuild.vietnamese.provinces import Found, OutOfTime, resolve
from magbuild.vietnamese.territory import name_on
from magbuild.vietnamese.text import fold, nearest

T = TypeVar("T", bound=RegisterEntry)

_MOST_NAMED = 5


def choose_entry(register: Register[T], written: str, place: str, code: str) -> T:
    """The entry with this id or name, with or without marks, whole or by some of its words.

    MagbuildError when there is none, or several; `code` tells of none.
    """
    exact = register.find(written)
    if exact is not None:
        return exact
    found = sorted(set(_alike(register, written)) or set(_with_words(register, written)))
    if len(found) == 1:
        return register.by_id[found[0]]
    if found:
        names = [register.by_id[identity].name for identity in found]
        shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        raise refused(diagnose("MB338", Span(path=place), value=written, candidates=shown))
    close = ", ".join(nearest(written, register.spellings, 1))
    raise refused(diagnose(code, Span(path=place), value=written, suggestion=close))


def _alike(register: Register[T], written: str) -> Iterator[str]:
    wanted = fold(written)
    return (identity for name, identity in register.by_name.items() if fold(name) == wanted)


def _with_words(register: Register[T], written: str) -> Iterator[str]:
    wanted = set(fold(written).split())
    if wanted:
        for name, identity in register.by_name.items():
            if wanted <= set(fold(name).split()):
                yield identity


def choose_section(settings: Settings, written: str, place: str) -> Section:
    """The section with this id, this name, or alone with these words in it; else MagbuildError."""
    exact = settings.section(written)
    if exact is not None:
        return exact
    wanted = set(fold(written).split())
    named = [s for s in settings.sections if fold(s.name) == fold(written)]
    with_words = [s for s in settings.sections if wanted and wanted <= set(fold(s.name).split())]
    for found in (named, with_words):
        if len(found) == 1:
            return found[0]
    known = [section.id for section in settings.sections]
    close = ", ".join(nearest(written, known, 1))
    at = Span(path=place)
    raise refused(diagnose("MB333", at, value=written, suggestion=close, known=", ".join(known)))


def choose_province(written: str, day: datetime.date, place: str) -> str:
    """The name that a province bears on a day; MagbuildError for one that is not of that day."""
    unit, found = find_province(Located(value=written, span=Span(path=place)), day)
    if unit is None:
        raise refused(found[0])
    return name_on(unit, day)


def choose_province_of_any_time(written: str, today: datetime.date, place: str) -> str:
    """The name that a province bears or bore; MagbuildError when none ever did."""
    meant = resolve(written, today)
    if isinstance(meant, OutOfTime):
        return meant.name
    if isinstance(meant, Found):
        return name_on(meant.province, today)
    return choose_province(written, today, place)


def refused(fault: Diagnostic) -> MagbuildError:
    """The error for words on the command line that cannot be used."""
    return MagbuildError(fault, ExitCode.USAGE)
