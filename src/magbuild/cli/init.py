"""The command that begins a magazine."""

import sys
from collections.abc import Callable, Mapping
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
_KEPT = {
    "vi": "Giữ nguyên {file} đã có; hãy thêm vào đó: /.magbuild/ /public/ /.public.*/",
    "en": "{file} was there and stays as it is; add to it: /.magbuild/ /public/ /.public.*/",
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
    folder = str(Path(project) / "content")
    if only is not None:
        return _add(folder=folder, lang=lang, part=only)
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    if lang is None:
        choices = click.Choice(["vi", "en"])
        lang = click.prompt("Ngôn ngữ / Language", "vi", type=choices) if asking else "vi"
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
    today: str | None,
    title: str | None,
    address: str | None,
    asking: bool,
) -> int:
    """Write a whole magazine; what is in the way is told before anything is asked."""
    from magbuild.core.diagnostics import Language
    from magbuild.report import Format, show
    from magbuild.scaffold.first_magazine import IGNORED, judge_settings, magazine_files
    from magbuild.scaffold.writing import refuse_taken

    project, language, day = Path(folder).parent, Language(lang), edition_day(today)
    kept = {IGNORED} if (project / IGNORED).is_file() else set[str]()

    def sound_files(title: str, address: str) -> dict[str, str]:
        files = magazine_files(title, address, language, day)
        if found := judge_settings(files):
            raise click.UsageError(f"\n{show(found[:1], files, language, Format.TEXT)}")
        return {name: text for name, text in files.items() if name not in kept}

    name, place = _DEFAULTS[language]
    refuse_taken(project, sound_files(name, place))
    if asking and title is None:
        title = _ask(_ASKED[language][0], name, lambda given: sound_files(given, place))
    if asking and address is None:
        address = _ask(_ASKED[language][1], place, lambda given: sound_files(name, given))
    files = sound_files(name if title is None else title, place if address is None else address)
    _write(project, files)
    if kept:
        click.echo(_KEPT[language].format(file=IGNORED))
    click.echo(_DONE[language].format(count=len(files), folder=project.resolve().name))
    return 0


def _ask(question: str, default: str, judge: Callable[[str], object]) -> str:
    """An answer that `judge` lets pass; while it complains, the question is asked again."""

    def value(given: str) -> str:
        judge(given)
        return given

    return str(click.prompt(question, default, value_proc=value))


def _write(project: Path, files: Mapping[str, str]) -> None:
    from magbuild.scaffold.writing import write_new

    for path in write_new(project, files):
        click.echo(path.as_posix())
