"""Viet Nam's provinces by date and name: what was in force on a day and what a name means then."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from magbuild.vietnamese.register import (
    HORIZON,
    Former,
    Island,
    Province,
    ShortName,
    State,
    Tile,
    register,
)
from magbuild.vietnamese.territory import (
    Change,
    Grid,
    Region,
    all_units,
    former_provinces,
    full_name_on,
    history,
    is_in_force,
    kind_on,
    name_on,
    province,
    regions,
    state_on,
    tiles,
    today_of,
    unit_after,
    units,
)
from magbuild.vietnamese.text import clean, fold, nearest, slug, spelling

__all__ = [
    "HORIZON",
    "Ambiguous",
    "Change",
    "Former",
    "Found",
    "Grid",
    "Island",
    "OutOfTime",
    "Province",
    "Region",
    "Resolution",
    "State",
    "Tile",
    "Unknown",
    "Via",
    "all_units",
    "former_provinces",
    "full_name_on",
    "history",
    "is_in_force",
    "is_ordinary_word",
    "kind_on",
    "name_on",
    "province",
    "regions",
    "resolve",
    "state_on",
    "tiles",
    "today_of",
    "unit_after",
    "units",
]


Via = Literal["name", "spelling", "alias", "unmarked", "city"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The unit in force that bears the name.

    `via` tells how it was written: by its `name` or full name; in another `spelling` of it (case,
    dashes, hoà for hòa, a prefix); by another name (`alias`); without marks (`unmarked`); or as
    the `city` of that name inside the province.
    """

    province: Province
    via: Via


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfTime:
    """The name is right for another time: `was` bore it until `last_day`, `now` holds the land."""

    name: str
    was: Province
    last_day: date
    now: Province


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """The name may mean several units: an abbreviation, or a former province that was split.

    The candidates are units in force on the day asked for; after mergers there may be only one.
    """

    candidates: tuple[Province, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """No such name; the suggestions are names of the register, best first."""

    suggestions: tuple[str, ...]


Resolution = Found | OutOfTime | Ambiguous | Unknown


@lru_cache(maxsize=4096)
def resolve(name: str, on: date) -> Resolution:
    """What a name means in a field that holds a province, on a day.

    A name with marks must bear the right ones: Bên Trẻ is not Bến Tre. One without any mark is
    taken for the name it spells.
    """
    key = _key(name)
    marked = _bearers().get(key, ())
    bearers = marked or (_unmarked_bearers().get(key, ()) if key == fold(key) else ())
    if bearers:
        return _in_time(name, bearers, on, unmarked=not marked)
    if key in _short_names():
        return _short(_short_names()[key], on)
    if key in _formers():
        return Ambiguous(candidates=_candidates(_formers()[key].into, on))
    return Unknown(suggestions=nearest(key, _every_name()))


def is_ordinary_word(name: str) -> bool:
    """Whether this spelling, in running text, need not mean a province: hòa bình, Hồ Chí Minh.

    A prefix (tỉnh, TP.) removes the doubt, and so do capitals on all syllables, but not for a name
    that people bear.
    """
    if _PREFIX.match(spelling(name)):
        return False
    address = slug(name)
    if address in register().names_of_people:
        return True
    in_capitals = all(word[:1].isupper() for word in clean(name).split())
    return address in register().ordinary_words and not in_capitals


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bearer:
    """A unit that bore a name until a day, `date.max` while it still does."""

    province: Province
    name: str
    last_day: date
    is_alias: bool


def _in_time(name: str, bearers: tuple[_Bearer, ...], on: date, *, unmarked: bool) -> Resolution:
    for bearer in bearers:
        if is_in_force(bearer.province, on) and on <= bearer.last_day:
            return Found(province=bearer.province, via=_via(name, bearer, on, unmarked))
    last = max(bearers, key=lambda bearer: bearer.last_day)
    now = unit_after(last.province, on)
    return OutOfTime(name=last.name, was=last.province, last_day=last.last_day, now=now)


def _via(name: str, bearer: _Bearer, on: date, unmarked: bool) -> Via:
    unit = bearer.province
    official = name_on(unit, on)
    written = " ".join(clean(name).split())
    if written in {official, full_name_on(unit, on), f"{kind_on(unit, on)} {official}"}:
        return "name"
    prefix = _PREFIX.match(spelling(name))
    if unit.has_city and kind_on(unit, on) == "tỉnh" and prefix and prefix["city"]:
        return "city"
    if unmarked:
        return "unmarked"
    return "alias" if bearer.is_alias or bearer.name != official else "spelling"


def _short(short: ShortName, on: date) -> Resolution:
    if short.default is None:
        return Ambiguous(candidates=_candidates(short.candidates, on))
    meant = resolve(province(short.default).states[0].name, on)
    return replace(meant, via="alias") if isinstance(meant, Found) else meant


def _candidates(identities: tuple[str, ...], on: date) -> tuple[Province, ...]:
    return tuple(dict.fromkeys(unit_after(province(identity), on) for identity in identities))


_PREFIX = re.compile(r"(?:(?P<city>thành phố|thanh pho|tp|t p)|tỉnh|tinh|t|thủ đô) (?=.)")


def _key(name: str) -> str:
    """What stands in the tables: the spelling without `tỉnh`, `thành phố`, `TP.`"""
    whole = spelling(name)
    prefix = _PREFIX.match(whole)
    return whole[prefix.end() :] if prefix else whole


@lru_cache(maxsize=1)
def _bearers() -> Mapping[str, tuple[_Bearer, ...]]:
    """The units that bear a name, by its key; of two sets, the older first."""
    table: dict[str, tuple[_Bearer, ...]] = {}
    for unit in all_units():
        last_days = [later.valid_from - timedelta(days=1) for later in unit.states[1:]]
        for state, last_day in zip(
            unit.states, [*last_days, unit.valid_to or date.max], strict=True
        ):
            for name in (state.name, *state.aliases):
                bearer = _Bearer(
                    province=unit,
                    name=state.name,
                    last_day=last_day,
                    is_alias=name != state.name,
                )
                key = _key(name)
                table[key] = (*table.get(key, ()), bearer)
    return table


@lru_cache(maxsize=1)
def _unmarked_bearers() -> Mapping[str, tuple[_Bearer, ...]]:
    table: dict[str, tuple[_Bearer, ...]] = {}
    for key, bearers in _bearers().items():
        table[fold(key)] = (*table.get(fold(key), ()), *bearers)
    return table


@lru_cache(maxsize=1)
def _short_names() -> Mapping[str, ShortName]:
    return {spelling(short.alias): short for short in register().short_names}


@lru_cache(maxsize=1)
def _formers() -> Mapping[str, Former]:
    return {_key(former.name): former for former in register().formers}


@lru_cache(maxsize=1)
def _every_name() -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.name for unit in all_units() for state in unit.states))
