"""The rows of the ledger, the page that shows them, and two releases compared."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from magbuild.pipeline.check import Checked, check
from magbuild.pipeline.request import Request
from magbuild.site import ledger_page
from magbuild.site.edition import Edition
from magbuild.site.ledger import LedgerRow, build_ledger, ledger_rows
from magbuild.site.ledger_changes import LedgerChanges, compare_ledgers
from magbuild.site.ledger_page import Choice, ledger_view
from magbuild.site.magazine import Site
from magbuild.site.pages import pages
from magbuild.site.views.front import PageView

Magazine = Callable[..., Path]


def checked(content: Path, today: datetime.date = datetime.date(2026, 11, 23)) -> Checked:
    edition = Edition(today=today, drafts=False)
    return check(
        Request(
            content=content, shown="content", output=Path("public"), edition=edition, strict=True
        )
    )


def site_of(content: Path) -> Site:
    site = checked(content).site
    assert site is not None
    return site


@pytest.fixture(scope="module")
def shipped(project: Path) -> Site:
    return site_of(project / "content")


@pytest.fixture(scope="module")
def rows(shipped: Site) -> dict[str, LedgerRow]:
    return {row.id: row for row in build_ledger(shipped).rows}


def test_a_row_says_all_about_its_figure(rows: dict[str, LedgerRow]) -> None:
    row = rows["articles/2022/tra-vinh#dat-hien-lam-cong-trinh"]
    assert (row.value, row.unit, row.bound, row.printed) == ("20400", "m²", "exact", "20.400 m²")
    assert (row.province_then, row.province_today) == ("Trà Vinh", "Vĩnh Long")
    assert row.province_then_id != row.province_today_id
    assert row.organisation == "ubnd-tinh-tra-vinh"
    assert row.organisation_name == "Ủy ban nhân dân tỉnh Trà Vinh"
    assert "20.400 m²" in row.sentence
    assert row.url == (
        "https://tinh-nha.example/bai/tra-vinh-tri-an-nguoi-co-uy-tin/#neu-dat-hien-lam-cong-trinh"
    )
    assert row.file == "content/articles/2022/tra-vinh.md"


@pytest.mark.parametrize(
    ("name", "period", "start", "end", "as_of"),
    [
        ("hoat-dong-tuyen-truyen", "2022", "2022-01-01", "2022-12-31", ""),
        ("quy-vi-nguoi-ngheo-da-nhan", "Đến 15/11/2022", "", "", "2022-11-15"),
    ],
)
def test_periods_stand_in_words_and_in_days(
    rows: dict[str, LedgerRow], name: str, period: str, start: str, end: str, as_of: str
) -> None:
    row = rows[f"articles/2022/dien-bien#{name}"]
    assert (row.period, row.period_start, row.period_end, row.as_of) == (period, start, end, as_of)


def test_each_line_leads_to_the_figure_in_the_source(
    project: Path, rows: dict[str, LedgerRow]
) -> None:
    for row in rows.values():
        line = (project / row.file).read_text("utf-8").split("\n")[int(row.line) - 1]
        assert row.printed in line


def test_rows_are_ordered_by_id_whatever_the_order_of_stories(shipped: Site) -> None:
    rows = build_ledger(shipped).rows
    assert list(rows) == sorted(rows, key=lambda row: row.id)
    assert ledger_rows(shipped, reversed(shipped.observations)) == rows
    assert len(rows) == 55


def test_registers_stand_in_order(shipped: Site) -> None:
    names = [body.id for body in build_ledger(shipped).organisations]
    assert names == sorted(names)
    assert len(names) == 14


# The page


def test_the_page_shows_the_newest_first(shipped: Site) -> None:
    view = ledger_view(shipped)
    assert view.count == len(view.lines) == 55
    assert view.frame.url == "/so-lieu/"
    assert view.frame.kind == "ledger"
    first = view.lines[0]
    newest = shipped.listings.newest[0]
    assert first.url.startswith(newest.url)
    assert [line.year for line in view.lines] == ["2022"] * 55


def test_a_figure_is_cut_as_on_its_card(shipped: Site) -> None:
    line = next(one for one in ledger_view(shipped).lines if one.url.endswith("-ho-tro-dip-tet"))
    assert (line.qualifier, line.number, line.unit) == ("khoảng", "347,82", "tấn")
    assert (line.province, line.now) == ("Điện Biên", "")


def test_only_the_newest_stand_in_the_page(shipped: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ledger_view(shipped)
    monkeypatch.setattr(ledger_page, "ROWS", 20)
    view = ledger_view(shipped)
    assert view.lines == whole.lines[:20]
    assert view.count == 55


def test_filters_offer_what_there_is_in_vietnamese_order(shipped: Site) -> None:
    filters = {one.name: one for one in ledger_view(shipped).filters}
    assert [choice.text for choice in filters["tinh"].choices] == [
        *("Điện Biên", "Hồ Chí Minh", "Lạng Sơn", "Trà Vinh", "Vĩnh Long"),
    ]
    assert filters["tinh"].fields == ("province_then", "province_today")
    body = Choice(value="ubnd-tinh-tra-vinh", text="Ủy ban nhân dân tỉnh Trà Vinh")
    assert body in filters["to-chuc"].choices
    assert Choice(value="VND", text="VND") in filters["don-vi"].choices
    assert "nam" not in filters, "one year only: nothing to choose"


def test_without_figures_there_is_an_empty_page(magazine: Magazine) -> None:
    plain = "---\ntitle: Tin\ndate: 2022-12-01\nsection: tin-tuc\nsummary: Tin.\n---\nChữ.\n"
    folder = magazine({"articles/2022/ben-tre.md": plain})
    view = ledger_view(site_of(folder / "content"))
    assert view.count == 0
    assert view.lines == ()
    assert view.filters == ()


def test_no_page_of_its_own_may_take_the_address(magazine: Magazine) -> None:
    folder = magazine({"pages/so.md": "---\ntitle: Số\nslug: so-lieu\n---\nChữ.\n"})
    assert [d.code for d in checked(folder / "content").diagnostics] == ["MB511"]


def test_an_article_may_link_to_the_page(magazine: Magazine) -> None:
    folder = magazine({"pages/so.md": "---\ntitle: Số\n---\n[Số liệu](/so-lieu/).\n"})
    assert checked(folder / "content").diagnostics == ()


def test_without_a_ledger_its_address_is_free_and_leads_nowhere(magazine: Magazine) -> None:
    site = "title: T\naddress: https://thu.example\nledger: false\nsections:\n"
    hidden = {"site.yaml": f"{site}  - {{id: chuyen-de, name: C}}\n"}
    link = {"pages/so.md": "---\ntitle: Số\n---\n[Số liệu](/so-lieu/).\n"}
    folder = magazine({**hidden, **link})
    assert [d.code for d in checked(folder / "content").diagnostics] == ["MB521"]
    folder = magazine({**hidden, "pages/so.md": "---\ntitle: Số\nslug: so-lieu\n---\nChữ.\n"})
    made = site_of(folder / "content")
    views = [view for view in pages(made) if view.frame.url == "/so-lieu/"]
    assert [type(view) for view in views] == [PageView]


# Two releases


def test_a_release_is_equal_to_itself(rows: dict[str, LedgerRow]) -> None:
    changes = compare_ledgers(rows.values(), reversed(rows.values()))
    assert changes == LedgerChanges(added=(), gone=(), changed=())
    assert not changes


@pytest.mark.parametrize(
    ("field", "value", "aspect"),
    [
        ("value", "7", "value"),
        ("value_max", "9", "value"),
        ("bound", "about", "bound"),
        ("unit", "hộ", "unit"),
        ("per", "tháng", "unit"),
        ("period_start", "2021-01-01", "period"),
        ("period_end", "2021-01-01", "period"),
        ("as_of", "2021-01-01", "period"),
        ("label", "Khác", "label"),
        ("sentence", "Khác.", "sentence"),
    ],
)
def test_a_change_is_told_by_what_changed(
    rows: dict[str, LedgerRow], field: str, value: str, aspect: str
) -> None:
    row = rows["articles/2022/dien-bien#nha-dai-doan-ket"]
    other = replace(row, **{field: value})
    (change,) = compare_ledgers([row], [other]).changed
    assert (change.old, change.new, change.aspects) == (row, other, (aspect,))


@pytest.mark.parametrize("field", ["line", "file", "url", "title", "key", "note", "date"])
def test_where_a_figure_stands_is_no_change(rows: dict[str, LedgerRow], field: str) -> None:
    row = rows["articles/2022/dien-bien#nha-dai-doan-ket"]
    assert not compare_ledgers([row], [replace(row, **{field: "9"})])


def test_figures_come_and_go(rows: dict[str, LedgerRow]) -> None:
    first, second, *rest = rows.values()
    changes = compare_ledgers([first, *rest], [second, *rest])
    assert (changes.gone, changes.added, changes.changed) == ((first,), (second,), ())
