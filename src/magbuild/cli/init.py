"""The command that begins a magazine."""

import datetime
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from magbuild.cli.language import language_of, telling_errors
from magbuild.cli.magazine import edition_day
from magbuild.cli.questions import ask
from magbuild.cli.usage import Command, refuse_choice
from magbuild.cli.values import OneOf, as_day

_DEFAULTS = {
    "vi": ("Tạp chí mới", "https://tap-chi.example"),
    "en": ("New magazine", "https://magazine.example"),
}
_ASKED = {
    "vi": ("Tên tạp chí", "Địa chỉ trên mạng"),
    "en": ("Title of the magazine", "Address of the site"),
}
_KEPT = {
    "vi": "Giữ nguyên {file} đã có; hãy thêm vào đó: /.magbuild/ /public/ /.public.*/",
    "en": "{file} was there and stays as it is; add to it: /.magbuild/ /public/ /.public.*/",
}
_DONE = {
    "vi": "Đã tạo {count} tệp. Xem trang, trong thư mục {folder}: magbuild serve --drafts",
    "en": "{count} files written. To see the site, in the folder {folder}: magbuild serve --drafts",
}


@click.command(cls=Command)
@click.argument("project", default=".", metavar="[THƯ-MỤC]")
@click.option("--title", metavar="TÊN", help="Tên tạp chí.")
@click.option("--address", metavar="ĐỊA-CHỈ", help="Địa chỉ trên mạng, dạng https://bao.example.")
@click.option(
    "--lang",
    type=OneOf(["vi", "en"]),
    help="Ngôn ngữ của tạp chí và của các thông báo (mặc định: vi).",
)
@click.option(
    "--today", callback=as_day, metavar="NGÀY", help="Ngày đăng hai bài mẫu, dạng 2022-12-31."
)
@click.option(
    "--only",
    type=OneOf(["editor", "workflow"]),
    help="Chỉ thêm cài đặt VS Code, hoặc chỉ thêm việc CI, cho tạp chí đã có.",
)
def init(
    project: str,
    title: str | None,
    address: str | None,
    lang: str | None,
    today: datetime.date | None,
    only: str | None,
) -> int:
    """Tạo một tạp chí nhỏ đầy đủ, dựng được ngay.

    Không bao giờ ghi đè. Trên màn hình lệnh thì hỏi những gì chưa cho biết; nơi khác thì
    dùng giá trị mặc định.

    Ví dụ: magbuild init tap-chi --title "Tạp chí của tôi" --address https://bao.example
    """
    folder = str(Path(project) / "content")
    if only is not None:
        return _add(folder=folder, lang=lang, part=only)
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    if lang is None:
        lang = ask("Ngôn ngữ / Language (vi, en)", _judge_language, "vi") if asking else "vi"
    return _begin(
        folder=folder, lang=lang, today=today, title=title, address=address, asking=asking
    )


@telling_errors
def _add(*, folder: str, lang: str | None, part: str) -> int:
    """Give a magazine one part of what a new one has."""
    from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
    from magbuild.scaffold.first_magazine import Part, part_files

    if not Path(folder).is_dir():
        raise MagbuildError(diagnose("MB102", Span(path=folder)), ExitCode.USAGE)
    _write(Path(folder).parent, part_files(Part(part), language_of(lang, folder)))
    return 0


@telling_errors
def _begin(
    *,
    folder: str,
    lang: str,
    today: datetime.date | None,
    title: str | None,
    address: str | None,
    asking: bool,
) -> int:
    """Write a whole magazine; what is in the way is told before anything is asked."""
    from magbuild.core.diagnostics import ExitCode, Language, MagbuildError, Span
    from magbuild.scaffold.first_magazine import IGNORED, judge_settings, magazine_files
    from magbuild.scaffold.writing import refuse_taken

    project, language, day = Path(folder).parent, Language(lang), edition_day(today)
    kept = {IGNORED} if (project / IGNORED).is_file() else set[str]()

    def sound_files(title: str, address: str) -> dict[str, str]:
        files = magazine_files(title, address, language, day)
        if found := judge_settings(files):
            typed = replace(found[0], span=Span(path="magbuild init"))  # there is no file yet
            raise MagbuildError(typed, ExitCode.USAGE)
        return {name: text for name, text in files.items() if name not in kept}

    name, place = _DEFAULTS[language]
    refuse_taken(project, sound_files(name, place))
    if asking and title is None:
        title = ask(_ASKED[language][0], lambda said: sound_files(said, place), name, lang)
    if asking and address is None:
        address = ask(_ASKED[language][1], lambda said: sound_files(name, said), place, lang)
    files = sound_files(name if title is None else title, place if address is None else address)
    _write(project, files)
    if kept:
        click.echo(_KEPT[language].format(file=IGNORED))
    click.echo(_DONE[language].format(count=len(files), folder=project.resolve().name))
    return 0


def _judge_language(said: str) -> None:
    if said not in _DEFAULTS:
        raise refuse_choice("--lang", said, _DEFAULTS)


def _write(project: Path, files: Mapping[str, str]) -> None:
    from magbuild.scaffold.writing import write_new

    for path in write_new(project, files):
        click.echo(path.as_posix())
