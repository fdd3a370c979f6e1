"""How dumps are taken apart, and that nothing of them is lost."""

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from magbuild.core.texts import forbidden_character
from magbuild.importers.captions import caption_length
from magbuild.importers.drafts import markdown_body
from magbuild.importers.plain_text import read_plain_text
from magbuild.importers.reading import clean_text
from magbuild.importers.review import Reviewed, write_review
from magbuild.importers.segments import SegmentKind, segments_of
from magbuild.vietnamese.code_pages import Decoded

LONG = "Đây là một đoạn. Nó có hai câu."
Parts = list[tuple[str, str]]

DUMPS: dict[str, tuple[str, Parts]] = {
    "a section and an article": (
        f"KINH TẾ\n\nBài một\n\n{LONG}\n",
        [
            ("section", "KINH TẾ"),
            ("title", "Bài một"),
            ("text", "Đây là một đoạn."),
            ("text", "Nó có hai câu."),
        ],
    ),
    "the title directly below the section": (
        "KINH TẾ\nBài một\n\nCâu.",
        [("section", "KINH TẾ"), ("title", "Bài một"), ("text", "Câu.")],
    ),
    "no section": ("Bài một\n\nCâu.", [("title", "Bài một"), ("text", "Câu.")]),
    "a title that asks": ("Vì sao?\n\nCâu.", [("title", "Vì sao?"), ("text", "Câu.")]),
    "empty lines everywhere": (
        "\n\n \nA\n\n\n\t\nB\n\n\n\nCâu.\n\n\n",
        [("section", "A"), ("title", "B"), ("text", "Câu.")],
    ),
    "what pages leave": (
        """Bài

Câu. Trang
Trang 3
- 4 -
5/12
Câu nữa. Trang 12
Câu ba. Trang 7 Câu bốn. Toàn cảnh xã Trang""",
        [
            ("title", "Bài"),
            ("text", "Câu."),
            ("furniture", "Trang"),
            ("furniture", "Trang 3"),
            ("furniture", "- 4 -"),
            ("furniture", "5/12"),
            ("text", "Câu nữa."),
            ("furniture", "Trang 12"),
            ("text", "Câu ba."),
            ("furniture", "Trang 7"),
            ("text", "Câu bốn."),
            ("caption", "Toàn cảnh xã"),
            ("furniture", "Trang"),
        ],
    ),
    "names that end like pages": (
        f"Bài\n\n{LONG} Họ đi chơi ở Nha Trang\n{LONG} Họ tặng quà cho chị Trang",
        [
            ("title", "Bài"),
            ("text", "Đây là một đoạn."),
            ("text", "Nó có hai câu."),
            ("caption", "Họ đi chơi ở Nha Trang"),
            ("text", "Đây là một đoạn."),
            ("text", "Nó có hai câu."),
            ("caption", "Họ tặng quà cho chị Trang"),
        ],
    ),
    "a caption between sentences": (
        "Bài\n\nCâu một. Nông dân thu hoạch dừa Năm 2021, xã có 5 ha. Ảnh: Ban Mẫu.",
        [
            ("title", "Bài"),
            ("text", "Câu một."),
            ("caption", "Nông dân thu hoạch dừa"),
            ("text", "Năm 2021, xã có 5 ha."),
            ("caption", "Ảnh: Ban Mẫu."),
        ],
    ),
    "lines without a place": (
        "Mục\nMục hai\nMột dòng.\n\nBài\n\nCâu.\nNguyễn Văn Mẫu\n\nBài cuối",
        [
            ("section", "Mục"),
            ("unplaced", "Mục hai"),
            ("unplaced", "Một dòng."),
            ("title", "Bài"),
            ("text", "Câu."),
            ("unplaced", "Nguyễn Văn Mẫu"),
            ("unplaced", "Bài cuối"),
        ],
    ),
    "only a section": ("KINH TẾ\n", [("section", "KINH TẾ")]),
    "nothing": ("", []),
    "emoji": ("🎉🎉\n\nCâu.", [("title", "🎉🎉"), ("text", "Câu.")]),
}


@pytest.mark.parametrize("name", DUMPS)
def test_parts_of_dumps(name: str) -> None:
    text, parts = DUMPS[name]
    found = sorted(segments_of(read_plain_text(text)), key=lambda one: one.start)
    assert [(one.kind.value, text[one.start : one.end]) for one in found] == parts


def test_what_may_be_a_title_is_doubted() -> None:
    text = f"Bài\n\n{LONG}\n\nBài hai có dấu chấm.\n\n{LONG}\n\nCâu cuối."
    (article,) = read_plain_text(text).articles
    assert [text[one.start : one.end] for one in article.doubts] == ["Bài hai có dấu chấm."]


@pytest.mark.parametrize(
    ("sentence", "caption"),
    [
        ("Bà con nhận quà Tết Trong năm, xã nghèo đi.", "Bà con nhận quà Tết"),
        (
            "Lãnh đạo xã thăm ông Lê Văn Mẫu Năm 2020, xã có đường.",
            "Lãnh đạo xã thăm ông Lê Văn Mẫu",
        ),
        ("Các em đến trường Từ năm 2020, xã có đường.", "Các em đến trường"),
        ("Đoàn công tác đến Từ Sơn và Năm Căn.", ""),
        ("Hợp tác xã Mẫu Xanh ở xã Mẫu có 5 ha.", ""),
        ("Ông nói: “Bà con vui Trong lòng tôi vui.”", ""),
        ("Xã đã Theo dõi.", ""),
        ("bà con vui mừng Trong năm đó.", ""),
    ],
)
def test_captions(sentence: str, caption: str) -> None:
    assert sentence[: caption_length(sentence)] == caption


LINES = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            " ",
            "KINH TẾ",
            "Bài một",
            "Bài hai?",
            "🎉",
            "Trang",
            "Trang 12",
            "- 7 -",
            "3/4",
        ),
        *(LONG, f"{LONG} Trang", "Câu. Trang 5 Câu. Toàn cảnh xã Trang", "…", "?", "“", "1. Một."),
        "Câu một. Nông dân thu hoạch dừa Năm 2021, xã có 5 ha. Ảnh: Ban Mẫu. <b>*x*</b> [a](b) \\",
        "x" * 300,
        "Chữ " * 3000,
    ]
)
RAW = st.text(alphabet="aĐ. Trang12\n\t\x07\x0c\r\u202eo\u0301*#[<`_\\&~“”?!:-", max_size=200)
TEXTS = st.one_of(st.lists(LINES, max_size=14).map("\n".join), RAW, st.text(max_size=80))


def letters(text: str) -> str:
    return "".join(text.split())


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", letters(text))


def plain(markdown: str) -> str:
    """What the escapes of a draft stand for."""
    return html.unescape(re.sub(r"\\(.)", lambda m: f"&#{ord(m[1])};", markdown))


@given(TEXTS)
@effort(max_examples=400)
def test_every_character_is_accounted_for(raw: str) -> None:
    clean = clean_text(Decoded(text=raw.encode("utf-8", "replace").decode(), encoding="UTF-8"), "x")
    text, dump = clean.text, read_plain_text(clean.text)
    assert forbidden_character(text) == ""
    assert unicodedata.is_normalized("NFC", text)
    kept = [sign for sign in unicodedata.normalize("NFC", raw) if not forbidden_character(sign)]
    removed = [one.character for one in clean.removed]
    assert composed("".join(kept)) == composed(text)
    assert not set(removed) & set(text)
    at = 0
    for one in sorted(segments_of(dump), key=lambda segment: segment.start):
        assert text[at : one.start].strip() == ""
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        at = one.end
    assert text[at:].strip() == ""
    report = write_review([Reviewed(clean=clean, dump=dump, section="", drafts=(), proposals=())])
    for one in (*dump.loose, *([dump.section] if dump.section else [])):
        assert f"  {text[one.start : one.end]}\n" in report
    for sign in removed:
        assert f"U+{ord(sign):04X}" in report
    for article in dump.articles:
        body = markdown_body(text, article)
        pieces = [one for block in article.blocks for one in block]
        italics = [one for one in pieces if one.kind is SegmentKind.CAPTION]
        lines = [
            line[1:-1] if line.startswith("*") and italics else line for line in body.split("\n\n")
        ]
        said = "".join(map(plain, lines))
        assert letters(said) == letters("".join(text[one.start : one.end] for one in pieces))
