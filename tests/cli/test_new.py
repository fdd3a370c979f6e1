"""The commands that write for editors, as these meet them: where, what, and what never."""

import os
import pty
import select
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Source
from magbuild.content.schema import ARTICLE
from tests.conftest import ORGANISATIONS, SITE, TOPICS


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


Magazine = Callable[..., Path]
Tool = Callable[..., Run]


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "content").rglob("*"))
        if path.is_file()
    }


def article_at(path: Path) -> Article:
    source = Source(id="a", kind=SourceKind.ARTICLE, path="a.md", text=path.read_text("utf-8"))
    document = compile_source(source).document
    assert isinstance(document, Article)
    return document


def test_a_new_article_is_a_draft_that_the_magazine_takes(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    before = files_of(folder)
    words = ("--province", "ben tre", "--organisation", "mttqvn ben tre", "--author", "Nguyễn: A")
    run = tool(folder, "new", "Nhà mới: 12 xã", *words, "--topic", "giam ngheo", "--topic", "NTM")
    assert run.code == 2  # no such topic, and nothing written
    assert files_of(folder) == before

    run = tool(folder, "new", "Nhà mới: 12 xã", *words, "--topic", "giam ngheo")
    path = "content/articles/2022/nha-moi-12-xa.md"
    assert (run.code, run.out) == (0, f"{path}\n")
    assert "Còn phải điền: summary, metrics." in run.err
    meta = article_at(folder / path).meta
    assert (meta.title, meta.slug, meta.draft) == ("Nhà mới: 12 xã", "nha-moi-12-xa", True)
    assert (str(meta.date), meta.year, meta.author) == ("2022-12-31", 2022, "Nguyễn: A")
    assert [one.value for one in meta.organisation] == ["mttq-ben-tre"]
    assert [one.value for one in meta.topics] == ["giam-ngheo"]
    assert meta.province is not None
    assert meta.province.value == "Bến Tre"
    assert files_of(folder).keys() - before.keys() == {path}
    for drafts in ((), ("--drafts",)):
        checked = tool(folder, "check", *drafts)
        assert (checked.code, checked.out) == (0, "0 lỗi, 3 cảnh báo\n")
    text = (folder / path).read_text("utf-8")
    assert tool(folder, "fix", "--check").code == 0
    assert [part.name for part in ARTICLE.fields if f"{part.name}:" not in text] == []
    assert [part.name for part in ARTICLE.fields if f"# {part.vi}" not in text] == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Công ty: ABC", "cong-ty-abc"),
        ('Nói "được" \\ làm', "noi-duoc-lam"),
        ("#1 [mới] {a}: *b* & !c | d", "1-moi-a-b-va-c-d"),
        ("null", "null"),
        ("2022", "2022"),
        ("- gạch", "gach"),
        ("  Nhiều   chỗ \t trống ", "nhieu-cho-trong"),
        (unicodedata.normalize("NFD", "Điện Biên"), "dien-bien"),
        ("Vui 😀 quá\u200b", "vui-qua"),
        ("Москва", "moskva"),
        ("Tít " + "dài " * 40, "tit-" + "-".join(["dai"] * 19)),
    ],
)
def test_any_title_is_written_as_it_is_read(
    magazine: Magazine, tool: Tool, title: str, slug: str
) -> None:
    folder = magazine()
    run = tool(folder, "new", "article", "--", title)
    assert run.out == f"content/articles/2022/{slug}.md\n"
    meta = article_at(folder / run.out.strip()).meta
    wanted = " ".join(unicodedata.normalize("NFC", title).replace("\u200b", "").split())
    assert (meta.title, meta.slug) == (wanted, slug)
    assert tool(folder, "check", "--drafts").code == 0


def test_a_slug_is_free_and_no_file_is_overwritten(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({"pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nChữ.\n"})
    before = files_of(folder)
    written = [tool(folder, "new", "Bến Tre làm nhà").out for _ in range(2)]
    assert written == [f"content/articles/2022/ben-tre-lam-nha-{n}.md\n" for n in (2, 3)]
    told = tool(folder, "new", "Ben Tre làm nhà", "--year", "2021")
    assert told.out == "content/articles/2021/ben-tre-lam-nha-4.md\n"
    assert "Địa chỉ /bai/ben-tre-lam-nha/ trùng với content/articles/2022/ben-tre.md" in told.err
    # The name of a file is taken as well, and be it that of a file that says nothing.
    (folder / "content/articles/2022/Le-Hoi.md").write_text("?", "utf-8")
    assert tool(folder, "new", "Lễ hội").out == "content/articles/2022/le-hoi-2.md\n"
    refused = tool(folder, "new", "A", "--slug", "ben-tre-lam-nha")
    assert (refused.code, refused.out) == (1, "")
    assert "MB511" in refused.err
    assert {name: files_of(folder)[name] for name in before} == before


def test_an_address_of_another_page_is_taken(magazine: Magazine, tool: Tool) -> None:
    site = f'{SITE}permalinks: {{article: "/{{slug}}/"}}\n'
    folder = magazine({"site.yaml": site, "pages/a.md": "---\ntitle: Lễ hội\n---\nChữ.\n"})
    assert tool(folder, "new", "Lễ hội").out == "content/articles/2022/le-hoi-2.md\n"
    assert tool(folder, "new", "Tìm kiếm").out == "content/articles/2022/tim-kiem-2.md\n"


@pytest.mark.parametrize(
    ("others", "path"),
    [
        ({"articles/2022/ben-tre.md": None}, "articles/2023/x.md"),
        ({}, "articles/2023/x.md"),
        (
            {
                "articles/2022/ben-tre.md": None,
                "articles/a.md": "---\ntitle: A\ndraft: true\n---\n",
            },
            "articles/x.md",
        ),
        (
            {
                "articles/2022/ben-tre.md": None,
                "articles/tin-tuc/a.md": "---\ntitle: A\ndraft: true\n---\n",
            },
            "articles/tin-tuc/x.md",
        ),
    ],
)
def test_the_folder_is_that_of_its_neighbours(
    magazine: Magazine, tool: Tool, others: dict[str, str | None], path: str
) -> None:
    folder = magazine(others)
    run = tool(folder, "new", "X", "--year", "2023", "--section", "tin")
    assert run.out == f"content/{path}\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, 'Viết như: magbuild new "Bến Tre làm nhà"'),
        (("",), 2, "title: lỗi MB329"),
        (("😀😀",), 2, "--slug: lỗi MB512: Không tạo được địa chỉ từ “😀😀”"),
        (("a" * 201,), 2, "MB316: Quá dài: 201 ký tự, giới hạn 200"),
        (("X\u202eY",), 2, "MB112: Ký tự điều khiển U+202E"),
        (("X", "--slug", "../x"), 2, "--slug: lỗi MB514"),
        (
            ("X", "--province", "Ben Tee"),
            2,
            "--province: lỗi MB334: Không có tỉnh, thành “Ben Tee”. Có phải “Bến Tre”?",
        ),
        (
            ("X", "--province", "ha tay"),
            2,
            "MB335: Vào ngày 31/12/2022 không có tỉnh, thành tên “ha tay”",
        ),
        (
            ("X", "--province", "Bến Tre", "--date", "2026-01-02"),
            2,
            "Tên đúng cho ngày này: Vĩnh Long",
        ),
        (("X", "--province", "Hà Nam Ninh"), 2, "MB338"),
        (("X", "--organisation", "thống kê"), 2, "--organisation: lỗi MB331"),
        (("X", "--organisation", "tinh"), 2, "--organisation: lỗi MB338: “tinh” có thể là: "),
        (
            ("X", "--topic", "giam ngheoo"),
            2,
            "--topic: lỗi MB332: Không có chủ đề “giam ngheoo” trong topics.yaml. Có phải",
        ),
        (("X", "--section", "chuyen-d"), 2, "--section: lỗi MB333"),
        (("X", "--date", "1/12/2022"), 2, "Viết một ngày dạng 2022-12-31"),
        (("X", "--content", "khong-co"), 2, "MB102"),
        (("topic", "giảm nghèo"), 2, "MB349: “giảm nghèo” đã có trong sổ: giam-ngheo (Giảm nghèo)"),
        (("topic", "Khác", "--id", "giam-ngheo"), 2, "MB349"),
        (("topic", "Khác", "--alias", "Giảm nghèo"), 1, "MB208"),
        (("topic", "😀"), 2, "--id: lỗi MB330"),
        (("topic", "X", "--id", "Á"), 2, "--id: lỗi MB330"),
        (("topic", "dài " * 30), 1, "MB316"),
        (("organisation", "A", "--founded", "xưa"), 1, "MB336"),
        (("organisation", "A", "--kind", "Á b"), 1, "MB330"),
        (("organisation", "A", "--parent", "zzz"), 2, "--parent: lỗi MB331"),
        (("organisation", "A", "--province", "zzz"), 2, "--province: lỗi MB334"),
    ],
)
def test_words_that_cannot_be_used_write_nothing(
    magazine: Magazine,
    tool: Tool,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    two = "  - {id: tk-tinh, name: Thống tỉnh}\n"
    folder = magazine({"organisations.yaml": ORGANISATIONS + two})
    before = files_of(folder)
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        run = tool(folder, "new", *words)
    assert (run.code, run.out) == (code, "")
    assert said in run.err
    assert run.err.count("lỗi MB") <= 1
    assert files_of(folder) == before


COMMENTED = """\
topics:
  # đầu
  - id: b
    name: B  # giữa
{new}
  # về d
  - {{id: d, name: D}}
# cuối
"""
CHANGE = """\
  - id: chuyen-doi
    name: "Chuyển: đổi"
    aliases: ["số, hóa", c, "2022"]
"""
BY_NAME = "topics:\n- {{id: x, name: Dao}}\n- {{id: a, name: Đá}}\n{new}- {{id: b, name: Em}}\n"
IN_NO_ORDER = "topics:\n  - {id: z, name: B}\n  - {id: a, name: A}"
REGISTERS = [
    pytest.param(
        COMMENTED.format(new=""),
        ("Chuyển: đổi", "--alias", "số, hóa", "--alias", "c", "--alias", "2022"),
        COMMENTED.format(new=CHANGE),
        id="by-id-between-comments",
    ),
    pytest.param(
        "topics:\n  - {id: b, name: B}\n",
        ("A",),
        "topics:\n  - id: a\n    name: A\n  - {id: b, name: B}\n",
        id="before-all-others",
    ),
    pytest.param(
        BY_NAME.format(new=""),
        ("Đò",),
        BY_NAME.format(new="- id: do\n  name: Đò\n"),
        id="by-name-where-đ-follows-d",
    ),
    pytest.param(
        IN_NO_ORDER,
        ("M", "--description", "Một câu: hai."),
        f'{IN_NO_ORDER}\n  - id: m\n    name: M\n    description: "Một câu: hai."\n',
        id="in-no-order-without-an-end-of-line",
    ),
    pytest.param(
        "\ufefftopics:\r\n  - {id: b, name: B}\r\n",
        ("C",),
        "\ufefftopics:\r\n  - {id: b, name: B}\r\n  - id: c\r\n    name: C\r\n",
        id="the-bytes-that-the-file-has",
    ),
    pytest.param(
        "# Sổ\ntopics: []  # trống\n",
        ("C",),
        "# Sổ\ntopics:  # trống\n  - id: c\n    name: C\n",
        id="empty",
    ),
    pytest.param(None, ("C",), "topics:\n  - id: c\n    name: C\n", id="not-there"),
]


@pytest.mark.parametrize(("text", "words", "expected"), REGISTERS)
def test_a_topic_is_put_into_its_place(
    magazine: Magazine, tool: Tool, text: str | None, words: tuple[str, ...], expected: str
) -> None:
    article = "---\ntitle: A\ndraft: true\n---\nChữ.\n"
    folder = magazine({"topics.yaml": text, "articles/2022/ben-tre.md": article})
    run = tool(folder, "new", "topic", *words)
    assert run.code == 0
    assert (folder / "content/topics.yaml").read_bytes().decode() == expected
    path, line = run.out.strip().split(":")
    assert path == "content/topics.yaml"
    assert expected.splitlines()[int(line) - 1].lstrip().startswith("- id: ")
    assert tool(folder, "check").code == 0


def test_an_organisation_is_written_in_full(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    options = ("--note", "Ghi: chú", "--founded", "1930", "--parent", "mttqvn", "--kind", "hoi")
    names = ("--province", "ha tay", "--short", "HND", "--alias", "Hội ND")
    run = tool(folder, "new", "organisation", "Hội Nông dân", *options, *names)
    assert run.code == 0
    assert (folder / "content/organisations.yaml").read_text("utf-8") == (
        "organisations:\n"
        "  - id: hoi-nong-dan\n    name: Hội Nông dân\n    short: HND\n    aliases: [Hội ND]\n"
        "    kind: hoi\n    province: Hà Tây\n    parent: mttq-ben-tre\n    founded: 1930\n"
        '    note: "Ghi: chú"\n' + ORGANISATIONS.partition("\n")[2]
    )
    assert tool(folder, "check").code == 0
    assert tool(folder, "new", "Bài", "--organisation", "hội nd").code == 0


def test_the_order_that_the_magazine_has_chosen(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({"site.yaml": f"{SITE}register_order: name\n"})
    assert tool(folder, "new", "topic", "Hòa giải").code == 0
    lines = (folder / "content/topics.yaml").read_text("utf-8").splitlines()
    assert lines[2] == "  - id: hoa-giai"


def test_a_register_on_one_line_is_left_and_the_entry_told(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({"topics.yaml": "topics: [{id: giam-ngheo, name: Giảm nghèo}]\n"})
    before = files_of(folder)
    run = tool(folder, "new", "topic", "B: c")
    assert run.code == 2
    assert 'Tự chép vào sổ: {id: b-c, name: "B: c"}' in run.err
    assert files_of(folder) == before


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"site.yaml": None}, "MB201"),
        ({"site.yaml": "title: [\n"}, "MB319"),
        ({"topics.yaml": f"{TOPICS}x: y\n"}, "MB309"),
    ],
)
def test_nothing_is_added_to_what_cannot_be_read(
    magazine: Magazine, tool: Tool, files: dict[str, str | None], code: str
) -> None:
    folder = magazine(files)
    before = files_of(folder)
    for words in (("X",), ("topic", "X")):
        run = tool(folder, "new", *words)
        assert run.code == 1
        assert code in run.err
    assert files_of(folder) == before


def test_no_article_is_written_through_a_link(
    magazine: Magazine, tool: Tool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = magazine()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "content/articles/2021").symlink_to(elsewhere)
    run = tool(folder, "new", "X", "--year", "2021")
    assert run.code == 2
    assert "MB127" in run.err
    assert list(elsewhere.iterdir()) == []


def test_an_editor_is_asked_at_a_terminal(magazine: Magazine) -> None:
    """Each answer that cannot be used is told why, and the question asked again."""
    folder = magazine()
    answers = [
        *("😀", "Nhà mới: 12 xã", "thể thao", "chuyen-de", "2022"),
        *("Ben Tee", "ben tre", "xyz", "mttqvn", "", ""),
    ]
    program = str(Path(sys.executable).with_name("magbuild"))
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execv(program, [program, "new"])  # noqa: S606  # our own program
    said = _talk(terminal, answers)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    for told in ("MB", "Traceback"):
        assert told not in said
    for told in (
        "Không tạo được địa chỉ",
        "Không có chuyên mục",
        "Có phải “Bến Tre”?",
        "Không có tổ chức “xyz”",
    ):
        assert told in said
    meta = article_at(folder / "content/articles/2022/nha-moi-12-xa.md").meta
    assert meta.title == "Nhà mới: 12 xã"
    assert [one.value for one in meta.organisation] == ["mttq-ben-tre"]
    assert meta.topics == ()


def _talk(terminal: int, answers: list[str]) -> str:
    """Everything said at a terminal while its questions are answered one by one."""
    said = b""
    asked = 0
    while select.select([terminal], [], [], 60)[0]:
        try:
            heard = os.read(terminal, 4096)
        except OSError:  # how a terminal tells that nobody is there any more
            break
        if not heard:
            break
        said += heard
        if said.endswith(b": ") and asked < len(answers):
            os.write(terminal, answers[asked].encode() + b"\n")
            asked += 1
    os.close(terminal)
    return said.decode()
