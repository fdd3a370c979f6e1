"""Edits by line and column, on several lines, at one place, and against each other."""

import pytest

from magbuild.core.diagnostics import Diagnostic, Edit, Span, diagnose
from magbuild.editing.changes import apart, edited


def edit(line: int, column: int, length: int, replacement: str) -> Edit:
    return Edit(Span("a.md", line, column, length), replacement)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "một\nhai 😀 ba\nbốn"),
        ([edit(1, 1, 3, "1")], "1\nhai 😀 ba\nbốn"),
        ([edit(3, 1, 3, "4"), edit(1, 1, 3, "1")], "1\nhai 😀 ba\n4"),
        ([edit(2, 7, 2, "3")], "một\nhai 😀 3\nbốn"),
        ([edit(1, 4, 1, " ")], "một hai 😀 ba\nbốn"),
        ([edit(1, 1, 12, "x\ny")], "x\ny\nbốn"),
        ([edit(3, 4, 0, "!")], "một\nhai 😀 ba\nbốn!"),
    ],
)
def test_edits(edits: list[Edit], expected: str) -> None:
    assert edited("một\nhai 😀 ba\nbốn", edits) == expected


def finding(*edits: Edit) -> Diagnostic:
    return diagnose("MB415", edits[0].span, edits=edits)


def test_of_two_that_touch_the_first_is_taken() -> None:
    first = finding(edit(1, 1, 2, "a"), edit(2, 1, 1, "b"))
    touching = finding(edit(1, 3, 1, "c"))
    inside = finding(edit(2, 1, 1, "d"))
    beyond = finding(edit(3, 1, 1, "e"))
    text = "một\nhai\nba\n"
    assert apart(text, [beyond, inside, touching, first]) == (first, beyond)
    assert apart(text, [diagnose("MB415", Span("a.md", 1, 1))]) == ()
