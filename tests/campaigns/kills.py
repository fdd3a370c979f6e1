"""Builds of a whole site that are killed: at every call that writes, and at any moment at all."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaigns.figures import Figure, Size, counted, run
from tests.engine.conftest import MEMORY
from tests.engine.crashes import KILLED, in_child
from tests.engine.strikes import Strike, at_call, die, die_within, without_syncs
from tests.full_site import OUTPUT, known_versions, published, start, tree, version_of, write_site

STEP = {Size.SAMPLE: 60, Size.QUICK: 5, Size.FULL: 1}  # every so manieth call
RANDOM = {Size.SAMPLE: 3, Size.QUICK: 40, Size.FULL: 1000}
ARTICLES = 30  # in sites that are killed at random: worth two processes


def kills(size: Size) -> Iterator[Figure]:
    """SIGKILL, and what readers and the next build then find."""
    with scratch() as folder:
        yield at_calls(folder, STEP[size])
    with scratch() as folder:
        yield at_random(folder, RANDOM[size])


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory, where the system has that."""
    with TemporaryDirectory(prefix="magbuild-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)


def at_calls(folder: Path, step: int) -> Figure:
    """A build is killed before each of its calls that write, and within what writes bytes."""
    figure = counted("SIGKILL before or within a write, link, rename or sync of a full build")
    known = known_versions(folder)
    with without_syncs():
        write_site(folder, 0)
        published(folder)
        write_site(folder, 1)
        with at_call(0, die, reading=False) as calls:
            published(folder)
        strikes: list[tuple[int, Strike]] = [(n, die) for n in range(1, len(calls) + 1)]
        strikes += [(n, die_within) for n, _ in strikes if calls[n - 1] in {"write", "rename"}]
        for turn, (number, strike) in enumerate(strikes[::step]):
            with figure.trial(f"call {number}"):
                write_site(folder, turn)
                end = in_child(partial(_struck, folder, number, strike))
                assert end in {KILLED, 0}, end  # 0: fewer calls than the build that was counted
                assert version_of(tree(folder / OUTPUT), known) is not None
                published(folder)
                assert version_of(tree(folder / OUTPUT), known) == turn % 2
                assert left_beside(folder) <= {f".{OUTPUT}.standby"}
    return figure


def _struck(folder: Path, number: int, strike: Strike) -> None:
    with at_call(number, strike, reading=False):
        published(folder)


def at_random(folder: Path, count: int) -> Figure:
    """The program is killed at random moments, its workers and its indexer left to notice."""
    figure = counted("SIGKILL of a full build at a random moment")
    known = known_versions(folder, ARTICLES)
    chance = random.Random(20221231)  # noqa: S311  # any moments will do, the same every time
    write_site(folder, 0, ARTICLES)
    published(folder)
    began = time.monotonic()
    write_site(folder, 1, ARTICLES)
    start(folder, "--workers", "2").communicate()
    took = time.monotonic() - began
    turn = 0
    while figure.count < count:
        write_site(folder, turn, ARTICLES)
        with start(folder, "--workers", "2") as process:
            time.sleep(chance.uniform(0, took))
            ended = process.poll() is not None
            process.kill()
            process.communicate()
        if ended:
            took *= 0.95
        else:
            with figure.trial(f"turn {turn}"):
                assert version_of(tree(folder / OUTPUT), known) is not None
                if turn % 3 == 0:
                    published(folder)
                    assert version_of(tree(folder / OUTPUT), known) == turn % 2
        turn += 1
    with figure.trial("the end"):
        published(folder)
        assert version_of(tree(folder / OUTPUT), known) == (turn - 1) % 2
    return figure


def left_beside(folder: Path) -> set[str]:
    """What lies beside the published folder and does not belong to a project."""
    return {path.name for path in folder.iterdir()} - {OUTPUT, "content", "static", ".magbuild"}


if __name__ == "__main__":
    run(kills)
