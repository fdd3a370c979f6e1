"""Same input, same bytes: whatever the machine, its habits, and the order of events."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest

from tests.conftest import PROJECT

DAY = "1672444800"  # 2022-12-31 in Viet Nam
MAGBUILD = str(Path(sys.executable).with_name("magbuild"))
COPIES = 20  # of each shipped article: enough that processes share the work


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The circumstances of one build."""

    seed: str = "0"
    workers: str = "1"
    locale: str = "C.UTF-8"
    zone: str = "UTC"
    umask: int = 0o022
    folder: str = "a"
    backwards: bool = False
    time: int = 1_600_000_000
    more: Mapping[str, str] = field(default_factory=dict)


SEEDS = ("0", "1", "4294967295", "random")
_ALL = [
    Machine(
        seed=seed,
        workers=workers,
        locale=locale,
        zone=zone,
        umask=umask,
        folder=folder,
        backwards=workers == "2",
        time=time,
    )
    for (seed, workers), (locale, zone, umask, folder, time) in zip(
        product(SEEDS, ("1", "2", "3", "auto")),
        [
            ("C", "UTC", 0o022, "a", 0),
            ("C.UTF-8", "Asia/Ho_Chi_Minh", 0o077, "một thư mục", 1),
            ("POSIX", "America/New_York", 0o002, "x/y/z", 1_700_000_000),
            ("C.UTF-8", "Pacific/Kiritimati", 0o027, "b" * 60, 4_070_908_800),
        ]
        * 4,
        strict=True,
    )
]
# Every other one, like the black fields of a chess board: each seed, each number of workers, each
# habit is met twice. `make reliability SIZE=full` tries 64 others.
MACHINES = [machine for n, machine in enumerate(_ALL) if (n + n // len(SEEDS)) % 2 == 0]


def lay_out(folder: Path, *, backwards: bool, time: int) -> None:
    """The shipped magazine with copies of its articles, written in one order or the other."""
    files: dict[str, bytes] = {}
    for path in (PROJECT / "content").rglob("*"):
        if path.is_file():
            name = path.relative_to(PROJECT / "content").as_posix()
            files[name] = path.read_bytes()
            if name.startswith("articles/"):
                for number in range(COPIES):
                    text = path.read_text("utf-8")
                    head, slug, rest = text.partition("\nslug: ")
                    copy = f"{head}{slug}{number}-{rest}" if slug else head
                    copy = copy.replace("\norganisation: ", "\n# ", 1).replace(
                        "section: chuyen-de", "section: tin-tuc"
                    )
                    files[name.replace(".md", f"-{number}.md")] = copy.encode()
    for name in sorted(files, reverse=backwards):
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
        os.utime(path, (time, time))


def run(folder: Path, machine: Machine, *words: str) -> str:
    """What a command prints, in the circumstances of a machine."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": machine.seed,
        "LC_ALL": machine.locale,
        "LANG": machine.locale,
        "TZ": machine.zone,
        "SOURCE_DATE_EPOCH": DAY,
        "HOME": str(folder),
        "USER": machine.folder[:8],
    }
    done = subprocess.run(
        [MAGBUILD, *words],
        cwd=folder,
        env=environment,
        umask=machine.umask,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the tree on a plain machine."""
    folder = tmp_path_factory.mktemp("first")
    lay_out(folder, backwards=False, time=1_600_000_000)
    run(folder, Machine(), "build", "--workers", "1")
    return run(folder, Machine(), "verify")


@pytest.mark.parametrize("machine", MACHINES, ids=[str(n) for n in range(len(MACHINES))])
def test_every_machine_builds_the_same(first: str, machine: Machine, tmp_path: Path) -> None:
    folder = tmp_path / machine.folder
    folder.mkdir(parents=True)
    lay_out(folder, backwards=machine.backwards, time=machine.time)
    run(folder, machine, "build", "--workers", machine.workers)
    assert run(folder, machine, "verify") == first
    modes = {path.stat().st_mode & 0o777 for path in (folder / "public").rglob("*")}
    assert modes == {0o644, 0o755}


def test_the_clock_and_the_past_do_not_matter(first: str, tmp_path: Path) -> None:
    lay_out(tmp_path, backwards=False, time=5)
    plain = Machine()
    run(tmp_path, plain, "build", "--workers", "1")
    page = tmp_path / "content" / "topics.yaml"
    before = page.read_text("utf-8")
    page.write_text(before.replace("Giảm nghèo", "Nghèo giảm"), "utf-8")
    run(tmp_path, plain, "build", "--workers", "1")
    assert run(tmp_path, plain, "verify") != first
    page.write_text(before, "utf-8")
    run(tmp_path, plain, "build", "--workers", "1")
    assert run(tmp_path, plain, "verify") == first
    shutil.rmtree(tmp_path / ".magbuild")
    run(tmp_path, plain, "build", "--workers", "2")
    assert run(tmp_path, plain, "verify") == first
