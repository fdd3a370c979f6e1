"""Sixteen builds of one project at once, again and again, with an edit before each round."""

import os
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from magbuild.cli.main import run as magbuild
from magbuild.engine.releases import verify
from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import left_beside, scratch
from tests.full_site import OUTPUT, TODAY, known_versions, tree, version_of, write_site

ROUNDS = {Size.SAMPLE: 1, Size.QUICK: 15, Size.FULL: 200}
AT_ONCE = 16
PATIENCE = "600"  # seconds: who waits so long would wait for ever


def builders(size: Size) -> Iterator[Figure]:
    """Half of them wait for their turn. Each ends well, or says that another build is running."""
    ends = counted(f"build among {AT_ONCE} at once: done, or told of the other one")
    rounds = counted("round of such builds: the site is that of a clean build, and verifies")
    with scratch() as folder:
        known = known_versions(folder)
        for turn in range(ROUNDS[size]):
            write_site(folder, turn)
            for number, (code, told) in enumerate(at_once(folder)):
                with ends.trial(f"round {turn}, builder {number}"):
                    waits = number % 2 == 0
                    assert code == 0 or (code == 3 and "MB701" in told and not waits), (code, told)
            with rounds.trial(f"round {turn}"):
                assert version_of(tree(folder / OUTPUT), known) == turn % 2
                assert verify(folder / OUTPUT, folder / ".magbuild").diagnostics == ()
                assert left_beside(folder) <= {f".{OUTPUT}.standby"}
    yield ends
    yield rounds


def at_once(folder: Path) -> list[tuple[int, str]]:
    """Run all builders, each a process of its own; how each ended and what it said."""
    with tempfile.TemporaryDirectory() as name:
        children = [
            _started(partial(_build, folder, n), Path(name, str(n))) for n in range(AT_ONCE)
        ]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        return [(code, Path(name, str(n)).read_text("utf-8")) for n, code in enumerate(codes)]


def _build(folder: Path, number: int) -> int:
    os.chdir(folder)
    words = ["build", "--today", TODAY.isoformat(), "--allow-removals", "--workers", "1"]
    return magbuild([*words, *(["--wait", PATIENCE] if number % 2 == 0 else [])])


def _started(work: partial[int], said: Path) -> int:
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        with said.open("w", encoding="utf-8") as file:
            sys.stdout = sys.stderr = file
            code = work()
    finally:
        os._exit(code)


if __name__ == "__main__":
    run(builders)
