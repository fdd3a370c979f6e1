"""Maps of provinces as square tiles, and the tables beside them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TileValue:
    """What a unit has of one measure, and the step of the legend, 0 where it has nothing."""

    printed: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One unit on the tile map; `url` is empty when it has no stories; `island`: an archipelago.

    `values` has one for each measure that the map can be coloured by, on the page of all provinces.
    """

    column: int
    row: int
    label: str
    name: str
    url: str
    count: int
    island: bool
    filled: bool
    values: tuple[TileValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TileMap:
    """A square grid of the country: `columns` by `rows`, no two tiles in one cell."""

    title: str
    columns: int
    rows: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The cell of one unit on the map of today, counted from 0."""

    column: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One unit of a map as a line of the table beside it; a value may be empty."""

    url: str
    name: str
    note: str
    count: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The units of one time as a map and as a table.

    `period` says of which time, `about` which stories count. `without` names the units that have no
    stories; `legends` holds for each measure where its steps begin.
    """

    map: TileMap
    period: str
    about: str
    rows: tuple[SheetRow, ...]
    without: tuple[str, ...]
    legends: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The map of today and that of the time before; `measures` names what else may colour them."""

    measures: tuple[str, ...]
    sheets: tuple[Sheet, ...]
