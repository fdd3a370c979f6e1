"""The language that commands speak, and how a run ends that cannot go on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, SITE, Magazine, Tool

FAULTY = {"articles/2022/ben-tre.md": ARTICLE.replace("2022-12-01", "01/12/2022")}
ENGLISH = {"site.yaml": f"{SITE}language: en\n"}
BROKEN = {"site.yaml": "title: [\n"}


@pytest.mark.parametrize(
    ("files", "words", "told"),
    [
        (FAULTY, (), "lỗi MB322"),
        (FAULTY, ("--lang", "en"), "error MB322"),
        ({**FAULTY, **ENGLISH}, (), "error MB322"),
        ({**FAULTY, **ENGLISH}, ("--lang", "vi"), "lỗi MB322"),
        (BROKEN, (), "lỗi MB3"),
        (BROKEN, ("--lang", "en"), "error MB3"),
    ],
    ids=["default", "asked", "site", "asked over site", "unreadable", "unreadable, asked"],
)
def test_findings_speak(
    magazine: Magazine, tool: Tool, files: dict[str, str], words: tuple[str, ...], told: str
) -> None:
    run = tool(magazine(files), "check", *words)
    assert told in run.err
    assert ("error" in run.out) == ("error" in told)


@pytest.mark.parametrize(
    ("command", "vi", "en"),
    [
        (("build",), "Đã dựng", "Built"),
        (("build", "--verify"), "Dựng lại từ đầu", "Building from nothing"),
        (("explain",), "giữ nguyên", "kept"),
        (("figures", "audit"), "độ bao phủ", "coverage"),
        (("provinces", "Trà Vinh", "--on", "2026-01-01"), "khi đó là", "it was"),
        (("rollback",), "nay là bản", "is now"),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else None,
)
def test_summaries_speak(
    magazine: Magazine, tool: Tool, command: tuple[str, ...], vi: str, en: str
) -> None:
    folder = magazine()
    if command[0] == "rollback":
        tool(folder, "build")
        magazine({"site.yaml": SITE.replace("Tạp chí thử", "Tạp chí khác")})
        tool(folder, "build")
    assert vi in tool(folder, *command).out
    assert en in tool(folder, *command, "--lang", "en").out
    magazine({**ENGLISH, "articles/2022/ben-tre.md": ARTICLE})
    assert en in tool(folder, *command).out


@pytest.mark.parametrize("command", ["build", "check", "explain", "verify", "rollback"])
def test_what_cannot_go_on_speaks(tool: Tool, tmp_path: Path, command: str) -> None:
    vietnamese, english = tool(tmp_path, command), tool(tmp_path, command, "--lang", "en")
    assert vietnamese.code == english.code == 2
    assert ": lỗi MB" in vietnamese.err
    assert ": error MB" in english.err


def test_what_cannot_go_on_is_told_in_the_form_asked_for(tool: Tool, tmp_path: Path) -> None:
    run = tool(tmp_path, "check", "--format", "json")
    assert [one["code"] for one in json.loads(run.out)["diagnostics"]] == ["MB102"]
    assert run.err == ""


def test_a_form_that_a_command_has_not_is_refused(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    for command in (("explain",), ("figures", "audit")):
        run = tool(folder, *command, "--format", "sarif")
        assert (run.code, run.out) == (2, "")
        assert "--format" in run.err


def test_a_bug_of_ours_has_an_exit_code_of_its_own(tmp_path: Path) -> None:
    program = (
        "import sys, magbuild.cli.main as m\n"
        "def broken(arguments): raise RuntimeError('a bug')\n"
        "m.run = broken\n"
        "m.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert "RuntimeError: a bug" in done.stderr
    assert "magbuild" in done.stderr.splitlines()[-1]
