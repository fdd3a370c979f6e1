import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from magbuild.content.figure_links import FIGURE
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.addresses import Taxonomy
from magbuild.site.cards import show_all
from magbuild.site.charts import BarChart, LineChart
from magbuild.site.edition import Edition
from magbuild.site.list_pages import listing_views
from magbuild.site.magazine import Site
from magbuild.site.pictures import MOST_RANKS
from magbuild.site.shown_figures import TotalView
from magbuild.site.summaries import MOST_FIGURES
from magbuild.site.total_views import MOST_INPUTS
from magbuild.site.views.lists import ListingView
from tests.rendered import html_of
from tests.site.five_provinces import PLACES, YEARS, files

SHARED = ["site.yaml", "topics.yaml"]

Magazine = Callable[[Mapping[str, str | None]], Path]


def site_of(folder: Path) -> Site:
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=True,
    )
    checked = check(request)
    assert checked.diagnostics == ()
    assert checked.site is not None
    return checked.site


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The folder of a magazine of five organisations over six years."""
    folder = tmp_path_factory.mktemp("five")
    shared = {name: (project / "content" / name).read_text("utf-8") for name in SHARED}
    for name, text in {**shared, **files()}.items():
        if text is not None:
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(five: Path) -> Site:
    """The magazine in that folder."""
    return site_of(five)


def pages_of(site: Site, taxonomy: Taxonomy, slug: str) -> list[ListingView]:
    listing = site.listings.find(taxonomy, slug)
    assert listing is not None
    shown = show_all(listing.stories, site.settings)
    return list(listing_views(site, listing, shown))


def first(site: Site, taxonomy: Taxonomy, slug: str) -> ListingView:
    return pages_of(site, taxonomy, slug)[0]


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def printed(view: ListingView) -> dict[str, str]:
    return {total.key: plain(total.printed) for total in view.totals}


def total(view: ListingView, key: str) -> TotalView:
    return next(one for one in view.totals if one.key == key)


def houses(*slugs: str) -> int:
    ranks = {slug: rank for rank, slug in enumerate(PLACES)}
    return sum(
        120 + ranks[slug] * 37 + (year - YEARS[0]) * (41 if ranks[slug] % 2 else -13)
        for slug in slugs
        for year in YEARS
    )


def test_a_province_of_the_past_counts_its_own_stories(site: Site) -> None:
    view = first(site, Taxonomy.PROVINCE, "ben-tre")
    assert total(view, "nha-o").value == str(houses("ben-tre"))
    assert "Bến Tre" in view.totals_note
    assert "01/07/2025" in view.totals_note
    assert total(view, "nha-o").parts == ()


def test_a_province_of_today_counts_all_of_its_land(site: Site) -> None:
    view = first(site, Taxonomy.PROVINCE, "vinh-long")
    houses_here = total(view, "nha-o")
    assert houses_here.value == str(houses("ben-tre", "tra-vinh", "vinh-long"))
    assert (houses_here.organisations, houses_here.count) == (3, 18)
    assert "Bến Tre, Trà Vinh, Vĩnh Long" in view.totals_note
    assert [(part.name, plain(part.printed)) for part in houses_here.parts] == [
        ("Bến Tre (cũ)", f"{houses('ben-tre'):,} căn".replace(",", ".")),
        ("Trà Vinh (cũ)", f"{houses('tra-vinh')} căn"),
        ("Vĩnh Long (cũ)", f"{houses('vinh-long')} căn"),
    ]


def test_a_province_that_stayed_says_no_more_than_its_name(site: Site) -> None:
    view = first(site, Taxonomy.PROVINCE, "dien-bien")
    assert view.totals_note == "Từ các bài về Điện Biên."


def test_the_rules_of_the_catalogue_are_kept(site: Site) -> None:
    assert printed(first(site, Taxonomy.PROVINCE, "ben-tre")) == {
        "nha-o": "1.557 căn",
        "qua": "tối đa 2.475 suất quà",
        "quy": "ít nhất 53,1 tỷ đồng",
        "thu-nhap": "9 triệu đồng/người/tháng",
        "lao-dong": "31 người",
    }


def test_every_input_leads_to_its_sentence(site: Site, five: Path) -> None:
    html = html_of(site, five / "content")
    for one in first(site, Taxonomy.TOPIC, "giam-ngheo").totals:
        assert one.count >= len(one.inputs) > 0
        for figure in one.inputs:
            address, _, fragment = figure.url.partition("#")
            assert fragment == FIGURE + one.key
            assert f'id="{fragment}"' in html[address]


def test_of_many_inputs_the_newest_are_shown_and_the_rest_is_in_the_ledger(site: Site) -> None:
    gifts = total(first(site, Taxonomy.TOPIC, "giam-ngheo"), "qua")
    assert (gifts.count, len(gifts.inputs)) == (30, MOST_INPUTS)
    assert gifts.ledger == "/so-lieu/?ma=qua"
    hidden = replace(site, settings=replace(site.settings, ledger=False))
    assert total(first(hidden, Taxonomy.TOPIC, "giam-ngheo"), "qua").ledger == ""
    assert {figure.url[5:-8] for figure in gifts.inputs[:5]} == {f"{s}-2024/" for s in PLACES}


@pytest.mark.parametrize(
    ("key", "text"),
    [("nha-o", "nhiều kỳ"), ("qua", "không nêu kỳ"), ("lao-dong", "2024")],
)
def test_the_time_of_a_total_is_told(site: Site, key: str, text: str) -> None:
    assert total(first(site, Taxonomy.PROVINCE, "ben-tre"), key).periods == text


def test_figures_with_and_without_a_period_are_told_apart(magazine: Magazine) -> None:
    changed = files()
    name = "articles/2019/mat-tran-ben-tre.md"
    text = changed[name]
    assert text is not None
    changed[name] = text.replace("    period: 2019\n", "", 1)
    view = first(site_of(magazine(changed)), Taxonomy.PROVINCE, "ben-tre")
    assert total(view, "nha-o").periods == "nhiều kỳ, có số không nêu kỳ"


def test_a_year_leaves_out_figures_of_other_years(magazine: Magazine) -> None:
    changed = files()
    name = "articles/2024/mat-tran-ben-tre.md"
    text = changed[name]
    assert text is not None
    changed[name] = text.replace("period: 2024", "period: 2018", 1)
    view = first(site_of(magazine(changed)), Taxonomy.YEAR, "2024")
    assert total(view, "nha-o").count == len(PLACES) - 1
    assert total(view, "qua").count == len(PLACES)


def test_the_broadest_totals_stand_first(site: Site) -> None:
    view = first(site, Taxonomy.YEAR, "2024")
    behind = [(one.organisations, one.count) for one in view.totals]
    assert behind == sorted(behind, reverse=True)


def test_an_organisation_shows_its_courses(site: Site) -> None:
    view = first(site, Taxonomy.ORGANISATION, "mttq-ben-tre")
    assert view.figures == ()
    assert [trend.chart.id for trend in view.trends] == [
        f"dien-bien-{number}" for number in range(1, 6)
    ]
    course = view.trends[0]
    assert (course.number, course.unit, course.period) == ("362", "căn", "2024")
    assert course.url == f"/bai/ben-tre-2024/#{FIGURE}nha-o"
    assert isinstance(course.chart.drawing, LineChart)
    assert len(course.chart.drawing.dots) == len(course.chart.rows) == len(YEARS)
    assert plain(course.chart.description).startswith("Nhà ở xây mới và sửa chữa: 157 căn (2019);")
    assert [line.text for line in course.chart.drawing.last_words] == ["362", "2024"]


def test_an_organisation_totals_only_what_is_more_than_one_figure(site: Site) -> None:
    view = first(site, Taxonomy.ORGANISATION, "mttq-ben-tre")
    assert [one.key for one in view.totals] == ["nha-o", "qua", "quy", "thu-nhap"]


def test_an_organisation_of_one_story_shows_its_first_figures(magazine: Magazine) -> None:
    kept = {
        name: text
        for name, text in files().items()
        if text is None or "20" not in name or "2024" in name
    }
    view = first(site_of(magazine(kept)), Taxonomy.ORGANISATION, "mttq-ben-tre")
    assert view.trends == ()
    assert view.totals == ()
    assert [figure.id for figure in view.figures] == [
        *("nha-o", "qua", "quy", "ngheo", "thu-nhap", "lao-dong")
    ]
    assert len(view.figures) <= MOST_FIGURES


def test_figures_belong_to_the_organisation_named_first(magazine: Magazine) -> None:
    changed = {
        name: text
        and text.replace(
            "organisation: mttq-ben-tre", "organisation: [mttq-tra-vinh, mttq-ben-tre]"
        )
        for name, text in files().items()
        if "tra-vinh" not in name
    }
    made = site_of(magazine(changed))
    second = first(made, Taxonomy.ORGANISATION, "mttq-ben-tre")
    assert second.count == len(YEARS)
    assert (second.figures, second.trends, second.totals) == ((), (), ())
    assert len(first(made, Taxonomy.ORGANISATION, "mttq-tra-vinh").trends) == 5


@pytest.mark.parametrize(
    ("taxonomy", "slug"), [(Taxonomy.TOPIC, "giam-ngheo"), (Taxonomy.YEAR, "2024")]
)
def test_topics_and_years_rank_organisations(site: Site, taxonomy: Taxonomy, slug: str) -> None:
    view = first(site, taxonomy, slug)
    titles = [plain(chart.title) for chart in view.rankings]
    assert "Nhà ở xây mới và sửa chữa" in titles
    assert "Quà tặng người nghèo" not in titles  # without a period nothing is compared
    best = view.rankings[titles.index("Nhà ở xây mới và sửa chữa")]
    assert best.caption == "2024 · căn"
    assert [row.label for row in best.rows][:2] == ["MTTQVN tỉnh Điện Biên", "MTTQVN tỉnh Bến Tre"]
    assert isinstance(best.drawing, BarChart)
    assert best.drawing.bars[0].length == Decimal(100)
    poor = view.rankings[titles.index("Tỷ lệ hộ nghèo")]
    assert [plain(row.value) for row in poor.rows][:2] == ["3,23%", "4,22%"]


def test_a_long_ranking_shows_its_head_and_says_so(magazine: Magazine) -> None:
    many = files()
    pattern = many["articles/2024/mat-tran-ben-tre.md"]
    bodies = many["organisations.yaml"]
    assert pattern is not None
    assert bodies is not None
    for number in range(MOST_RANKS):
        bodies += f"  - {{id: them-{number}, name: Tổ chức thêm {number}}}\n"
        text = pattern.replace("mttq-ben-tre", f"them-{number}")
        many[f"articles/2024/them-{number}.md"] = text.replace("ben-tre-2024", f"them-{number}")
    many["organisations.yaml"] = bodies
    view = first(site_of(magazine(many)), Taxonomy.YEAR, "2024")
    chart = view.rankings[0]
    assert len(chart.rows) == MOST_RANKS
    assert chart.note == "10 tổ chức đứng đầu, trong 15 tổ chức có số liệu này."


def test_sections_bring_nothing_together(site: Site) -> None:
    view = first(site, Taxonomy.SECTION, "chuyen-de")
    assert (view.totals, view.rankings, view.figures, view.trends) == ((), (), (), ())


def test_only_the_first_page_of_a_list_brings_figures_together(site: Site) -> None:
    pages = pages_of(site, Taxonomy.TOPIC, "giam-ngheo")
    assert [bool(page.totals) for page in pages] == [True, False, False]
    assert [bool(page.rankings) for page in pages] == [True, False, False]


def test_a_magazine_without_figures_has_nothing_to_bring_together(magazine: Magazine) -> None:
    made = site_of(magazine({}))
    view = first(made, Taxonomy.PROVINCE, "ben-tre")
    assert view.totals == ()
