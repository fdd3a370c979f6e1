"""The pages of a magazine: stories, lists, overviews, front pages, and the laws for all of them."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Document, Source, Text
from magbuild.core.diagnostics import has_errors
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.settings import read_settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.companions import MOST_NAMED
from magbuild.site.correction_pages import CorrectionsView
from magbuild.site.edition import Edition
from magbuild.site.feed_links import MEDIA_TYPES
from magbuild.site.front_pages import FIGURES, PROVINCES, SECONDS
from magbuild.site.ledger_page import DOWNLOADS, LedgerView
from magbuild.site.list_pages import MOST_UNGROUPED
from magbuild.site.magazine import Site, resolve
from magbuild.site.pages import View, pages
from magbuild.site.search_page import SearchView
from magbuild.site.story_groups import MOST_UNDIVIDED
from magbuild.site.texts import SYLLABLES_A_MINUTE, TextView, show_text
from magbuild.site.views.article import ArticleView
from magbuild.site.views.front import HomeView, NotFoundView, PageView
from magbuild.site.views.links import Link
from magbuild.site.views.lists import Fact, ListingView, OverviewView
from magbuild.site.views.maps import Spot
from magbuild.vietnamese.territory import units
from tests.rendered import shown_of

Magazine = Callable[..., Path]

TODAY = datetime.date(2026, 11, 23)
SITE = """\
title: Tạp chí thử
tagline: Mỗi ngày một trang
address: https://thu.example
page_size: 2
sections:
  - {id: chuyen-de, name: Chuyên đề, description: Hồ sơ của năm}
  - {id: tin-tuc, name: Tin tức}
"""
ONLY = {"articles/2022/ben-tre.md": None, "site.yaml": SITE}
ORGANISATIONS = """\
organisations:
  - {id: mttq, name: MTTQ Việt Nam, note: Cơ quan trung ương}
  - {id: mttq-ben-tre, name: MTTQ Bến Tre, short: MTTQ BT, founded: 1976, province: Bến Tre,
     parent: mttq}
"""


def site(folder: Path, *, drafts: bool = False) -> Site:
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=TODAY, drafts=drafts),
            strict=False,
        )
    )
    assert not has_errors(checked.diagnostics)
    assert checked.site is not None
    return checked.site


def story(
    title: str,
    day: str = "2022-12-01",
    more: str = "",
    body: str = "Chữ.",
    section: str = "tin-tuc",
) -> str:
    head = f"title: {title}\ndate: {day}\nsection: {section}\nsummary: S\n"
    return f"---\n{head}{more}---\n{body}\n"


def views(magazine: Magazine, *texts: str, **more: str) -> dict[str, View]:
    """The pages of a magazine of these stories, by address; a file's name has __ for /."""
    files: dict[str, str | None] = {**ONLY}
    files |= {f"articles/{n}.md": text for n, text in enumerate(texts)}
    files |= {name.replace("__", "/") + ".md": text for name, text in more.items()}
    return {view.frame.url: view for view in pages(site(magazine(files)))}


def text_of(magazine: Magazine, written: str) -> TextView:
    """The text of a magazine's one story, as its page shows it."""
    folder = magazine({**ONLY, "articles/0.md": written})
    (text,) = shown_of(site(folder), folder / "content").values()
    return text


def article(found: dict[str, View], url: str) -> ArticleView:
    view = found[url]
    assert isinstance(view, ArticleView)
    return view


def listing(found: dict[str, View], url: str) -> ListingView:
    view = found[url]
    assert isinstance(view, ListingView)
    return view


def overview(found: dict[str, View], url: str) -> OverviewView:
    view = found[url]
    assert isinstance(view, OverviewView)
    return view


def home(found: dict[str, View]) -> HomeView:
    view = found["/"]
    assert isinstance(view, HomeView)
    return view


# All pages


def test_a_magazine_of_one_story_has_these_pages(magazine: Magazine) -> None:
    more = "province: Trà Vinh\ntopics: giam-ngheo\norganisation: mttq-ben-tre\n"
    found = views(magazine, story("Một", more=more), pages__a="---\ntitle: Giới thiệu\n---\n")
    assert {url: type(view) for url, view in found.items()} == {
        "/": HomeView,
        "/bai/mot/": ArticleView,
        "/chuyen-muc/": OverviewView,
        "/chuyen-muc/chuyen-de/": ListingView,
        "/chuyen-muc/tin-tuc/": ListingView,
        "/tinh/": OverviewView,
        "/tinh/tra-vinh/": ListingView,
        "/tinh/vinh-long/": ListingView,
        "/chu-de/": OverviewView,
        "/chu-de/giam-ngheo/": ListingView,
        "/to-chuc/": OverviewView,
        "/to-chuc/mttq-ben-tre/": ListingView,
        "/nam/": OverviewView,
        "/nam/2022/": ListingView,
        "/so-lieu/": LedgerView,
        "/dinh-chinh/": CorrectionsView,
        "/tim-kiem/": SearchView,
        "/gioi-thieu/": PageView,
        "/404.html": NotFoundView,
    }


def test_a_taxonomy_without_a_folder_has_no_overview(magazine: Magazine) -> None:
    folder = magazine({"site.yaml": SITE + 'permalinks: {year: "/nam-{slug}/"}\n'})
    urls = [view.frame.url for view in pages(site(folder))]
    assert "/nam-2022/" in urls
    assert "/nam/" not in urls


def test_a_magazine_without_stories_can_be_shown(magazine: Magazine) -> None:
    found = views(magazine, story("Mai", "2026-11-24"))
    shown = home(found)
    assert (shown.lead, shown.seconds, shown.latest, shown.figures) == (None, (), (), ())
    assert (shown.sections, shown.provinces) == ((), ())
    maps = overview(found, "/tinh/").atlas
    assert maps is not None
    assert [(sheet.rows, len(sheet.without)) for sheet in maps.sheets] == [((), 34), ((), 63)]
    assert overview(found, "/chu-de/").groups[0].entries == ()
    assert listing(found, "/chuyen-muc/tin-tuc/").cards == ()


# The page of a story


def test_the_page_of_a_story(magazine: Magazine) -> None:
    more = (
        'kicker: Chuyện "lạ"\nupdated: 2022-12-02\nauthor: Nguyễn A\nprovince: Trà Vinh\n'
        "organisation: [mttq-ben-tre]\ntopics: [giam-ngheo, nong-thon-moi]\n"
        "people: [{name: Lê B, role: Chủ tịch...}]\n"
    )
    written = story('Bài "X"', more=more, body="## Một\n\n### Hai\n\n#### Ba [a](/tinh/)")
    shown = article(views(magazine, written), "/bai/bai-x/")
    assert (shown.title, shown.kicker, shown.author) == ("Bài “X”", "Chuyện “lạ”", "Nguyễn A")
    assert shown.section == Link(url="/chuyen-muc/tin-tuc/", text="Tin tức")
    assert (shown.date.iso, shown.date.text) == ("2022-12-01", "Thứ Năm, 01/12/2022")
    assert shown.updated is not None
    assert shown.updated.iso == "2022-12-02"
    assert shown.place is not None
    assert [link.url for link in shown.organisations] == ["/to-chuc/mttq-ben-tre/"]
    assert [link.text for link in shown.topics] == ["Giảm nghèo", "Nông thôn mới"]
    assert [(person.name, person.role) for person in shown.people] == [("Lê B", "Chủ tịch…")]
    assert shown.year == Link(url="/nam/2022/", text="2022")
    assert (shown.document, shown.addresses) == ("articles/0", ("/tinh/",))
    assert [link.url for link in shown.frame.breadcrumbs] == ["/", "/chuyen-muc/tin-tuc/"]
    assert (shown.frame.kind, shown.frame.canonical) == (
        *("article", "https://thu.example/bai/bai-x/"),
    )


def test_the_text_of_a_story(magazine: Magazine) -> None:
    shown = text_of(magazine, story("X", body="## Một\n\n### Hai\n\n#### Ba [a](/tinh/)"))
    assert [(h.level, h.id, h.text) for h in shown.outline] == [
        (2, "mot", "Một"),
        (3, "hai", "Hai"),
    ]
    assert shown.html.startswith('<h2 id="mot">Một</h2>')
    assert '<a href="/tinh/">a</a>' in shown.html


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("## Một\n\n## Hai", []),
        ("## Một\n\n## Hai\n\n### Nhỏ", []),
        ("## Một\n\n### Nhỏ\n\n## Hai\n\n## Ba", ["Một", "Hai", "Ba"]),
    ],
    ids=["two", "two and a small one", "three"],
)
def test_a_text_with_three_headings_has_a_list_of_contents(
    magazine: Magazine, body: str, named: list[str]
) -> None:
    shown = text_of(magazine, story("X", body=body))
    assert [heading.text for heading in shown.contents] == named


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 1), (1, 1), (SYLLABLES_A_MINUTE, 1), (331, 2), (SYLLABLES_A_MINUTE * 4, 4)],
)
def test_the_time_to_read(magazine: Magazine, words: int, minutes: int) -> None:
    assert text_of(magazine, story("X", body="chữ " * words)).minutes == minutes


def test_neighbours_are_those_of_the_section_in_time(magazine: Magazine) -> None:
    found = views(
        magazine,
        story("A", "2022-12-01"),
        story("B", "2022-12-02", section="chuyen-de"),
        story("C", "2022-12-03"),
        story("D", "2022-12-04"),
    )
    neighbours = {
        url[-2]: (view.newer and view.newer.text, view.older and view.older.text)
        for url, view in found.items()
        if isinstance(view, ArticleView)
    }
    assert neighbours == {
        "a": ("C", None),
        "b": (None, None),
        "c": ("D", "A"),
        "d": (None, "C"),
    }


def test_a_story_recommends_others_with_reasons(magazine: Magazine) -> None:
    found = views(
        magazine,
        story("A", more="topics: giam-ngheo\nprovince: Trà Vinh\nrelated: c\n"),
        story("B", more="topics: giam-ngheo\nprovince: Vĩnh Long\n"),
        story("C"),
    )
    assert [(one.card.url, one.reasons) for one in article(found, "/bai/a/").related] == [
        ("/bai/c/", ("chosen_by_editor",)),
        ("/bai/b/", ("same_province", "same_topic")),
    ]
    assert [one.card.url for one in article(found, "/bai/b/").related] == ["/bai/a/"]


@pytest.mark.parametrize("more", ["draft: true\n", ""])
def test_drafts_are_marked_when_they_are_asked_for(magazine: Magazine, more: str) -> None:
    made = site(magazine({**ONLY, "articles/x.md": story("X", more=more)}), drafts=True)
    shown = article({view.frame.url: view for view in pages(made)}, "/bai/x/")
    assert shown.draft is bool(more)


# The pages of lists


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1])]
)
def test_long_lists_have_several_pages(magazine: Magazine, count: int, sizes: list[int]) -> None:
    texts = [story(f"Bài {n}", f"2022-12-{n + 1:02}") for n in range(count)]
    found = views(magazine, story("Khác", section="chuyen-de"), *texts)
    first = "/chuyen-muc/tin-tuc/"
    urls = [first, *(f"{first}trang/{n}/" for n in range(2, len(sizes) + 1))]
    assert [url for url in found if url.startswith(first)] == urls
    shown = [listing(found, url) for url in urls]
    assert [len(view.cards) for view in shown] == sizes
    assert {view.count for view in shown} == {count}
    titles = [one.title for view in shown for one in view.cards]
    assert titles == [f"Bài {n}" for n in reversed(range(count))]


def test_the_pages_of_a_list_lead_to_one_another(magazine: Magazine) -> None:
    found = views(magazine, *(story(f"Bài {n}") for n in range(5)))
    first, second, third = (
        *("/chuyen-muc/tin-tuc/", "/chuyen-muc/tin-tuc/trang/2/", "/chuyen-muc/tin-tuc/trang/3/"),
    )
    shown = [listing(found, url).pagination for url in (first, second, third)]
    assert [(p.number, p.count) for p in shown] == [(1, 3), (2, 3), (3, 3)]
    assert [(p.previous, p.next) for p in shown] == [("", second), (first, third), (second, "")]
    assert [(p.url, p.number) for p in shown[1].pages] == [(first, 1), (second, 2), (third, 3)]
    assert [[p.current for p in one.pages] for one in shown] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_later_pages_of_a_list_say_so(magazine: Magazine) -> None:
    found = views(magazine, *(story(f"Bài {n}") for n in range(3)))
    later = listing(found, "/nam/2022/trang/2/")
    assert later.title == "Năm 2022"
    assert later.frame.title == "Năm 2022 – trang 2"
    assert [link.url for link in later.frame.breadcrumbs] == ["/", "/nam/", "/nam/2022/"]
    assert later.frame.canonical == "https://thu.example/nam/2022/trang/2/"


@pytest.mark.parametrize(
    ("url", "title", "description", "told"),
    [
        ("/chuyen-muc/chuyen-de/", "Chuyên đề", "Hồ sơ của năm", "Hồ sơ của năm"),
        ("/chuyen-muc/tin-tuc/", "Tin tức", "", "Tin tức: 0 bài trên Tạp chí thử."),
        ("/tinh/ben-tre/", "Bến Tre", "", "Bến Tre: 1 bài trên Tạp chí thử."),
        ("/nam/2022/", "Năm 2022", "", "Năm 2022: 1 bài trên Tạp chí thử."),
    ],
)
def test_a_list_is_introduced(
    magazine: Magazine, url: str, title: str, description: str, told: str
) -> None:
    text = story("X", more="province: Bến Tre\n", section="chuyen-de")
    shown = listing(views(magazine, text), url)
    assert (shown.title, shown.description, shown.frame.description) == (title, description, told)


def test_the_page_of_a_province_that_is_no_more(magazine: Magazine) -> None:
    found = views(magazine, story("X", more="province: Trà Vinh\n"))
    shown = listing(found, "/tinh/tra-vinh/")
    sentence = "Từ ngày 01/07/2025, địa bàn tỉnh Trà Vinh thuộc tỉnh Vĩnh Long."
    assert shown.notices == ((Link(url="/tinh/vinh-long/", text=sentence),),)
    assert [one.title for one in shown.cards] == ["X"]
    assert shown.spot == Spot(column=2, row=13)


def test_the_page_of_its_successor(magazine: Magazine) -> None:
    found = views(magazine, story("X", more="province: Trà Vinh\n"))
    shown = listing(found, "/tinh/vinh-long/")
    assert shown.notices == (
        (
            Link(url="", text="Từ ngày 01/07/2025, tỉnh Vĩnh Long gồm cả địa bàn "),
            Link(url="", text="Bến Tre"),
            Link(url="", text=" và "),
            Link(url="/tinh/tra-vinh/", text="Trà Vinh"),
            Link(url="", text="."),
        ),
    )
    assert [one.title for one in shown.cards] == ["X"]
    facts = {fact.label: fact.values for fact in shown.facts}
    assert [link.text for link in facts["kind"]] == ["tỉnh"]
    assert shown.spot == Spot(column=2, row=13)


@pytest.mark.parametrize(
    ("province", "day", "url", "sentences"),
    [
        (
            "Hà Tây",
            "2007-05-01",
            "/tinh/ha-tay/",
            ["Từ ngày 01/08/2008, địa bàn tỉnh Hà Tây thuộc thành phố Hà Nội."],
        ),
        (
            "Hà Tây",
            "2007-05-01",
            "/tinh/ha-noi/",
            ["Từ ngày 01/08/2008, thành phố Hà Nội gồm cả địa bàn Hà Tây."],
        ),
        (
            "Huế",
            "2025-12-01",
            "/tinh/hue/",
            ["Từ ngày 01/01/2025, tỉnh Thừa Thiên Huế là thành phố Huế."],
        ),
        (
            "Bắc Ninh",
            "2022-05-01",
            "/tinh/bac-ninh/",
            [
                "Từ ngày 01/07/2025, thành phố Bắc Ninh gồm cả địa bàn Bắc Giang.",
                "Từ ngày 20/09/2026, tỉnh Bắc Ninh là thành phố Bắc Ninh.",
            ],
        ),
    ],
    ids=["before 2008", "its successor", "a new name", "land and a new kind"],
)
def test_then_and_now_by_the_register(
    magazine: Magazine, province: str, day: str, url: str, sentences: list[str]
) -> None:
    shown = listing(views(magazine, story("X", day, f"province: {province}\n")), url)
    assert ["".join(part.text for part in one) for one in shown.notices] == sentences


def test_the_notices_of_a_province_and_its_successor_lead_to_each_other(
    magazine: Magazine,
) -> None:
    found = views(magazine, story("X", more="province: Trà Vinh\n"))
    for here, there in [("tra-vinh", "vinh-long"), ("vinh-long", "tra-vinh")]:
        (notice,) = listing(found, f"/tinh/{here}/").notices
        assert [part.url for part in notice if part.url] == [f"/tinh/{there}/"]


def test_a_province_that_never_changed_was_formed_from_nothing(magazine: Magazine) -> None:
    shown = listing(views(magazine, story("X", more="province: Điện Biên\n")), "/tinh/dien-bien/")
    assert [fact.label for fact in shown.facts] == ["kind", "region"]
    assert shown.notices == ()


def test_the_page_of_an_organisation(magazine: Magazine) -> None:
    texts = {
        f"articles/{n}.md": t
        for n, t in enumerate([story("X", more="organisation: [mttq-ben-tre, mttq]\n")])
    }
    found = {
        v.frame.url: v
        for v in pages(site(magazine({**ONLY, **texts, "organisations.yaml": ORGANISATIONS})))
    }
    assert listing(found, "/to-chuc/mttq-ben-tre/").facts == (
        Fact(label="short_name", values=(Link(url="", text="MTTQ BT"),)),
        Fact(label="founded", values=(Link(url="", text="1976"),)),
        Fact(label="province", values=(Link(url="", text="Bến Tre"),)),
        Fact(label="parent", values=(Link(url="/to-chuc/mttq/", text="MTTQ Việt Nam"),)),
    )
    assert listing(found, "/to-chuc/mttq/").description == "Cơ quan trung ương"


def test_an_organisation_leads_to_its_province_and_to_those_that_belong_to_it(
    magazine: Magazine,
) -> None:
    texts = {
        "articles/x.md": story("X", more="organisation: [mttq-ben-tre, mttq]\nprovince: Bến Tre\n")
    }
    found = {
        v.frame.url: v
        for v in pages(site(magazine({**ONLY, **texts, "organisations.yaml": ORGANISATIONS})))
    }
    facts = {fact.label: fact.values for fact in listing(found, "/to-chuc/mttq-ben-tre/").facts}
    assert facts["province"] == (Link(url="/tinh/ben-tre/", text="Bến Tre"),)
    facts = {fact.label: fact.values for fact in listing(found, "/to-chuc/mttq/").facts}
    assert facts == {"members": (Link(url="/to-chuc/mttq-ben-tre/", text="MTTQ Bến Tre"),)}


def test_a_parent_without_stories_is_named_without_an_address(magazine: Magazine) -> None:
    texts = {"articles/x.md": story("X", more="organisation: mttq-ben-tre\n")}
    found = {
        v.frame.url: v
        for v in pages(site(magazine({**ONLY, **texts, "organisations.yaml": ORGANISATIONS})))
    }
    facts = {fact.label: fact.values for fact in listing(found, "/to-chuc/mttq-ben-tre/").facts}
    assert facts["parent"] == (Link(url="", text="MTTQ Việt Nam"),)


def test_the_overview_of_provinces_lists_those_of_then_and_now_with_their_counts(
    magazine: Magazine,
) -> None:
    found = views(
        magazine,
        story("A", more="province: Trà Vinh\n"),
        story("B", more="province: Bình Dương\n"),
        story("C", more="province: Vĩnh Long\n"),
    )
    shown = overview(found, "/tinh/")
    assert shown.title == "Tỉnh, thành"
    assert shown.groups == ()
    assert shown.atlas is not None
    now, then = shown.atlas.sheets
    assert [(one.name, one.url, one.count, one.note) for one in now.rows] == [
        ("TP.\u00a0Hồ Chí Minh", "/tinh/ho-chi-minh/", 1, ""),
        ("Vĩnh Long", "/tinh/vinh-long/", 2, ""),
    ]
    assert [(one.name, one.url, one.count, one.note) for one in then.rows] == [
        ("Bình Dương", "/tinh/binh-duong/", 1, "Nay thuộc TP.\u00a0Hồ Chí Minh"),
        ("Trà Vinh", "/tinh/tra-vinh/", 1, "Nay thuộc Vĩnh Long"),
        ("Vĩnh Long", "/tinh/vinh-long/", 1, ""),
    ]


def test_other_overviews_have_no_map(magazine: Magazine) -> None:
    found = views(magazine, story("A", more="topics: giam-ngheo\n"))
    for url in ("/chu-de/", "/nam/", "/to-chuc/", "/chuyen-muc/"):
        assert overview(found, url).atlas is None
    (group,) = overview(found, "/chu-de/").groups
    assert [(one.text, one.url, one.count) for one in group.entries] == [
        ("Giảm nghèo", "/chu-de/giam-ngheo/", 1)
    ]


@pytest.mark.parametrize("count", [MOST_UNGROUPED, MOST_UNGROUPED + 1])
def test_a_long_overview_stands_letter_by_letter(magazine: Magazine, count: int) -> None:
    names = ["Đất", "Dệt", "Ăn", "An", "Ước", "Đường", *(f"Tre {n}" for n in range(count - 6))]
    topics = "".join(f"  - {{id: t{n}, name: {name}}}\n" for n, name in enumerate(names))
    texts = {
        f"articles/{n}.md": story(f"Bài {n}", more=f"topics: t{n}\n") for n in range(len(names))
    }
    files = {**ONLY, **texts, "topics.yaml": f"topics:\n{topics}"}
    found = {view.frame.url: view for view in pages(site(magazine(files)))}
    groups = overview(found, "/chu-de/").groups
    assert sum(len(group.entries) for group in groups) == count
    if count > MOST_UNGROUPED:
        assert [group.heading for group in groups] == ["A", "Ă", "D", "Đ", "T", "Ư"]
        assert len({group.id for group in groups}) == len(groups)
    else:
        assert [(group.id, group.heading) for group in groups] == [("", "")]


# What stands beside the stories of a list


def beside(view: ListingView) -> dict[str, list[tuple[str, int]]]:
    return {kind.heading: [(e.text, e.count) for e in kind.entries] for kind in view.companions}


def test_a_list_tells_what_else_its_stories_are_about(magazine: Magazine) -> None:
    found = views(
        magazine,
        story("A", more="province: Trà Vinh\norganisation: mttq-ben-tre\ntopics: giam-ngheo\n"),
        story("B", more="province: Trà Vinh\ntopics: [nong-thon-moi, giam-ngheo]\n"),
        story("C", more="province: Vĩnh Long\ntopics: nong-thon-moi\n"),
    )
    body = "Ủy ban MTTQVN tỉnh Bến Tre"
    assert beside(listing(found, "/tinh/vinh-long/")) == {
        "Tỉnh, thành": [("Trà Vinh", 2)],
        "Tổ chức": [(body, 1)],
        "Chủ đề": [("Giảm nghèo", 2), ("Nông thôn mới", 2)],
    }
    assert beside(listing(found, "/chu-de/giam-ngheo/")) == {
        "Tỉnh, thành": [("Trà Vinh", 2)],
        "Tổ chức": [(body, 1)],
    }
    assert beside(listing(found, "/to-chuc/mttq-ben-tre/")) == {"Chủ đề": [("Giảm nghèo", 1)]}
    assert beside(listing(found, "/nam/2022/"))["Tỉnh, thành"] == [
        ("Trà Vinh", 2),
        ("Vĩnh Long", 1),
    ]
    assert listing(found, "/nam/2022/trang/2/").companions == ()
    assert listing(found, "/chuyen-muc/tin-tuc/").companions == ()


def test_of_very_many_companions_some_are_only_counted(magazine: Magazine) -> None:
    count = MOST_NAMED + 3
    topics = "".join(f"  - {{id: t{n}, name: Chuyện {n}}}\n" for n in range(count))
    listed = ", ".join(f"t{n}" for n in range(count))
    files = {
        **ONLY,
        "topics.yaml": f"topics:\n{topics}",
        "articles/x.md": story("X", more=f"province: Trà Vinh\ntopics: [{listed}]\n"),
    }
    found = {view.frame.url: view for view in pages(site(magazine(files)))}
    (kind,) = listing(found, "/tinh/tra-vinh/").companions
    assert (len(kind.entries), kind.others) == (MOST_NAMED, 3)


def test_a_long_list_is_divided_by_years_that_can_be_gone_to(magazine: Magazine) -> None:
    days = [f"{year}-03-{day:02}" for year in (2020, 2022) for day in range(1, 8)]
    found = views(magazine, *(story(f"Bài {day}", day) for day in days))
    url = "/chuyen-muc/tin-tuc/"
    first, fourth = listing(found, url), listing(found, f"{url}trang/4/")
    assert [(one.text, one.url, one.count) for one in first.periods] == [
        ("Năm 2022", f"{url}#nam-2022", 7),
        ("Năm 2020", f"{url}trang/4/#nam-2020", 7),
    ]
    assert fourth.periods == first.periods
    assert [(group.id, group.heading, len(group.cards)) for group in fourth.groups] == [
        ("nam-2022", "Năm 2022", 1),
        ("nam-2020", "Năm 2020", 1),
    ]


def test_the_list_of_a_year_is_divided_by_months(magazine: Magazine) -> None:
    days = [f"2022-{month:02}-0{day}" for month in (2, 11) for day in range(1, 8)]
    found = views(magazine, *(story(f"Bài {day}", day) for day in days))
    assert [(one.text, one.url, one.count) for one in listing(found, "/nam/2022/").periods] == [
        ("Tháng 11/2022", "/nam/2022/#thang-2022-11", 7),
        ("Tháng 2/2022", "/nam/2022/trang/4/#thang-2022-02", 7),
    ]


@pytest.mark.parametrize(
    "days",
    [
        ["2020-01-01", "2022-01-01"],
        [f"2022-01-{day:02}" for day in range(1, MOST_UNDIVIDED + 3)],
    ],
    ids=["a few", "of one year"],
)
def test_a_list_that_is_short_or_of_one_year_has_no_headings(
    magazine: Magazine, days: list[str]
) -> None:
    found = views(magazine, *(story(f"Bài {day}", day) for day in days))
    shown = listing(found, "/chuyen-muc/tin-tuc/")
    assert shown.periods == ()
    assert [(group.id, group.heading) for group in shown.groups] == [("", "")]


# Front pages


def test_the_front_page_leads_with_the_newest(magazine: Magazine) -> None:
    texts = [story(f"Bài {n:02}", f"2022-12-{n:02}") for n in range(1, 10)]
    shown = home(views(magazine, *texts))
    assert shown.lead is not None
    assert shown.lead.title == "Bài 09"
    assert [one.title for one in shown.seconds] == ["Bài 08", "Bài 07", "Bài 06"]
    assert len(shown.seconds) == SECONDS
    assert [one.title for one in shown.latest] == ["Bài 05", "Bài 04"]


@pytest.mark.parametrize("count", [1, 2, SECONDS, SECONDS + 1, SECONDS + 2])
def test_a_small_front_page_shows_each_story_once(magazine: Magazine, count: int) -> None:
    shown = home(views(magazine, *(story(f"Bài {n}") for n in range(count))))
    assert shown.lead is not None
    urls = [shown.lead.url, *(one.url for one in (*shown.seconds, *shown.latest))]
    assert len(urls) == len(set(urls)) == count


def test_sections_on_the_front_page_show_what_is_not_above(magazine: Magazine) -> None:
    old = [story(f"Cũ {n}", f"2021-12-0{n}", section="chuyen-de") for n in range(1, 7)]
    new = [story(f"Mới {n}", f"2022-12-0{n}") for n in range(1, 5)]
    shown = home(views(magazine, *old, *new))
    (block,) = shown.sections
    assert block.link == Link(url="/chuyen-muc/chuyen-de/", text="Chuyên đề")
    assert block.description == "Hồ sơ của năm"
    assert [one.title for one in block.cards] == ["Cũ 6", "Cũ 5", "Cũ 4", "Cũ 3"]


def test_the_front_page_shows_a_few_figures_of_each_story(magazine: Magazine) -> None:
    def told(number: int) -> str:
        values = [f"{number}{n} căn" for n in range(1, 4)]
        lines = [f"  - {{id: s{n}, label: Số {v}, value: {v}}}\n" for n, v in enumerate(values)]
        body = "\n\n".join(f"Số {value}." for value in values)
        return story(f"Bài {number}", f"2022-12-0{number}", "metrics:\n" + "".join(lines), body)

    shown = home(views(magazine, *(told(number) for number in range(1, 6))))
    assert len(shown.figures) == FIGURES
    assert [figure.printed.replace("\u00a0", " ") for figure in shown.figures] == [
        *("51 căn", "52 căn", "41 căn", "42 căn", "31 căn", "32 căn")
    ]


@pytest.mark.parametrize(
    ("province", "lit"), [("Trà Vinh", ["Vĩnh Long"]), ("Điện Biên", ["Điện Biên"])]
)
def test_the_tile_of_the_lead_is_lit(magazine: Magazine, province: str, lit: list[str]) -> None:
    shown = home(views(magazine, story("X", more=f"province: {province}\n")))
    assert [tile.name for tile in shown.map.tiles if tile.filled] == lit


def test_the_front_page_names_the_ten_provinces_with_most_stories(magazine: Magazine) -> None:
    names = [unit.name for unit in units(TODAY)][: PROVINCES + 1]
    texts = [story(f"Bài {name}", "2026-01-01", f"province: {name}\n") for name in names]
    texts.append(story("Thêm", "2026-01-01", f"province: {names[-1]}\n"))
    shown = home(views(magazine, *texts))
    assert [(one.text, one.count) for one in shown.provinces] == [
        (names[-1], 2),
        *((name, 1) for name in names[: PROVINCES - 1]),
    ]
    assert shown.all_provinces == Link(url="/tinh/", text="Xem tất cả 11 tỉnh, thành")


def test_the_front_page_of_few_provinces_names_those_of_today(magazine: Magazine) -> None:
    shown = home(views(magazine, story("X", more="province: Trà Vinh\n")))
    assert [one.url for one in shown.provinces] == ["/tinh/vinh-long/"]
    assert shown.all_provinces is None


def test_the_front_page_stands_above_all(magazine: Magazine) -> None:
    frame = home(views(magazine, story("X"))).frame
    assert (frame.title, frame.description) == ("Tạp chí thử", "Mỗi ngày một trang")
    assert frame.breadcrumbs == ()
    assert not any(item.current for item in frame.navigation)


@pytest.mark.parametrize(
    ("name", "masthead"), [("toa-soan", True), ("masthead", True), ("gioi-thieu", False)]
)
def test_pages_of_their_own(magazine: Magazine, name: str, masthead: bool) -> None:
    page = '---\ntitle: Trang "A"\nsummary: S...\n---\n## Một\n'
    folder = magazine({**ONLY, "articles/x.md": story("X"), f"pages/{name}.md": page})
    made = site(folder)
    shown = next(v for v in pages(made) if isinstance(v, PageView))
    assert (shown.frame.url, shown.title, shown.summary) == ("/trang-a/", "Trang “A”", "S…")
    assert (shown.document, shown.addresses) == (f"pages/{name}", ())
    text = shown_of(made, folder / "content")["/trang-a/"]
    assert text.html == '<h2 id="mot">Một</h2>'
    assert [heading.id for heading in text.outline] == ["mot"]
    assert shown.shows_masthead is masthead
    assert shown.frame.footer_links[0] == Link(url="/trang-a/", text='Trang "A"')
    assert shown.frame.footer_links[1] == Link(url="/dinh-chinh/", text="Đính chính")


def test_the_page_for_what_is_not_there(magazine: Magazine) -> None:
    view = views(magazine, *(story(f"Bài {n}") for n in range(5)))["/404.html"]
    assert isinstance(view, NotFoundView)
    assert view.title == "Không tìm thấy trang"
    assert [one.title for one in view.latest] == ["Bài 0", "Bài 1", "Bài 2"]


# Laws

PLACES = [
    ("2022-12-01", "Trà Vinh"),
    ("2022-12-01", "Vĩnh Long"),
    ("2022-12-05", "Thừa Thiên Huế"),
    ("2025-07-01", "Vĩnh Long"),
    ("2025-06-30", "Bình Dương"),
    ("2021-01-01", "Đà Nẵng"),
]
FUTURE = "2026-11-24"
HIDDEN = "Giấu kín"


@st.composite
def stories(draw: st.DrawFn, number: int) -> str:
    """A sound story, published or not; what is not has a word in it that must not be seen."""
    day, place = draw(st.sampled_from(PLACES))
    draft, future = draw(st.sampled_from([(False, False)] * 3 + [(True, False), (False, True)]))
    topics = draw(st.lists(st.sampled_from(["giam-ngheo", "nong-thon-moi"]), unique=True))
    bodies = draw(st.lists(st.sampled_from(["mttq", "mttq-ben-tre"]), unique=True))
    links = draw(st.sampled_from(["", "[a](/)", "[b](/tinh/)", "[c](#muc)", "[d](0.md)"]))
    word = HIDDEN if draft or future else draw(st.sampled_from(["Một", "Ước mơ", "Đất"]))
    figure = number * 7 + 3
    more = (
        f"slug: bai-{number}\nauthor: {word}\nkicker: {word}\ndraft: {str(draft).lower()}\n"
        f"year: {day[:4]}\ntopics: [{', '.join(topics)}]\norganisation: [{', '.join(bodies)}]\n"
        f"metrics:\n  - {{id: nha, label: {word} nhà, value: {figure} căn}}\n"
    )
    if not future:
        more += f"province: {place}\n"
    body = f"## Mục\n\n{word} nhà là {figure} căn. {links if not draft and not future else ''}"
    return story(word, FUTURE if future else day, more, body, draw(SECTIONS))


SECTIONS = st.sampled_from(["chuyen-de", "tin-tuc"])
OWN_PAGES = st.lists(st.sampled_from(["gioi-thieu", "lien-he", "toa-soan"]), unique=True)
TOPICS = (
    "topics:\n  - {id: giam-ngheo, name: Giảm nghèo}\n  - {id: nong-thon-moi, name: Nông thôn}\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The documents of a magazine, their texts by id, and its settings."""

    documents: list[Document]
    texts: dict[str, Text | None]
    settings: str


Shown = tuple[View, TextView | None]
"""A page, with the text that its template is given."""


def compiled(kind: SourceKind, identity: str, text: str) -> tuple[Document, Text | None]:
    source = Source(id=identity, kind=kind, path=f"content/{identity}.md", text=text)
    document, prose, found = compile_source(source)
    assert not has_errors(found)
    assert document is not None
    return document, prose


@st.composite
def magazines(draw: st.DrawFn) -> Written:
    """A magazine without errors; its first story is public."""
    texts = [story("Đầu", more="slug: dau\n")]
    texts += [draw(stories(n)) for n in range(1, draw(st.integers(1, 7)))]
    files = [(SourceKind.ARTICLE, f"articles/{n}", text) for n, text in enumerate(texts)]
    files += [
        (SourceKind.PAGE, f"pages/{name}", f"---\ntitle: T\nslug: {name}\n---\n[a](/)\n")
        for name in draw(OWN_PAGES)
    ]
    files.append((SourceKind.TOPICS, "topics", TOPICS))
    files.append((SourceKind.ORGANISATIONS, "organisations", ORGANISATIONS))
    read = {identity: compiled(kind, identity, text) for kind, identity, text in files}
    language = draw(st.sampled_from(["vi", "en"]))
    settings = SITE.replace("page_size: 2", f"page_size: {draw(st.integers(1, 4))}")
    return Written(
        documents=[document for document, _ in read.values()],
        texts={identity: text for identity, (_, text) in read.items()},
        settings=f"{settings}language: {language}\n",
    )


def resolved(magazine: Written, *, drafts: bool = False) -> list[Shown]:
    settings, _ = read_settings(magazine.settings, "site.yaml")
    assert settings is not None
    edition = Edition(today=TODAY, drafts=drafts)
    made, found = resolve(magazine.documents, settings, edition, files={}, unread=())
    assert not has_errors(found)
    return [(view, text_beside(view, magazine)) for view in pages(made)]


def text_beside(view: View, magazine: Written) -> TextView | None:
    if not isinstance(view, ArticleView | PageView):
        return None
    text = magazine.texts[view.document]
    assert text is not None
    return show_text(text, view.addresses)


def addresses(value: object, name: str = "") -> Iterator[str]:
    """Every address on this site that a page holds, those in its HTML included."""
    if isinstance(value, str):
        if name in {"url", "home", "previous", "next"} and value:
            yield value
        elif name == "html":
            yield from re.findall(r'(?:href|src)="(/[^"]*)"', value)
    elif isinstance(value, tuple):
        for one in value:
            yield from addresses(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from addresses(getattr(value, part.name), part.name)


@given(magazines(), st.booleans())
@examples(deadline=None, max_examples=40)
def test_no_address_twice(magazine: Written, drafts: bool) -> None:
    urls = Counter(view.frame.url.casefold() for view, _ in resolved(magazine, drafts=drafts))
    assert [url for url, count in urls.items() if count > 1] == []


@given(magazines(), st.booleans())
@examples(deadline=None, max_examples=40)
def test_every_address_leads_to_a_page(magazine: Written, drafts: bool) -> None:
    found = {view.frame.url: (view, text) for view, text in resolved(magazine, drafts=drafts)}
    beside = {f"{view.frame.url}{name}" for view, _ in found.values() for name in MEDIA_TYPES}
    files = {one.url for one in DOWNLOADS} | beside
    for shown in found.values():
        for address in addresses(shown):
            url, _, anchor = address.partition("#")
            assert url in {*found, *files}, address
            if anchor:
                view, text = found[url]
                if isinstance(view, ListingView):
                    assert anchor in {group.id for group in view.groups}, address
                    continue
                assert isinstance(view, ArticleView), address
                assert text is not None
                assert f'id="{anchor}"' in text.html, address


@given(magazines())
@examples(deadline=None, max_examples=40)
def test_nothing_that_is_withheld_is_seen(magazine: Written) -> None:
    for shown in resolved(magazine):
        assert HIDDEN not in repr(shown)


@given(magazines(), st.randoms(use_true_random=False))
@examples(deadline=None, max_examples=40)
def test_the_order_of_the_files_does_not_matter(magazine: Written, random: Random) -> None:
    shuffled = random.sample(magazine.documents, len(magazine.documents))
    assert resolved(replace(magazine, documents=shuffled)) == resolved(magazine)


@given(magazines(), st.booleans())
@examples(deadline=None, max_examples=40)
def test_every_story_stands_in_its_section_and_year_once(magazine: Written, drafts: bool) -> None:
    found = [view for view, _ in resolved(magazine, drafts=drafts)]
    told = [view.frame.url for view in found if isinstance(view, ArticleView)]
    for kind in (Taxonomy.SECTION, Taxonomy.YEAR):
        lists = [v for v in found if isinstance(v, ListingView) and v.frame.kind == kind]
        listed = Counter(one.url for view in lists for one in view.cards)
        assert listed == Counter(told)
