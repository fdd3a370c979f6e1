"""Which face draws each letter, asked of the browser itself: no letter is borrowed from another.

Only faces that are installed can be asked about; the test names those that it has seen.
"""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page

from tests.missing import missing

GENERIC = {"serif", "sans-serif", "system-ui", "ui-serif", "-apple-system"}
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
BASES = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
CONSONANTS = "bcdđghklmnpqrstvx"
LETTERS = [
    letter
    for one in (
        *(unicodedata.normalize("NFC", base + tone) for base, tone in product(BASES, TONES)),
        *CONSONANTS,
    )
    for letter in (one, one.upper())
]
MARKED = [letter for letter in LETTERS if not letter.isascii()]
SIGNS = "“”‘’–—…×"
TEXT = "".join(LETTERS) + SIGNS + "0123456789"
RARE = "₫−"
LACKING = {("Noto Serif", "−"), ("Noto Sans", "−"), ("DejaVu Serif", "₫")}
"""Signs that releases of these faces lack: they stand alone, so the next face may draw them."""


def stack(sheet: str, voice: str) -> list[str]:
    """The faces of a voice in their order."""
    written = re.search(rf"--system-{voice}: ([^;]+);", sheet)
    assert written is not None
    return [" ".join(face.split()).strip('"') for face in written[1].split(",")]


@pytest.fixture(scope="module")
def installed() -> set[str]:
    if shutil.which("fc-list") is None:
        missing("no fontconfig")
    return families(":")


def families(pattern: str) -> set[str]:
    """The installed families that fit a pattern of fontconfig."""
    told = subprocess.run(
        ["fc-list", pattern, "family"], capture_output=True, text=True, check=True
    )
    return {name.strip() for line in told.stdout.splitlines() for name in line.split(",")}


@pytest.fixture(scope="module")
def faces(browser: BrowserContext) -> Iterator[tuple[Page, CDPSession]]:
    page = browser.new_page()
    page.set_content('<meta charset="utf-8"><p id="text"></p>')
    session = browser.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    yield page, session
    page.close()


def drawn_by(
    faces: tuple[Page, CDPSession], names: list[str], weight: int, text: str = TEXT
) -> dict[str, int]:
    """How many glyphs of a text each family draws, with these faces in this order."""
    page, session = faces
    written = ", ".join(name if name in GENERIC else f'"{name}"' for name in names)
    page.eval_on_selector(
        "#text",
        "(one, [font, text]) => {"
        " one.style.font = font; one.textContent = text; return one.offsetHeight; }",
        [f"{weight} 20px {written}", text],
    )
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#text"})["nodeId"]
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    counts: dict[str, int] = {}
    for font in used:
        family = font["familyName"]
        counts[family] = counts.get(family, 0) + int(font["glyphCount"])
    return counts


def test_all_of_vietnamese_is_asked_about() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 2 * (12 * 6 + 17)
    assert len(MARKED) == 134


@pytest.mark.parametrize("voice", ["serif", "sans"])
def test_no_letter_is_borrowed_from_another_face(
    voice: str, project: Path, installed: set[str], faces: tuple[Page, CDPSession]
) -> None:
    names = stack((project / "static" / "site.css").read_text("utf-8"), voice)
    named = [name for name in names if name not in GENERIC]
    here = [name for name in named if name in installed]
    for name, weight in product(here, (400, 700)):
        after = names[names.index(name) + 1 :]
        drawn = drawn_by(faces, [name, *after], weight)
        assert list(drawn) == [name], f"{name} {weight} borrows: {drawn}"
        for sign in RARE:
            if (name, sign) not in LACKING:
                assert list(drawn_by(faces, [name, *after], weight, sign)) == [name], sign
    for weight in (400, 700):
        drawn = drawn_by(faces, names, weight)
        assert len(drawn) == 1, f"the whole stack, {weight}: {drawn}"
    missing = [name for name in named if name not in installed]
    print(f"{voice}: seen {', '.join(here)}; not installed {', '.join(missing)}")


def test_a_face_that_borrows_would_be_found_out(
    installed: set[str], faces: tuple[Page, CDPSession]
) -> None:
    poor = sorted(families(":charset=61 62 63") - families(":charset=1ea1") - {"DejaVu Sans"})
    if not poor or "DejaVu Sans" not in installed:
        pytest.skip("no face with half of the letters is installed")
    assert len(drawn_by(faces, [poor[0], "DejaVu Sans"], 400)) > 1
