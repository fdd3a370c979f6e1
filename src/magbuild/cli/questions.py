"""Questions to an editor at a terminal, each asked again until its answer can be used."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from magbuild.cli.values import YEARS

if TYPE_CHECKING:
    from magbuild.editing.stock import Stock
    from magbuild.editing.wishes import Wish

_MOST_SHOWN = 40
_SEPARATOR = ";"


def ask_for_article(stock: "Stock", wish: "Wish") -> "Wish":
    """The article asked for, completed by what its editor answers."""
    from magbuild.editing.choosing import choose_province
    from magbuild.editing.wishes import (
        PROVINCE,
        names_judged_on,
        organisations_named,
        section_named,
        slug_for,
        title_of,
        topics_named,
    )

    wish = replace(wish, title=ask("Tiêu đề", lambda said: slug_for(wish.slug, title_of(said))))
    sections = stock.settings.sections
    if not wish.section and len(sections) > 1:
        _show_choices([f"{one.id}: {one.name}" for one in sections])
        wish = replace(
            wish,
            section=ask(
                "Chuyên mục", lambda said: section_named(stock, said), default=sections[0].id
            ),
        )
    date = wish.date or stock.request.edition.today
    year = wish.year or int(ask("Năm mà bài nói tới", _judge_year, str(date.year)))
    wish = replace(wish, year=year)
    if not wish.province:
        day = names_judged_on(date, year)
        province = ask(
            "Tỉnh, thành (Enter: bỏ qua)", lambda said: choose_province(said, day, PROVINCE), ""
        )
        wish = replace(wish, province=province)
    if not wish.organisations:
        said = ask(
            f"Tổ chức, cách nhau bằng {_SEPARATOR} (Enter: bỏ qua)",
            lambda said: organisations_named(stock, _several(said)),
            "",
        )
        wish = replace(wish, organisations=_several(said))
    if not wish.topics:
        _show_choices([one.name for one in stock.registers.topics.by_id.values()])
        said = ask(
            f"Chủ đề, cách nhau bằng {_SEPARATOR} (Enter: bỏ qua)",
            lambda said: topics_named(stock, _several(said)),
            "",
        )
        wish = replace(wish, topics=_several(said))
    return wish


def ask(
    question: str, judge: Callable[[str], object], default: str | None = None, lang: str = "vi"
) -> str:
    """An answer that is judged to be right, or the default."""
    from magbuild.core.diagnostics import Language, MagbuildError
    from magbuild.core.texts import printable

    language = Language(lang)

    while True:
        said: str = click.prompt(question, default=default, show_default=bool(default))
        if not said.strip() and default == "":
            return ""
        try:
            judge(said)
        except MagbuildError as error:
            fault = error.diagnostic
            told = printable(f"{fault.message(language)} {fault.remedy(language)}")
            click.echo(f"  {told}")
        else:
            return said


def _judge_year(said: str) -> None:
    YEARS.convert(said, click.Option(["--year"]), None)


def _several(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.split(_SEPARATOR) if part.strip())


def _show_choices(choices: list[str]) -> None:
    for choice in choices[:_MOST_SHOWN]:
        click.echo(f"  {choice}")
    if len(choices) > _MOST_SHOWN:
        click.echo("  …")
