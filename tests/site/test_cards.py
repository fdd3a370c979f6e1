import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.cards import figure, moment, place_of, show, split_printed
from magbuild.site.catalog import Story
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.views.links import Link
from magbuild.site.views.stories import Figure, Moment
from magbuild.vietnamese.quantities import Quantity, read
from tests.rendered import html_of

Magazine = Callable[..., Path]

PATH = "articles/2022/x.md"


def site(folder: Path, *, drafts: bool = False) -> Site:
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2026, 11, 23), drafts=drafts),
            strict=False,
        )
    )
    assert checked.site is not None
    return checked.site


def text(fields: str = "", body: str = "Chữ.", day: str = "2022-12-01") -> str:
    head = f'title: Bài "X" 64 km2\ndate: {day}\nsection: tin-tuc\nsummary: S...\n'
    return f"---\n{head}{fields}---\n{body}\n"


def made(
    magazine: Magazine, fields: str = "", body: str = "Chữ.", day: str = "2022-12-01"
) -> tuple[Story, Site]:
    result = site(magazine({PATH: text(fields, body, day)}), drafts=True)
    return story_of(result), result


def story_of(result: Site) -> Story:
    return next(s for s in result.listings.newest if s.article.id == "articles/2022/x")


def metrics(*values: str) -> str:
    """Fields that declare these figures, and the sentences that state them."""
    lines = [
        f'  - {{id: so-{n}, label: Số {n}, value: "{value}"}}\n' for n, value in enumerate(values)
    ]
    return "metrics:\n" + "".join(lines)


def body(*values: str) -> str:
    return "\n\n".join(f"Số {n} là {value}." for n, value in enumerate(values))


@pytest.mark.parametrize(
    ("long", "written"), [(False, "15/11/2022"), (True, "Thứ Ba, 15/11/2022")], ids=["card", "head"]
)
def test_days(long: bool, written: str) -> None:
    assert moment(datetime.date(2022, 11, 15), long=long) == Moment(iso="2022-11-15", text=written)


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("1.353 căn nhà", ("", "1.353", "căn nhà")),
        ("hơn 4,39 triệu USD", ("hơn", "4,39", "triệu\u00a0USD")),
        ("gần 1,5 lần", ("gần", "1,5", "lần")),
        ("6%", ("", "6%", "")),
        ("6 %", ("", "6%", "")),
        ("15‰", ("", "15‰", "")),
        ("tăng 12,5%", ("tăng", "12,5%", "")),
        ("64,8 km2", ("", "64,8", "km²")),
        ("5–7 triệu đồng", ("", "5–7", "triệu\u00a0đồng")),
        ("5 - 7 triệu đồng", ("", "5 - 7", "triệu\u00a0đồng")),
        ("2/3 số hộ", ("", "2/3", "số hộ")),
        ("-5°C", ("", "-5", "°C")),
        ("hai mươi lăm hộ", ("", "hai mươi lăm hộ", "")),
        ("2022", ("", "2022", "")),
    ],
)
def test_a_printed_figure_is_cut_at_its_number(printed: str, parts: tuple[str, str, str]) -> None:
    quantity = read(printed)
    assert isinstance(quantity, Quantity)
    assert split_printed(quantity) == parts


def test_a_figure_as_a_reader_meets_it(magazine: Magazine) -> None:
    fields = (
        "metrics:\n  - id: nha\n    label: Nhà ở\n    value: hơn 1.353 căn nhà\n"
        "    period: 2021 - 2022\n    subject: Hộ nghèo\n    source: Sở...\n    note: Ghi chú\n"
    )
    story, result = made(magazine, fields, "Nhà ở: hơn 1.353 căn nhà.")
    (metric,) = story.article.meta.metrics or ()
    assert figure(metric, story, result.settings) == Figure(
        id="nha",
        label="Nhà ở",
        qualifier="hơn",
        number="1.353",
        unit="căn nhà",
        printed="hơn 1.353\u00a0căn nhà",
        period="2021–2022",
        subject="Hộ nghèo",
        source="Sở…",
        note="Ghi chú",
        url="/bai/bai-x-64-km2/#neu-nha",
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("period: 2022", "2022"),
        ("period: 2022-11", "Tháng 11/2022"),
        ("as_of: 2022-11-15", "Đến 15/11/2022"),
        ("as_of: 2022", "Đến 2022"),
        ("note: N", ""),
    ],
)
def test_the_time_of_a_figure(magazine: Magazine, when: str, words: str) -> None:
    fields = f"metrics:\n  - {{id: a, label: Số, value: 5 căn, {when}}}\n"
    story, result = made(magazine, fields, "Số là 5 căn.")
    (metric,) = story.article.meta.metrics or ()
    assert figure(metric, story, result.settings).period == words


def test_every_figure_leads_to_the_sentence_that_states_it(magazine: Magazine) -> None:
    values = ("5 căn", "hơn 7 tỷ đồng", "12%")
    folder = magazine({PATH: text(metrics(*values), body(*values))})
    result = site(folder)
    story = story_of(result)
    html = html_of(result, folder / "content")[story.url]
    for metric in story.article.meta.metrics or ():
        url, _, anchor = figure(metric, story, result.settings).url.partition("#")
        assert url == story.url
        assert html.count(f'id="{anchor}"') == 1


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (("5 căn", "7 hộ"), ["so-0", "so-1"]),
        (("tăng 12%", "7 hộ"), ["so-1"]),
        (("20 năm thành lập", "7 hộ"), ["so-1"]),
        ((), []),
    ],
    ids=["results", "comparison", "anniversary", "none"],
)
def test_what_may_stand_for_a_story(
    magazine: Magazine, values: tuple[str, ...], kept: list[str]
) -> None:
    story, result = made(magazine, metrics(*values) if values else "metrics: []\n", body(*values))
    shown = show(story, result.settings)
    assert [one.id for one in shown.key_figures] == kept
    assert [one.id for one in shown.figures] == [f"so-{n}" for n in range(len(values))]


@pytest.mark.parametrize(
    ("province", "day", "name", "full", "today"),
    [
        pytest.param("Trà Vinh", "2022-12-01", "Trà Vinh", "Tỉnh Trà Vinh", "Vĩnh Long", id="then"),
        pytest.param("Vĩnh Long", "2026-01-01", "Vĩnh Long", "Tỉnh Vĩnh Long", None, id="now"),
        pytest.param("Vĩnh Long", "2022-12-01", "Vĩnh Long", "Tỉnh Vĩnh Long", None, id="same"),
        pytest.param(
            "Bình Dương",
            "2022-12-01",
            "Bình Dương",
            "Tỉnh Bình Dương",
            "TP.\u00a0Hồ Chí Minh",
            id="into a city",
        ),
        pytest.param(
            "Thừa Thiên Huế",
            "2022-12-01",
            "Thừa Thiên Huế",
            "Tỉnh Thừa Thiên Huế",
            "Huế",
            id="renamed",
        ),
        pytest.param("Huế", "2025-03-01", "Huế", "Thành phố Huế", None, id="renamed, after"),
    ],
)
def test_places_then_and_now(
    magazine: Magazine, province: str, day: str, name: str, full: str, today: str | None
) -> None:
    story, result = made(magazine, f"province: {province}\n", day=day)
    place = place_of(story, result.settings)
    assert place is not None
    assert (place.name, place.full_name) == (name, full)
    assert (place.today.text if place.today else None) == today


def test_a_look_back_names_the_place_as_it_was(magazine: Magazine) -> None:
    story, result = made(magazine, "province: Thừa Thiên Huế\nyear: 2022\n", day="2026-01-05")
    place = place_of(story, result.settings)
    assert place is not None
    assert place.full_name == "Tỉnh Thừa Thiên Huế"


def test_a_place_leads_to_its_own_page_and_to_that_of_today(magazine: Magazine) -> None:
    story, result = made(magazine, "province: Trà Vinh\n")
    place = place_of(story, result.settings)
    assert place is not None
    assert place.url == "/tinh/tra-vinh/"
    assert place.today == Link(url="/tinh/vinh-long/", text="Vĩnh Long")
    assert (place.tile_column, place.tile_row) == (2, 13)


def test_without_a_province_there_is_no_place(magazine: Magazine) -> None:
    story, result = made(magazine)
    assert place_of(story, result.settings) is None


def test_a_card_without_more_than_must_be(magazine: Magazine) -> None:
    story, result = made(magazine)
    shown = show(story, result.settings).card
    assert (shown.url, shown.title, shown.summary) == (story.url, "Bài “X” 64\u00a0km²", "S…")
    assert shown.section == Link(url="/chuyen-muc/tin-tuc/", text="Tin tức")
    assert shown.date == Moment(iso="2022-12-01", text="01/12/2022")
    assert (shown.place, shown.organisation, shown.picture, shown.figure) == (None,) * 4
    assert (shown.kicker, shown.draft) == ("", False)


def test_a_card_in_full(magazine: Magazine) -> None:
    values = ("tăng 12%", "5 căn", "7 hộ")
    fields = (
        'kicker: "Chuyện"\norganisation: mttq-ben-tre\nprovince: Bến Tre\ndraft: true\n'
        + metrics(*values)
    )
    story, result = made(magazine, fields, body(*values))
    shown = show(story, result.settings).card
    assert shown.organisation == Link(
        url="/to-chuc/mttq-ben-tre/", text="Ủy ban MTTQVN tỉnh Bến Tre"
    )
    assert shown.place is not None
    assert shown.place.url == "/tinh/ben-tre/"
    assert shown.figure is not None
    assert shown.figure.id == "so-1"
    assert (shown.kicker, shown.draft) == ("Chuyện", True)


@pytest.mark.parametrize(
    ("fields", "day", "marks"),
    [
        ("", "2026-11-23", (False, False)),
        ("", "2026-11-24", (False, True)),
        ("draft: true\n", "2026-11-23", (True, False)),
        ("draft: true\n", "2026-11-24", (True, True)),
    ],
)
def test_what_only_editors_see_is_marked(
    magazine: Magazine, fields: str, day: str, marks: tuple[bool, bool]
) -> None:
    story, result = made(magazine, fields, day=day)
    shown = show(story, result.settings).card
    assert (shown.draft, shown.scheduled) == marks


def test_kickers_are_typeset_like_titles(magazine: Magazine) -> None:
    story, result = made(magazine, 'kicker: Chuyện "lạ"...\n')
    assert show(story, result.settings).card.kicker == "Chuyện “lạ”…"
