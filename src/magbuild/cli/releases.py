"""Commands on what was published: verify, rollback."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Diagnostic

_HANOI = datetime.timezone(datetime.timedelta(hours=7))
_content = click.option(
    "--content", "folder", default="content", show_default=True, help="Thư mục nội dung."
)
_output = click.option("--output", default="public", show_default=True, help="Thư mục xuất bản.")


@click.command()
@_content
@_output
def verify(folder: str, output: str) -> int:
    """Đọc lại từng tệp đã xuất bản, đối chiếu với sổ ghi, in mã SHA-256 của cả bản.

    Ví dụ: magbuild verify --output public
    """
    from magbuild.engine.releases import verify as verify_output

    found = verify_output(Path(output), _state(folder))
    click.echo(f"{found.digest}  {output}")
    _tell(found.diagnostics)
    return int(bool(found.diagnostics))


@click.command()
@_content
@_output
def rollback(folder: str, output: str) -> int:
    """Đưa bản xuất bản trước trở lại; chạy lần nữa thì lại tiến về bản mới.

    Ví dụ: magbuild rollback --output public
    """
    from magbuild.engine.lock import hold
    from magbuild.engine.releases import rollback as roll_back

    state = _state(folder)
    with hold(state):
        done = roll_back(Path(output), state)
    _tell(done.recovered)
    moment = done.published.astimezone(_HANOI)
    click.echo(
        f"{output}/ nay là bản {done.digest[:12]} ({done.files} tệp,"
        f" xuất bản {moment:%d-%m-%Y %H:%M:%S})."
    )
    return 0


def _state(folder: str) -> Path:
    from magbuild.pipeline.request import STATE_FOLDER

    return Path(folder).parent / STATE_FOLDER


def _tell(diagnostics: Iterable["Diagnostic"]) -> None:
    from magbuild.core.diagnostics import Language
    from magbuild.report import Format, show

    told = show(diagnostics, {}, Language.VIETNAMESE, Format.TEXT)
    if told:
        click.echo(told, err=True)
