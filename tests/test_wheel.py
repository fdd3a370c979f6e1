"""The wheel, alone in an empty environment, builds a magazine from a content folder."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest


def build_wheel(project: Path, folder: Path, **surroundings: str) -> Path:
    """The wheel of a copy of the sources."""
    source = folder / "source"
    shutil.copytree(
        project,
        source,
        ignore=shutil.ignore_patterns(".*", "public", "__pycache__", "node_modules", "tests"),
        copy_function=shutil.copy,  # so that the times of files are others
    )
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(source)],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1672444800", **surroundings},
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The wheel that is installed."""
    return build_wheel(project, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The folder of programs of an environment that holds the wheel and its dependencies."""
    folder = wheel.parent
    venv.create(folder / "env", with_pip=True)
    programs = folder / "env" / "bin"
    subprocess.run(
        [programs / "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True
    )
    return programs


def run(
    program: Path, *words: str, folder: Path, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """One command in an environment that knows nothing of the checkout."""
    surroundings = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(
        [program, *words], cwd=folder, env=surroundings, check=check, capture_output=True, text=True
    )


def test_the_wheel_builds_the_shipped_magazine(
    installed: Path, project: Path, tmp_path: Path
) -> None:
    shutil.copytree(project / "content", tmp_path / "content")
    done = run(installed / "magbuild", "build", folder=tmp_path)
    assert "4 bài" in done.stdout
    home = (tmp_path / "public" / "index.html").read_text("utf-8")
    assert '<link rel="stylesheet" href="/static/site.' in home
    assert sorted(p.name for p in tmp_path.iterdir()) == [".magbuild", "content", "public"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_wheel_begins_a_magazine(installed: Path, tmp_path: Path, language: str) -> None:
    run(installed / "magbuild", "init", "new", "--lang", language, folder=tmp_path)
    done = run(installed / "magbuild", "check", "--strict", folder=tmp_path / "new")
    assert (done.stderr, done.stdout[:2]) == ("", "0 ")
    assert (tmp_path / "new" / ".github" / "workflows" / "magazine.yml").is_file()


def test_the_wheel_is_the_same_wherever_it_is_built(
    wheel: Path, project: Path, tmp_path: Path
) -> None:
    again = build_wheel(project, tmp_path / "b" / "b", TZ="Asia/Ho_Chi_Minh", PYTHONHASHSEED="7")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "magbuild", "--version", folder=tmp_path).stdout.startswith(
        "magbuild 0."
    )


def test_an_empty_folder_is_told_what_is_missing(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "magbuild", "build", folder=tmp_path, check=False)
    assert done.returncode == 2
    assert "MB102" in done.stderr
