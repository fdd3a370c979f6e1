"""Commands that write for editors: a new article, a new organisation, a new topic."""

import sys
from typing import TYPE_CHECKING, Any

import click

from magbuild.cli.magazine import make_request
from magbuild.cli.usage import Group, misuse
from magbuild.cli.values import YEARS, as_day

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Span
    from magbuild.editing.articles import Begun
    from magbuild.editing.registering import NewEntry
    from magbuild.editing.stock import Stock

_EXAMPLE = 'magbuild new "Bến Tre làm nhà" --province "Bến Tre"'


class _ArticleUnlessNamed(Group):
    """A group whose first word, where it is none of its commands, is the title of an article."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that was left out."""
        named = args and (args[0] in self.commands or args[0] in self.get_help_option_names(ctx))
        return super().parse_args(ctx, args if named else ["article", *args])


_content = click.option(
    "--content",
    "folder",
    default="content",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục nội dung.",
)


@click.group(cls=_ArticleUnlessNamed)
def new() -> None:
    """Viết sẵn một bài, hoặc thêm tổ chức, chủ đề vào sổ. Không bao giờ ghi đè.

    Không nêu loại thì là bài (xem: magbuild new article --help).

    \b
    Ví dụ: magbuild new "Bến Tre làm nhà" --province "Bến Tre"
           magbuild new organisation "Hội Nông dân tỉnh Bến Tre" --province "Bến Tre"
           magbuild new topic "Chuyển đổi số" --alias "số hóa"
    """


@new.command()
@click.argument("title", required=False, metavar="[TIÊU-ĐỀ]")
@click.option("--province", default="", metavar="TÊN", help="Tỉnh, thành; không dấu cũng được.")
@click.option(
    "--organisation",
    "organisations",
    multiple=True,
    metavar="TÊN|MÃ",
    help="Tổ chức; lặp lại được.",
)
@click.option("--topic", "topics", multiple=True, metavar="TÊN|MÃ", help="Chủ đề; lặp lại được.")
@click.option("--section", default="", metavar="TÊN|MÃ", help="Chuyên mục (mặc định: mục đầu).")
@click.option("--year", type=YEARS, metavar="NĂM", help="Năm mà bài nói tới.")
@click.option("--date", callback=as_day, metavar="NGÀY", help="Ngày đăng, dạng 2022-12-31.")
@click.option("--slug", default="", metavar="MÃ", help="Phần cuối của địa chỉ.")
@click.option("--author", default="", metavar="TÊN", help="Tác giả.")
@_content
def article(title: str | None, folder: str, **said: Any) -> int:  # noqa: ANN401  # click's options
    """Viết sẵn một bài.

    Front matter hợp lệ như bản nháp, mỗi trường một lời giải thích. Không nêu tiêu đề
    thì hỏi từng mục.

    Ví dụ: magbuild new article "Bến Tre làm nhà" --province "Bến Tre" --organisation "MTTQ Bến Tre"
    """
    from magbuild.cli.questions import ask_for_article
    from magbuild.editing.articles import begin_article
    from magbuild.editing.wishes import Wish, settle

    if title is None and not sys.stdin.isatty():
        raise misuse("MB225", name="@argument-title", example=_EXAMPLE)
    wish = Wish(title=title or "", **said)
    stock = _stock(folder)
    if title is None:
        wish = ask_for_article(stock, wish)
    _tell_article(begin_article(stock, settle(stock, wish), moved=not wish.slug))
    return 0


@new.command()
@click.argument("name", metavar="TÊN")
@click.option("--id", "identity", default="", metavar="MÃ", help="Mã (mặc định: từ tên).")
@click.option("--short", default="", metavar="TÊN", help="Tên ngắn.")
@click.option("--alias", "aliases", multiple=True, metavar="TÊN", help="Tên khác; lặp lại được.")
@click.option("--kind", default="", metavar="MÃ", help="Loại, ví dụ doanh-nghiep.")
@click.option("--province", default="", metavar="TÊN", help="Tỉnh, thành; không dấu cũng được.")
@click.option("--parent", default="", metavar="TÊN|MÃ", help="Cấp trên, đã có trong sổ.")
@click.option("--founded", default="", metavar="NĂM", help="Năm thành lập.")
@click.option("--note", default="", metavar="CÂU", help="Ghi chú.")
@_content
def organisation(name: str, identity: str, folder: str, **said: Any) -> int:  # noqa: ANN401  # click's options
    """Thêm một tổ chức vào organisations.yaml.

    Đúng chỗ, nếu sổ đã xếp thứ tự.

    Ví dụ: magbuild new organisation "Hội Nông dân tỉnh Bến Tre" --province "Bến Tre"
    """
    from magbuild.content.kinds import SourceKind
    from magbuild.editing.choosing import choose_entry, choose_province_of_any_time
    from magbuild.editing.registering import new_entry

    stock = _stock(folder)
    if said["province"]:
        today = stock.request.edition.today
        said["province"] = choose_province_of_any_time(said["province"], today, "--province")
    if said["parent"]:
        known = stock.registers.organisations
        said["parent"] = choose_entry(known, said["parent"], "--parent", "MB331").id
    return _add(stock, new_entry(SourceKind.ORGANISATIONS, name, identity, said))


@new.command()
@click.argument("name", metavar="TÊN")
@click.option("--id", "identity", default="", metavar="MÃ", help="Mã (mặc định: từ tên).")
@click.option("--alias", "aliases", multiple=True, metavar="TÊN", help="Tên khác; lặp lại được.")
@click.option("--description", default="", metavar="CÂU", help="Một câu giới thiệu.")
@_content
def topic(name: str, identity: str, folder: str, **said: Any) -> int:  # noqa: ANN401  # click's options
    """Thêm một chủ đề vào topics.yaml.

    Đúng chỗ, nếu sổ đã xếp thứ tự.

    Ví dụ: magbuild new topic "Chuyển đổi số" --alias "số hóa"
    """
    from magbuild.content.kinds import SourceKind
    from magbuild.editing.registering import new_entry

    return _add(_stock(folder), new_entry(SourceKind.TOPICS, name, identity, said))


def _stock(folder: str) -> "Stock":
    from magbuild.editing.stock import take_stock

    return take_stock(make_request(folder, "public", strict=False, drafts=True, today=None))


def _tell_article(begun: "Begun") -> None:
    from magbuild.core.diagnostics import Language

    for fault in begun.occupied:
        told = f"{fault.span}: {fault.message(Language.VIETNAMESE)}"
        click.echo(f"{told} Bài này dùng slug {begun.slug}.", err=True)
    click.echo(begun.path)
    if begun.lacking:
        click.echo(f"Còn phải điền: {', '.join(begun.lacking)}.", err=True)
    click.echo(
        "Tiếp theo: mở tệp ấy mà viết, rồi chạy magbuild check; xong thì bỏ dòng draft.", err=True
    )


def _add(stock: "Stock", entry: "NewEntry") -> int:
    from magbuild.editing.registering import add_entry

    place: Span = add_entry(stock, entry)
    click.echo(f"{place.path}:{place.line}")
    click.echo(f"Tiếp theo: trong bài, gọi mục này bằng mã {entry.id}, hoặc bằng tên.", err=True)
    return 0
