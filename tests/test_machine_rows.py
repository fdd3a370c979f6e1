"""Rows of faults of pictures, templates, settings, output and clock, tried on a published magazine.

Whatever the fault: what is published stays as it was, sources are not touched, nobody sees a
traceback or a path of the machine, the lock is free, and when the fault is mended the next build
is a clean one.
"""

import os
import pickle
from pathlib import Path

import pytest

from magbuild.cli.main import run
from tests.conftest import ARTICLE, SITE, Magazine, Tool
from tests.full_site import tree
from tests.photographs import jpeg

STORY = "content/articles/2022/ben-tre.md"
SETTINGS = "content/site.yaml"
PICTURE = "static/anh/nha.jpg"
PAGE = "templates/article.html"
SHOWN = ARTICLE.replace("summary:", "hero: {image: anh/nha.jpg, alt: Nhà}\nsummary:")


def showing(name: str) -> str:
    return SHOWN.replace("anh/nha.jpg", name)


ROWS: list[tuple[str, str, str | bytes, str, int]] = [
    ("177 half a picture", PICTURE, jpeg()[:3000], "MB611", 1),
    ("179 a page called a picture", PICTURE, b"<!doctype html><script>1</script>", "MB613", 1),
    ("180 another form", PICTURE, b"\x89PNG\r\n\x1a\n" + bytes(60), "MB614", 1),
    ("190 no such picture", STORY, showing("anh/nah.jpg"), "MB525", 1),
    ("191 other letters", STORY, showing("anh/NHA.jpg"), "MB525", 1),
    ("192 out of the project", STORY, showing("../../etc/passwd.jpg"), "MB525", 1),
    ("192 a path of the machine", STORY, showing("/etc/passwd.jpg"), "MB525", 1),
    ("194 over the limit", PICTURE, jpeg() + bytes(21 << 20), "MB623", 1),
    ("196 PostScript", PICTURE, b"%!PS-Adobe-3.0 EPSF-3.0\n", "MB613", 1),
    ("196 Photoshop", PICTURE, b"8BPS\0\1" + bytes(60), "MB613", 1),
    ("196 PDF", PICTURE, b"%PDF-1.7\n", "MB613", 1),
    ("196 FITS", PICTURE, b"SIMPLE  =                    T" + bytes(60), "MB613", 1),
    ("196 TIFF", PICTURE, b"II*\0" + bytes(60), "MB613", 1),
    ("197 an unknown name", PAGE, "{{ view.titel }}", "MB801", 2),
    ("199 a template above", PAGE, '{% include "../../content/site.yaml" %}', "MB803", 2),
    ("199 a path of the machine", PAGE, '{% include "/etc/passwd" %}', "MB803", 2),
    ("205 a filter that fails", PAGE, "{{ view.title | round }}", "MB805", 2),
    ("209 a command", SETTINGS, f"{SITE}command: rm -rf /\n", "MB309", 1),
    (
        "209 a tag that would run",
        SETTINGS,
        f"{SITE}tagline: !!python/name:os.abort\n",
        "MB313",
        1,
    ),
]


@pytest.mark.parametrize(
    ("name", "data", "code", "exit_code"), [one[1:] for one in ROWS], ids=[one[0] for one in ROWS]
)
def test_a_fault_harms_nothing(
    magazine: Magazine, tool: Tool, name: str, data: str | bytes, code: str, exit_code: int
) -> None:
    folder, clean = published(magazine, tool)
    path = folder / name
    before = path.read_bytes() if path.exists() else None
    write(path, data)
    harmed = sources(folder)
    done = tool(folder, "build")
    assert (done.code, code in done.err) == (exit_code, True), done.err
    assert "Traceback" not in done.err
    assert str(folder) not in done.err + done.out
    assert tree(folder / "public") == clean
    assert sources(folder) == harmed
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
    assert tool(folder, "build").code == 0
    assert tree(folder / "public") == clean


def test_what_nobody_shows_is_not_published(magazine: Magazine, tool: Tool) -> None:
    """Row 195."""
    folder, clean = published(magazine, tool)
    write(folder / "static/anh/thua.jpg", jpeg())
    assert tool(folder, "build").code == 0
    assert tree(folder / "public") == clean
    assert "MB624" in tool(folder, "check").err


@pytest.mark.parametrize("text", ["$HOME", "${HOME}", "{{ env.HOME }}", "$(id)", "`id`"])
def test_settings_ask_nothing_of_the_machine(magazine: Magazine, tool: Tool, text: str) -> None:
    """Row 209: such words are words."""
    folder = magazine({"site.yaml": f"{SITE}tagline: '{text}'\n"})
    assert tool(folder, "build").code == 0
    assert text in (folder / "public" / "index.html").read_text("utf-8")


EPOCHS = ["hôm nay", "", "-1", "1672444800.5", "9" * 30]


@pytest.mark.parametrize("epoch", EPOCHS)
def test_a_day_that_is_none_is_refused(
    magazine: Magazine,
    tool: Tool,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    epoch: str,
) -> None:
    """Row 225."""
    folder, clean = published(magazine, tool)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert run(["build"]) == 2
    told = capfd.readouterr().err
    assert "MB207" in told
    assert "Traceback" not in told
    assert tree(folder / "public") == clean


@pytest.mark.parametrize("time", [0, 4_070_908_800], ids=["1970", "2099"])
def test_times_of_files_decide_nothing(magazine: Magazine, tool: Tool, time: int) -> None:
    """Row 224: a clock that was wrong, then and now."""
    folder, clean = published(magazine, tool)
    for path in folder.rglob("*"):
        os.utime(path, (time, time))
    assert tool(folder, "build").code == 0
    assert tree(folder / "public") == clean
    story = folder / STORY
    story.write_text(SHOWN.replace("Bến Tre làm nhà", "Bến Tre xây nhà"), "utf-8")
    os.utime(story, (time, time))
    assert tool(folder, "build", "--allow-removals").code == 0
    assert "Bến Tre xây nhà" in (folder / "public" / "index.html").read_text("utf-8")


class Bomb:
    """What leaves a trace when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Makes a folder."""
        return os.mkdir, (str(self.trace),)


@pytest.mark.parametrize("place", ["store.sqlite", "generations"])
def test_what_is_remembered_is_never_run(magazine: Magazine, tool: Tool, place: str) -> None:
    """Row 222: a pickle in the place of each memory."""
    folder, clean = published(magazine, tool)
    trace = folder / "trace"
    bomb = pickle.dumps(Bomb(trace))
    for path in (folder / ".magbuild").rglob("*"):
        if path.is_file() and place in path.as_posix():
            path.write_bytes(bomb)
    assert tool(folder, "build").code == 0
    assert not trace.exists()
    assert tree(folder / "public") == clean
    pickle.loads(bomb)  # noqa: S301  # it does leave a trace
    assert trace.exists()


def published(magazine: Magazine, tool: Tool) -> tuple[Path, dict[str, bytes]]:
    """A magazine with a picture, and what was published of it."""
    folder = magazine({"articles/2022/ben-tre.md": SHOWN})
    write(folder / PICTURE, jpeg())
    assert tool(folder, "build").code == 0
    return folder, tree(folder / "public")


def sources(folder: Path) -> dict[str, bytes]:
    """All that an editor has written."""
    return {**tree(folder / "content"), **tree(folder / "static")}


def write(path: Path, data: str | bytes) -> None:
    """Write a file, and the folder that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
