from dataclasses import replace

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Source
from magbuild.settings import read_settings
from magbuild.site.charts import BarChart
from magbuild.site.pictures import comparison_chart
from magbuild.site.shown_figures import Chart
from tests.site.observed import SETTINGS, observed


def drawn(*printed: str, note: str = "") -> Chart[BarChart]:
    """The picture of a comparison of some figures of one story."""
    metrics = "".join(
        f'  - {{id: so-{n}, label: Nhãn {n}, value: "{text}", as_of: {2000 + n}}}\n'
        for n, text in enumerate(printed)
    )
    ids = ", ".join(f"so-{n}" for n in range(len(printed)))
    text = (
        "---\ntitle: A\ndate: 2022-12-01\nsection: chuyen-de\nsummary: S\n"
        f"metrics:\n{metrics}comparisons:\n  - {{id: ss, label: Cạnh nhau, metrics: [{ids}]"
        f"{f', note: {note}' if note else ''}}}\n---\n\n"
        + " ".join(f"Nhãn {n} là {text}." for n, text in enumerate(printed))
    )
    source = Source(id="articles/a", kind=SourceKind.ARTICLE, path="a.md", text=text)
    article, _, found = compile_source(source)
    settings, _ = read_settings(SETTINGS, "site.yaml")
    assert found == ()
    assert isinstance(article, Article)
    assert settings is not None
    story = replace(observed("1 căn").story, article=article)
    return comparison_chart(article.meta.comparisons[0], story, settings)


def shown(chart: Chart[BarChart]) -> list[str]:
    assert isinstance(chart.drawing, BarChart)
    return [bar.text.replace("\xa0", " ") for bar in chart.drawing.bars]


def test_a_comparison_shows_figures_as_printed_in_the_order_named() -> None:
    chart = drawn("60%", "hơn 6,19%", note="Hai tập hợp khác nhau.")
    assert shown(chart) == ["60%", "hơn 6,19%"]
    assert (chart.id, chart.title, chart.caption) == ("so-sanh-ss", "Cạnh nhau", "")
    assert chart.note == "Hai tập hợp khác nhau."
    assert chart.description == "Nhãn 0: 60% (Đến 2000); Nhãn 1: hơn 6,19% (Đến 2001)"
    assert [row.url.rpartition("#")[2] for row in chart.rows] == ["neu-so-0", "neu-so-1"]


@pytest.mark.parametrize(
    ("printed", "texts", "caption"),
    [
        (["12 căn", "7 căn"], ["12 căn", "7 căn"], ""),
        (
            ["hơn 12.345.678 đồng/người/tháng", "7 triệu đồng/người/tháng"],
            ["hơn 12.345.678", "7 triệu"],
            "đồng/người/tháng",
        ),
        (["1.353 lượt mô hình tự quản xã", "7 lượt mô hình"], ["1.353", "7"], "lượt mô hình"),
    ],
    ids=["short", "long", "noun"],
)
def test_a_long_unit_stands_beside_the_picture(
    printed: list[str], texts: list[str], caption: str
) -> None:
    chart = drawn(*printed)
    assert shown(chart) == texts
    assert chart.caption.replace("\xa0", " ") == caption


def test_a_range_is_drawn_to_its_end() -> None:
    chart = drawn("20–25%", "50%")
    assert isinstance(chart.drawing, BarChart)
    first = chart.drawing.bars[0]
    assert (str(first.length), str(first.more)) == ("40.00", "10.00")
