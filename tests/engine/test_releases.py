import os
import shutil
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from magbuild.core.diagnostics import ExitCode, Language, MagbuildError
from magbuild.engine import publisher, releases
from magbuild.engine.exchange import switch
from magbuild.engine.releases import Verification, rollback, verify
from magbuild.engine.survey import Survey, Tree, survey
from tests.engine.generations import MARKER, generation_in, held_by, marker_of, site
from tests.engine.publishing import OUTPUT, STATE, publish
from tests.engine.strikes import by_renames


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which three generations were published."""
    for number in range(3):
        publish(tmp_path, site(number))
    return tmp_path


def verified(folder: Path) -> Verification:
    return verify(folder / OUTPUT, folder / STATE)


def back(folder: Path) -> str:
    return rollback(folder / OUTPUT, folder / STATE).digest


def test_what_is_whole_has_one_digest(folder: Path) -> None:
    digest = marker_of(site(2)).strip()
    assert verified(folder) == Verification(digest=digest, files=len(site(2)), diagnostics=())


def test_every_difference_is_named(folder: Path) -> None:
    public = folder / OUTPUT
    same = public / "static/a.css"
    times = same.stat()
    same.write_bytes(same.read_bytes()[::-1])
    os.utime(same, ns=(times.st_atime_ns, times.st_mtime_ns))
    (public / "feed.xml").unlink()
    (public / "foreign.txt").write_bytes(b"x")
    (public / ".git").mkdir()
    (public / ".git/config").write_bytes(b"x")
    (public / "link").symlink_to("foreign.txt")
    found = verified(folder).diagnostics
    assert {one.code for one in found} == {"MB743"}
    assert [(one.span.path, dict(one.arguments)["what"]) for one in found] == [
        ("public/.git/config", "@foreign"),
        ("public/feed.xml", "@missing"),
        ("public/foreign.txt", "@foreign"),
        ("public/link", "@foreign"),
        ("public/static/a.css", "@altered"),
    ]
    assert found[1].message(Language.ENGLISH) == "The file is missing."


@pytest.mark.parametrize("lost", ["record", "marker"])
def test_without_a_record_the_marker_decides(folder: Path, lost: str) -> None:
    if lost == "marker":
        (folder / OUTPUT / MARKER).unlink()
    else:
        shutil.rmtree(folder / STATE)
    assert bool(verified(folder).diagnostics) == (lost != "record")
    (folder / OUTPUT / "feed.xml").write_bytes(b"!")
    found = verified(folder).diagnostics
    assert [one.span.path for one in found] == ["public"]


def test_verifying_writes_nothing(folder: Path) -> None:
    before = {path: path.lstat().st_mtime_ns for path in folder.rglob("*")}
    verified(folder)
    assert {path: path.lstat().st_mtime_ns for path in folder.rglob("*")} == before


@pytest.mark.parametrize("torn", [False, True], ids=["whole", "torn"])
def test_a_publish_at_the_same_time_is_waited_out(folder: Path, *, torn: bool) -> None:
    looked: list[Survey] = []

    def look(root: str, remembered: Tree) -> Survey:
        if not looked:
            publish(folder, site(3))
            if torn:
                looked.append(Survey(tree={}))
                raise FileNotFoundError(2, "No such file or directory")
        looked.append(survey(root, remembered))
        return looked[-1]

    with patch.object(releases, "survey", look):
        found = verified(folder)
    assert len(looked) == 2
    assert found.digest == marker_of(site(3)).strip()
    assert found.diagnostics == ()


def test_what_cannot_be_read_cannot_be_verified(folder: Path) -> None:
    def fail(_root: str, _remembered: Tree) -> Survey:
        raise OSError(5, "Input/output error")

    with patch.object(releases, "survey", fail), pytest.raises(MagbuildError) as raised:
        verified(folder)
    assert raised.value.diagnostic.code == "MB724"


@pytest.mark.parametrize("there", ["nothing", "a folder of others"])
def test_nothing_published_cannot_be_verified(tmp_path: Path, there: str) -> None:
    if there != "nothing":
        (tmp_path / OUTPUT).mkdir()
        (tmp_path / OUTPUT / "thesis.doc").write_bytes(b"mine")
    with pytest.raises(MagbuildError) as raised:
        verified(tmp_path)
    assert raised.value.diagnostic.code == "MB750"
    assert raised.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("renames", [False, True], ids=["exchange", "renames"])
def test_back_and_forth(folder: Path, *, renames: bool) -> None:
    with by_renames() if renames else nullcontext():
        for number in (1, 2, 1):
            assert back(folder) == marker_of(site(number)).strip()
            assert generation_in(folder / OUTPUT) == number
            assert verified(folder).diagnostics == ()
    publish(folder, site(3))
    assert generation_in(folder / OUTPUT) == 3
    back(folder)
    assert generation_in(folder / OUTPUT) == 1


def test_it_says_what_is_published_now(folder: Path) -> None:
    done = rollback(folder / OUTPUT, folder / STATE)
    assert done.files == len(site(1))
    assert done.recovered == ()
    written = (folder / OUTPUT / MARKER).stat().st_mtime
    assert done.published == datetime.fromtimestamp(written, UTC)


def test_without_records_it_goes_back_all_the_same(folder: Path) -> None:
    shutil.rmtree(folder / STATE)
    back(folder)
    assert generation_in(folder / OUTPUT) == 1
    publish(folder, site(5))
    assert generation_in(folder / OUTPUT) == 5


@pytest.mark.parametrize("kept", [False, True], ids=["before the switch", "after it"])
def test_only_what_readers_had_is_a_way_back(folder: Path, *, kept: bool) -> None:
    """A publish that is killed when all is whole, just before the two folders change places."""

    def die(live: str, standby: str, retired: str) -> None:
        if kept:
            switch(live, standby, retired)
        raise KeyboardInterrupt

    with (
        patch.object(publisher, "switch", die),
        patch.object(publisher.Stage, "close", lambda _stage: None),
        pytest.raises(KeyboardInterrupt),
    ):
        publish(folder, site(3))
    assert generation_in(folder / f".{OUTPUT}.standby") == (2 if kept else 3)
    if kept:
        back(folder)
    else:
        with pytest.raises(MagbuildError) as raised:
            back(folder)
        assert raised.value.diagnostic.code == "MB748"
    assert generation_in(folder / OUTPUT) == 2
    assert verified(folder).diagnostics == ()


def test_to_nothing_there_is_no_way_back(tmp_path: Path) -> None:
    publish(tmp_path, site(0))
    with pytest.raises(MagbuildError) as raised:
        back(tmp_path)
    assert raised.value.diagnostic.code == "MB748"
    assert generation_in(tmp_path / OUTPUT) == 0


@pytest.mark.parametrize("harm", ["changed", "missing", "foreign", "link"])
def test_a_generation_that_is_not_whole_is_no_way_back(folder: Path, harm: str) -> None:
    standby = folder / f".{OUTPUT}.standby"
    if harm == "changed":
        (standby / "feed.xml").write_bytes(b"!")
    elif harm == "missing":
        (standby / "feed.xml").unlink()
    elif harm == "foreign":
        (standby / "x").write_bytes(b"x")
    else:
        (standby / "x").symlink_to("feed.xml")
    before = held_by(standby)
    with pytest.raises(MagbuildError) as raised:
        back(folder)
    assert raised.value.diagnostic.code == "MB749"
    assert generation_in(folder / OUTPUT) == 2
    assert held_by(standby) == before


def test_foreign_files_are_not_moved_out_of_sight(folder: Path) -> None:
    (folder / OUTPUT / "thesis.doc").write_bytes(b"mine")
    with pytest.raises(MagbuildError) as raised:
        back(folder)
    assert raised.value.diagnostic.code == "MB741"
    assert (folder / OUTPUT / "thesis.doc").exists()


def test_a_switch_cut_short_is_finished_first(folder: Path) -> None:
    (folder / OUTPUT).rename(folder / f".{OUTPUT}.retired")
    done = rollback(folder / OUTPUT, folder / STATE)
    assert [one.code for one in done.recovered] == ["MB703"]
    assert generation_in(folder / OUTPUT) == 2
