"""Diagnostics as pages show them."""

import pytest

from magbuild.core.diagnostics import Diagnostic, Language, Span, diagnose
from magbuild.serve.notes import notes_of, own_first

TEXT = "một\nhai ba bốn\nnăm\n"
LONG = f"{'a' * 300}BB{'c' * 300}"


def fault(path: str, line: int = 2, column: int = 5, length: int = 2) -> Diagnostic:
    return diagnose("MB319", Span(path=path, line=line, column=column, length=length))


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ((2, 5, 2), ("hai ", "ba", " bốn")),
        ((2, 1, 3), ("", "hai", " ba bốn")),
        ((2, 11, 1), ("hai ba bốn", "", "")),
        ((2, 9, 99), ("hai ba b", "ốn", "")),
        ((2, 0, 1), ("", "", "hai ba bốn")),
    ],
)
def test_the_fault_is_marked_in_its_line(
    place: tuple[int, int, int], parts: tuple[str, str, str]
) -> None:
    (note,) = notes_of([fault("a.md", *place)], {"a.md": TEXT}, Language.VIETNAMESE)
    line = note.excerpt[1]
    assert (line.number, line.before, line.marked, line.after) == (2, *parts)
    assert [one.number for one in note.excerpt] == [1, 2, 3]


@pytest.mark.parametrize(("path", "line"), [("a.md", 0), ("a.md", 9), ("b.md", 2)])
def test_without_such_a_line_there_is_no_excerpt(path: str, line: int) -> None:
    (note,) = notes_of([fault(path, line)], {"a.md": TEXT}, Language.ENGLISH)
    assert note.excerpt == ()
    assert note.place == str(Span(path=path, line=line, column=5))


def test_of_a_long_line_the_part_around_the_fault_is_shown() -> None:
    (note,) = notes_of([fault("a.md", 1, 301, 2)], {"a.md": LONG}, Language.VIETNAMESE)
    (line,) = note.excerpt
    assert line.marked == "BB"
    assert len(line.before + line.marked + line.after) < 200


def test_errors_come_before_warnings_and_the_pages_own_before_others() -> None:
    found = [
        diagnose("MB320", Span(path="a.md"), severity=None, field="x", example="x: 1"),
        fault("b.md"),
        fault("c.md"),
        diagnose("MB904", Span(path="b.md"), reason="x"),
        diagnose("MB751", Span(path="b.md"), port=1, next=2),
    ]
    notes = own_first(notes_of(found, {}, Language.ENGLISH), frozenset({"c.md"}))
    assert [(n.severity, n.path) for n in notes] == [
        ("error", "c.md"),
        ("error", "a.md"),
        ("error", "b.md"),
        ("warning", "b.md"),
    ]
