"""Every example of docs/writing.md does in the shipped magazine what the page says."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tests.cli.test_fix import FAULTY, NAME
from tests.conftest import SITE


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"MB\d{3}")
_CALL = re.compile(r"^\$ magbuild (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def test_every_example_says_what_the_page_says(
    tmp_path: Path, project: Path, tool: Callable[..., Run]
) -> None:
    shutil.copytree(project / "content", tmp_path / "content")
    page = (project / "docs" / "writing.md").read_text("utf-8")
    calls = 0
    for language, block in _BLOCK.findall(page):
        if language == "markdown":
            (tmp_path / "content/pages/cho.md").write_text(block, "utf-8")
        for words, said in _CALL.findall(block) if language == "console" else ():
            run = tool(tmp_path, *shlex.split(words))
            assert sorted((run.out + run.err).splitlines()) == sorted(said.splitlines()), words
            calls += 1
    assert calls == page.count("$ magbuild ")
    assert tool(tmp_path, "check").code == 0


def test_the_table_names_all_that_is_mended(
    magazine: Callable[..., Path], project: Path, tool: Callable[..., Run]
) -> None:
    faulty = f"{FAULTY}\nNg\u01b0\u0301ời H\u043eà, hòa.\n".replace("\n", "\r\n")
    folder = magazine(
        {
            NAME: b"\xef\xbb\xbf" + faulty.encode(),
            "site.yaml": f"{SITE}tone_placement: new\nregister_order: name\n",
            "topics.yaml": "topics:\n  - {id: giam-ngheo, name: B}\n  - {id: a, name: A}\n",
        }
    )
    told = set(_CODE.findall(tool(folder, "fix").err))
    page = (project / "docs" / "writing.md").read_text("utf-8")
    table = [line for line in page.splitlines() if line.startswith("| MB")]
    assert told == {code for line in table for code in _CODE.findall(line)}
    assert tool(folder, "fix", "--check").code == 0
