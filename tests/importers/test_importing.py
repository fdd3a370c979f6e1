"""`magbuild import` as editors run it: drafts that check takes, a report, and nothing half done."""

import datetime
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Source
from magbuild.content.suggestions import body_of
from magbuild.importers import writing
from magbuild.importers.drafts import Draft, write_draft
from magbuild.importers.importing import import_files
from magbuild.importers.plain_text import read_plain_text
from magbuild.importers.reading import FILE_BYTES, clean_text
from magbuild.importers.registers import Registers, read_registers
from magbuild.vietnamese.code_pages import Decoded
from magbuild.vietnamese.provinces import Found, resolve
from tests.conftest import Magazine, Run, Tool
from tests.importers.expectations import EXPECTED, ORGANISATIONS, Expected

DUMPS = Path(__file__).parent / "dumps"
INTO = "content/articles/nhap"
DUMP = "Tin tức\n\nBài thử\n\nNăm 2022, xã có 5 ha. Năm 2022, tỉnh Bến Tre giúp tỉnh Bến Tre.\n"


@pytest.fixture
def folder(magazine: Magazine) -> Path:
    """A magazine whose register knows some of the organisations in the dumps."""
    return magazine({"organisations.yaml": ORGANISATIONS, "articles/2022/ben-tre.md": None})


def written(folder: Path) -> dict[str, bytes]:
    """Every file of the project that was not there before."""
    known = {"site.yaml", "topics.yaml", "organisations.yaml"}
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in known)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def dump(folder: Path, data: str | bytes, name: str = "cu.txt") -> str:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def test_check_takes_all_drafts(folder: Path, tool: Tool) -> None:
    done = tool(folder, "import", *map(str, sorted(DUMPS.glob("*.txt"))), "--into", INTO)
    assert (done.code, done.err) == (0, "")
    names = {Path(name).stem for name in written(folder) if name.startswith(INTO)}
    assert names == {name for articles in EXPECTED.values() for name in articles}
    checked = tool(folder, "check")
    assert checked.code == 0
    assert ": lỗi" not in checked.err
    assert "MB320" in checked.err  # what nobody guessed is asked for
    assert tool(folder, "build", "--drafts").code == 0


def test_the_report_tells_each_guess_and_all_that_is_left(folder: Path, tool: Tool) -> None:
    tool(folder, "import", *map(str, sorted(DUMPS.glob("*.txt"))), "--into", INTO)
    report = (folder / "import-report.md").read_text("utf-8")
    for line in (
        "- Bảng mã: UTF-8 (mọi byte đều hợp lệ).",
        "- Chuyên mục: tin-tuc, vì tệp mở đầu bằng “Tin tức”.",
        "- Tổ chức: cong-ty-vi-du-a – có trong sổ: “Công ty Ví dụ A” nhắc 4 lần, cả trong tiêu đề",
        "- Tỉnh, thành: Bến Tre – được nhắc nhiều nhất trong: Bến Tre; là tên vào cuối năm 2021 (",
        "- Tỉnh, thành: không ghi – không tên nào trội hơn: Nghệ An, Quảng Trị.",
        "- Năm: không ghi – không câu nào nêu năm.",
        "- Số liệu: Sản lượng: 1.860 tấn – con số trong câu “Năm 2022, sản lượng đạt 1.860 tấn, ",
        "- `hoi-mau-tu-thien`: Hội Mẫu Từ thiện – nhắc 2 lần, lần đầu ở dòng 4, cột 1.",
        "  Nguyễn Văn Mẫu",
        "  Trang 14",
    ):
        assert f"\n{line}" in report, line
    assert "hoi-mau-tu-thien" not in (folder / "content" / "organisations.yaml").read_text("utf-8")


@dataclass(slots=True)
class Score:
    """How many values were guessed, how many there are, and how many guesses are right."""

    guessed: int = 0
    there: int = 0
    right: int = 0

    def add(self, guessed: Iterable[str], there: Iterable[str]) -> None:
        found, wanted = set(guessed), set(there)
        self.guessed += len(found)
        self.there += len(wanted)
        self.right += len(found & wanted)

    def row(self) -> str:
        recall = f"{self.right}/{self.there}" if self.there else "–"
        precision = f"{self.right}/{self.guessed}" if self.guessed else "–"
        return f"{recall} | {precision}"


FIELDS = ("organisation", "province", "year", "topics", "metrics", "captions")


def guessed(draft: Draft, expected: Expected) -> dict[str, set[str]]:
    """What the importer said; a figure counts as the one that its words begin with."""
    values = {guess.field: set(guess.values) for guess in draft.guesses}
    said = {f"{metric.value} {metric.label.lower()}": metric for metric in draft.metrics}
    figures = {
        next((wanted for wanted in expected.metrics if words.startswith(wanted)), words)
        for words in said
    }
    return {**values, "metrics": figures, "captions": {one.words for one in draft.captions}}


def invented(registers: Registers) -> Iterator[tuple[Draft, Expected]]:
    for name, articles in EXPECTED.items():
        clean = clean_text(
            Decoded(text=(DUMPS / f"{name}.txt").read_text("utf-8"), encoding="UTF-8"), name
        )
        found = read_plain_text(clean.text).articles
        for article, (slug, expected) in zip(found, articles.items(), strict=True):
            draft, faults = write_draft(clean, article, "", slug, registers)
            assert faults == ()
            yield draft, expected


def shipped(content: Path, registers: Registers) -> Iterator[tuple[Draft, Expected]]:
    """The articles that ship with the project, made one long line, and what their editors wrote."""
    for path in sorted((content / "articles").rglob("*.md")):
        text = path.read_text("utf-8")
        source = Source(id=path.stem, kind=SourceKind.ARTICLE, path=path.name, text=text)
        article = compile_source(source).document
        assert isinstance(article, Article)
        meta = article.meta
        lines = [line for line in body_of(text).split("\n") if line[:1].isalpha()]
        clean = clean_text(
            Decoded(text=f"{meta.title}\n\n{' '.join(lines)}\nTrang\n", encoding="UTF-8"), path.name
        )
        (found,) = read_plain_text(clean.text).articles
        draft, faults = write_draft(clean, found, "", path.stem, registers)
        assert faults == ()
        known = {n: one.id for one in registers.organisations for n in (one.id, one.name)}
        yield (
            draft,
            Expected(
                organisation={known[one.value] for one in meta.organisation},
                province=meta.province.value if meta.province else "",
                year=str(meta.year),
                topics={one.value for one in meta.topics},
            ),
        )


def same_place(names: set[str]) -> set[str]:
    """Provinces by their ids, however they are called."""
    meant = [resolve(name, datetime.date(2022, 12, 31)) for name in names]
    return {one.province.id for one in meant if isinstance(one, Found)}


def scores(cases: Iterable[tuple[Draft, Expected]]) -> dict[str, Score]:
    found = {name: Score() for name in FIELDS}
    for draft, expected in cases:
        values = guessed(draft, expected)
        found["province"].add(
            same_place(values["province"]), same_place({expected.province} - {""})
        )
        found["year"].add(values["year"], {expected.year} - {""})
        for name in ("organisation", "topics", "metrics", "captions"):
            found[name].add(values[name], getattr(expected, name))
    return found


def test_how_good_the_guesses_are(folder: Path, project: Path) -> None:
    """The table in docs/import.md is what is measured here."""
    ours = scores(invented(read_registers(folder / "content")))
    theirs = scores(shipped(project / "content", read_registers(project / "content")))
    rows = [
        "| | invented: found | invented: right | shipped: found | shipped: right |",
        "|---|---|---|---|---|",
    ]
    for name in FIELDS:
        other = (
            theirs[name].row()
            if name in {"organisation", "province", "year", "topics"}
            else "– | –"
        )
        rows.append(f"| {name} | {ours[name].row()} | {other} |")
    page = project / "docs" / "import.md"
    before, _, rest = page.read_text("utf-8").partition("<!-- measured -->\n")
    _, _, after = rest.partition("<!-- end -->")
    table = "\n".join(rows)
    whole = f"{before}<!-- measured -->\n{table}\n<!-- end -->{after}"
    if os.environ.get("MAGBUILD_GOLDEN") == "write":
        page.write_text(whole, "utf-8")
    assert page.read_text("utf-8") == whole
    for score in (*ours.values(), *(theirs[name] for name in ("organisation", "province", "year"))):
        assert score.right == score.guessed or score.right >= 0.8 * score.guessed


def test_free_names_and_nothing_overwritten(folder: Path, tool: Tool) -> None:
    twice = DUMP + "\nBài thử\n\nCâu khác.\n\n🎉🎉\n\nCâu vui.\n"
    name = dump(folder, twice, "tệp có dấu cách.txt")
    assert tool(folder, "import", name, "--into", INTO).code == 0
    first = written(folder)
    assert {Path(one).name for one in first if one.startswith(INTO)} == {
        "bai-thu.md",
        "bai-thu-2.md",
        "bai-nhap.md",
    }
    assert tool(folder, "import", name, "--into", INTO).code == 0
    second = written(folder)
    assert {one: second[one] for one in first} == first
    assert {Path(one).name for one in second.keys() - first.keys()} == {
        "bai-thu-3.md",
        "bai-thu-4.md",
        "bai-nhap-2.md",
        "import-report-2.md",
    }
    assert tool(folder, "check").code == 0


def test_names_of_other_articles_are_not_free(folder: Path, tool: Tool) -> None:
    other = folder / "content" / "articles" / "khac.md"
    other.parent.mkdir()
    other.write_text('---\ntitle: "Bài thử"\ndraft: true\n---\nChữ.\n', "utf-8")
    tool(folder, "import", dump(folder, DUMP), "--into", INTO)
    assert (folder / INTO / "bai-thu-2.md").is_file()


def test_outside_of_a_magazine(tmp_path: Path, tool: Tool) -> None:
    done = tool(tmp_path, "import", dump(tmp_path, DUMP), "--into", "ra/day")
    assert done.code == 0
    assert set(written(tmp_path)) == {"cu.txt", "ra/day/bai-thu.md", "ra/day/import-report.md"}


@pytest.mark.parametrize("into", ["content", "content/pages/nhap"])
def test_not_where_drafts_would_be_no_content(folder: Path, tool: Tool, into: str) -> None:
    done = tool(folder, "import", dump(folder, DUMP), "--into", into)
    assert done.code == 2
    assert "MB785" in done.err
    assert set(written(folder)) == {"cu.txt"}


ENCODINGS = {
    "UTF-8 with a mark": ("utf-8-sig", "UTF-8 (tệp mở đầu bằng dấu thứ tự byte"),
    "UTF-16": ("utf-16", "UTF-16 (tệp mở đầu bằng dấu thứ tự byte"),
    "UTF-16 without a mark": ("utf-16-le", "UTF-16LE (đọc theo bảng mã này"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings_are_told(folder: Path, tool: Tool, name: str) -> None:
    codec, told = ENCODINGS[name]
    tool(folder, "import", dump(folder, DUMP.replace("\n", "\r\n").encode(codec)), "--into", INTO)
    report = (folder / "import-report.md").read_text("utf-8")
    assert f"- Bảng mã: {told}" in report
    assert "- Đã sửa: dấu xuống dòng" in report
    text = (folder / INTO / "bai-thu.md").read_text("utf-8")
    assert "Năm 2022, xã có 5 ha." in text


def test_decomposed_letters_and_control_characters(folder: Path, tool: Tool) -> None:
    raw = unicodedata.normalize("NFD", DUMP).replace("5 ha", "5\x07 h\u202ea")
    assert tool(folder, "import", dump(folder, raw), "--into", INTO).code == 0
    report = (folder / "import-report.md").read_text("utf-8")
    assert "- Đã sửa: chữ có dấu viết rời (NFD)" in report
    assert "- Ký tự điều khiển: U+0007, U+202E RIGHT-TO-LEFT OVERRIDE." in report
    assert "xã có 5 ha." in (folder / INTO / "bai-thu.md").read_text("utf-8")
    assert tool(folder, "check").code == 0


FAULTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "MB784"),
    "white space": (b" \n\n\t", "MB784"),
    "only a section": ("KINH TẾ\n".encode(), "MB784"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(400), "MB782"),
    "controls": (b"A\n\nB.\n" + b"\x01\x02" * 50, "MB782"),
    "no certain encoding": ("Été à la forêt, où l'âme naïve rêve. ".encode("cp1252") * 9, "MB783"),
    "an article too long": (b"A\n\nB\n\n" + b"abc " * 300_000 + b".", "MB786"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_write_nothing(folder: Path, tool: Tool, name: str) -> None:
    data, code = FAULTS[name]
    sound, broken = dump(folder, DUMP), dump(folder, data, "hong.txt")
    done = tool(folder, "import", sound, broken, "--into", INTO)
    assert done.code == 1
    assert "hong.txt" in done.err
    assert code in done.err
    assert "Chưa viết gì." in done.err
    assert set(written(folder)) == {"cu.txt", "hong.txt"}


def test_fifty_megabytes_are_refused_unread(folder: Path, tool: Tool) -> None:
    with (folder / "to.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    done = tool(folder, "import", "to.txt", "--into", INTO)
    assert done.code == 1
    assert "MB781" in done.err
    assert str(FILE_BYTES) in done.err


def test_no_such_file(folder: Path, tool: Tool) -> None:
    for name, code in (("khong-co.txt", "MB231"), ("content", "MB232")):
        done = tool(folder, "import", name, "--into", INTO)
        assert done.code == 2
        assert code in done.err


def test_all_or_nothing_when_the_machine_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full when the last name is given."""
    done: list[str] = []

    def full(source: str, target: str) -> None:
        if done:
            raise OSError(28, "No space left on device")
        done.append(target)
        os.link(source, target)

    monkeypatch.setattr(writing, "share_file", full)
    with pytest.raises(Exception, match="no space left on the disk"):
        import_files([folder / dump(folder, DUMP)], folder / INTO, folder / "content")
    assert done
    assert set(written(folder)) == {"cu.txt"}


def test_titles_cannot_break_out_of_front_matter(folder: Path, tool: Tool) -> None:
    title = 'Bài "a" \\ --- # : [x] {y} <b>*z*</b> | % @ `q`'
    assert (
        tool(
            folder, "import", dump(folder, f"{title}\n\n# Một câu. [a](b).\n"), "--into", INTO
        ).code
        == 0
    )
    (draft,) = (folder / INTO).glob("*.md")
    line = draft.read_text("utf-8").split("\n")[2]
    assert json.loads(line.removeprefix("title: ")) == title
    done: Run = tool(folder, "check")
    assert done.code == 0, done.err
