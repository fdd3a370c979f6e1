"""What readers search in: which words a story has, and how stories are parted."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.search import NONE, SearchPart, search_parts
from magbuild.site.search_page import search_view

Magazine = Callable[..., Path]


def site_of(folder: Path, *, drafts: bool = False) -> Site:
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=drafts),
        strict=False,
    )
    site = check(request).site
    assert site is not None
    return site


def story(title: str, day: str = "2022-12-01", more: str = "", body: str = "Chữ.") -> str:
    head = f"title: {title}\ndate: {day}\nsection: tin-tuc\nsummary: S\n{more}"
    return f"---\n{head}---\n{body}\n"


def parts_of(folder: Path, most: int = 200) -> list[SearchPart]:
    return list(search_parts(site_of(folder), most))


def test_a_story_is_told_with_all_that_it_names(magazine: Magazine) -> None:
    (part,) = parts_of(magazine())
    (told,) = part.stories
    assert (told.url, told.title, told.year) == ("/bai/ben-tre-lam-nha/", "Bến Tre làm nhà", 2022)
    assert part.sections[told.section] == "Chuyên đề"
    assert part.places[told.place].name == "Bến Tre"
    assert [part.organisations[one].name for one in told.organisations] == [
        "Ủy ban MTTQVN tỉnh Bến Tre"
    ]
    (topic,) = (part.topics[one] for one in told.topics)
    assert (topic.slug, topic.name, topic.others) == (
        "giam-ngheo",
        "Giảm nghèo",
        ("xóa đói giảm nghèo",),
    )
    (figure,) = told.figures
    assert (part.words[figure.label], figure.value, figure.printed) == (
        "Nhà đã xây",
        "1353",
        "1.353 căn nhà",
    )
    assert (figure.subject, told.cover) == (NONE, 0)


@pytest.mark.parametrize(
    ("name", "day", "others", "today", "former"),
    [
        pytest.param(
            "Trà Vinh", "2022-12-01", {"Tỉnh Trà Vinh"}, "Vĩnh Long", {"Cửu Long"}, id="then"
        ),
        pytest.param(
            "Vĩnh Long", "2026-01-01", set(), "Vĩnh Long", {"Trà Vinh", "Bến Tre"}, id="now"
        ),
        pytest.param(
            "Bà Rịa - Vũng Tàu",
            "2022-12-01",
            {"BR-VT", "BRVT"},
            "TP.\xa0Hồ Chí Minh",
            set(),
            id="alias",
        ),
        pytest.param(
            "TP. Hồ Chí Minh",
            "2022-12-01",
            {"Sài Gòn", "TPHCM", "TP. HCM", "SG"},
            "TP.\xa0Hồ Chí Minh",
            set(),
            id="city",
        ),
        pytest.param("Đắk Lắk", "2022-12-01", {"Đắc Lắc"}, "Đắk Lắk", set(), id="spelling"),
    ],
)
def test_a_province_goes_by_all_its_names(
    magazine: Magazine, name: str, day: str, others: set[str], today: str, former: set[str]
) -> None:
    text = story("X", day, f"province: {name}\n")
    (part,) = parts_of(magazine({"articles/2022/ben-tre.md": text}))
    (place,) = part.places
    assert others <= set(place.others)
    assert place.today.name == today
    assert former <= set(place.former)
    assert not {place.name, *place.others} & set(place.former)


def test_headings_come_without_marks_and_figures_are_none(magazine: Magazine) -> None:
    text = story("X", body="## Đường ra chợ\n\nCó 5 hộ[^1].\n\n### Số hộ\n\nChữ.\n\n[^1]: Chú.")
    (part,) = parts_of(magazine({"articles/2022/ben-tre.md": text}))
    assert part.stories[0].headings == ("duong ra cho", "muc so ho")


def test_an_edit_of_prose_changes_no_part(magazine: Magazine) -> None:
    before = parts_of(magazine({"articles/2022/b.md": story("B", body="Chữ.")}))
    after = parts_of(magazine({"articles/2022/b.md": story("B", body="Chữ khác hẳn.")}))
    assert before == after


def many(count: int, year: int = 2022) -> dict[str, str | None]:
    days = (datetime.date(year, 1, 1) + datetime.timedelta(number) for number in range(count))
    return {f"articles/{year}/{day}.md": story(f"Bài {day}", str(day)) for day in days}


def test_parts_run_from_the_newest_and_are_counted_from_the_oldest(magazine: Magazine) -> None:
    none: dict[str, str | None] = {"articles/2022/ben-tre.md": None}
    parts = parts_of(magazine({**none, **many(5), **many(2, 2024)}), most=2)
    assert [(one.year, one.number, len(one.stories)) for one in parts] == [
        (2024, 1, 2),
        (2022, 3, 1),
        (2022, 2, 2),
        (2022, 1, 2),
    ]
    days = [one.date for part in parts for one in part.stories]
    assert days == sorted(days, reverse=True)


def test_a_new_story_changes_the_newest_part_only(magazine: Magazine) -> None:
    none: dict[str, str | None] = {"articles/2022/ben-tre.md": None}
    before = parts_of(magazine({**none, **many(5)}), most=2)
    after = parts_of(magazine({**none, **many(6)}), most=2)
    assert before[1:] == after[1:]
    assert before[0] != after[0]


def test_drafts_and_the_future_are_found_by_editors_only(magazine: Magazine) -> None:
    folder = magazine(
        {
            "articles/2022/nhap.md": story("Nháp", more="draft: true\n"),
            "articles/2022/mai.md": story("Mai", "2030-01-01"),
        }
    )
    assert len([one for part in search_parts(site_of(folder)) for one in part.stories]) == 1
    drafts = site_of(folder, drafts=True)
    assert len([one for part in search_parts(drafts) for one in part.stories]) == 3


def test_an_empty_magazine_has_no_parts(magazine: Magazine) -> None:
    assert parts_of(magazine({"articles/2022/ben-tre.md": None})) == []


def test_the_page_names_what_there_is(magazine: Magazine) -> None:
    view = search_view(site_of(magazine()))
    assert view.frame.url == view.frame.search == "/tim-kiem/"
    assert [[entry.url for entry in one.entries] for one in view.lists] == [
        ["/tinh/vinh-long/"],
        ["/chu-de/giam-ngheo/"],
        ["/to-chuc/mttq-ben-tre/"],
        ["/nam/2022/"],
    ]


def test_the_page_of_an_empty_magazine_has_no_lists(magazine: Magazine) -> None:
    assert search_view(site_of(magazine({"articles/2022/ben-tre.md": None}))).lists == ()
