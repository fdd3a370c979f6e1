import datetime
from collections.abc import Callable
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from magbuild.engine.tasks import run
from magbuild.pipeline import Request, build, check
from magbuild.render.robots import robots_actions, robots_tasks
from magbuild.site.catalog import Edition

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
    (made,) = run(robots_tasks(checked.site, checked.theme), robots_actions())
    assert made.output == "robots.txt"
    robots = RobotFileParser()
    robots.parse(made.data.decode().splitlines())
    assert robots.site_maps() == ["https://thu.example/sitemap.xml"]
    assert robots.can_fetch("Anybot", "https://thu.example/bai/x/")


def test_the_sites_own_file_stands_before_ours(magazine: Magazine) -> None:
    folder = magazine()
    (folder / "static").mkdir()
    (folder / "static" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    built = build(request(folder))
    assert built.checked.site is not None
    assert built.checked.theme is not None
    assert list(robots_tasks(built.checked.site, built.checked.theme)) == []
    assert (folder / "public" / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


def test_a_payload_of_another_kind_is_our_bug() -> None:
    with pytest.raises(TypeError):
        robots_actions()["robots"](b"")
