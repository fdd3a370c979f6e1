import datetime
from collections.abc import Callable
from pathlib import Path
from urllib.robotparser import RobotFileParser

from magbuild.pipeline.build import build
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.robots import robots_tasks
from magbuild.site.edition import Edition
from tests.conftest import SITE
from tests.rendered import carried_out

Magazine = Callable[..., Path]


def request(folder: Path) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=False,
    )


def test_robots_find_the_sitemap_and_may_read_all(magazine: Magazine) -> None:
    checked = check(request(magazine()))
    assert checked.site is not None
    assert checked.theme is not None
    ((name, data),) = carried_out(robots_tasks(checked.site, checked.theme)).items()
    assert name == "robots.txt"
    robots = RobotFileParser()
    robots.parse(data.decode().splitlines())
    assert robots.site_maps() == ["https://thu.example/sitemap.xml"]
    assert robots.can_fetch("Anybot", "https://thu.example/bai/x/")


def test_the_key_of_indexnow_is_published(magazine: Magazine) -> None:
    folder = magazine({"site.yaml": f"{SITE}indexnow: 0123456789abcdef\n"})
    assert build(request(folder)).publication is not None
    assert (folder / "public" / "0123456789abcdef.txt").read_bytes() == b"0123456789abcdef"
    (folder / "content" / "site.yaml").write_text(SITE, "utf-8")
    assert build(request(folder)).publication is not None
    assert list((folder / "public").glob("*.txt")) == [folder / "public" / "robots.txt"]


def test_the_sites_own_file_stands_before_ours(magazine: Magazine) -> None:
    folder = magazine()
    (folder / "static").mkdir()
    (folder / "static" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    assert build(request(folder)).publication is not None
    assert (folder / "public" / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
