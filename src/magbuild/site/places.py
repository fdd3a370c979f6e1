"""The province that an editor named, on a day: settled, or a fault that says the right name."""

import datetime
from functools import lru_cache

from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.core.shapes import Located
from magbuild.vietnamese.dates import write_date
from magbuild.vietnamese.provinces import (
    Ambiguous,
    Found,
    OutOfTime,
    is_ordinary_word,
    resolve,
)
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import kind_on, name_on


def find_province(
    name: Located[str], day: datetime.date
) -> tuple[Province | None, tuple[Diagnostic, ...]]:
    """The unit that bore a name on a day."""
    meant = resolve(name.value, day)
    if isinstance(meant, Found):
        return meant.province, ()
    if isinstance(meant, OutOfTime):
        right = name_on(meant.now, day)
        fault = diagnose("MB335", name.span, value=name.value, day=write_date(day), right=right)
    elif isinstance(meant, Ambiguous):
        candidates = ", ".join(unit.name for unit in meant.candidates)
        fault = diagnose("MB338", name.span, value=name.value, candidates=candidates)
    else:
        suggestion = ", ".join(meant.suggestions[:1])
        fault = diagnose("MB334", name.span, value=name.value, suggestion=suggestion)
    return None, (fault,)


def find_at_any_time(name: Located[str], today: datetime.date) -> tuple[Diagnostic, ...]:
    """What is wrong with a name that need not be one of today."""
    meant = resolve(name.value, today)
    if isinstance(meant, Found | OutOfTime):
        return ()
    return find_province(name, today)[1]


def last_day(unit: Province) -> datetime.date:
    """The last day of which the register tells of a unit, on which it bears its latest name."""
    return unit.valid_to or datetime.date.max


def shown_name(unit: Province, day: datetime.date) -> str:
    """A province's short name on a day: one that is also a person's says that it is a city."""
    return _told_apart(name_on(unit, day), kind_on(unit, day))


# Judging a name costs more than finding it, and there are no more than some dozens.
@lru_cache(maxsize=256)
def _told_apart(name: str, kind: str) -> str:
    written = {"thành phố": "TP.", "tỉnh": "tỉnh"}[kind]
    return f"{written}\xa0{name}" if is_ordinary_word(name) else name
