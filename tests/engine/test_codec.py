from dataclasses import dataclass
from typing import NamedTuple

import pytest

from magbuild.engine.codec import decode, encode


class Pair(NamedTuple):
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    pairs: dict[str, Pair]
    words: tuple[str, ...]


HELD = Held(pairs={"b": Pair("ê", 2**63), "a": Pair("", 0)}, words=("x", "y"))


def test_values_come_back() -> None:
    assert decode(encode(HELD), Held) == HELD


def test_equal_values_give_equal_bytes() -> None:
    turned = Held(pairs=dict(reversed(HELD.pairs.items())), words=HELD.words)
    assert encode(turned) == encode(HELD)


@pytest.mark.parametrize("data", [b"", b"\xc1", encode(HELD)[:-1], encode({"pairs": 1}), encode(1)])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data, Held)
