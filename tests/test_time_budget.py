"""A file that cannot be read to its end is one finding, and all other faults are told as well."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, Magazine
from tests.preview import interrupt, wait

HANGING = """
import re
import sys

from magbuild.cli.main import run
from magbuild.content import compilation, compiler

sound = compiler.compile_source

def hangs(source):
    if "KHÔNG DỪNG" in source.text:
        re.match(r"(?:a|a)*b", "a" * 60)
    return sound(source)

compilation.compile_source = hangs
compilation.SECONDS = 1
sys.exit(run(sys.argv[1:]))
"""


def hanging(magazine: Magazine, articles: int) -> Path:
    """A magazine whose article b1 has no end, and whose article b2 has a fault."""
    texts = {
        f"articles/2022/b{number}.md": ARTICLE.replace("làm nhà", f"làm nhà {number}")
        for number in range(articles)
    }
    texts["articles/2022/b1.md"] = f"{texts['articles/2022/b1.md']}\nKHÔNG DỪNG\n"
    texts["articles/2022/b2.md"] = ARTICLE.replace("province: Bến Tre", "province: Ben Tee")
    return magazine(texts)


@pytest.mark.parametrize(("command", "articles"), [("check", 3), ("build --workers 2", 70)])
def test_a_file_without_end_is_one_finding(magazine: Magazine, command: str, articles: int) -> None:
    """In this process, and in one of two workers."""
    done = subprocess.run(
        [sys.executable, "-c", HANGING, *command.split(), "--today", "2022-12-31"],
        cwd=hanging(magazine, articles),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    told = done.stdout + done.stderr
    assert done.returncode == 1, told
    assert told.count("MB424") == 1
    assert "content/articles/2022/b1.md:1:1: lỗi MB424" in told
    assert "content/articles/2022/b2.md:6:11: lỗi" in told
    assert "Traceback" not in told


def test_the_preview_tells_it_and_goes_on(magazine: Magazine, tmp_path: Path) -> None:
    terminal = tmp_path / "terminal"
    folder = hanging(magazine, 3)
    with terminal.open("w") as out:
        preview = subprocess.Popen(
            [sys.executable, "-uc", HANGING, "serve", "--today", "2022-12-31"],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait(lambda: "MB424" in terminal.read_text("utf-8"), "the file is given up")
        for number in (1, 2):
            (folder / f"content/articles/2022/b{number}.md").unlink()
        wait(lambda: "trang" in terminal.read_text("utf-8").rpartition("MB424")[2], "it is mended")
    finally:
        assert interrupt(preview) == 0
    assert "Traceback" not in terminal.read_text("utf-8")
