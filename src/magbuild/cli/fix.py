"""The command that mends content files: shows what it does, and does it unless told not to."""

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from magbuild.cli.usage import Command

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Diagnostic, Language
    from magbuild.editing.fixing import Fixed

_WORDS = {
    "vi": {
        "fixed": "Đã sửa {faults} chỗ trong {files} tệp.",
        "fixable": "Sửa được {faults} chỗ trong {files} tệp; chưa ghi gì.",
        "nothing": "Không có gì để sửa.",
        "left": "{files} tệp giữ nguyên vì không đọc hoặc không ghi được.",
    },
    "en": {
        "fixed": "Mended {faults} faults in {files} files.",
        "fixable": "{faults} faults in {files} files can be mended; nothing was written.",
        "nothing": "There is nothing to mend.",
        "left": "{files} files were left as they are: they cannot be read or written.",
    },
}
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[TỆP|THƯ-MỤC]...")
@click.option(
    "--content",
    "folder",
    default="content",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục nội dung.",
)
@click.option("--diff", "only_shown", is_flag=True, help="Chỉ in chỗ sẽ sửa, không ghi gì.")
@click.option("--check", "asked", is_flag=True, help="Như --diff; mã thoát 1 nếu có gì để sửa.")
def fix(paths: tuple[str, ...], folder: str, *, only_shown: bool, asked: bool) -> int:
    """Sửa những lỗi chỉ có một cách sửa.

    Đó là bảng mã, dấu cách, dấu thanh, ngày, thứ tự của sổ. Không bao giờ đụng tới
    mã, địa chỉ, mã số liệu, hay chỗ có hai cách hiểu.

    Ví dụ: magbuild fix content/articles/2022/tra-vinh.md
    """
    from pathlib import Path

    from magbuild.editing.fixing import fix_files, open_shelf, write_fixed

    shelf = open_shelf(Path(folder), Path(folder).as_posix())
    files = faults = 0
    left: list[Diagnostic] = []
    for one in fix_files(shelf, paths):
        refused = one.refused
        if one.changed:
            refused = () if only_shown or asked else write_fixed(one)
            if not refused:
                files, faults = files + 1, faults + len(one.fixed)
                _show(one, shelf.language)
        left += refused
    _show_left(left, shelf.language)
    words = _WORDS[shelf.language]
    done = "fixable" if only_shown or asked else "fixed"
    told = words[done if files else "nothing"].format(faults=faults, files=files)
    click.echo(told, err=True)
    if left:
        count = len({d.span.path for d in left})
        click.echo(words["left"].format(files=count), err=True)
    return int(bool(left) or (asked and files > 0))


def _show(one: "Fixed", language: "Language") -> None:
    """Why a file is changed, on the one stream, and the change itself on the other."""
    from magbuild.core.diagnostics import ordered

    for fault in ordered(one.fixed):
        words = f"{fault.span}: {fault.code}: {fault.message(language)}"
        click.echo(_printable(words), err=True)
    for line in _difference(one):
        click.echo(click.style(line, fg=_COLOURS.get(line[:1])))


def _difference(one: "Fixed") -> Iterator[str]:
    lines = difflib.unified_diff(
        one.before.splitlines(), one.after.splitlines(), one.path, one.path, lineterm=""
    )
    return map(_printable, lines)


def _show_left(found: "Iterable[Diagnostic]", language: "Language") -> None:
    from magbuild.report import Format, show

    if told := show(found, {}, language, Format.TEXT):
        click.echo(told, err=True)


def _printable(line: str) -> str:
    """Text that cannot steer a terminal; spaces of all kinds stay what they are."""
    return "".join(c if c.isprintable() or c in "\t\xa0" else "\ufffd" for c in line)
