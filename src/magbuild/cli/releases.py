"""Commands on what was published: verify, rollback."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from magbuild.cli.language import lang_option, language_of, telling_errors
from magbuild.cli.usage import Command

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Diagnostic, Language

_HANOI = datetime.timezone(datetime.timedelta(hours=7))
_content = click.option(
    "--content",
    "folder",
    default="content",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục nội dung.",
)
_output = click.option(
    "--output",
    default="public",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục xuất bản.",
)


_NOW = {
    "vi": "{output}/ nay là bản {digest} ({files} tệp, xuất bản {moment:%d-%m-%Y %H:%M:%S}).",
    "en": "{output}/ is now {digest} ({files} files, published {moment:%Y-%m-%d %H:%M:%S}).",
}


@click.command(cls=Command)
@_content
@_output
@lang_option
@telling_errors
def verify(folder: str, output: str, lang: str | None) -> int:
    """Đọc lại từng tệp đã xuất bản, đối chiếu với sổ ghi.

    In mã SHA-256 của cả bản.

    Ví dụ: magbuild verify --output public
    """
    from magbuild.engine.releases import verify as verify_output

    found = verify_output(Path(output), _state(folder))
    click.echo(f"{found.digest}  {output}")
    _tell(found.diagnostics, language_of(lang, folder))
    return int(bool(found.diagnostics))


@click.command(cls=Command)
@_content
@_output
@lang_option
@telling_errors
def rollback(folder: str, output: str, lang: str | None) -> int:
    """Đưa bản xuất bản trước trở lại.

    Chạy lần nữa thì lại tiến về bản mới.

    Ví dụ: magbuild rollback --output public
    """
    from magbuild.engine.lock import hold
    from magbuild.engine.releases import rollback as roll_back

    state = _state(folder)
    with hold(state):
        done = roll_back(Path(output), state)
    language = language_of(lang, folder)
    _tell(done.recovered, language)
    moment = done.published.astimezone(_HANOI)
    click.echo(
        _NOW[language].format(
            output=output, digest=done.digest[:12], files=done.files, moment=moment
        )
    )
    return 0


def _state(folder: str) -> Path:
    from magbuild.pipeline.request import STATE_FOLDER

    return Path(folder).parent / STATE_FOLDER


def _tell(diagnostics: Iterable["Diagnostic"], language: "Language") -> None:
    from magbuild.report import Format, show

    told = show(diagnostics, {}, language, Format.TEXT)
    if told:
        click.echo(told, err=True)
