import os
from pathlib import Path

import pytest

from magbuild.core.diagnostics import ExitCode
from magbuild.core.files import (
    DEEPEST,
    create_file,
    digest,
    is_dropping,
    machine_fault,
    replace_file,
    safe_join,
    walk,
)


def test_walks_in_byte_order_and_passes_over_droppings(tmp_path: Path) -> None:
    for name in ["b.md", "a/z.md", "a/b.md", "Đ.md", ".git/config", "x.md~", "#x#", "Thumbs.db"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert list(walk(tmp_path)) == ["a/b.md", "a/z.md", "b.md", "Đ.md"]


def test_links_and_pipes_are_not_files(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("x", "utf-8")
    (tmp_path / "link.md").symlink_to("/etc/hostname")
    (tmp_path / "folder").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe.md")
    passed: dict[str, str] = {}
    assert list(walk(tmp_path, passed)) == ["real.md"]
    assert passed == {"folder": "MB121", "link.md": "MB121", "pipe.md": "MB122"}


def test_folders_in_folders_have_an_end(tmp_path: Path) -> None:
    tmp_path.joinpath(*["a"] * (DEEPEST + 9)).mkdir(parents=True)
    for depth in range(1, DEEPEST + 9):
        tmp_path.joinpath(*["a"] * depth, "b.md").touch()
    passed: dict[str, str] = {}
    assert len(list(walk(tmp_path, passed))) == DEEPEST
    assert passed == {"/".join(["a"] * (DEEPEST + 1)): "MB136"}


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "a/../../x", "", "a\\b", "a\x00b"])
def test_a_join_never_leaves_its_root(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        safe_join(tmp_path, name)


def test_a_join_below_its_root(tmp_path: Path) -> None:
    assert safe_join(tmp_path, "tinh/tra-vinh/index.html") == tmp_path / "tinh/tra-vinh/index.html"


@pytest.mark.parametrize(
    ("name", "expected"), [("a.md", False), (".a.md", True), ("a.md~", True), ("Thumbs.db", True)]
)
def test_droppings(name: str, expected: bool) -> None:
    assert is_dropping(name) is expected


def test_a_digest_is_sha256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_fault_of_the_machine_has_its_exit_code() -> None:
    error = machine_fault("public", OSError(28, "No space left on device"))
    assert error.exit_code is ExitCode.MACHINE
    assert error.diagnostic.code == "MB721"


def test_a_file_is_replaced_whole_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("cũ", "utf-8")
    file.chmod(0o640)
    replace_file(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_replaced_is_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "a.md"
    folder.mkdir()
    with pytest.raises(OSError, match=r".*"):
        replace_file(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    file = tmp_path / "x" / "a.md"
    create_file(file, b"first")
    with pytest.raises(FileExistsError):
        create_file(file, b"second")
    assert file.read_bytes() == b"first"
