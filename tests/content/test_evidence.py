from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.evidence import NO_EVIDENCE, trace
from tests.content.evidence_cases import PLANTED, Case, expected, judged, metrics_of, plain
from tests.content.evidence_table import FAMILIES
from tests.content.markdown_texts import markdown_texts

WRITTEN = [
    pytest.param(case, id=f"{family}: {case.name}")
    for family, cases in FAMILIES.items()
    for case in cases
]
METRICS = """
a | Hộ nghèo vay vốn | 25 hộ
b | Hộ nghèo học nghề | 25 hộ || học nghề
c | Nhà xây mới | 1.353 căn nhà
d | Quỹ | hơn 5 triệu đồng
e | Sản lượng | tăng 6% | 2022
"""


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: case.name)
def test_planted_faults_are_judged_exactly(case: Case) -> None:
    assert judged(case) == expected(case)


def test_two_hundred_faults_are_planted() -> None:
    faulty = [c for c in PLANTED if expected(c).missing or expected(c).contradicted]
    doubtful = [c for c in PLANTED if expected(c).ambiguous]
    assert len(faulty) + len(doubtful) == len(PLANTED) == 200
    assert len({(case.metrics, case.body) for case in PLANTED}) == 200


@pytest.mark.parametrize("case", WRITTEN)
def test_evidence_is_judged_exactly(case: Case) -> None:
    assert judged(case) == expected(case)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Câu đầu. Có ⟦a=25 hộ⟧ vay. Câu cuối.", "Có 25 hộ vay."),
        ("- Một\n- Có ⟦a=25 hộ⟧ vay\n- Hai", "Có 25 hộ vay"),
        ("| A | B |\n|---|---|\n| vay | có ⟦a=25 hộ⟧ |", "có 25 hộ"),
        ("> Câu đầu. Có ⟦a=25 hộ⟧\n> vay.", "Có 25 hộ\n> vay."),
        ("Câu đầu. ⟦a=[[m:a]]⟧ vay. Câu cuối.", "[[m:a]] vay."),
        ("Câu đầu. Có ⟦a=[[m:a]]⟧. Câu cuối.", "Có [[m:a]]."),
        ("[[m:a]]", "[[m:a]]"),
    ],
)
def test_the_sentence_around_a_figure(body: str, sentence: str) -> None:
    text = plain(body)
    (statement,) = trace(metrics_of("a | Hộ vay | 25 hộ"), text).statements
    assert text[slice(*statement.passage)] == sentence


def test_without_metrics_and_text_there_is_no_evidence() -> None:
    assert trace((), "") == NO_EVIDENCE


def test_two_hundred_metrics_in_one_article() -> None:
    names = [f"Xã {chr(97 + number // 20)}{chr(97 + number % 20)}" for number in range(200)]
    values = [f"{number // 2 + 11} hộ" for number in range(200)]
    metrics = metrics_of(
        "\n".join(f"x{n} | {names[n]} | {values[n]}" for n in reversed(range(200)))
    )
    text = "\n\n".join(f"{names[n]} có {values[n]}." for n in range(200))
    found = trace(metrics, text)
    assert [found.missing, found.contradicted, found.ambiguous, found.undeclared] == [
        (),
        {},
        {},
        (),
    ]
    for statement in found.statements:
        number = int(statement.metric.removeprefix("x"))
        assert text[slice(*statement.passage)] == f"{names[number]} có {values[number]}."


@given(markdown_texts | st.text())
def test_any_text_can_be_traced(text: str) -> None:
    metrics = metrics_of(METRICS)
    found = trace(metrics, text)
    spans = sorted((one.start, one.end) for one in found.statements)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for one in found.statements:
        assert one.passage[0] <= one.start < one.end <= one.passage[1]
    stated = {one.metric for one in found.statements}
    outcomes = [*stated, *found.missing, *found.contradicted]
    assert sorted(outcomes) == [metric.id for metric in metrics]
    assert found.ambiguous.keys() <= stated
