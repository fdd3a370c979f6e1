"""Power is cut while a whole site is published: the old site is there, or the new one."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import scratch
from tests.engine.power_cuts import Disk, Files, watched
from tests.engine.strikes import without_syncs
from tests.engine.test_power_cuts import lay_out
from tests.full_site import MARKER, OUTPUT, known_versions, published, tree, version_of, write_site

SEEDS = {Size.SAMPLE: 1, Size.QUICK: 8, Size.FULL: 100}
RECOVERED = 400  # of so many states, one is built on


def cuts(size: Size) -> Iterator[Figure]:
    """What may be found at every moment of a publish, by a model of a disk that loses power."""
    figure = counted("state that a power cut may leave while a full site is published")
    built_on = counted("of these, built on")
    for seed in range(SEEDS[size]):
        with scratch() as folder:
            with without_syncs():
                known = known_versions(folder)
                write_site(folder, 0)
                published(folder)
            write_site(folder, 1)
            left = states(folder, seed)
            seen = {version_of(shown(state), known) for state in left}
            for number, state in enumerate(left):
                with figure.trial(f"seed {seed}, state {number}"):
                    assert version_of(shown(state), known) is not None
            with figure.trial(f"seed {seed}: both were seen"):
                assert seen == {0, 1}
            for number, state in list(enumerate(left))[seed % RECOVERED :: RECOVERED]:
                with built_on.trial(f"seed {seed}, state {number}"), scratch() as other:
                    lay_out({path: data for path, data in state.items() if path}, other)
                    with without_syncs():
                        published(other)
                    assert version_of(tree(other / OUTPUT), known) == 1
    yield figure
    yield built_on


def states(folder: Path, seed: int) -> list[Files]:
    """Some of what a power cut would leave after each call of a build."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    told = Disk(folder)
    with watched(told, chance) as left:
        published(folder)
    return left


def shown(state: Files) -> dict[str, bytes]:
    """The files that readers find."""
    start = f"/{OUTPUT}/"
    return {
        path.removeprefix(start): data
        for path, data in state.items()
        if data is not None and path.startswith(start) and path != start + MARKER
    }


if __name__ == "__main__":
    run(cuts)
