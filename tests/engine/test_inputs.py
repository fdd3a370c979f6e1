"""Files are told apart by their bytes, and nothing that a build depends on goes unseen."""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine.inputs import Inputs, changed_names, file_digest, resurvey, survey
from tests.engine.rights import folder_for_all, unprivileged

MEGABYTE = 1 << 20


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """Two folders with files, and one that is not there."""
    for name in ("content/b.md", "content/a/z.md", "content/a/Đ.md", "static/b.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return {name: tmp_path / name for name in ("content", "templates", "static")}


def test_every_file_is_named_by_its_folder_in_a_fixed_order(folders: dict[str, Path]) -> None:
    found = survey(folders, "x")
    names = ["content/a/z.md", "content/a/Đ.md", "content/b.md", "static/b.css"]
    assert list(found.files) == names
    assert dict(found.files) == {name: sha256(name.encode()) for name in names}
    assert found.options == "x"


def test_a_folder_may_be_called_otherwise(folders: dict[str, Path]) -> None:
    found = survey({"theme/static": folders["static"]}, "")
    assert list(found.files) == ["theme/static/b.css"]


def test_droppings_and_links_are_passed_over(folders: dict[str, Path]) -> None:
    before = survey(folders, "")
    (folders["content"] / ".b.md.swp").write_text("x")
    (folders["content"] / "b.md~").write_text("x")
    assert survey(folders, "") == before
    (folders["content"] / "c.md").symlink_to(folders["static"] / "b.css")
    after = survey(folders, "")
    assert after.files == before.files
    assert after.passed == {"content/c.md": "MB121"}
    assert after.digest() != before.digest(), "a build of the same files is not to be taken for it"


@pytest.mark.parametrize(
    "size", [0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 2 * MEGABYTE, 2 * MEGABYTE + 7]
)
def test_files_of_any_size_are_read_whole(tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    (tmp_path / "a").write_bytes(data[:size])
    assert file_digest(str(tmp_path / "a")) == sha256(data[:size])


def test_a_read_that_gives_less_than_asked_is_not_the_end(tmp_path: Path) -> None:
    """A pipe gives what there is, as some file systems do."""
    path = tmp_path / "a"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb", buffering=0) as stream:
            stream.write(b"abc")
            time.sleep(0.2)
            stream.write(b"defgh")

    writer = threading.Thread(target=write)
    writer.start()
    assert file_digest(str(path)) == sha256(b"abcdefgh")
    writer.join()


def test_an_edit_that_keeps_size_and_time_is_an_edit(folders: dict[str, Path]) -> None:
    path = folders["content"] / "b.md"
    before, times = survey(folders, ""), path.stat()
    path.write_text("content/c.md", "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size
    after = survey(folders, "")
    assert changed_names(before.files, after.files) == ["content/b.md"]
    assert after.digest() != before.digest()


def test_a_new_time_alone_is_no_edit(folders: dict[str, Path]) -> None:
    before = survey(folders, "")
    os.utime(folders["content"] / "b.md", (0, 0))
    assert survey(folders, "").digest() == before.digest()


def test_names_need_not_be_text(folders: dict[str, Path]) -> None:
    before = survey(folders, "")
    Path(os.fsdecode(os.fsencode(folders["content"]) + b"/\xff.md")).write_text("x")
    after = survey(folders, "")
    assert after.unnamed == ("content/\\xff.md",)
    assert after.files == before.files
    assert after.digest() != before.digest()


def test_what_cannot_be_read_stands_in_the_way() -> None:
    with folder_for_all() as folder:
        (folder / "a.md").touch(mode=0)
        with unprivileged(), pytest.raises(MagbuildError) as caught:
            survey({"content": folder}, "")
    assert caught.value.diagnostic.code == "MB721"
    assert caught.value.exit_code is ExitCode.MACHINE


FILES = st.dictionaries(
    st.text("ab/é", min_size=1, max_size=3),
    st.sampled_from([sha256(b"1"), sha256(b"2")]),
    max_size=3,
)


@given(FILES, st.text("ab ", max_size=3), FILES, st.text("ab ", max_size=3))
def test_digests_are_alike_for_equals_alone(
    files: dict[str, bytes], options: str, others: dict[str, bytes], other: str
) -> None:
    one = Inputs(files=dict(sorted(files.items())), unnamed=(), options=options)
    two = Inputs(files=dict(sorted(others.items())), unnamed=(), options=other)
    assert (one.digest() == two.digest()) is (one == two)


def test_options_do_not_run_into_names() -> None:
    files = {"ab": sha256(b"1")}
    assert (
        Inputs(files=files, unnamed=(), options="").digest()
        != Inputs(files={"b": sha256(b"1")}, unnamed=(), options="a").digest()
    )


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ({}, {}, []),
        ({"a": b"1"}, {"a": b"1"}, []),
        ({"a": b"1"}, {"a": b"2"}, ["a"]),
        ({"a": b"1"}, {}, ["a"]),
        ({}, {"b": b"1", "a": b"1"}, ["a", "b"]),
        ({"a": b"1", "c": b"1"}, {"b": b"1", "c": b"1"}, ["a", "b"]),
    ],
    ids=["nothing", "same", "edited", "gone", "new", "moved"],
)
def test_changed_names(
    before: dict[str, bytes], after: dict[str, bytes], changed: list[str]
) -> None:
    assert changed_names(before, after) == changed


@given(FILES, FILES)
def test_nothing_else_has_changed(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    changed = set(changed_names(before, after))
    kept = {name: value for name, value in before.items() if name not in changed}
    assert kept == {name: value for name, value in after.items() if name not in changed}
    assert all(before.get(name) != after.get(name) for name in changed)


def put_a_link(at: Path) -> None:
    (at / "content/b.md").unlink()
    (at / "content/b.md").symlink_to(at / "static/b.css")


CHANGES: dict[str, tuple[list[str], Callable[[Path], object]]] = {
    "new bytes": (["content/b.md"], lambda at: (at / "content/b.md").write_text("B")),
    "a new file": (["content/c.md"], lambda at: (at / "content/c.md").write_text("C")),
    "a file gone": (["content/b.md"], lambda at: (at / "content/b.md").unlink()),
    "a folder moved": (
        ["content/a", "content/c"],
        lambda at: (at / "content/a").rename(at / "content/c"),
    ),
    "only where it was": (["content/a"], lambda at: (at / "content/a").rename(at / "elsewhere")),
    "a new folder": (["templates"], lambda at: (at / "templates").mkdir()),
    "a whole folder": (["content"], lambda at: shutil.rmtree(at / "content")),
    "a dropping": (["content/.b.swp"], lambda at: (at / "content/.b.swp").write_text("x")),
    "come and gone": (["content/4913"], lambda _: None),
    "nothing of ours": (["public/a.html"], lambda _: None),
    "another file instead": (
        ["static/b.css", "content/b.md"],
        lambda at: (at / "static/b.css").replace(at / "content/b.md"),
    ),
    "a link instead": (["content/b.md"], put_a_link),
    "many at once": (
        ["static/b.css", "content/b.md", "content/a/z.md"],
        lambda at: [(at / name).write_text("neu") for name in ("static/b.css", "content/b.md")],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_looking_again_finds_what_a_full_look_finds(
    name: str, folders: dict[str, Path], tmp_path: Path
) -> None:
    told, change = CHANGES[name]
    before = survey(folders, "x")
    change(tmp_path)
    paths = [str(tmp_path.resolve() / path) for path in told]
    found = resurvey(before, folders, "y", paths)
    assert found == survey(folders, "y")
    assert list(found.files) == list(survey(folders, "y").files)
