"""The command that begins a magazine."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from magbuild.cli.language import language_of, telling_errors
from magbuild.cli.magazine import edition_day

_DEFAULTS = {
    "vi": ("Tạp chí mới", "https://tap-chi.example"),
    "en": ("New magazine", "https://magazine.example"),
}
_ASKED = {
    "vi": ("Tên tạp chí", "Địa chỉ trên mạng"),
    "en": ("Title of the magazine", "Address of the site"),
}
_DONE = {
    "vi": "Đã tạo {count} tệp. Xem trang, trong thư mục {folder}: magbuild serve --drafts",
    "en": "{count} files written. To see the site, in the folder {folder}: magbuild serve --drafts",
}


@click.command()
@click.argument("project", default=".", metavar="[DIR]")
@click.option("--title", metavar="TÊN", help="Tên tạp chí.")
@click.option("--address", metavar="ĐỊA-CHỈ", help="Địa chỉ trên mạng, dạng https://bao.example.")
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    help="Ngôn ngữ của tạp chí và của các thông báo (mặc định: vi).",
)
@click.option("--today", metavar="NGÀY", help="Ngày đăng hai bài mẫu, dạng 2022-12-31.")
@click.option(
    "--only",
    type=click.Choice(["editor", "workflow"]),
    help="Chỉ thêm cài đặt VS Code, hoặc chỉ thêm việc CI, cho tạp chí đã có.",
)
def init(
    project: str,
    title: str | None,
    address: str | None,
    lang: str | None,
    today: str | None,
    only: str | None,
) -> int:
    """Tạo một tạp chí nhỏ đầy đủ trong DIR, dựng được ngay; không bao giờ ghi đè.

    Trên màn hình lệnh thì hỏi những gì chưa cho biết; nơi khác thì dùng giá trị mặc định.

    Ví dụ: magbuild init tap-chi --title "Tạp chí của tôi" --address https://bao.example
    """
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    if lang is None and only is None:
        choices = click.Choice(["vi", "en"])
        lang = click.prompt("Ngôn ngữ / Language", "vi", type=choices) if asking else "vi"
    return _begin(
        folder=str(Path(project) / "content"),
        lang=lang,
        title=title,
        address=address,
        today=today,
        only=only,
        asking=asking,
    )


def _ask(question: str, default: str, judge: Callable[[str], object]) -> str:
    """An answer that `judge` lets pass; while it complains, the question is asked again."""

    def value(given: str) -> str:
        judge(given)
        return given

    return str(click.prompt(question, default, value_proc=value))


@telling_errors
def _begin(
    *,
    folder: str,
    lang: str | None,
    title: str | None,
    address: str | None,
    today: str | None,
    only: str | None,
    asking: bool,
) -> int:
    from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
    from magbuild.report import Format, show
    from magbuild.scaffold.first_magazine import Part, judge_settings, magazine_files, part_files
    from magbuild.scaffold.writing import write_new

    project, language = Path(folder).parent, language_of(lang, folder)
    if only is not None:
        if not Path(folder).is_dir():
            raise MagbuildError(diagnose("MB102", Span(path=folder)), ExitCode.USAGE)
        files = part_files(Part(only), language)
    else:
        name, place = _DEFAULTS[language]
        day = edition_day(today)

        def sound(name: str, place: str) -> dict[str, str]:
            """The files for a title and an address that can be, else a complaint."""
            files = magazine_files(name, place, language, day)
            if found := judge_settings(files):
                raise click.UsageError(f"\n{show(found[:1], files, language, Format.TEXT)}")
            return files

        if asking and title is None:
            title = _ask(_ASKED[language][0], name, lambda given: sound(given, place))
        if asking and address is None:
            address = _ask(_ASKED[language][1], place, lambda given: sound(name, given))
        files = sound(title or name, address or place)
    for path in write_new(project, files):
        click.echo(path.as_posix())
    if only is None:
        click.echo(_DONE[language].format(count=len(files), folder=project.resolve().name))
    return 0
