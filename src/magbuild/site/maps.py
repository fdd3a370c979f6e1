"""The tile map of the country, with the stories that stand behind each tile."""

import datetime

from magbuild.settings import Settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.listings import Listings
from magbuild.site.views import Tile, TileMap
from magbuild.site.words import words_of
from magbuild.vietnamese.register import Tile as Cell
from magbuild.vietnamese.territory import province, tiles


def tile_map(
    settings: Settings, listings: Listings, today: datetime.date, filled: frozenset[str]
) -> TileMap:
    """The map of the units of a day; `filled` are the slugs of the units that a page is about.

    The archipelagos carry the stories of the units they belong to.
    """
    grid = tiles(today)

    def tile(cell: Cell, name: str, slug: str, *, island: bool) -> Tile:
        listing = listings.find(Taxonomy.PROVINCE, slug)
        return Tile(
            column=cell.column,
            row=cell.row,
            label=cell.label,
            name=name,
            url=listing.url if listing else "",
            count=len(listing.stories) if listing else 0,
            island=island,
            filled=slug in filled,
        )

    mainland = [
        tile(unit.tile, unit.name, unit.slug, island=False)
        for unit in grid.provinces
        if unit.tile is not None
    ]
    islands = [
        tile(island.tile, island.name, province(island.belongs_to).slug, island=True)
        for island in grid.islands
    ]
    return TileMap(
        title=words_of(settings.language)["map_today"],
        columns=grid.columns,
        rows=grid.rows,
        tiles=(*mainland, *islands),
    )
