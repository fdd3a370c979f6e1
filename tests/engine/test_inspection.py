"""What is found in the published folder, and what becomes of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from magbuild.core.diagnostics import ExitCode, Language, MagbuildError
from magbuild.engine.publisher import Publication, open_stage
from tests.engine.generations import MARKER, held_by, marker_of
from tests.engine.publishing import codes, publish

TWO = {"index.html": b"1", "tinh/a.html": b"2"}


@pytest.mark.parametrize(
    ("harm", "restored"),
    [
        (lambda public: (public / "index.html").write_bytes(b"!"), 1),
        (lambda public: (public / "index.html").write_bytes(b"longer"), 1),
        (lambda public: (public / "tinh/a.html").unlink(), 1),
        (lambda public: shutil.rmtree(public / "tinh"), 1),
        (lambda public: replace_by_link(public / "index.html"), 1),
        (lambda public: replace_by_folder(public / "index.html"), 1),
    ],
    ids=["changed", "longer", "deleted", "folder deleted", "link", "folder"],
)
def test_a_folder_altered_by_hand_is_restored(
    tmp_path: Path, harm: Callable[[Path], Any], restored: int
) -> None:
    publish(tmp_path, TWO)
    harm(tmp_path / "public")
    done = publish(tmp_path, TWO)
    assert (done.changed, done.restored) == (0, restored)
    assert codes(done) == ["MB747"]
    assert held_by(tmp_path / "public") == TWO
    assert publish(tmp_path, TWO) == Publication(files=2, changed=0, removed=0)


def test_a_folder_removed_by_hand_is_published_again(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    publish(tmp_path, {"index.html": b"new"})
    shutil.rmtree(tmp_path / "public")
    assert publish(tmp_path, TWO) == Publication(files=2, changed=2, removed=0)
    assert held_by(tmp_path / "public") == TWO


def replace_by_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("tinh/a.html")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_harm_in_a_shared_file_reaches_neither_generation(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    publish(tmp_path, {**TWO, "index.html": b"new"})
    with (tmp_path / "public/tinh/a.html").open("r+b") as file:
        file.write(b"!")
    done = publish(tmp_path, TWO)
    assert (done.changed, done.restored) == (1, 1)
    assert held_by(tmp_path / "public") == TWO


@pytest.mark.parametrize(
    ("path", "code", "named"),
    [
        ("thesis.doc", "MB741", "thesis.doc"),
        ("tinh/z.html", "MB741", "tinh/z.html"),
        (".git/config", "MB744", ".git"),
        (".nojekyll", "MB744", ".nojekyll"),
        (".well-known/security.txt", "MB744", ".well-known"),
        ("tinh/.index.html.swp", "MB744", ".index.html.swp"),
        ("index.html~", "MB741", "index.html~"),
    ],
)
def test_foreign_files_are_refused_and_kept(
    tmp_path: Path, path: str, code: str, named: str
) -> None:
    publish(tmp_path, TWO)
    foreign = tmp_path / "public" / path
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_bytes(b"mine")
    with pytest.raises(MagbuildError) as raised:
        publish(tmp_path, {"index.html": b"new"})
    assert raised.value.exit_code is ExitCode.USAGE
    assert raised.value.diagnostic.code == code
    assert named in raised.value.diagnostic.message(Language.ENGLISH)
    assert held_by(tmp_path / "public") == {**TWO, path: b"mine"}


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_foreign_things_that_are_no_files_are_refused_too(tmp_path: Path, kind: str) -> None:
    publish(tmp_path, TWO)
    foreign = tmp_path / "public" / "x"
    if kind == "link":
        foreign.symlink_to("index.html")
    else:
        os.mkfifo(foreign)
    with pytest.raises(MagbuildError) as raised:
        publish(tmp_path, {"index.html": b"new"})
    assert raised.value.diagnostic.code == "MB741"
    assert foreign.is_symlink() or foreign.is_fifo()


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", ".directory"])
def test_what_file_browsers_leave_is_never_published(tmp_path: Path, name: str) -> None:
    for number in range(4):
        files = {**TWO, f"tinh{number}/a.html": b"", "index.html": str(number).encode()}
        publish(tmp_path, files)
        assert held_by(tmp_path / "public") == files
        (tmp_path / "public" / name).write_bytes(b"x")
        (tmp_path / "public" / f"tinh{number}" / name).write_bytes(b"x")


@pytest.mark.parametrize(
    ("path", "code"), [("thesis.doc", "MB741"), ("a/b/c", "MB741"), (".git/config", "MB744")]
)
def test_a_folder_of_others_is_refused_before_the_work(
    tmp_path: Path, path: str, code: str
) -> None:
    (tmp_path / "public" / path).parent.mkdir(parents=True)
    (tmp_path / "public" / path).write_bytes(b"mine")
    with (
        pytest.raises(MagbuildError) as raised,
        open_stage(tmp_path / "public", tmp_path / ".magbuild"),
    ):
        pytest.fail("opened")
    assert raised.value.diagnostic.code == code
    assert held_by(tmp_path / "public") == {path: b"mine"}
    assert {path.name for path in tmp_path.iterdir()} == {"public"}


def test_files_of_others_that_come_during_the_work_are_kept(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    with open_stage(tmp_path / "public", tmp_path / ".magbuild") as stage:
        files = {"a": stage.write("a", b"1")}
        (tmp_path / "public/thesis.doc").write_bytes(b"mine")
        with pytest.raises(MagbuildError) as raised:
            stage.publish(files, (), allow_removals=True)
    assert raised.value.diagnostic.code == "MB741"
    assert held_by(tmp_path / "public") == {"thesis.doc": b"mine"}


def test_a_site_of_which_nothing_is_remembered_is_anybodys(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    (tmp_path / "public" / MARKER).unlink()
    shutil.rmtree(tmp_path / ".magbuild")
    with pytest.raises(MagbuildError) as raised:
        publish(tmp_path, TWO)
    assert raised.value.diagnostic.code == "MB741"
    assert held_by(tmp_path / "public") == TWO


@pytest.mark.parametrize("stray", [None, ".DS_Store"])
def test_an_empty_folder_is_taken(tmp_path: Path, stray: str | None) -> None:
    (tmp_path / "public").mkdir()
    if stray:
        (tmp_path / "public" / stray).write_bytes(b"x")
    publish(tmp_path, TWO)
    assert held_by(tmp_path / "public") == TWO
    assert {path.name for path in tmp_path.iterdir()} == {"public", ".magbuild"}


@pytest.mark.parametrize("harm", ["deleted", "damaged"])
@pytest.mark.parametrize("slot", ["live", "standby"])
def test_lost_records_are_no_harm(tmp_path: Path, harm: str, slot: str) -> None:
    publish(tmp_path, TWO)
    publish(tmp_path, {**TWO, "index.html": b"new"})
    chosen = {"live": "public", "standby": ".public.standby"}[slot]
    marker = (tmp_path / chosen / MARKER).read_text("ascii").strip()
    record = next((tmp_path / ".magbuild").rglob(marker))
    record.unlink()
    if harm == "damaged":
        record.write_bytes(b"x" * 50)
    done = publish(tmp_path, {"index.html": b"newer"})
    assert (done.changed, done.removed) == (1, 1)
    # as it is not known which files were pages, all of them count
    assert codes(done) == (["MB704", "MB746"] if slot == "live" else [])
    assert held_by(tmp_path / "public") == {"index.html": b"newer"}
    assert codes(publish(tmp_path, {"index.html": b"newer"})) == []


def test_a_lost_record_is_made_anew(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    shutil.rmtree(tmp_path / ".magbuild")
    assert codes(publish(tmp_path, TWO)) == ["MB704"]
    assert codes(publish(tmp_path, TWO)) == []


def test_a_folder_carried_elsewhere_is_known_again(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    publish(old, TWO)
    shutil.copytree(old, new)
    done = publish(new, {"index.html": b"1"})
    assert done == Publication(files=1, changed=0, removed=1)


def test_a_marker_that_did_not_travel_is_made_good(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    (tmp_path / "public" / MARKER).unlink()
    done = publish(tmp_path, {"index.html": b"1"})
    assert (done.changed, done.removed) == (0, 1)
    publish(tmp_path, TWO)
    (tmp_path / "public" / MARKER).unlink()
    publish(tmp_path, TWO)
    assert (tmp_path / "public" / MARKER).read_text("ascii") == marker_of(TWO)


def test_harm_without_a_record_is_said_and_made_good(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    shutil.rmtree(tmp_path / ".magbuild")
    (tmp_path / "public/index.html").write_bytes(b"!")
    assert codes(publish(tmp_path, TWO)) == ["MB705"]
    assert held_by(tmp_path / "public") == TWO


def test_without_a_record_what_is_not_made_is_foreign(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    shutil.rmtree(tmp_path / ".magbuild")
    (tmp_path / "public/index.html").write_bytes(b"!")
    with pytest.raises(MagbuildError) as raised:
        publish(tmp_path, {"index.html": b"1"})
    assert raised.value.diagnostic.code == "MB741"
