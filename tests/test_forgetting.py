"""Whatever of the memory is spoilt, a build costs more time and gives the same site."""

import datetime
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from magbuild.engine.store import open_store
from magbuild.pipeline.build import build
from magbuild.pipeline.check import check
from magbuild.pipeline.request import STATE_FOLDER, STORE, Request
from magbuild.site.edition import Edition

Magazine = Callable[..., Path]


def story(title: str, body: str) -> str:
    head = f"title: {title}\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"
    return f"---\n{head}---\n\n{body}\n"


FILES = {
    "articles/mot.md": story("Một", "## Mở đầu\n\nRồi đến mở chợ."),
    "articles/hai.md": story("Hai", "Xem [một](mot.md#mo-dau). Rồi đến đắp đê."),
    "articles/ba.md": story("Ba", "Xem [một](mot.md#mo-dau). Rồi đến giữ rừng."),
}
EDITED = "articles/hai.md"


def edit(folder: Path) -> None:
    path = folder / "content" / EDITED
    path.write_text(path.read_text("utf-8").replace("đắp đê", "nuôi ong"), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def requested(folder: Path, output: str = "public", memory: Path | None = None) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / output,
        edition=Edition(today=datetime.date(2022, 12, 31), drafts=False),
        strict=True,
        allow_removals=True,
        memory=memory,
    )


def published(folder: Path, output: str = "public", memory: Path | None = None) -> dict[str, bytes]:
    built = build(requested(folder, output, memory))
    assert built.findings.diagnostics == ()
    assert built.publication is not None
    return tree(folder / output)


def values(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / STATE_FOLDER / STORE)) as base:
        return [number for (number,) in base.execute("SELECT rowid FROM entry ORDER BY rowid")]


def spoil(folder: Path, *numbers: int) -> None:
    with closing(sqlite3.connect(folder / STATE_FOLDER / STORE)) as base:
        base.executemany(
            "UPDATE entry SET value = zeroblob(length(value)) WHERE rowid = ?",
            [(number,) for number in numbers],
        )
        base.commit()


@pytest.fixture
def built(magazine: Magazine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A magazine that was published, and a copy of all of it to go back to."""
    folder = magazine(FILES)
    published(folder)
    kept = tmp_path_factory.mktemp("kept") / "copy"
    shutil.copytree(folder, kept)
    return folder, kept


def restore(folder: Path, kept: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def test_any_value_may_be_spoilt(built: tuple[Path, Path]) -> None:
    folder, kept = built
    edit(folder)
    expected = published(folder, "clean", folder / "nothing")
    for number in values(kept):
        restore(folder, kept)
        spoil(folder, number)
        edit(folder)
        assert published(folder) == expected, number
        assert published(folder) == expected, number


def test_all_values_may_be_spoilt(built: tuple[Path, Path]) -> None:
    folder, _ = built
    expected = tree(folder / "public")
    spoil(folder, *values(folder))
    assert published(folder) == expected


def test_an_article_may_be_taken_away_though_any_value_is_spoilt(
    built: tuple[Path, Path],
) -> None:
    folder, kept = built
    (folder / "content" / EDITED).unlink()
    expected = published(folder, "clean", folder / "nothing")
    for number in values(kept):
        restore(folder, kept)
        spoil(folder, number)
        (folder / "content" / EDITED).unlink()
        assert published(folder) == expected, number


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory without room for anything but what the current site needs."""
    for name in ("build", "check"):
        monkeypatch.setattr(f"magbuild.pipeline.{name}.open_store", partial(open_store, bound=1))


@pytest.mark.usefixtures("full")
def test_a_full_memory_forgets_nothing_that_the_site_needs(
    built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = built
    first = values(folder)
    edit(folder)
    expected = published(folder)
    assert set(first) - set(values(folder))  # what the edit has replaced
    shutil.rmtree(folder / "public")
    for work in ("pipeline.compiling.compile_batch", "pipeline.desk.render_batch"):
        monkeypatch.setattr(f"magbuild.{work}", lambda *_: pytest.fail("made again"))
    assert published(folder) == expected


@pytest.mark.usefixtures("full")
def test_checking_takes_nothing_from_a_full_memory(built: tuple[Path, Path]) -> None:
    folder, _ = built
    before = values(folder)
    edit(folder)
    check(requested(folder))
    assert set(before) < set(values(folder))


def test_an_edit_of_prose_loads_nothing_that_resolves(built: tuple[Path, Path]) -> None:
    folder, _ = built
    edit(folder)
    program = (
        "import sys; from magbuild.cli.main import run\n"
        'run(["build", "--today", "2022-12-31", "--strict"])\n'
        'print([one for one in sys.modules if one.startswith("magbuild.")])'
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert "7 tệp mới hoặc đổi" in done.stdout, "the page, and two feeds in three formats"
    assert "magbuild.pipeline.verbs" in done.stdout
    assert "magbuild.site.magazine" not in done.stdout
    assert "magbuild.engine.executors" not in done.stdout
