import pytest

from magbuild.content.evidence import trace
from magbuild.content.figure_links import FIGURE
from magbuild.content.tracing import judge_evidence, shown_on
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language, Span
from tests.content.evidence_cases import metrics_of


def told(metrics: str, text: str, lax: Severity = Severity.ERROR) -> list[Diagnostic]:
    """What is found, its places counted in characters of the text."""
    declared = metrics_of(metrics)
    evidence = trace(declared, text)

    def at(offset: int, length: int) -> Span:
        return Span(path="bai.md", line=1, column=offset + 1, length=length)

    return list(judge_evidence(declared, evidence, at, lax))


FINDINGS = {
    "another value": (
        "a | Hộ nghèo | 25 hộ",
        "Có 52 hộ nghèo.",
        ("MB361", Severity.ERROR, "bai.md", ["bai.md:1:4"]),
        "Số liệu “Hộ nghèo” khai 25 hộ, nhưng thân bài viết 52 hộ.",
    ),
    "not stated": (
        "a | Hộ nghèo | 25 hộ",
        "Bà con vui.",
        ("MB362", Severity.ERROR, "bai.md", []),
        "Không câu nào trong thân bài nêu số liệu “Hộ nghèo” (25 hộ).",
    ),
    "ambiguous": (
        "a | Hộ nghèo | 25 hộ",
        "Bắc 25 hộ.\n\nNam 25 hộ.",
        ("MB363", Severity.WARNING, "bai.md", ["bai.md:1:5", "bai.md:1:17"]),
        "Nhiều câu có thể là nơi nêu số liệu “Hộ nghèo”.",
    ),
    "unknown mark": (
        "ho-ngheo | Hộ nghèo | 25 hộ",
        "Có [[m:ho-ngheo]] và [[m:ho-ngeo]].",
        ("MB364", Severity.ERROR, "bai.md:1:22", []),
        "Không có số liệu “ho-ngeo” trong front matter. Có phải “ho-ngheo”?",
    ),
    "undeclared": (
        "",
        "Có 25 hộ.",
        ("MB365", Severity.NOTICE, "bai.md:1:4", []),
        "Con số “25 hộ” chưa được khai trong metrics.",
    ),
    "evidence not there": (
        "a | Hộ nghèo | 25 hộ || xã Tây",
        "Xã Bắc có 25 hộ nghèo.",
        ("MB366", Severity.ERROR, "bai.md", []),
        "Không câu nào chứa mẩu “xã Tây” cùng con số này.",
    ),
}


@pytest.mark.parametrize(
    ("metrics", "text", "finding", "message"), FINDINGS.values(), ids=FINDINGS.keys()
)
def test_what_is_found_and_where(
    metrics: str, text: str, finding: tuple[object, ...], message: str
) -> None:
    (found,) = told(metrics, text)
    places = [str(span) for span in found.related]
    assert (found.code, found.severity, str(found.span), places) == finding
    assert found.message(Language.VIETNAMESE) == message


@pytest.mark.parametrize("name", ["another value", "not stated", "evidence not there"])
def test_a_draft_may_lack_evidence(name: str) -> None:
    metrics, text, *_ = FINDINGS[name]
    (found,) = told(metrics, text, Severity.WARNING)
    assert found.severity is Severity.WARNING


def test_what_is_stated_is_no_fault() -> None:
    assert told("a | Hộ nghèo | 25 hộ", "Có 25 hộ nghèo.") == []


def test_a_figure_that_does_not_reach_the_page_is_missing() -> None:
    metrics = metrics_of("a | Hộ | 25 hộ\nb | Nhà | 7 căn")
    evidence = trace(metrics, "Có 25 hộ và 7 căn.")
    assert shown_on([f"{FIGURE}a", f"{FIGURE}b", "x"], evidence) is evidence
    shown = shown_on([f"{FIGURE}b"], evidence)
    assert [one.metric for one in shown.statements] == ["b"]
    assert shown.missing == ("a",)
