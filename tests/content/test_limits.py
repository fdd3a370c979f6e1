import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.limits import (
    BODY_CHARACTERS,
    LINE_CHARACTERS,
    NESTING,
    UNMATCHED,
    refuse_excess,
)
from magbuild.core.diagnostics import Diagnostic, Span
from magbuild.core.texts import position


def refused(text: str) -> tuple[Diagnostic, ...]:
    def at(offset: int, length: int) -> Span:
        return position(text, offset, "a.md", length)

    return refuse_excess(text, at)


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each fault."""
    return [(fault.code, fault.span.line, fault.span.column) for fault in refused(text)]


def lines_of(length: int) -> str:
    """A text of this many characters in lines of a hundred."""
    whole = ("x" * 99 + "\n") * (length // 100 + 1)
    return whole[:length]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("x" * LINE_CHARACTERS, id="longest line"),
        pytest.param("x" * LINE_CHARACTERS + "\n" + "x" * LINE_CHARACTERS, id="two of them"),
        pytest.param(lines_of(BODY_CHARACTERS), id="longest text"),
        pytest.param("[" * UNMATCHED, id="brackets"),
        pytest.param("<" * UNMATCHED, id="angles"),
        pytest.param("(" * UNMATCHED, id="parentheses"),
        pytest.param("`a` " * UNMATCHED * 3, id="code spans"),
        pytest.param("`" + "[" * UNMATCHED * 3 + "`", id="brackets in code"),
        pytest.param("[]" * UNMATCHED * 3, id="matched brackets"),
        pytest.param("]" * UNMATCHED * 3, id="only closing"),
        pytest.param(("[" * UNMATCHED + "\n\n") * 3, id="each block by itself"),
        pytest.param(("[" * UNMATCHED + "\n \t\n") * 3, id="blank lines with spaces"),
        pytest.param(">" * NESTING + " x", id="quotes"),
        pytest.param("> " * NESTING + "x", id="spaced quotes"),
        pytest.param("- " * NESTING + "x", id="lists in one line"),
        pytest.param("    " * (NESTING - 1) + "- x", id="indented list"),
        pytest.param("    " * NESTING + "x", id="indented text"),
        pytest.param(" " * 4000, id="blank line of spaces"),
        pytest.param("-" * 200, id="rule"),
        pytest.param("**" * 100 + "x", id="stars without a space"),
    ],
)
def test_what_an_article_may_hold_passes(text: str) -> None:
    assert refused(text) == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param(lines_of(BODY_CHARACTERS + 1), [("MB401", 1, 1)], id="text"),
        pytest.param("a\n" + "x" * (LINE_CHARACTERS + 1), [("MB402", 2, 1)], id="line"),
        pytest.param(
            f"{'x' * (LINE_CHARACTERS + 1)}\na\n{'x' * (LINE_CHARACTERS + 1)}",
            [("MB402", 1, 1), ("MB402", 3, 1)],
            id="two lines",
        ),
        pytest.param("a " + "[" * (UNMATCHED + 1), [("MB421", 1, 3)], id="brackets"),
        pytest.param("a\n" + "<" * (UNMATCHED + 1), [("MB421", 2, 1)], id="angles"),
        pytest.param("a\n\n" + "(" * (UNMATCHED + 1), [("MB421", 3, 1)], id="parentheses"),
        pytest.param("]" + "[" * (UNMATCHED + 2), [("MB421", 1, 2)], id="closing signs count once"),
        pytest.param(
            "a\n\na\n\n" + "[" * (UNMATCHED + 1), [("MB421", 5, 1)], id="after equal blocks"
        ),
        pytest.param(
            "[<" * (UNMATCHED + 1), [("MB421", 1, 1)], id="one fault for a block of two signs"
        ),
        pytest.param("a\n" + ">" * (NESTING + 1), [("MB422", 2, 1)], id="quotes"),
        pytest.param("- " * (NESTING + 1) + "x", [("MB422", 1, 1)], id="lists"),
        pytest.param("1. " * (NESTING + 1) + "x", [("MB422", 1, 1)], id="numbered lists"),
        pytest.param("> - " * NESTING, [("MB422", 1, 1)], id="quotes and lists"),
        pytest.param("    " * NESTING + "- x", [("MB422", 1, 1)], id="list indented too far"),
        pytest.param("    " * (NESTING + 1) + "x", [("MB422", 1, 1)], id="text indented too far"),
        pytest.param((">" * 50_000 + "\n") * 2, [("MB422", 1, 1)], id="told once"),
    ],
)
def test_excess_is_refused_where_it_stands(text: str, faults: list[tuple[str, int, int]]) -> None:
    assert found(text) == faults


def test_a_text_too_long_is_looked_at_no_further() -> None:
    assert found("[" * (BODY_CHARACTERS + 1)) == [("MB401", 1, 1)]


def test_all_kinds_of_excess_come_at_once() -> None:
    text = f"{'x' * (LINE_CHARACTERS + 1)}\n\n{'[' * (UNMATCHED + 1)}\n\n{'>' * (NESTING + 1)}"
    assert found(text) == [("MB402", 1, 1), ("MB421", 3, 1), ("MB422", 5, 1)]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (
            "x" * (LINE_CHARACTERS + 7),
            {"size": str(LINE_CHARACTERS + 7), "limit": str(LINE_CHARACTERS)},
        ),
        ("(" * (UNMATCHED + 1), {"sign": "(", "limit": str(UNMATCHED)}),
        (">" * (NESTING + 1), {"limit": str(NESTING)}),
    ],
    ids=["line", "sign", "depth"],
)
def test_a_refusal_names_size_and_limit(text: str, arguments: dict[str, str]) -> None:
    assert dict(refused(text)[0].arguments) == arguments


@given(st.lists(st.sampled_from(["a", "> b", "", " ", "\t", "- c", "[d](e)"]), max_size=6))
@settings(deadline=None)
def test_excess_is_found_wherever_it_stands(before: list[str]) -> None:
    text = "\n".join([*before, "", "[" * (UNMATCHED + 1)])
    assert found(text) == [("MB421", len(before) + 2, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("|" + " a |" * 100, []),
        ("chữ\n\n|" + " a |" * 101, [("MB423", 3, 1)]),
        ("```\n|" + " a |" * 101 + "\n```", []),
    ],
    ids=["at the limit", "beyond it", "in code"],
)
def test_tables_have_columns_that_can_be_read(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert found(text) == expected
