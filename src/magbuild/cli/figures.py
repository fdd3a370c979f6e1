"""Commands on figures: read them from a text, and audit those of a magazine."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from magbuild.cli.magazine import magazine_options, make_request

if TYPE_CHECKING:
    from magbuild.vietnamese.mentions import Mention


@click.group()
def figures() -> None:
    """Con số: đọc từ văn bản, đối chiếu với số liệu đã khai."""


@figures.command()
@click.argument("text")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Dạng in.",
)
def read(text: str, form: str) -> int:
    """Tìm mọi con số trong TEXT, hoặc trong dữ liệu vào khi TEXT là “-”.

    Ví dụ: magbuild figures read "hơn 4,39 triệu USD" --format json
    """
    from magbuild.vietnamese.quantities import find
    from magbuild.vietnamese.text import nfc

    found = find(nfc(sys.stdin.read() if text == "-" else text))
    if form == "json":
        click.echo(json.dumps([_as_data(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for mention in found:
            click.echo(_as_line(mention))
    return 0


@figures.command()
@magazine_options
def audit(folder: str, form: str, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Đối chiếu số liệu đã khai với con số tìm thấy trong thân bài.

    In độ bao phủ (số liệu tìm thấy / đã khai) và độ chính xác (con số đã khai / tìm thấy).
    """
    from magbuild.pipeline import audit as audit_magazine

    del form
    declared = traced = strays = 0
    for row in audit_magazine(make_request(folder, "public", **rest)):
        declared, traced = declared + row.declared, traced + row.traced
        strays += len(row.strays)
        click.echo(
            f"{row.path}: {row.traced}/{row.declared}" + "".join(f"; ? {s}" for s in row.strays)
        )
    recall = traced / declared if declared else 1.0
    precision = traced / (traced + strays) if traced else 1.0
    click.echo(f"Tổng: {traced}/{declared}; độ bao phủ {recall:.1%}, độ chính xác {precision:.1%}")
    return int(traced < declared or strays > 0)


def _as_data(mention: "Mention") -> dict[str, object]:
    """A figure for programs; numbers are decimals written as text."""
    from magbuild.vietnamese.figures import machine_number

    quantity = mention.quantity
    top = quantity.value_max
    return {
        "value": machine_number(quantity.value),
        "value_max": None if top is None else machine_number(top),
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "qualifier": quantity.qualifier,
        "per": list(quantity.per),
        "kind": quantity.kind.value,
        "warnings": list(quantity.warnings),
        "start": mention.start,
        "end": mention.end,
        "printed": quantity.printed,
    }


def _as_line(mention: "Mention") -> str:
    data = _as_data(mention)
    size = f"{data['value']}–{data['value_max']}" if data["value_max"] else str(data["value"])
    measure = "/".join((mention.quantity.unit or "–", *mention.quantity.per))
    warned = f" [{', '.join(mention.quantity.warnings)}]" if mention.quantity.warnings else ""
    return (
        f"{mention.quantity.printed} → {size} {measure} ({data['bound']}, {data['kind']}){warned}"
    )
