"""The published files of the ledger: which there are, how they are made and read again."""

import csv
from collections.abc import Callable, Iterator, Mapping

from magbuild.engine.tasks import Task
from magbuild.render.ledger_columns import NAMES
from magbuild.render.ledger_csv import read_csv, write_csv
from magbuild.render.ledger_database import write_database
from magbuild.render.ledger_json import read_json, write_json
from magbuild.render.ledger_package import write_package
from magbuild.site.addresses import LEDGER, output_path
from magbuild.site.ledger import Ledger, LedgerRow, build_ledger
from magbuild.site.magazine import Site

MAKERS: Mapping[str, Callable[[Ledger], bytes]] = {
    "so-lieu.csv": lambda ledger: write_csv(ledger.rows),
    "so-lieu.json": lambda ledger: write_json(ledger.rows),
    "so-lieu.sqlite": write_database,
    "datapackage.json": write_package,
}
"""How each file is made of the ledger."""


def ledger_tasks(site: Site) -> Iterator[Task]:
    """One task for each file of a ledger that is published; its action bears the file's name."""
    if not site.settings.ledger:
        return
    ledger = build_ledger(site)
    for name in MAKERS:
        yield Task(output=output_path(LEDGER + name), action=name, payload=ledger)


def read_ledger(data: bytes) -> tuple[LedgerRow, ...]:
    """The figures of a published CSV or JSON file; columns it does not have are empty.

    ValueError where it is neither, or where a figure has no id or that of another.
    """
    looks_like_json = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{"))
    try:
        found = read_json(data) if looks_like_json else read_csv(data)
    except (csv.Error, RecursionError) as error:
        raise ValueError(str(error)) from error
    rows = tuple(LedgerRow(**{name: one.get(name, "") for name in NAMES}) for one in found)
    names = {row.id for row in rows}
    if len(names) < len(rows) or "" in names:
        raise ValueError("id")
    return rows
