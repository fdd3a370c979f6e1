"""Command lines that cannot be used: one diagnostic each, in both languages, and exit code 2."""

import re
from pathlib import Path

import click
import pytest

from magbuild.cli.main import commands, run
from magbuild.cli.usage import name_of, usage_fault
from magbuild.core.catalogue import CATALOGUE, TERMS
from magbuild.core.diagnostics import Language
from tests.cli.test_help import COMMANDS, command_of
from tests.conftest import SITE, Magazine, Tool

WRONG = {
    "buidl": ("magbuild", "MB221", "“buidl”. Có phải “build”?", "There is no command “buidl”"),
    "figures reed": ("magbuild figures", "MB221", "Có phải “read”?", "see magbuild figures --help"),
    "-- --x": ("magbuild", "MB221", "“--x”", "Write one of: init, new, build"),
    "build --strct": ("magbuild build", "MB222", "Có phải “--strict”?", "magbuild build --help"),
    "build -strict": ("magbuild build", "MB222", "Có phải “--strict”?", "no option -strict"),
    "-x": ("magbuild", "MB222", "Lệnh này không có tùy chọn -x.", "no option -x"),
    "new --foo": ("magbuild new article", "MB222", "--foo", "magbuild new article --help"),
    "check --privat": ("magbuild check", "MB222", "--privat.", "no option --privat."),
    "build --output": ("magbuild build", "MB223", "Viết --output THƯ-MỤC", "lacks its value"),
    "build --strict=1": ("magbuild build", "MB224", "Chỉ viết --strict.", "takes no value"),
    "--version=3": ("magbuild", "MB224", "Chỉ viết --version.", "takes no value"),
    "import x": ("magbuild import", "MB225", "Thiếu --into.", "It lacks --into."),
    "import --into a": ("magbuild import", "MB225", "Thiếu TỆP.", "example: magbuild import bai"),
    "figures read": ("magbuild figures read", "MB225", "Thiếu VĂN-BẢN.", "It lacks the text."),
    "figures diff a": ("magbuild figures diff", "MB225", "Thiếu BẢN-MỚI.", "the new ledger"),
    "new": ("magbuild new article", "MB225", "Thiếu TIÊU-ĐỀ.", "It lacks the title."),
    "new topic": ("magbuild new topic", "MB225", "Thiếu TÊN.", "It lacks the name."),
    "build a b": ("magbuild build", "MB226", "không nhận thêm “a b”", "no further “a b”"),
    "new Bến Tre": ("magbuild new article", "MB226", "dấu nháy", "quotation marks"),
    "": ("magbuild", "MB227", "Thiếu tên lệnh.", "Write one of: init, new, build"),
    "figures": ("magbuild figures", "MB227", "Viết một trong: read", "see magbuild figures --help"),
    "figures --": ("magbuild figures", "MB227", "Thiếu tên lệnh.", "name of a command is missing"),
    "check --format jso": (
        "magbuild check",
        "MB228",
        "Có phải “json”?",
        "text, json, github, sarif",
    ),
    "explain --format sarif": ("magbuild explain", "MB228", "“sarif”", "one of: text, json."),
    "build --lang fr": ("magbuild build", "MB228", "--lang không nhận “fr”", "one of: vi, en."),
    "init --only x": ("magbuild init", "MB228", "một trong: editor, workflow", "does not take “x”"),
    "schema sitte": ("magbuild schema", "MB228", "Có phải “site”?", "schema does not take “sitte”"),
    "build --wait -1": ("magbuild build", "MB229", "số giây, từ 0 trở lên", "number of seconds"),
    "build --wait nan": ("magbuild build", "MB229", "“nan”", "0 or more"),
    "build --wait inf": ("magbuild build", "MB229", "“inf”", "0 or more"),
    "build --workers 0": ("magbuild build", "MB229", "từ 1 đến 256, hoặc auto", "256, or auto"),
    "build --today x": ("magbuild build", "MB229", "một ngày dạng 2022-12-31", "a day like 2022"),
    "provinces --on 2022-99-99": ("magbuild provinces", "MB229", "“2022-99-99”", "--on does not"),
    "new A --date 1/2/2022": ("magbuild new article", "MB229", "--date không", "--date does not"),
    "next --today ''": ("magbuild next", "MB229", "--today không nhận", "a day like 2022-12-31"),
    "serve --port 0": ("magbuild serve", "MB230", "số nguyên từ 1 đến 65535", "from 1 to 65535"),
    "serve --port x": ("magbuild serve", "MB230", "--port không nhận “x”", "from 1 to 65535"),
    "new A --year 20": ("magbuild new article", "MB230", "từ 1900 đến 2100", "from 1900 to 2100"),
    "init --address ftp://x": ("magbuild init", "MB324", "“ftp://x”", "this is “ftp://x”"),
}
UNDERSTOOD = {"schema sitte", "build --workers 0", "init --address ftp://x"}
"""What only the command itself finds wrong; it goes by its own option."""
OF_CLICK = re.compile(r"Error|Usage|Invalid|No such|Missing|Try |Got unexpected|requires|Traceback")


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with nothing in it, so that nothing is built by mistake."""
    monkeypatch.chdir(tmp_path)


def told(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> str:
    """What a command line that cannot be used is answered."""
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_one_diagnostic(
    line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place, code, vietnamese, _ = WRONG[line]
    err = told(capsys, line.replace("''", "").split(" ") if line else [])
    assert f"{place}: lỗi {code}: " in err
    assert vietnamese in err
    assert err.count(": lỗi MB") == err.count("\n  = ") == 1
    assert OF_CLICK.search(err) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_told_in_english_as_well(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not all commands have --lang, and not every fault lets it through: it is taken as said."""
    monkeypatch.setattr("magbuild.cli.main.language_of_line", lambda _: Language.ENGLISH)
    place, code, _, english = WRONG[line]
    words = line.replace("''", "").split(" ") if line else []
    if line in UNDERSTOOD:
        words += ["--lang", "en"]
    err = told(capsys, words)
    assert f"{place}: error {code}: " in err
    assert english in err


@pytest.mark.parametrize(
    "line",
    [
        "buidl --lang en",
        "build --lang en --strct",
        "build --strct --lang=en",
        "build --lang vi --strct --lang en",
        "--lang en build",
        "build --today x --lang en",
    ],
)
def test_english_is_asked_for_before_or_after_the_fault(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ": error MB22" in told(capsys, line.split())


def test_the_language_of_the_magazine_is_spoken(
    magazine: Magazine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = magazine({"site.yaml": f"{SITE}language: en\n"})
    assert ": lỗi MB222" in told(capsys, ["build", "--content", "elsewhere", "--strct"])
    assert ": error MB222" in told(
        capsys, ["build", "--content", str(folder / "content"), "--strct"]
    )
    monkeypatch.chdir(folder)
    assert ": error MB222" in told(capsys, ["build", "--strct"])
    assert ": lỗi MB222" in told(capsys, ["build", "--strct", "--lang", "vi"])


def test_a_group_alone_shows_what_it_has(capsys: pytest.CaptureFixture[str]) -> None:
    err = told(capsys, [])
    assert err.startswith("Cách dùng: magbuild")
    assert "\n  build " in err


def test_words_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    err = told(capsys, ["\x1b[31m", "\udcff"])
    assert "\x1b" not in err
    assert "\udcff" not in err


def test_what_click_may_find_some_day_is_told_as_well() -> None:
    fault = usage_fault(click.UsageError("Something new."))
    assert (fault.code, fault.span.path) == ("MB234", "magbuild")
    assert fault.message(Language.ENGLISH) == "This command line cannot be used: Something new."


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_argument_that_can_be_missing_has_a_name_in_both_languages(
    words: tuple[str, ...],
) -> None:
    for parameter in command_of(words).params:
        if isinstance(parameter, click.Argument) and parameter.required:
            assert parameter.metavar is not None
            assert TERMS[name_of(parameter)][0] == parameter.metavar.rstrip(".")


def test_every_code_of_wrong_use_is_tried() -> None:
    tried = {code for _, code, _, _ in WRONG.values()}
    assert {code for code in CATALOGUE if "MB221" <= code <= "MB230"} <= tried


@pytest.mark.parametrize(
    ("line", "code", "meant"),
    [
        ("figures suggest nope.md", "MB231", ""),
        ("figures suggest ben-tree.md", "MB231", "“ben-tre.md”"),
        ("figures suggest ben-tre.md/a.md", "MB231", ""),
        ("figures suggest folder", "MB232", ""),
        ("figures diff foldr ben-tre.md", "MB231", "“folder”"),
        ("figures diff folder ben-tre.md", "MB771", ""),
        ("import nope/nope --into x", "MB231", ""),
        ("import ben-tr.md --into x", "MB231", "“ben-tre.md”"),
        ("import folder --into x", "MB232", ""),
        ("fix contnt", "MB231", "“content”"),
        ("fix content/sit.yaml", "MB231", "“content/site.yaml”"),
    ],
)
def test_a_file_that_is_not_there_is_wrong_use(
    magazine: Magazine,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    code: str,
    meant: str,
) -> None:
    folder = magazine()
    (folder / "folder").mkdir()
    (folder / "ben-tre.md").write_text("x")
    monkeypatch.chdir(folder)
    err = told(capsys, line.split())
    assert f"lỗi {code}: " in err
    assert ("Có phải" in err) == bool(meant)
    assert meant in err


def test_a_page_that_no_build_has_is_wrong_use(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    for page, meant in (
        ("/nope/", ""),
        ("../../etc/passwd", ""),
        ("/bai/ben-tre-lam-nh/", "Có phải “/bai/ben-tre-lam-nha/”"),
        ("fed.xml", "“/feed.xml”"),
    ):
        for command in ("explain", "why"):
            found = tool(folder, command, page)
            assert (found.code, found.out) == (2, "")
            assert f"{page}: lỗi MB233: " in found.err
            assert ("Có phải" in found.err) == bool(meant)
            assert meant in found.err
    assert "mới 1" in tool(folder, "explain", "/bai/ben-tre-lam-nha/").out


def test_all_commands_are_of_our_own_kind() -> None:
    """Only these tell of words too many and speak Vietnamese in their help."""
    for words in COMMANDS:
        assert type(command_of(words)).__module__.startswith("magbuild.cli.")
    assert type(commands).__module__ == "magbuild.cli.usage"
