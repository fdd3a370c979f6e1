"""Findings as CI reads them: the published schema of JSON, the order of annotations."""

import json
from pathlib import Path

from jsonschema import Draft7Validator, validate

from magbuild.core.diagnostics import Language, Span, diagnose
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
