"""Commands on the register of provinces."""

import datetime
from typing import TYPE_CHECKING, Any

import click

from magbuild.cli.magazine import magazine_options, make_request

if TYPE_CHECKING:
    from magbuild.vietnamese.register import Province


@click.command()
@click.argument("name", required=False)
@click.option(
    "--on", "day", metavar="NGÀY", help="Ngày cần tra, dạng 2022-12-31 (mặc định: hôm nay)."
)
@click.option("--used", is_flag=True, help="Các bài dùng tên ngoài thời gian tên đó có hiệu lực.")
@magazine_options
def provinces(
    name: str | None,
    day: str | None,
    folder: str,
    form: str,
    *,
    used: bool,
    **rest: Any,  # noqa: ANN401  # click's options
) -> int:
    """Liệt kê tỉnh, thành của một ngày; với NAME thì in một đơn vị cùng lịch sử.

    Ví dụ: magbuild provinces "Trà Vinh" --on 2022-12-31
    """
    request = make_request(folder, "public", **rest)
    on = _day(day) or request.edition.today
    if used:
        from magbuild.pipeline.check import check
        from magbuild.report import Format, show

        findings = check(request).findings
        found = [d for d in findings.diagnostics if d.code == "MB335"]
        click.echo(show(found, findings.texts, findings.language, Format(form)) or "–")
        return int(bool(found))
    return _show_one(name, on) if name else _list(on)


def _day(written: str | None) -> datetime.date | None:
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError as error:
        raise click.BadParameter("viết dạng 2022-12-31", param_hint="--on") from error


def _list(on: datetime.date) -> int:
    from magbuild.vietnamese.territory import full_name_on, regions

    for region in regions(on):
        click.echo(f"{region.name} ({len(region.provinces)})")
        for unit in region.provinces:
            click.echo(f"  {unit.code}  {full_name_on(unit, on)}")
    return 0


def _show_one(name: str, on: datetime.date) -> int:
    from magbuild.vietnamese.dates import write_date
    from magbuild.vietnamese.provinces import Ambiguous, Found, OutOfTime, resolve
    from magbuild.vietnamese.territory import full_name_on

    meant = resolve(name, on)
    if isinstance(meant, Found):
        _show_history(meant.province, on)
        return 0
    if isinstance(meant, OutOfTime):
        right = full_name_on(meant.now, on)
        click.echo(f"Vào ngày {write_date(on)} không có “{name}”; khi đó là {right}.")
        _show_history(meant.was, on)
        return 0
    if isinstance(meant, Ambiguous):
        click.echo(f"“{name}” có thể là: {', '.join(u.name for u in meant.candidates)}.")
        return 1
    close = f" Có phải “{meant.suggestions[0]}”?" if meant.suggestions else ""
    click.echo(f"Không có tỉnh, thành “{name}”.{close}")
    return 1


def _show_history(unit: "Province", on: datetime.date) -> None:
    from magbuild.vietnamese.dates import write_date
    from magbuild.vietnamese.territory import full_name_on, history

    day = min(on, unit.valid_to or on)
    click.echo(f"{full_name_on(unit, day)} (mã {unit.code}, {unit.region})")
    for change in history(unit):
        act = f"{change.act}, theo dữ liệu công bố" if change.reported else change.act
        click.echo(f"  {write_date(change.on)}: {change.before_name} → {change.after_name} ({act})")
