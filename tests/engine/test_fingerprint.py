"""What the code is, told by itself: every change of it, and nothing else, gives another digest."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from magbuild.engine.fingerprint import own_code

PROGRAM = "from magbuild.engine.fingerprint import own_code; print(own_code().hex())"


@pytest.fixture
def package(project: Path, tmp_path: Path) -> Path:
    """A copy of the package, in a folder from which it can be imported."""
    folder = tmp_path / "copy" / "magbuild"
    shutil.copytree(
        project / "src" / "magbuild", folder, ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


def told(package: Path, first: Iterable[Path] = (), seed: str = "0") -> str:
    """The digest that a copy gives of itself; `first` are folders to look for libraries in."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM],
        cwd=package.parent,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (*first, package.parent))),
            "PYTHONHASHSEED": seed,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def library(folder: Path, name: str, version: str) -> Path:
    """A folder that says that a library of some version is installed."""
    about = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder


def test_it_is_a_digest_and_the_same_every_time() -> None:
    assert len(own_code()) == 32
    assert own_code() == own_code()


def test_it_does_not_depend_on_where_the_code_lies(package: Path, tmp_path: Path) -> None:
    assert told(package) == own_code().hex()
    moved = tmp_path / "nơi khác"
    package.parent.rename(moved)
    assert told(moved / "magbuild", seed="42") == own_code().hex()


def test_it_does_not_depend_on_what_is_no_code(package: Path) -> None:
    (package / "notes.txt").write_text("x")
    (package / "theme").mkdir()
    (package / "theme" / "base.html").write_text("x")
    os.utime(package / "report" / "text.py", (0, 0))
    assert told(package) == own_code().hex()


def edit(package: Path) -> None:
    path = package / "vietnamese" / "text.py"
    path.write_text(path.read_text("utf-8") + "# x\n", "utf-8")


def add(package: Path) -> None:
    (package / "site" / "more.py").write_text("")


def remove(package: Path) -> None:
    (package / "report" / "text.py").unlink()


def rename(package: Path) -> None:
    (package / "report" / "text.py").rename(package / "report" / "texts.py")


def swap(package: Path) -> None:
    commands = package / "cli"
    one, other, aside = (commands / name for name in ("figures.py", "provinces.py", "aside"))
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


@pytest.mark.parametrize("change", [edit, add, remove, rename, swap])
def test_every_change_of_the_code_is_another_code(package: Path, change: object) -> None:
    assert callable(change)
    change(package)
    assert told(package) != own_code().hex()


@pytest.mark.parametrize("name", ["jinja2", "markdown", "nh3", "msgspec", "pyyaml"])
def test_another_version_of_a_library_is_another_code(
    package: Path, tmp_path: Path, name: str
) -> None:
    assert told(package, [library(tmp_path / "libraries", name, "99.1")]) != own_code().hex()


@pytest.mark.parametrize("name", ["hypothesis", "ruff", "distributed", "khong-ai-can"])
def test_a_library_that_shapes_no_page_does_not_matter(
    package: Path, tmp_path: Path, name: str
) -> None:
    assert told(package, [library(tmp_path / "libraries", name, "99.1")]) == own_code().hex()
