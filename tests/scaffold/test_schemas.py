"""Schemas before a real language server, and the page of reference that is made of them."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from magbuild.core.diagnostics import Language
from magbuild.core.nodes import parse
from magbuild.core.shapes import Failed, Reading
from magbuild.scaffold.reference import reference
from magbuild.scaffold.schemas import SUBJECTS, schema_file, schema_of, schema_text
from tests.conftest import PROJECT, Tool
from tests.install_browser import YAML_SERVER
from tests.missing import missing
from tests.yaml_server import Finding, yaml_server

SHIPPED = PROJECT / "content"


def front_matter(path: Path) -> str:
    """The YAML of a Markdown file."""
    return path.read_text("utf-8").split("---\n")[1]


SITE = "title: A\naddress: https://a.example\nsections:\n  - {id: a, name: A}\n"
REGISTERS = ("site", "topics", "organisations", "metrics")
GOOD = [
    *((name, (SHIPPED / f"{name}.yaml").read_text("utf-8")) for name in REGISTERS),
    *(("article", front_matter(path)) for path in sorted(SHIPPED.glob("articles/**/*.md"))),
    *(("page", front_matter(path)) for path in sorted(SHIPPED.glob("pages/*.md"))),
    ("site", f"{SITE}tagline:\nlanguage:\ntheme:\n"),
    ("site", f'{SITE}humans: one line\ncards: {{font: a.ttf}}\nindexnow: "0123456789"\n'),
    ("site", f"{SITE}theme: {{fonts: [{{family: Chữ Đậm, file: a, for: sans, weight: 400}}]}}"),
    ("article", "title: 1984\ndraft: true\nyear: 1984\norganisation: [a, b]\n"),
    (
        "article",
        "title: A\ndraft: true\nmetrics: [{id: a, label: A, value: 5, period: 2022}]\n",
    ),
    ("topics", "topics: [{id: 2022, name: 2022}]\n"),
]
BROKEN = [
    ("site", "title: A\naddress: https://a.example\n", 1, "sections"),
    ("site", f"{SITE}secitons: []\n", 5, "secitons"),
    ("site", f"{SITE}page_size: 0\n", 5, "minimum"),
    ("site", f"{SITE}ledger: maybe\n", 5, "boolean"),
    ("site", f"{SITE}language: fr\n", 5, '"vi"'),
    ("site", f"{SITE}masthead:\n  phone: 5\n  fone: 5\n", 7, "fone"),
    ("site", f"{SITE}theme:\n  colours:\n    light: {{paper: red}}\n", 7, "pattern"),
    (
        "topics",
        "topics:\n  - id: a\n    name: A\n  - id: Giảm nghèo\n    name: B\n",
        4,
        "pattern",
    ),
    ("topics", "topics:\n  - id: a\n  - id: b\n    name: B\n", 2, "name"),
    ("organisations", "organisations:\n  - {id: a, name: A, founded: 12}\n", 2, "minimum"),
    ("metrics", "metrics:\n  - id: a\n    label: A\n    adding: plus\n", 4, '"sum"'),
    ("metrics", "metrics: {id: a}\n", 1, "array"),
    ("article", "title: A\ndate: 2022-12-01\nsection: a\n", 1, "summary"),
    ("article", "title: A\ndraft: true\nupdated: 1/2/2022\n", 3, "date"),
    ("article", "title: A\ndraft: true\nmetrics:\n  - id: a\n    label: A\n", 4, "value"),
    ("page", "title: A\norder: first\n", 2, "integer"),
]


@pytest.fixture(scope="module")
def program() -> list[str]:
    """The language server; missing, tests are skipped, in CI they fail."""
    node = shutil.which("node")
    if node and YAML_SERVER.is_file():
        return [node, str(YAML_SERVER), "--stdio"]
    return missing("no YAML language server: python tests/install_browser.py")


@pytest.fixture(scope="module")
def judged(
    program: list[str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Finding, ...]]:
    """What the language server says of all texts."""
    folder = tmp_path_factory.mktemp("magazine")
    schemas = {}
    for name in SUBJECTS:
        path = folder / schema_file(name)
        path.write_text(schema_text(name, Language.ENGLISH), "utf-8")
        schemas[path.as_uri()] = f"*.{name}.yaml"
    texts = {
        **{f"good-{n}.{name}.yaml": text for n, (name, text) in enumerate(GOOD)},
        **{f"broken-{n}.{name}.yaml": text for n, (name, text, _, _) in enumerate(BROKEN)},
    }
    with yaml_server(program, folder, schemas) as server:
        return server.findings(texts)


Judged = dict[str, tuple[Finding, ...]]


@pytest.mark.parametrize("number", range(len(GOOD)))
def test_what_we_read_is_let_be(judged: Judged, number: int) -> None:
    name, _ = GOOD[number]
    assert judged[f"good-{number}.{name}.yaml"] == ()


@pytest.mark.parametrize("number", range(len(GOOD)))
def test_we_read_it(number: int) -> None:
    name, text = GOOD[number]
    root, found = parse(text, "a.yaml")
    reading = Reading(faults=list(found))
    assert root is not None
    assert not isinstance(SUBJECTS[name].shape.read(root, reading), Failed)
    assert reading.faults == []


@pytest.mark.parametrize("number", range(len(BROKEN)))
def test_faults_are_found_on_their_lines(judged: Judged, number: int) -> None:
    name, _, line, words = BROKEN[number]
    (found,) = judged[f"broken-{number}.{name}.yaml"]
    assert found.line == line
    assert words in found.message


def test_the_settings_of_a_new_magazine_make_it_look(
    program: list[str], tool: Tool, tmp_path: Path
) -> None:
    tool(tmp_path, "init", ".", "--lang", "en")
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text("utf-8"))
    names = [f"content/{name}.yaml" for name in REGISTERS]
    sound = {name: (tmp_path / name).read_text("utf-8") for name in names}
    broken = {name: f"{text}unknown: 1\n" for name, text in sound.items()}
    for texts, words in ((sound, []), (broken, ["Property unknown is not allowed."])):
        with yaml_server(program, tmp_path, settings["yaml.schemas"]) as server:
            found = server.findings(texts)
            line = 1 + texts[names[0]].split("\n").index("language: en")
            assert "vi or en" in server.hover(names[0], line)
        assert {name: [one.message for one in found[name]] for name in names} == dict.fromkeys(
            names, words
        )


@pytest.mark.parametrize("name", SUBJECTS)
def test_schemas_are_schemas_with_words_in_both_languages(name: str) -> None:
    for language in Language:
        Draft7Validator.check_schema(schema_of(name, language))
    pairs = [
        *zip(
            descriptions(schema_of(name, Language.VIETNAMESE)),
            descriptions(schema_of(name, Language.ENGLISH)),
            strict=True,
        )
    ]
    assert pairs
    same = {vi for vi, en in pairs if vi == en}
    assert same <= {"Fax", "ISSN"}


def descriptions(schema: Any) -> Iterator[str]:  # noqa: ANN401  # any part of a schema
    """The description of every field, which must have one."""
    if isinstance(schema, list):
        for part in schema:
            yield from descriptions(part)
    elif isinstance(schema, dict):
        for name, part in schema.get("properties", {}).items():
            if part != {"const": True}:
                assert part["description"].partition("\n")[0], name
                yield part["description"]
        for part in schema.values():
            yield from descriptions(part)


def test_the_page_of_reference_is_that_of_the_shapes(project: Path) -> None:
    page = project / "docs" / "front-matter.md"
    if os.environ.get("MAGBUILD_GOLDEN") == "write":
        page.write_text(reference(), "utf-8")
    assert page.read_text("utf-8") == reference()


def test_every_field_stands_on_the_page_of_reference() -> None:
    page = reference()
    for subject in SUBJECTS.values():
        for field in subject.shape.fields:
            assert f"| {f'**{field.name}**' if field.required else field.name} |" in page


def test_the_command_lists_prints_and_writes(tool: Tool, tmp_path: Path) -> None:
    listed = tool(tmp_path, "schema", "--lang", "en").out
    assert [line.split()[0] for line in listed.splitlines()] == list(SUBJECTS)
    printed = tool(tmp_path, "schema", "topics", "--lang", "en").out
    assert json.loads(printed) == schema_of("topics", Language.ENGLISH)
    assert tool(tmp_path, "schema", "--markdown").out == reference()
    for _ in range(2):  # a second time they are made anew
        run = tool(tmp_path, "schema", "--output", "a/b")
        assert run.out.splitlines() == [f"a/b/{schema_file(name)}" for name in SUBJECTS]
    written = json.loads((tmp_path / "a" / "b" / "site.schema.json").read_text("utf-8"))
    assert written == schema_of("site", Language.VIETNAMESE)


def test_the_command_speaks_the_language_of_the_magazine(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text(f"{SITE}language: en\n")
    assert json.loads(tool(tmp_path, "schema", "site").out)["title"] == "Settings"


def test_what_cannot_be_is_refused(tool: Tool, tmp_path: Path) -> None:
    assert tool(tmp_path, "schema", "nothing").code == 2
    (tmp_path / "file").touch()
    run = tool(tmp_path, "schema", "--output", "file/x")
    assert (run.code, "MB721" in run.err) == (3, True)
