import datetime
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.elements import XmlError
from magbuild.render.inspection import inspect_xml
from magbuild.render.sitemap import (
    MOST_ADDRESSES,
    MOST_BYTES,
    addresses_of,
    sitemap_tasks,
    split,
    write_part,
)
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.sitemaps import (
    MOST_NEWS,
    SitemapEntry,
    SitemapPart,
    news_sitemap,
    sitemap_entries,
)
from tests.photographs import scene, written
from tests.rendered import carried_out

Magazine = Callable[..., Path]

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://thu.example"


def site_of(
    content: Path, today: datetime.date = datetime.date(2026, 11, 23), *, drafts: bool = False
) -> Site:
    edition = Edition(today=today, drafts=drafts)
    request = Request(
        content=content, shown="content", output=Path("public"), edition=edition, strict=False
    )
    site = check(request).site
    assert site is not None
    return site


def files(site: Site) -> dict[str, bytes]:
    return carried_out(sitemap_tasks(site))


def part(*entries: SitemapEntry) -> bytes:
    return write_part(SitemapPart(entries=entries))


def entry(path: str, changed: datetime.date | None = None, *images: str) -> SitemapEntry:
    return SitemapEntry(address=f"{SITE}{path}", changed=changed, images=images)


def test_an_index_leads_to_the_parts(magazine: Magazine) -> None:
    site = site_of(magazine() / "content")
    found = files(site)
    assert list(found) == ["sitemap.xml", "sitemap-1.xml"]
    index = fromstring(found["sitemap.xml"])  # noqa: S314  # our own
    assert index.tag == f"{NAMESPACE}sitemapindex"
    assert addresses_of(found["sitemap.xml"]) == (f"{SITE}/sitemap-1.xml",)
    assert addresses_of(found["sitemap-1.xml"]) == tuple(e.address for e in sitemap_entries(site))


def test_a_story_has_its_day(magazine: Magazine) -> None:
    root = fromstring(files(site_of(magazine() / "content"))["sitemap-1.xml"])  # noqa: S314  # our own
    assert root.tag == f"{NAMESPACE}urlset"
    days = {
        url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod")
        for url in root.findall(f"{NAMESPACE}url")
    }
    assert days[f"{SITE}/bai/ben-tre-lam-nha/"] == "2022-12-01"
    assert [url for url, day in days.items() if day] == [f"{SITE}/bai/ben-tre-lam-nha/"]


def test_a_sitemap_is_written_alike_every_time(magazine: Magazine) -> None:
    content = magazine() / "content"
    assert files(site_of(content)) == files(site_of(content))


def test_a_part_as_it_is_written() -> None:
    first = entry("/a/", datetime.date(2022, 12, 1), f"{SITE}/static/x.jpg")
    assert part(first, entry("/b/?x&<y>")).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
        "<url><loc>https://thu.example/a/</loc><lastmod>2022-12-01</lastmod><image:image>"
        "<image:loc>https://thu.example/static/x.jpg</image:loc></image:image></url>\n"
        "<url><loc>https://thu.example/b/?x&amp;&lt;y&gt;</loc></url>\n"
        "</urlset>\n"
    )


NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def told(title: str, day: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\nsection: tin-tuc\nsummary: S\n{more}---\nChữ.\n"


def test_news_are_the_stories_of_two_days(magazine: Magazine) -> None:
    texts = {
        "articles/a.md": told("Bài “A” & <b>", "2022-12-31"),
        "articles/b.md": told("Bài B", "2022-12-30"),
        "articles/c.md": told("Bài C", "2022-12-29"),
        "articles/d.md": told("Bài D", "2022-12-31", "draft: true\n"),
        "articles/e.md": told("Bài E", "2023-01-01"),
    }
    content = magazine(texts) / "content"
    for drafts in (False, True):
        found = files(site_of(content, datetime.date(2022, 12, 31), drafts=drafts))
        assert addresses_of(found["sitemap.xml"])[-1] == f"{SITE}/sitemap-news.xml"
        data = found["sitemap-news.xml"]
        assert inspect_xml(data, "/sitemap-news.xml", SITE).faults == ()
        assert addresses_of(data) == (f"{SITE}/bai/bai-a-va-b/", f"{SITE}/bai/bai-b/")
    first = fromstring(data)[0].find(f"{NEWS}news")  # noqa: S314  # our own
    assert first is not None
    assert first.findtext(f"{NEWS}publication/{NEWS}name") == "Tạp chí thử"
    assert first.findtext(f"{NEWS}publication/{NEWS}language") == "vi"
    assert first.findtext(f"{NEWS}publication_date") == "2022-12-31"
    assert first.findtext(f"{NEWS}title") == "Bài “A” & <b>"


def test_no_news_is_no_file(magazine: Magazine) -> None:
    found = files(site_of(magazine() / "content", datetime.date(2022, 12, 3)))
    assert list(found) == ["sitemap.xml", "sitemap-1.xml"]
    assert addresses_of(found["sitemap.xml"]) == (f"{SITE}/sitemap-1.xml",)
    assert "sitemap-news.xml" in files(site_of(magazine() / "content", datetime.date(2022, 12, 2)))


def test_there_is_room_for_so_many_news(
    magazine: Magazine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_NEWS == 1_000
    monkeypatch.setattr("magbuild.site.sitemaps.MOST_NEWS", 2)
    texts = {f"articles/{n}.md": told(f"Bài {n}", "2022-12-31") for n in range(4)}
    site = site_of(magazine(texts) / "content", datetime.date(2022, 12, 31))
    assert [one.title for one in news_sitemap(site).entries] == ["Bài 0", "Bài 1"]


def test_a_story_has_its_picture(magazine: Magazine) -> None:
    text = told("Bài A", "2022-12-01", "hero: {image: anh/a b.png, alt: A}\n")
    folder = magazine({"articles/a.md": text})
    (folder / "static" / "anh").mkdir(parents=True)
    (folder / "static" / "anh" / "a b.png").write_bytes(written(scene(60, 40), "PNG"))
    site = site_of(folder / "content")
    shown = [one.images for one in sitemap_entries(site) if one.images]
    (hero,) = {story.hero for story in site.catalog.stories if story.hero}
    assert shown == [(f"{SITE}{hero}",)]
    needed = inspect_xml(files(site)["sitemap-1.xml"], "/sitemap-1.xml", SITE).requires
    assert unquote(hero) in needed


def test_an_empty_part_can_be_read() -> None:
    assert addresses_of(part()) == ()


@given(st.lists(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x2FFF)), max_size=8))
def test_what_is_written_is_read(paths: list[str]) -> None:
    entries = [entry(f"/{path.strip()}") for path in paths]
    data = part(*entries)
    assert addresses_of(data) == tuple(one.address for one in entries)
    assert {fault.code for fault in inspect_xml(data, "/sitemap-1.xml", SITE).faults} <= {"MB735"}


@pytest.mark.parametrize("data", [b"", b"<urlset>", b"{}", b"<!DOCTYPE a><a/>"])
def test_what_is_no_sitemap_cannot_be_read(data: bytes) -> None:
    with pytest.raises(XmlError):
        addresses_of(data)


@pytest.mark.parametrize(
    ("count", "most", "sizes"),
    [(0, 3, [0]), (1, 3, [1]), (3, 3, [3]), (4, 3, [3, 1]), (9, 3, [3, 3, 3]), (3, 1, [1, 1, 1])],
)
def test_parts_hold_so_many_addresses(count: int, most: int, sizes: list[int]) -> None:
    entries = tuple(entry(f"/{number}/") for number in range(count))
    parts = list(split(entries, most_addresses=most))
    assert [len(one.entries) for one in parts] == sizes
    assert tuple(e for one in parts for e in one.entries) == entries


@given(
    st.lists(st.integers(0, 300), max_size=30),
    st.integers(1, 10),
    st.integers(900, 2_000),
)
def test_parts_keep_to_both_limits(lengths: list[int], most: int, room: int) -> None:
    entries = tuple(entry(f"/{n}{'đ' * length}&/") for n, length in enumerate(lengths))
    parts = list(split(entries, most_addresses=most, most_bytes=room))
    assert tuple(e for one in parts for e in one.entries) == entries
    for one in parts:
        assert len(one.entries) <= most
        assert len(part(*one.entries)) <= room or len(one.entries) == 1


def test_the_limits_are_those_of_search_engines() -> None:
    assert (MOST_ADDRESSES, MOST_BYTES) == (50_000, 52_428_800)
    entries = tuple(entry(f"/{number}/") for number in range(50_001))
    assert [len(one.entries) for one in split(entries)] == [50_000, 1]


@pytest.mark.parametrize(
    "alias",
    [
        *("/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml", "/robots.txt"),
        *("/feed.xml", "/rss.xml", "/feed.json", "/dinh-chinh/feed.xml", "/tinh/ben-tre/rss.xml"),
    ],
)
def test_no_old_address_may_be_that_of_a_file(magazine: Magazine, alias: str) -> None:
    head = "title: X\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"
    text = f"---\n{head}aliases: [{alias}]\n---\nChữ.\n"
    folder = magazine({"articles/2022/x.md": text})
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    found = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=edition,
            strict=False,
        )
    ).diagnostics
    assert [one.code for one in found] == ["MB511"]
