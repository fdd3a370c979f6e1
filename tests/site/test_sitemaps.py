"""What the sitemap tells of: every page that readers may find, and no other."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.sitemap import write_part
from magbuild.site.addresses import canonical
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.pages import pages
from magbuild.site.sitemaps import SitemapPart, sitemap_entries
from magbuild.site.views.article import ArticleView
from magbuild.site.views.front import NotFoundView, RedirectView
from tests.site.five_provinces import files

Magazine = Callable[..., Path]

TODAY = datetime.date(2026, 11, 23)


def site_of(content: Path, *, drafts: bool = False) -> Site:
    edition = Edition(today=TODAY, drafts=drafts)
    request = Request(
        content=content, shown="content", output=Path("public"), edition=edition, strict=False
    )
    site = check(request).site
    assert site is not None
    return site


def told(site: Site) -> dict[str, str]:
    """The day of each address, by its path; addresses come sorted and each once."""
    entries = sitemap_entries(site)
    addresses = [entry.address for entry in entries]
    assert addresses == sorted(set(addresses))
    assert all(one.startswith(site.settings.address) for one in addresses)
    cut = len(site.settings.address)
    return {entry.address[cut:]: str(entry.changed or "") for entry in entries}


def shown(site: Site) -> set[str]:
    """The full addresses of all pages but old addresses, the page of errors and drafts."""
    return {
        canonical(site.settings, view.frame.url)
        for view in pages(site)
        if not isinstance(view, NotFoundView | RedirectView)
        and not (isinstance(view, ArticleView) and view.draft)
    }


def story(title: str, more: str = "", day: str = "2022-12-01") -> str:
    return f"---\ntitle: {title}\ndate: {day}\nsection: tin-tuc\nsummary: S\n{more}---\nChữ.\n"


RICH = {
    "articles/2022/b.md": story("Bài B", "aliases: [/cu/b/, /b.html]\nupdated: 2022-12-03\n"),
    "articles/2022/c.md": story("Bài C", "draft: true\n"),
    "articles/2022/d.md": story("Bài D", day="2026-12-01"),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nChữ.\n",
}


def test_every_page_that_readers_may_find_and_no_other(magazine: Magazine) -> None:
    found = told(site_of(magazine(RICH) / "content"))
    assert found == {
        "/": "",
        "/bai/bai-b/": "2022-12-03",
        "/bai/ben-tre-lam-nha/": "2022-12-01",
        **dict.fromkeys(["/chu-de/", "/chu-de/giam-ngheo/", "/chuyen-muc/"], ""),
        **dict.fromkeys(["/chuyen-muc/chuyen-de/", "/chuyen-muc/tin-tuc/", "/dinh-chinh/"], ""),
        **dict.fromkeys(["/gioi-thieu/", "/nam/", "/nam/2022/", "/so-lieu/", "/tinh/"], ""),
        **dict.fromkeys(["/tim-kiem/", "/tinh/ben-tre/", "/tinh/vinh-long/", "/to-chuc/"], ""),
        "/to-chuc/mttq-ben-tre/": "",
    }


def test_what_only_drafts_show_is_not_told_of(magazine: Magazine) -> None:
    content = magazine(RICH) / "content"
    stories = {url for url in told(site_of(content, drafts=True)) if url.startswith("/bai/")}
    assert stories == {"/bai/bai-b/", "/bai/ben-tre-lam-nha/"}


SITE = "title: T\naddress: https://thu.example\nsections: [{id: chuyen-de, name: C}]\n"


@pytest.mark.parametrize(
    "more",
    ["", "page_size: 1\n", "ledger: false\n", 'permalinks: {year: "/n-{slug}/"}\n'],
    ids=["plain", "many pages", "no ledger", "no overview"],
)
@pytest.mark.parametrize("texts", [{}, files()], ids=["one story", "many stories"])
def test_the_sitemap_and_the_pages_agree(
    magazine: Magazine, texts: Mapping[str, str], more: str
) -> None:
    site = site_of(magazine({**texts, "site.yaml": f"{SITE}{more}"}) / "content")
    assert {entry.address for entry in sitemap_entries(site)} == shown(site)


def test_the_shipped_magazine_and_its_sitemap_agree(project: Path) -> None:
    site = site_of(project / "content")
    assert {entry.address for entry in sitemap_entries(site)} == shown(site)
    assert [day for day in told(site).values() if day] == [
        *("2022-12-13", "2022-12-16", "2022-12-20", "2022-12-09")
    ]


def test_other_languages_are_told_with_their_own(magazine: Magazine) -> None:
    """Each language names all of them, itself too, as search engines demand."""
    other = "translations: [{language: en, url: 'https://en.thu.example/a/?b=1&c=2'}]\n"
    site = site_of(magazine({"articles/2022/a.md": story("Bài A", other)}) / "content")
    address = "https://thu.example/bai/bai-a/"
    own, english = (
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>'
        for language, url in [("vi", address), ("en", "https://en.thu.example/a/?b=1&amp;c=2")]
    )
    text = write_part(SitemapPart(entries=sitemap_entries(site))).decode()
    assert f"<loc>{address}</loc><lastmod>2022-12-01</lastmod>{own}{english}</url>" in text
    assert text.count("hreflang") == 2


@pytest.mark.parametrize(
    "written", ["{language: EN, url: 'https://a.b'}", "{language: en, url: 'javascript:1'}"]
)
def test_no_language_and_no_address_are_faults(magazine: Magazine, written: str) -> None:
    folder = magazine({"articles/2022/a.md": story("Bài A", f"translations: [{written}]\n")})
    request = Request(
        content=folder / "content",
        shown="content",
        output=Path("public"),
        edition=Edition(today=TODAY, drafts=False),
        strict=False,
    )
    (fault,) = check(request).findings.diagnostics
    assert fault.code == "MB324"
