import os
import re
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine import assembly, disk
from magbuild.engine.publisher import Publication, open_stage
from tests.engine.generations import MARKER, empty_folders, held_by, marker_of, site
from tests.engine.publishing import codes, publish

TWO = {"index.html": b"1", "tinh/a.html": b"2"}


def test_the_folder_holds_exactly_what_was_made(tmp_path: Path) -> None:
    assert publish(tmp_path, TWO) == Publication(files=2, changed=2, removed=0)
    after = {"index.html": b"1", "tinh/b.html": b"3"}
    assert publish(tmp_path, after) == Publication(files=2, changed=1, removed=1)
    assert held_by(tmp_path / "public") == after
    assert held_by(tmp_path / ".public.standby") == TWO
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {".magbuild", ".public.standby", "public"}


def test_the_marker_is_what_standard_tools_say(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    assert (tmp_path / "public" / MARKER).read_text("ascii") == marker_of(TWO)


def test_nothing_new_leaves_all_alone(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"0"})
    publish(tmp_path, TWO, addresses=["index.html"])
    before = looks(tmp_path)
    done = publish(tmp_path, TWO, addresses=["index.html"])
    assert done == Publication(files=2, changed=0, removed=0)
    assert looks(tmp_path) == before


def looks(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_the_same_in_two_generations_is_one_file(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    time = (tmp_path / "public/tinh/a.html").stat().st_mtime_ns
    publish(tmp_path, {**TWO, "index.html": b"new"})
    public, standby = tmp_path / "public", tmp_path / ".public.standby"
    assert (public / "tinh/a.html").samefile(standby / "tinh/a.html")
    assert (public / "tinh/a.html").stat().st_mtime_ns == time
    assert not (public / "index.html").samefile(standby / "index.html")


def test_where_files_cannot_share_they_are_copied(tmp_path: Path) -> None:
    def refuse(*_words: object, **_options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    with patch.object(os, "link", refuse):
        publish(tmp_path, TWO)
        for number in range(3):
            after = {**TWO, "index.html": str(number).encode()}
            assert publish(tmp_path, after).changed == 1
            assert held_by(tmp_path / "public") == after
    public, standby = tmp_path / "public", tmp_path / ".public.standby"
    assert not (public / "tinh/a.html").samefile(standby / "tinh/a.html")


def test_a_folder_that_a_link_leads_to_is_published_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "public").symlink_to("away/site")
    for number in range(3):
        publish(tmp_path, {"index.html": str(number).encode()})
    assert (tmp_path / "public").is_symlink()
    assert held_by(tmp_path / "away/site") == {"index.html": b"2"}
    assert {p.name for p in (tmp_path / "away").iterdir()} == {"site", ".site.standby"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(b"mine")
    with pytest.raises(MagbuildError) as raised:
        publish(tmp_path, TWO)
    assert raised.value.diagnostic.code == "MB723"
    assert raised.value.exit_code is ExitCode.MACHINE
    assert (tmp_path / "public").read_bytes() == b"mine"


def test_a_name_that_the_disk_refuses_keeps_the_last_site(tmp_path: Path) -> None:
    publish(tmp_path, {"index.html": b"1"})
    with pytest.raises(MagbuildError) as raised:
        publish(tmp_path, {"index.html": b"2", "x" * 300 + ".html": b"2"})
    assert raised.value.diagnostic.code == "MB721"
    assert held_by(tmp_path / "public") == {"index.html": b"1"}
    assert {path.name for path in tmp_path.iterdir()} == {"public", ".magbuild"}


def test_a_mount_point_is_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(MagbuildError) as raised, open_stage(Path("/proc"), tmp_path):
        pytest.fail("opened")
    assert raised.value.diagnostic.code == "MB722"


def test_a_standby_slot_that_was_meddled_with_is_put_right(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    publish(tmp_path, {"index.html": b"new", "tinh/a.html": b"2"})
    standby = tmp_path / ".public.standby"
    (standby / "index.html").write_bytes(b"!")
    (standby / "foreign").mkdir()
    (standby / "foreign/x").symlink_to("y")
    (standby / "tinh/z").write_bytes(b"z")
    publish(tmp_path, TWO)
    assert held_by(tmp_path / "public") == TWO
    assert empty_folders(tmp_path / "public") == []


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    for files in ({"a": b"1"}, {"a/b": b"2"}, {"a/b/c": b"3"}, {"a": b"1"}, {"a/b/c": b"3"}):
        publish(tmp_path, files)
        assert held_by(tmp_path / "public") == files


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(tmp_path, TWO)
        publish(tmp_path, {**TWO, "index.html": b"new"})
    finally:
        os.umask(before)
    paths = [tmp_path / "public", *(tmp_path / "public").rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in paths} == {"0o644", "0o755"}


@pytest.mark.parametrize(
    "path", ["../evil", "/etc/evil", "a/../../evil", "", ".", "a//b", "a\\b", "a\0b", MARKER]
)
def test_a_path_that_leaves_the_folder_is_a_bug_and_raises(tmp_path: Path, path: str) -> None:
    with (
        pytest.raises(ValueError, match=f"^{re.escape(path)}$"),
        open_stage(tmp_path / "x", tmp_path / "s") as stage,
    ):
        stage.write(path, b"")
    assert not (tmp_path / "x").exists()


def test_a_file_that_is_nowhere_is_a_bug_and_raises(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    with (
        pytest.raises(ValueError, match=r"khong\.html"),
        open_stage(tmp_path / "public", tmp_path / ".magbuild") as stage,
    ):
        stage.publish({**stage.live, "khong.html": "0" * 64}, (), allow_removals=True)
    assert held_by(tmp_path / "public") == TWO


def test_a_file_is_written_once(tmp_path: Path) -> None:
    with open_stage(tmp_path / "x", tmp_path / "s") as stage:
        stage.write("a", b"1")
        with pytest.raises(ValueError, match="a"):
            stage.write("a", b"2")


def test_what_is_in_place_need_not_be_written(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    with open_stage(tmp_path / "public", tmp_path / ".magbuild") as stage:
        assert sorted(stage.live) == sorted(TWO)
        files = {**stage.live, "new.html": stage.write("new.html", b"new")}
        done = stage.publish(files, (), allow_removals=True)
    assert done == Publication(files=3, changed=1, removed=0)
    assert held_by(tmp_path / "public") == {**TWO, "new.html": b"new"}


def test_left_without_publishing_nothing_has_changed(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    publish(tmp_path, {"index.html": b"new"})
    before = looks(tmp_path)
    with open_stage(tmp_path / "public", tmp_path / ".magbuild") as stage:
        stage.write("index.html", b"never")
    with pytest.raises(KeyboardInterrupt):
        interrupt(tmp_path)
    assert looks(tmp_path) == before
    assert codes(publish(tmp_path, TWO)) == []


def interrupt(folder: Path) -> None:
    with open_stage(folder / "public", folder / ".magbuild") as stage:
        stage.write("index.html", b"never")
        raise KeyboardInterrupt


def test_what_an_interrupted_publish_left_is_cleared_up_and_said(tmp_path: Path) -> None:
    publish(tmp_path, TWO)
    (tmp_path / ".public.staged/deep/er").mkdir(parents=True)
    (tmp_path / ".public.standby").mkdir()
    (tmp_path / ".public.standby/index.html").write_bytes(b"half")
    with open_stage(tmp_path / "public", tmp_path / ".magbuild") as stage:
        assert [found.code for found in stage.recovered] == ["MB702"]
    done = publish(tmp_path, {"index.html": b"new"})
    assert codes(done) == []
    assert held_by(tmp_path / "public") == {"index.html": b"new"}


def test_outputs_of_one_project_have_records_of_their_own(tmp_path: Path) -> None:
    for name in ("public", "preview"):
        for number in range(3):
            with open_stage(tmp_path / name, tmp_path / ".magbuild") as stage:
                assert stage.recovered == ()
                files = {"index.html": stage.write("index.html", f"{name} {number}".encode())}
                stage.publish(files, (), allow_removals=True)
    assert publish(tmp_path, {"index.html": b"public 2"}).diagnostics == ()
    assert len([p for p in (tmp_path / ".magbuild").rglob("*") if p.is_file()]) == 4


def test_few_changes_are_synced_singly_and_many_together(tmp_path: Path) -> None:
    everything: list[str] = []
    real = disk.sync_everything

    def watch(path: str) -> None:
        everything.append(path)
        real(path)

    with patch.object(assembly, "sync_everything", watch):
        publish(tmp_path, {f"{number}.html": b"1" for number in range(70)})
        assert len(everything) == 1
        publish(tmp_path, {f"{number}.html": b"2" for number in range(60)})
        publish(tmp_path, {f"{number}.html": b"2" for number in range(59)})
        assert len(everything) == 1
        shutil.rmtree(tmp_path / ".magbuild")  # what was read anew may never have been synced
        publish(tmp_path, {f"{number}.html": b"2" for number in range(58)})
        assert len(everything) == 2


edits = st.lists(
    st.tuples(
        st.dictionaries(
            st.sampled_from(["a", "b", "c", "a/a", "a/b", "b/c/d", "x/y/z"]),
            st.sampled_from([b"", b"1", b"2", b"long"]),
        ),
        st.sampled_from(["nothing", "change", "delete", "forget", "meddle", "crash"]),
    ),
    max_size=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=edits)
def test_whatever_came_before_the_folder_is_what_was_asked_for(
    quick_folder: Path, steps: list[tuple[dict[str, bytes], str]]
) -> None:
    for name in ("public", ".public.standby", ".magbuild"):
        shutil.rmtree(quick_folder / name, ignore_errors=True)
    for wanted, harm in steps:
        files = {path: wanted[path] for path in wanted if not folders(wanted) & {path}}
        publish(quick_folder, files)
        assert held_by(quick_folder / "public") == files
        marker = (quick_folder / "public" / MARKER).read_text("ascii")
        assert marker == marker_of(files)
        if harm == "forget":
            shutil.rmtree(quick_folder / ".magbuild")
        elif harm == "crash":
            (quick_folder / ".public.standby" / MARKER).unlink(missing_ok=True)
        elif files and harm in {"change", "delete"}:
            path = quick_folder / "public" / min(files)
            path.unlink() if harm == "delete" else path.write_bytes(b"harm")
        elif harm == "meddle" and (quick_folder / ".public.standby").exists():
            (quick_folder / ".public.standby/strange").write_bytes(b"x")


def folders(paths: dict[str, bytes]) -> set[str]:
    return {str(around) for path in paths for around in Path(path).parents}


def test_a_site_of_thirty_files_goes_back_and_forth(tmp_path: Path) -> None:
    for number in (0, 1, 0, 7, 7, 2):
        publish(tmp_path, site(number))
        assert held_by(tmp_path / "public") == site(number)
