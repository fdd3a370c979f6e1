from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.passages import Passage, prepare
from tests.content.markdown_texts import markdown_texts


def passages(text: str) -> list[str]:
    """Each passage as it is searched, without the blanks that stand for markup."""
    prepared = prepare(text)
    return [" ".join(prepared.prose[p.start : p.end].split()) for p in prepared.passages]


TEXTS = {
    "sentences": ("Một câu. Hai câu!\n\nĐoạn sau.", ["Một câu.", "Hai câu!", "Đoạn sau."]),
    "broken lines": ("Một câu\ndài. Hai", ["Một câu dài.", "Hai"]),
    "items": ("Gồm:\n\n- một\n* hai\n  nữa\n1. ba", ["Gồm:", "một", "hai nữa", "ba"]),
    "nested items": ("- một\n    - hai", ["một", "hai"]),
    "cells": ("| a | b |\n|:--|--:|\n| c | |", ["a", "b", "c"]),
    "cells without outer strokes": ("a | b\n---|---\nc | d", ["a", "b", "c", "d"]),
    "quotation": ("> một\n> hai. Ba.\n>\n>> bốn", ["một hai.", "Ba.", "bốn"]),
    "quoted items": ("> - một\n> - hai", ["một", "hai"]),
    "aside": ('!!! note "Tên"\n    Chữ.\n\n    Nữa.', ['"Tên" Chữ.', "Nữa."]),
    "aside without a title": ("!!! note box\n    Chữ.", ["Chữ."]),
    "footnote": ("Chữ[^1]. Nữa.\n\n[^1]: Lời chú. Hết.", ["Chữ .", "Nữa.", "Lời chú.", "Hết."]),
    "headings": ("# một\n## hai\n###ba\nChữ.", ["Chữ."]),
    "headings in containers": ("> # một\n\n- ## hai\n\n1. # ba", []),
    "underlined headings": ("Một\n===\n\nHai\n---\nChữ.", ["Chữ."]),
    "a line under a paragraph": ("Một\nhai\n---\nChữ.", ["Một hai --- Chữ."]),
    "code": ("Chữ `mã` chữ.\n\n```\nmã\n```\n~~~\nmã\n~~~", ["Chữ chữ."]),
    "comment": ("Chữ <!-- ghi\nchú --> chữ.", ["Chữ chữ."]),
    "emphasis": (
        "**Chữ** *đậm* __và__ _nghiêng_ tep_a 2 * 3.",
        ["Chữ đậm và nghiêng tep_a 2 * 3."],
    ),
    "link": (
        "Xem [bài ấy](a(1).md 'tên') và [bài kia][a].\n\n[a]: b.md",
        ["Xem bài ấy và bài kia ."],
    ),
    "addresses": ("Xem <https://a.vn/1 2>, <mailto:a@b.vn>, <a@b.vn>.", ["Xem , , ."]),
    "picture": ('![mô tả](anh.jpg "Chú thích.")', ['"Chú thích.")']),
    "attributes": ("Chữ {: .x #y } chữ.\n{: .z }", ["Chữ chữ."]),
    "entity": ("Có 5&nbsp;hộ &amp; hơn.", ["Có 5 hộ &amp; hơn."]),
    "mark": ("Chữ. [[m:a]] chữ. Có [[m: b ]].", ["Chữ.", "N chữ.", "Có N ."]),
    "empty": ("", []),
    "blank": (" \n\n\t\n", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_passages(text: str, expected: list[str]) -> None:
    assert passages(text) == expected


def test_a_sentence_knows_its_paragraph_and_its_heading() -> None:
    (_, passage, *_) = prepare("## Nhà ở\n\nMột. Hai.\n").passages
    assert passage == Passage(
        start=15, end=19, words=("Hai.",), context=("Một. Hai.\n", "Nhà ở"), measure=""
    )


@pytest.mark.parametrize(
    ("head", "first", "measure"),
    [
        ("Kinh phí (triệu đồng)", "Quỹ", "triệu đồng"),
        ("Kinh phí (ĐVT: triệu đồng)", "Quỹ", "triệu đồng"),
        ("Kinh phí", "Quỹ (đơn vị: tỷ đồng)", "tỷ đồng"),
        ("Số hộ nghèo", "Bắc", "hộ nghèo"),
        ("Kinh phí", "Số hộ", "hộ"),
        ("2022", "Quỹ", ""),
    ],
)
def test_a_cell_knows_its_row_its_column_and_their_unit(
    head: str, first: str, measure: str
) -> None:
    row = f"| {first} | 5 |"
    passage = prepare(f"# A\n\n| Việc | {head} |\n|---|---|\n{row}").passages[-1]
    assert passage.words == (row, head)
    assert passage.context == ("A",)
    assert passage.measure == measure


def test_a_row_may_have_more_cells_than_the_head() -> None:
    assert [p.words[1] for p in prepare("a | b\n---|---\nc | d | e").passages[2:]] == ["a", "b", ""]


@given(markdown_texts | st.text())
def test_passages_follow_each_other_in_the_text(text: str) -> None:
    prepared = prepare(text)
    assert len(prepared.prose) == len(text)
    pairs = zip(text, prepared.prose, strict=True)
    assert all(a == b or (b in " N" and a != "\n") for a, b in pairs)
    found = prepared.passages
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        words = prepared.prose[one.start : one.end]
        assert words == words.strip() != ""
