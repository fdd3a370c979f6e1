"""Files put in their places: nothing lost that came between, nothing read twice that is sound."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from magbuild.editing.fixing import fix_files, open_shelf, write_fixed
from tests.conftest import ARTICLE


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


Magazine = Callable[..., Path]
Tool = Callable[..., Run]

NAME = "articles/2022/ben-tre.md"
FAULTY = ARTICLE.replace("làm nhà", "làm  nhà")


def test_what_an_editor_saves_meanwhile_is_not_overwritten(magazine: Magazine) -> None:
    content = magazine({NAME: FAULTY}) / "content"
    (fixed,) = fix_files(open_shelf(content, "content"), ())
    (content / NAME).write_text("mới", "utf-8")
    assert [fault.code for fault in write_fixed(fixed)] == ["MB125"]
    assert (content / NAME).read_text("utf-8") == "mới"
    (content / NAME).unlink()
    assert [fault.code for fault in write_fixed(fixed)] == ["MB721"]
    assert not (content / NAME).exists()


def test_sound_files_are_remembered_by_their_bytes_and_habits(
    magazine: Magazine, tool: Tool
) -> None:
    folder = magazine()
    settings = folder / "content/site.yaml"
    assert tool(folder, "build").code == 0
    for _ in range(2):
        assert tool(folder, "fix", "--check").code == 0
    (folder / "content" / NAME).write_text(FAULTY, "utf-8")
    for _ in range(2):
        assert tool(folder, "fix", "--check").code == 1
    assert tool(folder, "fix").code == 0
    assert tool(folder, "fix", "--check").code == 0
    settings.write_text(f"{settings.read_text('utf-8')}tone_placement: new\n", "utf-8")
    (folder / "content" / NAME).write_text(f"{ARTICLE}\nHòa.\n", "utf-8")
    assert tool(folder, "fix", "--check").code == 1
    settings.write_text(settings.read_text("utf-8").replace("new", "old"), "utf-8")
    assert tool(folder, "fix", "--check").code == 0
    settings.write_text(settings.read_text("utf-8").replace("old", "new"), "utf-8")
    assert tool(folder, "fix", "--check").code == 1
