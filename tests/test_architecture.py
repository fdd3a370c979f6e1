"""The floors of the house: imports run one way, without cycles, each library in its one home."""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "magbuild"
FLOORS = [
    *("cli", "serve", "report", "editing", "scaffold", "importers", "pipeline"),
    *("outward", "render", "site", "content"),
    *("settings", "vietnamese", "images", "engine", "core"),
]
HOMES = {
    "distributed": {"magbuild.engine.executors"},
    "msgspec": {"magbuild.engine.codec"},
    "yaml": {"magbuild.core.nodes"},
    "slugify": {"magbuild.vietnamese.text"},
    "markdown": {
        "magbuild.content.converter",
        "magbuild.content.serialising",
        "magbuild.content.shortcuts",
    },
    "PIL": {"magbuild.images.developing", "magbuild.render.card_drawing"},
    "nh3": {"magbuild.content.prose"},
    "jinja2": {"magbuild.render.environment", "magbuild.render.templates"},
    "markupsafe": {
        "magbuild.render.environment",
        "magbuild.render.full_text",
        "magbuild.render.templates",
    },
    "pagefind_bin": {"magbuild.render.full_text"},
    "livereload": {"magbuild.serve.server"},
    "tornado": {"magbuild.serve.server"},
    "watchfiles": {"magbuild.serve.watching"},
}

EXTRAS = {"distributed", "pagefind_bin", "watchfiles"}
"""Libraries that may not be installed."""


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(SOURCE.rglob("*.py"))}


def imports(name: str) -> Iterator[str]:
    """Every module that a module names in an import, wherever it stands, types included."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        yield from named(node)


def named(node: ast.AST) -> Iterator[str]:
    """The modules that an import names; none for anything else."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"a relative import of {node.module}"
        assert node.module is not None
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in MODULES else node.module


def top_level(name: str) -> str:
    return name.partition(".")[0]


def floor(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


HOMES["click"] = {name for name in MODULES if floor(name) == "cli"}  # each command is a module
GRAPH = {name: {i for i in imports(name) if i in MODULES} - {name} for name in MODULES}


def test_every_room_is_on_the_plan() -> None:
    assert {floor(name) for name in MODULES} - {""} == set(FLOORS)


@pytest.mark.parametrize("name", [name for name in MODULES if floor(name)])
def test_imports_run_down_the_floors(name: str) -> None:
    upward = [
        other
        for other in GRAPH[name]
        if floor(other) and FLOORS.index(floor(other)) < FLOORS.index(floor(name))
    ]
    assert upward == []


def test_no_cycles() -> None:
    try:
        tuple(TopologicalSorter(GRAPH).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("name", MODULES)
def test_libraries_have_one_home(name: str) -> None:
    for found in imports(name):
        top = top_level(found)
        if top == "magbuild" or top in sys.stdlib_module_names:
            continue
        assert name in HOMES[top], f"{name} imports {top}"


@pytest.mark.parametrize("library", sorted(EXTRAS))
def test_what_may_not_be_installed_is_imported_where_it_is_used(library: str) -> None:
    """Within functions only, so that every module can be loaded without it."""
    (home,) = HOMES[library]
    tree = ast.parse(MODULES[home].read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    lazy = {node for function in functions for node in ast.walk(function)}
    found = [node for node in ast.walk(tree) if library in map(top_level, named(node))]
    assert found
    assert lazy.issuperset(found)


@pytest.mark.parametrize("word", ["utils", "helpers", "base", "manager", "handler", "misc"])
def test_no_room_without_an_idea(word: str) -> None:
    assert [name for name in MODULES if name.rpartition(".")[2] in {word, f"{word}s"}] == []


def test_the_engine_knows_no_magazine() -> None:
    rooms = {floor(other) for name in MODULES if floor(name) == "engine" for other in GRAPH[name]}
    assert rooms <= {"engine", "core", ""}
