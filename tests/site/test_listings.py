import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Document, Source
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.settings import read_settings
from magbuild.site.addresses import Taxonomy
from magbuild.site.catalog import Story
from magbuild.site.edition import Edition
from magbuild.site.listings import (
    ALL_LINKED,
    AROUND,
    Listings,
    linked_pages,
    newest_first,
    paginate,
)
from magbuild.site.magazine import resolve

Magazine = Callable[..., Path]

TODAY = datetime.date(2026, 11, 23)
ONLY = {"articles/2022/ben-tre.md": None}


def listings(folder: Path, *, drafts: bool = False) -> Listings:
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=TODAY, drafts=drafts),
            strict=False,
        )
    )
    assert checked.diagnostics == ()
    assert checked.site is not None
    return checked.site.listings


def story(title: str, day: str = "2022-12-01", fields: str = "") -> str:
    head = f"title: {title}\ndate: {day}\nsection: tin-tuc\nsummary: S\n"
    return f"---\n{head}{fields}---\nChữ.\n"


def articles(*texts: str) -> dict[str, str | None]:
    """Only these stories."""
    return {**ONLY, **{f"articles/{n}.md": text for n, text in enumerate(texts)}}


def titles(stories: tuple[Story, ...]) -> list[str]:
    return [one.title for one in stories]


def slugs(made: Listings, taxonomy: Taxonomy) -> list[str]:
    return [listing.slug for listing in made.by_taxonomy[taxonomy]]


def test_stories_stand_newest_first_then_by_title(magazine: Magazine) -> None:
    made = listings(
        magazine(
            articles(
                story("Ước mơ", "2022-11-30"),
                story("Ông lão", "2022-12-01"),
                story("Đường mới", "2022-12-01"),
                story("Ở rừng", "2022-12-01"),
                story("Dân ca", "2022-12-01"),
                story("Ong rừng", "2022-12-01"),
                story("Ánh sáng", "2022-12-02"),
            )
        )
    )
    in_order = [
        "Ánh sáng",
        *("Dân ca", "Đường mới", "Ong rừng", "Ông lão", "Ở rừng"),
        "Ước mơ",
    ]
    assert titles(made.newest) == in_order
    section = made.find(Taxonomy.SECTION, "tin-tuc")
    assert section is not None
    assert titles(section.stories) == in_order


def test_equal_titles_of_one_day_stand_by_address(magazine: Magazine) -> None:
    made = listings(
        magazine(
            articles(story("Nhà", fields="slug: nha-b\n"), story("Nhà", fields="slug: nha-a\n"))
        )
    )
    assert [one.url for one in made.newest] == ["/bai/nha-a/", "/bai/nha-b/"]


def test_topics_stand_in_the_vietnamese_alphabet(magazine: Magazine) -> None:
    names = ["Đất đai", "Dân số", "Ẩm thực", "An sinh", "Ăn uống", "Ước mơ", "Uy tín", "Y tế"]
    register = "topics:\n" + "".join(f"  - {{id: t{n}, name: {x}}}\n" for n, x in enumerate(names))
    made = listings(
        magazine(
            {
                **articles(story("A", fields=f"topics: [{', '.join(names)}]\n")),
                "topics.yaml": register,
            }
        )
    )
    assert [one.title for one in made.by_taxonomy[Taxonomy.TOPIC]] == [
        *("An sinh", "Ăn uống", "Ẩm thực", "Dân số", "Đất đai", "Uy tín", "Ước mơ", "Y tế")
    ]


def test_provinces_stand_in_the_vietnamese_alphabet(magazine: Magazine) -> None:
    named = ["Vĩnh Phúc", "Đồng Nai", "Điện Biên", "Bình Dương", "Đắk Lắk", "An Giang"]
    texts = [story(f"Bài {n}", fields=f"province: {p}\n") for n, p in enumerate(named)]
    made = listings(magazine(articles(*texts)))
    assert [one.title for one in made.by_taxonomy[Taxonomy.PROVINCE]] == [
        *("An Giang", "Bình Dương", "Đắk Lắk", "Điện Biên", "Đồng Nai"),
        *("TP.\u00a0Hồ Chí Minh", "Phú Thọ", "Vĩnh Phúc"),
    ]


def test_years_stand_newest_first(magazine: Magazine) -> None:
    days = ["2021-01-01", "2023-05-01", "2022-01-01"]
    made = listings(magazine(articles(*(story(f"Bài {day}", day) for day in days))))
    assert slugs(made, Taxonomy.YEAR) == ["2023", "2022", "2021"]


def test_sections_stand_as_the_settings_name_them_even_when_empty(magazine: Magazine) -> None:
    made = listings(magazine(articles(story("A"))))
    assert [(one.slug, len(one.stories)) for one in made.by_taxonomy[Taxonomy.SECTION]] == [
        ("chuyen-de", 0),
        ("tin-tuc", 1),
    ]


@pytest.mark.parametrize(
    ("day", "name", "pages"),
    [
        ("2022-12-01", "Trà Vinh", {"tra-vinh", "vinh-long"}),
        ("2022-12-01", "Vĩnh Long", {"vinh-long"}),
        ("2026-01-01", "Vĩnh Long", {"vinh-long"}),
        ("2022-12-01", "Điện Biên", {"dien-bien"}),
        ("2022-12-01", "Thừa Thiên Huế", {"hue"}),
    ],
)
def test_a_story_stands_on_the_pages_of_its_province_then_and_now(
    magazine: Magazine, day: str, name: str, pages: set[str]
) -> None:
    made = listings(magazine(articles(story("A", day, f"province: {name}\n"))))
    assert set(slugs(made, Taxonomy.PROVINCE)) == pages
    for slug in pages:
        listing = made.find(Taxonomy.PROVINCE, slug)
        assert listing is not None
        assert titles(listing.stories) == ["A"]
        assert listing.url == f"/tinh/{slug}/"


def test_stories_of_the_old_and_the_new_unit_of_one_name_stand_together(
    magazine: Magazine,
) -> None:
    made = listings(
        magazine(
            articles(
                story("Cũ", "2022-12-01", "province: Vĩnh Long\n"),
                story("Mới", "2026-01-01", "province: Vĩnh Long\n"),
                story("Trà", "2022-12-02", "province: Trà Vinh\n"),
            )
        )
    )
    here, there = (made.find(Taxonomy.PROVINCE, slug) for slug in ("vinh-long", "tra-vinh"))
    assert here is not None
    assert there is not None
    assert titles(here.stories) == ["Mới", "Trà", "Cũ"]
    assert titles(there.stories) == ["Trà"]


@pytest.mark.parametrize("fields", ["draft: true\n", ""])
def test_what_is_withheld_stands_in_no_list(magazine: Magazine, fields: str) -> None:
    day = "2022-12-01" if fields else "2026-11-24"
    more = "province: Vĩnh Long\ntopics: nong-thon-moi\norganisation: mttq-ben-tre\n"
    folder = magazine(articles(story("A"), story("Ẩn", day, fields + more)))
    made = listings(folder)
    everywhere = [one for listed in made.by_taxonomy.values() for one in listed]
    assert {title for one in everywhere for title in titles(one.stories)} == {"A"}
    assert slugs(made, Taxonomy.PROVINCE) == slugs(made, Taxonomy.TOPIC) == []
    asked = listings(folder, drafts=True)
    assert titles(asked.newest) == (["A", "Ẩn"] if fields else ["Ẩn", "A"])
    assert slugs(asked, Taxonomy.TOPIC) == ["nong-thon-moi"]


@pytest.mark.parametrize(
    ("taxonomy", "slug", "found"),
    [
        (Taxonomy.YEAR, "2022", True),
        (Taxonomy.YEAR, "2021", False),
        (Taxonomy.TOPIC, "giam-ngheo", False),
        (Taxonomy.SECTION, "2022", False),
    ],
)
def test_a_list_is_found_by_its_subject(
    magazine: Magazine, taxonomy: Taxonomy, slug: str, found: bool
) -> None:
    made = listings(magazine(articles(story("A"))))
    assert (made.find(taxonomy, slug) is not None) is found


def numbered(count: int) -> tuple[Story, ...]:
    """This many stories."""
    made, _ = read_settings(
        "title: A\naddress: https://a.vn\nsections: [{id: tin-tuc, name: T}]\n", "site.yaml"
    )
    assert made is not None
    documents: list[Document] = []
    for number in range(count):
        text = story(f"Bài {number}", f"2022-{number % 12 + 1:02}-01")
        source = Source(id=f"articles/{number}", kind=SourceKind.ARTICLE, path="a.md", text=text)
        document, _, _ = compile_source(source)
        assert document is not None
        documents.append(document)
    site, _ = resolve(documents, made, Edition(today=TODAY, drafts=False), files={}, unread=())
    return site.listings.newest


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, [0]), (1, [1]), (2, [2]), (3, [3]), (4, [3, 1]), (6, [3, 3]), (7, [3, 3, 1])],
)
def test_pages_of_three(count: int, sizes: list[int]) -> None:
    stories = numbered(count)
    pages = paginate(stories, 3)
    assert [len(page) for page in pages] == sizes
    assert tuple(one for page in pages for one in page) == stories


STORIES = numbered(15)


@given(st.permutations(STORIES))
@settings(deadline=None)
def test_the_order_depends_on_the_stories_alone(shuffled: list[Story]) -> None:
    assert newest_first(shuffled) == STORIES


@given(st.integers(0, 15), st.integers(1, 20))
@settings(deadline=None)
def test_every_story_stands_on_one_page(count: int, size: int) -> None:
    pages = paginate(STORIES[:count], size)
    assert tuple(one for page in pages for one in page) == STORIES[:count]
    assert all(len(page) == size for page in pages[:-1])
    assert len(pages[-1]) <= size


@pytest.mark.parametrize(
    ("number", "count", "linked"),
    [
        (1, 1, (1,)),
        (2, 3, (1, 2, 3)),
        (6, 12, tuple(range(1, 13))),
        (1, 13, (1, 2, 3, 4, 13)),
        (5, 13, (1, 2, 3, 4, 5, 6, 7, 8, 13)),
        (7, 13, (1, 4, 5, 6, 7, 8, 9, 10, 13)),
        (13, 13, (1, 10, 11, 12, 13)),
        (250, 500, (1, 247, 248, 249, 250, 251, 252, 253, 500)),
    ],
)
def test_a_long_list_links_some_of_its_pages(
    number: int, count: int, linked: tuple[int, ...]
) -> None:
    assert linked_pages(number, count) == linked


@given(st.data(), st.integers(1, 600))
@settings(deadline=None)
def test_the_ends_and_what_is_near_are_always_linked(data: st.DataObject, count: int) -> None:
    number = data.draw(st.integers(1, count))
    linked = linked_pages(number, count)
    assert list(linked) == sorted(set(linked))
    assert {1, number, count} <= set(linked) <= set(range(1, count + 1))
    assert {n for n in (number - 1, number + 1) if 1 <= n <= count} <= set(linked)
    assert len(linked) <= max(ALL_LINKED, 2 * AROUND + 3)
