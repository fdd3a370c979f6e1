import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.models import Adding
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.site.facts import Fact, facts, judge_facts, settled
from magbuild.site.observations import Observation
from tests.site.observed import kind, observed

Magazine = Callable[..., Path]

HOUSES = kind()


def said(known: tuple[Fact, ...]) -> list[list[str]]:
    """The printed figures of each fact."""
    return sorted([one.metric.quantity.printed for one in fact.observations] for fact in known)


def contradictions(*observations: Observation) -> list[tuple[str, str]]:
    return [
        (str(found.span.path), str(found.related[0].path))
        for found in judge_facts(facts(observations))
    ]


def test_what_is_of_no_kind_says_nothing() -> None:
    assert facts([observed("5 căn")]) == ()


def test_the_figures_of_one_story_for_one_subject_are_one_fact() -> None:
    one, other = observed("15 căn", HOUSES, line=9), observed("2 căn", HOUSES, line=12)
    (fact,) = facts([other, one])
    assert fact.observations == (one, other)
    assert fact.amount is not None
    assert int(fact.amount.value) == 17


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(observed("5 căn", HOUSES, of="b"), id="another organisation"),
        pytest.param(observed("5 căn", kind("khac"), story="b"), id="another kind"),
        pytest.param(observed("5 hộ", HOUSES, story="b"), id="another unit"),
        pytest.param(observed("5 căn/xã", HOUSES, story="b"), id="another rate"),
        pytest.param(observed("5 căn", HOUSES, story="b", period="2022"), id="a stated year"),
        pytest.param(observed("5 căn", HOUSES, story="b", as_of="2022"), id="a moment"),
        pytest.param(observed("5 căn", HOUSES, story="b", year=2023), id="another year"),
        pytest.param(observed("5 căn", HOUSES, story="b", of=""), id="no organisation"),
    ],
)
def test_what_is_about_something_else_stands_by_itself(other: Observation) -> None:
    stated = facts([observed("5 căn", HOUSES, story="a"), other])
    assert len(settled(stated)) == 2
    assert list(judge_facts(stated)) == []


@pytest.mark.parametrize("written", ["", "2022", "2021 - 2022", "tháng 8/2022"])
def test_one_value_told_by_two_stories_is_one(written: str) -> None:
    stories = [observed("5 căn", HOUSES, story=name, period=written) for name in "abc"]
    stated = facts(stories)
    assert said(stated) == [["5 căn"]] * 3
    assert said(settled(stated)) == [["5 căn"]]
    assert list(judge_facts(stated)) == []


def test_one_period_is_one_however_it_is_written() -> None:
    stories = [
        observed("5 căn", HOUSES, story="a", period="2022"),
        observed("5 căn", HOUSES, story="b", period="12 tháng năm 2022"),
    ]
    assert len(settled(facts(stories))) == 1


def test_stories_without_an_organisation_do_not_repeat_each_other() -> None:
    stories = [observed("5 căn", HOUSES, of="", story=name, period="2022") for name in "ab"]
    assert len(settled(facts(stories))) == 2


def test_the_fullest_story_stands_for_those_that_repeat_a_part_of_it() -> None:
    stories = [
        observed("15 căn", HOUSES, story="part"),
        observed("15 căn", HOUSES, story="whole", line=9),
        observed("2 căn", HOUSES, story="whole", line=12),
    ]
    assert said(settled(facts(stories))) == [["15 căn", "2 căn"]]


@pytest.mark.parametrize(
    "printed",
    ["6 căn", "hơn 5 căn", "5–6 căn", "khoảng 5 căn"],
    ids=["value", "bound", "range", "about"],
)
def test_two_stories_that_differ_contradict_each_other(printed: str) -> None:
    one = observed("5 căn", HOUSES, story="a", day="2022-12-02")
    other = observed(printed, HOUSES, story="b", day="2022-12-01")
    assert settled(facts([one, other])) == ()
    (found,) = judge_facts(facts([one, other]))
    assert (found.code, found.severity) == ("MB375", Severity.ERROR)
    assert found.span == other.metric.span
    assert found.related == (one.metric.span,)


def test_what_may_never_be_added_is_judged_as_well() -> None:
    share = kind("ty-le", Adding.NEVER)
    one, other = (observed(p, share, story=p[0]) for p in ("6,19%", "9,61%"))
    assert contradictions(one, other) == [
        ("content/articles/9.md", "content/articles/6.md"),
    ]


def test_each_story_that_differs_is_told_once() -> None:
    stories = [
        observed("15 căn", HOUSES, story="a", line=9),
        observed("2 căn", HOUSES, story="a", line=12),
        observed("15 căn", HOUSES, story="b"),
        observed("3 căn", HOUSES, story="c"),
        observed("3 căn", HOUSES, story="d"),
    ]
    assert contradictions(*stories) == [
        ("content/articles/c.md", "content/articles/a.md"),
        ("content/articles/d.md", "content/articles/a.md"),
    ]


def test_a_contradiction_in_a_draft_is_only_a_warning() -> None:
    stories = [
        observed("5 căn", HOUSES, story="a"),
        observed("6 căn", HOUSES, story="b", draft=True),
    ]
    (found,) = judge_facts(facts(stories))
    assert found.severity is Severity.WARNING


def test_a_contradiction_is_told_in_words() -> None:
    stories = [
        observed("5 căn", HOUSES, story="a", period="2022", day="2022-12-02"),
        observed("6 căn", HOUSES, story="b", period="2022"),
        observed("7 căn", HOUSES, story="c", day="2022-12-02"),
        observed("8 căn", HOUSES, story="d"),
    ]
    one, other = judge_facts(facts(stories))
    assert one.message(Language.VIETNAMESE).startswith(
        "“Loại nha-o” của Tổ chức a (2022): bài này ghi 6 căn, bài kia ghi 5 căn."
    )
    assert "(no period stated)" in other.message(Language.ENGLISH)


POOL = [
    observed(f"{value} căn", HOUSES, of=of, story=f"{of}-{story}", period=period, line=line)
    for line, (value, of, story, period) in enumerate(
        (value, of, story, period)
        for value in (1, 2)
        for of in "ab"
        for story in (1, 2)
        for period in ("", "2022")
    )
]


@given(
    st.lists(st.sampled_from(POOL), unique_by=id, max_size=12).flatmap(
        lambda some: st.permutations(some).map(lambda shuffled: (some, shuffled))
    )
)
def test_the_order_of_observations_does_not_matter(
    orders: tuple[list[Observation], list[Observation]],
) -> None:
    one, other = (facts(order) for order in orders)
    assert one == other
    assert settled(one) == settled(other)
    assert list(judge_facts(one)) == list(judge_facts(other))


@given(st.lists(st.sampled_from(POOL), unique_by=id, max_size=12))
def test_what_is_settled_is_told_once_and_uncontradicted(some: list[Observation]) -> None:
    known = settled(facts(some))
    assert len({fact.subject for fact in known}) == len(known)
    assert {fact.subject for fact in known} <= {fact.subject for fact in facts(some)}
    told = {one.metric.span for fact in known for one in fact.observations}
    blamed = {found.span for found in judge_facts(facts(some))}
    assert not told & blamed


METRICS = "metrics:\n  - {id: nha-o, label: Nhà ở, units: căn, adding: sum}\n"


def story(title: str, printed: str, period: str) -> str:
    return (
        f"---\ntitle: {title}\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"
        "organisation: mttq-ben-tre\nmetrics:\n  - id: nha\n    key: nha-o\n    label: Nhà\n"
        f'    value: "{printed}"\n    period: {period}\n---\n\nXây {printed}.\n'
    )


def judged(folder: Path) -> tuple[Diagnostic, ...]:
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=False,
    )
    return check(request).diagnostics


@pytest.mark.parametrize(
    ("other", "period", "codes"),
    [("5 căn", "2022", []), ("6 căn", "2022", ["MB375"]), ("6 căn", "2021", [])],
    ids=["repeated", "contradicted", "another year"],
)
def test_checking_a_magazine_tells_contradictions(
    magazine: Magazine, other: str, period: str, codes: list[str]
) -> None:
    folder = magazine(
        {
            "metrics.yaml": METRICS,
            "articles/2022/ben-tre.md": None,
            "articles/a.md": story("A", "5 căn", "2022"),
            "articles/b.md": story("B", other, period),
        }
    )
    assert [found.code for found in judged(folder)] == codes
