import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.core.diagnostics import has_errors
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.catalog import Story
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.related import LIMIT, read_next, share_subjects

Magazine = Callable[..., Path]

ORGANISATIONS = """\
organisations:
  - {id: mttq-ben-tre, name: MTTQ Bến Tre}
  - {id: mttq-tra-vinh, name: MTTQ Trà Vinh}
"""
EVERYTHING = "topics: giam-ngheo\norganisation: mttq-tra-vinh\nprovince: Trà Vinh\n"


def site(folder: Path) -> Site:
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
            strict=False,
        )
    )
    assert not has_errors(checked.diagnostics)
    assert checked.site is not None
    return checked.site


def story(title: str, fields: str = "", day: str = "2022-12-01") -> str:
    head = f"title: {title}\ndate: {day}\nsection: tin-tuc\nsummary: S\n"
    return f"---\n{head}{fields}---\nChữ.\n"


def files(*texts: str) -> dict[str, str | None]:
    """Only these stories; the first is the one to read on from."""
    named = {f"articles/{n:03}.md": text for n, text in enumerate(texts)}
    return {
        "articles/2022/ben-tre.md": None,
        "organisations.yaml": ORGANISATIONS,
        **named,
    }


def first_story(made: Site) -> Story:
    return next(s for s in made.listings.newest if s.article.id == "articles/000")


def next_of(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Titles and reasons of what to read after the first story."""
    made = site(folder)
    story = first_story(made)
    found = read_next(story, made.chosen.get(story.url, ()), made.shared)
    return [(other.title, reasons) for other, reasons in found]


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ("organisation: mttq-tra-vinh\n", ("same_organisation",)),
        ("province: Trà Vinh\n", ("same_province",)),
        ("province: Vĩnh Long\n", ("same_province",)),
        ("topics: giam-ngheo\n", ("same_topic",)),
        ("topics: giam-ngheo\nprovince: Bến Tre\n", ("same_province", "same_topic")),
        (EVERYTHING, ("same_organisation", "same_province", "same_topic")),
    ],
    ids=["organisation", "province", "successor", "topic", "two", "all"],
)
def test_reasons(magazine: Magazine, fields: str, reasons: tuple[str, ...]) -> None:
    found = next_of(magazine(files(story("A", EVERYTHING), story("B", fields))))
    assert found == [("B", reasons)]


def test_what_shares_nothing_is_not_recommended(magazine: Magazine) -> None:
    other = "topics: nong-thon-moi\nprovince: Điện Biên\norganisation: mttq-ben-tre\n"
    assert next_of(magazine(files(story("A", EVERYTHING), story("B", other)))) == []


def test_the_strongest_comes_first(magazine: Magazine) -> None:
    folder = magazine(
        files(
            story("A", EVERYTHING),
            story("Chủ đề", "topics: giam-ngheo\n", "2022-12-09"),
            story("Tỉnh", "province: Vĩnh Long\n", "2022-12-08"),
            story("Tổ chức", "organisation: mttq-tra-vinh\n", "2022-12-01"),
        )
    )
    assert [title for title, _ in next_of(folder)] == ["Tổ chức", "Tỉnh", "Chủ đề"]


def test_equals_stand_newest_first_then_by_address(magazine: Magazine) -> None:
    topic = "topics: giam-ngheo\n"
    folder = magazine(
        files(
            story("A", EVERYTHING),
            story("Bờ", topic, "2022-12-01"),
            story("An", topic, "2022-12-01"),
            story("Cơ", topic, "2022-12-02"),
        )
    )
    assert [title for title, _ in next_of(folder)] == ["Cơ", "An", "Bờ"]


def test_topics_add_up(magazine: Magazine) -> None:
    both = "topics: [giam-ngheo, nong-thon-moi]\n"
    folder = magazine(
        files(
            story("A", both),
            story("Một", "topics: giam-ngheo\n", "2022-12-09"),
            story("Hai", both, "2022-12-01"),
        )
    )
    assert next_of(folder) == [("Hai", ("same_topic",)), ("Một", ("same_topic",))]


@pytest.mark.parametrize("count", [LIMIT - 1, LIMIT, LIMIT + 1])
def test_there_is_a_limit(magazine: Magazine, count: int) -> None:
    others = [story(f"Bài {n}", EVERYTHING) for n in range(count)]
    assert len(next_of(magazine(files(story("A", EVERYTHING), *others)))) == min(count, LIMIT)


@pytest.mark.parametrize(
    "name", ["bai-2", "002.md", "/articles/002.md", "/content/articles/002.md"]
)
def test_the_editors_choice_comes_first(magazine: Magazine, name: str) -> None:
    chosen = f"topics: giam-ngheo\nrelated: {name}\n"
    found = next_of(
        magazine(
            files(
                story("A", chosen),
                story("Bài 1", "topics: giam-ngheo\n"),
                story("Bài 2", "topics: giam-ngheo\n"),
            )
        )
    )
    assert found == [("Bài 2", ("chosen_by_editor",)), ("Bài 1", ("same_topic",))]


def test_more_than_the_limit_may_be_chosen(magazine: Magazine) -> None:
    chosen = "topics: giam-ngheo\nrelated: [bai-4, bai-3, bai-2, bai-1]\n"
    others = [story(f"Bài {n}", "topics: giam-ngheo\n") for n in range(6)]
    found = next_of(magazine(files(story("A", chosen), *others)))
    assert [title for title, _ in found] == ["Bài 4", "Bài 3", "Bài 2", "Bài 1"]


@pytest.mark.parametrize(
    "related", ["[a, bai-1]", "[000.md, bai-1]", "[bai-1, bai-1]", "[bai-1, 001.md]"]
)
def test_no_story_leads_to_itself_or_twice_to_another(magazine: Magazine, related: str) -> None:
    folder = magazine(files(story("A", f"related: {related}\n"), story("Bài 1")))
    assert [title for title, _ in next_of(folder)] == ["Bài 1"]


def test_in_a_large_list_the_newest_are_considered(magazine: Magazine) -> None:
    topic = "topics: giam-ngheo\n"
    days = [f"2022-{n // 28 + 1:02}-{n % 28 + 1:02}" for n in range(60)]
    texts = [story(f"Bài {n}", topic, day) for n, day in enumerate(days)]
    folder = magazine(files(story("A", topic, "2020-01-01"), *texts))
    assert [title for title, _ in next_of(folder)] == ["Bài 59", "Bài 58", "Bài 57"]


def test_recommendations_are_never_the_story_itself_and_never_repeat(magazine: Magazine) -> None:
    fields = ["", "topics: giam-ngheo\n", "province: Trà Vinh\n", EVERYTHING]
    folder = magazine(files(*(story(f"Bài {n}", fields[n % 4]) for n in range(12))))
    made = site(folder)
    for one in made.listings.newest:
        urls = [other.url for other, _ in read_next(one, (), made.shared)]
        assert one.url not in urls
        assert len(set(urls)) == len(urls)


def test_the_order_of_reading_does_not_matter(magazine: Magazine) -> None:
    texts = [story(f"Bài {n}", EVERYTHING, f"2022-12-{n % 3 + 1:02}") for n in range(9)]
    made = site(magazine(files(*texts)))
    story_ = first_story(made)
    forwards = read_next(story_, (), share_subjects(made.listings.newest))
    backwards = read_next(story_, (), share_subjects(made.listings.newest[::-1]))
    assert forwards == backwards
