"""The four profiles: every figure of the front matter stands in the text, as printed."""

from pathlib import Path

import pytest

from magbuild.content.compiler import compile_source
from magbuild.content.models import Article, Text
from magbuild.content.passages import prepare
from magbuild.content.sources import load
from magbuild.vietnamese.figures import machine_number
from magbuild.vietnamese.quantities import find

# Value, unit with its rates, and bound of every figure, from the sheet of facts.
FACTS = {
    "tra-vinh": """
        128 người exact
        8 công trình exact
        330000000 VND above
        20400 m² exact
        6000 ngày công above
        5 trụ exact
        64.8 km exact
        6 km exact
        719000000 VND above
        1500 phần quà below
        2442 lượt hộ exact
        635000000 VND exact
        15 căn exact
        2 căn exact
        645000000 VND exact
        100 suất exact
        3000 quyển exact
        26 chiếc exact
        74000000 VND above
        6 mô hình exact
        138 hộ exact
        60 % exact
        6.19 % exact
    """,
    "lang-son": """
        4390000 USD exact
        125.4 % exact
        140.7 % exact
        6280000000 VND above
        12000000 VND/người/tháng exact
        80 % above
    """,
    "thong-ke-khu-vuc-2": """
        20 cục exact
        30 người above
        3 trung tâm exact
        10 % above
    """,
    "dien-bien": """
        861 hoạt động exact
        33880 người above
        86 báo cáo exact
        114 hội nghị exact
        1345 ý kiến exact
        300 cuộc above
        487 lượt mô hình exact
        92 năm exact
        97035000000 VND above
        70498000000 VND exact
        1353 căn exact
        51 công trình exact
        66 hộ exact
        1162 học sinh exact
        16 người exact
        4939 suất exact
        180000000 VND exact
        383700000 VND exact
        5568 hộ exact
        23188 khẩu exact
        347.82 tấn about
        75 năm exact
    """,
}

COUNTS = {"dien-bien": 22, "lang-son": 6, "thong-ke-khu-vuc-2": 4, "tra-vinh": 23}


def article(project: Path, name: str) -> tuple[Article, str]:
    for source in load(project / "content", "content").sources:
        if source.id.endswith(f"/{name}"):
            document, _, found = compile_source(source)
            assert found == ()
            assert isinstance(document, Article)
            return document, source.text.split("\n---\n", 1)[1]
    raise LookupError(name)


def prose(project: Path, name: str) -> Text:
    for source in load(project / "content", "content").sources:
        if source.id.endswith(f"/{name}") and (text := compile_source(source).text):
            return text
    raise LookupError(name)


@pytest.mark.parametrize("name", COUNTS)
def test_figures_stand_in_the_text_as_printed(project: Path, name: str) -> None:
    document, body = article(project, name)
    printed = [metric.quantity.printed for metric in document.meta.metrics or ()]
    assert len(printed) == COUNTS[name]
    assert [one for one in printed if body.count(one) < printed.count(one)] == []


@pytest.mark.parametrize("name", COUNTS)
def test_articles_are_of_magazine_length(project: Path, name: str) -> None:
    text = prose(project, name)
    assert 500 <= text.words <= 950
    assert len(text.outline) >= 3


def facts(name: str) -> list[str]:
    return sorted(line.strip() for line in FACTS[name].strip().split("\n"))


@pytest.mark.parametrize("name", FACTS)
def test_the_text_states_the_facts_and_nothing_that_only_looks_like_one(
    project: Path, name: str
) -> None:
    _, body = article(project, name)
    found = [mention.quantity for mention in find(prepare(body).prose)]
    read = [
        f"{machine_number(q.value)} {'/'.join((q.unit, *q.per))} {q.bound.value}" for q in found
    ]
    assert sorted(read) == facts(name)
