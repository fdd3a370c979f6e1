"""The command that writes schemas for editors."""

from pathlib import Path

import click

from magbuild.cli.language import lang_option, language_of, telling_errors
from magbuild.cli.usage import Command, refuse_choice


@click.command(cls=Command)
@click.argument("which", required=False, metavar="[LOẠI]")
@click.option("--output", metavar="THƯ-MỤC", help="Ghi vào thư mục này, thay bản cũ.")
@click.option("--markdown", is_flag=True, help="In bảng tra các trường, dạng Markdown.")
@click.option(
    "--content",
    "folder",
    default="content",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục nội dung.",
)
@lang_option
@telling_errors
def schema(
    which: str | None, output: str | None, folder: str, lang: str | None, *, markdown: bool
) -> int:
    """In JSON Schema để trình soạn thảo kiểm tra khi gõ.

    LOẠI là article, page, site, topics, organisations hay metrics; không có LOẠI thì liệt kê,
    hoặc ghi tất cả khi có --output.

    Ví dụ: magbuild schema site --lang en
    """
    from magbuild.scaffold.reference import reference
    from magbuild.scaffold.schemas import SUBJECTS, schema_file, schema_text

    if which is not None and which not in SUBJECTS:
        raise refuse_choice("schema", which, SUBJECTS)
    language = language_of(lang, folder)
    if markdown:
        click.echo(reference(), nl=False)
    elif output is not None:
        from magbuild.scaffold.writing import write_anew

        wanted = [which] if which else list(SUBJECTS)
        texts = {schema_file(name): schema_text(name, language) for name in wanted}
        for path in write_anew(Path(output), texts):
            click.echo(path)
    elif which is not None:
        click.echo(schema_text(which, language), nl=False)
    else:
        for name, subject in SUBJECTS.items():
            click.echo(f"{name:14}{subject.files:20}{subject.title(language)}")
    return 0
