"""`magbuild next` against real builds: nothing changes before its day, on it just what it names."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from magbuild.cli.main import run
from tests.conftest import SITE, Run, Tool
from tests.photographs import jpeg

Magazine = Callable[..., Path]

FIRST = "2022-12-02"


def story(title: str, date: str, *fields: str) -> str:
    lines = (f"title: {title}", f"date: {date}", "section: tin-tuc", "summary: Tin.", *fields)
    return "---\n" + "\n".join(lines) + "\nmetrics: []\n---\n\nChữ.\n"


LICENSED = "hero: {image: nha.jpg, alt: Nhà, licence: Báo A, expires: 2026-01-31}"
FILES: dict[str, str | bytes] = {
    "articles/hen-ngay.md": story("Bài hẹn ngày", "2022-12-20", "hero: {image: xa.jpg, alt: Xã}"),
    "articles/nhap.md": story("Bài nháp hẹn ngày", "2022-12-15", "draft: true"),
    "articles/hue.md": story("Bài về Huế", "2022-11-01", "province: Thừa Thiên Huế"),
    "articles/het-han.md": story(
        "Bài hết hạn", "2022-11-01", "expires: 2022-12-24", "aliases: [/bai/ten-cu/]"
    ),
    "articles/xem-lai.md": story("Bài xem lại", "2022-11-01", "review: 2023-02-01"),
    "articles/anh.md": story("Bài có ảnh", "2022-11-01", LICENSED),
    "site.yaml": f"{SITE}security: {{contact: 'mailto:a@a.example', expires: 2023-06-30}}\n",
    "../static/nha.jpg": jpeg(),
    "../static/xa.jpg": jpeg(700, 500),
}
CHAIN = [
    ("2022-12-03", {"old-news"}, False),
    ("2022-12-20", {"appears"}, False),
    ("2022-12-22", {"old-news"}, False),
    ("2022-12-25", {"expires"}, False),
    ("2023-02-01", {"review"}, False),
    ("2023-07-01", {"contact"}, False),
    ("2025-01-01", {"provinces"}, False),
    ("2026-02-01", {"licence"}, True),
]

Clock = Callable[..., Run]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Clock:
    """A function that runs magbuild in a folder at a moment."""

    def call(folder: Path, moment: datetime.datetime, *words: str) -> Run:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        capfd.readouterr()
        code = run(list(words))
        captured = capfd.readouterr()
        return Run(code=code, out=captured.out, err=captured.err)

    return call


def tree(folder: Path) -> dict[str, bytes]:
    """Every published file; the marker of the generation says what the others are."""
    public = folder / "public"
    files = (path for path in public.rglob("*") if path.is_file() and path.name != ".generation")
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in files}


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    shared = before.keys() & after.keys()
    return {
        "added": sorted(after.keys() - before.keys()),
        "altered": sorted(name for name in shared if before[name] != after[name]),
        "removed": sorted(before.keys() - after.keys()),
    }


def told(done: Run) -> Any:  # noqa: ANN401  # JSON
    assert done.code == 0, done.err
    return json.loads(done.out)["next"]


def test_each_turning_day_changes_just_what_it_names(magazine: Magazine, clock: Clock) -> None:
    folder, now = magazine(FILES), datetime.datetime.fromisoformat(f"{FIRST}T12:00:00+07:00")
    second = datetime.timedelta(seconds=1)
    done = clock(folder, now, "build")
    assert done.code == 0, done.err
    seen = []
    for _ in CHAIN:
        change = told(clock(folder, now, "next", "--format", "json"))
        moment, before = datetime.datetime.fromisoformat(change["at"]), tree(folder)
        assert clock(folder, moment - second, "build").code == 0
        assert tree(folder) == before, "something changed earlier than told"
        at = clock(folder, moment, "build")
        assert (at.code != 0) == change["refused"], at.err
        named = {name: change[name] for name in ("added", "altered", "removed")}
        assert named == differing(before, tree(folder))
        for finding in change["findings"]:
            assert finding["code"] in clock(folder, moment, "check").err
        reasons = {reason["occasion"] for reason in change["reasons"]}
        seen.append((change["at"][:10], reasons, change["refused"]))
        now = moment
    assert seen == CHAIN


def test_each_turning_day_has_its_effect(magazine: Magazine, tool: Tool) -> None:
    folder = magazine(FILES)

    def after(day: str) -> Any:  # noqa: ANN401  # JSON
        return told(tool(folder, "next", "--today", day, "--format", "json"))

    appears = after("2022-12-03")
    assert "bai/bai-hen-ngay/index.html" in appears["added"]
    assert any(name.startswith("anh/") or name.endswith(".webp") for name in appears["added"])
    assert {"index.html", "feed.xml"} <= set(appears["altered"])
    assert after("2022-12-20")["removed"] == ["sitemap-news.xml"]
    gone = {"bai/bai-het-han/index.html", "bai/ten-cu/index.html"}
    assert gone <= set(after("2022-12-22")["removed"])
    assert [one["code"] for one in after("2022-12-25")["findings"]] == ["MB340"]
    assert "tinh/hue/index.html" in after("2023-07-01")["altered"]
    assert [one["code"] for one in after("2025-07-01")["findings"]] == ["MB631"]


def test_nothing_ahead_is_said(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    day = ("--today", "2025-07-01")
    assert tool(folder, "next", *day) == Run(
        code=0, out="Không có lúc nào: dựng lại chỉ khi có người sửa.\n", err=""
    )
    assert tool(folder, "next", *day, "--format", "cron").out.startswith("# Không có")
    assert told(tool(folder, "next", *day, "--format", "json")) is None


def test_a_table_of_cron_has_the_minute_of_viet_nam(magazine: Magazine, tool: Tool) -> None:
    done = tool(magazine(FILES), "next", "--today", "2022-12-03", "--format", "cron")
    assert done.out.splitlines() == [
        "# 2022-12-20T00:00:00+07:00; máy chạy giờ UTC: 0 17 19 12 *",
        "CRON_TZ=Asia/Ho_Chi_Minh",
        "0 0 20 12 * magbuild build",
    ]


def test_words_name_the_reason_and_the_files(magazine: Magazine, tool: Tool) -> None:
    done = tool(magazine(FILES), "next", "--today", "2022-12-03")
    assert done.out.startswith(
        "20-12-2022 00:00, giờ Việt Nam\n"
        "  vì bài đến ngày đăng: Bài hẹn ngày (content/articles/hen-ngay.md)\n"
        "  thêm "
    )
    assert "    bai/bai-hen-ngay/index.html\n" in done.out
    refused = tool(magazine(FILES), "next", "--today", "2025-07-01").out
    assert "sẽ không dựng được nữa" in refused
    assert "MB631" in refused


def test_drafts_without_a_day_change_every_day(magazine: Magazine, tool: Tool) -> None:
    files = {"articles/nhap.md": "---\ntitle: Nháp\ndraft: true\n---\nChữ.\n"}
    folder = magazine(files)
    done = tool(folder, "next", "--drafts", "--today", "2025-07-02", "--format", "json")
    change = told(done)
    assert (change["at"][:10], change["reasons"][0]["occasion"]) == ("2025-07-03", "undated")
    assert change["altered"]


def test_what_cannot_be_built_has_no_next(magazine: Magazine, tool: Tool) -> None:
    done = tool(magazine({"site.yaml": None}), "next")
    assert done.code == 1
    assert "MB201" in done.err
    assert tool(magazine(), "next", "--today", "mai").code == 2


def test_links_to_an_expiring_story_are_told_before_they_break(
    magazine: Magazine, tool: Tool
) -> None:
    link = story("Bài dẫn tới", "2022-11-02").replace("Chữ.", "[Xem](het-han.md)")
    folder = magazine({**FILES, "articles/dan.md": link})
    change = told(tool(folder, "next", "--today", "2022-12-22", "--format", "json"))
    assert change["refused"]
    assert [one["code"] for one in change["findings"]] == ["MB523"]
