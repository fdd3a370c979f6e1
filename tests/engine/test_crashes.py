"""A build that is killed leaves the published folder whole, and the next one clears up."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.engine.generations import MARKER, generation_in, marker_of, site
from tests.engine.publishing import publish

RANDOM_KILLS = os.environ.get("MAGBUILD_KILLS", "100")


@pytest.mark.parametrize(
    ("words", "least"),
    [
        (["--start", "0"], 250),
        (["--start", "1"], 140),
        (["--start", "2"], 90),
        (["--start", "2", "--renames"], 90),
        (["--random", RANDOM_KILLS], int(RANDOM_KILLS)),
        (["--random", RANDOM_KILLS, "--renames"], int(RANDOM_KILLS)),
    ],
    ids=["first", "second", "third", "third by renames", "random", "random by renames"],
)
def test_a_publish_may_be_killed_anywhere(
    project: Path, quick_folder: Path, words: list[str], least: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.crashes", *words],
        cwd=project,
        env={**os.environ, "TMPDIR": str(quick_folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least


GENERATIONS = 200
STEADY = sorted(set(site(0)) & set(site(GENERATIONS - 1)))


def test_readers_never_miss_a_file_nor_see_half_of_one(project: Path, tmp_path: Path) -> None:
    known = {marker_of(site(number)): site(number) for number in range(GENERATIONS)}
    versions = {path: {files[path] for files in known.values()} for path in STEADY}
    publish(tmp_path, site(0))
    output = tmp_path / "public"
    seen = []
    with publishing(project, tmp_path, range(1, GENERATIONS)) as running:
        while running.poll() is None:
            before = (output / MARKER).read_text("ascii")
            read = {path: (output / path).read_bytes() for path in STEADY}
            assert all(data in versions[path] for path, data in read.items())
            if (output / MARKER).read_text("ascii") == before:
                assert read == {path: known[before][path] for path in STEADY}
                seen.append(before)
    assert running.returncode == 0
    assert len(seen) > 20
    assert len(set(seen)) > 5
    assert generation_in(output) == GENERATIONS - 1


def test_publishers_at_once_take_turns(project: Path, tmp_path: Path) -> None:
    turns = [range(first, 40, 4) for first in range(4)]
    with ExitStack() as stack:
        running = [stack.enter_context(publishing(project, tmp_path, turn)) for turn in turns]
        assert [one.wait() for one in running] == [0, 0, 0, 0]
    assert generation_in(tmp_path / "public") in {turn[-1] for turn in turns}
    standby = tmp_path / ".public.standby"
    assert generation_in(standby) in range(40)
    assert {path.name for path in tmp_path.iterdir()} == {"public", standby.name, ".magbuild"}


def publishing(project: Path, folder: Path, numbers: range) -> subprocess.Popen[bytes]:
    """A process that publishes generations one after another, holding the lock for each."""
    words = [str(folder), str(numbers.start), str(numbers.stop), str(numbers.step)]
    return subprocess.Popen([sys.executable, "-m", "tests.engine.publishing", *words], cwd=project)
