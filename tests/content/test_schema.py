import dataclasses
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.models import CorrectionKind, FrontMatter, Metric, Organisation, Topic
from magbuild.content.registers import ORGANISATIONS, TOPICS
from magbuild.content.schema import (
    ARTICLE,
    PAGE,
    PROFILE,
    PUBLISHED,
    PageFrontMatter,
    missing,
)
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic
from magbuild.core.nodes import parse
from magbuild.core.shapes import Reading, Shape

SOUND = "title: A\n"


def read(shape: Shape[Any], yaml: str) -> tuple[object, list[Diagnostic]]:
    root, found = parse(yaml, "a.md")
    assert found == ()
    assert root is not None
    reading = Reading()
    return shape.read(root, reading), reading.faults


def article(fields: str) -> FrontMatter:
    """The front matter of a sound article with these fields."""
    meta, faults = read(ARTICLE, SOUND + fields)
    assert faults == []
    assert isinstance(meta, FrontMatter)
    return meta


def codes(fields: str, shape: Shape[Any] = ARTICLE) -> list[str]:
    _, faults = read(shape, SOUND + fields)
    return [fault.code for fault in faults]


def metric(fields: str) -> Metric:
    (one,) = article(f"metrics:\n  - {{id: a, label: A, {fields}}}\n").metrics or ()
    return one


def metric_faults(fields: str) -> list[Diagnostic]:
    return read(ARTICLE, f"{SOUND}metrics:\n  - {{id: a, label: A, {fields}}}\n")[1]


@pytest.mark.parametrize(
    ("fields", "name", "limit", "code"),
    [
        ("summary: {}", "summary", 1000, "MB316"),
        ("kicker: {}", "kicker", 80, "MB316"),
        ("author: {}", "author", 120, "MB316"),
        ("section: {}", "section", 80, "MB316"),
        ("province: {}", "province", 80, "MB316"),
        ("slug: {}", "slug", 80, "MB514"),
    ],
)
def test_the_edges_of_texts(fields: str, name: str, limit: int, code: str) -> None:
    assert name in article(fields.format("x" * limit) + "\n").spans
    assert codes(fields.format("x" * (limit + 1)) + "\n") == [code]


@pytest.mark.parametrize(("size", "told"), [(200, []), (201, ["MB316"])])
def test_the_edge_of_titles(size: int, told: list[str]) -> None:
    for shape in (ARTICLE, PAGE):
        _, faults = read(shape, f"title: {'x' * size}\n")
        assert [fault.code for fault in faults] == told


@pytest.mark.parametrize(
    ("field", "item", "limit"),
    [
        ("topics", "x", 50),
        ("related", "x", 20),
        ("organisation", "x", 200),
        ("aliases", "/x/", 200),
        ("people", "{name: A}", 50),
    ],
)
def test_the_edges_of_lists(field: str, item: str, limit: int) -> None:
    assert len(getattr(article(f"{field}: [{', '.join([item] * limit)}]\n"), field)) == limit
    assert codes(f"{field}: [{', '.join([item] * (limit + 1))}]\n") == ["MB317"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("year: 1900", []),
        ("year: 2100", []),
        ("year: 1899", ["MB336"]),
        ("year: 2101", ["MB336"]),
        ("date: 2022-12-31", []),
        ("date: 31/12/2022", ["MB322"]),
        ("updated: 2022-13-01", ["MB321"]),
        ("draft: true", []),
        ("draft: yes", ["MB325"]),
        ("slug: Bến Tre", ["MB514"]),
        ("hero: {image: a.jpg, alt: A}", []),
        ("hero: {image: a.jpg}", ["MB320"]),
        ("hero: a.jpg", ["MB324"]),
        ("people: [{role: A}]", ["MB320"]),
        ("people: A", ["MB324"]),
        ("metrics: {a: 1}", ["MB324"]),
        ("corrections: [{date: 2022-12-28, kind: typo, note: N}]", []),
        ("corrections: [{date: 2022-12-28, kind: slip, note: N}]", ["MB324"]),
        ("corrections: [{kind: typo}]", ["MB320", "MB320"]),
        ("metric: []", ["MB309"]),
    ],
)
def test_fields_of_an_article(fields: str, told: list[str]) -> None:
    assert codes(fields + "\n") == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("order: 0", []),
        ("order: 999", []),
        ("order: 1000", ["MB324"]),
        ("order: -1", ["MB324"]),
        ("slug: a--b", ["MB514"]),
        ("date: 2022-12-31", ["MB309"]),
    ],
)
def test_fields_of_a_page(fields: str, told: list[str]) -> None:
    assert codes(fields + "\n", PAGE) == told


def test_a_page_without_more_than_a_title() -> None:
    page, faults = read(PAGE, "title: Giới thiệu\n")
    assert faults == []
    assert isinstance(page, PageFrontMatter)
    assert (page.title, page.slug, page.summary, page.order) == ("Giới thiệu", None, "", 0)


def test_what_is_not_written_is_empty() -> None:
    meta = article("")
    assert (meta.date, meta.section, meta.province, meta.year, meta.metrics) == (None,) * 5
    assert (meta.organisation, meta.topics, meta.people, meta.aliases, meta.related) == ((),) * 5
    assert (meta.summary, meta.author, meta.kicker, meta.draft) == ("", "", "", False)
    assert set(meta.spans) == {"", "title"}


def test_corrections() -> None:
    written = "{date: 2022-12-28, kind: update, metric: a, old: 5, new: 6, note: N}"
    (one,) = article(f"corrections:\n  - {written}\n").corrections
    assert (one.date, one.kind) == (date(2022, 12, 28), CorrectionKind.UPDATE)
    assert (one.metric, one.old, one.new, one.note) == ("a", "5", "6", "N")
    assert one.spans["note"].line == 3


def test_an_empty_list_of_metrics_is_a_statement() -> None:
    assert article("metrics: []\n").metrics == ()


@pytest.mark.parametrize(
    ("written", "names"), [("topics: a", ["a"]), ("topics: [a, b]", ["a", "b"])]
)
def test_one_topic_needs_no_list(written: str, names: list[str]) -> None:
    assert [topic.value for topic in article(written + "\n").topics] == names


@pytest.mark.parametrize("path", ["/", "/a/", "/a/b.html", "/2022/12/a_b~c-d/", "/A/"])
def test_paths_on_this_site(path: str) -> None:
    assert [alias.value for alias in article(f'aliases: "{path}"\n').aliases] == [path]


@pytest.mark.parametrize("path", ["/a", "/a/b"])
def test_a_path_without_an_ending_is_a_folder(path: str) -> None:
    assert [alias.value for alias in article(f"aliases: {path}\n").aliases] == [f"{path}/"]


@pytest.mark.parametrize(
    "path",
    [
        *("a", "//evil.example/", "/a//b/", "https://a.vn/", "/a b/", "/a?b", "/a#b", "/ệ/"),
        *("/..", "/../a/", "/a/../b/", "/a/./b", "/\\\\evil", "/a\\n", "/%2e%2e/", ""),
    ],
)
def test_what_is_no_path_on_this_site(path: str) -> None:
    assert codes(f'aliases: "{path}"\n') == ["MB531"]


@given(st.text(alphabet="/.\\:ab%?#@ \t", max_size=12))
@settings(deadline=None)
def test_an_alias_never_leads_out_of_the_site(path: str) -> None:
    written = path.replace("\\", "\\\\").replace("\t", "\\t")
    if codes(f'aliases: "{written}"\n') == []:
        assert re.fullmatch(r"/([^/\\:?#\s].*)?", path)
        assert not {"..", "."} & set(path.split("/"))
        assert "//" not in path


@pytest.mark.parametrize(
    ("fields", "value", "unit"),
    [
        pytest.param('value: "1.353 căn nhà"', "1353", "căn", id="printed"),
        pytest.param('value: "1.353", unit: căn', "1353", "căn", id="quoted group"),
        pytest.param("value: 1353, unit: căn", "1353", "căn", id="digits"),
        pytest.param('value: "64,8 km"', "64.8", "km", id="decimal"),
        pytest.param('value: "hơn 4,39 triệu USD"', "4390000", "USD", id="bounded"),
        pytest.param("value: 1.234.567 đồng", "1234567", "VND", id="two groups"),
        pytest.param(f"value: {'9' * 15}", "9" * 15, "", id="most digits"),
    ],
)
def test_figures(fields: str, value: str, unit: str) -> None:
    quantity = metric(fields).quantity
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        pytest.param("value: 1.353, unit: căn", "MB327", id="a thousandfold apart"),
        pytest.param("value: 12.353", "MB327", id="two digits first"),
        pytest.param("value: 123.456", "MB327", id="three digits first"),
        pytest.param("value: -1.353", "MB327", id="negative"),
        pytest.param(f"value: {'9' * 16}", "MB323", id="too many digits"),
        pytest.param("value: nhiều", "MB326", id="no number"),
        pytest.param("value: 1.2.3", "MB326", id="no notation"),
        pytest.param("value: 5 căn và 6 hộ", "MB326", id="two figures"),
        pytest.param('value: ""', "MB326", id="blank"),
        pytest.param("value: 15/11/2022", "MB341", id="day"),
        pytest.param("value: 2022-11-15", "MB341", id="ISO day"),
        pytest.param("value: 12 tỷ đồng, unit: USD", "MB342", id="two units"),
        pytest.param("value: [1]", "MB324", id="list"),
        pytest.param("value: 5 căn, period: 2022, as_of: 2022", "MB345", id="two times"),
        pytest.param("value: 5 căn, period: hôm qua", "MB346", id="no period"),
        pytest.param("value: 5 căn, as_of: 2022-13-01", "MB346", id="no such day"),
        pytest.param("value: 5 căn, period: [2022]", "MB324", id="list of periods"),
        pytest.param(f"value: 5, unit: {'x' * 41}", "MB316", id="long unit"),
        pytest.param("value: 5, untis: a", "MB309", id="misspelt"),
    ],
)
def test_figures_that_are_refused(fields: str, code: str) -> None:
    assert [fault.code for fault in metric_faults(fields)] == [code]


def test_an_ambiguous_figure_is_told_with_both_readings() -> None:
    (fault,) = metric_faults("value: 1.353")
    assert dict(fault.arguments) == {
        "value": "1.353",
        "grouped": "1353",
        "decimal": "1,353",
        "comma": "1,353",
    }
    assert fault.span.column == 30


@pytest.mark.parametrize(
    ("value", "reason", "fixed"),
    [
        ("64.8 km", "@english-decimal", "64,8\u00a0km"),
        ("1,353 căn", "@english-grouping", "1.353\u00a0căn"),
    ],
)
def test_foreign_notation_is_a_warning_with_the_vietnamese_form(
    value: str, reason: str, fixed: str
) -> None:
    (fault,) = metric_faults(f'value: "{value}"')
    assert (fault.code, fault.severity) == ("MB328", Severity.WARNING)
    assert dict(fault.arguments) == {"value": value, "reason": reason, "fixed": fixed}


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021 - 2022", date(2021, 1, 1), date(2022, 12, 31)),
        ("2022-11", date(2022, 11, 1), date(2022, 11, 30)),
        ("2022-11-15", date(2022, 11, 15), date(2022, 11, 15)),
        ("15/11/2022", date(2022, 11, 15), date(2022, 11, 15)),
        ("quý III năm 2022", date(2022, 7, 1), date(2022, 9, 30)),
    ],
)
def test_periods(written: str, start: date, end: date) -> None:
    one = metric(f'value: 5 căn, period: "{written}"')
    assert one.as_of is None
    assert one.period is not None
    assert (one.period.start, one.period.end) == (start, end)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
@settings(deadline=None)
def test_every_iso_day_is_a_moment(value: date) -> None:
    one = metric(f"value: 5 căn, as_of: {value.isoformat()}")
    assert one.as_of is not None
    assert (one.as_of.start, one.as_of.end) == (value, value)


def test_a_metric_stands_where_its_value_stands() -> None:
    meta = article("metrics:\n  - id: a\n    label: A\n    value: 5 căn\n    note: N\n")
    (one,) = meta.metrics or ()
    assert (one.span.line, one.span.column, one.span.length) == (5, 12, 5)
    assert (one.id, one.label, one.note, one.subject, one.source) == ("a", "A", "N", "", "")


def test_two_metrics_of_one_id_are_told_with_both_places() -> None:
    fields = "metrics:\n  - {id: a, label: A, value: 1 căn}\n  - {id: a, label: B, value: 2 căn}\n"
    (fault,) = read(ARTICLE, SOUND + fields)[1]
    assert (fault.code, fault.span.line, fault.related[0].line) == ("MB343", 4, 3)


def test_all_faults_of_all_metrics_come_at_once() -> None:
    fields = (
        "metrics:\n  - {id: a, label: A, value: 1.353}\n  - {id: B, value: 1}\n"
        "  - {id: c, label: C, value: nhiều}\n"
    )
    assert codes(fields) == ["MB327", "MB330", "MB320", "MB326"]


def test_topics() -> None:
    topics, faults = read(TOPICS, "topics:\n  - {id: a, name: Á, aliases: B}\n")
    assert faults == []
    assert isinstance(topics, tuple)
    (topic,) = topics
    assert isinstance(topic, Topic)
    assert (topic.id, topic.name, topic.aliases, topic.description) == ("a", "Á", ("B",), "")
    assert (topic.span.line, topic.span.column) == (2, 5)


def test_organisations() -> None:
    yaml = "organisations:\n  - {id: a, name: Á, short: B, province: Bến Tre, founded: 1976}\n"
    organisations, faults = read(ORGANISATIONS, yaml)
    assert faults == []
    assert isinstance(organisations, tuple)
    (one,) = organisations
    assert isinstance(one, Organisation)
    assert (one.id, one.name, one.short, one.founded, one.parent) == ("a", "Á", "B", 1976, None)
    assert one.province is not None
    assert (one.province.value, one.province.span.column) == ("Bến Tre", 42)


@pytest.mark.parametrize(
    ("shape", "yaml", "told"),
    [
        (TOPICS, "topics: []\n", []),
        (TOPICS, "{}\n", ["MB320"]),
        (TOPICS, "topics:\n  - {id: a, name: A}\n  - {id: a, name: B}\n", ["MB204"]),
        (TOPICS, "topics:\n  - {id: Á, name: A}\n", ["MB330"]),
        (TOPICS, f"topics:\n  - {{id: a, name: {'x' * 81}}}\n", ["MB316"]),
        (TOPICS, "topics:\n  - giam-ngheo\n", ["MB324"]),
        (ORGANISATIONS, "organisations:\n  - {id: a}\n", ["MB320"]),
        (ORGANISATIONS, "organisations:\n  - {id: a, name: A, parent: Ô B}\n", ["MB330"]),
        (ORGANISATIONS, "organisations:\n  - {id: a, name: A, founded: 76}\n", ["MB336"]),
    ],
    ids=["none", "empty", "twice", "id", "long", "bare", "no name", "parent", "founded"],
)
def test_registers_that_are_refused(shape: Shape[Any], yaml: str, told: list[str]) -> None:
    assert [fault.code for fault in read(shape, yaml)[1]] == told


@pytest.mark.parametrize(
    ("fields", "names", "told"),
    [
        ("", PUBLISHED, [("MB320", "date"), ("MB320", "section"), ("MB320", "summary")]),
        ("date: 2022-12-01\nsection:\nsummary: A\n", PUBLISHED, [("MB329", "section")]),
        ("date: 2022-12-01\nsection: a\nsummary: ~\n", PUBLISHED, [("MB329", "summary")]),
        ("date: 2022-12-01\nsection: a\nsummary: A\n", PUBLISHED, []),
        ("organisation: a\nprovince: A\nyear: 2022\n", PROFILE, [("MB320", "metrics")]),
        ("organisation: a\nprovince: A\nyear: 2022\nmetrics: []\n", PROFILE, []),
        ("organisation: []\nprovince: A\nyear: 2022\nmetrics:\n", PROFILE, [*"om"]),
    ],
    ids=["all", "empty", "null", "none", "no metrics", "no figures", "empty lists"],
)
def test_missing_fields(
    fields: str, names: tuple[str, ...], told: list[tuple[str, str] | str]
) -> None:
    short = {"o": ("MB329", "organisation"), "m": ("MB329", "metrics")}
    found = missing(article(fields), names, Severity.WARNING)
    expected = [short[one] if isinstance(one, str) else one for one in told]
    assert [(d.code, dict(d.arguments)["field"]) for d in found] == expected
    assert {d.severity for d in found} <= {Severity.WARNING}


@pytest.mark.parametrize("name", [*PUBLISHED, *PROFILE])
def test_a_missing_field_is_told_with_an_example_that_can_be_read(name: str) -> None:
    (fault,) = missing(article(""), (name,), Severity.ERROR)
    assert codes(f"{name}: {dict(fault.arguments)['example']}\n") == []


@pytest.mark.parametrize(
    ("shape", "built"), [(ARTICLE, FrontMatter), (PAGE, PageFrontMatter)], ids=["article", "page"]
)
def test_every_attribute_has_its_field(shape: Shape[Any], built: type) -> None:
    names = [one.name for one in dataclasses.fields(built)]
    assert [*(part.name for part in shape.fields), "spans"] == names
    assert list(shape.schema["properties"]) == names[:-1]


@pytest.mark.parametrize("part", ARTICLE.fields, ids=lambda part: part.name)
def test_the_example_of_every_field_can_be_read(part: object) -> None:
    name, example = getattr(part, "name", ""), getattr(part, "example", "")
    if example and name != "title":
        assert codes(f"{name}: {example}\n") == []
