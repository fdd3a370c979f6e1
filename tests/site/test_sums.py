from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.site.sums import combined_bound, is_amount, is_summand, mean_of, sum_of
from magbuild.vietnamese.figures import write
from magbuild.vietnamese.qualifiers import Bound
from magbuild.vietnamese.quantities import Quantity
from tests.site.observed import quantity

EXACT, ABOVE, BELOW, ABOUT = Bound.EXACT, Bound.ABOVE, Bound.BELOW, Bound.ABOUT
AT_LEAST, AT_MOST = Bound.AT_LEAST, Bound.AT_MOST


@pytest.mark.parametrize(
    ("bounds", "combined"),
    [
        ({EXACT}, EXACT),
        ({EXACT, ABOVE}, AT_LEAST),
        ({ABOVE}, AT_LEAST),
        ({AT_LEAST, EXACT}, AT_LEAST),
        ({ABOVE, AT_LEAST}, AT_LEAST),
        ({EXACT, BELOW}, AT_MOST),
        ({BELOW, AT_MOST}, AT_MOST),
        ({ABOVE, BELOW}, ABOUT),
        ({AT_LEAST, AT_MOST, EXACT}, ABOUT),
        ({ABOUT, EXACT}, ABOUT),
        ({ABOUT, ABOVE}, ABOUT),
        ({ABOUT, BELOW}, ABOUT),
        (set(), EXACT),
    ],
    ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_bounds_survive(bounds: set[Bound], combined: Bound) -> None:
    assert combined_bound(bounds) is combined


@pytest.mark.parametrize(
    ("printed", "amount", "summand"),
    [
        ("15 căn", True, True),
        ("hơn 330 triệu đồng", True, True),
        ("5–7 triệu đồng", True, True),
        ("347,82 tấn", True, True),
        ("500 giờ", True, True),
        ("6,19%", True, False),
        ("12 triệu đồng/người/tháng", True, False),
        ("35 độ C", True, False),
        ("giảm 3,2 điểm phần trăm", False, False),
        ("tăng 140,7%", False, False),
        ("vượt 12% kế hoạch", False, False),
        ("92 năm", False, False),
        ("kỷ niệm 75 năm", False, False),
        ("35 tuổi", False, False),
        ("2/3 số hộ", False, False),
    ],
)
def test_what_may_be_brought_together_and_what_added(
    printed: str, amount: bool, summand: bool
) -> None:
    found = quantity(printed)
    assert (is_amount(found), is_summand(found)) == (amount, summand)


@pytest.mark.parametrize(
    ("printed", "total"),
    [
        (["15 căn nhà", "2 căn nhà"], "17 căn nhà"),
        (["15 căn nhà", "2 căn nhà", "1.353 nhà"], "1.370 căn"),
        (["hơn 330 triệu đồng", "635 triệu đồng"], "ít nhất 965 triệu đồng"),
        (["gần 1.500 phần quà", "20 phần quà"], "tối đa 1.520 phần quà"),
        (["gần 1.500 phần quà", "hơn 20 phần quà"], "khoảng 1.520 phần quà"),
        (["khoảng 347,82 tấn", "0,18 tấn"], "khoảng 348 tấn"),
        (["5–7 triệu đồng", "3 triệu đồng"], "8–10 triệu đồng"),
        (["5–7 triệu đồng", "1–4 triệu đồng"], "6–11 triệu đồng"),
        (["0,1 tấn", "0,2 tấn"], "0,3 tấn"),
        (["97.035 triệu đồng", "383,7 triệu đồng"], "97.418.700.000 đồng"),
        (["4,39 triệu USD", "1 USD"], "4.390.001 USD"),
        (["trên 97.035 triệu đồng"], "trên 97,035 tỷ đồng"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_sums_as_readers_see_them(printed: list[str], total: str) -> None:
    found = sum_of([quantity(one) for one in printed])
    assert write(found, compact=True).replace("\xa0", " ") == total


@pytest.mark.parametrize(
    ("values", "weights", "mean"),
    [
        (["10%", "20%"], ["100 người", "300 người"], "17,5%"),
        (["10%", "20%"], ["100 người", "100 người"], "15%"),
        (["10%", "11%"], ["1 người", "2 người"], "khoảng 10,7%"),
        (["10,5%", "11%"], ["1 người", "2 người"], "khoảng 10,83%"),
        (["10 đồng/kg", "11 đồng/kg"], ["1 người", "2 người"], "khoảng 11 đồng/kg"),
        (["trên 80%", "60%"], ["10 người", "10 người"], "ít nhất 70%"),
        (["80%", "60%"], ["hơn 10 người", "10 người"], "khoảng 70%"),
        (["10–20%", "30%"], ["1 hộ", "1 hộ"], "20–25%"),
        (["12 triệu đồng/tháng"], ["hơn 9 người"], "12 triệu đồng/tháng"),
        (["trên 80%"], ["9 người"], "trên 80%"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_means_are_weighted(values: list[str], weights: list[str], mean: str) -> None:
    found = mean_of([quantity(one) for one in values], [quantity(one) for one in weights])
    assert write(found, compact=True).replace("\xa0", " ") == mean


def both_orders(
    parts: list[Quantity],
) -> st.SearchStrategy[tuple[list[Quantity], list[Quantity]]]:
    return st.permutations(parts).map(lambda shuffled: (parts, shuffled))


PRINTED = st.builds(
    lambda qualifier, low, more: quantity(
        f"{qualifier}{low}–{low + more} căn" if more else f"{qualifier}{low} căn"
    ),
    st.sampled_from(["", "", "hơn ", "gần ", "khoảng ", "ít nhất ", "tối đa "]),
    st.integers(1, 999),
    st.sampled_from([0, 0, 0, 7]),
)
MANY = st.lists(PRINTED, min_size=1, max_size=8)
UNSURE = {EXACT: 0, ABOVE: 1, AT_LEAST: 1, BELOW: 1, AT_MOST: 1, ABOUT: 2}


@given(MANY, MANY)
def test_the_sum_of_sums_is_the_sum(one: list[Quantity], other: list[Quantity]) -> None:
    assert sum_of([sum_of(one), sum_of(other)]) == sum_of([*one, *other])


@given(MANY.filter(lambda parts: len(parts) > 1).flatmap(both_orders))
def test_the_order_of_summands_does_not_matter(
    orders: tuple[list[Quantity], list[Quantity]],
) -> None:
    assert sum_of(orders[0]) == sum_of(orders[1])


@given(MANY, PRINTED)
def test_more_never_makes_a_bound_surer(parts: list[Quantity], other: Quantity) -> None:
    assert UNSURE[sum_of([*parts, other]).bound] >= UNSURE[sum_of(parts).bound]


@given(st.lists(st.decimals(min_value=0, max_value=10**14, places=3), min_size=1, max_size=40))
def test_sums_are_exact(values: list[Decimal]) -> None:
    total = sum_of([replace(quantity("1 tấn"), value=value) for value in values]).value
    assert int(total * 1000) == sum(int(value * 1000) for value in values)


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 999)), min_size=1, max_size=9))
def test_a_mean_lies_between_its_values(pairs: list[tuple[int, int]]) -> None:
    values = [quantity(f"{value}%") for value, _ in pairs]
    found = mean_of(values, [quantity(f"{weight} hộ") for _, weight in pairs]).value
    assert min(value for value, _ in pairs) <= found <= max(value for value, _ in pairs)
