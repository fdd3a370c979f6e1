"""Requests that are let in, and what they are given."""

from pathlib import Path

import pytest

from magbuild.core.diagnostics import Language
from magbuild.engine.snapshots import Pack, Snapshot
from magbuild.serve.answers import Answer, answer
from magbuild.serve.pages import Sheet, shape, sheets, with_client
from magbuild.serve.standing import Standing, news

PAGE = (
    b'<!doctype html><head><title>A</title><link rel="stylesheet" href="/static/site.aaa.css"'
    b' integrity="sha384-a"></head><p>A</p>'
)
FILES = {
    "index.html": PAGE,
    "404.html": b"<head></head>Kh\xc3\xb4ng c\xc3\xb3",
    "bai/a/index.html": PAGE,
    "static/a b.txt": b"0123456789",
    "feed.xml": b"<feed/>",
    "anh.avif": b"avif",
    "_redirects": b"/a /b",
}


@pytest.fixture
def now(tmp_path: Path) -> Standing:
    pack = Pack(tmp_path)
    files = {path: shape(data) for path, data in FILES.items()}
    for path, sha256 in files.items():
        pack.put(sha256, FILES[path])
    sources = {"bai/a/index.html": ("content/a.md",), "bai/cu/index.html": ("content/a.md",)}
    return Standing(snapshot=Snapshot(files=files, pack=pack), sources=sources)


def got(now: Standing, target: str, wanted: str = "") -> Answer:
    return answer(now, target, wanted, "token")


@pytest.mark.parametrize(
    ("target", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/index.html?a=b", 200, "text/html; charset=utf-8"),
        ("/bai/a/", 200, "text/html; charset=utf-8"),
        ("/khong-co", 404, "text/html; charset=utf-8"),
        ("/feed.xml", 200, "application/xml; charset=utf-8"),
        ("/anh.avif", 200, "image/avif"),
        ("/static/a%20b.txt", 200, "text/plain; charset=utf-8"),
        ("/_redirects", 200, "text/plain; charset=utf-8"),
        ("/_magbuild/client.js", 200, "text/javascript; charset=utf-8"),
        ("/_magbuild/client.css", 200, "text/css; charset=utf-8"),
    ],
)
def test_each_file_has_its_type(now: Standing, target: str, status: int, kind: str) -> None:
    found = got(now, target)
    assert (found.status, found.headers["Content-Type"]) == (status, kind)
    assert (b"_magbuild/client.js" in found.body) == kind.startswith("text/html")


@pytest.mark.parametrize(
    ("target", "location"), [("/bai/a", "/bai/a/"), ("/bai/a?x=1", "/bai/a/?x=1")]
)
def test_a_folder_without_its_slash_leads_to_it(now: Standing, target: str, location: str) -> None:
    found = got(now, target)
    assert (found.status, found.headers["Location"]) == (302, location)


@pytest.mark.parametrize(
    ("wanted", "status", "body", "told"),
    [
        ("", 200, b"0123456789", None),
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=0-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=4-2", 200, b"0123456789", None),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_a_part_is_given_when_it_is_wanted(
    now: Standing, wanted: str, status: int, body: bytes, told: str | None
) -> None:
    found = got(now, "/static/a%20b.txt", wanted)
    assert (found.status, found.body) == (status, body)
    assert found.headers.get("Content-Range") == told


def test_before_the_first_build_every_address_waits() -> None:
    for language, title in ((Language.VIETNAMESE, "Đang dựng"), (Language.ENGLISH, "being built")):
        found = got(Standing(language=language), "/bai/a/")
        assert found.status == 503
        assert title in found.body.decode()
        assert b'data-shown="waiting"' in found.body


def test_a_page_differs_by_all_but_its_style_sheets() -> None:
    other = PAGE.replace(b"aaa", b"bbb").replace(b"sha384-a", b"sha384-b")
    assert shape(PAGE) == shape(other) != shape(PAGE.replace(b"<p>A", b"<p>B"))
    assert sheets(other) == (Sheet(href="/static/site.bbb.css", integrity="sha384-b"),)


def test_nothing_that_is_asked_for_becomes_markup() -> None:
    page = with_client(PAGE, '"><script>', "x", "t").decode()
    assert "<script>" not in page
    assert with_client(b"no head", "a", "b", "c").startswith(b"no head<script")


def test_a_page_is_told_what_concerns_it(now: Standing) -> None:
    here = news(now, "bai/a/index.html")
    assert (here["shown"], here["own"]) == (shape(PAGE), ("content/a.md",))
    assert "goto" not in here
    assert news(now, "bai/cu/index.html")["goto"] == "/bai/a/"
    assert news(now, "bai/cu/index.html")["why"] == "moved"
    assert news(now, "bai/a/b/c/index.html")["goto"] == "/bai/a/"
    assert news(now, "xa/index.html")["goto"] == "/"
    assert "goto" not in news(now, "")
    assert news(Standing(), "")["shown"] == "waiting"
