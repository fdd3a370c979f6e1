import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.site.charts import (
    LINE_LENGTH,
    MOST_ROOM,
    Bar,
    Value,
    bar_chart,
    line_chart,
)

DAY = datetime.date(2019, 12, 31)


def value(low: str, high: str = "", *, label: str = "Nhãn", text: str = "số") -> Value:
    return Value(label=label, text=text, low=Decimal(low), high=Decimal(high or low))


def sizes(*values: Value) -> list[tuple[str, str, str]]:
    return [(str(bar.start), str(bar.length), str(bar.end)) for bar in bar_chart(values).bars]


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([value("60"), value("6.19")], [("0.00", "100.00", "100.00"), ("0.00", "10.32", "10.32")]),
        ([value("1"), value("4")], [("0.00", "25.00", "25.00"), ("0.00", "100.00", "100.00")]),
        ([value("0"), value("4")], [("0.00", "0.00", "0.00"), ("0.00", "100.00", "100.00")]),
        ([value("0"), value("0")], [("0", "0", "0"), ("0", "0", "0")]),
        ([value("-1"), value("3")], [("0.00", "25.00", "25.00"), ("25.00", "75.00", "100.00")]),
        ([value("-4"), value("-1")], [("0.00", "100.00", "100.00"), ("75.00", "25.00", "100.00")]),
        ([value("5")], [("0.00", "100.00", "100.00")]),
    ],
    ids=["comparison", "growing", "zero", "zeros", "below zero", "all below zero", "one"],
)
def test_every_axis_begins_at_zero(values: list[Value], drawn: list[tuple[str, str, str]]) -> None:
    assert sizes(*values) == drawn


def test_a_range_is_drawn_to_its_upper_end() -> None:
    first, second = bar_chart([value("2", "4"), value("1")]).bars
    assert (first.length, first.more, first.end) == (Decimal(50), Decimal(50), Decimal(100))
    assert second.more == 0


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Nhà", ["Nhà"]),
        ("Tỷ lệ hộ nghèo trong đồng bào dân tộc", ["Tỷ lệ hộ nghèo trong", "đồng bào dân tộc"]),
        ("MTTQVN tỉnh Bà Rịa - Vũng Tàu", ["MTTQVN tỉnh Bà Rịa - Vũng Tàu"]),
        ("12\xa0triệu\xa0đồng/người/tháng", ["12\xa0triệu\xa0đồng/người/tháng"]),
        ("a" * 40, ["a" * 34, "a" * 6]),
    ],
    ids=["short", "even", "hyphen", "no-break", "one long word"],
)
def test_labels_are_cut_between_words(label: str, lines: list[str]) -> None:
    (bar,) = bar_chart([value("1", label=label)]).bars
    assert [line.text for line in bar.lines] == lines


def test_a_value_too_long_for_its_bar_stands_in_the_label() -> None:
    text = "từ 12.345.678 đến 23.456.789"
    chart = bar_chart([value("1", label="Nhà", text=text), value("2")])
    assert len(text) > MOST_ROOM
    assert chart.bars[0].text == ""
    assert " ".join(line.text for line in chart.bars[0].lines) == f"Nhà: {text}"
    assert chart.bars[1].text == "số"


@pytest.mark.parametrize(("letters", "room"), [(1, 4), (4, 4), (5, 8), (24, 24)])
def test_room_is_kept_for_the_longest_value(letters: int, room: int) -> None:
    assert bar_chart([value("1"), value("1", text="9" * letters)]).room == room


def bottom(bar: Bar, thickness: Decimal) -> Decimal:
    return bar.top + thickness


VALUES = st.lists(
    st.builds(
        lambda low, more, label: value(str(low), str(low + more), label=label),
        st.integers(-(10**15), 10**15),
        st.integers(0, 10**6),
        st.text(st.sampled_from("ab ễộ\xa0-/"), min_size=1, max_size=120).map(lambda t: f"x{t}"),
    ),
    min_size=1,
    max_size=12,
)


@given(VALUES)
def test_nothing_leaves_the_picture_or_covers_another(values: list[Value]) -> None:
    chart = bar_chart(values)
    assert 0 <= chart.zero <= 100
    edge = Decimal(0)
    for bar in chart.bars:
        assert 0 <= bar.start <= bar.start + bar.length <= 100
        assert bar.end <= 100
        assert bar.more >= 0
        assert [line.y for line in bar.lines] == sorted(line.y for line in bar.lines)
        assert all(edge < line.y < bar.top for line in bar.lines)
        assert all(len(line.text) <= LINE_LENGTH for line in bar.lines)
        edge = bottom(bar, chart.thickness)
    assert edge <= chart.height


@given(VALUES)
def test_larger_values_have_longer_bars(values: list[Value]) -> None:
    bars = bar_chart(values).bars
    ends = [
        (one.low, bar.start if one.low < 0 else bar.start + bar.length)
        for one, bar in zip(values, bars, strict=True)
    ]
    in_order = [end for _, end in sorted(ends, key=lambda pair: pair[0])]
    assert in_order == sorted(in_order)


def course(*points: tuple[int, str]) -> list[tuple[str, str]]:
    days = [DAY.replace(year=year) for year, _ in points]
    made = line_chart(days, [value(low) for _, low in points])
    return [(str(dot.x), str(dot.y)) for dot in made.dots]


@pytest.mark.parametrize(
    ("points", "drawn"),
    [
        ([(2019, "1"), (2020, "2")], [("0.00", "2.50"), ("100.00", "0.00")]),
        ([(2019, "2"), (2020, "1")], [("0.00", "0.00"), ("100.00", "2.50")]),
        ([(2019, "0"), (2020, "0")], [("0.00", "5.00"), ("100.00", "5.00")]),
        (
            [(2019, "4"), (2021, "4"), (2023, "4")],
            [("0.00", "0.00"), ("50.03", "0.00"), ("100.00", "0.00")],
        ),
        ([(2019, "-1"), (2020, "1")], [("0.00", "5.00"), ("100.00", "0.00")]),
    ],
    ids=["rising", "falling", "zeros", "time is to scale", "through zero"],
)
def test_courses(points: list[tuple[int, str]], drawn: list[tuple[str, str]]) -> None:
    assert course(*points) == drawn


def test_a_course_knows_where_zero_is() -> None:
    days = [DAY, DAY.replace(year=2020)]
    assert line_chart(days, [value("1"), value("2")]).base == 5
    assert line_chart(days, [value("-1"), value("1")]).base == Decimal("2.50")


def test_a_range_in_a_course_reaches_up() -> None:
    made = line_chart([DAY, DAY.replace(year=2020)], [value("1", "2"), value("2")])
    assert (made.dots[0].y, made.dots[0].peak) == (Decimal("2.50"), Decimal("0.00"))
    assert made.dots[1].y == made.dots[1].peak


@pytest.mark.parametrize(
    ("first", "last", "beside"),
    [
        ("2019", "2024", True),
        ("15/11/2019", "15/11/2024", True),
        ("8 tháng đầu", "8 tháng", True),
        ("8 tháng đầu năm 2021", "8 tháng đầu năm 2022", False),
    ],
)
def test_the_words_of_both_ends_stand_side_by_side_where_they_fit(
    first: str, last: str, beside: bool
) -> None:
    days = [DAY, DAY.replace(year=2020)]
    made = line_chart(days, [value("1", label=first), value("2", label=last)])
    assert [line.text for line in made.first_words] == ["số", first]
    assert [line.text for line in made.last_words] == ["số", last]
    assert (made.first_words[0].y == made.last_words[0].y) is beside
    assert made.last_words[1].y < made.height


@given(st.lists(st.integers(-(10**15), 10**15), min_size=2, max_size=30))
def test_a_course_stays_in_its_picture(numbers: list[int]) -> None:
    days = [DAY + datetime.timedelta(days=30 * step) for step in range(len(numbers))]
    made = line_chart(days, [value(str(number)) for number in numbers])
    assert all(0 <= dot.x <= 100 and 0 <= dot.y <= made.height for dot in made.dots)
    assert [dot.x for dot in made.dots] == sorted(dot.x for dot in made.dots)
    assert 0 <= made.base <= made.height
