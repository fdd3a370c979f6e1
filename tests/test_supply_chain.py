"""What magbuild rests on: few packages, held to their digests, and a check that cannot flatter."""

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.audit import judge, tell

PINNED = re.compile(r"^([\w.-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)

RUN_TIME = {
    *("click", "jinja2", "livereload", "markdown", "msgspec", "nh3", "pillow", "python-slugify"),
    *("pyyaml",),
    *("markupsafe", "text-unidecode", "tornado"),
}
"""All that `pip install magbuild` brings; the last line is what the others bring along."""


@pytest.fixture(scope="module")
def locked(project: Path) -> dict[str, str]:
    """The version of each package of the lock file."""
    text = (project / "tests" / "requirements.txt").read_text("utf-8")
    found: dict[str, str] = {
        canonicalize_name(name): version for name, version, _ in PINNED.findall(text)
    }
    assert len(found) == len(re.findall(r"^\S+==", text, re.M)), "one has no digest"
    return found


def test_few_packages_come_along() -> None:
    found: set[str] = set()
    waiting = ["magbuild"]
    while waiting:
        for text in requires(waiting.pop()) or ():
            needed = Requirement(text)
            name = canonicalize_name(needed.name)
            if name not in found and (not needed.marker or needed.marker.evaluate({"extra": ""})):
                found.add(name)
                waiting.append(name)
    assert found == RUN_TIME


def test_the_lock_holds_what_the_project_asks_for(locked: dict[str, str], project: Path) -> None:
    told = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    extras = told["optional-dependencies"]
    assert extras.keys() == {"cluster", "dev", "preview", "search"}
    asked = [*told["dependencies"], *(one for extra in extras.values() for one in extra)]
    assert len(asked) > 20
    for needed in map(Requirement, asked):
        assert needed.specifier.contains(locked[canonicalize_name(needed.name)]), needed


def test_installing_goes_by_digests_and_wheels(project: Path) -> None:
    text = (project / "Makefile").read_text("utf-8")
    (line,) = re.findall(r"pip install.*requirements\.txt$", text, re.M)
    assert "--require-hashes --only-binary :all:" in line


HEAD = "Metadata-Version: 2.1\nName: vatlieu\nVersion: 1.0\n"


@pytest.mark.parametrize("harm", ["nothing", "a byte of the wheel", "only a source archive"])
def test_what_is_not_as_locked_is_not_installed(tmp_path: Path, harm: str) -> None:
    wheel = tmp_path / "vatlieu-1.0-py3-none-any.whl"
    facts = "vatlieu-1.0.dist-info"
    listed = f"vatlieu.py,,\n{facts}/METADATA,,\n{facts}/WHEEL,,\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("vatlieu.py", "so = 1\n")
        archive.writestr(f"{facts}/METADATA", HEAD)
        archive.writestr(f"{facts}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{facts}/RECORD", listed)
    data = wheel.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    (tmp_path / "lock.txt").write_text(f"vatlieu==1.0 --hash=sha256:{digest}\n", "utf-8")
    if harm == "a byte of the wheel":
        wheel.write_bytes(data.replace(b"so = 1", b"so = 2"))
    elif harm == "only a source archive":
        wheel.rename(tmp_path / "vatlieu-1.0.tar.gz")
    words = ["install", "--no-index", "--find-links", str(tmp_path), "--no-deps", "--only-binary"]
    words += [":all:", "--require-hashes", "--target", str(tmp_path / "into")]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words, "--requirement", str(tmp_path / "lock.txt")],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = (tmp_path / "into" / "vatlieu.py").exists()
    assert installed == (harm == "nothing"), done.stderr
    assert (done.returncode == 0) == installed
    if harm == "a byte of the wheel":
        assert "DO NOT MATCH" in done.stderr


SOUND = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNTOLD = {"name": "c", "skip_reason": "Dependency not found on PyPI and could not be audited"}


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([SOUND], 0, "1 packages asked about, 0 weaknesses known."),
        ([SOUND, WEAK], 1, "b 2: PYSEC-1, mended in ['3']"),
        ([SOUND, UNTOLD], 1, "NOT AUDITED: the index in use could not tell of 1 packages."),
        ([], 1, "NOT AUDITED"),
    ],
    ids=["sound", "weak", "untold", "nothing"],
)
def test_an_audit_that_was_not_made_does_not_pass(
    packages: list[dict[str, object]], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tell(judge({"dependencies": packages})) == code
    assert words in capsys.readouterr().out
