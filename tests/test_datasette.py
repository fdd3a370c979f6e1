"""The published database opened by Datasette, as a reader would open it."""

import datetime
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[Ask]:
    """A function that asks a running Datasette for a path of its JSON interface."""
    output = tmp_path_factory.mktemp("site") / "public"
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    build(
        Request(
            content=project / "content",
            shown="content",
            output=output,
            edition=edition,
            strict=True,
        )
    )
    file = str(output / "so-lieu" / "so-lieu.sqlite")
    command = [sys.executable, "-m", "datasette", "--immutable", file, "-h", "127.0.0.1", "-p", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        address = told_address(server)

        def asked(path: str, **values: str) -> dict[str, Any]:
            with urlopen(f"{address}{path}?{urlencode(values)}") as answer:  # noqa: S310  # loopback
                held: dict[str, Any] = json.load(answer)
                return held

        yield asked
        server.terminate()


def told_address(server: subprocess.Popen[str]) -> str:
    """Where the server listens; it says so when it is ready."""
    assert server.stderr is not None
    said: list[str] = []
    for line in server.stderr:
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    pytest.fail("".join(said))


def test_every_table_is_served(ask: Ask) -> None:
    tables = {table["name"]: table for table in ask("/so-lieu.json")["tables"]}
    assert {name: table["count"] for name, table in tables.items()} == {
        "articles": 4,
        "organisations": 14,
        "provinces": 98,
        "metrics": tables["metrics"]["count"],
        "figures": 55,
        "columns": tables["columns"]["count"],
    }
    references = {one["other_table"] for one in tables["figures"]["foreign_keys"]["outgoing"]}
    assert references == {"articles", "metrics", "organisations", "provinces"}


def test_a_question_in_sql_is_answered(ask: Ask) -> None:
    sql = """SELECT p.name, count(*) AS figures FROM figures f
        JOIN provinces p ON p.id = f.province_today GROUP BY p.id ORDER BY figures DESC, p.name"""
    answer = ask("/so-lieu.json", sql=sql, _shape="objects")
    assert answer["rows"] == [
        {"name": "Vĩnh Long", "figures": 23},
        {"name": "Điện Biên", "figures": 22},
        {"name": "Lạng Sơn", "figures": 6},
        {"name": "Hồ Chí Minh", "figures": 4},
    ]


def test_a_table_can_be_filtered_by_its_references(ask: Ask) -> None:
    answer = ask("/so-lieu/figures.json", article="articles/2022/lang-son", _labels="on")
    assert answer["filtered_table_rows_count"] == 6


def test_the_columns_explain_themselves(ask: Ask) -> None:
    answer = ask("/so-lieu/columns.json", id="figures.bound", _shape="array")
    assert "hơn" in str(answer)
