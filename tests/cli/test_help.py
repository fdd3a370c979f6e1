"""Every command and option is explained where people look: in --help and in the docs."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from magbuild.cli.main import commands, run
from tests.conftest import PROJECT, Tool

DOCS = "\n".join(
    path.read_text("utf-8")
    for path in [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
)


def all_commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command that is none of groups."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, (*path, name))
        elif name == command.name:  # else it is another name of one
            yield (*path, name)


COMMANDS = list(all_commands(commands))


def command_of(words: tuple[str, ...]) -> click.Command:
    """A command by its words."""
    found: click.Command = commands
    for word in words:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_says_what_it_does_with_an_example(tool: Tool, words: tuple[str, ...]) -> None:
    run = tool(PROJECT, *words, "--help")
    assert run.code == 0
    text = " ".join(run.out.split())
    assert f"Ví dụ: magbuild {' '.join(words)}" in text
    for parameter in command_of(words).params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help, parameter.name
            assert max(parameter.opts, key=len) in text


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_example_is_a_command_line_that_it_takes(words: tuple[str, ...]) -> None:
    command = command_of(words)
    assert command.help is not None
    examples = [
        line.partition("magbuild ")[2]
        for line in command.help.splitlines()
        if line.strip().startswith("Ví dụ:")
    ]
    assert examples
    for example in examples:
        given = shlex.split(example)
        assert tuple(given[: len(words)]) == words
        command.make_context(" ".join(words), given[len(words) :])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_docs_name_it(words: tuple[str, ...]) -> None:
    assert f"magbuild {' '.join(words)}" in DOCS


ENGLISH = re.compile(
    r"Usage|Options|Commands|Show |exit\.|default|required|OPTIONS|COMMAND|ARGS|TEXT|INTEGER|FLOAT"
)
GROUPS = [(), ("figures",), ("new",)]


@pytest.mark.parametrize("words", [*GROUPS, *COMMANDS], ids=" ".join)
def test_help_speaks_vietnamese(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Cách dùng: {' '.join(('magbuild', *words))} [TÙY-CHỌN]")
    assert "Hiện lời hướng dẫn này." in out
    assert ENGLISH.search(out) is None


@pytest.mark.parametrize("words", GROUPS, ids=" ".join)
def test_no_line_of_the_list_is_cut(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run([*words, "--help"]) == 0
    listed = capsys.readouterr().out.partition("\nLệnh:\n")[2].splitlines()
    assert listed
    for line in listed:
        assert not line.endswith("...")
        assert len(line) <= 80


def test_the_list_of_commands_says_what_each_is_for(tool: Tool) -> None:
    out = tool(PROJECT, "--help").out
    for name, command in commands.commands.items():
        assert f"  {name}" in out
        assert command.get_short_help_str()
