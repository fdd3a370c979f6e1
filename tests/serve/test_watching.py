"""Saved files are told of, in folders that come and go, by the system or by looking."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import watchfiles

from magbuild.core.diagnostics import Diagnostic
from magbuild.serve.watching import watch_folders

PATIENCE = 10
WAYS = ["told", "polled"]


@dataclass
class Heard:
    """What a watcher has told."""

    paths: set[str] = field(default_factory=set)
    begun: int = 0
    warnings: list[Diagnostic] = field(default_factory=list)

    def tell(self, paths: Iterable[str] | None) -> None:
        if paths is None:
            self.begun += 1
        else:
            self.paths.update(paths)

    def comes(self, happened: Callable[[], bool]) -> bool:
        """Whether something happens in time."""
        end = time.monotonic() + PATIENCE
        while not happened() and time.monotonic() < end:
            time.sleep(0.01)
        return happened()

    def until(self, happened: Callable[[], bool]) -> None:
        assert self.comes(happened), self


@contextmanager
def watched(*folders: Path, way: str = "told") -> Iterator[Heard]:
    """Folders watched with the package that asks the system, or "polled" as where there is none."""
    heard, stop = Heard(), threading.Event()
    watcher = threading.Thread(
        target=watch_folders, args=(folders, stop, heard.tell, heard.warnings.append)
    )
    with pytest.MonkeyPatch.context() as patch:
        if way == "polled":
            patch.setitem(sys.modules, "watchfiles", None)
        watcher.start()
        try:
            heard.until(lambda: heard.begun > 0)
            yield heard
        finally:
            stop.set()
            watcher.join(PATIENCE)
            assert not watcher.is_alive()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change in a folder that holds a.md, a folder "b" with b.md, and an old file aside.

    `named` is what must be told of; for a file, telling of a folder above it will do.
    """

    name: str
    act: Callable[[Path, Path], object]
    named: tuple[str, ...]


def _edit_and_keep_its_time(here: Path, _aside: Path) -> None:
    before = (here / "a.md").stat()
    (here / "a.md").write_text("z")
    os.utime(here / "a.md", ns=(before.st_atime_ns, before.st_mtime_ns))


def _save_in_its_place(here: Path, _aside: Path) -> None:
    (here / ".a.md").write_text("z")
    (here / ".a.md").replace(here / "a.md")


def _put_a_folder_in_anothers_place(here: Path, aside: Path) -> None:
    (here / "b").rename(aside / "b")
    (here / "b").mkdir()
    (here / "b" / "b.md").write_text("b")


def _put_a_file_for_a_folder(here: Path, _aside: Path) -> None:
    shutil.rmtree(here / "b")
    (here / "b").write_text("b")


EDITS = [
    Edit(name="create", act=lambda at, _: (at / "ô.md").write_text("n"), named=("ô.md",)),
    Edit(name="create empty", act=lambda at, _: (at / "n.md").touch(), named=("n.md",)),
    Edit(name="change", act=lambda at, _: (at / "a.md").write_text("more"), named=("a.md",)),
    Edit(name="keep size", act=lambda at, _: (at / "a.md").write_text("z"), named=("a.md",)),
    Edit(name="keep size and time", act=_edit_and_keep_its_time, named=("a.md",)),
    Edit(name="replace", act=_save_in_its_place, named=("a.md",)),
    Edit(name="delete", act=lambda at, _: (at / "a.md").unlink(), named=("a.md",)),
    Edit(
        name="rename",
        act=lambda at, _: (at / "a.md").rename(at / "c.md"),
        named=("a.md", "c.md"),
    ),
    Edit(
        name="move in an old file",
        act=lambda at, aside: (aside / "old.md").rename(at / "old.md"),
        named=("old.md",),
    ),
    Edit(
        name="move in over another",
        act=lambda at, aside: (aside / "old.md").replace(at / "a.md"),
        named=("a.md",),
    ),
    Edit(name="link", act=lambda at, _: (at / "l.md").symlink_to("a.md"), named=("l.md",)),
    Edit(
        name="create a folder",
        act=lambda at, aside: shutil.copytree(aside, at / "n" / "m"),
        named=("n/m/old.md",),
    ),
    Edit(
        name="rename a folder",
        act=lambda at, _: (at / "b").rename(at / "c"),
        named=("b/b.md", "c/b.md"),
    ),
    Edit(name="delete a folder", act=lambda at, _: shutil.rmtree(at / "b"), named=("b/b.md",)),
    Edit(name="replace a folder", act=_put_a_folder_in_anothers_place, named=("b/b.md",)),
    Edit(name="file for a folder", act=_put_a_file_for_a_folder, named=("b",)),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """All edits made at once, each in a folder of its own."""

    root: Path
    heard: Heard

    def is_told(self, edit: Edit) -> bool:
        """Whether all that it changed was told of, be it by a folder above that is not the root."""
        return all(self._is_told(self.root / edit.name / name) for name in edit.named)

    def _is_told(self, path: Path) -> bool:
        above = [path, *path.parents]
        return any(str(one) in self.heard.paths for one in above[: above.index(self.root)])


@pytest.fixture(scope="module", params=WAYS)
def edited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """What was heard of one folder in which all the edits were made."""
    root, aside = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("aside")
    for name in (*(one.name for one in EDITS), "nothing"):
        for path in (root / name / "a.md", root / name / "b" / "b.md", aside / name / "old.md"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("a")
            os.utime(path, (1, 1))
    with watched(root, way=request.param) as heard:
        for one in EDITS:
            one.act(root / one.name, aside / one.name)
        (root / "nothing" / "a.md").read_text()
        found = Edited(root=root, heard=heard)
        heard.comes(lambda: all(map(found.is_told, EDITS)))
    return found


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_what_happens_to_files_is_told(edited: Edited, edit: Edit) -> None:
    assert edited.is_told(edit)


def test_what_stays_is_not_told(edited: Edited) -> None:
    told = {Path(one).relative_to(edited.root).parts[0] for one in edited.heard.paths}
    assert told == {one.name for one in EDITS}
    assert edited.heard.begun == 1


@pytest.mark.parametrize("way", WAYS)
def test_files_are_named_and_folders_may_appear_and_be_put_in_anothers_place(
    way: str, tmp_path: Path
) -> None:
    content, static = tmp_path / "content", tmp_path / "static"
    content.mkdir()
    with watched(content, static, way=way) as heard:
        (content / "a.md").write_text("a")
        heard.until(lambda: str(content / "a.md") in heard.paths)
        static.mkdir()
        heard.until(lambda: heard.begun == 2)
        (static / "b.css").write_text("b")
        heard.until(lambda: str(static / "b.css") in heard.paths)
        content.rename(tmp_path / "old")
        (tmp_path / "new").mkdir()
        (tmp_path / "new").rename(content)
        heard.until(lambda: heard.begun >= 3)
        (content / "c.md").write_text("c")
        heard.until(lambda: str(content / "c.md") in heard.paths)
    assert [one.code for one in heard.warnings] == {"told": [], "polled": ["MB905"]}[way]


@pytest.mark.parametrize("way", WAYS)
def test_without_any_folder_one_is_waited_for(way: str, tmp_path: Path) -> None:
    with watched(tmp_path / "content", way=way) as heard:
        (tmp_path / "content").mkdir()
        heard.until(lambda: heard.begun == 2)


@pytest.mark.parametrize(
    "refusal",
    [
        OSError("OS file watch limit reached."),
        OSError(28, "No space left on device"),
        RuntimeError("Too many open files (os error 24)"),
    ],
)
def test_at_the_limit_of_watches_files_are_polled(
    refusal: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit belongs to all programs of this machine, so only its refusal is made up."""

    def refuse(*_paths: str, **_options: object) -> Iterator[object]:
        raise refusal

    monkeypatch.setattr(watchfiles, "watch", refuse)
    with watched(tmp_path) as heard:
        (tmp_path / "a.md").write_text("a")
        heard.until(lambda: str(tmp_path / "a.md") in heard.paths)
    assert [one.code for one in heard.warnings] == ["MB904"]
