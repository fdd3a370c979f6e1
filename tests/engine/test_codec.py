"""Values to bytes and back into the very types that were written."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.engine.codec import UndecodableError, decode, encode, encode_json, plain

T = TypeVar("T")


class Colour(StrEnum):
    """A choice of words."""

    RED = "đỏ"
    BLUE = "xanh"


class Weight(IntEnum):
    """A choice of numbers."""

    LIGHT = 1
    HEAVY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class At(Generic[T]):
    """A value of any kind with its place."""

    value: T
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All kinds of fields that the store has to hold."""

    title: str
    day: datetime.date | None
    number: Decimal
    share: float
    colour: Colour
    weight: Weight
    data: bytes
    topics: tuple[At[str], ...]
    pair: tuple[str, int]
    places: dict[str, At[int]]
    words: Mapping[str, str]
    nothing: tuple[At[str], ...] | None
    draft: bool


TEXTS = st.text(max_size=8)
STORIES = st.builds(
    Story,
    title=TEXTS,
    day=st.none() | st.dates(),
    number=st.decimals(allow_nan=False, allow_infinity=False),
    share=st.floats(allow_nan=False),
    colour=st.sampled_from(Colour),
    weight=st.sampled_from(Weight),
    data=st.binary(max_size=8),
    topics=st.lists(st.builds(At, value=TEXTS, line=st.integers(0, 99)), max_size=3).map(tuple),
    pair=st.tuples(TEXTS, st.integers(-(2**63), 2**64 - 1)),
    places=st.dictionaries(
        TEXTS, st.builds(At, value=st.integers(0, 9), line=st.integers(0, 99)), max_size=3
    ),
    words=st.dictionaries(TEXTS, TEXTS, max_size=3),
    nothing=st.none() | st.just(()),
    draft=st.booleans(),
)
STORY = Story(
    title="Bến Tre",
    day=datetime.date(2022, 12, 1),
    number=Decimal("4.39"),
    share=0.5,
    colour=Colour.BLUE,
    weight=Weight.HEAVY,
    data=b"\x00\xff",
    topics=(At(value="a", line=1), At(value="b", line=2)),
    pair=("x", 2**64 - 1),
    places={"title": At(value=1, line=2)},
    words={"home": "Trang chủ"},
    nothing=None,
    draft=False,
)


@given(STORIES)
@settings(deadline=None)
def test_whatever_is_written_comes_back(story: Story) -> None:
    found = decode(encode(story), Story)
    assert found == story
    assert repr(found) == repr(story)  # the types too: 1 is not True, nor 1.0 the same as 1.00


@given(STORIES)
@settings(deadline=None)
def test_what_comes_back_is_written_alike(story: Story) -> None:
    assert encode(story) == encode(decode(encode(story), Story))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ((), tuple[int, ...]),
        ((1, 2), tuple[int, ...]),
        ({"a": b"1"}, dict[str, bytes]),
        (b"", bytes),
        ("", str),
        (STORY, Story),
    ],
)
def test_plain_values_come_back(value: object, kind: type) -> None:
    assert decode(encode(value), kind) == value


def test_numbers_keep_their_digits() -> None:
    assert str(decode(encode(Decimal("1.500")), Decimal)) == "1.500"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc1",
        b"\xff",
        encode(STORY)[:-1],
        encode(STORY) + b"\x00",
        encode({"title": "only that"}),
        encode("Bến Tre"),
        encode(()),
        encode(None),
        b"\xdd\xff\xff\xff\xff",
        b"\x91" * 100_000,
        encode(STORY).replace(b"xanh", b"vang"),
        encode(STORY).replace(b"4.39", b"4,39"),
        encode(STORY).replace(b"2022-12-01", b"2022-13-01"),
        encode(STORY).replace("Trang chủ".encode(), b"Trang ch\xff\xff\xff"),
    ],
    ids=[
        *("empty", "no code", "one number", "cut", "more", "fields missing", "text", "list", "nil"),
        *("long list", "deep", "no such choice", "no number", "no day", "no text"),
    ],
)
def test_what_holds_no_such_value_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data, Story)


@given(st.binary(max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    for kind in (Story, tuple[Story, ...], dict[str, bytes], bytes):
        try:
            found = decode(data, kind)
        except UndecodableError:
            continue
        assert decode(encode(found), kind) == found


@given(STORIES, st.data())
@settings(deadline=None, max_examples=300)
def test_damaged_bytes_are_a_value_or_refused(story: Story, data: st.DataObject) -> None:
    written = bytearray(encode(story))
    written[data.draw(st.integers(0, len(written) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        found = decode(bytes(written), Story)
    except UndecodableError:
        return
    assert isinstance(found, Story)


def test_a_value_can_be_seen_as_mappings_and_lists() -> None:
    assert plain(encode(STORY)) == {
        "title": "Bến Tre",
        "day": "2022-12-01",
        "number": "4.39",
        "share": 0.5,
        "colour": "xanh",
        "weight": 2,
        "data": b"\x00\xff",
        "topics": [{"value": "a", "line": 1}, {"value": "b", "line": 2}],
        "pair": ["x", 2**64 - 1],
        "places": {"title": {"value": 1, "line": 2}},
        "words": {"home": "Trang chủ"},
        "nothing": None,
        "draft": False,
    }


@pytest.mark.parametrize("value", [object(), "\udcff", 2**64], ids=["object", "surrogate", "huge"])
def test_what_cannot_be_written_is_our_bug(value: object) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)):
        encode(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(JSON.filter(lambda value: "Infinity" not in json.dumps(value)))
def test_what_is_written_as_json_is_read_by_others(value: object) -> None:
    assert json.loads(encode_json(value)) == value
