"""The published files of the ledger, each read back by its own kind of reader."""

import csv
import datetime
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.engine.codec import UndecodableError
from magbuild.engine.tasks import Task
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.ledger import MAKERS, ledger_tasks, read_ledger
from magbuild.render.ledger_columns import COLUMNS, NAMES, Type
from magbuild.render.ledger_csv import as_number, as_text, write_csv
from magbuild.render.ledger_json import write_json
from magbuild.render.ledger_tables import TABLES
from magbuild.site.edition import Edition
from magbuild.site.ledger import Ledger, LedgerRow, build_ledger
from magbuild.site.magazine import Site
from magbuild.vietnamese.quantities import Bound, Kind
from tests.rendered import carried_out

TODAY = datetime.date(2026, 11, 23)
SITE = "title: T\naddress: https://thu.example\nsections: [{id: chuyen-de, name: C}]\n"
TEXT_COLUMNS = tuple(column.name for column in COLUMNS if column.type is Type.TEXT)


def site_of(content: Path) -> Site:
    edition = Edition(today=TODAY, drafts=False)
    request = Request(
        content=content, shown="content", output=Path("public"), edition=edition, strict=True
    )
    site = check(request).site
    assert site is not None
    return site


def ledger_of(content: Path) -> Ledger:
    return build_ledger(site_of(content))


@pytest.fixture(scope="module")
def shipped(project: Path) -> Ledger:
    return ledger_of(project / "content")


def files(ledger: Ledger) -> dict[str, bytes]:
    return {name: make(ledger) for name, make in MAKERS.items()}


@pytest.fixture(scope="module")
def published(shipped: Ledger) -> dict[str, bytes]:
    return files(shipped)


@pytest.fixture
def base(published: dict[str, bytes]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(published["so-lieu.sqlite"])
        yield connection


ROW = LedgerRow(
    id="articles/2022/a#nha",
    value="1353",
    value_max="",
    unit="căn",
    per="",
    bound="exact",
    printed="1.353 căn",
    kind="count",
    label="Nhà đã xây",
    key="nha-o",
    period="2022",
    period_start="2022-01-01",
    period_end="2022-12-31",
    as_of="",
    subject="Hộ nghèo",
    source="",
    note="",
    organisation="mttq-ben-tre",
    organisation_name="MTTQ Bến Tre",
    province_then="Bến Tre",
    province_then_id="ben-tre",
    province_today="Vĩnh Long",
    province_today_id="vinh-long",
    year="2022",
    date="2022-12-01",
    title="Bến Tre làm nhà",
    url="https://thu.example/bai/a/#neu-nha",
    sentence="Cả năm xây 1.353 căn.",
    file="content/articles/2022/a.md",
    line="16",
)


def lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_every_column_of_a_row_is_documented_in_its_order() -> None:
    assert tuple(field.name for field in fields(LedgerRow)) == NAMES
    assert all(column.vi and column.en for column in COLUMNS)


def test_the_files_stand_under_so_lieu(project: Path, published: dict[str, bytes]) -> None:
    made = carried_out(ledger_tasks(site_of(project / "content")))
    assert {name.removeprefix("so-lieu/"): data for name, data in made.items()} == published
    assert set(published) == {"so-lieu.csv", "so-lieu.json", "so-lieu.sqlite", "datapackage.json"}


def test_a_magazine_may_keep_its_ledger_to_itself(magazine: Callable[..., Path]) -> None:
    folder = magazine({"site.yaml": f"{SITE}ledger: false\n"})
    assert list(ledger_tasks(site_of(folder / "content"))) == []


def test_the_same_ledger_gives_the_same_bytes(project: Path, published: dict[str, bytes]) -> None:
    assert files(ledger_of(project / "content")) == published


# CSV


def test_csv_begins_with_a_mark_of_its_encoding_and_ends_lines_as_the_rfc_says(
    published: dict[str, bytes],
) -> None:
    data = published["so-lieu.csv"]
    assert data.startswith(b"\xef\xbb\xbf" + b'"id","value",')
    assert data.count(b"\n") == data.count(b"\r\n") == 56


def test_csv_read_by_a_stranger_equals_the_rows(
    shipped: Ledger, published: dict[str, bytes]
) -> None:
    header, *cells = lines(published["so-lieu.csv"])
    assert tuple(header) == NAMES
    assert len(cells) == len(shipped.rows) == 55
    for row, line in zip(shipped.rows, cells, strict=True):
        for column, cell in zip(COLUMNS, line, strict=True):
            expected = getattr(row, column.name)
            if column.type is Type.NUMBER and cell:
                assert Decimal(cell) == Decimal(expected)
            else:
                assert cell.removeprefix("'") == expected


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("1353", "1353"),
        ("97035000000", "97035000000"),
        ("6.195", "6195E-3"),
        ("347.82", "34782E-2"),
        ("0.05", "5E-2"),
        ("-6.5", "-65E-1"),
        ("-0.5", "-5E-1"),
        ("", ""),
    ],
)
def test_a_number_in_csv_holds_neither_dot_nor_comma(plain: str, written: str) -> None:
    assert as_number(plain) == written
    assert not plain or Decimal(written) == Decimal(plain)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6))
def test_numbers_in_csv_are_exact(value: Decimal) -> None:
    written = as_number(format(value, "f"))
    assert re.fullmatch(r"-?\d+(E-\d+)?", written)
    assert Decimal(written) == value


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "=HYPERLINK(0)",
        "+84 901",
        "-5 độ",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1+1",
        "\xa0=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
        "﹦1",
        "'=1",
        "'a",
    ],
    ids=ascii,
)
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"
    (_, line) = lines(write_csv((replace(ROW, label=cell, note=cell),)))
    assert line[NAMES.index("label")] == line[NAMES.index("note")] == f"'{cell}"


@pytest.mark.parametrize("cell", ["60%", "6,19%", "1.353", "2/3", "12:30", "5-6", "−5"])
def test_a_text_that_looks_like_a_number_stays_a_text(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Nhà = nhà", "hơn 4,39 triệu USD", "1.353 căn", "“Vì người nghèo”", "Đ=1", "a'b"]
)
def test_a_plain_text_has_no_mark(cell: str) -> None:
    assert as_text(cell) == cell


@given(st.text())
def test_no_text_at_all_begins_like_a_formula(text: str) -> None:
    assert not as_text(text).lstrip().startswith(tuple("=+-@＝＋－＠"))


LABELS = ["=1", "'a", 'Quỹ "x", y', "a\nb", "<b>đậm</b> & 'x'", "60%", ";=cmd", "x" * 5000]


@pytest.mark.parametrize("write", [write_csv, write_json])
@pytest.mark.parametrize("label", LABELS, ids=lambda label: ascii(label)[:20])
def test_a_file_is_read_back_as_it_was(
    write: Callable[[tuple[LedgerRow, ...]], bytes], label: str
) -> None:
    row = replace(ROW, label=label, value="6.195", value_max="7", note=label)
    assert read_ledger(write((row,))) == (row,)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(st.builds(replace, st.just(ROW), label=CELLS, note=CELLS, sentence=CELLS, printed=CELLS))
def test_what_is_written_is_read(row: LedgerRow) -> None:
    assert read_ledger(write_csv((row,))) == read_ledger(write_json((row,))) == (row,)


# JSON


def test_json_has_one_figure_a_line_and_exact_decimals(
    shipped: Ledger, published: dict[str, bytes]
) -> None:
    text = published["so-lieu.json"].decode()
    assert text.count("\n") == len(shipped.rows) + 2
    held: list[dict[str, object]] = json.loads(text)
    assert [tuple(one) for one in held] == [NAMES] * 55
    assert all(isinstance(one["year"], int) and isinstance(one["line"], int) for one in held)
    by_id = {one["id"]: one for one in held}
    assert by_id["articles/2022/dien-bien#gao-ho-tro-dip-tet"]["value"] == "347.82"
    assert [tuple(map(str, one.values())) for one in held] == [
        tuple(getattr(row, name) for name in NAMES) for row in shipped.rows
    ]


# Reading


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"{}",
        b"[1]",
        b"[" * 100_000,
        b'[{"value": "1"}]',
        b'[{"id": "a#b"}, {"id": "a#b"}]',
        b'"id","value"\r\n"a#b"\r\n',
        b'"id","value"\r\n"a#b","1E9"\r\n',
        b'"id","value"\r\n"a#b","1E-99999999"\r\n',
        b'"id","value"\r\n"a#b","nhi\xe1\xbb\x81u"\r\n',
        b'"ten","so"\r\n"a","1"\r\n',
        b'"id","value"\r\n"a#b"x,"1"\r\n',
        b"<!doctype html>",
    ],
    ids=lambda data: ascii(data)[:24],
)
def test_what_is_no_ledger_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_ledger(data)


def test_columns_of_another_version_are_empty_or_passed_over() -> None:
    (row,) = read_ledger(b'[{"id": "a#b", "value": "5", "colour": "red", "unit": null}]')
    assert (row.id, row.value, row.unit, row.label) == ("a#b", "5", "", "")


# Data Package

CHECKS: dict[str, Callable[[str], object]] = {
    "string": str,
    "number": lambda cell: re.fullmatch(r"-?\d+(E-\d+)?", cell),
    "integer": lambda cell: re.fullmatch(r"\d+", cell),
    "year": lambda cell: re.fullmatch(r"\d{4}", cell),
    "date": datetime.date.fromisoformat,
}


def package(published: dict[str, bytes]) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(published["datapackage.json"])
    return held


def test_the_package_describes_the_table_that_stands_beside_it(
    published: dict[str, bytes],
) -> None:
    header, *cells = lines(published["so-lieu.csv"])
    table = package(published)["resources"][0]
    described = table["schema"]["fields"]
    assert [field["name"] for field in described] == header
    for field, values in zip(described, zip(*cells, strict=True), strict=True):
        constraints = field.get("constraints", {})
        given_values = [value for value in values if value]
        assert all(CHECKS[field["type"]](value) for value in given_values), field["name"]
        if constraints.get("required"):
            assert len(given_values) == len(values), field["name"]
        if "enum" in constraints:
            assert set(given_values) <= set(constraints["enum"])
        assert field["description"]
        assert field["description@en"]
    key = header.index(table["schema"]["primaryKey"])
    assert len({line[key] for line in cells}) == len(cells)


def test_the_package_names_every_file_and_who_publishes(published: dict[str, bytes]) -> None:
    held = package(published)
    paths = {resource["path"] for resource in held["resources"]}
    assert paths == set(published) - {"datapackage.json"}
    names = [resource["name"] for resource in held["resources"]]
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
    assert len(set(names)) == len(names)
    assert held["homepage"] == "https://tinh-nha.example/so-lieu/"
    assert held["contributors"][0]["title"].startswith("Ban biên tập")
    assert "Ghi rõ nguồn" in held["copyright"]


def test_a_site_without_a_masthead_claims_no_owner(shipped: Ledger) -> None:
    held = json.loads(files(replace(shipped, owner="", copyright=""))["datapackage.json"])
    assert not {"contributors", "copyright", "licenses"} & set(held)


# SQLite


def rows(base: sqlite3.Connection, question: str, *values: object) -> list[tuple[Any, ...]]:
    return base.execute(question, values).fetchall()


def test_the_database_is_sound(base: sqlite3.Connection) -> None:
    assert rows(base, "PRAGMA integrity_check") == [("ok",)]
    assert rows(base, "PRAGMA foreign_key_check") == []
    assert rows(base, "PRAGMA user_version") == [(1,)]
    assert rows(base, "PRAGMA page_size") == [(4096,)]
    assert rows(base, "PRAGMA freelist_count") == [(0,)]


def test_the_database_holds_what_the_other_files_hold(
    base: sqlite3.Connection, shipped: Ledger
) -> None:
    found = rows(
        base,
        """SELECT f.id, f.value, f.value_exact, f.printed, f.unit, f.bound, f.sentence, f.line,
             a.title, a.date, a.file, a.url, o.name, p.name, q.name
           FROM figures f JOIN articles a ON a.id = f.article
           LEFT JOIN organisations o ON o.id = f.organisation
           LEFT JOIN provinces p ON p.id = f.province_then
           LEFT JOIN provinces q ON q.id = f.province_today ORDER BY f.rowid""",
    )
    assert found == [
        (
            *(row.id, float(row.value), row.value, row.printed, row.unit, row.bound),
            *(row.sentence, int(row.line), row.title, row.date, row.file),
            *(row.url.partition("#")[0], row.organisation_name),
            *(row.province_then, row.province_today),
        )
        for row in shipped.rows
    ]


@pytest.mark.parametrize(
    ("table", "count"),
    [("articles", 4), ("organisations", 14), ("figures", 55), ("provinces", 98)],
)
def test_every_register_is_there(base: sqlite3.Connection, table: str, count: int) -> None:
    assert rows(base, f"SELECT count(*) FROM {table}") == [(count,)]  # noqa: S608


def test_every_table_and_column_is_documented_in_the_database(base: sqlite3.Connection) -> None:
    tables = [name for (name,) in rows(base, "SELECT name FROM sqlite_master WHERE type='table'")]
    assert tables == [table.name for table in TABLES]
    for name in tables:
        columns = [column[1] for column in rows(base, f"PRAGMA table_info({name})")]
        told = rows(base, "SELECT column_name, vi, en FROM columns WHERE table_name = ?", name)
        assert [column for column, _, _ in told] == [None, *columns]
        assert all(vi and en for _, vi, en in told)


def test_every_reference_is_indexed(base: sqlite3.Connection) -> None:
    indexed = {name for (name,) in rows(base, "SELECT name FROM sqlite_master WHERE type='index'")}
    for table in TABLES:
        assert {f"{table.name}_{column}" for column, _ in table.references} <= indexed
    plan = rows(base, "EXPLAIN QUERY PLAN SELECT * FROM figures WHERE province_today = 'x'")
    assert "USING INDEX figures_province_today" in plan[0][3]


def test_types_are_kept_strictly(base: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE figures SET value = 'nhiều'")
    assert rows(base, "SELECT DISTINCT typeof(value), typeof(year) FROM figures") == [
        ("real", "integer")
    ]


def test_nothing_known_is_null_and_never_an_empty_text(base: sqlite3.Connection) -> None:
    for table in TABLES:
        for column in table.columns:
            question = f"SELECT count(*) FROM {table.name} WHERE {column.name} = ''"  # noqa: S608
            assert rows(base, question) == [(0,)], f"{table.name}.{column.name}"


# Catalogue of metrics, ranges, rates: a magazine made for it

METRICS = """\
metrics:
  - {id: nha-o, label: Nhà ở, units: [căn], decimals: 0, minimum: 0, adding: sum}
  - {id: ty-le, label: Tỷ lệ, units: ["%"], maximum: 100}
"""
ARTICLE = """\
---
title: Bến Tre làm nhà
date: 2022-12-01
section: chuyen-de
organisation: mttq-ben-tre
province: Bến Tre
year: 2022
topics: [giam-ngheo]
summary: Một năm làm nhà.
metrics:
  - {id: nha, key: nha-o, label: "=1+1 <b>Nhà</b>", value: "1.353 căn nhà", period: 2021 - 2022}
  - {id: thu-nhap, label: Thu nhập, value: "10 - 12 triệu đồng/người/tháng"}
---

Cả năm xây 1.353 căn nhà. Thu nhập đạt 10 - 12 triệu đồng/người/tháng.
"""


@pytest.fixture
def made(magazine: Callable[..., Path]) -> Ledger:
    folder = magazine({"metrics.yaml": METRICS, "articles/2022/ben-tre.md": ARTICLE})
    return ledger_of(folder / "content")


def test_the_catalogue_and_ranges_reach_the_database(made: Ledger) -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(files(made)["so-lieu.sqlite"])
        assert rows(base, "PRAGMA foreign_key_check") == []
        assert rows(base, "SELECT id, label, units, decimals, adding FROM metrics") == [
            ("nha-o", "Nhà ở", "căn", 0, "sum"),
            ("ty-le", "Tỷ lệ", "%", None, "never"),
        ]
        assert rows(base, "SELECT metric, key, value, value_max, unit, per FROM figures") == [
            ("nha", "nha-o", 1353.0, None, "căn", None),
            ("thu-nhap", None, 10e6, 12e6, "VND", "người/tháng"),
        ]


def test_a_formula_in_front_matter_reaches_no_spreadsheet(made: Ledger) -> None:
    _, first, _ = lines(files(made)["so-lieu.csv"])
    assert first[NAMES.index("label")] == "'=1+1 <b>Nhà</b>"


def test_choices_are_those_of_the_language() -> None:
    choices = {column.name: column.choices for column in COLUMNS if column.choices}
    assert choices == {"bound": tuple(Bound), "kind": tuple(Kind)}


def test_a_payload_of_another_kind_is_our_bug() -> None:
    with pytest.raises(UndecodableError):
        carried_out([Task(output="so-lieu/so-lieu.csv", action="so-lieu.csv", payload=b"")])
