"""With and without the C parser of YAML, the same is said of the same input, word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from magbuild.core import nodes
from tests.test_bad_input import CASES, GOLDEN, Files, Run

# Tabs between tokens and keys after "?" are where the parsers differ in what they accept.
PIECES = [
    *("a", "b: c", "- ", ": ", "\n", "\n  ", "  ", "[", "]", "{", "}", ",", '"', "'", "&a "),
    *("*a", "!!int ", "!a ", "<<", "%YAML 1.1\n", "|\n", ">-\n", "#", "@"),
    *("`", "=", "~", "null", "\\", '"\\x41"', '"\\ud800"', '"\\q"', "\x85", "\u2028", "đ", "1.200"),
]


def with_loader(loader: type[yaml.Loader] | type[yaml.CLoader], text: str) -> object:
    """What parsing says when a loader is used: the tree as text, and the findings."""
    before = nodes._LOADER
    try:
        nodes._LOADER = loader
        root, found = nodes.parse(text, "a.yaml", limits=nodes.FRONT_MATTER)
    finally:
        nodes._LOADER = before
    return _plain(root), [(one.code, one.span, one.arguments) for one in found]


def _plain(node: nodes.Node | None) -> object:
    match node:
        case nodes.Mapping():
            return {e.key.text: _plain(e.value) for e in node.entries}, node.span
        case nodes.Sequence():
            return [_plain(one) for one in node.items], node.span
        case nodes.Scalar():
            return node.text, node.quoted, node.span
    return None


@pytest.mark.parametrize("name", CASES)
def test_both_loaders_say_the_same_of_bad_input(
    name: str,
    magazine: Callable[[Files], Path],
    tool: Callable[..., Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert nodes._LOADER is yaml.CLoader
    monkeypatch.setattr(nodes, "_LOADER", yaml.Loader)
    run = tool(magazine(CASES[name]), "check")
    told = f"{run.err}{run.out}exit {run.code}\n"
    assert told == (GOLDEN / f"{name}.txt").read_text("utf-8")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_both_loaders_say_the_same_of_anything(text: str) -> None:
    assert with_loader(yaml.CLoader, text) == with_loader(yaml.Loader, text)
