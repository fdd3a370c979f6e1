"""The command that mends, as an editor and CI meet it: what it shows, writes, and leaves alone."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from tests.conftest import ARTICLE, ORGANISATIONS, SITE
from tests.test_bad_input import CASES


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


Magazine = Callable[..., Path]
Tool = Callable[..., Run]

NAME = "articles/2022/ben-tre.md"
FAULTY = (
    ARTICLE.replace("2022-12-01", "1/12/2022  # ngày ra bài")
    .replace("summary: Một năm làm nhà.", "summary: 'Một  năm,làm nhà.' ")
    .replace("topics:", "author: Ban: A\nslug: Bến Tre\ntopics:")
    .replace('"1.353 căn nhà"', '"1.353 căn nhà"\n  - {id: duong, label: Đường, value: 64.8 km}')
    + "\nHòan thành 64,8km đường ; xem `a  b`.\n"
)
MENDED = (
    ARTICLE.replace("2022-12-01", "2022-12-01  # ngày ra bài")
    .replace("summary: Một năm làm nhà.", "summary: 'Một năm, làm nhà.'")
    .replace("topics:", 'author: "Ban: A"\nslug: ben-tre\ntopics:')
    .replace('"1.353 căn nhà"', '"1.353 căn nhà"\n  - {id: duong, label: Đường, value: "64,8 km"}')
    + "\nHoàn thành 64,8 km đường; xem `a  b`.\n"
)
GOLDEN = Path(__file__).parents[1] / "golden" / "fix.diff"
DIFFERENCE = GOLDEN.read_text("utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    content = folder / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }


def test_certain_faults_are_mended_and_shown(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({NAME: FAULTY})
    before = files_of(folder)
    for flags, code in ((("--diff",), 0), (("--check",), 1)):
        shown = tool(folder, "fix", *flags)
        assert (shown.code, shown.out) == (code, DIFFERENCE)
        assert shown.err.endswith("Sửa được 10 chỗ trong 1 tệp; chưa ghi gì.\n")
        assert files_of(folder) == before
    assert tool(folder, "check").code == 1

    written = tool(folder, "fix")
    assert (written.code, written.out) == (0, DIFFERENCE)
    assert "content/articles/2022/ben-tre.md:3:7: MB322: " in written.err
    assert written.err.endswith("Đã sửa 10 chỗ trong 1 tệp.\n")
    assert files_of(folder) == {**before, NAME: MENDED.encode()}
    checked = tool(folder, "check")
    assert (checked.code, checked.err) == (0, "")

    for words in (["fix"], ["fix", "--check"]):
        again = tool(folder, *words)
        assert (again.code, again.out, again.err) == (0, "", "Không có gì để sửa.\n")


def test_a_folder_full_of_bad_input_is_mended_once(magazine: Magazine, tool: Tool) -> None:
    bad = {
        f"articles/2021/{case}.md": text
        for case, files in CASES.items()
        if (text := files.get(NAME)) is not None
    }
    folder = magazine(bad)
    first = tool(folder, "fix")
    found = files_of(folder)
    again = tool(folder, "fix")
    assert (first.code, again.code, again.out) == (1, 1, "")
    assert "Không có gì để sửa.\n" in again.err
    assert files_of(folder) == found
    changed = {name for name, data in bad.items() if found[name] != _bytes(data)}
    assert {f"articles/2021/{case}.md" for case in MENDED_CASES} == changed


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data


MENDED_CASES = (
    *("bad-slug", "byte-order-mark", "crlf", "date-without-noughts", "decomposed"),
    *("foreign-notation", "long-paragraph", "long-slug", "long-title", "loose-date"),
    *("mixed-line-ends", "no-width", "only-a-byte-order-mark", "signs-that-need-quotes"),
    *("slug-of-a-path", "strange-line-ends", "tags-never-closed", "unclosed-tags"),
    *("unquoted-colon",),
)


def test_what_was_published_is_mended_and_published_again(magazine: Magazine, tool: Tool) -> None:
    """No mended slip is taken for a change of a figure, which would be owed a correction."""
    metric = '"1.353 căn nhà"\n  - {id: duong, label: Đường, value: 64.8km}\n'
    text = ARTICLE.replace('"1.353 căn nhà"\n', metric) + "Hòan thành 64.8km đường ;\n"
    folder = magazine({NAME: text})
    assert tool(folder, "build").code == 0
    assert tool(folder, "fix").code == 0
    mended = text.replace("Hòan thành 64.8km đường ;", "Hoàn thành 64.8 km đường;")
    assert files_of(folder)[NAME].decode() == mended.replace("64.8km", '"64,8 km"')
    built = tool(folder, "build")
    assert (built.code, built.err) == (0, "")


def test_bytes_are_mended_as_they_are_read(magazine: Magazine, tool: Tool) -> None:
    """A byte-order mark, carriage returns and loose marks, wherever in the file."""
    loose = unicodedata.normalize("NFD", ARTICLE).replace("\n", "\r\n")
    folder = magazine({NAME: b"\xef\xbb\xbf" + loose.encode()})
    run = tool(folder, "fix")
    assert (run.code, run.out) == (0, "")
    assert [line.split(": ")[1] for line in run.err.splitlines()[:3]] == ["MB103", "MB104", "MB106"]
    assert files_of(folder)[NAME] == ARTICLE.encode()


def test_every_kind_of_file_and_the_habits_of_the_magazine(magazine: Magazine, tool: Tool) -> None:
    folder = magazine(
        {
            "site.yaml": f"{SITE}tagline: 'Một  câu'\ntone_placement: old\nregister_order: name\n",
            "organisations.yaml": f"{ORGANISATIONS}  - {{id: a, name: Áo, note: hoà  bình}}\n",
            "metrics.yaml": "metrics:\n  - {id: nha, label: 'Nhà  ở'}\n",
            "pages/a.md": "---\ntitle: hoà\n---\nHoà ;\n",
        }
    )
    assert tool(folder, "fix").code == 0
    found = files_of(folder)
    assert b"tagline: 'M\xe1\xbb\x99t c\xc3\xa2u'" in found["site.yaml"]
    assert found["organisations.yaml"].decode().splitlines()[1] == (
        "  - {id: a, name: Áo, note: hòa bình}"
    )
    assert found["metrics.yaml"].decode() == "metrics:\n  - {id: nha, label: 'Nhà ở'}\n"
    assert found["pages/a.md"].decode() == "---\ntitle: hòa\n---\nHòa;\n"
    assert tool(folder, "fix", "--check").code == 0


def test_only_what_is_named_is_mended(magazine: Magazine, tool: Tool) -> None:
    other = "articles/2023/b.md"
    faulty = ARTICLE.replace("title: Bến Tre", "title: Bến  Tre")
    folder = magazine({NAME: faulty, other: faulty})
    assert tool(folder, "fix", "content/articles/2023").code == 0
    found = files_of(folder)
    assert found[NAME] == faulty.encode()
    assert found[other] == ARTICLE.encode()
    assert tool(folder, "fix", f"{folder}/content/{NAME}").code == 0
    assert files_of(folder)[NAME] == ARTICLE.encode()


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("elsewhere.md", "MB127", "ngoài thư mục nội dung content/"),
        ("content/../elsewhere.md", "MB127", "ngoài thư mục nội dung content/"),
        ("khong-co.md", "MB231", "Không có tệp"),
        ("content-2/a.md", "MB127", "ngoài thư mục nội dung content/"),
        ("content/articles/2022/ben-tree.md", "MB231", "“content/articles/2022/ben-tre.md”"),
        ("content/ghi-chu.txt", "MB128", "không có tệp nội dung"),
        ("content/articles/link.md", "MB128", "không có tệp nội dung"),
    ],
)
def test_other_files_are_refused_before_any_is_touched(
    magazine: Magazine, tool: Tool, path: str, code: str, words: str
) -> None:
    folder = magazine({NAME: FAULTY, "ghi-chu.txt": "a  b"})
    (folder / "elsewhere.md").write_text(FAULTY, "utf-8")
    (folder / "content-2").mkdir()
    (folder / "content-2/a.md").write_text(FAULTY, "utf-8")
    (folder / "content/articles/link.md").symlink_to(folder / "elsewhere.md")
    before = files_of(folder)
    run = tool(folder, "fix", f"content/{NAME}", path)
    assert run.code == 2
    assert f"{path}: lỗi {code}: " in run.err
    assert words in run.err
    assert files_of(folder) == before
    assert (folder / "elsewhere.md").read_text("utf-8") == FAULTY


def test_what_cannot_be_read_is_told_and_left(magazine: Magazine, tool: Tool) -> None:
    broken = ARTICLE.encode().replace(b"nh\xc3\xa0.", b"nh\xff.")
    hidden = ARTICLE.replace("Một năm", "Một\u202e  năm").encode()
    kept = {"articles/a.md": broken, "articles/b.md": hidden, "articles/c.md": b"x" * 1_200_000}
    folder = magazine({NAME: FAULTY, **kept})
    run = tool(folder, "fix")
    assert run.code == 1
    for code in ("MB105", "MB113", "MB401"):
        assert code in run.err
    assert run.err.endswith("3 tệp giữ nguyên vì không đọc hoặc không ghi được.\n")
    assert files_of(folder) | kept == files_of(folder)
    assert files_of(folder)[NAME] == MENDED.encode()


def test_what_cannot_be_written_is_told_and_whole(magazine: Magazine, tool: Tool) -> None:
    # The superuser may write anywhere; a name of this length leaves none for the new file.
    name = f"articles/{'a' * 250}.md"
    folder = magazine({name: FAULTY.replace("slug: Bến Tre\n", "")})
    before = files_of(folder)
    run = tool(folder, "fix", f"content/{name}")
    assert run.code == 1
    assert "MB721" in run.err
    assert files_of(folder) == before


def test_an_english_magazine_is_told_in_english(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({NAME: FAULTY, "site.yaml": f"{SITE}language: en\n"})
    run = tool(folder, "fix")
    assert "The day “1/12/2022” has the wrong form." in run.err
    assert run.err.endswith("Mended 10 faults in 1 files.\n")


def test_no_magazine(tmp_path: Path, tool: Tool) -> None:
    run = tool(tmp_path, "fix")
    assert run.code == 2
    assert "MB102" in run.err


def test_no_text_steers_the_terminal(magazine: Magazine, tool: Tool) -> None:
    """What a terminal could obey is shown as a mark; files with worse are not read at all."""
    folder = magazine({NAME: ARTICLE.replace("năm làm", "năm\u200b,làm  nhà")})
    run = tool(folder, "fix", "--diff")
    assert "\u200b" not in run.out + run.err
    assert "\ufffd" in run.out
