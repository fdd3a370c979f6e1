"""The hooks for pre-commit, run by pre-commit itself in a real repository.

The hooks run in this environment instead of one that pre-commit would install from a registry.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ARTICLE, PROJECT, Magazine

MANIFEST = PROJECT / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text("utf-8"))


def run(*words: str, folder: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """A command in a repository, with the programs of this environment first."""
    programs = Path(sys.executable).parent
    surroundings = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "PRE_COMMIT_HOME": str(folder / ".cache"),
        "LANG": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    return subprocess.run(
        words, cwd=folder, env=surroundings, capture_output=True, text=True, check=check
    )


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    run("pre-commit", "validate-manifest", str(MANIFEST), folder=tmp_path)
    assert [hook["id"] for hook in HOOKS] == ["magbuild-check", "magbuild-fix"]
    assert {hook["language"] for hook in HOOKS} == {"python"}


@pytest.fixture
def repository(magazine: Magazine) -> Path:
    """A magazine under git that uses the hook of checking."""
    folder = magazine()
    check = {**HOOKS[0], "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [check]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (folder / ".gitignore").write_text(".cache/\n.magbuild/\n")
    run("git", "init", "--quiet", folder=folder)
    run("git", "config", "user.name", "editor", folder=folder)
    run("git", "config", "user.email", "editor@bao.example", folder=folder)
    run("pre-commit", "install", folder=folder)
    return folder


def commit(folder: Path) -> subprocess.CompletedProcess[str]:
    """Commit all there is."""
    run("git", "add", "--all", folder=folder)
    return run("git", "commit", "--message", "Work", folder=folder, check=False)


def test_a_fault_is_not_committed(repository: Path) -> None:
    assert commit(repository).returncode == 0
    article = repository / "content" / "articles" / "2022" / "ben-tre.md"
    article.write_text(ARTICLE.replace("year: 2022", "year: 22"), "utf-8")
    refused = commit(repository)
    assert refused.returncode == 1
    assert "ben-tre.md:7:7: lỗi MB336" in refused.stderr + refused.stdout
    article.write_text(ARTICLE.replace("Một năm", "Cả năm"), "utf-8")
    assert commit(repository).returncode == 0
    assert run("git", "rev-list", "--count", "HEAD", folder=repository).stdout.strip() == "2"


def test_what_is_no_part_of_the_magazine_is_not_checked(repository: Path) -> None:
    (repository / "content" / "site.yaml").unlink()
    (repository / "note.txt").write_text("?")
    run("git", "add", "note.txt", ".gitignore", ".pre-commit-config.yaml", folder=repository)
    done = run("git", "commit", "--message", "Note", folder=repository, check=False)
    assert done.returncode == 0
    assert "Skipped" in done.stderr + done.stdout
