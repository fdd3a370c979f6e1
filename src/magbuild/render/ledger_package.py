"""The description of the published files: a Data Package with the schema of the table.

Its form is that of the Data Package and Table Schema specifications, version 1
(specs.frictionlessdata.io); English stands beside Vietnamese as in their pattern for languages.
"""

import json
from typing import Any

from magbuild.render.ledger_columns import COLUMNS, Column
from magbuild.site.addresses import LEDGER
from magbuild.site.ledger import Ledger

Data = dict[str, Any]

_CSV = (
    (
        "Số không nguyên viết dạng 6195E-3 (tức 6,195) để máy tính nào cũng đọc đúng. Dấu nháy đơn"
        " đứng đầu một ô chữ để bảng tính không hiểu nhầm ô ấy là công thức hay con số."
    ),
    (
        "Numbers that are not whole are written like 6195E-3 (6.195), which reads alike everywhere."
        " An apostrophe before a text keeps spreadsheets from taking it for a formula or a number."
    ),
)
_JSON = (
    "Cùng các dòng ấy; số thập phân để dạng chữ cho khỏi bị làm tròn, chỗ trống là chuỗi rỗng.",
    "The same rows; decimals are strings, so that none is rounded, and nothing is an empty one.",
)
_SQLITE = (
    "Cùng các dòng ấy, nối với bài, tổ chức, tỉnh, thành; bảng columns giải nghĩa từng cột.",
    "The same rows, related to articles, organisations and provinces; the table columns explains.",
)


def write_package(ledger: Ledger) -> bytes:
    """datapackage.json, which names the other files by their names beside it."""
    package = {
        "profile": "data-package",
        "name": "so-lieu",
        "title": f"Số liệu của {ledger.title}",
        "title@en": f"Figures of {ledger.title}",
        "description": "Mọi con số của tạp chí, mỗi con số dẫn về câu văn nêu nó.",
        "description@en": "Every figure of the magazine, each with the sentence that states it.",
        "languages": ["vi", "en"],
        "homepage": f"{ledger.address}{LEDGER}",
        **_ownership(ledger),
        "resources": [
            _csv(),
            _file("so-lieu-json", "so-lieu.json", "application/json", _JSON),
            _file("so-lieu-sqlite", "so-lieu.sqlite", "application/x-sqlite3", _SQLITE),
        ],
    }
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def _ownership(ledger: Ledger) -> Data:
    owned: Data = {}
    if ledger.owner:
        owned["contributors"] = [{"title": ledger.owner, "role": "publisher"}]
    if ledger.copyright:
        owned["copyright"] = ledger.copyright
    return owned


def _csv() -> Data:
    return {
        **_file("so-lieu", "so-lieu.csv", "text/csv", _CSV),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {
            "fields": [_field(column) for column in COLUMNS],
            "missingValues": [""],
            "primaryKey": "id",
        },
    }


def _file(name: str, path: str, kind: str, description: tuple[str, str]) -> Data:
    return {
        "name": name,
        "path": path,
        "format": path.rpartition(".")[2],
        "mediatype": kind,
        "description": description[0],
        "description@en": description[1],
    }


def _field(column: Column) -> Data:
    constraints: Data = {"required": True} if column.required else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    field = {
        "name": column.name,
        "type": column.type.value,
        "description": column.vi,
        "description@en": column.en,
    }
    return {**field, "constraints": constraints} if constraints else field
