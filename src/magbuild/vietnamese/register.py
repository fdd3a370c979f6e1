"""The dated register of Viet Nam's provinces: 63 units until 30/06/2025, 34 from 01/07/2025.

A unit belongs to one of the two sets; its id is its identity. Slugs are unique only inside a set,
and codes moved between units in 2025 (Lào Cai took over the code of Yên Bái). Before 01/08/2008,
where the register begins, the set of 63 stands in, with Hà Tây beside it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from magbuild.vietnamese.text import capitalised

HORIZON = date(2008, 8, 1)
"""The first day of the set of 63, and the earliest day of which the register is sure."""

_FOREVER = date.max.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A cell of the tile map: columns grow eastwards, rows southwards, both from 0."""

    column: int
    row: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Island:
    """An archipelago: drawn beside the unit (an id) it belongs to, never counted as a unit."""

    slug: str
    name: str
    unit: str
    belongs_to: str
    tile: Tile


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a unit was called, and which kind it was, from a day on."""

    valid_from: date
    name: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """One unit of one set, named as in its last days or today.

    `kind` is `tỉnh` or `thành phố`; `valid_to` is the last day, None while in force; `valid_from`
    is `date.min` where the register does not know it. `successor` and `predecessors` are ids.
    `has_city` tells that the province held a city of its own name until 30/06/2025.
    """

    id: str
    slug: str
    name: str
    full_name: str
    kind: str
    code: str
    valid_from: date
    valid_to: date | None
    region: str
    successor: str | None
    predecessors: tuple[str, ...]
    aliases: tuple[str, ...]
    tile: Tile | None
    states: tuple[State, ...]
    has_city: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A province of the twentieth century that was split; the years are common knowledge."""

    name: str
    first_year: int
    last_year: int
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A legal act that changed units on a day."""

    on: date
    number: str
    reported: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The map and the regions of one set of units."""

    valid_from: date
    columns: int
    rows: int
    regions: tuple[tuple[str, str], ...]
    islands: tuple[Island, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortName:
    """A newsroom's abbreviation; without a default it may mean any of the candidates."""

    alias: str
    default: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All that is known until a day, oldest first; units by id."""

    known_until: date
    units: Mapping[str, Province]
    sheets: tuple[Sheet, ...]
    acts: Mapping[date, Act]
    formers: tuple[Former, ...]
    short_names: tuple[ShortName, ...]
    ordinary_words: frozenset[str]
    names_of_people: frozenset[str]


@lru_cache(maxsize=1)
def register() -> Register:
    """The register, read once from the data beside this module."""
    text = resources.files(__package__).joinpath("provinces.json").read_text(encoding="utf-8")
    data = json.loads(text)
    acts = tuple(map(_act, data["changes"]))
    return Register(
        known_until=date.fromisoformat(data["known_until"]),
        units=_units(data["units"], data["maps"]),
        sheets=tuple(map(_sheet, data["maps"])),
        acts={act.on: act for act in acts},
        formers=tuple(Former(**{**row, "into": tuple(row["into"])}) for row in data["splits"]),
        short_names=tuple(map(_short_name, data["short_names"])),
        ordinary_words=frozenset(data["ordinary_words"]),
        names_of_people=frozenset(data["names_of_people"]),
    )


_Row = dict[str, Any]


def _units(rows: list[_Row], maps: list[_Row]) -> Mapping[str, Province]:
    regions = {region["slug"]: region["name"] for sheet in maps for region in sheet["regions"]}
    ordered = sorted(rows, key=lambda row: (row["valid_to"] or _FOREVER, row["id"]))
    predecessors: dict[str, list[str]] = {}
    for row in ordered:
        predecessors.setdefault(row["successor"], []).append(row["id"])
    return {
        row["id"]: _province(row, regions[row["region"]], predecessors.get(row["id"], []))
        for row in ordered
    }


def _province(row: _Row, region: str, predecessors: list[str]) -> Province:
    states = tuple(map(_state, row.get("states", [row])))
    older = [spelling for state in states for spelling in (state.name, *state.aliases)]
    return Province(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        full_name=full_name(states[-1]),
        kind=row["kind"],
        code=row["code"],
        valid_from=states[0].valid_from,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        region=region,
        successor=row["successor"],
        predecessors=tuple(predecessors),
        aliases=tuple(dict.fromkeys(name for name in older if name != row["name"])),
        tile=_tile(row["tile"]) if row["tile"] else None,
        states=states,
        has_city=row.get("city", False),
    )


def full_name(state: State) -> str:
    """The name with its kind: `Tỉnh Bến Tre`."""
    return f"{capitalised(state.kind)} {state.name}"


def _state(row: _Row) -> State:
    return State(
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min,
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row.get("aliases", ())),
    )


def _tile(cell: list[Any]) -> Tile:
    column, row, label = cell
    return Tile(column=column, row=row, label=label)


def _island(row: _Row) -> Island:
    return Island(**{**row, "tile": _tile(row["tile"])})


def _sheet(row: _Row) -> Sheet:
    return Sheet(
        valid_from=date.fromisoformat(row["valid_from"]),
        columns=row["columns"],
        rows=row["rows"],
        regions=tuple((region["slug"], region["name"]) for region in row["regions"]),
        islands=tuple(map(_island, row["islands"])),
    )


def _act(row: _Row) -> Act:
    on = date.fromisoformat(row["on"])
    return Act(on=on, number=row["act"], reported=row.get("reported", False))


def _short_name(row: _Row) -> ShortName:
    candidates = tuple(identity for identity in (row["default"], *row["others"]) if identity)
    return ShortName(alias=row["alias"], default=row["default"], candidates=candidates)
