from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.core.diagnostics import Diagnostic, Edit, Language, Span
from magbuild.core.json_schema import or_empty, worded
from magbuild.core.nodes import Node, parse
from magbuild.core.shapes import (
    FAILED,
    Failed,
    Field,
    Kind,
    Located,
    Reading,
    Shape,
    boolean,
    choice,
    day,
    identifier,
    list_of,
    located,
    non_empty,
    one_or_many,
    text,
    unique_list,
    whole_number,
    year,
)

identity = identifier("MB330", str.lower, 8)


def node(yaml: str) -> Node:
    """The value of the one field of a YAML text."""
    root, found = parse(f"truong: {yaml}\n", "a.yaml")
    assert found == ()
    assert root is not None
    return root.entries[0].value


def read(kind: Kind[Any], yaml: str) -> tuple[Any, list[Diagnostic]]:
    reading = Reading(field_name="truong", example="ví dụ")
    return kind.read(node(yaml), reading), reading.faults


@pytest.mark.parametrize(
    ("kind", "yaml", "value"),
    [
        pytest.param(text(), "  hai   từ ", "hai từ", id="white space is one space"),
        pytest.param(text(), '"dòng\\nhai"', "dòng hai", id="line ends are spaces"),
        pytest.param(text(3), "ệệệ", "ệệệ", id="length counts characters"),
        pytest.param(text(3), '"   abc   "', "abc", id="length after trimming"),
        pytest.param(identity, "a-1-b", "a-1-b", id="identifier"),
        pytest.param(identity, "a2345678", "a2345678", id="identifier of full length"),
        pytest.param(boolean(), "true", True, id="true"),
        pytest.param(boolean(), "false", False, id="false"),
        pytest.param(choice(Language), "en", Language.ENGLISH, id="choice"),
        pytest.param(day(), "2024-02-29", date(2024, 2, 29), id="leap day"),
        pytest.param(year(2100), "1900", 1900, id="first year"),
        pytest.param(year(2100), "2100", 2100, id="last year"),
        pytest.param(whole_number(1, 200), "1", 1, id="lowest"),
        pytest.param(whole_number(1, 200), "200", 200, id="highest"),
        pytest.param(whole_number(1, 200), "007", 7, id="leading zeros are decimal"),
        pytest.param(list_of(text(), 2), "[a, b]", ("a", "b"), id="full list"),
        pytest.param(list_of(text()), "[]", (), id="empty list"),
        pytest.param(non_empty(list_of(text())), "[a]", ("a",), id="list that is not empty"),
        pytest.param(one_or_many(text()), "a", ("a",), id="one"),
        pytest.param(one_or_many(text()), "[a, b]", ("a", "b"), id="many"),
        pytest.param(unique_list(text(), str), "[a, b]", ("a", "b"), id="all different"),
    ],
)
def test_sound_values_are_read(kind: Kind[Any], yaml: str, value: object) -> None:
    assert read(kind, yaml) == (value, [])


@pytest.mark.parametrize(
    ("kind", "yaml", "code"),
    [
        pytest.param(text(), "[a]", "MB324", id="list for text"),
        pytest.param(text(), "{a: b}", "MB324", id="mapping for text"),
        pytest.param(text(), '"  "', "MB329", id="blank text"),
        pytest.param(text(3), "abcd", "MB316", id="text too long by one"),
        pytest.param(identity, "a23456789", "MB330", id="identifier too long by one"),
        pytest.param(identity, "Bến", "MB330", id="identifier with marks"),
        pytest.param(identity, "a--b", "MB330", id="two hyphens"),
        pytest.param(identity, "-a", "MB330", id="hyphen first"),
        pytest.param(identity, "a-", "MB330", id="hyphen last"),
        pytest.param(identity, "a_b", "MB330", id="underscore"),
        pytest.param(identity, '"a\\n"', "MB330", id="line end after an identifier"),
        pytest.param(identity, "[a]", "MB324", id="list for identifier"),
        pytest.param(boolean(), "yes", "MB325", id="yes"),
        pytest.param(boolean(), "True", "MB325", id="capital True"),
        pytest.param(boolean(), "1", "MB325", id="one for true"),
        pytest.param(boolean(), "[true]", "MB324", id="list for boolean"),
        pytest.param(choice(Language), "fr", "MB324", id="no choice"),
        pytest.param(choice(Language), "EN", "MB324", id="capital choice"),
        pytest.param(choice(Language), "[en]", "MB324", id="list for choice"),
        pytest.param(day(), "2023-02-29", "MB321", id="no leap day"),
        pytest.param(day(), "2022-00-10", "MB321", id="month zero"),
        pytest.param(day(), "0000-01-01", "MB321", id="year zero"),
        pytest.param(day(), "hôm nay", "MB321", id="words for a day"),
        pytest.param(day(), "2022-11-15T08:00", "MB321", id="time of day"),
        pytest.param(day(), "15/11/2022", "MB322", id="day first"),
        pytest.param(day(), "2022-1-5", "MB322", id="single digits"),
        pytest.param(day(), "2022/11/15", "MB322", id="slashes"),
        pytest.param(day(), "[2022-11-15]", "MB324", id="list for day"),
        pytest.param(year(2100), "1899", "MB336", id="before the first year"),
        pytest.param(year(2100), "2101", "MB336", id="after the last year"),
        pytest.param(year(2100), "22", "MB336", id="two digits"),
        pytest.param(year(2100), "٢٠٢٢", "MB336", id="digits of another script"),
        pytest.param(year(2100), "{a: b}", "MB324", id="mapping for year"),
        pytest.param(whole_number(1, 200), "0", "MB324", id="below"),
        pytest.param(whole_number(1, 200), "201", "MB324", id="above"),
        pytest.param(whole_number(1, 200), "1.0", "MB324", id="decimal"),
        pytest.param(whole_number(1, 200), "-1", "MB324", id="negative"),
        pytest.param(whole_number(1, 200), "9" * 16, "MB324", id="endless digits"),
        pytest.param(whole_number(1, 200), "[1]", "MB324", id="list for number"),
        pytest.param(list_of(text(), 2), "[a, b, c]", "MB317", id="list too long by one"),
        pytest.param(list_of(text()), "a", "MB324", id="text for list"),
        pytest.param(non_empty(list_of(text())), "[]", "MB329", id="list that must not be empty"),
        pytest.param(non_empty(list_of(text())), "a", "MB324", id="text for a full list"),
        pytest.param(one_or_many(text(), 1), "[a, b]", "MB317", id="many too many"),
        pytest.param(one_or_many(text()), "{a: b}", "MB324", id="mapping for one"),
        pytest.param(unique_list(text(), str), "[a, b, a]", "MB204", id="repeated"),
        pytest.param(unique_list(text(), str, "MB343"), "[a, a]", "MB343", id="own code"),
        pytest.param(unique_list(text(), str, limit=1), "[a, b]", "MB317", id="unique too long"),
    ],
)
def test_faults_are_told(kind: Kind[Any], yaml: str, code: str) -> None:
    _, faults = read(kind, yaml)
    assert [fault.code for fault in faults] == [code]


def test_a_mismatch_names_the_field_what_was_expected_and_what_was_found() -> None:
    _, (fault,) = read(boolean(), "[true]")
    assert fault.message(Language.VIETNAMESE) == (
        "Trường “truong” cần true hoặc false, ở đây là một danh sách."
    )
    assert fault.remedy(Language.VIETNAMESE) == "Ví dụ: truong: ví dụ"


def test_a_long_value_is_shortened_in_a_message() -> None:
    _, (fault,) = read(whole_number(1, 9), "x" * 50)
    assert dict(fault.arguments)["found"] == f"“{'x' * 40}”"


def test_a_wrong_choice_is_told_with_all_there_are() -> None:
    _, (fault,) = read(choice(Language), "fr")
    assert dict(fault.arguments)["expected"] == "vi, en"
    assert choice(Language).schema == {"enum": ["vi", "en"]}


def test_an_identifier_without_a_proposal_still_has_words() -> None:
    _, (fault,) = read(identifier("MB330", lambda _: ""), "???")
    assert dict(fault.arguments)["fixed"] == "…"


def test_every_item_of_a_list_is_judged() -> None:
    value, faults = read(list_of(whole_number(1, 9)), "[0, 5, x, 7, 99]")
    assert value == (5, 7)
    assert [fault.span.column for fault in faults] == [10, 16, 22]
    assert {dict(fault.arguments)["field"] for fault in faults} == {"truong"}


def test_of_equal_things_both_places_are_named() -> None:
    _, faults = read(unique_list(text(), str), "\n  - a\n  - b\n  - a\n  - a")
    assert [fault.span.line for fault in faults] == [4, 5]
    assert {fault.related[0].line for fault in faults} == {2}
    assert dict(faults[0].arguments) == {"id": "a", "line": "2"}


def test_a_located_value_keeps_its_place() -> None:
    value, _ = read(located(text()), "Bến Tre")
    span = Span(path="a.yaml", line=1, column=9, length=7)
    assert value == Located(value="Bến Tre", span=span)


def test_a_located_fault_stays_a_fault() -> None:
    value, faults = read(located(boolean()), "no")
    assert value is FAILED
    assert [fault.code for fault in faults] == ["MB325"]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the shape below builds."""

    name: str
    rooms: int
    built: date | None


HOUSE = Shape(
    build=House,
    fields=(
        Field("name", text(20), "Nhà A", required=True, vi="Tên"),
        Field("rooms", whole_number(1, 9), "2", default=1),
        Field("built", day(), "2022-11-15"),
    ),
)


def build(yaml: str) -> tuple[House | Failed, list[str]]:
    root, found = parse(yaml, "a.yaml")
    assert found == ()
    assert root is not None
    reading = Reading()
    return HOUSE.read(root, reading), [fault.code for fault in reading.faults]


@pytest.mark.parametrize(
    ("yaml", "house"),
    [
        ("name: A\n", House(name="A", rooms=1, built=None)),
        ("name: A\nrooms:\nbuilt: ~\n", House(name="A", rooms=1, built=None)),
        (
            "built: 2022-11-15\nrooms: 3\nname: A\n",
            House(name="A", rooms=3, built=date(2022, 11, 15)),
        ),
    ],
    ids=["defaults", "empty is absent", "any order"],
)
def test_a_sound_mapping_is_built(yaml: str, house: House) -> None:
    assert build(yaml) == (house, [])


@pytest.mark.parametrize(
    ("yaml", "codes"),
    [
        ("rooms: 3\n", ["MB320"]),
        ("name:\n", ["MB329"]),
        ("name: null\n", ["MB329"]),
        ('name: ""\n', ["MB329"]),
        ("name: A\nroms: 3\n", ["MB309"]),
        ("roms: 3\nrooms: 0\nbuilt: no\n", ["MB309", "MB320", "MB324", "MB321"]),
    ],
    ids=["missing", "empty", "null", "blank", "unknown", "all at once"],
)
def test_a_mapping_with_faults_is_not_built(yaml: str, codes: list[str]) -> None:
    assert build(yaml) == (FAILED, codes)


@pytest.mark.parametrize(
    ("key", "suggestion"), [("roms", "rooms"), ("ROOMS", "rooms"), ("xyz", "")]
)
def test_an_unknown_key_is_told_with_the_nearest_one(key: str, suggestion: str) -> None:
    root, _ = parse(f"name: A\n{key}: 1\n", "a.yaml")
    assert root is not None
    reading = Reading()
    HOUSE.read(root, reading)
    (fault,) = reading.faults
    assert dict(fault.arguments) == {
        "key": key,
        "suggestion": suggestion,
        "known": "name, rooms, built",
    }
    assert (fault.span.line, fault.span.column, fault.span.length) == (2, 1, len(key))


@pytest.mark.parametrize("yaml", ["a", "[a]"])
def test_a_shape_takes_only_mappings(yaml: str) -> None:
    value, faults = read(HOUSE.kind, yaml)
    assert value is FAILED
    assert [fault.code for fault in faults] == ["MB324"]


def test_a_warning_does_not_stop_the_building() -> None:
    def doubt(node: Node, reading: Reading) -> str:
        reading.fault("MB347", node.span, value="a", field="name")
        return "a"

    kind = Kind(read=doubt, schema={})
    shape = Shape(build=lambda name: name, fields=(Field("name", kind),))
    value, faults = read(shape.kind, "{name: a}")
    assert value == "a"
    assert [fault.code for fault in faults] == ["MB347"]


def test_faults_before_a_mapping_do_not_fail_it() -> None:
    reading = Reading()
    reading.fault("MB325", Span(path="a.yaml"), value="x")
    assert HOUSE.read(node("{name: A}"), reading) == House(name="A", rooms=1, built=None)


def test_a_located_shape_knows_where_each_written_field_stands() -> None:
    shape = Shape(
        build=lambda **values: values["spans"],
        located=True,
        fields=(Field("a", text()), Field("b", text()), Field("c", text())),
    )
    root, _ = parse("a: một\nb:\n  hai\nc:\n", "a.yaml", first_line=2)
    assert root is not None
    spans = shape.read(root, Reading())
    assert not isinstance(spans, Failed)
    assert {name: (span.line, span.column) for name, span in spans.items()} == {
        "": (2, 1),
        "a": (2, 4),
        "b": (4, 3),
        "c": (5, 3),
    }


def test_the_schema_says_what_the_shape_says() -> None:
    assert worded(HOUSE.schema, Language.VIETNAMESE) == {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {
            "name": {
                "type": ["string", "number"],
                "minLength": 1,
                "maxLength": 20,
                "description": "Tên\n\nVí dụ: name: Nhà A",
            },
            "rooms": {"type": ["integer", "null"], "minimum": 1, "maximum": 9},
            "built": {"type": ["string", "null"], "format": "date"},
        },
    }


def test_a_schema_has_words_in_both_languages() -> None:
    shape: Shape[Any] = Shape(build=dict, fields=(Field("a", boolean(), vi="Có", en="Yes"),))
    outer: Shape[Any] = Shape(build=dict, fields=(Field("all", one_or_many(shape.kind)),))
    one, _, empty = worded(outer.schema, Language.ENGLISH)["properties"]["all"]["anyOf"]
    assert one["properties"]["a"] == {"type": ["boolean", "null"], "description": "Yes"}
    assert empty == {"type": "null"}
    one, _, _ = worded(outer.schema, Language.VIETNAMESE)["properties"]["all"]["anyOf"]
    assert one["properties"]["a"]["description"] == "Có"


@pytest.mark.parametrize(
    ("schema", "with_empty"),
    [
        ({"type": "string"}, {"type": ["string", "null"]}),
        ({"type": ["string", "number"]}, {"type": ["string", "number", "null"]}),
        ({"enum": ["a"]}, {"enum": ["a", None]}),
        ({"anyOf": [{"type": "array"}]}, {"anyOf": [{"type": "array"}, {"type": "null"}]}),
        ({}, {}),
    ],
)
def test_what_may_be_left_empty(schema: dict[str, Any], with_empty: dict[str, Any]) -> None:
    assert or_empty(schema) == with_empty


@given(st.dates())
@settings(deadline=None)
def test_every_day_is_read_back_as_written(value: date) -> None:
    assert read(day(), value.isoformat()) == (value, [])


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["/", ".", "-"]))
@settings(deadline=None)
def test_a_day_in_vietnamese_order_is_mended(value: date, sign: str) -> None:
    _, (fault,) = read(day(), f"{value.day}{sign}{value.month}{sign}{value.year}")
    assert fault.code == "MB322"
    assert dict(fault.arguments)["fixed"] == value.isoformat()


@given(st.text(alphabet="ab1-_ Aệ\n", min_size=1, max_size=10))
@settings(deadline=None)
def test_an_identifier_is_taken_whole_or_refused(written: str) -> None:
    quoted = written.replace("\n", "\\n")
    value, faults = read(identity, f'"{quoted}"')
    assert (value == written and not faults) or (value is FAILED and len(faults) == 1)
    if not faults:
        assert set(written) <= set("ab1-")


@pytest.mark.parametrize(
    ("kind", "yaml", "edited"),
    [
        pytest.param(day(), "1/12/2022", "2022-12-01", id="a day"),
        pytest.param(day(), '"1.12.2022"', "2022-12-01", id="a day, quotes and all"),
        pytest.param(day(), "2022-13-01", None, id="no day at all"),
        pytest.param(day(), '"1/12/\\\n  2022"', None, id="a day on two lines"),
        pytest.param(identifier("MB514", str.lower, referred=False), "AB", "ab", id="a slug"),
        pytest.param(identifier("MB514", lambda _: "", referred=False), "A?", None, id="no slug"),
        pytest.param(identity, "AB", None, id="an id, which others may have referred to"),
    ],
)
def test_a_fault_carries_the_edit_that_mends_it(
    kind: Kind[Any], yaml: str, edited: str | None
) -> None:
    _, (fault,) = read(kind, yaml)
    span = Span("a.yaml", 1, 9, len(yaml))
    assert fault.edits == (() if edited is None else (Edit(span, edited),))
