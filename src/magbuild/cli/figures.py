"""Commands on figures: read, audit, suggest, and compare two releases of the ledger."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from magbuild.cli.magazine import format_option, magazine_options, make_request
from magbuild.cli.usage import Group

if TYPE_CHECKING:
    from magbuild.content.models import Article
    from magbuild.site.ledger import LedgerRow
    from magbuild.vietnamese.mentions import Mention

_AUDITED = {
    "vi": ("Tổng: {traced}/{declared}; độ bao phủ {recall:.1%}, độ chính xác {precision:.1%}"),
    "en": "In all: {traced}/{declared}; coverage {recall:.1%}, precision {precision:.1%}",
}


@click.group(cls=Group)
def figures() -> None:
    """Con số: đọc từ văn bản, đối chiếu với số liệu đã khai."""


@figures.command()
@click.argument("text", metavar="VĂN-BẢN")
@format_option("text", "json")
def read(text: str, form: str) -> int:
    """Tìm mọi con số trong VĂN-BẢN.

    VĂN-BẢN là “-” thì đọc từ dữ liệu vào.

    Ví dụ: magbuild figures read "hơn 4,39 triệu USD" --format json
    """
    from magbuild.vietnamese.quantities import find
    from magbuild.vietnamese.text import nfc

    found = find(_standard_input() if text == "-" else nfc(text))
    if form == "json":
        click.echo(json.dumps([_as_data(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for mention in found:
            click.echo(_as_line(mention))
    return 0


@figures.command()
@magazine_options
def audit(folder: str, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Đối chiếu số liệu đã khai với con số tìm thấy trong thân bài.

    In độ bao phủ (số liệu tìm thấy / đã khai) và độ chính xác (con số đã khai / tìm thấy).

    Ví dụ: magbuild figures audit --content content
    """
    from magbuild.cli.language import language_of
    from magbuild.pipeline.audit import audit as audit_magazine

    declared = traced = strays = 0
    for row in audit_magazine(make_request(folder, "public", **rest)):
        declared, traced = declared + row.declared, traced + row.traced
        strays += len(row.strays)
        click.echo(
            f"{row.path}: {row.traced}/{row.declared}" + "".join(f"; ? {s}" for s in row.strays)
        )
    recall = traced / declared if declared else 1.0
    precision = traced / (traced + strays) if traced else 1.0
    told = _AUDITED[language_of(rest["lang"], folder)]
    click.echo(told.format(traced=traced, declared=declared, recall=recall, precision=precision))
    return int(traced < declared or strays > 0)


@figures.command()
@click.argument("old", metavar="BẢN-CŨ")
@click.argument("new", metavar="BẢN-MỚI")
@format_option("text", "json")
def diff(old: str, new: str, form: str) -> int:
    """So hai bản số liệu đã xuất bản: số liệu thêm, bỏ, đổi.

    Mỗi bản là so-lieu.json, so-lieu.csv, hay thư mục xuất bản có chúng. Mã thoát: 0 như nhau,
    1 khác nhau, 2 không đọc được.

    Ví dụ: magbuild figures diff ban-truoc/so-lieu.json public
    """
    from magbuild.cli.ledger_words import changes_as_data, tell_changes
    from magbuild.site.ledger_changes import compare_ledgers

    changes = compare_ledgers(_ledger(Path(old)), _ledger(Path(new)))
    if form == "json":
        click.echo(json.dumps(changes_as_data(changes), ensure_ascii=False, indent=2))
    else:
        click.echo(tell_changes(changes))
    return int(bool(changes))


@figures.command()
@click.argument("file", metavar="TỆP")
def suggest(file: str) -> int:
    """In sẵn phần metrics: cho những con số chưa khai của một bài.

    Nhãn chỉ là đoán từ câu văn: xem lại trước khi dán vào bài.

    Ví dụ: magbuild figures suggest content/articles/2022/tra-vinh.md
    """
    from magbuild.content.suggestions import as_front_matter, body_of, suggest_metrics

    article, text = _article(Path(file))
    if article is None:
        return 1
    metrics = article.meta.metrics or ()
    found = suggest_metrics(metrics, body_of(text))
    if found:
        click.echo(as_front_matter(found, added=bool(metrics)))
    else:
        click.echo("# Mọi con số trong thân bài đều đã khai.")
    return 0


def _standard_input() -> str:
    """What is typed or piped in. MagbuildError when that is no text."""
    from magbuild.core.catalogue import Severity
    from magbuild.core.diagnostics import ExitCode, MagbuildError
    from magbuild.core.texts import decode

    text, faults = decode(sys.stdin.buffer.read(), "-")
    for fault in faults:
        if fault.severity is Severity.ERROR:
            raise MagbuildError(fault, ExitCode.CONTENT)
    return text


def _article(path: Path) -> "tuple[Article | None, str]":
    """An article and its text; None after telling why it cannot be understood."""
    from magbuild.content.compiler import compile_source
    from magbuild.content.kinds import SourceKind
    from magbuild.content.models import Article, Source
    from magbuild.core.diagnostics import Language, has_errors
    from magbuild.core.files import named_file_fault
    from magbuild.core.texts import decode
    from magbuild.report import Format, show

    try:
        text, faults = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise named_file_fault(path, error) from error
    document = None
    if not has_errors(faults):
        source = Source(id=path.stem, kind=SourceKind.ARTICLE, path=str(path), text=text)
        document, _, faults = compile_source(source)
    if isinstance(document, Article):
        return document, text
    told = show(faults, {str(path): text}, Language.VIETNAMESE, Format.TEXT)
    click.echo(told, err=True)
    return None, text


def _ledger(path: Path) -> "tuple[LedgerRow, ...]":
    """The ledger in a file, or of a published folder; MagbuildError when it cannot be read."""
    from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
    from magbuild.core.files import named_file_fault
    from magbuild.render.ledger import read_ledger
    from magbuild.site.addresses import LEDGER

    file = path / LEDGER.strip("/") / "so-lieu.json" if path.is_dir() else path
    try:
        return read_ledger(file.read_bytes())
    except OSError as error:
        if file == path:
            raise named_file_fault(path, error) from error
        reason = "@no-ledger-inside"
    except ValueError:
        reason = "@no-ledger"
    raise MagbuildError(diagnose("MB771", Span(path=str(path)), reason=reason), ExitCode.USAGE)


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
