"""Commands on a magazine: build, check, serve."""

import datetime
import gc
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from magbuild.pipeline import Built, Checked, Request
    from magbuild.report import Format

_HANOI = datetime.timezone(datetime.timedelta(hours=7))
_SLOW = 1.0  # seconds after which progress is shown
_UNDECLARED = "MB365"


def magazine_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command on a magazine takes."""
    for option in reversed(
        (
            click.option(
                "--content",
                "folder",
                default="content",
                show_default=True,
                help="Thư mục nội dung.",
            ),
            click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi."),
            click.option("--drafts", is_flag=True, help="Gồm cả bản nháp và bài hẹn ngày."),
            click.option("--today", metavar="NGÀY", help="Ngày xuất bản, dạng 2022-12-31."),
            click.option(
                "--format",
                "form",
                type=click.Choice(["text", "json", "github"]),
                default="text",
                show_default=True,
                help="Dạng in các lỗi tìm thấy.",
            ),
        )
    ):
        function = option(function)
    return function


_output = click.option("--output", default="public", show_default=True, help="Thư mục xuất bản.")
_previous = click.option("--previous", metavar="TỆP", help="Sổ so-lieu.json của lần trước.")


@click.command()
@magazine_options
@_output
@_previous
def build(folder: str, output: str, form: str, previous: str | None, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Kiểm tra và dựng toàn bộ trang.

    Ví dụ: magbuild build --output public --strict
    """
    from magbuild.pipeline import build as build_site
    from magbuild.report import Format, summary

    gc.disable()  # a build makes much and drops little: collecting would only cost time
    started = time.monotonic()
    request = make_request(folder, output, **rest)
    request = replace(request, previous=_last_release(previous, request.output))
    built = build_site(request, _progress(started))
    _show(built.checked, Format(form), notices=False)
    if form == "text":
        click.echo(summary(built, output, time.monotonic() - started))
    return 0 if built.publication is not None else 1


@click.command()
@magazine_options
@click.option("--figures", is_flag=True, help="Nêu cả những con số chưa được khai trong metrics.")
@_previous
def check(folder: str, form: str, previous: str | None, *, figures: bool, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Kiểm tra mọi tệp nội dung, không ghi gì.

    Ví dụ: magbuild check --format github
    """
    from magbuild.pipeline import blocks_publishing
    from magbuild.pipeline import check as check_site
    from magbuild.report import Format, counts

    gc.disable()  # a build makes much and drops little: collecting would only cost time
    started = time.monotonic()
    request = make_request(folder, "public", **rest)
    request = replace(request, previous=Path(previous) if previous else None)
    checked = check_site(request, _progress(started))
    shown = tuple(d for d in checked.diagnostics if figures or d.code != _UNDECLARED)
    _show(replace(checked, diagnostics=shown), Format(form), notices=True)
    if form == "text":
        click.echo(counts(checked.diagnostics, checked.language))
    return int(blocks_publishing(checked.diagnostics, strict=request.strict))


@click.command()
@magazine_options
@_output
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve(folder: str, output: str, form: str, port: int, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Dựng trang, mở máy chủ tại chỗ, dựng lại mỗi khi có tệp thay đổi.

    Ví dụ: magbuild serve --drafts --port 8000
    """
    from magbuild.report import Format, summary
    from magbuild.serve import serve as serve_site

    request = make_request(folder, output, **rest)

    def tell(built: "Built", seconds: float) -> None:
        _show(built.checked, Format(form), notices=False)
        click.echo(summary(built, output, seconds))

    serve_site(request, port, tell, click.echo)
    return 0


def make_request(
    folder: str, output: str, *, strict: bool, drafts: bool, today: str | None
) -> "Request":
    from magbuild.pipeline import Request
    from magbuild.site.catalog import Edition

    return Request(
        content=Path(folder),
        shown=Path(folder).as_posix(),
        output=Path(output),
        edition=Edition(today=_today(today), drafts=drafts),
        strict=strict,
    )


def _last_release(given: str | None, output: Path) -> Path | None:
    """The ledger of the last release: as given, else that of the site published last."""
    from magbuild.site.addresses import output_path
    from magbuild.site.ledger_page import DATA

    published = output / output_path(DATA)
    if given is None:
        return published if published.is_file() else None
    return Path(given)


def _today(given: str | None) -> datetime.date:
    """The day of the edition: as given, else SOURCE_DATE_EPOCH, else today in Viet Nam."""
    from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose

    if given is not None:
        try:
            return datetime.date.fromisoformat(given)
        except ValueError as error:
            raise click.BadParameter("viết dạng 2022-12-31", param_hint="--today") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.datetime.now(_HANOI).date()
    try:
        return datetime.datetime.fromtimestamp(_whole(epoch), _HANOI).date()
    except (ValueError, OverflowError, OSError) as error:
        fault = diagnose("MB207", Span(path="SOURCE_DATE_EPOCH"), value=epoch[:40])
        raise MagbuildError(fault, ExitCode.USAGE) from error


def _whole(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(digits)
    return int(digits)


def _show(checked: "Checked", form: "Format", *, notices: bool) -> None:
    from magbuild.core.catalogue import Severity
    from magbuild.report import Format, show

    shown = [d for d in checked.diagnostics if notices or d.severity is not Severity.NOTICE]
    text = show(shown, checked.texts, checked.language, form)
    if text:
        click.echo(text, err=form is Format.TEXT)


def _progress(started: float) -> Callable[[str, int, int], None]:
    """A bar on a terminal once a build is slow; elsewhere a line for each slow stage."""
    labels = {"compile": "Đọc bài", "render": "Dựng trang"}
    terminal = sys.stderr.isatty()

    def tell(stage: str, done: int, total: int) -> None:
        if time.monotonic() - started < _SLOW:
            return
        if terminal and (done == total or done % 10 == 0):
            filled = 24 * done // total
            bar = "█" * filled + "·" * (24 - filled)
            end = "\n" if done == total else ""
            click.echo(f"\r{labels[stage]} {bar} {done}/{total}{end}", nl=False, err=True)
        elif not terminal and done == total:
            click.echo(f"{labels[stage]}: {done}", err=True)

    return tell
