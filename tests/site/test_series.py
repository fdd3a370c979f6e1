import pytest

from magbuild.content.models import Adding, Direction, MetricDefinition
from magbuild.site.facts import facts, settled
from magbuild.site.observations import Observation
from magbuild.site.series import Series, rankings, timelines
from tests.site.observed import kind, observed

HOUSES = kind("nha-o", line=2)
SHARE = kind("ty-le", Adding.NEVER, line=3)


def written(series: Series) -> list[str]:
    return [str(point.quantity.value) for point in series.points]


def courses(*observations: Observation) -> list[list[str]]:
    return [written(one) for one in timelines(settled(facts(observations)))]


def orders(*observations: Observation) -> list[list[str]]:
    return [written(one) for one in rankings(settled(facts(observations)))]


def yearly(
    *values: tuple[str, str], definition: MetricDefinition = HOUSES
) -> tuple[Observation, ...]:
    return tuple(
        observed(printed, definition, period=period, story=f"s{number}")
        for number, (period, printed) in enumerate(values)
    )


def test_a_course_runs_from_the_oldest_on() -> None:
    assert courses(*yearly(("2022", "3 căn"), ("2020", "1 căn"), ("2021", "2 căn"))) == [
        ["1", "2", "3"]
    ]


@pytest.mark.parametrize(
    "observations",
    [
        pytest.param(yearly(("2022", "3 căn")), id="one point"),
        pytest.param(yearly(("2021", "1 căn"), ("2022", "3 hộ")), id="two units"),
        pytest.param(yearly(("2021", "1 căn"), ("2022", "3 căn/xã")), id="two rates"),
        pytest.param(yearly(("2021", "1 căn"), ("8 tháng đầu năm 2022", "3 căn")), id="lengths"),
        pytest.param(yearly(("2021", "1 căn"), ("2021 - 2022", "3 căn")), id="one and two years"),
        pytest.param(yearly(("2021", "1 căn"), ("từ năm 2011 đến nay", "3 căn")), id="no end"),
        pytest.param(yearly(("2021", "1 căn"), ("tính đến năm 2022", "3 căn")), id="no start"),
        pytest.param(yearly(("2021", "1 căn"), ("", "3 căn")), id="no period"),
        pytest.param(yearly(("2021", "91 năm"), ("2022", "92 năm")), id="anniversaries"),
        pytest.param(yearly(("2021", "tăng 5%"), ("2022", "tăng 6%")), id="comparisons"),
        pytest.param(
            (*yearly(("2021", "1 căn")), observed("3 căn", HOUSES, as_of="2022")), id="moment"
        ),
        pytest.param(
            (*yearly(("2021", "1 căn")), observed("3 căn", HOUSES, of="b", period="2022")),
            id="two organisations",
        ),
    ],
)
def test_what_cannot_be_compared_makes_no_course(observations: tuple[Observation, ...]) -> None:
    assert courses(*observations) == []


@pytest.mark.parametrize(
    "periods",
    [
        ("2021", "2022"),
        ("quý I/2022", "quý II/2022"),
        ("tháng 2/2022", "tháng 3/2022"),
        ("6 tháng đầu năm 2021", "6 tháng đầu năm 2022"),
        ("2019 - 2020", "2021 - 2022"),
    ],
    ids=str,
)
def test_spans_of_one_length_make_a_course(periods: tuple[str, str]) -> None:
    assert courses(*yearly((periods[0], "1 căn"), (periods[1], "2 căn"))) == [["1", "2"]]


def test_shares_have_courses_too() -> None:
    some = yearly(("2021", "6,5%"), ("2022", "6%"), definition=SHARE)
    assert courses(*some) == [["6.5", "6"]]


def test_figures_of_one_time_are_added_where_they_may_be() -> None:
    def parts(definition: MetricDefinition) -> list[Observation]:
        return [
            observed("1 căn", definition, period="2021"),
            observed("2 căn", definition, period="2022", story="b", line=9),
            observed("3 căn", definition, period="2022", story="b", line=12),
        ]

    assert courses(*parts(HOUSES)) == [["1", "5"]]
    assert courses(*parts(SHARE)) == []


def test_courses_stand_in_the_order_of_the_catalogue() -> None:
    shares = yearly(("2021", "6%"), ("2022", "5%"), definition=SHARE)
    houses = yearly(("2021", "1 căn"), ("2022", "2 căn"))
    assert courses(*shares, *houses) == [["1", "2"], ["6", "5"]]


def by_organisation(
    *printed: str, period: str = "2022", definition: MetricDefinition = HOUSES
) -> tuple[Observation, ...]:
    return tuple(
        observed(one, definition, of=f"o{number}", period=period, story=f"{number}-{period}")
        for number, one in enumerate(printed)
    )


@pytest.mark.parametrize(
    ("direction", "order"),
    [
        (Direction.UP, ["3", "2", "1"]),
        (Direction.NONE, ["3", "2", "1"]),
        (Direction.DOWN, ["1", "2", "3"]),
    ],
)
def test_the_best_stands_first(direction: Direction, order: list[str]) -> None:
    some = by_organisation("1%", "3%", "2%", definition=kind(direction=direction))
    assert orders(*some) == [order]


def test_a_ranking_needs_three_organisations() -> None:
    assert orders(*by_organisation("1 căn", "2 căn")) == []


@pytest.mark.parametrize(
    "other",
    [
        observed("3 căn", HOUSES, of="x", period="2021"),
        observed("3 căn", HOUSES, of="x"),
        observed("3 căn", HOUSES, of="x", as_of="2022"),
        observed("3 hộ", HOUSES, of="x", period="2022"),
        observed("3 căn", SHARE, of="x", period="2022"),
        observed("3 căn", HOUSES, of="", period="2022"),
        observed("3 căn", HOUSES, of="o1", period="2022", story="1-2022", line=15),
    ],
    ids=["year", "no period", "moment", "unit", "kind", "no organisation", "same organisation"],
)
def test_only_like_is_ranked_with_like(other: Observation) -> None:
    assert orders(*by_organisation("1 căn", "2 căn"), other) == []


def test_the_time_of_which_most_speak_is_taken_then_the_newest() -> None:
    of_2021 = by_organisation("1 căn", "2 căn", "3 căn", "4 căn", period="2021")
    of_2022 = by_organisation("5 căn", "6 căn", "7 căn", period="2022")
    of_2020 = by_organisation("8 căn", "9 căn", "10 căn", period="2020")
    assert orders(*of_2021, *of_2022) == [["4", "3", "2", "1"]]
    assert orders(*of_2022, *of_2020) == [["7", "6", "5"]]


def test_equal_figures_stand_by_the_id_of_the_organisation() -> None:
    (ranking,) = rankings(settled(facts(by_organisation("1 căn", "1 căn", "1 căn")[::-1])))
    assert [point.fact.subject.organisation for point in ranking.points] == ["o0", "o1", "o2"]
