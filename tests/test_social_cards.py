"""Cards in a build: opt-in, told on their pages, drawn anew only when what they show changes."""

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.pipeline.build import build
from magbuild.pipeline.explanation import explain
from magbuild.pipeline.request import Built, Request
from magbuild.render import letters
from magbuild.site.edition import Edition
from tests.conftest import SITE
from tests.missing import missing

Magazine = Callable[..., Path]

STORY = "articles/2022/ben-tre.md"


def font_file() -> Path:
    for path in letters.SYSTEM_FONTS:
        if Path(path).is_file():
            return Path(path)
    return missing("no font: apt-get install fonts-dejavu-core")


def request(folder: Path) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2022, 12, 31), drafts=False),
        strict=False,
    )


def built(folder: Path) -> Built:
    made = build(request(folder))
    assert made.publication is not None
    return made


def cards(folder: Path) -> dict[str, bytes]:
    public = folder / "public"
    return {p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("the.png")}


@pytest.fixture
def lettered(magazine: Magazine) -> Path:
    """The sound magazine with a font of its own for cards."""
    folder = magazine({"site.yaml": f"{SITE}cards: {{font: chu/dam.ttf}}\n"})
    (folder / "static/chu").mkdir(parents=True)
    shutil.copy(font_file(), folder / "static/chu/dam.ttf")
    return folder


def test_without_the_setting_there_are_none(magazine: Magazine) -> None:
    folder = magazine()
    built(folder)
    assert cards(folder) == {}
    assert "og:image" not in (folder / "public/index.html").read_text("utf-8")


def test_every_kind_of_page_has_one_and_says_so(lettered: Path) -> None:
    made = built(lettered)
    assert made.findings.diagnostics == ()
    found = cards(lettered)
    assert {"the.png", "bai/ben-tre-lam-nha/the.png", "tinh/ben-tre/the.png"} <= set(found)
    assert {"tinh/the.png", "nam/2022/the.png", "chu-de/giam-ngheo/the.png"} <= set(found)
    html = (lettered / "public/bai/ben-tre-lam-nha/index.html").read_text("utf-8")
    told = dict(re.findall(r'<meta (?:property|name)="([a-z:]+)" content="([^"]*)">', html))
    address = "https://thu.example/bai/ben-tre-lam-nha/the.png"
    assert (told["og:image"], told["twitter:image"]) == (address, address)
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == "Bến Tre làm nhà"
    assert told["twitter:card"] == "summary_large_image"


def test_only_what_a_card_shows_draws_it_anew(lettered: Path) -> None:
    built(lettered)
    before = cards(lettered)
    path = lettered / "content" / STORY
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    built(lettered)
    assert cards(lettered) == before
    path.write_text(path.read_text("utf-8").replace("làm nhà", "dựng nhà"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("title:", "slug: a\ntitle:"), "utf-8")
    verdicts = {one.output: one.state for one in explain(request(lettered), None).verdicts}
    assert verdicts["bai/a/the.png"] == "new"
    assert verdicts["tinh/ben-tre/the.png"] == "fresh"


def test_another_font_draws_all_anew_and_is_named(lettered: Path) -> None:
    built(lettered)
    before = cards(lettered)
    file = lettered / "static/chu/dam.ttf"
    file.write_bytes(file.read_bytes() + b"\0")
    (verdict,) = (
        one for one in explain(request(lettered), None).verdicts if one.output == "the.png"
    )
    assert verdict.state == "stale"
    (reason,) = verdict.reasons
    assert reason.field == "font"
    assert reason.after.startswith("chu/dam.ttf ")
    built(lettered)
    assert cards(lettered) == before  # the same letters, after all


def test_a_font_of_the_machine_is_an_input(
    magazine: Magazine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "fonts/a.ttf", tmp_path / "fonts/b.ttf"
    second.parent.mkdir()
    font = font_file().read_bytes()
    second.write_bytes(font)
    monkeypatch.setattr(letters, "SYSTEM_FONTS", (str(first), str(second)))
    folder = magazine({"site.yaml": f"{SITE}cards: true\n"})
    built(folder)
    assert cards(folder)
    publication = built(folder).publication
    assert publication is not None
    assert publication.changed == 0
    second.write_bytes(b"x")
    made = built(folder)
    assert [one.code for one in made.findings.diagnostics] == ["MB641"]
    assert cards(folder) == {}
    first.write_bytes(font)
    assert built(folder).findings.diagnostics == ()
    assert cards(folder)


def test_a_machine_without_fonts_publishes_without_cards(
    magazine: Magazine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "SYSTEM_FONTS", ("/khong-co.ttf",))
    folder = magazine({"site.yaml": f"{SITE}cards: true\n"})
    assert [one.code for one in built(folder).findings.diagnostics] == ["MB641"]
    assert cards(folder) == {}


def test_no_card_shows_a_sign_that_the_font_lacks(lettered: Path) -> None:
    path = lettered / "content" / STORY
    path.write_text(path.read_text("utf-8").replace("Bến Tre làm", "字 làm"), "utf-8")
    (found,) = built(lettered).findings.diagnostics
    assert (found.code, dict(found.arguments)["signs"]) == ("MB642", "字")
    assert not any(name.startswith("bai/") for name in cards(lettered))
    assert "the.png" in cards(lettered)
