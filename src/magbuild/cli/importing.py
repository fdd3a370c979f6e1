"""The command that brings old articles in as drafts."""

from pathlib import Path

import click

from magbuild.cli.usage import Command
from magbuild.cli.values import OneOf


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="TỆP...")
@click.option("--into", required=True, metavar="THƯ-MỤC", help="Nơi viết bản nháp.")
@click.option(
    "--content",
    "folder",
    default="content",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục nội dung, để tra chuyên mục, tổ chức, chủ đề và tên bài đã có.",
)
@click.option(
    "--from",
    "form",
    type=OneOf(["plain-text"]),
    default="plain-text",
    show_default=True,
    help="Dạng của tệp nguồn.",
)
def import_articles(files: tuple[str, ...], into: str, folder: str, form: str) -> int:
    """Nhập bài cũ từ tệp văn bản thành bản nháp.

    Kèm báo cáo import-report.md để duyệt lại; mọi chỗ đoán đều có lý do trong đó.
    Không ghi đè tệp nào; có lỗi thì không viết gì.

    Ví dụ: magbuild import bai-cu.txt --into content/articles/nhap
    """
    from magbuild.core.diagnostics import Language
    from magbuild.importers.importing import IMPORTERS, import_files
    from magbuild.report import Format, show

    done = import_files(map(Path, files), Path(into), Path(folder), IMPORTERS[form])
    if done.faults:
        click.echo(show(done.faults, {}, Language.VIETNAMESE, Format.TEXT), err=True)
        click.echo("Chưa viết gì.", err=True)
        return 1
    for path in done.drafts:
        click.echo(path.as_posix())
    click.echo(
        f"Đã viết {len(done.drafts)} bản nháp; {done.proposals} tổ chức chưa có trong sổ,"
        f" {done.loose} mẩu không thuộc bài nào. Duyệt lại theo {done.report}."
    )
    return 0
