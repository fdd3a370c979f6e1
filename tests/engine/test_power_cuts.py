"""After a power cut at any moment the published folder is the old generation or the new one."""

import random
import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.engine.generations import generation_in, generation_of, site
from tests.engine.power_cuts import Disk, Files, watched
from tests.engine.publishing import publish
from tests.engine.strikes import by_renames

RECOVERED = 15  # of so many states, one is published over


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    ("start", "renames"), [(0, False), (1, False), (2, False), (2, True)], ids=str
)
def test_a_power_cut_leaves_the_old_or_the_new(
    quick_folder: Path, start: int, seed: int, *, renames: bool
) -> None:
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    with by_renames() if renames else nullcontext():
        for number in range(start):
            publish(quick_folder, site(number))
        told = Disk(quick_folder)
        with watched(told, chance) as left:
            publish(quick_folder, site(start))
        possible = {start - 1, start} if start else {None, start}
        seen = {published(state) for state in left}
        assert seen - ({None} if renames else set()) == possible
        assert {published(state) for state in told.after_a_cut(chance)} == {start}
        for state in left[::RECOVERED]:
            with tempfile.TemporaryDirectory(dir=quick_folder) as name:
                lay_out(state, Path(name))
                publish(Path(name), site(start + 1))
                assert generation_in(Path(name) / "public") == start + 1


def published(state: Files) -> int | None:
    """The generation that readers find; AssertionError if it is not whole, None for none."""
    inside = {
        path.removeprefix("/public/"): data
        for path, data in state.items()
        if path.startswith("/public/")
    }
    if "/public" not in state:
        return None
    files = {path: data for path, data in inside.items() if data is not None}
    return generation_of(files)


def lay_out(state: Files, folder: Path) -> None:
    for path, data in sorted(state.items()):
        if data is None:
            (folder / path[1:]).mkdir(exist_ok=True)
        else:
            (folder / path[1:]).write_bytes(data)
