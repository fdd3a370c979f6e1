"""Front matter proposed for undeclared figures: named by the words around, sound when pasted."""

from pathlib import Path

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Source
from magbuild.content.suggestions import as_front_matter, body_of, suggest_metrics
from magbuild.core.catalogue import Severity

HEAD = """\
---
title: Bến Tre
date: 2022-12-01
section: tin-tuc
summary: Một năm.
"""


def compiled(text: str) -> tuple[Article, list[str]]:
    source = Source(id="a", kind=SourceKind.ARTICLE, path="a.md", text=text)
    document, _, found = compile_source(source)
    assert isinstance(document, Article)
    return document, [d.code for d in found if d.severity is not Severity.WARNING]


@pytest.mark.parametrize(
    ("body", "label", "value"),
    [
        ("Xây 1.353 nhà Đại đoàn kết.", "Nhà Đại đoàn kết", "1.353 nhà"),
        ("Mở 861 hoạt động tuyên truyền, ai cũng dự.", "Hoạt động tuyên truyền", "861 hoạt động"),
        ("Nhận hơn 180 triệu đồng tiền cứu trợ và gạo.", "Tiền cứu trợ", "hơn 180 triệu đồng"),
        ("Quỹ giúp các gia đình gặp nạn 383,7 triệu đồng.", None, "383,7 triệu đồng"),
        ("Có **1.162 học sinh** được giúp đỡ.", "Học sinh được giúp đỡ", "1.162 học sinh"),
        ("Trao 100 suất học bổng “Vượt khó”.", "Suất học bổng Vượt khó", "100 suất học bổng"),
        ("138 hộ", "Hộ", "138 hộ"),
        ("60%", "Số liệu chưa đặt tên", "60%"),
    ],
)
def test_the_words_around_a_figure_name_it(body: str, label: str | None, value: str) -> None:
    (one,) = suggest_metrics((), body)
    assert one.value == value
    assert one.label == (label or "Quỹ giúp các gia đình gặp nạn")


def test_ids_are_made_of_labels_and_never_meet() -> None:
    found = suggest_metrics((), "Xây 5 căn nhà ở đây.\n\nXây 7 căn nhà ở đó.\n\n60%\n\n75%")
    assert [one.id for one in found] == [
        *("can-nha", "can-nha-2", "so-lieu-chua-dat-ten", "so-lieu-chua-dat-ten-2"),
    ]


def test_the_same_words_twice_are_proposed_once() -> None:
    assert len(suggest_metrics((), "Xây 5 căn nhà tình thương.\n\nXây 5 căn nhà tình thương.")) == 1


def test_what_is_declared_is_not_proposed() -> None:
    text = f'{HEAD}metrics:\n  - {{id: nha, label: Nhà, value: "5 căn nhà"}}\n---\n'
    body = "Xây 5 căn nhà. Tặng 7 suất quà Tết.\n"
    article, _ = compiled(text + body)
    (one,) = suggest_metrics(article.meta.metrics or (), body)
    assert one.id == "suat-qua-tet"


TEXTS = [
    "Cả năm xây 1.353 căn nhà, giúp hơn 66 hộ nghèo.",
    "Kim ngạch vượt 125,4% kế hoạch, tăng 140,7% so với cùng kỳ.",
    "Thu nhập 10 - 12 triệu đồng/người/tháng. Khoảng 347,82 tấn gạo.",
    'Trao 5 suất: quà của hội. Trao \\# 7 phần quà "Tết" đến người nghèo.',
    "| Việc | Nhà (căn) |\n|---|---|\n| Xây | 1.353 |\n| Sửa | 51 |",
    "- 51 công trình\n- **66** hộ\n- [7 căn nhà](https://a.example/)",
    "Hai mươi lăm hộ thoát nghèo; 2/3 số hộ có nước sạch.",
    "Tăng từ 60% lên 75%, có 5 - 7 triệu đồng và 1,5 ha.",
    "Không có con số nào.",
]


@pytest.mark.parametrize("body", TEXTS)
def test_what_is_proposed_can_be_pasted(body: str) -> None:
    proposed = as_front_matter(suggest_metrics((), body), added=False)
    article, errors = compiled(f"{HEAD}{proposed}\n---\n{body}\n")
    assert errors == []
    assert article.undeclared == ()


def test_it_can_be_pasted_below_metrics_that_are_there() -> None:
    body = "Xây 5 căn nhà. Tặng 7 suất quà Tết."
    head = f'{HEAD}metrics:\n  - {{id: nha, label: Nhà, value: "5 căn nhà"}}\n'
    block = '  - id: nha\n    label: Nhà\n    value: "5 căn nhà"\n'
    article, _ = compiled(f"{head}---\n{body}\n")
    proposed = as_front_matter(suggest_metrics(article.meta.metrics or (), body), added=True)
    joined, errors = compiled(f"{HEAD}metrics:\n{block}{proposed}\n---\n{body}\n")
    assert errors == []
    assert len(joined.meta.metrics or ()) == 2
    assert joined.undeclared == ()


@pytest.mark.parametrize("name", ["dien-bien", "lang-son", "thong-ke-khu-vuc-2", "tra-vinh"])
def test_the_shipped_articles_could_be_declared_anew(project: Path, name: str) -> None:
    text = (project / "content" / "articles" / "2022" / f"{name}.md").read_text("utf-8")
    body = body_of(text)
    proposed = as_front_matter(suggest_metrics((), body), added=False)
    article, errors = compiled(f"{HEAD}{proposed}\n---\n{body}")
    assert errors == []
    assert article.undeclared == ()


def test_every_label_is_marked_as_a_guess() -> None:
    proposed = as_front_matter(suggest_metrics((), "Xây 5 căn nhà và 7 cây cầu."), added=False)
    assert proposed.count("TODO") == proposed.count("- id: ") == 2


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: a\n---\nChữ.\n", "Chữ.\n"),
        ("---\ntitle: a\n--- \nChữ.\n---\n5 hộ\n", "Chữ.\n---\n5 hộ\n"),
        ("---\ntitle: a\n---", ""),
        ("Chữ.\n", "Chữ.\n"),
    ],
)
def test_the_body_begins_behind_the_front_matter(text: str, body: str) -> None:
    assert body_of(text) == body
