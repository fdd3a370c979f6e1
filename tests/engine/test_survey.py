import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest

from magbuild.engine.survey import Survey, digests, survey, tree_digest

FILES = {"index.html": b"1", "a/b.html": b"2", "a/c/d.html": b"3", "a/c/e.html": b"4"}
SHA = {path: sha256(data).hexdigest() for path, data in FILES.items()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (tmp_path / ".generation").write_bytes(b"not part of it")
    return tmp_path


def test_what_was_never_seen_is_read(root: Path) -> None:
    found = survey(str(root), {})
    assert digests(found.tree) == SHA
    assert found.others == ()
    assert len(found.read) == 4
    assert sorted(found.tree) == ["", "a", "a/c"]


def test_what_is_as_remembered_is_not_read(root: Path) -> None:
    before = survey(str(root), {})
    again = survey(str(root), before.tree)
    assert again.tree == before.tree
    assert again.read == ()


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert survey(str(tmp_path / "x"), {}) == Survey(tree={})


CHANGES: dict[str, tuple[Callable[[Path], object], dict[str, bytes | None], int]] = {
    "bytes": (lambda r: (r / "a/c/d.html").write_bytes(b"9"), {"a/c/d.html": b"9"}, 1),
    "length": (lambda r: (r / "a/c/d.html").write_bytes(b"99"), {"a/c/d.html": b"99"}, 1),
    "time alone": (lambda r: os.utime(r / "a/c/d.html", ns=(0, 0)), {}, 1),
    "gone": (lambda r: (r / "a/c/d.html").unlink(), {"a/c/d.html": None}, 0),
    "new": (lambda r: (r / "a/c/x").write_bytes(b"x"), {"a/c/x": b"x"}, 1),
    "renamed": (
        lambda r: (r / "a/c/d.html").rename(r / "a/z"),
        {"a/c/d.html": None, "a/z": b"3"},
        1,
    ),
    "in the place of another": (
        lambda r: (r / "a/c/d.html").rename(r / "a/c/e.html"),
        {"a/c/d.html": None, "a/c/e.html": b"3"},
        1,
    ),
    "folder moved": (
        lambda r: (r / "a/c").rename(r / "c"),
        {"a/c/d.html": None, "a/c/e.html": None, "c/d.html": b"3", "c/e.html": b"4"},
        2,
    ),
}


@pytest.mark.parametrize(("change", "differing", "read"), CHANGES.values(), ids=CHANGES)
def test_changes_are_seen(
    root: Path, change: Callable[[Path], object], differing: dict[str, bytes | None], read: int
) -> None:
    before = survey(str(root), {})
    change(root)
    after = survey(str(root), before.tree)
    expected = {**FILES, **differing}
    assert digests(after.tree) == {
        path: sha256(data).hexdigest() for path, data in expected.items() if data is not None
    }
    assert len(after.read) == read
    assert survey(str(root), after.tree).read == ()


def test_what_is_neither_file_nor_folder_is_told_apart(root: Path) -> None:
    before = survey(str(root), {})
    (root / "a/link").symlink_to("b.html")
    (root / "folder").symlink_to("a")
    os.mkfifo(root / "a/pipe")
    (root / "a/c/.DS_Store").write_bytes(b"")
    found = survey(str(root), before.tree)
    assert digests(found.tree) == SHA
    assert found.others == ("a/c/.DS_Store", "a/link", "a/pipe", "folder")
    assert survey(str(root), found.tree).others == found.others


def test_a_folder_behind_a_link_is_not_ours(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = survey(str(root), {})
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (root / "a").rename(elsewhere / "a")
    (root / "a").symlink_to(elsewhere / "a")
    found = survey(str(root), before.tree)
    assert digests(found.tree) == {"index.html": SHA["index.html"]}
    assert found.others == ("a",)


def test_files_shared_with_a_folder_just_surveyed_are_not_looked_at(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    twin = tmp_path_factory.mktemp("twin")
    for path in FILES:
        (twin / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(root / path, twin / path)
    seen = survey(str(root), {})
    assert survey(str(twin), {}, seen.tree).read == ()
    remembered = survey(str(twin), {}).tree
    (twin / "a/c/d.html").unlink()
    (twin / "a/c/d.html").write_bytes(b"other")
    looked: list[str] = []
    real = os.lstat

    def watch(path: str) -> os.stat_result:
        looked.append(path)
        return real(path)

    with patch.object(os, "lstat", watch):
        found = survey(str(twin), remembered, seen.tree)
    assert digests(found.tree)["a/c/d.html"] == sha256(b"other").hexdigest()
    assert not any(path.endswith("b.html") for path in looked)


def test_harm_in_a_shared_file_is_seen_from_both_sides(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    twin = tmp_path_factory.mktemp("twin")
    os.link(root / "index.html", twin / "index.html")
    before, remembered = survey(str(root), {}), survey(str(twin), {}).tree
    (root / "index.html").write_bytes(b"harm")
    now = survey(str(root), before.tree)
    harmed = sha256(b"harm").hexdigest()
    assert digests(now.tree)["index.html"] == harmed
    assert digests(survey(str(twin), remembered, now.tree).tree) == {"index.html": harmed}


def test_the_digest_of_a_tree_does_not_depend_on_its_order() -> None:
    lines = "".join(f"{SHA[path]}  {path}\n" for path in sorted(SHA))
    assert tree_digest(SHA) == sha256(lines.encode()).hexdigest()
    assert tree_digest(dict(reversed(SHA.items()))) == tree_digest(SHA)
    assert tree_digest({}) == sha256(b"").hexdigest()
