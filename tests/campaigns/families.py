"""Texts that lead parsers astray: none takes long, none grows faster than its length."""

import gc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.figures import Figure, Size, counted, run
from tests.pathological import FAMILIES, GROWTH, SECONDS, SIZE, TRIES, UNMEASURED, measure

EVERY = {Size.SAMPLE: 60, Size.QUICK: 3, Size.FULL: 1}


def families(size: Size) -> Iterator[Figure]:
    """Each family at 64 KB and twice as long; what disturbs a measurement only adds to it."""
    ended = counted(f"family at 64 KB: at most {SECONDS:.0f} s, read or refused with a line")
    grown = counted(f"family doubled: at most {GROWTH} times the time")
    gc.disable()  # as the command does
    with TemporaryDirectory() as name:
        folder = Path(name)
        measure(folder, FAMILIES["sentences"](SIZE))  # imports and tables are made once
        for family in list(FAMILIES)[:: EVERY[size]]:
            once, twice = (measure(folder, FAMILIES[family](n * SIZE)) for n in (1, 2))
            least, least_twice = once.seconds, twice.seconds
            for _ in range(TRIES):
                if least <= SECONDS and _grows(least, least_twice) <= GROWTH:
                    break
                least = min(least, measure(folder, FAMILIES[family](SIZE)).seconds)
                least_twice = min(least_twice, measure(folder, FAMILIES[family](2 * SIZE)).seconds)
            with ended.trial(family):
                assert once.ended_well, once.told
                assert twice.ended_well, twice.told
                assert least <= SECONDS, f"{least:.2f} s"
            with grown.trial(family):
                assert _grows(least, least_twice) <= GROWTH, _grows(least, least_twice)
    yield ended
    yield grown


def _grows(once: float, twice: float) -> float:
    """How many times as long the doubled text takes; 1 where that is too short to tell."""
    return twice / once if twice >= UNMEASURED else 1.0


if __name__ == "__main__":
    run(families)
