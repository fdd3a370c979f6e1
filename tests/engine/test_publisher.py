import os
from pathlib import Path

import pytest

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine.publisher import Publication, publish
from magbuild.engine.tasks import Result


def results(**files: str) -> list[Result]:
    return [
        Result(output=name.replace("__", "/") + ".html", data=text.encode())
        for name, text in files.items()
    ]


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in files}


def test_the_folder_holds_exactly_what_was_made(tmp_path: Path) -> None:
    output, state = tmp_path / "public", tmp_path / ".magbuild"
    first = publish(results(index="1", tinh__a="2"), output, state)
    assert first == Publication(files=2, changed=2, removed=0)
    second = publish(results(index="1", tinh__b="3"), output, state)
    assert second == Publication(files=2, changed=1, removed=1)
    assert tree(output) == {"index.html": "1", "tinh/b.html": "3"}
    assert sorted(p.name for p in tmp_path.iterdir()) == [".magbuild", "public"]


def test_nothing_new_leaves_the_folder_alone(tmp_path: Path) -> None:
    output, state = tmp_path / "public", tmp_path / "state"
    publish(results(index="1"), output, state)
    before = output.stat().st_ino, (output / "index.html").stat().st_ino
    assert publish(results(index="1"), output, state) == Publication(files=1, changed=0, removed=0)
    assert (output.stat().st_ino, (output / "index.html").stat().st_ino) == before


@pytest.mark.parametrize("harm", ["changed", "deleted"])
def test_a_folder_altered_by_hand_is_restored(tmp_path: Path, harm: str) -> None:
    output, state = tmp_path / "public", tmp_path / "state"
    publish(results(index="1", about="2"), output, state)
    if harm == "changed":
        (output / "index.html").write_text("!", "utf-8")
    else:
        (output / "about.html").unlink()
    publish(results(index="1", about="2"), output, state)
    assert tree(output) == {"index.html": "1", "about.html": "2"}


def test_a_folder_with_foreign_files_is_refused_and_kept(tmp_path: Path) -> None:
    output = tmp_path / "public"
    output.mkdir()
    (output / "thesis.doc").write_text("mine", "utf-8")
    with pytest.raises(MagbuildError) as caught:
        publish(results(index="1"), output, tmp_path / "state")
    assert caught.value.diagnostic.code == "MB741"
    assert tree(output) == {"thesis.doc": "mine"}


def test_a_folder_without_its_record_is_taken_when_all_in_it_is_ours(tmp_path: Path) -> None:
    output = tmp_path / "public"
    publish(results(index="1"), output, tmp_path / "state")
    publish(results(index="2"), output, tmp_path / "other-state")
    assert tree(output) == {"index.html": "2"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("mine", "utf-8")
    with pytest.raises(MagbuildError) as caught:
        publish(results(index="1"), tmp_path / "public", tmp_path / "state")
    assert caught.value.diagnostic.code == "MB723"
    assert caught.value.exit_code is ExitCode.MACHINE
    assert (tmp_path / "public").read_text("utf-8") == "mine"


def test_a_place_that_cannot_be_written_keeps_the_last_site(tmp_path: Path) -> None:
    output, state = tmp_path / "public", tmp_path / "state"
    publish(results(index="1"), output, state)
    too_long = [Result(output="x" * 300 + ".html", data=b"2")]
    with pytest.raises(MagbuildError) as caught:
        publish([*results(index="2"), *too_long], output, state)
    assert caught.value.diagnostic.code == "MB723"
    assert tree(output) == {"index.html": "1"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["public", "state"]


def test_a_damaged_record_is_no_harm(tmp_path: Path) -> None:
    output, state = tmp_path / "public", tmp_path / "state"
    publish(results(index="1"), output, state)
    for record in state.iterdir():
        record.write_text("{", "utf-8")
    publish(results(index="2"), output, state)
    assert tree(output) == {"index.html": "2"}


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(results(tinh__a="1"), tmp_path / "public", tmp_path / "state")
    finally:
        os.umask(before)
    modes = {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "public").rglob("*")}
    assert modes == {"0o644", "0o755"}


def test_a_path_that_leaves_the_folder_is_a_bug_and_raises(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="evil"):
        publish([Result(output="../evil.html", data=b"")], tmp_path / "public", tmp_path / "state")
    assert not (tmp_path / "evil.html").exists()
