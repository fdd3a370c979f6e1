"""`magbuild explain` names the pages that would be made anew, the field, and the file behind it."""

import json
from pathlib import Path

import pytest

from magbuild.site.feed_links import MEDIA_TYPES
from tests.conftest import ARTICLE, SITE, TOPICS, Magazine, Tool

PAGE = "content/articles/2022/ben-tre.md"
URL = "/bai/ben-tre-lam-nha/"
OUTPUT = "bai/ben-tre-lam-nha/index.html"


@pytest.fixture
def built(magazine: Magazine, tool: Tool) -> Path:
    folder = magazine({"articles/2022/b.md": ARTICLE.replace("Bến Tre làm nhà", "Bài khác")})
    assert tool(folder, "build").code == 0
    return folder


def explained(tool: Tool, folder: Path, *words: str) -> dict[str, tuple[str, list[str]]]:
    """State, and fields with the inputs behind them, of each file."""
    done = tool(folder, "explain", "--format", "json", *words)
    assert done.code == 0, done.err
    return {
        one["output"]: (
            one["state"],
            [" < ".join((reason["field"], *reason["inputs"])) for reason in one["reasons"]],
        )
        for one in json.loads(done.out)["files"]
    }


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_before_the_first_build_all_is_new(magazine: Magazine, tool: Tool) -> None:
    folder = magazine()
    assert {state for state, _ in explained(tool, folder).values()} == {"new"}
    assert not (folder / "public").exists()


def test_without_a_change_all_is_kept(built: Path, tool: Tool) -> None:
    assert {state for state, _ in explained(tool, built).values()} == {"fresh"}


def test_an_edit_of_the_text_concerns_its_own_page(built: Path, tool: Tool) -> None:
    edit(built, PAGE, "Cả năm xây", "Cả năm đã xây thêm nhiều. Cả năm xây")
    found = explained(tool, built, URL)
    assert found == {OUTPUT: ("stale", [f"text < {PAGE}"])}


def test_an_edit_of_the_text_concerns_the_feeds_that_hold_it(built: Path, tool: Tool) -> None:
    edit(built, PAGE, "Cả năm xây", "Cả năm đã xây thêm nhiều. Cả năm xây")
    found = explained(tool, built)
    stale = {name: why for name, (state, why) in found.items() if state == "stale"}
    folders = ("", "chuyen-muc/chuyen-de/")
    assert stale == {
        name: [f"text < {PAGE}"]
        for name in (
            OUTPUT,
            *(f"{folder}{file}" for folder in folders for file in MEDIA_TYPES),
        )
    }


def test_a_title_is_followed_to_every_page_that_shows_it(built: Path, tool: Tool) -> None:
    edit(built, PAGE, "title: Bến Tre làm nhà", "title: Tên mới\nslug: ben-tre-lam-nha")
    found = explained(tool, built)
    assert found[OUTPUT][0] == found["tinh/ben-tre/index.html"][0] == "stale"
    assert f"title < {PAGE}" in found[OUTPUT][1]
    (told,) = [one for one in found["index.html"][1] if ".title" in one]
    assert told.endswith(f" < {PAGE}")


def test_a_register_a_template_and_the_settings(built: Path, tool: Tool) -> None:
    (built / "content" / "topics.yaml").write_text(TOPICS.replace("Giảm nghèo", "Bớt nghèo"))
    assert (
        "title < content/topics.yaml"
        in explained(tool, built, "/chu-de/giam-ngheo/")["chu-de/giam-ngheo/index.html"][1]
    )
    (built / "content" / "topics.yaml").write_text(TOPICS)
    parts = built / "templates" / "parts"
    parts.mkdir(parents=True)
    (parts / "breadcrumbs.html").write_text("{% macro breadcrumbs(links) %}<p>x</p>{% endmacro %}")
    told = explained(tool, built, URL)[OUTPUT][1]
    assert told == ["templates/article.html < templates/parts/breadcrumbs.html"]
    (parts / "breadcrumbs.html").unlink()
    (built / "content" / "site.yaml").write_text(SITE.replace("Tạp chí thử", "Tên khác"))
    assert "frame.site_title < content/site.yaml" in explained(tool, built, URL)[OUTPUT][1]


def test_what_is_new_and_what_is_gone(built: Path, tool: Tool) -> None:
    (built / "content" / "articles" / "2022" / "b.md").rename(built / "content" / "pages.md")
    (built / "content" / "pages.md").unlink()
    text = ARTICLE.replace("Bến Tre làm nhà", "Bài mới")
    (built / "content" / "articles" / "2022" / "c.md").write_text(text, "utf-8")
    found = explained(tool, built)
    assert found["bai/bai-moi/index.html"] == ("new", [])
    assert found["bai/bai-khac/index.html"] == ("dead", [])


@pytest.mark.parametrize("name", [URL, URL.strip("/"), OUTPUT])
def test_a_page_is_named_by_address_or_file(built: Path, tool: Tool, name: str) -> None:
    assert list(explained(tool, built, name)) == [OUTPUT]


def test_in_words(built: Path, tool: Tool) -> None:
    edit(built, PAGE, "Cả năm xây", "Cả năm đã xây thêm nhiều. Cả năm xây")
    done = tool(built, "why")
    assert done.out.startswith(f"{OUTPUT}: làm lại\n  text (từ {PAGE})\n")
    assert "làm lại 7" in done.out


def test_it_builds_nothing(built: Path, tool: Tool) -> None:
    before = {path: path.read_bytes() for path in (built / "public").rglob("*.html")}
    edit(built, PAGE, "title: Bến Tre làm nhà", "title: Tên mới\nslug: ben-tre-lam-nha")
    explained(tool, built)
    assert {path: path.read_bytes() for path in (built / "public").rglob("*.html")} == before
    assert explained(tool, built, URL)[OUTPUT][0] == "stale"
