"""The words of diagnostics: each code once, the same in both languages, filled by who uses it."""

import ast
import string
from pathlib import Path

import pytest

from magbuild.core.catalogue import CATALOGUE

SOURCE = Path(__file__).parent.parent.parent / "src" / "magbuild"
CHAPTERS = sorted((SOURCE / "core" / "catalogue").glob("*.py"))


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


def written(chapter: Path) -> list[str]:
    """The codes that a module gives words to, in its order."""
    return [
        str(key.value)
        for node in ast.walk(ast.parse(chapter.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and str(key.value).startswith("MB")
    ]


def test_each_code_stands_in_one_chapter_and_once() -> None:
    assert sorted(code for chapter in CHAPTERS for code in written(chapter)) == sorted(CATALOGUE)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_is_in_the_order_of_its_codes(chapter: Path) -> None:
    assert written(chapter) == sorted(written(chapter))


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
    others = [path for path in SOURCE.rglob("*.py") if path not in CHAPTERS]
    text = "".join(path.read_text("utf-8") for path in others)
    assert [code for code in CATALOGUE if f'"{code}"' not in text] == []
