"""A small magazine with all that a site can have: photographs, cards, whole texts, feeds, figures.

Two versions follow each other, so that every kind of file comes, changes and goes.
"""

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Built, Request
from magbuild.render import letters
from magbuild.site.edition import Edition
from tests.conftest import ARTICLE, ORGANISATIONS, SITE, TOPICS
from tests.missing import missing
from tests.photographs import from_a_camera

MAGBUILD = str(Path(sys.executable).with_name("magbuild"))
TODAY = datetime.date(2022, 12, 1)  # the day of the articles, whose figures may still change
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1672444800"}
OUTPUT, MARKER = "public", ".generation"
LASTING = (".css", ".js")
SETTINGS = f"{SITE}ledger: true\nfull_text: true\ncards: {{font: chu/dam.ttf}}\n"

Versions = tuple[dict[str, bytes], dict[str, bytes]]
"""The files of an even and of an odd version by their paths."""


def write_site(folder: Path, version: int, articles: int = 4, *, pictures: int = 1) -> None:
    """Write a version over whatever version is there; all even ones are equal, all odd ones too.

    In all, style sheet, texts and figures differ; with `pictures`, so does a photograph.
    """
    odd = version % 2
    texts = {
        "site.yaml": SETTINGS,
        "topics.yaml": TOPICS,
        "organisations.yaml": ORGANISATIONS,
        **{
            f"articles/2022/b{number}.md": ARTICLE.replace("Bến Tre làm nhà", f"Bài thứ {number}")
            .replace("1.353", str(1000 + number + odd * (number % 3)))
            .replace("summary:", f"hero: {{image: anh/{number % 2}.jpg, alt: Nhà}}\nsummary:")
            for number in range(articles)
        },
    }
    static = folder / "static"
    for place in (folder / "content" / "articles" / "2022", static / "anh", static / "chu"):
        place.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / "content" / name).write_text(text, "utf-8")
    (static / "anh" / "0.jpg").write_bytes(_photo(400 + 40 * odd * pictures))
    (static / "anh" / "1.jpg").write_bytes(_photo(360))
    (static / "own.css").write_text(f":root {{ --space: {odd} }}\n", "utf-8")
    if not (static / "chu" / "dam.ttf").exists():
        shutil.copy(font_file(), static / "chu" / "dam.ttf")


@cache
def _photo(width: int) -> bytes:
    return from_a_camera(width=width, height=300)


def font_file() -> str:
    """A font of this machine for the cards."""
    found = next((path for path in letters.SYSTEM_FONTS if Path(path).is_file()), None)
    return found or missing("no font: apt-get install fonts-dejavu-core")


def request(folder: Path, output: str = OUTPUT, memory: Path | None = None) -> Request:
    """A build in this process."""
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / output,
        edition=Edition(today=TODAY, drafts=False),
        strict=False,
        allow_removals=True,
        memory=memory,
    )


def published(folder: Path, output: str = OUTPUT, memory: Path | None = None) -> Built:
    """Build in this process; AssertionError when content stands in the way."""
    built = build(request(folder, output, memory))
    assert built.publication is not None, built.findings.diagnostics
    return built


def command(*words: str) -> list[str]:
    """The words of a build as an editor gives them."""
    return [MAGBUILD, "build", "--today", TODAY.isoformat(), "--allow-removals", *words]


def start(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """A build in a process of its own, which tells its standard error."""
    return subprocess.Popen(
        command(*words),
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their paths, without the marker that sums them up."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def version_of(files: Mapping[str, bytes], known: Versions) -> int | None:
    """Which of the two versions some files are, whole; None when they are neither.

    Style sheets and scripts of the other version may linger among them.
    """
    for number, expected in enumerate(known):
        more = {path: files[path] for path in files.keys() - expected.keys()}
        other = known[1 - number]
        if {path: files.get(path) for path in expected} == expected and all(
            path.endswith(LASTING) and other.get(path) == data for path, data in more.items()
        ):
            return number
    return None


def known_versions(folder: Path, articles: int = 4, *, pictures: int = 1) -> Versions:
    """What clean builds of the two versions give. The folder is left with the odd one written."""

    def clean(version: int) -> dict[str, bytes]:
        write_site(folder, version, articles, pictures=pictures)
        published(folder, f"known-{version}", folder / f"memory-{version}")
        found = tree(folder / f"known-{version}")
        for left in (f"known-{version}", f"memory-{version}"):
            shutil.rmtree(folder / left)
        return found

    found = clean(0), clean(1)
    assert found[0].keys() != found[1].keys(), "names of pictures and of the style sheet differ"
    return found
