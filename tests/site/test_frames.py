import dataclasses

import pytest

from magbuild.core.diagnostics import Language
from magbuild.settings import Masthead, Settings, read_settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.frames import build_shell, frame, overview_link
from magbuild.site.views.frame import Frame, MastheadItem
from magbuild.site.views.links import FeedLink, Link
from magbuild.site.words import words_of

SITE = """\
title: Tạp chí
tagline: Mỗi ngày
address: https://a.vn
sections:
  - {id: ho-so, name: Hồ sơ}
  - {id: tin, name: Tin}
"""


def settings(more: str = "") -> Settings:
    made, found = read_settings(SITE + more, "site.yaml")
    assert found == ()
    assert made is not None
    return made


def framed(
    made: Settings, url: str = "/bai/x/", kind: str = "article", parents: tuple[Link, ...] = ()
) -> Frame:
    return frame(
        build_shell(made, ()), kind=kind, title="T", description="D", url=url, parents=parents
    )


def test_what_a_page_says_of_itself() -> None:
    made = framed(settings())
    assert (made.language, made.site_title, made.tagline) == ("vi", "Tạp chí", "Mỗi ngày")
    assert (made.kind, made.title, made.description) == ("article", "T", "D")
    assert (made.url, made.canonical, made.home) == ("/bai/x/", "https://a.vn/bai/x/", "/")
    assert made.address == "https://a.vn"


def test_pages_lead_to_their_feeds_and_to_that_of_all() -> None:
    made = settings()
    own = (FeedLink(url="/tinh/x/rss.xml", media_type="application/rss+xml", title="X"),)
    shown = frame(
        build_shell(made, ()), kind="x", title="T", description="", url="/tinh/x/", feeds=own
    )
    atom = FeedLink(url="/feed.xml", media_type="application/atom+xml", title="Tạp chí")
    assert shown.feeds == (*own, atom)
    assert framed(made).feeds == (atom,)
    assert [(one.url, one.media_type) for one in framed(made, "/").feeds] == [
        ("/feed.xml", "application/atom+xml"),
        ("/rss.xml", "application/rss+xml"),
        ("/feed.json", "application/feed+json"),
    ]


def test_the_navigation_leads_to_sections_and_overviews() -> None:
    assert [(item.url, item.text) for item in framed(settings()).navigation] == [
        ("/chuyen-muc/ho-so/", "Hồ sơ"),
        ("/chuyen-muc/tin/", "Tin"),
        ("/tinh/", "Tỉnh, thành"),
        ("/chu-de/", "Chủ đề"),
        ("/to-chuc/", "Tổ chức"),
        ("/nam/", "Năm"),
        ("/so-lieu/", "Số liệu"),
    ]


def test_a_ledger_that_is_not_published_is_not_in_the_navigation() -> None:
    urls = [item.url for item in framed(settings("ledger: false\n")).navigation]
    assert urls[-1] == "/nam/"


def test_the_navigation_speaks_the_language_of_the_site() -> None:
    made = framed(settings("language: en\n"))
    assert [item.text for item in made.navigation][2:] == [
        *("Provinces", "Topics", "Organisations", "Years", "Figures")
    ]
    assert made.breadcrumbs[0].text == "Home"


@pytest.mark.parametrize("pattern", ["/{slug}/", "/chu-de-{slug}/"])
def test_without_an_overview_there_is_no_way_to_it(pattern: str) -> None:
    made = settings(f'permalinks: {{topic: "{pattern}"}}\n')
    assert "Chủ đề" not in [item.text for item in framed(made).navigation]
    assert overview_link(made, Taxonomy.TOPIC) == ()
    assert overview_link(made, Taxonomy.YEAR) == (Link(url="/nam/", text="Năm"),)


@pytest.mark.parametrize(
    ("url", "parents", "current"),
    [
        ("/", (), []),
        ("/tinh/", (), ["Tỉnh, thành"]),
        ("/tinh/ben-tre/", (Link(url="/tinh/", text="Tỉnh, thành"),), ["Tỉnh, thành"]),
        ("/bai/x/", (Link(url="/chuyen-muc/tin/", text="Tin"),), ["Tin"]),
        ("/chuyen-muc/tin/", (), ["Tin"]),
        ("/tinh", (), []),
    ],
)
def test_the_part_being_read_is_marked(
    url: str, parents: tuple[Link, ...], current: list[str]
) -> None:
    made = framed(settings(), url, parents=parents)
    assert [item.text for item in made.navigation if item.current] == current


def test_breadcrumbs_lead_from_home_to_the_parent() -> None:
    parent = Link(url="/tinh/", text="Tỉnh, thành")
    home = Link(url="/", text="Trang chủ")
    assert framed(settings(), "/tinh/x/", parents=(parent,)).breadcrumbs == (home, parent)
    assert framed(settings(), "/x/").breadcrumbs == (home,)
    assert framed(settings(), "/", "home").breadcrumbs == ()


def test_the_masthead_holds_what_was_written_in_order() -> None:
    more = "masthead: {issn: 1234-5678, publisher: Tòa soạn, copyright: © A}\n"
    made = framed(settings(more))
    assert made.masthead == (
        MastheadItem(label="publisher", value="Tòa soạn"),
        MastheadItem(label="issn", value="1234-5678"),
    )
    assert made.copyright == "© A"


def test_an_empty_masthead_has_no_lines() -> None:
    made = framed(settings())
    assert (made.masthead, made.copyright) == ((), "")


def test_every_line_of_a_full_masthead_stands() -> None:
    names = [field.name for field in dataclasses.fields(Masthead)]
    more = "masthead:\n" + "".join(f"  {name}: x {name}\n" for name in names)
    made = framed(settings(more))
    assert [item.label for item in made.masthead] == [n for n in names if n != "copyright"]


def test_both_languages_have_the_same_words() -> None:
    vietnamese, english = words_of(Language.VIETNAMESE), words_of(Language.ENGLISH)
    assert set(vietnamese) == set(english)
    assert set(Taxonomy) <= set(vietnamese)
