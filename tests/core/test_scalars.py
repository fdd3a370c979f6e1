"""A text written as a scalar is that text again, alone and in a list."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magbuild.core.nodes import Scalar, Sequence, parse
from magbuild.core.scalars import as_list, as_quoted, as_scalar
from magbuild.core.texts import forbidden_character

TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=30)
    .map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    .filter(lambda text: text and not forbidden_character(text))
)


@given(TEXTS)
@example("null")
@example("No")
@example("a: b")
@example("a #b")
@example("a,b")
@example('"\\')
@example("- a")
def test_a_scalar_is_read_as_it_was_meant(text: str) -> None:
    for written in (as_scalar(text), as_quoted(text)):
        root, found = parse(f"k: {written}  # lời\n", "a.yaml")
        value = root.get("k") if root else None
        assert found == ()
        assert isinstance(value, Scalar)
        assert (value.text, value.empty) == (text, False)


@given(st.lists(TEXTS, min_size=1, max_size=4).map(tuple))
def test_a_list_is_read_as_it_was_meant(texts: tuple[str, ...]) -> None:
    root, found = parse(f"k: {as_list(texts)}\n", "a.yaml")
    value = root.get("k") if root else None
    assert found == ()
    assert isinstance(value, Sequence)
    assert [item.text for item in value.items if isinstance(item, Scalar)] == list(texts)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bến Tre", "Bến Tre"),
        ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("Quỹ “Vì người nghèo”", "Quỹ “Vì người nghèo”"),
        ("mttq-ben-tre", "mttq-ben-tre"),
        ("2022", '"2022"'),
        ("1e5", '"1e5"'),
        ("true", '"true"'),
        ("a, b", '"a, b"'),
        ('Nói "vâng"', '"Nói \\"vâng\\""'),
    ],
)
def test_quotes_only_where_somebody_could_err(text: str, written: str) -> None:
    assert as_scalar(text) == written
