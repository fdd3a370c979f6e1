import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.content.models import Text
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.settings import Settings, read_settings
from magbuild.site.edition import Edition
from magbuild.site.feeds import NEVER, Category, Enclosure, Feed, FeedEntry, with_texts
from magbuild.site.magazine import Site
from magbuild.site.story_feeds import ENTRIES, feeds, lasting_id
from tests.photographs import jpeg, scene, written

Magazine = Callable[..., Path]

SITE = """\
title: Tạp chí thử
tagline: Mỗi ngày một trang
address: https://thu.example
sections:
  - {id: chuyen-de, name: Chuyên đề}
  - {id: tin-tuc, name: Tin tức}
"""


def site_of(folder: Path, *, drafts: bool = False) -> Site:
    site = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2022, 12, 31), drafts=drafts),
            strict=False,
        )
    ).site
    assert site is not None
    return site


def feeds_of(site: Site) -> dict[str, Feed]:
    found = dict(feeds(site))
    assert len(found) == len(list(feeds(site)))
    return found


def story_feed(site: Site) -> Feed:
    return feeds_of(site)["/"]


def story(title: str, day: str = "2022-12-01", more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\nsection: tin-tuc\nsummary: Tóm.\n{more}---\nChữ.\n"


def magazine_of(magazine: Magazine, *texts: str, **more: str) -> Path:
    files = {f"articles/2022/{n}.md": text for n, text in enumerate(texts)}
    return magazine({"articles/2022/ben-tre.md": None, "site.yaml": SITE, **files, **more})


def test_a_feed_says_whose_it_is(magazine: Magazine) -> None:
    feed = story_feed(site_of(magazine_of(magazine, story("Bài A"))))
    assert (feed.title, feed.subtitle) == ("Tạp chí thử", "Mỗi ngày một trang")
    assert (feed.author, feed.language) == ("Tạp chí thử", "vi")
    assert feed.page == "https://thu.example/"


def test_an_entry_says_all_about_its_story(magazine: Magazine) -> None:
    more = (
        "updated: 2022-12-02\nauthor: Nguyễn A\ntopics: [giam-ngheo, nong-thon-moi]\n"
        "aliases: [/cu/]\n"
    )
    folder = magazine_of(magazine, story('Bài "A"...', more=more))
    (entry,) = story_feed(site_of(folder)).entries
    assert entry == FeedEntry(
        id="tag:thu.example,2022-12-01:articles/2022/0",
        title="Bài “A”…",
        url="https://thu.example/bai/bai-a/",
        published=datetime.date(2022, 12, 1),
        updated=datetime.date(2022, 12, 2),
        author="Nguyễn A",
        categories=(
            Category(term="tin-tuc", label="Tin tức"),
            Category(term="giam-ngheo", label="Giảm nghèo"),
            Category(term="nong-thon-moi", label="Nông thôn mới"),
        ),
        summary="Tóm.",
        document="articles/2022/0",
    )


def test_every_list_but_that_of_a_year_can_be_followed(magazine: Magazine) -> None:
    found = feeds_of(site_of(magazine()))
    assert [(url, feed.title, len(feed.entries)) for url, feed in found.items()] == [
        ("/", "Tạp chí thử", 1),
        ("/chuyen-muc/chuyen-de/", "Chuyên đề | Tạp chí thử", 1),
        ("/chuyen-muc/tin-tuc/", "Tin tức | Tạp chí thử", 0),
        ("/tinh/ben-tre/", "Bến Tre | Tạp chí thử", 1),
        ("/tinh/vinh-long/", "Vĩnh Long | Tạp chí thử", 1),
        ("/chu-de/giam-ngheo/", "Giảm nghèo | Tạp chí thử", 1),
        ("/to-chuc/mttq-ben-tre/", "Ủy ban MTTQVN tỉnh Bến Tre | Tạp chí thử", 1),
    ]
    assert all(feed.page == f"https://thu.example{url}" for url, feed in found.items())


def test_whole_texts_stand_in_the_feeds_of_all_and_of_sections(magazine: Magazine) -> None:
    found = feeds_of(site_of(magazine()))
    waiting = {url for url, feed in found.items() if any(one.document for one in feed.entries)}
    assert waiting == {"/", "/chuyen-muc/chuyen-de/"}
    alike = {entry.id for feed in found.values() for entry in feed.entries}
    assert alike == {"tag:thu.example,2022-12-01:articles/2022/ben-tre"}


def test_a_text_is_bound_in_full(magazine: Magazine) -> None:
    body = "[a](ben-tre.md) [b](#muc) ![c](/anh/x.png) [d](https://khac.example/)\n\n## Mục\n"
    folder = magazine({"articles/2022/b.md": story("Bài B", "2022-12-02").replace("Chữ.\n", body)})
    (folder / "static" / "anh").mkdir(parents=True)
    (folder / "static" / "anh" / "x.png").write_bytes(written(scene(60, 40), "PNG"))
    feed = story_feed(site_of(folder))
    picture = next(one for one in feed.entries[0].addresses if "/static/" in one)
    assert picture.startswith("https://thu.example/static/anh/x.")
    assert feed.entries[0].addresses == (
        "https://thu.example/bai/ben-tre-lam-nha/",
        "https://thu.example/bai/bai-b/#muc",
        picture,
    )
    html = '<a href="ref:1">b</a> <a href="#fn:1">1</a> <img alt="c" src="ref:2">'
    texts = (Text(html=html, outline=(), words=1), Text(html="<p>Nhà</p>", outline=(), words=1))
    filled, page = with_texts(feed, texts), "https://thu.example/bai/bai-b/"
    assert [entry.html for entry in filled.entries] == [
        f'<a href="{page}#muc">b</a> <a href="{page}#fn:1">1</a> <img alt="c" src="{picture}">',
        "<p>Nhà</p>",
    ]


def test_as_many_texts_as_entries_wait_for(magazine: Magazine) -> None:
    with pytest.raises(ValueError, match="shorter"):
        with_texts(story_feed(site_of(magazine())), ())


HERO = "hero: {{image: {}, alt: Ảnh}}\n"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.png", written(scene(60, 40), "PNG"), "image/jpeg"),
        ("b/a b.JPG", jpeg(), "image/jpeg"),
        ("a.svg", b"<svg/>", ""),
        ("favicon.ico", b"12345", ""),
    ],
    ids=["png", "jpeg", "drawing", "icon"],
)
def test_a_photograph_goes_with_its_story(
    magazine: Magazine, name: str, data: bytes, media_type: str
) -> None:
    folder = magazine_of(magazine, story("Bài A", more=HERO.format(name)))
    path = folder / "static" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    site = site_of(folder)
    (hero,) = {one.hero for one in site.catalog.stories}
    (entry,) = dict(feeds(site))["/"].entries
    picture = Enclosure(url=f"https://thu.example{hero}", media_type=media_type)
    assert entry.enclosure == (picture if media_type else None)


def test_a_correction_moves_the_day_and_a_misprint_does_not(magazine: Magazine) -> None:
    mended = "corrections:\n  - {{date: {}, kind: {}, old: Chư, new: Chữ, note: Sửa.}}\n"
    texts = [
        story("Bài A", more=mended.format("2022-12-20", "update")),
        story("Bài B", more=mended.format("2022-12-24", "typo")),
    ]
    feed = story_feed(site_of(magazine_of(magazine, *texts)))
    assert [str(entry.updated) for entry in feed.entries] == ["2022-12-20", "2022-12-01"]
    assert str(feed.updated) == "2022-12-20"


def test_the_newest_come_first_and_the_rest_is_left_out(magazine: Magazine) -> None:
    texts = [story(f"Bài {n}", f"2022-11-{n:02}") for n in range(1, ENTRIES + 6)]
    feed = story_feed(site_of(magazine_of(magazine, *texts)))
    assert [str(entry.published)[-2:] for entry in feed.entries] == [
        f"{n:02}" for n in range(ENTRIES + 5, 5, -1)
    ]
    assert feed.updated == feed.entries[0].published


def test_nobody_is_told_of_what_only_drafts_show(magazine: Magazine) -> None:
    texts = [story("Bài A"), story("Bài B", more="draft: true\n"), story("Bài C", "2023-01-01")]
    folder = magazine_of(magazine, *texts)
    assert len(site_of(folder, drafts=True).catalog.stories) == 3
    for drafts in (False, True):
        feed = story_feed(site_of(folder, drafts=drafts))
        assert [entry.title for entry in feed.entries] == ["Bài A"]


def test_a_feed_of_nothing_has_a_day_all_the_same(magazine: Magazine) -> None:
    feed = story_feed(site_of(magazine_of(magazine, story("Bài A", "2023-01-01"))))
    assert (feed.entries, feed.updated) == ((), NEVER)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Bài A", ""), ("Bài khác", "")),
        (("Bài A", ""), ("Bài A", "slug: khac\n")),
        (("Bài A", ""), ("Bài A", "updated: 2022-12-30\n")),
    ],
    ids=["title", "slug", "update"],
)
def test_an_id_outlives_changes(
    magazine: Magazine, before: tuple[str, str], after: tuple[str, str]
) -> None:
    ids = []
    for title, more in (before, after):
        folder = magazine_of(magazine, story(title, more=more))
        ids += [entry.id for entry in story_feed(site_of(folder)).entries]
    assert ids[0] == ids[1]


def settings(address: str) -> Settings:
    made, _ = read_settings(SITE.replace("https://thu.example", address), "site.yaml")
    assert made is not None
    return made


@given(st.text(min_size=1, max_size=20))
def test_ids_hold_whatever_a_file_is_called(name: str) -> None:
    name = name.encode("utf-8", "replace").decode()
    made = lasting_id(settings("https://thu.example:8000"), datetime.date(2022, 12, 1), name)
    prefix = "tag:thu.example,2022-12-01:"
    assert made.startswith(prefix)
    assert made.isascii()
    assert not set(made.removeprefix(prefix)) & set(' "<>#?\\')


def test_whole_texts_stand_in_every_feed_where_the_settings_want_it(magazine: Magazine) -> None:
    folder = magazine_of(magazine, story("Bài A", more="topics: [giam-ngheo]\n"))
    (folder / "content" / "site.yaml").write_text(f"{SITE}full_feeds: true\n", "utf-8")
    found = feeds_of(site_of(folder))
    told = {page: [one.document for one in feed.entries] for page, feed in found.items()}
    assert told["/chu-de/giam-ngheo/"] == ["articles/2022/0"]
    assert all(all(documents) for documents in told.values())
