"""Saved files are told of, in folders that come and go, by the system or by looking."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import watchfiles

from magbuild.core.diagnostics import Diagnostic
from magbuild.serve import watching
from magbuild.serve.watching import watch_folders

PATIENCE = 10


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

    def until(self, happened: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, self
            time.sleep(0.01)


@contextmanager
def watched(*folders: Path) -> Iterator[Heard]:
    heard, stop = Heard(), threading.Event()
    watcher = threading.Thread(
        target=watch_folders, args=(folders, stop, heard.tell, heard.warnings.append)
    )
    watcher.start()
    try:
        heard.until(lambda: heard.begun > 0)
        yield heard
    finally:
        stop.set()
        watcher.join(PATIENCE)
        assert not watcher.is_alive()


def test_files_are_named_and_folders_may_appear_and_be_put_in_anothers_place(
    tmp_path: Path,
) -> None:
    content, static = tmp_path / "content", tmp_path / "static"
    content.mkdir()
    with watched(content, static) as heard:
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
    assert heard.warnings == []


def test_without_any_folder_one_is_waited_for(tmp_path: Path) -> None:
    with watched(tmp_path / "content") as heard:
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

    def refuse(*paths: str, force_polling: bool, **options: object) -> Iterator[object]:
        if not force_polling:
            raise refusal
        return watchfiles.watch(*paths, force_polling=True, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "watch", refuse)
    with watched(tmp_path) as heard:
        (tmp_path / "a.md").write_text("a")
        heard.until(lambda: str(tmp_path / "a.md") in heard.paths)
    assert [one.code for one in heard.warnings] == ["MB904"]
