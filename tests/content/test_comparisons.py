import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Source
from magbuild.core.diagnostics import Diagnostic

HEAD = """\
---
title: Bài
date: 2022-12-20
section: chuyen-de
summary: S
"""
METRICS = {
    "truoc": "60%",
    "nay": "6,19%",
    "tien": "12 triệu đồng",
    "luong": "12 triệu đồng/tháng",
    "vuot": "vượt 125,4%",
    "tang": "tăng 140,7%",
    "tang-it": "tăng 5%",
    "giam-it": "giảm 8%",
}


def compiled(comparisons: str) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    metrics = "".join(
        f'  - {{id: {name}, label: Nhãn {name}, value: "{printed}"}}\n'
        for name, printed in METRICS.items()
    )
    body = " ".join(f"Nhãn {name} là {printed}." for name, printed in METRICS.items())
    text = f"{HEAD}metrics:\n{metrics}comparisons:\n{comparisons}---\n\n{body}\n"
    source = Source(id="a", kind=SourceKind.ARTICLE, path="a.md", text=text)
    document, _, found = compile_source(source)
    assert document is None or isinstance(document, Article)
    return document, found


def comparison(*metrics: str, extra: str = "") -> str:
    return f"  - {{id: ss, label: Hai tỷ lệ, metrics: [{', '.join(metrics)}]{extra}}}\n"


def told(comparisons: str) -> list[tuple[str, dict[str, str]]]:
    _, found = compiled(comparisons)
    return [(one.code, dict(one.arguments)) for one in found]


def test_a_comparison_is_read() -> None:
    article, found = compiled(comparison("truoc", "nay", extra=", note: Hai tập hợp khác nhau."))
    assert found == ()
    assert article is not None
    (one,) = article.meta.comparisons
    assert (one.id, one.label, one.note) == ("ss", "Hai tỷ lệ", "Hai tập hợp khác nhau.")
    assert [name.value for name in one.metrics] == ["truoc", "nay"]


def test_a_note_is_not_required() -> None:
    article, _ = compiled(comparison("truoc", "nay"))
    assert article is not None
    assert article.meta.comparisons[0].note == ""


def test_an_unknown_metric_is_told_with_what_may_be_meant() -> None:
    assert told(comparison("truoc", "naay")) == [
        ("MB376", {"label": "Hai tỷ lệ", "id": "naay", "suggestion": "nay"})
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("truoc", "tien"), ("tien", "luong"), ("tang-it", "giam-it"), ("truoc", "tang-it")],
    ids=["units", "rates", "directions", "a change and a state"],
)
def test_figures_of_two_measures_are_not_drawn_on_one_axis(one: str, other: str) -> None:
    assert told(comparison(one, other)) == [
        ("MB377", {"label": "Hai tỷ lệ", "one": METRICS[other], "other": METRICS[one]})
    ]


def test_changes_in_one_direction_may_be_compared() -> None:
    assert told(comparison("tang-it", "giam-it")) != []
    assert told(comparison("tang", "tang-it")) == [
        ("MB378", {"printed": "tăng 140,7%", "id": "tang"})
    ]


@pytest.mark.parametrize("name", ["vuot", "tang"])
def test_what_can_be_read_in_two_ways_is_never_drawn(name: str) -> None:
    codes = [code for code, _ in told(comparison(name, "tang-it"))]
    assert codes == ["MB378"]


@pytest.mark.parametrize(
    ("comparisons", "codes"),
    [
        (comparison("truoc"), ["MB324"]),
        (comparison("truoc", "truoc"), ["MB324"]),
        (comparison("truoc", "Nay"), ["MB330"]),
        ("  - {id: ss, metrics: [truoc, nay]}\n", ["MB320"]),
        ("  - {id: ss, label: A, metrics: truoc}\n", ["MB324"]),
        (comparison("truoc", "nay") * 2, ["MB204"]),
        (comparison("truoc", "nay", extra=", notes: X"), ["MB309"]),
    ],
    ids=["one", "one twice", "no id", "no label", "no list", "one id twice", "unknown field"],
)
def test_badly_written_comparisons_are_refused(comparisons: str, codes: list[str]) -> None:
    assert [code for code, _ in told(comparisons)] == codes


def test_all_faults_of_a_comparison_come_at_once() -> None:
    codes = [code for code, _ in told(comparison("truoc", "khac", "tang", "tien"))]
    assert codes == ["MB376", "MB378", "MB377", "MB377"]
