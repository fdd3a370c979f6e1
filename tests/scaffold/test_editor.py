"""Editor settings: what VS Code reads off our output, and what its snippets write."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Language, Span, diagnose
from magbuild.report import Format, show
from magbuild.scaffold.editor import editor_files
from magbuild.scaffold.schemas import schema_text
from tests.conftest import ARTICLE, Magazine, Tool

FILES = {language: editor_files(language) for language in Language}
TASKS = json.loads(FILES[Language.VIETNAMESE][".vscode/tasks.json"])
MATCHERS: list[dict[str, Any]] = TASKS["tasks"][0]["problemMatcher"]


def problems(output: str) -> Iterator[dict[str, str]]:
    """What the problem matchers find in the lines of an output, by VS Code's rules.

    Each matcher looks at every run of as many lines as it has patterns; a message that several
    lines give is joined.
    """
    lines = output.split("\n")
    for matcher in MATCHERS:
        patterns = matcher["pattern"]
        for start in range(len(lines) - len(patterns) + 1):
            problem = {"severity": matcher["severity"], "line": "0", "column": "0"}
            for pattern, line in zip(patterns, lines[start:], strict=False):
                match = re.search(pattern["regexp"], line)
                if match is None:
                    break
                for name in ("file", "line", "column", "code", "message"):
                    if name in pattern:
                        before = f"{problem[name]}\n" if name == "message" in problem else ""
                        problem[name] = before + match[pattern[name]]
            else:
                yield problem


def by_place(problem: dict[str, str]) -> tuple[str, str]:
    """What problems are sorted by."""
    return problem["file"], problem["line"]


FOUND = (
    diagnose("MB325", Span(path="content/a b:c.md", line=2, column=8, length=2), value="no"),
    diagnose("MB442", Span(path="content/b.md", line=1, column=1)),
    diagnose("MB103", Span(path="content/c.md")),
    diagnose(
        "MB307",
        Span(path="templates/x.html", line=12, column=3),
        related=[Span(path="content/d.md", line=3, column=1)],
        key="a: b",
        line=3,
    ),
    diagnose("MB126", Span(path="content/thừa.txt"), expected="x"),
)
TEXTS = {"content/a b:c.md": "---\ndraft: no\n---\n", "content/b.md": "---\n"}
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "info"}


@pytest.mark.parametrize("language", Language)
def test_every_finding_is_read_once_with_its_remedy(language: Language) -> None:
    shown = list(problems(show(FOUND, TEXTS, language, Format.TEXT)))
    wanted = [
        {
            "severity": LEVELS[one.severity],
            "file": one.span.path,
            "line": str(one.span.line),
            "column": str(one.span.column),
            "code": one.code,
            "message": f"{one.message(language)}\n{one.remedy(language)}",
        }
        for one in FOUND
    ]
    assert sorted(shown, key=by_place) == sorted(wanted, key=by_place)


def test_what_check_really_prints_is_read(magazine: Magazine, tool: Tool) -> None:
    bad = ARTICLE.replace("year: 2022", "year: 22").replace("summary", "sumary") + "\tmột 🎈 hai"
    folder = magazine({"articles/2022/hai.md": bad, "thua.txt": "?", "topics.yaml": "topics: []"})
    held = json.loads(tool(folder, "check", "--format", "json").out)["diagnostics"]
    shown = list(problems(tool(folder, "check").err))
    assert len(held) >= 4
    assert sorted((one["file"], one["line"], one["code"]) for one in shown) == sorted(
        (one["path"], str(one["line"]), one["code"]) for one in held
    )


def test_other_lines_are_no_findings() -> None:
    for line in ("0 lỗi, 0 cảnh báo", "Đọc bài: 5", "  xem a.md:2:3", "  2 | a.md: lỗi MB101: x"):
        assert list(problems(f"{line}\n  = x")) == []


@pytest.mark.parametrize("language", Language)
def test_schemas_are_where_the_settings_look_for_them(language: Language) -> None:
    files = FILES[language]
    settings = json.loads(files[".vscode/settings.json"])
    schemas = settings["yaml.schemas"]
    assert sorted(schemas.values()) == [
        f"content/{name}.yaml" for name in ("metrics", "organisations", "site", "topics")
    ]
    for path, pattern in schemas.items():
        name = pattern.removeprefix("content/").removesuffix(".yaml")
        assert files[path.removeprefix("./")] == schema_text(name, language)
    for name, text in files.items():
        assert isinstance(json.loads(text), dict), name


def expanded(lines: list[str]) -> str:
    """What a snippet writes when every placeholder is left as it is."""
    text = "\n".join(lines)
    for name, value in {"YEAR": "2022", "MONTH": "12", "DATE": "01"}.items():
        text = text.replace(f"$CURRENT_{name}", value)
    text = re.sub(r"\$\{\d\|(.*?),.*?\|\}", r"\1", text)
    text = re.sub(r"\$\{\d:(.*?)\}", r"\1", text)
    return text.replace("$0", "") + "\n"


@pytest.mark.parametrize("language", Language)
def test_snippets_write_what_check_lets_pass(
    magazine: Magazine, tool: Tool, language: Language
) -> None:
    snippets = json.loads(FILES[language][".vscode/magbuild.code-snippets"])
    article, figure, correction = (expanded(one["body"]) for one in snippets.values())
    value = re.search(r'value: "(.*)"', figure)
    assert value is not None
    whole = article.replace(
        "draft: true\n", f"metrics:\n{figure}corrections:\n{correction}draft: true\n"
    )
    folder = magazine({"articles/2022/moi.md": f"{whole}\n{value[1]}.\n"})
    run = tool(folder, "check", "--strict", "--drafts")
    assert (run.err, run.code) == ("", 0)
    assert (folder / "content/articles/2022/moi.md").is_file()
