import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magbuild.content.evidence import trace
from magbuild.content.figure_links import CARD, FIGURE, without_marks
from magbuild.content.models import Prose
from magbuild.content.prose import Figures, convert
from tests.content.evidence_cases import PLANTED, Case, metrics_of, plain
from tests.content.evidence_table import FAMILIES
from tests.content.markdown_texts import markdown_texts

CASES = [
    *(pytest.param(case, id=case.name) for case in PLANTED),
    *(
        pytest.param(case, id=f"{family}: {case.name}")
        for family, cases in FAMILIES.items()
        for case in cases
    ),
]
METRICS = (
    "a | Hộ nghèo | 25 hộ\nb | Nhà | 1.353 căn nhà\nc | Quỹ | hơn 5 triệu đồng\nd | Tỷ lệ | 6%"
)
_TAG = re.compile(r"<[^>]+>")


def linked(metrics: str, text: str) -> Prose:
    """A text as an article has it, its figures linked."""
    declared = metrics_of(metrics)
    figures = Figures(
        statements=trace(declared, text).statements,
        printed={metric.id: metric.quantity.printed for metric in declared},
    )
    return convert(text, "a.md", 1, figures)[0]


def words(html: str) -> str:
    return unescape(_TAG.sub("", html))


@pytest.mark.parametrize("case", CASES)
def test_every_stated_figure_can_be_reached_and_leads_back(case: Case) -> None:
    prose = linked(case.metrics, plain(case.body))
    stated = {one.metric for one in trace(metrics_of(case.metrics), plain(case.body)).statements}
    assert sorted(a for a in prose.anchors if a.startswith(FIGURE)) == sorted(
        f"{FIGURE}{name}" for name in stated
    )
    assert len(set(prose.anchors)) == len(prose.anchors)
    back = set(re.findall(rf'href="#{CARD}([^"]+)"', prose.html))
    assert back == stated or ("link" in case.name and back < stated)


@pytest.mark.parametrize("case", CASES)
def test_linking_changes_no_word(case: Case) -> None:
    text = re.sub(r"\[\[m:[^\]]*\]\]", "", plain(case.body))
    bare, _ = convert(text, "a.md", 1)
    assert words(linked(case.metrics, text).html) == words(bare.html)


# A lone stroke beside a figure may begin to mean something; nobody writes one there.
@given(markdown_texts.map(lambda text: text.replace("_", "")))
@example("![x](a.jpg '**25 hộ**')")
def test_linking_changes_no_word_of_any_text(text: str) -> None:
    assert words(linked(METRICS, text).html) == words(convert(text, "a.md", 1)[0].html)


@given(markdown_texts | st.text())
def test_no_mark_is_left_over(text: str) -> None:
    prose = linked(METRICS, text)
    shown = (prose.html, *prose.anchors, *(one.text + one.id for one in prose.outline))
    assert [one for one in shown if without_marks(one) != one] == []
    assert len(set(prose.anchors)) == len(prose.anchors)
