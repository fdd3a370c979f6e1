"""What changed since the last release, and how corrections are shown."""

import datetime

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Document, Source
from magbuild.core.diagnostics import Diagnostic, Language, has_errors
from magbuild.settings import read_settings
from magbuild.site.correction_pages import FEED_ENTRIES, correction_feed, corrections_view
from magbuild.site.corrections import judge_release, updated_on
from magbuild.site.edition import Edition
from magbuild.site.ledger import LedgerRow, ledger_rows
from magbuild.site.magazine import Site, resolve
from magbuild.site.pages import pages
from magbuild.site.views.article import ArticleView
from magbuild.site.views.links import Link
from magbuild.site.views.stories import CorrectionNote

TODAY = datetime.date(2023, 1, 31)
SETTINGS = """\
title: Tạp chí thử
address: https://thu.example
sections:
  - {id: tin-tuc, name: Tin tức}
"""
NHA = "{id: nha, label: Nhà đã xây, value: 1.353 căn nhà}"
HO = "{id: ho, label: Hộ vay vốn, value: hơn 25 hộ}"
BODY = "Cả năm xây 1.353 căn nhà.\n\nCó hơn 25 hộ vay vốn.\n"


def article(
    body: str = BODY,
    metrics: str = f"[{NHA}, {HO}]",
    corrections: str = "",
    date: str = "2022-12-01",
    more: str = "",
) -> str:
    mended = f"corrections:\n{corrections}\n" if corrections else ""
    head = f"title: Nhà mới\ndate: {date}\nsection: tin-tuc\nsummary: S\nmetrics: {metrics}\n"
    return f"---\n{head}{mended}{more}---\n{body}"


def site_of(*texts: str, drafts: bool = False) -> Site:
    """The magazine of these articles, named a, b, c, ..."""
    documents: list[Document] = []
    for name, text in zip("abcdef", texts, strict=False):
        path = f"content/articles/{name}.md"
        source = Source(id=f"articles/{name}", kind=SourceKind.ARTICLE, path=path, text=text)
        document, _, found = compile_source(source)
        assert document is not None, found
        assert not has_errors(found), found
        documents.append(document)
    settings, _ = read_settings(SETTINGS, "content/site.yaml")
    assert settings is not None
    edition = Edition(today=TODAY, drafts=drafts)
    site, found = resolve(documents, settings, edition, files={}, unread=())
    assert found == ()
    return site


def rows_of(site: Site) -> tuple[LedgerRow, ...]:
    return ledger_rows(site, site.observations)


RELEASED = rows_of(site_of(article()))


def judged(text: str, rows: tuple[LedgerRow, ...] = RELEASED) -> tuple[Diagnostic, ...]:
    return judge_release(site_of(text).catalog.stories, rows, TODAY)


def with_correction(text: str, entry: str) -> str:
    return text.replace("\n---\n", f"\ncorrections:\n  {entry}\n---\n", 1)


CHANGES = {
    "another value": (
        article(BODY.replace("1.353", "1.335"), f"[{NHA.replace('1.353', '1.335')}, {HO}]"),
        ("MB385", "Số liệu “Nhà đã xây” đã công bố là 1.353 căn nhà, nay là 1.335 căn nhà"),
        'metric: nha, old: "1.353 căn nhà", new: "1.335 căn nhà"',
    ),
    "another bound": (
        article(BODY.replace("hơn 25", "gần 25"), f"[{NHA}, {HO.replace('hơn', 'gần')}]"),
        ("MB385", "Số liệu “Hộ vay vốn” đã công bố là hơn 25 hộ, nay là gần 25 hộ"),
        'metric: ho, old: "hơn 25 hộ", new: "gần 25 hộ"',
    ),
    "another unit": (
        article(BODY.replace("25 hộ", "25 người"), f"[{NHA}, {HO.replace('25 hộ', '25 người')}]"),
        ("MB385", "Số liệu “Hộ vay vốn” đã công bố là hơn 25 hộ, nay là hơn 25 người"),
        'metric: ho, old: "hơn 25 hộ", new: "hơn 25 người"',
    ),
    "a rate": (
        article(BODY.replace("25 hộ", "25 hộ/năm"), f"[{NHA}, {HO.replace('25 hộ', '25 hộ/năm')}]"),
        ("MB385", "Số liệu “Hộ vay vốn” đã công bố là hơn 25 hộ, nay là hơn 25 hộ/năm"),
        'metric: ho, old: "hơn 25 hộ", new: "hơn 25 hộ/năm"',
    ),
    "a range": (
        article(BODY.replace("hơn 25", "25–30"), f"[{NHA}, {HO.replace('hơn 25', '25–30')}]"),
        ("MB385", "Số liệu “Hộ vay vốn” đã công bố là hơn 25 hộ, nay là 25–30 hộ"),
        'metric: ho, old: "hơn 25 hộ", new: "25–30 hộ"',
    ),
    "other words for it": (
        article(metrics=f"[{NHA.replace('căn nhà', 'ngôi nhà')}, {HO}]"),
        ("MB385", "Số liệu “Nhà đã xây” đã công bố là 1.353 căn nhà, nay là 1.353 ngôi nhà"),
        'metric: nha, old: "1.353 căn nhà", new: "1.353 ngôi nhà"',
    ),
    "another sentence": (
        article(BODY.replace("Cả năm xây", "Cả năm định xây")),
        ("MB386", "Câu nêu “Nhà đã xây” đã đổi “năm xây” thành “năm định xây”"),
        'metric: nha, old: "năm xây", new: "năm định xây"',
    ),
    "a sentence cut short": (
        article(BODY.replace(" vay vốn.", ".")),
        ("MB386", "Câu nêu “Hộ vay vốn” đã đổi “hộ vay vốn.” thành “hộ.”"),
        'metric: ho, old: "hộ vay vốn.", new: "hộ."',
    ),
    "gone": (
        article(metrics=f"[{NHA}]"),
        ("MB387", "Số liệu “Hộ vay vốn” (hơn 25 hộ) đã công bố, nay không còn"),
        'metric: ho, old: "hơn 25 hộ"',
    ),
}


@pytest.mark.parametrize(("text", "told", "entry"), CHANGES.values(), ids=CHANGES.keys())
def test_a_silent_change_is_an_error_that_its_own_remedy_settles(
    text: str, told: tuple[str, str], entry: str
) -> None:
    (found,) = judged(text)
    message = found.message(Language.VIETNAMESE)
    assert (found.code, message.removesuffix(", mà bài chưa ghi đính chính.")) == told
    pasted = f'- {{date: 2023-01-31, kind: correction, {entry}, note: "…"}}'
    assert found.remedy(Language.VIETNAMESE).endswith(pasted)
    assert judged(with_correction(text, pasted.replace("…", "Sửa"))) == ()


SAME = {
    "nothing": article(),
    "other spaces": article(BODY.replace(" ", "\u00a0", 2).replace("xây ", "xây\n")),
    "other signs": article(BODY.replace("1.353 căn nhà.", "**1.353 căn nhà**!")),
    "another label": article(metrics=f"[{NHA.replace('đã xây', 'mới')}, {HO}]"),
    "one more metric": article(
        f"{BODY}\nCó 7 xã.\n", f"[{NHA}, {HO}, {{id: x, label: X, value: 7 xã}}]"
    ),
    "another order": article(metrics=f"[{HO}, {NHA}]"),
    "other sentences": article(f"Mở đầu khác.\n\n{BODY}"),
    "another slug": article(more="slug: khac\n"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_what_changes_no_figure_needs_no_correction(text: str) -> None:
    assert judged(text) == ()


ENTRY = "  - {{date: 2023-01-02, kind: {}, metric: nha, old: {}, new: {}, note: Sửa}}"


@pytest.mark.parametrize(
    ("entries", "settled"),
    [
        ([("correction", "1.353 căn nhà", "1.400 căn nhà")], True),
        ([("typo", "1.353 căn nhà", "1.400 căn nhà")], True),
        ([("update", "1.353 căn", "1.400 căn nhà")], False),
        ([("update", "1.300 căn nhà", "1.400 căn nhà")], False),
        ([("update", "1.353 căn nhà", "9 căn"), ("update", "9 căn", "1.400 căn nhà")], True),
    ],
    ids=["said", "as a typo", "half said", "of another release", "in two steps"],
)
def test_which_corrections_settle_a_change(
    entries: list[tuple[str, str, str]], settled: bool
) -> None:
    lines = "\n".join(ENTRY.format(*entry) for entry in entries)
    text = article(BODY, corrections=lines).replace("1.353 căn nhà}", "1.400 căn nhà}")
    codes = [one.code for one in judged(text.replace("xây 1.353", "xây 1.400"))]
    assert codes == ([] if settled else ["MB385"])


def test_places_of_changes() -> None:
    value, sentence, gone = (
        CHANGES[name][0] for name in ("another value", "another sentence", "gone")
    )
    assert [str(one.span) for one in judged(value)] == ["content/articles/a.md:6:47"]
    assert [str(one.span) for one in judged(sentence)] == ["content/articles/a.md:8:17"]
    assert [str(one.span) for one in judged(gone)] == ["content/articles/a.md:6:10"]


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        (article("X 7 xã.", "[{id: x, label: X, value: 7 xã}]", date="2023-01-31"), False),
        (article("X.", "[]", more="draft: true\n"), True),
    ],
    ids=["of today", "a draft"],
)
def test_articles_that_may_still_change(text: str, drafts: bool) -> None:
    stories = site_of(text, drafts=drafts).catalog.stories
    assert len(stories) == 1
    assert judge_release(stories, RELEASED, TODAY) == ()


def test_an_article_that_came_or_went_is_no_change() -> None:
    assert judged(article("X.", "[]"), ()) == ()
    others = site_of(article("X.", "[]", more="slug: a\n")).catalog.stories
    elsewhere = rows_of(site_of(article("X.", "[]"), article(more="slug: b\n")))
    assert {row.id for row in elsewhere} == {"articles/b#nha", "articles/b#ho"}
    assert judge_release(others, elsewhere, TODAY) == ()


words = st.lists(
    st.sampled_from(["Cả", "năm", "ta", "Bắc", "Nam,", "7", "–", "mới", "“đẹp”", "(nay)", "và…"]),
    max_size=9,
).map(" ".join)


@given(words, words, words, words)
@examples(deadline=None)
def test_the_remedy_settles_any_change_of_a_sentence(
    before: str, after: str, new_before: str, new_after: str
) -> None:
    rows = rows_of(site_of(article(f"{before} xây 1.353 căn nhà {after}", f"[{NHA}]")))
    text = article(f"{new_before} xây 1.353 căn nhà {new_after}", f"[{NHA}]")
    for found in judged(text, rows):
        entry = found.remedy(Language.VIETNAMESE).partition("bài: ")[2].replace('"…"', "Sửa")
        assert judged(with_correction(text, entry), rows) == ()


CORRECTIONS = """\
  - {date: 2022-12-05, kind: typo, note: Sửa chữ}
  - {date: 2022-12-28, kind: correction, metric: nha, old: 5 căn nhà, new: 1.353 căn nhà, note: A}
  - {date: 2022-12-20, kind: update, metric: cu, old: 9 hộ, note: '"B" <b>'}
  - {date: 2022-12-28, kind: typo, note: Sửa chữ}
  - {date: 2022-12-28, kind: typo, note: Sửa chữ}"""


@pytest.mark.parametrize(
    ("corrections", "updated", "day"),
    [
        ("", "", None),
        ("", "2022-12-03", "2022-12-03"),
        ("  - {date: 2022-12-09, kind: typo, note: A}", "", None),
        ("  - {date: 2022-12-09, kind: typo, note: A}", "2022-12-03", "2022-12-03"),
        ("  - {date: 2022-12-09, kind: update, note: A}", "", "2022-12-09"),
        ("  - {date: 2022-12-09, kind: correction, note: A}", "2022-12-03", "2022-12-09"),
        ("  - {date: 2022-12-09, kind: correction, note: A}", "2022-12-30", "2022-12-30"),
        (CORRECTIONS, "", "2022-12-28"),
    ],
)
def test_the_day_of_the_latest_change_of_substance(
    corrections: str, updated: str, day: str | None
) -> None:
    more = f"updated: {updated}\n" if updated else ""
    site = site_of(article(corrections=corrections, more=more))
    (meta,) = (story.article.meta for story in site.catalog.stories)
    assert updated_on(meta) == (datetime.date.fromisoformat(day) if day else None)
    (view,) = (view for view in pages(site) if isinstance(view, ArticleView))
    assert (view.updated.iso if view.updated else None) == day


def notes(site: Site) -> tuple[CorrectionNote, ...]:
    (view,) = (view for view in pages(site) if isinstance(view, ArticleView))
    return view.corrections


def test_corrections_under_their_article() -> None:
    shown = notes(site_of(article(corrections=CORRECTIONS)))
    assert [(one.date.iso, one.kind) for one in shown] == [
        ("2022-12-28", "Đính chính"),
        ("2022-12-28", "Sửa lỗi chữ"),
        ("2022-12-28", "Sửa lỗi chữ"),
        ("2022-12-20", "Cập nhật"),
        ("2022-12-05", "Sửa lỗi chữ"),
    ]
    first, gone = shown[0], shown[3]
    assert (first.label, first.url) == ("Nhà đã xây", "/bai/nha-moi/#neu-nha")
    assert (first.old, first.new, first.note) == ("5\u00a0căn nhà", "1.353\u00a0căn nhà", "A")
    assert (gone.label, gone.url, gone.old, gone.new) == ("", "", "9\u00a0hộ", "không còn in")
    assert gone.note == "“B” <b>"
    assert first.story == Link(url="/bai/nha-moi/", text="Nhà mới")


def test_a_correction_keeps_its_key_wherever_it_stands() -> None:
    lines = CORRECTIONS.split("\n")
    there = {one.id: one.note for one in notes(site_of(article(corrections=CORRECTIONS)))}
    turned = "\n".join(reversed(lines))
    assert {one.id: one.note for one in notes(site_of(article(corrections=turned)))} == there
    assert len(there) == 5
    reworded = CORRECTIONS.replace("note: A", "note: Lời khác")
    assert {one.id for one in notes(site_of(article(corrections=reworded)))} == set(there)


def test_the_page_of_corrections_is_in_order_of_days() -> None:
    other = article(corrections="  - {date: 2022-12-20, kind: typo, note: C}").replace(
        "title: Nhà mới", "title: Ấp Bắc"
    )
    view = corrections_view(site_of(article(corrections=CORRECTIONS), other))
    told = [(day.date.iso, [note.story.text for note in day.notes]) for day in view.days]
    assert told == [
        ("2022-12-28", ["Nhà mới"] * 3),
        ("2022-12-20", ["Ấp Bắc", "Nhà mới"]),
        ("2022-12-05", ["Nhà mới"]),
    ]
    assert (view.frame.kind, view.frame.url) == ("corrections", "/dinh-chinh/")
    assert view.feed == "/dinh-chinh/feed.xml"


def test_without_corrections_there_is_a_page_all_the_same() -> None:
    site = site_of(article())
    assert corrections_view(site).days == ()
    feed = correction_feed(site)
    assert (feed.entries, feed.updated) == ((), datetime.date(2022, 12, 1))


def test_the_feed_has_full_addresses_and_the_newest_entries() -> None:
    many = "\n".join(
        f"  - {{date: 2022-12-{day % 28 + 1:02}, kind: typo, note: Chỗ {day}}}" for day in range(60)
    )
    feed = correction_feed(site_of(article(corrections=many)))
    assert len(feed.entries) == FEED_ENTRIES
    assert [one.published for one in feed.entries] == sorted(
        (one.published for one in feed.entries), reverse=True
    )
    assert feed.updated == datetime.date(2022, 12, 28)
    assert len({one.id for one in feed.entries}) == FEED_ENTRIES
    first = feed.entries[0]
    name = first.url.partition("#")[2]
    assert first.url == f"https://thu.example/bai/nha-moi/#{name}"
    assert first.id == f"tag:thu.example,2022-12-28:articles/a/{name}"
