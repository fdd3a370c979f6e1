"""What the page of errors is told: every page by its address, with the other names it goes by."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.signposts import build_signposts
from magbuild.site.sitemaps import sitemap_entries

Magazine = Callable[..., Path]


def site_of(folder: Path, *, drafts: bool = False) -> Site:
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=drafts)
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=edition,
        strict=False,
    )
    site = check(request).site
    assert site is not None
    return site


def named(site: Site) -> Mapping[str, set[str]]:
    """The other names of each page, by its address."""
    return {
        f"{folder}{line.split()[0]}/": set(line.split()[1:])
        for folder, lines in build_signposts(site).folders.items()
        for line in lines
    }


def story(title: str, more: str = "") -> str:
    head = f"title: {title}\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n{more}"
    return f"---\n{head}---\nChữ.\n"


def test_every_page_but_the_front_page_has_a_signpost(magazine: Magazine) -> None:
    site = site_of(magazine({"pages/a.md": "---\ntitle: Trang A\nslug: a\n---\nChữ.\n"}))
    start = len(site.settings.address)
    paths = {entry.address[start:] for entry in sitemap_entries(site)}
    assert set(named(site)) == {path for path in paths if "/trang/" not in path} - {"/"}


def test_a_headline_is_told_where_the_address_does_not_say_it(magazine: Magazine) -> None:
    made = magazine(
        {
            "articles/2022/a.md": story("Một chuyến đi", "slug: cho-noi\n"),
            "articles/2022/b.md": story("Một chuyến về"),
            "articles/2022/c.md": story("Chợ quê", "slug: cho-que-ngay-tet\n"),
        }
    )
    names = named(site_of(made))
    assert names["/bai/cho-noi/"] == {"mot-chuyen-di"}
    assert names["/bai/mot-chuyen-ve/"] == set()
    assert names["/bai/cho-que-ngay-tet/"] == set()


def test_other_names_of_topics_lead_to_them(magazine: Magazine) -> None:
    assert named(site_of(magazine()))["/chu-de/giam-ngheo/"] == {"xoa-doi-giam-ngheo"}


def test_a_province_without_a_page_leads_to_the_one_it_is_part_of(magazine: Magazine) -> None:
    names = named(site_of(magazine()))
    assert {"tra-vinh"} <= names["/tinh/vinh-long/"]
    assert "ben-tre" not in names["/tinh/vinh-long/"], "it has a page of its own"
    assert {"ha-noi", "ha-tay"} <= names["/tinh/"], "neither has one"


def test_nobody_is_led_to_a_draft(magazine: Magazine) -> None:
    made = magazine({"articles/2022/a.md": story("Bản thảo", "draft: true\n")})
    assert "/bai/ban-thao/" not in named(site_of(made, drafts=True))
