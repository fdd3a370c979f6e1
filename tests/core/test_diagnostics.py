import ast
import string
from pathlib import Path

import pytest

from magbuild.core.catalogue import CATALOGUE, Severity
from magbuild.core.diagnostics import (
    Diagnostic,
    Language,
    Span,
    diagnose,
    has_errors,
    ordered,
)

SOURCE = Path(__file__).parent.parent.parent / "src" / "magbuild"
SUGGESTIVE = {"suggestion"}


def placeholders(code: str) -> set[str]:
    entry = CATALOGUE[code]
    texts = (*entry.vi, *entry.en)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def calls() -> list[tuple[str, str, set[str]]]:
    """Every place in the sources that makes a diagnostic with a written code and arguments."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = node.args[0]
            written = isinstance(code, ast.Constant) and str(code.value).startswith("MB")
            if name in {"diagnose", "fault"} and written and all(k.arg for k in node.keywords):
                keys = {str(k.arg) for k in node.keywords} - {"related", "severity"}
                found.append((f"{path.name}:{node.lineno}", str(code.value), keys))  # type: ignore[attr-defined]  # narrowed above
    return found


@pytest.mark.parametrize("code", CATALOGUE)
def test_both_languages_say_the_same(code: str) -> None:
    entry = CATALOGUE[code]
    for vi, en in zip(entry.vi, entry.en, strict=True):
        assert vi
        assert en
        assert vi != en
    assert placeholders(code) == {
        name for text in entry.vi for _, name, _, _ in string.Formatter().parse(text) if name
    }


def test_the_sources_are_searched() -> None:
    assert len(calls()) > 50


@pytest.mark.parametrize(
    ("place", "code", "keys"), calls(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_diagnostic_brings_the_arguments_of_its_message(
    place: str, code: str, keys: set[str]
) -> None:
    assert placeholders(code) <= keys, place


def test_every_code_of_the_catalogue_is_used() -> None:
    text = "".join(p.read_text("utf-8") for p in SOURCE.rglob("*.py") if p.name != "catalogue.py")
    assert [code for code in CATALOGUE if f'"{code}"' not in text] == []


def test_a_suggestion_is_said_in_the_readers_language() -> None:
    found = diagnose("MB334", Span(path="a.md"), value="Ben Tee", suggestion="Bến Tre")
    assert found.message(Language.VIETNAMESE).endswith("Có phải “Bến Tre”?")
    assert found.message(Language.ENGLISH).endswith("Did you mean “Bến Tre”?")
    silent = diagnose("MB334", Span(path="a.md"), value="X", suggestion="")
    assert silent.message(Language.ENGLISH).endswith("“X”.")


def test_findings_are_sorted_and_unique() -> None:
    late = diagnose("MB305", Span(path="b.md", line=1, column=1))
    early = diagnose("MB305", Span(path="a.md", line=9, column=1))
    assert ordered([late, early, late]) == (early, late)


def test_a_weight_can_be_given() -> None:
    lax = diagnose("MB305", Span(path="a.md"), severity=Severity.WARNING)
    assert not has_errors([lax])
    assert has_errors([lax, diagnose("MB305", Span(path="a.md"))])


def test_a_place_reads_as_editors_write_it() -> None:
    assert str(Span(path="a.md", line=3, column=7)) == "a.md:3:7"
    assert str(Span(path="a.md")) == "a.md"
    assert isinstance(diagnose("MB305", Span(path="a.md")), Diagnostic)
