"""Publish again and again, killed each time; a program, as it forks what it kills.

Prints how many kills there were. An AssertionError says what was broken, and after which kill.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from magbuild.core.diagnostics import MagbuildError
from magbuild.engine.releases import rollback
from tests.engine.generations import MARKER, MARKER_LENGTH, generation_in, site
from tests.engine.publishing import OUTPUT, STATE, codes, publish
from tests.engine.strikes import Strike, at_call, by_renames, die, die_within, without_syncs

KILLED = -signal.SIGKILL


def in_child(work: Callable[[], None], seconds: float | None = None) -> int:
    """Do something in a process of its own, killed after so many seconds; how it ended."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:  # noqa: BLE001  # nothing may go on in a second process
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)  # the moment of the kill, not a synchronisation
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def published(folder: Path, *, gap: bool) -> int | None:
    """The generation that readers see; None where there may be none, and is none."""
    output = folder / OUTPUT
    if not output.exists():
        assert gap
        return None
    return generation_in(output)


def standby_is_marked(folder: Path) -> bool:
    """Whether the standby slot says that it is whole; then it is."""
    standby = folder / f".{OUTPUT}.standby"
    marker = standby / MARKER
    marked = marker.exists() and len(marker.read_bytes()) == MARKER_LENGTH
    if marked:
        generation_in(standby)
    return marked


def goes_back(folder: Path) -> int | None:
    """The generation that readers get from a `rollback` in a copy of a folder; None for none."""
    with tempfile.TemporaryDirectory() as name:
        copy = shutil.copytree(folder, Path(name, "copy"))
        refused = ""
        try:
            rollback(copy / OUTPUT, copy / STATE)
        except MagbuildError as error:
            refused = error.diagnostic.code
        assert refused in {"", "MB748"}
        if refused:
            return None
        return generation_in(copy / OUTPUT)


def publish_after(folder: Path, number: int) -> None:
    """The next publish ends right, leaves nothing lying about, and says so if it cleared up."""
    standby = folder / f".{OUTPUT}.standby"
    found = {path.name for path in folder.iterdir()}
    unfinished = f".{OUTPUT}.staged" in found or (
        standby.name in found and not standby_is_marked(folder)
    )
    done = publish(folder, site(number))
    assert ("MB702" in codes(done)) == unfinished, (codes(done), found)
    assert ("MB703" in codes(done)) == (f".{OUTPUT}.retired" in found), (codes(done), found)
    assert generation_in(folder / OUTPUT) == number
    assert standby_is_marked(folder) == standby.exists()
    assert {path.name for path in folder.iterdir()} <= {OUTPUT, STATE, standby.name}
    assert len([*(folder / STATE).rglob("*")]) <= 4, "records of generations in no slot"


def kill_at_every_call(start: int, *, gap: bool) -> Iterator[str]:
    """Kill a publish before each of its calls in turn, `start` generations after an empty folder.

    Where it writes, also half-way; after a call is before the next one.
    """
    with folder_with(start) as folder, at_call(0, die, reading=False) as calls:
        publish(folder, site(start))
    strikes: list[tuple[int, Strike]] = [(number, die) for number in range(1, len(calls) + 1)]
    strikes += [(number, die_within) for number, _ in strikes if calls[number - 1] == "write"]
    for number, strike in strikes:
        with folder_with(start) as folder:
            before = published(folder, gap=True)

            def work(folder: Path = folder, number: int = number, strike: Strike = strike) -> None:
                with at_call(number, strike, reading=False):
                    publish(folder, site(start))

            assert in_child(work) == KILLED
            after = published(folder, gap=gap or not start)
            assert after in {before, start, None}, f"call {number}: {after}"
            back = goes_back(folder)
            assert back is None or back < start, f"call {number}: {back} was never published"
            publish_after(folder, start + 1)
        yield f"call {number}"


@contextmanager
def folder_with(generations: int) -> Iterator[Path]:
    """A folder in which so many generations were published; it is removed afterwards."""
    with tempfile.TemporaryDirectory() as name:
        for generation in range(generations):
            publish(Path(name), site(generation))
        yield Path(name)


def kill_at_random(count: int, seed: int, *, gap: bool) -> Iterator[str]:
    """Kill a process that publishes one generation after another, now and then twice in a row."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    latest = 0
    with folder_with(1) as folder:
        for _ in range(count):

            def work(latest: int = latest) -> None:
                for generation in range(latest + 1, sys.maxsize):
                    publish(folder, site(generation))

            delay = chance.uniform(0, 0.05)
            assert in_child(work, delay) == KILLED
            found = published(folder, gap=gap)
            assert found is None or found >= latest, f"{found} after {latest}"
            latest = latest + 1 if found is None else found
            yield f"after {delay:.4f} s"
            if chance.random() < 0.5:
                latest += 1
                publish_after(folder, latest)
        publish_after(folder, latest + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--renames", action="store_true", help="as without exchange")
    parser.add_argument("--random", type=int, metavar="COUNT")
    parser.add_argument("--start", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    gap = chosen.renames
    with by_renames() if gap else nullcontext():
        if chosen.random:
            kills = sum(1 for _ in kill_at_random(chosen.random, chosen.seed, gap=gap))
        else:
            with without_syncs():
                kills = sum(1 for _ in kill_at_every_call(chosen.start, gap=gap))
    print(kills)


if __name__ == "__main__":
    main()
