"""Corrections from end to end: the last release is held against the new one, and the pages tell."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol
from xml.etree.ElementTree import fromstring

import pytest

ARTICLE = "articles/2022/ben-tre.md"
LEDGER = "public/so-lieu/so-lieu.json"
ATOM = "{http://www.w3.org/2005/Atom}"
SOUND = """\
---
title: Bến Tre làm nhà
date: 2022-12-01
section: tin-tuc
summary: Một năm làm nhà.
metrics:
  - id: nha
    label: Nhà đã xây
    value: "1.353 căn nhà"
---

Cả năm xây 1.353 căn nhà.
"""
CHANGED = SOUND.replace("1.353", "1.335")
MENDED = CHANGED.replace(
    "\n---\n",
    """
corrections:
  - date: 2022-12-30
    kind: correction
    metric: nha
    old: 1.353 căn nhà
    new: 1.335 căn nhà
    note: Chép nhầm <b>hai chữ số</b> & sửa lại.
---
""",
    1,
)


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


Magazine = Callable[[Mapping[str, str]], Path]
Tool = Callable[..., Run]


@pytest.fixture
def published(magazine: Magazine, tool: Tool) -> Path:
    """A magazine whose last release is in public/, its article changed since."""
    folder = magazine({ARTICLE: SOUND})
    assert tool(folder, "build").code == 0
    return magazine({ARTICLE: CHANGED})


def test_a_build_holds_the_site_that_is_there_against_the_new_one(
    published: Path, tool: Tool
) -> None:
    before = (published / LEDGER).read_bytes()
    run = tool(published, "build")
    assert run.code == 1
    assert "MB385" in run.err
    assert (
        '- {date: 2022-12-31, kind: correction, metric: nha, old: "1.353 căn nhà",'
        ' new: "1.335 căn nhà", note: "…"}'
    ) in run.err
    assert (published / LEDGER).read_bytes() == before


def test_a_correction_lets_the_change_pass(published: Path, magazine: Magazine, tool: Tool) -> None:
    magazine({ARTICLE: MENDED})
    assert tool(published, "build", "--strict").code == 0
    assert tool(published, "build", "--strict").code == 0


def test_a_check_knows_the_last_release_only_when_it_is_told(published: Path, tool: Tool) -> None:
    assert tool(published, "check").code == 0
    run = tool(published, "check", "--previous", LEDGER)
    assert run.code == 1
    assert "MB385" in run.err


@pytest.mark.parametrize("name", ["truoc.json", "truoc.csv"])
def test_the_last_release_may_lie_anywhere(published: Path, tool: Tool, name: str) -> None:
    kept = (published / LEDGER).with_suffix(Path(name).suffix)
    shutil.copy(kept, published / name)
    shutil.rmtree(published / "public")
    assert tool(published, "build", "--output", "moi").code == 0
    assert tool(published, "build", "--output", "khac", "--previous", name).code == 1


def test_an_article_of_the_day_may_still_change(published: Path, tool: Tool) -> None:
    assert tool(published, "build", "--today", "2022-12-01").code == 0


@pytest.mark.parametrize("held", [None, "", "[", "{}", "[1]", '[{"id": ""}]', "\x00"])
def test_a_ledger_that_cannot_be_read_is_wrong_use(
    published: Path, tool: Tool, held: str | None
) -> None:
    if held is not None:
        (published / "truoc.json").write_text(held)
    for command in ("build", "check"):
        run = tool(published, command, "--previous", "truoc.json")
        assert run.code == 2
        assert "MB388" in run.err
        assert str(published) not in run.err


def test_a_correction_is_told_on_its_article_on_the_page_and_in_the_feed(
    magazine: Magazine, tool: Tool
) -> None:
    folder = magazine({ARTICLE: MENDED})
    assert tool(folder, "build").code == 0
    story = (folder / "public/bai/ben-tre-lam-nha/index.html").read_text("utf-8")
    page = (folder / "public/dinh-chinh/index.html").read_text("utf-8")
    for html in (story, page):
        assert "<del>1.353\u00a0căn nhà</del>" in html
        assert "<ins>1.335\u00a0căn nhà</ins>" in html
        assert "Chép nhầm &lt;b&gt;hai chữ số&lt;/b&gt; &amp; sửa lại." in html
        assert 'href="/bai/ben-tre-lam-nha/#neu-nha"' in html
    assert 'property="article:modified_time" content="2022-12-30"' in story
    assert 'rel="alternate" type="application/atom+xml" href="/dinh-chinh/feed.xml"' in page
    assert '<a href="/dinh-chinh/">Đính chính</a>' in (folder / "public/index.html").read_text()


def test_the_feed_can_be_read_again(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({ARTICLE: MENDED})
    assert tool(folder, "build").code == 0
    feed = fromstring((folder / "public/dinh-chinh/feed.xml").read_bytes())  # noqa: S314  # our own
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    assert feed.findtext(f"{ATOM}id") == "https://thu.example/dinh-chinh/"
    assert feed.findtext(f"{ATOM}updated") == "2022-12-30T00:00:00+07:00"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Tạp chí thử"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://thu.example/dinh-chinh/feed.xml",
        "alternate": "https://thu.example/dinh-chinh/",
    }
    (entry,) = feed.findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    address, _, name = str(link.get("href")).partition("#")
    assert address == "https://thu.example/bai/ben-tre-lam-nha/"
    story = (folder / "public/bai/ben-tre-lam-nha/index.html").read_text("utf-8")
    assert f'id="{name}"' in story
    identity = f"tag:thu.example,2022-12-30:articles/2022/ben-tre/{name}"
    assert entry.findtext(f"{ATOM}id") == identity
    assert entry.findtext(f"{ATOM}title") == "Đính chính: Bến Tre làm nhà"
    assert entry.findtext(f"{ATOM}content") == (
        "Nhà đã xây: 1.353\u00a0căn nhà → 1.335\u00a0căn nhà\n"
        "Chép nhầm <b>hai chữ số</b> & sửa lại."
    )


def test_a_magazine_without_corrections_says_so(magazine: Magazine, tool: Tool) -> None:
    folder = magazine({ARTICLE: SOUND})
    assert tool(folder, "build").code == 0
    page = (folder / "public/dinh-chinh/index.html").read_text("utf-8")
    assert "Chưa bài nào phải sửa." in page
    feed = fromstring((folder / "public/dinh-chinh/feed.xml").read_bytes())  # noqa: S314  # our own
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2022-12-01T00:00:00+07:00"
    story = (folder / "public/bai/ben-tre-lam-nha/index.html").read_text("utf-8")
    assert "<del>" not in story
    assert "#corrections" not in story
