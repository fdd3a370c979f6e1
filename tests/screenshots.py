"""Take pictures of every kind of page, for people to look at: `make pictures`.

    python -m tests.screenshots [--only WORD] [FOLDER]

The shipped magazine, a crowded one full of bad input, and an empty one are built; each page is
taken on a small and a usual telephone, a desk, a wide screen, in the dark and on paper.
`index.html` in the folder shows all of them side by side.
"""

import argparse
import html
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM_FLAGS
from tests.gallery import Magazine, Sight, build_magazines
from tests.served import served

FOLDER = Path("build") / "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a page is looked at on."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


SCREENS = (
    Screen(name="phone", width=390, height=844),
    Screen(name="phone-dark", width=390, height=844, scheme="dark"),
    Screen(name="small", width=320, height=640),
    Screen(name="desktop", width=1280, height=800),
    Screen(name="desktop-dark", width=1280, height=800, scheme="dark"),
    Screen(name="wide", width=2560, height=1440),
    Screen(name="print", width=720, height=1020, media="print"),
)

ALL_PICTURES = """Promise.all([...document.images].map(
  one => { one.loading = 'eager'; return one.decode() }))"""
STYLE = """
body { margin: 1rem; font: 14px/1.4 sans-serif; background: #888; }
section { margin-bottom: 2rem; }
div { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
figure { flex: none; margin: 0; }
img { display: block; width: 15rem; }
img[alt$=desktop], img[alt$=desktop-dark], img[alt$=wide] { width: 32rem; }
"""


def main() -> int:
    """Build, look, and lay out what was seen."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help="a part of the names of pictures to take")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    words = parser.parse_args()
    program = shutil.which("chromium")
    if program is None:
        sys.stderr.write("!! No Chromium: python tests/install_browser.py\n")
        return 1
    words.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        magazines = build_magazines(Path(place))
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        page = browser.new_page()
        taken = [
            name
            for magazine in magazines
            for name in _pictures(page, magazine, words.folder, words.only)
        ]
        browser.close()
    (words.folder / "index.html").write_text(contact_sheet(taken), "utf-8")
    sys.stdout.write(f"{len(taken)} pictures: {words.folder / 'index.html'}\n")
    return 0


def _pictures(page: Page, magazine: Magazine, folder: Path, only: str) -> Iterator[str]:
    """Take the pictures of a magazine's pages; the name of each."""
    with served(magazine.folder) as address:
        for sight in magazine.sights:
            for screen in SCREENS:
                name = name_of(magazine.name, sight, screen)
                if only in name:
                    _open(page, address + sight.path, screen)
                    page.screenshot(path=folder / f"{name}.png", full_page=True)
                    yield name


def _open(page: Page, address: str, screen: Screen) -> None:
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(media=screen.media, color_scheme=screen.scheme, reduced_motion="reduce")
    page.goto(address)
    page.evaluate(ALL_PICTURES)


def name_of(magazine: str, sight: Sight, screen: Screen) -> str:
    """What a picture is called."""
    return f"{magazine}.{sight.name}.{screen.name}"


def contact_sheet(names: Iterable[str]) -> str:
    """A page on which the pictures of each page stand in a row."""
    rows: dict[str, list[str]] = {}
    for name in names:
        rows.setdefault(name.rpartition(".")[0], []).append(html.escape(name))
    sections = "".join(
        f"<section><h2>{html.escape(row)}</h2><div>{''.join(map(_cell, cells))}</div></section>\n"
        for row, cells in rows.items()
    )
    head = (
        f"<!doctype html>\n<meta charset=utf-8>\n<title>Pictures</title>\n<style>{STYLE}</style>\n"
    )
    return head + sections


def _cell(name: str) -> str:
    shown = f'<img src="{name}.png" alt="{name}" loading="lazy">'
    return f'<figure><a href="{name}.png">{shown}</a>{name.rpartition(".")[2]}</figure>'


if __name__ == "__main__":
    sys.exit(main())
