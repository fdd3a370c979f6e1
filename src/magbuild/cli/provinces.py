"""Commands on the register of provinces."""

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from magbuild.cli.language import language_of
from magbuild.cli.magazine import format_option, magazine_options, make_request
from magbuild.cli.usage import Command
from magbuild.cli.values import as_day

if TYPE_CHECKING:
    from magbuild.vietnamese.register import Province


_WORDS = {
    "vi": {
        "then": "Vào ngày {day} không có “{name}”; khi đó là {right}.",
        "ambiguous": "“{name}” có thể là: {candidates}.",
        "unknown": "Không có tỉnh, thành “{name}”.",
        "suggestion": " Có phải “{name}”?",
        "unit": "{name} (mã {code}, {region})",
        "reported": "{act}, theo dữ liệu công bố",
    },
    "en": {
        "then": "There was no “{name}” on {day}; it was {right} then.",
        "ambiguous": "“{name}” can be: {candidates}.",
        "unknown": "There is no province “{name}”.",
        "suggestion": " Did you mean “{name}”?",
        "unit": "{name} (code {code}, {region})",
        "reported": "{act}, as published data have it",
    },
}


@click.command(cls=Command)
@click.argument("name", required=False, metavar="[TÊN]")
@click.option(
    "--on",
    "day",
    callback=as_day,
    metavar="NGÀY",
    help="Ngày cần tra, dạng 2022-12-31 (mặc định: hôm nay).",
)
@click.option("--used", is_flag=True, help="Các bài dùng tên ngoài thời gian tên đó có hiệu lực.")
@magazine_options
@format_option("text", "json", "github", "sarif")
def provinces(
    name: str | None,
    day: datetime.date | None,
    folder: str,
    form: str,
    *,
    used: bool,
    **rest: Any,  # noqa: ANN401  # click's options
) -> int:
    """Liệt kê tỉnh, thành của một ngày.

    Có TÊN thì in một đơn vị cùng lịch sử.

    Ví dụ: magbuild provinces "Trà Vinh" --on 2022-12-31
    """
    request = make_request(folder, "public", **rest)
    on = day or request.edition.today
    if used:
        from magbuild.pipeline.check import check
        from magbuild.report import Format, show

        findings = check(request).findings
        found = [d for d in findings.diagnostics if d.code == "MB335"]
        click.echo(show(found, findings.texts, findings.language, Format(form)) or "–")
        return int(bool(found))
    return _show_one(name, on, language_of(rest["lang"], folder)) if name else _list(on)


def _list(on: datetime.date) -> int:
    from magbuild.vietnamese.territory import full_name_on, regions

    for region in regions(on):
        click.echo(f"{region.name} ({len(region.provinces)})")
        for unit in region.provinces:
            click.echo(f"  {unit.code}  {full_name_on(unit, on)}")
    return 0


def _show_one(name: str, on: datetime.date, language: str) -> int:
    from magbuild.vietnamese.dates import write_date
    from magbuild.vietnamese.provinces import Ambiguous, Found, OutOfTime, resolve
    from magbuild.vietnamese.territory import full_name_on

    words = _WORDS[language]
    meant = resolve(name, on)
    if isinstance(meant, Found):
        _show_history(meant.province, on, words)
        return 0
    if isinstance(meant, OutOfTime):
        right = full_name_on(meant.now, on)
        click.echo(words["then"].format(day=write_date(on), name=name, right=right))
        _show_history(meant.was, on, words)
        return 0
    if isinstance(meant, Ambiguous):
        candidates = ", ".join(unit.name for unit in meant.candidates)
        click.echo(words["ambiguous"].format(name=name, candidates=candidates))
        return 1
    close = words["suggestion"].format(name=meant.suggestions[0]) if meant.suggestions else ""
    click.echo(words["unknown"].format(name=name) + close)
    return 1


def _show_history(unit: "Province", on: datetime.date, words: Mapping[str, str]) -> None:
    from magbuild.vietnamese.dates import write_date
    from magbuild.vietnamese.territory import full_name_on, history

    name = full_name_on(unit, min(on, unit.valid_to or on))
    click.echo(words["unit"].format(name=name, code=unit.code, region=unit.region))
    for change in history(unit):
        act = words["reported"].format(act=change.act) if change.reported else change.act
        click.echo(f"  {write_date(change.on)}: {change.before_name} → {change.after_name} ({act})")
