"""A whole build killed at any moment leaves one whole generation, and the next one goes on."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, Magazine

KILLS = int(os.environ.get("MAGBUILD_KILLS", "30"))
MAGBUILD = str(Path(sys.executable).with_name("magbuild"))
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1672444800"}
TODAY = "2022-12-01"  # the day of the article, whose figures may still change
ARTICLES = 70  # worth two processes


def start(
    folder: Path, output: str = "public", *, told: int = subprocess.DEVNULL
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [MAGBUILD, "build", "--today", TODAY, "--workers", "2", "--output", output],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=told,
        stderr=told,
        text=True,
    )


def finish(folder: Path, output: str = "public") -> str:
    """Build to the end; what was told."""
    with start(folder, output, told=subprocess.PIPE) as process:
        out, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    return out + told


def write(folder: Path, version: int) -> None:
    """Every page of one version differs from that of the other, but for a few."""
    for number in range(ARTICLES):
        count = 1000 + number + version * (number % 3)
        text = ARTICLE.replace("Bến Tre làm nhà", f"Bài thứ {number}").replace("1.353", str(count))
        (folder / "content" / "articles" / "2022" / f"b{number}.md").write_text(text, "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def folder(magazine: Magazine) -> Path:
    return magazine({"articles/2022/ben-tre.md": None, "articles/2022/b0.md": ARTICLE})


def test_killed_at_any_moment(folder: Path) -> None:
    generations = []
    for version in (0, 1):
        write(folder, version)
        started = time.monotonic()
        finish(folder, f"known-{version}")
        took = time.monotonic() - started
        generations.append(tree(folder / f"known-{version}"))
    assert generations[0] != generations[1]
    finish(folder)
    moments = random.Random(20221231)  # noqa: S311  # any moments will do, the same every time
    killed = 0
    for kill in range(4 * KILLS):
        write(folder, kill % 2)
        process = start(folder)
        time.sleep(moments.uniform(0, took))
        if process.poll() is None:
            killed += 1
        else:
            took *= 0.9  # builds take less time than they did at first
        process.kill()  # its children are left to notice
        process.wait()
        assert tree(folder / "public") in generations, f"kill {kill}"
        if kill % 5 == 4:
            finish(folder)
            assert tree(folder / "public") == generations[kill % 2]
        if killed == KILLS:
            break
    assert killed == KILLS
    write(folder, 1)
    finish(folder)
    assert tree(folder / "public") == generations[1]
    beside = {path.name for path in folder.iterdir()}
    assert beside <= {"content", "public", "known-0", "known-1", ".magbuild"} | {
        f".{name}.standby" for name in ("public", "known-0", "known-1")
    }
