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

from magbuild.cli.language import lang_option, language_of, telling_errors
from magbuild.cli.usage import Command, misuse
from magbuild.cli.values import OneOf, WholeNumber, as_day, as_seconds

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Diagnostic, Language
    from magbuild.pipeline.request import Built, Findings, Request
    from magbuild.report import Format

_HANOI = datetime.timezone(datetime.timedelta(hours=7))
_SLOW = 1.0  # seconds after which progress is shown
_UNDECLARED = "MB365"


def magazine_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command on a magazine takes."""
    function = telling_errors(function)
    for option in reversed(
        (
            click.option(
                "--content",
                "folder",
                default="content",
                show_default=True,
                metavar="THƯ-MỤC",
                help="Thư mục nội dung.",
            ),
            click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi."),
            click.option("--drafts", is_flag=True, help="Gồm cả bản nháp và bài hẹn ngày."),
            click.option(
                "--today", callback=as_day, metavar="NGÀY", help="Ngày xuất bản, dạng 2022-12-31."
            ),
            lang_option,
        )
    ):
        function = option(function)
    return function


def format_option(*forms: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option for the form of what is printed, of those that a command has."""
    return click.option(
        "--format",
        "form",
        type=OneOf(forms),
        default="text",
        show_default=True,
        help="Dạng in kết quả.",
    )


def building_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes that builds: where to, by whom, how long to wait."""
    for option in reversed(
        (
            click.option(
                "--output",
                default="public",
                show_default=True,
                metavar="THƯ-MỤC",
                help="Thư mục xuất bản.",
            ),
            click.option(
                "--workers",
                default="auto",
                show_default=True,
                metavar="N|auto",
                help="Số tiến trình dựng trang; auto: số nhân của máy.",
            ),
            click.option(
                "--executor",
                type=OneOf(["processes", "dask"]),
                default="processes",
                show_default=True,
                help="Nơi chia việc: các tiến trình của máy này, hay một cụm Dask.",
            ),
            click.option(
                "--scheduler",
                default="",
                metavar="ĐỊA-CHỈ",
                help="Bộ điều phối Dask, dạng tcp://máy:cổng; bỏ trống thì lập cụm tại chỗ.",
            ),
            click.option(
                "--wait",
                default="0",
                show_default=True,
                callback=as_seconds,
                metavar="GIÂY",
                help="Chờ bao lâu nếu một lần dựng khác đang chạy.",
            ),
        )
    ):
        function = option(function)
    return function


_SAME = {
    "vi": "Dựng lại từ đầu cho cùng kết quả: {} tệp.",
    "en": "Building from nothing gives the same: {} files.",
}
_previous = click.option("--previous", metavar="TỆP", help="Sổ so-lieu.json của lần trước.")


@click.command(cls=Command)
@magazine_options
@format_option("text", "json", "github", "sarif")
@building_options
@_previous
@click.option(
    "--allow-removals", is_flag=True, help="Cho phép bỏ hơn một phần năm số địa chỉ đã xuất bản."
)
@click.option("--verify", is_flag=True, help="Dựng lại từ đầu ở bên cạnh và so từng byte.")
def build(folder: str, output: str, form: str, *, verify: bool, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Kiểm tra và dựng trang: chỉ làm lại những gì đã đổi.

    Ví dụ: magbuild build --output public --strict
    """
    from magbuild.pipeline.build import build as build_site
    from magbuild.report import Format, summary

    gc.disable()  # a build makes much and drops little: collecting would only cost time
    started = time.monotonic()
    request = make_request(folder, output, **rest)
    built = build_site(request, _progress(started, request))
    _show_built(built, Format(form))
    if form == "text":
        click.echo(summary(built, output, time.monotonic() - started))
    if built.publication is None:
        return 1
    if verify:
        from magbuild.pipeline.verification import build_clean_beside

        files = build_clean_beside(request)
        if form == "text":
            click.echo(_SAME[built.findings.language].format(files))
    return 0


@click.command(cls=Command)
@magazine_options
@format_option("text", "json")
@building_options
@_previous
@click.argument("page", required=False, metavar="[TRANG]")
def explain(folder: str, output: str, form: str, page: str | None, **rest: Any) -> int:  # noqa: ANN401  # click's options
    """Cho biết lần dựng tới sẽ làm lại trang nào, và vì sao.

    Nêu từng trường đã đổi, với tệp nó đến từ đó.

    Ví dụ: magbuild explain /bai/ten-bai/
    """
    from magbuild.pipeline.explanation import explain as explain_build
    from magbuild.report import Format, show_explanation

    explained = explain_build(make_request(folder, output, **rest), page)
    if form == "text":
        _show(explained.findings, Format(form), notices=False)
    click.echo(show_explanation(explained, as_json=form == "json"))
    return 0


@click.command(cls=Command)
@magazine_options
@format_option("text", "json", "github", "sarif")
@click.option("--figures", is_flag=True, help="Nêu cả những con số chưa được khai trong metrics.")
@click.option("--external", is_flag=True, help="Hỏi cả các trang ngoài xem liên kết còn hay không.")
@click.option("--private", is_flag=True, hidden=True, help="Hỏi cả địa chỉ trong mạng nội bộ.")
@_previous
def check(  # the options of the command line
    folder: str,
    form: str,
    *,
    figures: bool,
    external: bool,
    private: bool,
    **rest: Any,  # noqa: ANN401  # click's options
) -> int:
    """Kiểm tra mọi tệp nội dung, không dựng trang.

    Không ghi gì, trừ câu trả lời của các trang ngoài (--external).

    Ví dụ: magbuild check --format github
    """
    from magbuild.pipeline.check import findings as find
    from magbuild.pipeline.request import blocks_publishing
    from magbuild.report import Format, counts

    gc.disable()  # a build makes much and drops little: collecting would only cost time
    started = time.monotonic()
    request = make_request(folder, "public", workers="auto", **rest)
    findings = find(request, _progress(started, request))
    if external:
        findings = _with_the_web(request, findings, private=private)
    shown = tuple(d for d in findings.diagnostics if figures or d.code != _UNDECLARED)
    _show(replace(findings, diagnostics=shown), Format(form), notices=True)
    if form == "text":
        click.echo(counts(findings.diagnostics, findings.language))
    return int(blocks_publishing(findings.diagnostics, strict=request.strict))


def _with_the_web(request: "Request", found: "Findings", *, private: bool) -> "Findings":
    """Findings with those of asking other sites, where there is a magazine that links to them."""
    from magbuild.content.sources import SETTINGS_FILE, read_settings_text
    from magbuild.pipeline.loading import findings_of
    from magbuild.pipeline.web import check_web
    from magbuild.settings import read_settings

    if not (request.content / SETTINGS_FILE).is_file():
        return found
    text, _ = read_settings_text(request.content, request.shown)
    settings, _ = read_settings(text, SETTINGS_FILE)
    if settings is None:
        return found
    asked = check_web(request, settings.address, private=private)
    return findings_of(request, found.language, (*found.diagnostics, *asked))


@click.command(cls=Command)
@magazine_options
@format_option("text", "json", "github", "sarif")
@click.option("--no-drafts", is_flag=True, help="Chỉ hiện những gì build sẽ xuất bản.")
@click.option(
    "--workers",
    default="auto",
    show_default=True,
    metavar="N|auto",
    help="Số tiến trình dựng trang; auto: số nhân của máy.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=WholeNumber(1, 65535),
    metavar="SỐ",
    help="Cổng; đang bận thì dùng cổng trống kế tiếp.",
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="IP", help="Địa chỉ IP để nghe."
)
@click.option("--expose", is_flag=True, help="Cho phép --host ngoài máy này: ai cũng xem được.")
@click.option("--open", "browse", is_flag=True, help="Mở trang trong trình duyệt.")
def serve(  # the options of the command line
    folder: str,
    form: str,
    *,
    drafts: bool,
    no_drafts: bool,
    port: int,
    host: str,
    expose: bool,
    browse: bool,
    **rest: Any,  # noqa: ANN401  # click's options
) -> int:
    """Xem trước: tải lại trang mỗi khi lưu tệp.

    Lỗi hiện ngay trên trang. Hiện cả bản nháp và bài hẹn ngày, có ghi rõ. Không ghi gì vào public/.

    Ví dụ: magbuild serve --open --port 8000
    """
    from magbuild.pipeline.request import STATE_FOLDER
    from magbuild.report import Format
    from magbuild.serve.rebuilding import Round
    from magbuild.serve.session import Place, Terminal
    from magbuild.serve.session import serve as serve_site
    from magbuild.serve.telling import tell_round

    del drafts  # always shown, unless they are not wanted
    shown: list[Findings] = []

    def ask() -> "Request":
        output = (Path(folder).parent / STATE_FOLDER / "preview").as_posix()
        asked = make_request(folder, output, drafts=not no_drafts, allow_removals=True, **rest)
        return replace(asked, quick=True)

    slow = _progress(time.monotonic(), ask())

    def told(one: Round, address: str) -> None:
        if not shown or shown[-1].diagnostics != one.findings.diagnostics:
            _show(one.findings, Format(form), notices=False)
        shown[:] = [one.findings]
        click.echo(tell_round(one, address))

    def progress(stage: str, done: int, total: int) -> None:
        if not shown:  # later builds are quick
            slow(stage, done, total)

    def warned(one: "Diagnostic") -> None:
        _show(_alone(one, language_of(rest["lang"], folder)), Format(form), notices=True)

    terminal = Terminal(
        begun=lambda address: click.echo(f"Xem tại {address}/ (Ctrl-C để dừng)"),
        told=told,
        warned=warned,
        progress=progress,
    )
    serve_site(ask, Place(host=host, port=port, exposed=expose), terminal, browse=browse)
    click.echo("\nĐã dừng.")
    return 0


def make_request(  # noqa: PLR0913  # the options of the command line
    folder: str,
    output: str,
    *,
    strict: bool,
    drafts: bool,
    today: datetime.date | None,
    previous: str | None = None,
    workers: str = "1",
    executor: str = "processes",
    scheduler: str = "",
    wait: float = 0.0,
    allow_removals: bool = False,
    lang: str | None = None,
) -> "Request":
    """A request in the words of the command line."""
    from magbuild.core.diagnostics import Language
    from magbuild.pipeline.request import Request, Staffing
    from magbuild.site.edition import Edition

    return Request(
        content=Path(folder),
        shown=Path(folder).as_posix(),
        output=Path(output),
        edition=Edition(today=edition_day(today), drafts=drafts),
        strict=strict,
        previous=Path(previous) if previous else None,
        staffing=Staffing(workers=_workers(workers), dask=executor == "dask", scheduler=scheduler),
        allow_removals=allow_removals,
        wait=wait,
        language=Language(lang) if lang else None,
    )


def _workers(given: str) -> int:
    from magbuild.engine.cores import cores

    if given == "auto":
        return cores()
    if given.isascii() and given.isdigit() and 1 <= int(given) <= 256:
        return int(given)
    raise misuse("MB229", name="--workers", value=given, expected="@workers")


def edition_day(given: datetime.date | None) -> datetime.date:
    """The day of the edition: as given, else SOURCE_DATE_EPOCH, else today in Viet Nam."""
    from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose

    if given is not None:
        return given
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


def _show_built(built: "Built", form: "Format") -> None:
    """The findings but for notices in the content, then what the machine has to tell."""
    from magbuild.core.catalogue import Severity

    told = [d for d in built.findings.diagnostics if d.severity is not Severity.NOTICE]
    _show(replace(built.findings, diagnostics=(*told, *built.notices)), form, notices=True)


def _show(findings: "Findings", form: "Format", *, notices: bool) -> None:
    from magbuild.core.catalogue import Severity
    from magbuild.report import Format, show

    shown = [d for d in findings.diagnostics if notices or d.severity is not Severity.NOTICE]
    text = show(shown, findings.texts, findings.language, form)
    if text:
        click.echo(text, err=form is Format.TEXT)


def _alone(one: "Diagnostic", language: "Language") -> "Findings":
    from magbuild.pipeline.request import Findings

    return Findings(language=language, diagnostics=(one,), texts={})


_STAGES = {
    "vi": {"compile": "Đọc bài", "render": "Dựng trang", "pictures": "Làm ảnh"},
    "en": {"compile": "Reading articles", "render": "Making pages", "pictures": "Making pictures"},
}


def _progress(started: float, request: "Request") -> Callable[[str, int, int], None]:
    """A bar on a terminal once a build is slow; elsewhere a line for each slow stage."""
    terminal = sys.stderr.isatty()
    labels: dict[str, str] = {}

    def tell(stage: str, done: int, total: int) -> None:
        if time.monotonic() - started < _SLOW:
            return
        labels.update(labels or _STAGES[language_of(request.language, request.content)])
        if not total:
            if terminal and done % 10 == 0:
                click.echo(f"\r{labels[stage]} {done}", nl=False, err=True)
            return
        if terminal and (done == total or done % 10 == 0):
            filled = 24 * done // total
            bar = "█" * filled + "·" * (24 - filled)
            end = "\n" if done == total else ""
            click.echo(f"\r{labels[stage]} {bar} {done}/{total}{end}", nl=False, err=True)
        elif not terminal and done == total:
            click.echo(f"{labels[stage]}: {done}", err=True)

    return tell
