from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.models import Adding, MetricDefinition
from magbuild.core.catalogue import Severity
from magbuild.site.observations import Observation
from magbuild.site.totals import Total, judge_weights, totals
from magbuild.vietnamese.figures import write
from magbuild.vietnamese.qualifiers import Bound
from tests.site.observed import kind, observed

HOUSES = kind("nha-o", line=2)
MONEY = kind("tien", line=3)
INCOME = kind("thu-nhap", Adding.MEAN, weight="lao-dong", line=4)
WORKERS = kind("lao-dong", Adding.LATEST, line=5)
SHARE = kind("ty-le", Adding.NEVER, line=6)


def shown(total: Total) -> str:
    return write(total.quantity, compact=True).replace("\xa0", " ")


def summed(*observations: Observation) -> list[str]:
    return [shown(total) for total in totals(observations)]


@dataclass(frozen=True)
class Case:
    """Figures, and what they come to."""

    observations: list[Observation]
    expected: list[str] = field(default_factory=list)


SUMS = {
    "one figure is itself": Case([observed("hơn 5 căn", HOUSES)], ["hơn 5 căn"]),
    "of one story": Case(
        [observed("15 căn", HOUSES, line=9), observed("2 căn", HOUSES, line=12)], ["17 căn"]
    ),
    "of several organisations": Case(
        [observed("15 căn nhà", HOUSES), observed("1.353 nhà", HOUSES, of="b")], ["1.368 căn"]
    ),
    "repeated": Case(
        [observed("15 căn", HOUSES), observed("15 căn", HOUSES, story="b")], ["15 căn"]
    ),
    "of several years": Case(
        [observed("15 căn", HOUSES, period="2021"), observed("15 căn", HOUSES, period="2022")],
        ["30 căn"],
    ),
    "contradicted": Case([observed("15 căn", HOUSES), observed("16 căn", HOUSES, story="b")], []),
    "contradicted beside others": Case(
        [
            observed("15 căn", HOUSES),
            observed("16 căn", HOUSES, story="b"),
            observed("4 căn", HOUSES, of="c"),
        ],
        ["4 căn"],
    ),
    "never across units": Case(
        [observed("15 suất", HOUSES), observed("2 phần quà", HOUSES, line=12)],
        ["2 phần quà", "15 suất"],
    ),
    "never across currencies": Case(
        [
            observed("2 triệu USD", MONEY),
            observed("3 tỷ đồng", MONEY, line=12),
            observed("1 triệu USD", MONEY, of="b"),
        ],
        ["3 triệu USD", "3 tỷ đồng"],
    ),
    "never rates": Case([observed("3 suất/hộ", HOUSES), observed("4 suất/hộ", HOUSES, of="b")]),
    "never shares": Case([observed("15%", HOUSES), observed("2%", HOUSES, of="b")]),
    "never comparisons": Case([observed("tăng 15%", HOUSES)]),
    "never anniversaries": Case([observed("92 năm", HOUSES), observed("75 năm", HOUSES, of="b")]),
    "never ages": Case([observed("35 tuổi", HOUSES)]),
    "never fractions": Case([observed("2/3 số hộ", HOUSES)]),
    "never what has no kind": Case([observed("5 căn"), observed("6 căn", of="b")]),
    "never what is never added": Case([observed("5 căn", SHARE), observed("6 căn", SHARE, of="b")]),
    "bounds": Case(
        [observed("hơn 330 triệu đồng", MONEY), observed("1 triệu đồng", MONEY, of="b")],
        ["ít nhất 331 triệu đồng"],
    ),
    "ranges": Case([observed("5–7 căn", HOUSES), observed("3 căn", HOUSES, of="b")], ["8–10 căn"]),
    "in the order of the catalogue": Case(
        [observed("3 tỷ đồng", MONEY), observed("5 căn", HOUSES, of="b")], ["5 căn", "3 tỷ đồng"]
    ),
}


@pytest.mark.parametrize("case", SUMS.values(), ids=SUMS)
def test_sums(case: Case) -> None:
    assert summed(*case.observations) == case.expected


def paid(printed: str, of: str, period: str = "2022") -> Observation:
    return observed(printed, INCOME, of=of, period=period, line=9)


def staff(printed: str, of: str, period: str = "2022") -> Observation:
    return observed(printed, WORKERS, of=of, period=period, line=12)


MEANS = {
    "weighted": Case(
        [paid("10%", "a"), staff("100 người", "a"), paid("20%", "b"), staff("300 người", "b")],
        ["17,5%"],
    ),
    "without its weight left out": Case(
        [paid("10%", "a"), staff("100 người", "a"), paid("20%", "b")], ["10%"]
    ),
    "weight of another time": Case([paid("10%", "a"), staff("9 người", "a", "2021")]),
    "weight of another organisation": Case([paid("10%", "a"), staff("9 người", "b")]),
    "weights in two units": Case(
        [paid("10%", "a"), staff("9 người", "a"), paid("20%", "b"), staff("9 hộ", "b")]
    ),
    "a weight in two units": Case(
        [paid("10%", "a"), staff("9 người", "a"), observed("9 hộ", WORKERS, period="2022", line=15)]
    ),
    "a weight of nothing": Case([paid("10%", "a"), staff("0 người", "a")]),
    "a range weighs nothing": Case([paid("10%", "a"), staff("5–9 người", "a")]),
    "an unsure weight": Case(
        [paid("10%", "a"), staff("hơn 9 người", "a"), paid("20%", "b"), staff("1 người", "b")],
        ["khoảng 11%"],
    ),
    "rates have means": Case(
        [
            paid("12 triệu đồng/người/tháng", "a"),
            staff("1 người", "a"),
            paid("10 triệu đồng/tháng/người", "b"),
            staff("1 người", "b"),
        ],
        ["11 triệu đồng/người/tháng"],
    ),
    "comparisons have none": Case([paid("tăng 10%", "a"), staff("9 người", "a")]),
}


@pytest.mark.parametrize("case", MEANS.values(), ids=MEANS)
def test_means(case: Case) -> None:
    made = totals(case.observations)
    assert [shown(total) for total in made if total.measure.key == "thu-nhap"] == case.expected


def test_a_mean_without_a_weight_in_the_catalogue_is_none() -> None:
    assert summed(observed("10%", kind("x", Adding.MEAN))) == []


LATEST = {
    "one": Case([observed("30 người", WORKERS)], ["30 người"]),
    "newest": Case(
        [
            observed("30 người", WORKERS, as_of="2021"),
            observed("25 người", WORKERS, as_of="15/11/2022"),
            observed("40 người", WORKERS, as_of="tháng 3/2022"),
        ],
        ["25 người"],
    ),
    "dated before undated": Case(
        [observed("30 người", WORKERS, year=2026), observed("25 người", WORKERS, as_of="2021")],
        ["25 người"],
    ),
    "still lasting": Case(
        [
            observed("30 người", WORKERS, period="từ năm 2011 đến nay"),
            observed("25 người", WORKERS, as_of="2025"),
        ],
        ["30 người"],
    ),
    "as new and equal": Case(
        [
            observed("30 người", WORKERS, as_of="2022"),
            observed("30 người", WORKERS, as_of="2022", of="b"),
        ],
        ["30 người"],
    ),
    "as new and different": Case(
        [
            observed("30 người", WORKERS, as_of="2022"),
            observed("31 người", WORKERS, as_of="2022", of="b"),
        ]
    ),
    "the newest of several in one story": Case(
        [
            observed("30 người", WORKERS, as_of="2022", line=9),
            observed("4 người", WORKERS, as_of="2022", line=12),
            observed("9 người", WORKERS, as_of="2021"),
        ]
    ),
    "shares too": Case([observed("6,19%", WORKERS)], ["6,19%"]),
}


@pytest.mark.parametrize("case", LATEST.values(), ids=LATEST)
def test_latest(case: Case) -> None:
    assert summed(*case.observations) == case.expected


def test_what_stands_behind_a_total() -> None:
    newest = observed("2 căn", HOUSES, of="b", day="2022-12-05")
    first = observed("15 căn", HOUSES, day="2022-12-01", period="2022", line=9)
    second = observed("4 căn", HOUSES, day="2022-12-01", period="2021", line=15)
    nobody = observed("1 căn", HOUSES, of="", story="z", day="2022-11-01", as_of="2021")
    (total,) = totals([second, nobody, first, newest])
    assert total.inputs == (newest, first, second, nobody)
    assert total.organisations == 2
    assert [(time.timing, time.end and time.end.year) for time in total.periods] == [
        ("moment", 2021),
        ("span", 2021),
        ("span", 2022),
        ("unstated", 2022),
    ]


@pytest.mark.parametrize(
    ("definitions", "codes"),
    [
        ([INCOME, WORKERS], []),
        ([INCOME], [("MB371", Severity.ERROR)]),
        ([kind("x", Adding.MEAN)], [("MB320", Severity.WARNING)]),
        ([kind("x", Adding.NEVER)], []),
    ],
    ids=["known", "unknown", "missing", "not needed"],
)
def test_weights_of_the_catalogue(
    definitions: list[MetricDefinition], codes: list[tuple[str, Severity]]
) -> None:
    found = judge_weights({one.id: one for one in definitions})
    assert [(one.code, one.severity) for one in found] == codes


WORDS = ["", "hơn ", "gần ", "khoảng "]


@st.composite
def told(draw: st.DrawFn) -> list[Observation]:
    """Figures of several organisations; each story names one of its own, so none contradict."""
    count = draw(st.integers(1, 8))
    return [
        observed(
            f"{draw(st.sampled_from(WORDS))}{draw(st.integers(1, 999))} "
            f"{draw(st.sampled_from(['căn', 'hộ']))}",
            draw(st.sampled_from([HOUSES, MONEY])),
            of=f"o{number}",
            period=draw(st.sampled_from(["", "2021", "2022"])),
            line=number + 2,
        )
        for number in range(count)
    ]


def by_measure(made: tuple[Total, ...]) -> dict[object, Total]:
    return {total.measure: total for total in made}


@given(told(), st.data())
def test_the_totals_of_parts_make_up_the_totals(
    observations: list[Observation], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(observations)))
    whole = by_measure(totals(observations))
    first, second = by_measure(totals(observations[:cut])), by_measure(totals(observations[cut:]))
    for measure, total in whole.items():
        parts = [made[measure] for made in (first, second) if measure in made]
        assert total.quantity.value == sum(part.quantity.value for part in parts)
        assert total.organisations == sum(part.organisations for part in parts)
        assert set(total.periods) == {time for part in parts for time in part.periods}


@given(told().flatmap(lambda some: st.permutations(some).map(lambda other: (some, other))))
def test_the_order_of_figures_does_not_matter(
    orders: tuple[list[Observation], list[Observation]],
) -> None:
    assert totals(orders[0]) == totals(orders[1])


@given(told(), st.data())
def test_a_story_that_repeats_another_changes_nothing(
    observations: list[Observation], data: st.DataObject
) -> None:
    one = data.draw(st.sampled_from(observations))
    metric, definition = one.metric, one.definition
    assert one.organisation is not None
    again = observed(
        metric.quantity.printed,
        definition,
        of=one.organisation.id,
        story="lap-lai",
        period=metric.period.printed if metric.period else "",
        day="2020-01-01",
    )
    assert totals([*observations, again]) == totals(observations)


UNSURE = {Bound.EXACT: 0, Bound.ABOVE: 1, Bound.AT_LEAST: 1, Bound.BELOW: 1, Bound.AT_MOST: 1}


@given(told(), told())
def test_more_figures_never_make_a_total_surer(
    some: list[Observation], more: list[Observation]
) -> None:
    further = [
        observed(one.metric.quantity.printed, one.definition, of=f"x{number}", line=number + 2)
        for number, one in enumerate(more)
    ]
    before, after = by_measure(totals(some)), by_measure(totals([*some, *further]))
    for measure, total in before.items():
        assert UNSURE.get(after[measure].quantity.bound, 2) >= UNSURE.get(total.quantity.bound, 2)
        assert after[measure].quantity.value >= total.quantity.value


@given(told())
def test_units_are_never_mixed(observations: list[Observation]) -> None:
    for total in totals(observations):
        assert {one.metric.quantity.unit for one in total.inputs} == {total.quantity.unit}
        assert {one.definition for one in total.inputs} == {total.definition}
