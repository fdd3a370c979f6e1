import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.vietnamese.sentences import sentences

TEXTS = {
    "G01": ("Ông sống ở TP. HCM.", "Ông viết báo."),
    "G02": ("Có 1.353 nhà.",),
    "G03": ("PGS. TS. Lê A phát biểu.",),
    "G04": ("Rau, củ, quả, v.v. đều bán.", "Giá rẻ."),
    "other abbreviations": ("ThS. Lê B, GS. Trần C và BS. Nguyễn D ở Q. Tân Bình, P. Tây Thạnh.",),
    "with dots inside": ("Bà ở Q.Bình Thạnh, TP.HCM.", "Ông là PGS.TS. Lê A."),
    "decimals and dates": ("Ngày 15.11.2022 đạt 64,8km.", "Vui!"),
    "question and exclamation": ("Ai? ", "Tôi!", "Thế à?!", "Vâng."),
    "ellipsis": ("Rau, củ… đều bán… ", "Giá rẻ..."),
    "ends with a number": ("Quét năm 2016.", "20 Cục dự."),
    "closing quotation mark": ("“Tôi vui.”", "Ông cười."),
    "speech goes on": ("“Đi đâu?” – ông hỏi.", "“Về!”"),
    "numbered item": ("1. Công tác đền ơn.", "2. Giảm nghèo."),
    "roman and letter items": ("II. Kết quả.", "A. Nhà ở."),
    "lower case goes on": ("Xem tr. 5 và tr. 6.",),
    "line break is a space": ("Một câu\ndài.", "Câu hai."),
    "no final stop": ("Câu một.", "Câu hai không chấm"),
    "no-break space": ("Ở TP.\u00a0HCM.", "Có 5.000\u00a0người."),
    "missing space": ("Không có cách.Câu sau.",),
}


@pytest.mark.parametrize("parts", TEXTS.values(), ids=TEXTS.keys())
def test_sentences(parts: tuple[str, ...]) -> None:
    text = " ".join(parts)
    assert tuple(sentence.text for sentence in sentences(text)) == tuple(map(str.strip, parts))


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\n\n\n  "])
def test_a_blank_line_ends_a_sentence(gap: str) -> None:
    assert [one.text for one in sentences(f"tiêu đề{gap}câu sau.{gap}tiếp")] == [
        "tiêu đề",
        "câu sau.",
        "tiếp",
    ]


def test_spans() -> None:
    text = "  Một. Hai.\n"
    assert [(one.start, one.end) for one in sentences(text)] == [(2, 6), (7, 11)]


@pytest.mark.parametrize("space", [" ", "\t", "\r", "\u00a0"])
def test_space_before_a_blank_line_belongs_to_no_sentence(space: str) -> None:
    assert [one.text for one in sentences(f"tiêu đề{space}\n\ncâu")] == ["tiêu đề", "câu"]


@given(st.text() | st.text(st.sampled_from("Aa1. !?…\n\t“”\"'-()")))
def test_sentences_cover_the_text_in_order(text: str) -> None:
    position = 0
    for sentence in sentences(text):
        assert not text[position : sentence.start].strip()
        assert sentence.start < sentence.end
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        position = sentence.end
    assert not text[position:].strip()
