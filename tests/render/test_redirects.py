"""Old addresses as a file of rules."""

from collections.abc import Callable
from pathlib import Path

from magbuild.pipeline.build import build
from tests.render.test_robots import request

Magazine = Callable[..., Path]

STORY = """---
title: Làm nhà
slug: lam-nha
date: 2022-12-01
section: tin-tuc
summary: S
aliases: {aliases}
---

Chữ.
"""


def rules(folder: Path) -> list[str]:
    assert build(request(folder)).publication is not None
    path = folder / "public" / "_redirects"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def test_each_old_address_has_a_rule_and_a_page(magazine: Magazine) -> None:
    story = STORY.format(aliases="[/cu/lam-nha.html, /bai/nha-cu/]")
    folder = magazine({"articles/2022/x.md": story})
    assert rules(folder) == [
        "/bai/nha-cu/ /bai/lam-nha/ 301",
        "/cu/lam-nha.html /bai/lam-nha/ 301",
    ]
    assert "/bai/lam-nha/" in (folder / "public" / "cu" / "lam-nha.html").read_text("utf-8")


def test_where_nothing_has_moved_there_is_no_file(magazine: Magazine) -> None:
    assert rules(magazine()) == []


def test_the_sites_own_file_stands_before_ours(magazine: Magazine) -> None:
    folder = magazine({"articles/2022/x.md": STORY.format(aliases="/cu/")})
    (folder / "static").mkdir()
    (folder / "static" / "_redirects").write_text("/a /b 302\n")
    assert rules(folder) == ["/a /b 302"]
