"""Two values are told apart field by field, and only where they differ."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.engine.differences import ABSENT, differences

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(0, 2) | st.sampled_from(["a", "b"]) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("xyz"), inner),
    max_leaves=12,
)

TABLE = [
    ({"a": 1}, {"a": 1}, []),
    ({"a": 1}, {"a": 2}, [("a", 1, 2)]),
    ({"a": 1}, {}, [("a", 1, ABSENT)]),
    ({}, {"a": 1}, [("a", ABSENT, 1)]),
    ({"a": {"b": "x"}}, {"a": {"b": "y"}}, [("a.b", "x", "y")]),
    ({"a": [1, 2, 3]}, {"a": [1, 9, 3]}, [("a[1]", 2, 9)]),
    ({"a": [1, 2, 3]}, {"a": [0, 1, 2, 3]}, [("a[0]", ABSENT, 0)]),
    ({"a": [1, 2, 3]}, {"a": [1, 2]}, [("a[2]", 3, ABSENT)]),
    ({"a": [{"t": 1}]}, {"a": [{"t": 2}]}, [("a[0].t", 1, 2)]),
    ({"a": 1}, [1], [("", {"a": 1}, [1])]),
]


@pytest.mark.parametrize(("before", "after", "told"), TABLE, ids=str)
def test_what_differs_is_told(
    before: object, after: object, told: list[tuple[str, object, object]]
) -> None:
    found = [(one.path, one.before, one.after) for one in differences(before, after)]
    assert found == told


def test_a_field_knows_what_is_around_it() -> None:
    before = {"cards": [{"url": "/a/", "title": "A"}]}
    after = {"cards": [{"url": "/a/", "title": "Á"}]}
    (one,) = differences(before, after)
    assert [mapping.get("url") for mapping in one.around] == [None, "/a/"]


def test_what_is_new_in_a_list_is_around_itself() -> None:
    (one,) = differences({"cards": []}, {"cards": [{"url": "/a/"}]})
    assert one.around[-1] == {"url": "/a/"}


@given(VALUES, VALUES)
def test_equal_values_have_no_difference_and_others_have(before: object, after: object) -> None:
    assert bool(list(differences(before, after))) is (before != after)
