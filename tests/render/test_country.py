"""The small country that marks every page is the tile map of the register."""

import datetime
import re
from pathlib import Path

from magbuild.vietnamese.territory import tiles


def test_the_mark_has_the_tiles_of_the_register(project: Path) -> None:
    source = (project / "templates" / "parts" / "country.html").read_text("utf-8")
    listed = source.partition("{% set cells = [")[2].partition("]")[0]
    drawn = re.findall(r"\((\d+), ?(\d+)\)", listed)
    grid = tiles(datetime.date(2026, 1, 1))
    known = [unit.tile for unit in grid.provinces] + [island.tile for island in grid.islands]
    assert {(int(column), int(row)) for column, row in drawn} == {
        (tile.column, tile.row) for tile in known if tile is not None
    }
    assert len(drawn) == 36
