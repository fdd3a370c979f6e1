"""Files that are not what they should be, or far too long, are refused by name, and hardly read."""

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from magbuild.core.files import DEEPEST, walk
from tests.conftest import ARTICLE, SITE
from tests.front_door import examine, lay_out

GIGABYTE = 1 << 30
MEGABYTE = 1 << 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_out(
        tmp_path / "project",
        {
            "content/site.yaml": SITE.encode(),
            "content/articles/sound.md": ARTICLE.replace("mttq-ben-tre", "khong-co").encode(),
        },
    )
    (tmp_path / "secret.md").write_text(ARTICLE.replace("Bến Tre làm nhà", "Bí mật"), "utf-8")
    return tmp_path / "project"


def sparse(path: Path, size: int) -> None:
    """A file of any size that takes no room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


def bytes_read() -> int:
    """What this process has asked of files so far."""
    lines = Path("/proc/self/io").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("rchar:")).split()[1])


LONG: dict[str, tuple[str, int, str]] = {
    "article of 50 MB": ("content/articles/long.md", 50 * MEGABYTE, "MB401"),
    "article of 10 GB": ("content/articles/long.md", 10 * GIGABYTE, "MB401"),
    "page of 10 GB": ("content/pages/long.md", 10 * GIGABYTE, "MB401"),
    "register of 10 GB": ("content/topics.yaml", 10 * GIGABYTE, "MB401"),
    "settings of 10 GB": ("content/site.yaml", 10 * GIGABYTE, "MB401"),
    "stray file of 10 GB": ("content/film.mp4", 10 * GIGABYTE, "MB126"),
    "static file of 10 GB": ("static/film.mp4", 10 * GIGABYTE, "MB123"),
}


@pytest.mark.parametrize("kind", LONG)
def test_a_file_far_too_long_is_refused_and_hardly_read(folder: Path, kind: str) -> None:
    examine(folder)
    name, size, code = LONG[kind]
    sparse(folder / name, size)
    read, held = bytes_read(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = examine(folder)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024
    assert [one.span.path for one in found if one.code == code] == [name]
    assert bytes_read() - read < 64 * MEGABYTE
    assert grown < 128, "megabytes"
    if name != "content/site.yaml":
        assert {"MB331", "MB335"} & {one.code for one in found}, (
            "other faults are told in the same run"
        )


ELSEWHERE: dict[str, Callable[[Path], None]] = {
    "link to a file": lambda path: path.symlink_to("../../../secret.md"),
    "link to a file, absolute": lambda path: path.symlink_to(path.parents[3] / "secret.md"),
    "link to a folder": lambda path: path.symlink_to("../../.."),
    "link within": lambda path: path.symlink_to("sound.md"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nothing": lambda path: path.symlink_to("khong-co.md"),
    "pipe": os.mkfifo,
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_what_is_no_file_is_told_and_not_followed(folder: Path, kind: str) -> None:
    ELSEWHERE[kind](folder / "content/articles/other.md")
    found = examine(folder)
    code = "MB122" if kind == "pipe" else "MB121"
    paths = [one.span.path for one in found if one.code == code]
    assert paths == ["content/articles/other.md"]
    assert "Bí mật" not in str(found)


@pytest.fixture
def deep(folder: Path) -> Iterator[Path]:
    """A folder a thousand levels down, gone afterwards: pytest could not remove it."""
    path = folder / "content/articles"
    for _ in range(1000):
        path /= "a"
        path.mkdir()
    yield path
    subprocess.run(["rm", "-rf", folder / "content/articles/a"], check=True)


def test_folders_a_thousand_deep_are_told_and_not_looked_into(folder: Path, deep: Path) -> None:
    """Deeper than Python calls, and as deep as a path may be long."""
    (deep / "b.md").write_text(ARTICLE, "utf-8")
    assert sum(1 for _ in walk(folder)) == 2
    (told,) = (one for one in examine(folder) if one.code == "MB136")
    assert told.span.path.count("/a") == DEEPEST + 1
