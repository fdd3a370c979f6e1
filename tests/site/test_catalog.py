import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.content.models import Article
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic
from magbuild.pipeline.check import Checked, check
from magbuild.pipeline.request import Request
from magbuild.site.catalog import Catalog, Story, is_published, reference_day
from magbuild.site.edition import Edition

Magazine = Callable[..., Path]

TODAY = datetime.date(2022, 12, 31)
PATH = "articles/2022/x.md"


def checked(folder: Path, today: datetime.date = TODAY, *, drafts: bool = False) -> Checked:
    return check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=today, drafts=drafts),
            strict=False,
        )
    )


def catalog(folder: Path, today: datetime.date = TODAY, *, drafts: bool = False) -> Catalog:
    site = checked(folder, today, drafts=drafts).site
    assert site is not None
    return site.catalog


def story(fields: str = "", title: str = "Bài X", date: str = "2022-12-02") -> str:
    head = f"title: {title}\ndate: {date}\nsection: tin-tuc\nsummary: S\n"
    return f"---\n{head}{fields}---\nChữ.\n"


def made(folder: Path) -> Story:
    """The story at PATH of a magazine without faults."""
    result = checked(folder, datetime.date(2026, 11, 23))
    assert result.diagnostics == ()
    assert result.site is not None
    return next(s for s in result.site.catalog.stories if s.article.path == f"content/{PATH}")


def faults(folder: Path) -> list[Diagnostic]:
    return [d for d in checked(folder).diagnostics if d.span.path == f"content/{PATH}"]


def test_a_story_has_everything_settled(magazine: Magazine) -> None:
    (one,) = catalog(magazine()).stories
    assert (one.slug, one.url, one.year) == ("ben-tre-lam-nha", "/bai/ben-tre-lam-nha/", 2022)
    assert one.date == datetime.date(2022, 12, 1)
    assert one.section.name == "Chuyên đề"
    assert [body.name for body in one.organisations] == ["Ủy ban MTTQVN tỉnh Bến Tre"]
    assert [topic.name for topic in one.topics] == ["Giảm nghèo"]
    assert one.place is not None
    assert one.place.name == "Bến Tre"
    assert one.title == "Bến Tre làm nhà"


@pytest.mark.parametrize(
    ("fields", "slug"), [("", "bai-x"), ("slug: rieng\n", "rieng")], ids=["title", "own"]
)
def test_the_slug_comes_from_the_title_unless_written(
    magazine: Magazine, fields: str, slug: str
) -> None:
    assert made(magazine({PATH: story(fields)})).slug == slug


@pytest.mark.parametrize(
    ("fields", "date", "year"),
    [("", "2022-12-02", 2022), ("year: 2021\n", "2022-01-15", 2021)],
    ids=["of the day", "own"],
)
def test_the_year_is_the_one_that_is_written_about(
    magazine: Magazine, fields: str, date: str, year: int
) -> None:
    assert made(magazine({PATH: story(fields, date=date)})).year == year


def test_a_title_without_letters_needs_a_slug(magazine: Magazine) -> None:
    (fault,) = faults(magazine({PATH: story(title='"???"')}))
    assert (fault.code, fault.span.line) == ("MB512", 2)


def test_a_page_without_letters_needs_a_slug(magazine: Magazine) -> None:
    result = checked(magazine({"pages/x.md": '---\ntitle: "???"\n---\nChữ.\n'}))
    assert [fault.code for fault in result.diagnostics] == ["MB512"]


@pytest.mark.parametrize(
    ("date", "year", "day"),
    [
        ("2022-12-02", None, datetime.date(2022, 12, 2)),
        ("2022-12-02", 2022, datetime.date(2022, 12, 2)),
        ("2026-01-15", 2022, datetime.date(2022, 12, 31)),
        ("2026-01-15", 2027, datetime.date(2026, 1, 15)),
    ],
    ids=["no year", "same year", "look back", "look ahead"],
)
def test_places_are_named_as_of_a_day(
    magazine: Magazine, date: str, year: int | None, day: datetime.date
) -> None:
    fields = "" if year is None else f"year: {year}\n"
    assert reference_day(made(magazine({PATH: story(fields, date=date)})).article.meta) == day


@pytest.mark.parametrize(
    ("fields", "date", "name"),
    [
        ("province: Trà Vinh\n", "2025-06-30", "Trà Vinh"),
        ("province: Trà Vinh\nyear: 2022\n", "2026-01-05", "Trà Vinh"),
        ("province: Vĩnh Long\n", "2025-07-01", "Vĩnh Long"),
    ],
    ids=["then", "look back", "now"],
)
def test_a_province_is_the_one_of_the_time(
    magazine: Magazine, fields: str, date: str, name: str
) -> None:
    place = made(magazine({PATH: story(fields, date=date)})).place
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("fields", "code", "line"),
    [
        ("topics: giam-ngeo\n", "MB332", 6),
        ("organisation: mttq\n", "MB331", 6),
        ("province: Ben Tee\n", "MB334", 6),
        ("topics: [giam-ngheo, Giảm nghèo]\n", "MB347", 6),
    ],
)
def test_what_cannot_be_settled_is_told(
    magazine: Magazine, fields: str, code: str, line: int
) -> None:
    found = faults(magazine({PATH: story(fields)}))
    assert [(d.code, d.span.line) for d in found] == [(code, line)]


def test_an_unknown_section_is_told_with_those_there_are(magazine: Magazine) -> None:
    text = story().replace("section: tin-tuc", "section: tin-tucs")
    (fault,) = faults(magazine({PATH: text}))
    assert fault.code == "MB333"
    assert dict(fault.arguments) == {
        "value": "tin-tucs",
        "suggestion": "tin-tuc",
        "known": "chuyen-de, tin-tuc",
    }


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("", ["metrics", "organisation", "province", "year"]),
        ("metrics: []\nyear: 2022\n", ["organisation", "province"]),
        ("metrics: []\nyear: 2022\nprovince: Bến Tre\norganisation: mttq-ben-tre\n", []),
    ],
)
@pytest.mark.parametrize("draft", [True, False])
def test_what_a_profile_must_have(
    magazine: Magazine, fields: str, missing: list[str], draft: bool
) -> None:
    text = story(f"{fields}draft: {str(draft).lower()}\n")
    found = faults(magazine({PATH: text.replace("section: tin-tuc", "section: chuyen-de")}))
    assert sorted(dict(d.arguments)["field"] for d in found) == missing
    assert {d.severity for d in found} <= {Severity.WARNING if draft else Severity.ERROR}


def test_news_need_less(magazine: Magazine) -> None:
    assert faults(magazine({PATH: story()})) == []


@pytest.mark.parametrize(
    ("fields", "date", "drafts", "published"),
    [
        pytest.param("", "2022-12-30", False, True, id="yesterday"),
        pytest.param("", "2022-12-31", False, True, id="today"),
        pytest.param("", "2023-01-01", False, False, id="tomorrow"),
        pytest.param("draft: true\n", "2022-12-01", False, False, id="draft"),
        pytest.param("draft: false\n", "2022-12-01", False, True, id="no draft"),
        pytest.param("", "2023-01-01", True, True, id="tomorrow when asked"),
        pytest.param("draft: true\n", "2022-12-01", True, True, id="draft when asked"),
    ],
)
def test_the_gate(
    magazine: Magazine, fields: str, date: str, drafts: bool, published: bool
) -> None:
    made = catalog(magazine({PATH: story(fields, date=date)}), drafts=drafts)
    shown = [one.article.id for one in made.stories]
    held = [one.id for one in made.withheld]
    assert ("articles/2022/x" in shown) is published
    assert ("articles/2022/x" in held) is not published
    assert len(shown) + len(held) == 2


def test_the_gate_judges_by_itself(magazine: Magazine) -> None:
    article: Article = catalog(magazine()).stories[0].article
    day = datetime.date(2022, 12, 1)
    before = day - datetime.timedelta(days=1)
    assert is_published(article, Edition(today=day, drafts=False))
    assert not is_published(article, Edition(today=before, drafts=False))
    assert is_published(article, Edition(today=before, drafts=True))


def test_faults_of_drafts_are_told_all_the_same(magazine: Magazine) -> None:
    found = faults(magazine({PATH: story("draft: true\ntopics: khong-co\n")}))
    assert [fault.code for fault in found] == ["MB332"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("parent: mttq-ben-tre", []),
        ("parent: mttq-ben-tr", [("MB206", "mttq-ben-tre")]),
        ("province: Trà Vinh", []),
        ("province: Ben Tee", [("MB334", "Bến Tre")]),
    ],
)
def test_organisations_name_what_there_is(
    magazine: Magazine, body: str, told: list[tuple[str, str]]
) -> None:
    register = (
        "organisations:\n  - {id: mttq-ben-tre, name: MTTQ}\n  - {id: b, name: B, " + body + "}\n"
    )
    found = checked(magazine({"organisations.yaml": register})).diagnostics
    assert [(d.code, dict(d.arguments)["suggestion"]) for d in found] == told


@pytest.mark.parametrize("name", ["topics", "organisations"])
def test_a_register_that_cannot_be_read_is_blamed_once(magazine: Magazine, name: str) -> None:
    result = checked(magazine({f"{name}.yaml": f"{name}:\n\t- a\n"}))
    assert [(d.code, d.span.path) for d in result.diagnostics] == [
        ("MB305", f"content/{name}.yaml")
    ]


def test_pages_stand_in_their_order(magazine: Magazine) -> None:
    def page(title: str, order: int) -> str:
        return f"---\ntitle: {title}\norder: {order}\n---\nChữ.\n"

    folder = magazine(
        {"pages/a.md": page("B", 2), "pages/b.md": page("C", 1), "pages/c.md": page("A", 2)}
    )
    assert [placed.url for placed in catalog(folder).pages] == ["/c/", "/a/", "/b/"]
