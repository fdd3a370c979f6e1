"""Findings as CI reads them: the published schema of JSON, the order of annotations."""

import json
import re
from pathlib import Path

from jsonschema import Draft7Validator, validate

from magbuild.core.diagnostics import ExitCode, Language, Span, diagnose
from magbuild.report import Format, show
from tests.conftest import ARTICLE, Magazine, Tool


def test_real_findings_fit_the_published_schema(
    magazine: Magazine, tool: Tool, project: Path
) -> None:
    schema = json.loads((project / "docs" / "findings.schema.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    twice = ARTICLE.replace("year: 2022\n", "year: 2022\nyear: 2022\n")
    folder = magazine({"articles/2022/hai.md": twice, "thua.txt": "?"})
    run = tool(folder, "check", "--format", "json")
    held = json.loads(run.out)
    validate(held, schema)
    assert {"MB307", "MB126"} <= {one["code"] for one in held["diagnostics"]}
    broken = {**held, "diagnostics": [{**held["diagnostics"][0], "severity": "fatal"}]}
    assert not Draft7Validator(schema).is_valid(broken)


def test_the_page_on_ci_shows_what_is_so(project: Path) -> None:
    page = (project / "docs" / "ci.md").read_text("utf-8")
    schema = json.loads((project / "docs" / "findings.schema.json").read_text("utf-8"))
    (shown,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    validate(json.loads(shown), schema)
    (held,) = json.loads(shown)["diagnostics"]
    found = diagnose("MB322", Span(path="a.md"), value="01/12/2022", fixed="2022-12-01")
    language = Language.VIETNAMESE
    assert (held["message"], held["remedy"]) == (found.message(language), found.remedy(language))
    codes = re.findall(r"^\| (\d+) \|", page, re.MULTILINE)
    assert [int(code) for code in codes] == [*ExitCode, 130]
    for form in Format:
        assert f"| `{form}` |" in page


def test_annotations_of_errors_come_first() -> None:
    found = [
        diagnose("MB103", Span(path="a.md")),
        diagnose("MB442", Span(path="b.md")),
        diagnose("MB325", Span(path="c.md"), value="1"),
        diagnose("MB325", Span(path="c.md"), value="2"),
    ]
    lines = show(found, {}, Language.ENGLISH, Format.GITHUB).split("\n")
    assert [line.partition(" ")[0] for line in lines] == [
        *("::error", "::error", "::warning", "::notice")
    ]
    assert "“1”" in lines[0]
