import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.core.diagnostics import Language
from magbuild.core.nodes import FRONT_MATTER, Limits, Mapping, Scalar, Sequence, parse

SMALL = Limits(characters=1000, nodes=20, depth=3)


def first(text: str, limits: Limits = FRONT_MATTER) -> tuple[str, int, int]:
    """Code, line and column of the one fault of a text."""
    _, found = parse(text, "a.md", limits=limits)
    assert len(found) == 1
    return found[0].code, found[0].span.line, found[0].span.column


def value(text: str) -> Scalar:
    root, found = parse(text, "a.md")
    assert root is not None
    assert found == ()
    node = root.entries[0].value
    assert isinstance(node, Scalar)
    return node


def test_values_know_where_they_stand() -> None:
    root, found = parse("tỉnh: Điện Biên\nsố:\n  - 1\n  - hai\n", "a.md", first_line=2)
    assert found == ()
    assert root is not None
    place, numbers = (entry.value for entry in root.entries)
    assert isinstance(place, Scalar)
    assert (place.span.line, place.span.column, place.span.length) == (2, 7, 9)
    assert isinstance(numbers, Sequence)
    assert [(i.span.line, i.span.column) for i in numbers.items] == [(4, 5), (5, 5)]


@pytest.mark.parametrize("text", ["1.234", "010", "no", "on", "1e3", "12:30:00", "2022-11-15", "="])
def test_plain_scalars_stay_text(text: str) -> None:
    assert value(f"a: {text}\n").text == text


@pytest.mark.parametrize("text", ['"x"', "'x'", "|\n  x", ">\n  x"])
def test_quoted_scalars_are_known(text: str) -> None:
    assert value(f"a: {text}\n").quoted


@pytest.mark.parametrize(
    ("text", "empty"), [("", True), ("~", True), ("null", True), ('""', False)]
)
def test_nothing_written_is_empty(text: str, empty: bool) -> None:
    assert value(f"a: {text}\n").empty is empty


def test_escapes_are_composed_too() -> None:
    assert value('a: "e\\u0302\\u0323"\n').text == "ệ"


def test_an_empty_text_is_an_empty_mapping() -> None:
    root, found = parse("", "a.md")
    assert isinstance(root, Mapping)
    assert (root.entries, found) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", ("MB304", 1, 1)),
        ("a:\n\tb: 1\n", ("MB305", 2, 1)),
        ("org: Công ty: ABC\n", ("MB306", 1, 6)),
        ("a: @x\n", ("MB306", 1, 4)),
        ("a: `x`\n", ("MB306", 1, 4)),
        ("a: 1\nb: 2\na: 3\n", ("MB307", 3, 1)),
        ("? [a]\n: 1\n", ("MB308", 1, 3)),
        ("a: &x 1\n", ("MB311", 1, 4)),
        ("a: *x\n", ("MB311", 1, 4)),
        ("<<: {a: 1}\n", ("MB311", 1, 1)),
        ("a: {b: {c: {d: 1}}}\n", ("MB312", 1, 12)),
        ("a: !!python/object:x {}\n", ("MB313", 1, 4)),
        ("a: !x 1\n", ("MB313", 1, 4)),
        ("%YAML 9.9\n---\na: 1\n", ("MB314", 1, 1)),
        ("a: 1\n---\nb: 1\n", ("MB315", 2, 1)),
        ("a: " + "x" * 1000, ("MB316", 1, 1)),
        ("a: [" + "1, " * 30 + "]\n", ("MB317", 1, 56)),
        ('a: 1\nb: "x\nc: 2\n', ("MB318", 2, 4)),
        ("a: [1, 2\nb: 3\n", ("MB318", 1, 4)),
        ("x: 1\n y: 2\n", ("MB319", 2, 3)),
        ('a: "\\q"\n', ("MB319", 1, 6)),
        ('a: "\\0"\n', ("MB112", 1, 4)),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_faults_are_located(text: str, expected: tuple[str, int, int]) -> None:
    assert first(text, SMALL) == expected


def test_the_corrected_line_is_shown() -> None:
    _, found = parse('org: Công ty "A": B\n', "a.md")
    assert 'org: "Công ty \\"A\\": B"' in found[0].remedy(Language.VIETNAMESE)


def test_both_places_of_a_repeated_key_are_named() -> None:
    _, found = parse("a: 1\nb: 2\na: 3\n", "a.md", first_line=5)
    assert [(s.line, s.column) for s in found[0].related] == [(5, 1)]


@pytest.mark.parametrize("sign", ["[", "{", "[{", "a: ["])
def test_open_brackets_never_reach_the_parser(sign: str) -> None:
    assert first(sign * 60_000 if len(sign) == 1 else sign * 9_000)[0] == "MB312"


@pytest.mark.parametrize("words", ['"[[[ {{{ không sao"', f'"{"[" * 500}"', "x" + " :[" * 500])
def test_a_bracket_in_words_is_no_depth(words: str) -> None:
    root, found = parse(f"a: {words}\n", "a.md")
    assert root is not None
    assert found == ()


@pytest.mark.parametrize("count", [9, 50, 999])
@pytest.mark.parametrize("sign", ["[", "{", "[{", "a: ["])
def test_brackets_that_reach_the_parser_are_told_there(sign: str, count: int) -> None:
    assert first(sign * count, FRONT_MATTER)[:2] == ("MB312", 1)


@given(st.text(alphabet=string.printable + "đệ\u0302\u200b", max_size=300))
def test_any_text_is_read_without_raising(text: str) -> None:
    root, found = parse(text, "a.md", limits=FRONT_MATTER)
    assert root is not None or found


WORDS = st.text(alphabet="aăâđêôơư ệữ:#-", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), WORDS))
def test_a_mapping_of_quoted_texts_is_read_back(values: dict[str, str]) -> None:
    text = "".join(f"{key}: '{one}'\n" for key, one in values.items())
    root, found = parse(text, "a.md")
    assert found == ()
    assert root is not None
    assert {e.key.text: e.value.text for e in root.entries if isinstance(e.value, Scalar)} == values


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("author: Ban: A", 'author: "Ban: A"'),
        ('- note: 😀 "b": c \\ d  ', '- note: "😀 \\"b\\": c \\\\ d"'),
        ("author: Ban: A # lời", None),  # which may be a comment
    ],
)
def test_a_value_that_yaml_misreads_carries_its_quotes(line: str, mended: str | None) -> None:
    _, (fault,) = parse(f"{line}\n", "a.yaml")
    assert fault.code == "MB306"
    if mended is None:
        assert fault.edits == ()
    else:
        ((span, replacement),) = fault.edits
        start = span.column - 1
        assert line[:start] + replacement + line[start + span.length :] == mended
