"""The tile map of the country, with the stories that stand behind each tile."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.listings import Listings
from magbuild.site.views.maps import Spot, Tile, TileMap, TileValue
from magbuild.site.words import words_of
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.register import Tile as Cell
from magbuild.vietnamese.territory import Grid, province, tiles, today_of

NEWEST = datetime.date.max
"""A day on which the newest set of units is in force, however old the edition: lists use it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind the tile of a unit."""

    url: str
    count: int
    filled: bool = False
    values: tuple[TileValue, ...] = ()


def tile_map(settings: Settings, listings: Listings, filled: frozenset[str]) -> TileMap:
    """The map of today's units; `filled` are the slugs of the units that a page is about."""

    def behind(unit: Province) -> Behind:
        listing = listings.find(Taxonomy.PROVINCE, unit.slug)
        return Behind(
            url=listing.url if listing else "",
            count=len(listing.stories) if listing else 0,
            filled=unit.slug in filled,
        )

    return draw(tiles(NEWEST), words_of(settings.language)["map_now"], behind)


def draw(grid: Grid, title: str, behind: Callable[[Province], Behind]) -> TileMap:
    """A map, row by row, as the keyboard goes through it.

    The archipelagos carry what their units have.
    """

    def tile(cell: Cell, name: str, unit: Province, *, island: bool) -> Tile:
        told = behind(unit)
        return Tile(
            column=cell.column,
            row=cell.row,
            label=cell.label,
            name=name,
            url=told.url,
            count=told.count,
            island=island,
            filled=told.filled,
            values=told.values,
        )

    mainland = [
        tile(unit.tile, unit.name, unit, island=False)
        for unit in grid.provinces
        if unit.tile is not None
    ]
    islands = [
        tile(island.tile, island.name, province(island.belongs_to), island=True)
        for island in grid.islands
    ]
    return TileMap(
        title=title,
        columns=grid.columns,
        rows=grid.rows,
        tiles=tuple(sorted((*mainland, *islands), key=lambda one: (one.row, one.column))),
    )


def cells() -> tuple[tuple[int, int], ...]:
    """The tiles of today's country as (column, row), the archipelagos among them."""
    grid = tiles(NEWEST)
    drawn = [unit.tile for unit in grid.provinces if unit.tile is not None]
    drawn += [island.tile for island in grid.islands]
    return tuple(sorted((cell.column, cell.row) for cell in drawn))


def spot_of(unit: Province) -> Spot | None:
    """Where the land of a unit lies on the map of today."""
    cell = today_of(unit).tile
    return Spot(column=cell.column, row=cell.row) if cell else None
