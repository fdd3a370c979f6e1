"""The units by date: which were in force, what they were called, what they came from and became."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from magbuild.vietnamese.collation import collation_key
from magbuild.vietnamese.register import (
    HORIZON,
    Former,
    Island,
    Province,
    Sheet,
    State,
    full_name,
    register,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    slug: str
    name: str
    provinces: tuple[Province, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The tile map of one set."""

    columns: int
    rows: int
    provinces: tuple[Province, ...]
    islands: tuple[Island, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A merger, or a new name or kind of the same unit, by the legal act on its first day.

    An act is `reported` when it is known from data sets and not from its own text.
    """

    on: date
    act: str
    reported: bool
    before: Province
    before_name: str
    after: Province
    after_name: str


@lru_cache(maxsize=512)
def units(on: date) -> tuple[Province, ...]:
    """The units in force on a day, in the alphabetical order of their names that day."""
    in_force = (unit for unit in register().units.values() if is_in_force(unit, on))
    return tuple(sorted(in_force, key=lambda unit: collation_key(name_on(unit, on))))


def all_units() -> tuple[Province, ...]:
    """Every unit of every set, those that ended first first."""
    return tuple(register().units.values())


def province(identity: str) -> Province:
    """The unit with this id. Raises KeyError."""
    return register().units[identity]


def is_in_force(unit: Province, on: date) -> bool:
    """Whether the unit existed on a day; of days before `HORIZON` the oldest set is assumed."""
    begins = date.min if unit.valid_from <= HORIZON else unit.valid_from
    return begins <= on and (unit.valid_to is None or on <= unit.valid_to)


def state_on(unit: Province, on: date) -> State:
    """What the unit was on a day; outside its time, what it was on the nearest day."""
    past = [state for state in unit.states if state.valid_from <= on]
    return past[-1] if past else unit.states[0]


def name_on(unit: Province, on: date) -> str:
    return state_on(unit, on).name


def kind_on(unit: Province, on: date) -> str:
    """`tỉnh` or `thành phố` on a day."""
    return state_on(unit, on).kind


def full_name_on(unit: Province, on: date) -> str:
    """The name with its kind on a day: `Tỉnh Thừa Thiên Huế`."""
    return full_name(state_on(unit, on))


def today_of(unit: Province) -> Province:
    """The unit of the newest set that holds this unit's land."""
    return tuple(_successors(unit))[-1]


def unit_after(unit: Province, on: date) -> Province:
    """The unit that holds this unit's land on a day: itself, or the first successor in force."""
    line = tuple(_successors(unit))
    return next((later for later in line if is_in_force(later, on)), line[-1])


def _successors(unit: Province) -> Iterator[Province]:
    yield unit
    if unit.successor is not None:
        yield from _successors(register().units[unit.successor])


def _predecessors(unit: Province) -> Iterator[Province]:
    for identity in unit.predecessors:
        yield register().units[identity]
        yield from _predecessors(register().units[identity])


def history(unit: Province) -> tuple[Change, ...]:
    """Every change that led to this unit and every change since, in order of time.

    A unit that only passed into the next set as it was has not changed.
    """
    line = (*_predecessors(unit), *_successors(unit))
    changes = [change for member in line for change in (*_state_changes(member), *_merger(member))]
    return tuple(sorted(changes, key=lambda change: (change.on, collation_key(change.before_name))))


def _state_changes(unit: Province) -> Iterator[Change]:
    for earlier, later in pairwise(unit.states):
        yield _change(later.valid_from, unit, full_name(earlier), unit, full_name(later))


def _merger(unit: Province) -> Iterator[Change]:
    if unit.successor is not None and unit.valid_to is not None:
        on = unit.valid_to + timedelta(days=1)
        after = register().units[unit.successor]
        name = full_name_on(after, on)
        if after.predecessors != (unit.id,) or name != unit.full_name:
            yield _change(on, unit, unit.full_name, after, name)


def _change(
    on: date, before: Province, before_name: str, after: Province, after_name: str
) -> Change:
    act = register().acts[on]
    return Change(
        on=on,
        act=act.number,
        reported=act.reported,
        before=before,
        before_name=before_name,
        after=after,
        after_name=after_name,
    )


def former_provinces(unit: Province) -> tuple[Former, ...]:
    """The provinces of the twentieth century of which this unit was a part."""
    return tuple(former for former in register().formers if unit.id in former.into)


def tiles(on: date) -> Grid:
    """The tile map of a day, with Hoàng Sa and Trường Sa."""
    sheet = _sheet(on)
    drawn = tuple(unit for unit in units(on) if unit.tile is not None)
    return Grid(columns=sheet.columns, rows=sheet.rows, provinces=drawn, islands=sheet.islands)


def regions(on: date) -> tuple[Region, ...]:
    """The six regions of a day, from north to south, with their units in alphabetical order."""
    return tuple(
        Region(
            slug=slug,
            name=name,
            provinces=tuple(unit for unit in units(on) if unit.region == name),
        )
        for slug, name in _sheet(on).regions
    )


def _sheet(on: date) -> Sheet:
    first, *later = register().sheets
    return next((sheet for sheet in reversed(later) if sheet.valid_from <= on), first)
