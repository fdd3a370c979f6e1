"""The command that tells when the site is to be built again."""

import datetime
import json
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from magbuild.cli.magazine import make_request
from magbuild.cli.usage import Command
from magbuild.cli.values import OneOf, as_day

if TYPE_CHECKING:
    from magbuild.pipeline.next_change import Change, Outlook

_MIDNIGHT = datetime.time(tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
_ZONE = "Asia/Ho_Chi_Minh"
_MOST_FILES = 40
_OCCASIONS = {
    "appears": "bài đến ngày đăng",
    "old-news": "bài ra khỏi sơ đồ tin mới",
    "expires": "bài hết hạn",
    "review": "bài đến ngày xem lại",
    "licence": "giấy phép ảnh đầu bài đã hết",
    "contact": "nơi báo lỗi bảo mật hết hiệu lực",
    "provinces": "tên hoặc địa giới tỉnh, thành thay đổi",
    "undated": "bài chưa có ngày, được xem như của ngày dựng",
}


@click.command("next", cls=Command)
@click.option(
    "--content",
    "folder",
    default="content",
    show_default=True,
    metavar="THƯ-MỤC",
    help="Thư mục nội dung.",
)
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
@click.option("--drafts", is_flag=True, help="Gồm cả bản nháp và bài hẹn ngày.")
@click.option("--today", callback=as_day, metavar="NGÀY", help="Tính từ ngày này, dạng 2022-12-31.")
@click.option(
    "--format",
    "form",
    type=OneOf(["text", "cron", "json"]),
    default="text",
    show_default=True,
    help="Dạng in; cron: một dòng cho crontab.",
)
def next_build(
    folder: str, form: str, *, strict: bool, drafts: bool, today: datetime.date | None
) -> int:
    """Cho biết lúc nào phải dựng lại dù không ai sửa gì.

    Nêu vì sao, và những tệp nào sẽ đổi.

    Ví dụ: magbuild next --format cron
    """
    from magbuild.pipeline.next_change import next_change
    from magbuild.report import Format, show

    outlook = next_change(make_request(folder, "public", strict=strict, drafts=drafts, today=today))
    findings = outlook.findings
    if outlook.blocked:
        told = show(findings.diagnostics, findings.texts, findings.language, Format.TEXT)
        click.echo(told, err=True)
        return 1
    if form == "cron":
        click.echo(_as_cron(outlook, folder))
    else:
        click.echo(_as_json(outlook) if form == "json" else _as_text(outlook))
    return 0


def _as_text(outlook: "Outlook") -> str:
    change = outlook.change
    if change is None:
        return "Không có lúc nào: dựng lại chỉ khi có người sửa."
    return "\n".join(_lines(change))


def _lines(change: "Change") -> Iterator[str]:
    from magbuild.core.texts import printable
    from magbuild.report import Format, show

    yield f"{change.day:%d-%m-%Y} 00:00, giờ Việt Nam"
    for turn in change.turns:
        where = printable(f": {turn.title} ({turn.path})") if turn.title else ""
        yield f"  vì {_OCCASIONS[turn.occasion]}{where}"
    if change.refused:
        yield "  Từ lúc ấy sẽ không dựng được nữa, trang giữ nguyên bản trước:"
    for word, files in (
        ("thêm", change.added),
        ("đổi", change.altered),
        ("bỏ", change.removed),
    ):
        if files:
            yield f"  {word} {len(files)} tệp:"
            yield from (f"    {name}" for name in files[:_MOST_FILES])
        if len(files) > _MOST_FILES:
            yield f"    … và {len(files) - _MOST_FILES} tệp nữa (xem --format json)"
    told = change.told
    if told.diagnostics:
        yield show(told.diagnostics, told.texts, told.language, Format.TEXT)


def _as_cron(outlook: "Outlook", folder: str) -> str:
    """Lines for a table of cron; it knows no years, so the year stands in a comment."""
    change = outlook.change
    if change is None:
        return "# Không có lúc nào phải dựng lại."
    moment = _moment(change)
    utc = _schedule(moment.astimezone(datetime.UTC))
    named = "" if folder == "content" else f" --content {shlex.quote(folder)}"
    return (
        f"# {moment.isoformat()}; máy chạy giờ UTC: {utc}\n"
        f"CRON_TZ={_ZONE}\n{_schedule(moment)} magbuild build{named}"
    )


def _as_json(outlook: "Outlook") -> str:
    change = outlook.change
    return json.dumps(
        {"version": 1, "next": None if change is None else _as_data(change)},
        ensure_ascii=False,
        indent=2,
    )


def _as_data(change: "Change") -> dict[str, object]:
    moment, told = _moment(change), change.told
    utc = moment.astimezone(datetime.UTC)
    return {
        "at": moment.isoformat(),
        "utc": utc.isoformat(),
        "cron": _schedule(moment),
        "cron_utc": _schedule(utc),
        "reasons": [
            {"occasion": turn.occasion, "path": turn.path, "title": turn.title}
            for turn in change.turns
        ],
        "added": change.added,
        "altered": change.altered,
        "removed": change.removed,
        "refused": change.refused,
        "findings": [
            {"code": one.code, "path": one.span.path, "message": one.message(told.language)}
            for one in told.diagnostics
        ],
    }


def _moment(change: "Change") -> datetime.datetime:
    """Days begin at midnight in Viet Nam, and content knows no times of day."""
    return datetime.datetime.combine(change.day, _MIDNIGHT)


def _schedule(moment: datetime.datetime) -> str:
    return f"{moment.minute} {moment.hour} {moment.day} {moment.month} *"
