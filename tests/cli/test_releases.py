from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, Tool

Magazine = Callable[..., Path]

CHANGED = ARTICLE.replace("Bến Tre làm nhà", "Bến Tre xây nhà")


@pytest.fixture
def folder(magazine: Magazine, tool: Tool) -> Path:
    """A magazine that was published twice."""
    tool(magazine(), "build")
    done = tool(magazine({"articles/2022/ben-tre.md": CHANGED}), "build", "--allow-removals")
    assert done.code == 0, done.err
    return magazine({"articles/2022/ben-tre.md": CHANGED})


def title(folder: Path, output: str = "public") -> str:
    home = (folder / output / "index.html").read_text("utf-8")
    return "làm nhà" if "Bến Tre làm nhà" in home else "xây nhà"


def test_back_and_forward_again(folder: Path, tool: Tool) -> None:
    assert title(folder) == "xây nhà"
    for expected in ("làm nhà", "xây nhà"):
        done = tool(folder, "rollback")
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("public/ nay là bản ")
        assert title(folder) == expected
        digest = (folder / "public" / ".generation").read_text("ascii")
        assert digest[:12] in done.out


def test_the_next_build_publishes_the_content_again(folder: Path, tool: Tool) -> None:
    tool(folder, "rollback")
    assert tool(folder, "build", "--allow-removals").code == 0
    assert title(folder) == "xây nhà"


def test_to_nothing_there_is_no_way_back(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    tool(folder, "build")
    done = tool(folder, "rollback")
    assert done.code == 2
    assert "MB748" in done.err


def test_another_output_folder_has_its_own_generations(folder: Path, tool: Tool) -> None:
    tool(folder, "build", "--output", "out/site")
    assert tool(folder, "rollback", "--output", "out/site").code == 2
    assert title(folder, "out/site") == "xây nhà"
    assert tool(folder, "rollback", "--output", "public").code == 0
    assert title(folder) == "làm nhà"


def test_what_is_whole_is_verified(folder: Path, tool: Tool) -> None:
    done = tool(folder, "verify")
    digest = (folder / "public" / ".generation").read_text("ascii").strip()
    assert (done.code, done.out, done.err) == (0, f"{digest}  public\n", "")


def test_what_was_altered_is_named(folder: Path, tool: Tool) -> None:
    (folder / "public" / "index.html").write_text("!", "utf-8")
    (folder / "public" / "404.html").unlink()
    (folder / "public" / "x.txt").write_text("x", "utf-8")
    done = tool(folder, "verify", "--content", "content", "--output", "public")
    assert done.code == 1
    assert [line for line in done.err.split("\n") if "MB743" in line] == [
        "public/404.html: lỗi MB743: Tệp đã mất.",
        "public/index.html: lỗi MB743: Tệp khác với bản đã xuất bản.",
        "public/x.txt: lỗi MB743: Tệp không do magbuild tạo.",
    ]
    (folder / "public" / "x.txt").unlink()
    assert tool(folder, "build").code == 0
    assert tool(folder, "verify").code == 0


def test_nothing_published_cannot_be_verified(magazine: Magazine, tool: Tool) -> None:
    done = tool(magazine(), "verify")
    assert done.code == 2
    assert "MB750" in done.err
