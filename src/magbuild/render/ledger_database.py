"""The ledger as an SQLite database: tables that refer to each other, documented inside.

The same ledger gives the same bytes under one version of SQLite: rows go in by order, and nothing
bears a time.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import groupby

from magbuild.content.models import MetricDefinition, Organisation
from magbuild.render.ledger_columns import Column, Type
from magbuild.render.ledger_tables import (
    ARTICLES,
    DOCUMENTATION,
    FIGURES,
    METRICS,
    ORGANISATIONS,
    PROVINCES,
    TABLES,
    Table,
)
from magbuild.site.ledger import Ledger, LedgerRow
from magbuild.vietnamese.register import Province
from magbuild.vietnamese.territory import all_units

SCHEMA_VERSION = 1

_PAGE_SIZE = 4096
_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_SQL_TYPES = {Type.NUMBER: "REAL", Type.INTEGER: "INTEGER", Type.YEAR: "INTEGER"}

Cells = tuple[str | int | float | None, ...]


def write_database(ledger: Ledger) -> bytes:
    """The database as the bytes of its file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        base.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        base.execute("BEGIN")
        for table in TABLES:
            base.execute(_declaration(table))
        for table, rows in _contents(ledger):
            marks = ", ".join("?" * len(table.columns))
            base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608  # our own name
        for table in TABLES:
            for name in (*dict(table.references), *table.indexed):
                base.execute(f"CREATE INDEX {table.name}_{name} ON {table.name} ({name})")
        base.execute("COMMIT")
        base.execute("VACUUM")
        return base.serialize()


def _declaration(table: Table) -> str:
    parts = [_column(column, key=column is table.columns[0]) for column in table.columns]
    parts += [f"FOREIGN KEY ({name}) REFERENCES {other} (id)" for name, other in table.references]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(parts) + f"\n){_STRICT}"


def _column(column: Column, *, key: bool) -> str:
    words = [column.name, _SQL_TYPES.get(column.type, "TEXT")]
    if column.required:
        words.append("NOT NULL")
    if key:
        words.append("PRIMARY KEY")
    return " ".join(words)


def _contents(ledger: Ledger) -> Iterator[tuple[Table, Iterable[Cells]]]:
    yield ARTICLES, _articles(ledger.rows)
    yield ORGANISATIONS, map(_organisation, ledger.organisations)
    yield PROVINCES, map(_province, sorted(all_units(), key=lambda unit: unit.id))
    yield METRICS, map(_definition, ledger.definitions)
    yield FIGURES, map(_figure, ledger.rows)
    yield DOCUMENTATION, _documentation()


def _articles(rows: tuple[LedgerRow, ...]) -> Iterator[Cells]:
    for identity, figures in groupby(rows, key=lambda row: row.id.partition("#")[0]):
        row = next(figures)
        page = row.url.partition("#")[0]
        yield identity, row.title, row.date, int(row.year), page, row.file


def _organisation(body: Organisation) -> Cells:
    return (
        body.id,
        body.name,
        body.short or None,
        body.kind or None,
        body.parent.value if body.parent else None,
        body.province.value if body.province else None,
        body.founded,
        body.note or None,
    )


def _province(unit: Province) -> Cells:
    return (
        unit.id,
        unit.name,
        unit.full_name,
        unit.kind,
        unit.code,
        unit.region,
        None if unit.valid_from == date.min else unit.valid_from.isoformat(),
        None if unit.valid_to is None else unit.valid_to.isoformat(),
        unit.successor,
    )


def _definition(one: MetricDefinition) -> Cells:
    return (
        one.id,
        one.label,
        ", ".join(one.units) or None,
        one.decimals,
        None if one.minimum is None else float(one.minimum),
        None if one.maximum is None else float(one.maximum),
        one.direction.value,
        one.adding.value,
        one.weight.value if one.weight else None,
        one.description or None,
    )


def _figure(row: LedgerRow) -> Cells:
    article, _, metric = row.id.partition("#")
    return (
        row.id,
        article,
        metric,
        float(row.value),
        row.value,
        float(row.value_max) if row.value_max else None,
        row.value_max or None,
        row.unit or None,
        row.per or None,
        row.bound,
        row.printed,
        row.kind,
        row.label,
        row.key or None,
        row.period or None,
        row.period_start or None,
        row.period_end or None,
        row.as_of or None,
        row.subject or None,
        row.source or None,
        row.note or None,
        row.organisation or None,
        row.province_then_id or None,
        row.province_today_id or None,
        int(row.year),
        row.url,
        row.sentence or None,
        int(row.line),
    )


def _documentation() -> Iterator[Cells]:
    for table in TABLES:
        yield table.name, table.name, None, None, table.vi, table.en
        for column in table.columns:
            name = f"{table.name}.{column.name}"
            yield name, table.name, column.name, column.type.value, column.vi, column.en
