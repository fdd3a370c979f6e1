"""The ledger as a CSV file that a spreadsheet reads rightly in any language, and back.

Lines and quotes follow RFC 4180, after a byte-order mark that tells spreadsheets of UTF-8. Two
things a spreadsheet would do are ruled out:

- It takes a dot for the decimal sign or for the thousands separator, by the language of the
  machine: 6.195 becomes 6195 in Vietnamese, as 6,195 does in English. So a number holds neither;
  one that is not whole has an exponent, 6195E-3, which is exact and the same everywhere.
- It computes a text that begins like a formula, and takes one without letters, "60%" or "1.353",
  for a number. Such a text gets an apostrophe in front; so does one that begins with an apostrophe,
  so that the mark can be taken off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter

from magbuild.core.texts import BOM
from magbuild.render.ledger_columns import COLUMNS, NAMES, Type
from magbuild.site.ledger import LedgerRow
from magbuild.vietnamese.figures import machine_number

TEXT_MARK = "'"

_FORMULA_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
_MISREAD = re.compile(rf"[\t\r\n]|\s*[{_FORMULA_SIGNS}{TEXT_MARK}]|[\W\d_]+\Z")
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40}|E-[0-9]{1,2})?")
_TEXTS = tuple(i for i, column in enumerate(COLUMNS) if column.type is Type.TEXT)
_NUMBERS = tuple(i for i, column in enumerate(COLUMNS) if column.type is Type.NUMBER)
_cells = attrgetter(*NAMES)


def write_csv(rows: Iterable[LedgerRow]) -> bytes:
    """A header and one line for each figure."""
    head = (BOM + _line(NAMES)).encode()
    return b"".join([head, *(_row(row).encode() for row in rows)])


def read_csv(data: bytes) -> tuple[dict[str, str], ...]:
    """The cells of each line by the names of the header, marks taken off and numbers plain.

    ValueError (UnicodeDecodeError among them) or csv.Error where this is no such file.
    """
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    header = next(lines, [])
    if "id" not in header:
        raise ValueError("id")
    return tuple(_read(header, line) for line in lines)


def as_text(cell: str) -> str:
    """A text that no spreadsheet takes for anything else."""
    return TEXT_MARK + cell if _MISREAD.match(cell) else cell


def as_number(plain: str) -> str:
    """A decimal without a dot: "6.195" as "6195E-3"."""
    whole, dot, fraction = plain.partition(".")
    return f"{int(whole + fraction)}E-{len(fraction)}" if dot else plain


def _row(row: LedgerRow) -> str:
    cells = list(_cells(row))
    for index in _TEXTS:
        cell = cells[index]
        if cell and not cell[0].isalpha():
            cells[index] = as_text(cell)
    for index in _NUMBERS:
        cells[index] = as_number(cells[index])
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    return '"' + '","'.join([cell.replace('"', '""') for cell in cells]) + '"\r\n'


def _read(header: Sequence[str], line: Sequence[str]) -> dict[str, str]:
    cells = dict(zip(header, line, strict=True))
    for index in _TEXTS:
        if (name := NAMES[index]) in cells:
            cells[name] = cells[name].removeprefix(TEXT_MARK)
    for index in _NUMBERS:
        if cells.get(name := NAMES[index]):
            cells[name] = _plain(cells[name])
    return cells


def _plain(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        raise ValueError(number)
    return machine_number(Decimal(number))
