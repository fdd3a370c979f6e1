"""SARIF logs before the official schema, and what code scanning relies on."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, ValidationError

from magbuild.core.catalogue import CATALOGUE
from magbuild.core.diagnostics import Diagnostic, Language, Span, diagnose
from magbuild.report import Format, show
from magbuild.report.sarif import FINGERPRINT
from tests.conftest import ARTICLE, Magazine, Tool
from tests.install_browser import SARIF_SCHEMAS
from tests.missing import missing

VI, EN = Language.VIETNAMESE, Language.ENGLISH


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema of SARIF 2.1.0; missing, the test is skipped, in CI it fails."""
    found = sorted(SARIF_SCHEMAS.glob("sarif-2.1.0*.json"))
    if not found:
        missing("no schema of SARIF: python tests/install_browser.py")
    validator = Draft4Validator(json.loads(found[-1].read_text("utf-8")))
    with pytest.raises(ValidationError, match="driver"):
        validator.validate({"version": "2.1.0", "runs": [{"results": [], "tool": {}}]})
    return validator


def run_of(
    *found: Diagnostic, texts: dict[str, str] | None = None, language: Language = EN
) -> dict[str, Any]:
    """The one run of a log."""
    log = json.loads(show(found, texts or {}, language, Format.SARIF))
    (run,) = log["runs"]
    return dict(run)


def place(span: Span) -> dict[str, Any]:
    """Where a finding at a span is said to lie."""
    (result,) = run_of(diagnose("MB325", span, value="no"))["results"]
    (location,) = result["locations"]
    return dict(location["physicalLocation"])


@pytest.mark.parametrize("language", Language)
def test_every_code_makes_a_valid_log(schema: Draft4Validator, language: Language) -> None:
    spans = (Span(path="a b/ế.md"), Span(path="a.md", line=3, column=2, length=4))
    found = [
        Diagnostic(
            code=code,
            severity=entry.severity,
            span=span,
            related=spans,
            arguments=tuple((name, name) for name in names(f"{entry.vi} {entry.en}")),
        )
        for code, entry in CATALOGUE.items()
        for span in spans
    ]
    log = json.loads(show(found, {}, language, Format.SARIF))
    schema.validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CATALOGUE)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def names(wordings: str) -> set[str]:
    """The arguments that wordings name."""
    return {part.partition("}")[0] for part in wordings.split("{")[1:]}


def test_a_real_magazine_with_faults_gives_a_valid_log(
    schema: Draft4Validator, magazine: Magazine, tool: Tool
) -> None:
    faulty = ARTICLE.replace("1.353 căn nhà.", "1.354 căn nhà.").replace("date: ", "dates: ")
    folder = magazine({"articles/2022/hai mươi, 20%.md": faulty, "topics.yaml": "topics: 5\n"})
    run = tool(folder, "check", "--format", "sarif", "--lang", "en")
    assert run.code == 1
    log = json.loads(run.out)
    schema.validate(log)
    results = log["runs"][0]["results"]
    assert {result["level"] for result in results} >= {"error"}
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert "content/articles/2022/hai%20m%C6%B0%C6%A1i%2C%2020%25.md" in uris


def test_a_run_that_cannot_go_on_is_a_valid_log(
    schema: Draft4Validator, tool: Tool, tmp_path: Path
) -> None:
    run = tool(tmp_path, "check", "--format", "sarif")
    assert run.code == 2
    log = json.loads(run.out)
    schema.validate(log)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["MB102"]


def test_without_findings_there_is_a_run_without_results(schema: Draft4Validator) -> None:
    log = json.loads(show([], {}, VI, Format.SARIF))
    schema.validate(log)
    assert log["runs"][0]["results"] == []


def test_words_and_levels() -> None:
    run = run_of(diagnose("MB325", Span(path="a.md", line=2, column=8, length=2), value="no"))
    assert run["language"] == "en"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "MB325",
            "shortDescription": {"text": "“…” is neither true nor false."},
            "help": {"text": "Write true or false."},
            "defaultConfiguration": {"level": "error"},
        }
    ]
    (result,) = run["results"]
    assert result["message"]["text"] == "“no” is neither true nor false.\nWrite true or false."
    assert result["level"] == "error"


@pytest.mark.parametrize(
    ("span", "region"),
    [
        (Span(path="a.md"), None),
        (
            Span(path="a.md", line=2, column=8, length=2),
            {"startLine": 2, "startColumn": 8, "endColumn": 10},
        ),
        (Span(path="a.md", line=4), {"startLine": 4, "startColumn": 1, "endColumn": 2}),
    ],
    ids=["whole file", "word", "line"],
)
def test_regions(span: Span, region: dict[str, int] | None) -> None:
    assert place(span).get("region") == region


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("content/a.md", {"uri": "content/a.md", "uriBaseId": "%SRCROOT%"}),
        ("bến tre.md", {"uri": "b%E1%BA%BFn%20tre.md", "uriBaseId": "%SRCROOT%"}),
        ("a:b?c#d%.md", {"uri": "a%3Ab%3Fc%23d%25.md", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/bến.md", {"uri": "file:///tmp/b%E1%BA%BFn.md"}),  # noqa: S108  # a name only
    ],
)
def test_paths_become_addresses(path: str, artifact: dict[str, str]) -> None:
    assert place(Span(path=path))["artifactLocation"] == artifact


def test_other_places_are_related() -> None:
    other = Span(path="a.md", line=1, column=1)
    found = diagnose("MB307", Span(path="a.md", line=4), related=[other], key="x", line=1)
    (related,) = run_of(found)["results"][0]["relatedLocations"]
    assert related["id"] == 1
    assert related["physicalLocation"]["region"]["startLine"] == 1


def test_no_text_of_a_file_becomes_a_link() -> None:
    found = diagnose("MB325", Span(path="a.md"), value="[x](https://evil.example)")
    assert "](" not in run_of(found)["results"][0]["message"]["text"]


def prints(*found: Diagnostic, texts: dict[str, str], language: Language = VI) -> list[str]:
    """The fingerprints of findings."""
    results = run_of(*found, texts=texts, language=language)["results"]
    return [result["partialFingerprints"][FINGERPRINT] for result in results]


def test_fingerprints_stay_when_lines_move_and_words_change() -> None:
    first = Span(path="a.md", line=1, column=7, length=2)
    moved = Span(path="a.md", line=9, column=3, length=2)
    one = diagnose("MB307", first, key="no", line=3)
    other = diagnose("MB307", moved, key="no", line=8)
    before = prints(one, texts={"a.md": "draft: no"})
    assert prints(other, texts={"a.md": "\n" * 8 + "a: no"}, language=EN) == before
    assert prints(one, texts={"a.md": "draft: on"}) != before


@given(st.lists(st.sampled_from(["no", "on", "có"]), min_size=2, max_size=8))
def test_every_finding_has_a_fingerprint_of_its_own(values: list[str]) -> None:
    found = [
        diagnose("MB325", Span(path="a.md", line=n + 1), value=value)
        for n, value in enumerate(values)
    ]
    told = prints(*found, texts={"a.md": "x\n" * 9})
    assert len(set(told)) == len(values)
