"""Whatever was edited: what the preview shows is what a clean build of the same files makes."""

import datetime
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from magbuild.core.diagnostics import MagbuildError
from magbuild.pipeline.build import build
from magbuild.pipeline.preview import Preview, open_preview
from magbuild.pipeline.request import Request
from magbuild.serve.pages import restyled, sheets
from magbuild.site.edition import Edition
from tests.conftest import ARTICLE, SITE, Magazine
from tests.photographs import scene, written

Edit = Callable[[Path], None]
STORY = "content/articles/2022/ben-tre.md"
OTHER = ARTICLE.replace("Bến Tre làm nhà", "Chuyện khác")


def request(folder: Path, output: str, memory: Path | None = None) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / output,
        edition=Edition(today=datetime.date(2022, 12, 31), drafts=True),
        strict=False,
        allow_removals=True,
        memory=memory,
    )


def written_to(name: str, text: str | bytes) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return edit


def replaced(old: str, new: str) -> Edit:
    return lambda folder: written_to(STORY, (folder / STORY).read_text().replace(old, new))(folder)


def moved(old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / old).rename(folder / new)

    return edit


# Each edit, and the paths that the system tells of it; None when it tells nothing.
EDITS: dict[str, tuple[Edit, tuple[str, ...] | None]] = {
    "words": (replaced("Cả năm", "Suốt năm"), (STORY,)),
    "a figure": (replaced("1.353", "1.354"), (STORY,)),
    "a headline": (replaced("title: Bến Tre", "title: Tỉnh Bến Tre"), (STORY,)),
    "another story": (
        written_to("content/articles/khac.md", OTHER),
        ("content/articles/khac.md", "content/articles/.khac.md.swp", "content/articles/4913"),
    ),
    "a fault": (replaced("province: Bến Tre", "province: Bến Tr"), (STORY,)),
    "mended": (replaced("province: Bến Tr\n", "province: Trà Vinh\n"), (STORY,)),
    "a setting": (written_to("content/site.yaml", SITE + "page_size: 1\n"), ("content/site.yaml",)),
    "a style": (written_to("static/own.css", "p { color: red }"), ("static", "static/own.css")),
    "another style": (written_to("static/own.css", "p { color: blue }"), ("static/own.css",)),
    "a picture": (written_to("static/a.png", written(scene(9, 8), "PNG")), ("static/a.png",)),
    "shown": (replaced("Suốt năm", "![Ảnh](a.png)\n\nSuốt năm"), (STORY,)),
    "a folder": (moved("content/articles/2022", "content/articles/x"), ("content/articles/2022",)),
    "and back": (moved("content/articles/x", "content/articles/2022"), None),
    "a template": (
        written_to("templates/parts/masthead.html", "{% macro masthead(it) %}A{% endmacro %}"),
        ("templates",),
    ),
    "no template": (lambda folder: shutil.rmtree(folder / "templates"), ("templates",)),
    "gone": (lambda folder: (folder / STORY).unlink(), (STORY,)),
}


COMPARED = {"a headline", "a fault", "another style", "shown", "a template", "gone"}
"""The edits after which a clean build is made as well: it sees all that was done before."""


@pytest.fixture
def preview(magazine: Magazine) -> tuple[Path, Preview]:
    folder = magazine()
    opened = open_preview(request(folder, ".magbuild/preview"))
    assert opened.build(request(folder, ".magbuild/preview"), None) is not None
    return folder, opened


def test_a_preview_is_a_clean_build(preview: tuple[Path, Preview]) -> None:
    folder, shown = preview
    for name, (edit, told) in EDITS.items():
        edit(folder)
        changed = None if told is None else [str(folder.resolve() / path) for path in told]
        built = shown.build(request(folder, ".magbuild/preview"), changed)
        assert built is not None, name
        if name not in COMPARED:
            continue
        clean = build(request(folder, "clean", folder / "nothing"))
        assert built.findings == clean.findings, name
        assert (built.publication is None) == (clean.publication is None) == (name == "a fault")
        if clean.publication is not None:
            assert dict(shown.snapshot.files) == digests(folder / "clean"), name
            for path, sha in shown.snapshot.files.items():
                assert sha256(shown.snapshot.read(path) or b"").hexdigest() == sha
        shutil.rmtree(folder / "clean", ignore_errors=True)
        shutil.rmtree(folder / "nothing")
    assert not (folder / "public").exists()
    assert {path.name for path in (folder / ".magbuild").iterdir()} == {"store.sqlite"}


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".generation"
    }


def test_what_changed_nothing_is_not_built(preview: tuple[Path, Preview]) -> None:
    folder, shown = preview
    before = shown.snapshot
    assert shown.build(request(folder, ".magbuild/preview"), [str(folder / STORY)]) is None
    assert shown.build(request(folder, ".magbuild/preview"), None) is None
    (folder / "content" / ".DS_Store").write_text("x")
    dropped = [str(folder / "content" / ".DS_Store")]
    assert shown.build(request(folder, ".magbuild/preview"), dropped) is None
    assert shown.snapshot is before


def test_a_published_site_holds_nothing_of_the_preview(preview: tuple[Path, Preview]) -> None:
    folder, shown = preview
    built = build(request(folder, "public"))
    assert built.publication is not None
    held = b"".join(path.read_bytes() for path in (folder / "public").rglob("*") if path.is_file())
    assert b"_magbuild" not in held
    assert not any("_magbuild" in path for path in shown.snapshot.files)


def test_a_style_sheet_is_there_ahead_of_the_pages_that_will_name_it(
    preview: tuple[Path, Preview],
) -> None:
    folder, shown = preview
    page = shown.snapshot.read("index.html") or b""
    written_to("static/own.css", "p { color: green }")(folder)
    fresh = shown.restyle(request(folder, ".magbuild/preview"))
    (now,) = (restyled(sheet, fresh) for sheet in sheets(page))
    assert sheets(page) != (now,)
    assert b"green" in (shown.snapshot.read(now.href.lstrip("/")) or b"")
    assert shown.snapshot.read("index.html") == page
    built = shown.build(request(folder, ".magbuild/preview"), [str(folder / "static/own.css")])
    assert built is not None
    assert sheets(shown.snapshot.read("index.html") or b"") == (now,)


def test_what_failed_for_its_files_is_not_tried_again_until_they_change(
    preview: tuple[Path, Preview],
) -> None:
    folder, shown = preview
    asked = request(folder, ".magbuild/preview")
    before = shown.snapshot
    written_to("templates/home.html", "{% if %}")(folder)
    with pytest.raises(MagbuildError):
        shown.build(asked, [str(folder / "templates")])
    assert shown.build(asked, None) is None
    assert shown.snapshot is before
    shutil.rmtree(folder / "templates")
    built = shown.build(asked, [str(folder / "templates")])
    assert built is not None
    assert dict(shown.snapshot.files) == dict(before.files)
