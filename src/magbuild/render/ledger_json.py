"""The ledger as JSON, one figure a line so that two releases can be compared, and back.

Every value is text, empty where there is nothing, but years and lines, which are numbers: decimals
would be rounded by a reader in floating point.
"""

import json
from collections.abc import Iterable
from json.encoder import encode_basestring
from operator import attrgetter

from magbuild.render.ledger_columns import COLUMNS, NAMES, Type
from magbuild.site.ledger import LedgerRow

_WHOLE = tuple(i for i, c in enumerate(COLUMNS) if c.type in {Type.INTEGER, Type.YEAR})
_LINE = "{" + ",".join(f'"{name}":%s' for name in NAMES) + "}"
_cells = attrgetter(*NAMES)


def write_json(rows: Iterable[LedgerRow]) -> bytes:
    """A list of objects that all have the same names in the same order."""
    lines = b",\n".join([_object(row).encode() for row in rows])
    return b"[\n%b\n]\n" % lines


def read_json(data: bytes) -> tuple[dict[str, str], ...]:
    """The cells of each figure as text; ValueError where this is no such file."""
    held = json.loads(data.decode("utf-8-sig"))
    if not isinstance(held, list):
        raise ValueError(type(held).__name__)
    return tuple(_read(one) for one in held)


def _object(row: LedgerRow) -> str:
    cells = _cells(row)
    values = list(map(encode_basestring, cells))
    for index in _WHOLE:
        values[index] = cells[index]
    return _LINE % tuple(values)


def _read(one: object) -> dict[str, str]:
    if not isinstance(one, dict):
        raise ValueError(type(one).__name__)
    return {str(name): "" if value is None else str(value) for name, value in one.items()}
