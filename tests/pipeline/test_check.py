"""Findings are read up where nothing has changed, and found anew where anything has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.pipeline import check as checking
from tests.conftest import ARTICLE, Magazine, Tool

NAME = "articles/2022/ben-tre.md"


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tells each time that a magazine is resolved."""
    told: list[str] = []
    check = checking.check

    def watched(*arguments: object) -> object:
        told.append("resolved")
        return check(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "check", watched)
    return told


def test_what_is_the_same_is_not_resolved_again(
    magazine: Magazine, tool: Tool, resolved: list[str]
) -> None:
    folder = magazine({NAME: ARTICLE.replace("Chữ", "Chữ  thừa")})
    assert tool(folder, "build").code == 0
    first = tool(folder, "check")
    assert tool(folder, "check") == first
    assert resolved == ["resolved"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda folder: _change(folder / "content" / NAME, "year: 2022", "year: 20222"),
    "the settings": lambda folder: _change(
        folder / "content" / "site.yaml", "id: chuyen-de", "id: ho-so"
    ),
    "a register": lambda folder: _change(
        folder / "content" / "topics.yaml", "id: giam-ngheo", "id: khac"
    ),
    "a file more": lambda folder: (folder / "content" / "a.txt").write_text("a"),
}


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found_though_all_was_well(
    magazine: Magazine, tool: Tool, change: str, resolved: list[str]
) -> None:
    folder = magazine()
    assert tool(folder, "build").code == 0
    assert [tool(folder, "check").code for _ in range(2)] == [0, 0]
    CHANGES[change](folder)
    again = tool(folder, "check")
    assert (again.code, again.err == "") == (1, False)
    assert resolved == ["resolved", "resolved"]


def test_another_day_is_another_question(
    magazine: Magazine, tool: Tool, resolved: list[str]
) -> None:
    folder = magazine({NAME: ARTICLE.replace("year: 2022", "year: 2022\nreview: 2023-01-01")})
    assert tool(folder, "build").code == 0
    before, after = (tool(folder, "check", "--today", day) for day in ("2022-12-31", "2023-01-01"))
    assert ("MB340" in before.err, "MB340" in after.err) == (False, True)
    assert len(resolved) == 2


def test_a_project_that_was_never_built_is_left_as_it_is(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    assert tool(folder, "check").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["content"]
