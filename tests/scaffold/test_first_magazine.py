"""A new magazine is whole, true to what it was told, and never written over anything."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Magazine, Tool

PROGRAM = (sys.executable, "-c", "from magbuild.cli.main import main; main()")
FOUND_NONE = {"vi": "0 lỗi, 0 cảnh báo\n", "en": "0 errors, 0 warnings\n"}


def written(folder: Path) -> dict[str, str]:
    """All files of a folder with their texts."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_builds_at_once_without_findings(tool: Tool, tmp_path: Path, language: str) -> None:
    title = 'Tạp chí "Thử": @DAY@'
    run = tool(tmp_path, "init", "new", "--lang", language, "--title", title)
    assert (run.code, run.err) == (0, "")
    folder = tmp_path / "new"
    listed = [line.removeprefix("new/") for line in run.out.splitlines()[:-1]]
    assert sorted(listed) == sorted(written(folder))
    check = tool(folder, "check", "--strict", "--figures")
    assert (check.code, check.err, check.out) == (0, "", FOUND_NONE[language])
    build = tool(folder, "build", "--strict")
    assert (build.code, build.err) == (0, "")
    home = (folder / "public" / "index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in home
    assert "Tạp chí &#34;Thử&#34;: @DAY@" in home
    assert len(list(folder.glob("content/articles/2022/*.md"))) == 2
    assert (folder / ".gitignore").read_text("utf-8").splitlines()[:2] == [
        "/.magbuild/",
        "/public/",
    ]


def test_both_languages_have_the_same_files(tool: Tool, tmp_path: Path) -> None:
    for language in ("vi", "en"):
        tool(tmp_path, "init", language, "--lang", language)
    vietnamese, english = (
        [name.partition("/")[2] if "/" in name else name for name in written(tmp_path / language)]
        for language in ("vi", "en")
    )
    assert len(vietnamese) == len(english) == 19
    assert {n for n in vietnamese if n.endswith(("json", "yaml", "yml"))} == {
        n for n in english if n.endswith(("json", "yaml", "yml"))
    }


def test_nothing_is_written_over(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("mine\n")
    (tmp_path / ".gitignore").symlink_to("nowhere")
    run = tool(tmp_path, "init", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert "MB791: Nothing was written, for these are there: content/site.yaml, .gitig" in run.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitignore", "content"]
    assert (tmp_path / "content" / "site.yaml").read_text() == "mine\n"


def test_what_git_passes_over_already_stays(tool: Tool, tmp_path: Path) -> None:
    """A folder with such a file is the usual place to begin in."""
    (tmp_path / ".gitignore").write_text("/mine/\n", "utf-8")
    run = tool(tmp_path, "init", "--lang", "en")
    assert (run.code, run.err) == (0, "")
    assert (tmp_path / ".gitignore").read_text("utf-8") == "/mine/\n"
    assert "add to it: /.magbuild/ /public/" in run.out
    assert tool(tmp_path, "check", "--strict").code == 0


def test_a_file_in_place_of_a_folder_is_named(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine\n")
    run = tool(tmp_path, "init", "taken/new")
    assert (run.code, run.out) == (2, "")
    assert "đã có: taken.\n" in run.err
    assert written(tmp_path) == {"taken": "mine\n"}


def test_what_the_machine_refuses_half_way_is_taken_back(
    tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".github").mkdir()
    real = Path.mkdir

    def full(
        path: Path, mode: int = 0o777, *, parents: bool = False, exist_ok: bool = False
    ) -> None:
        if path.name == "workflows":
            raise OSError(28, "No space left on device")
        real(path, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", full)
    run = tool(tmp_path, "init", ".")
    assert (run.code, run.out) == (3, "")
    assert "MB721" in run.err
    assert written(tmp_path) == {}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--address", "bao.example"), 2, "MB324"),
        (("--title", "  "), 2, "MB329"),
        (("--title", "x" * 301), 2, "MB316"),
        (("--today", "hôm nay"), 2, "--today"),
        (("--lang", "fr"), 2, "--lang"),
        (("--only", "editor"), 2, "MB102"),
        (("--only", "all"), 2, "--only"),
    ],
)
def test_what_cannot_be_writes_nothing(
    tool: Tool, tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    run = tool(tmp_path, "init", "new", *words)
    assert (run.code, run.out) == (code, "")
    assert told in run.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("only", "place", "count"),
    [("editor", ".vscode", 10), ("workflow", ".github", 1)],
)
def test_parts_are_added_to_a_magazine(
    magazine: Magazine, tool: Tool, only: str, place: str, count: int
) -> None:
    folder = magazine()
    before = written(folder)
    run = tool(folder, "init", "--only", only)
    assert (run.code, run.err) == (0, "")
    after = written(folder)
    assert after.items() >= before.items()
    added = sorted(after.keys() - before.keys())
    assert added == sorted(run.out.splitlines())
    assert {name.split("/")[0] for name in added} == {place}
    assert len(added) == count
    again = tool(folder, "init", "--only", only)
    assert (again.code, "MB791" in again.err) == (2, True)
    assert written(folder) == after


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "init", "new"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "Đã tạo 19 tệp" in done.stdout
    assert 'title: "Tạp chí mới"' in (tmp_path / "new/content/site.yaml").read_text("utf-8")


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "init", "new"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, b"en\nHarvest\nmagazine.example\n\n")
        told = b""
        while True:
            try:
                told += os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
        assert process.wait() == 0
    os.close(ours)
    shown = told.decode()
    assert "Language" in shown
    assert "Title of the magazine [New magazine]" in shown
    assert shown.count("Address of the site [https://magazine.example]") == 2
    assert "this is “magazine.example”" in shown
    settings = (tmp_path / "new/content/site.yaml").read_text("utf-8")
    assert 'title: "Harvest"' in settings
    assert 'address: "https://magazine.example"' in settings
