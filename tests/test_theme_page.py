"""The examples of docs/theme.md, all together in one magazine, built and opened in a browser."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from magbuild.render.theme import load_theme
from tests.serving import STRICT, served

NAMED = re.compile(r"(?:# |/\* |\{# )([\w./-]+)(?: \*/| #\})?")
FONTS = ["chu/nha-dung.woff2", "chu/nha-nghieng.woff2", "chu/phu.woff2"]


def examples(page: Path) -> dict[str, str]:
    """The files that the page shows, by their paths in a project."""
    found: dict[str, str] = {}
    for block in re.findall(r"^```\w+\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.M):
        name = NAMED.match(block)
        assert name is not None, block
        found[name[1]] = block
    return found


@pytest.fixture
def folder(tmp_path: Path, project: Path) -> Path:
    """The shipped magazine with every example; for the fonts, files that begin like fonts."""
    shutil.copytree(project / "content", tmp_path / "content")
    for name, text in examples(project / "docs" / "theme.md").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        path.write_text(before + text, "utf-8")
    for name in FONTS:
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"wOF2" + name.encode())
    return tmp_path


def test_every_example_is_seen(
    folder: Path, tool: Callable[..., object], browser: BrowserContext
) -> None:
    run = tool(folder, "build", "--strict")
    assert getattr(run, "code", None) == 0, run
    with served(folder / "public", STRICT) as site:
        page = browser.new_page()
        page.emulate_media(color_scheme="light")
        page.goto(f"{site.address}/gioi-thieu/")
        page.wait_for_load_state("networkidle")
        head = page.content()
        assert head.count('rel="stylesheet"') == 1
        assert head.count('rel="preload"') == 2
        assert page.locator("meta[name=theme-color]").first.get_attribute("content") == "#ffffff"
        assert page.locator(".motto").inner_text() == "Mỗi con số một câu chuyện."
        assert page.locator(".footer-heading").count() == 1, "what the block held before"
        assert page.locator(".breadcrumbs a").count() >= 1
        styles = page.evaluate(
            """() => {
              const root = getComputedStyle(document.documentElement);
              return {
                measure: root.getPropertyValue("--measure"),
                paper: root.backgroundColor,
                serif: getComputedStyle(document.body).fontFamily,
                sans: getComputedStyle(document.querySelector(".site-nav a")).fontFamily,
                faces: [...document.fonts].map(one =>
                  [one.family, one.weight, one.style, one.display].join(" ")),
              };
            }"""
        )
        assert styles["measure"] == "52ch"
        assert styles["paper"] == "rgb(255, 255, 255)"
        assert styles["serif"].startswith('"Chữ Nhà", ')
        assert styles["sans"].startswith('"Chữ Phụ", ')
        assert [one.replace('"', "") for one in styles["faces"]] == [
            "Chữ Nhà 200 900 normal swap",
            "Chữ Nhà 200 900 italic swap",
            "Chữ Phụ 400 normal swap",
        ]
        assert sum(path.endswith(".woff2") for path, _ in site.asked) >= 2
        page.goto(f"{site.address}/404.html")
        assert page.get_by_text("Vừa lên trang").count() >= 1
        page.close()


def test_the_page_names_every_block_and_colour(project: Path) -> None:
    told = (project / "docs" / "theme.md").read_text("utf-8")
    base = load_theme(project / "khong-co", "vi").templates["base.html"]
    listed = re.search(r"Các khối của mọi trang: ([^.]*)\.", told)
    assert listed is not None
    assert re.findall(r"`(\w+)`", listed[1]) == list(
        dict.fromkeys(re.findall(r"block (\w+)", base))
    )
