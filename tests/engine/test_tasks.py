"""Keys say all that a result depends on, and nothing can be taken for something else."""

from hypothesis import given
from hypothesis import strategies as st

from magbuild.engine.tasks import key_of

PARTS = st.lists(st.binary(max_size=6), max_size=4)


@given(st.text(max_size=6), PARTS, st.text(max_size=6), PARTS)
def test_other_parts_give_another_key(
    kind: str, parts: list[bytes], other: str, others: list[bytes]
) -> None:
    same = (kind, parts) == (other, others)
    assert (key_of(kind, *parts) == key_of(other, *others)) is same


def test_parts_do_not_run_together() -> None:
    assert key_of("a", b"b", b"c") != key_of("a", b"bc")
    assert key_of("ab") != key_of("a", b"b")
