"""Whom and where pages are about, for machines."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.addresses import Taxonomy
from magbuild.site.edition import Edition
from magbuild.site.entities import entities_of, entity_of, measured
from magbuild.site.magazine import Site
from magbuild.site.views.entities import Entity, Measured
from magbuild.vietnamese.quantities import Quantity, read

Magazine = Callable[..., Path]

ORGANISATIONS = """\
organisations:
  - {id: ubnd-tra-vinh, name: UBND tỉnh Trà Vinh, short: UBND, kind: uy-ban-nhan-dan}
  - {id: so-yt, name: Sở Y tế, aliases: [SYT, Sở Y tế], kind: so, parent: ubnd-tra-vinh}
  - {id: hoi-a, name: Hội A, kind: hoi, parent: ubnd-tra-vinh}
  - {id: mttq-ben-tre, name: MTTQ}
"""


def site_of(magazine: Magazine, *organisations: str) -> Site:
    head = "title: Bài A\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\nprovince: Trà Vinh\n"
    text = f"---\n{head}organisation: [{', '.join(organisations)}]\n---\nChữ.\n"
    folder = magazine({"articles/a.md": text, "organisations.yaml": ORGANISATIONS})
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=False,
    )
    site = check(request).site
    assert site is not None
    return site


def test_a_story_is_about_organisations_and_the_province_of_its_time(magazine: Magazine) -> None:
    site = site_of(magazine, "ubnd-tra-vinh", "so-yt", "hoi-a")
    story = next(one for one in site.catalog.stories if one.title == "Bài A")
    people, health, club, place = entities_of(site, story)
    assert people == Entity(
        type="GovernmentOrganization",
        name="UBND tỉnh Trà Vinh",
        url="/to-chuc/ubnd-tra-vinh/",
        others=("UBND",),
    )
    assert (health.type, health.others, health.within) == (
        "GovernmentOrganization",
        ("SYT",),
        ("UBND tỉnh Trà Vinh",),
    )
    assert (club.type, club.within) == ("Organization", ("UBND tỉnh Trà Vinh",))
    assert (place.type, place.name, place.url) == (
        "AdministrativeArea",
        "Tỉnh Trà Vinh",
        "/tinh/tra-vinh/",
    )
    assert place.others[0] == "Trà Vinh"
    assert place.within == ("Tỉnh Vĩnh Long",)
    assert place.parts == ()


def test_a_list_is_about_its_subject(magazine: Magazine) -> None:
    site = site_of(magazine, "hoi-a")

    def about(taxonomy: Taxonomy, slug: str) -> tuple[Entity, ...]:
        listing = site.listings.find(taxonomy, slug)
        assert listing is not None
        return entity_of(site, listing)

    (today,) = about(Taxonomy.PROVINCE, "vinh-long")
    assert (today.name, today.within) == ("Tỉnh Vĩnh Long", ())
    assert sorted(today.parts) == ["Tỉnh Bến Tre", "Tỉnh Trà Vinh"]
    (then,) = about(Taxonomy.PROVINCE, "ben-tre")
    assert (then.name, then.within, then.parts) == ("Tỉnh Bến Tre", ("Tỉnh Vĩnh Long",), ())
    assert about(Taxonomy.ORGANISATION, "hoi-a")[0].name == "Hội A"
    assert about(Taxonomy.SECTION, "tin-tuc") == about(Taxonomy.YEAR, "2022") == ()


@pytest.mark.parametrize(
    ("printed", "value", "value_max", "unit"),
    [
        ("1.353 căn nhà", "1353", "", "căn"),
        ("hơn 4,39 triệu USD", "4390000", "", "USD"),
        ("từ 20 đến 30 hộ", "20", "30", "hộ"),
        ("12,5 triệu đồng/người/năm", "12500000", "", "VND/người/năm"),
    ],
)
def test_a_figure_for_machines(printed: str, value: str, value_max: str, unit: str) -> None:
    quantity = read(printed)
    assert isinstance(quantity, Quantity)
    assert measured(quantity) == Measured(value=value, value_max=value_max, unit=unit)
