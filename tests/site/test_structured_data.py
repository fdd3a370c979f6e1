"""What search engines are told of each kind of page."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.pages import View, pages
from magbuild.site.structured_data import structured_data
from magbuild.site.views.article import ArticleView
from magbuild.site.views.entities import Measured
from tests.conftest import SITE
from tests.photographs import scene, written

Magazine = Callable[..., Path]
Data = dict[str, Any]

RICH = """\
---
title: Bài "A"
date: 2022-12-01
updated: 2022-12-10
section: tin-tuc
organisation: mttq-ben-tre
province: Trà Vinh
year: 2022
topics: [giam-ngheo, nong-thon-moi]
summary: Tóm tắt.
author: Nguyễn A
people: [{name: Lê B, role: Tổ trưởng}, {name: Trần C}]
metrics:
  - {id: nha, label: Nhà đã xây, value: "hơn 1.353 căn nhà"}
  - {id: ho, label: Hộ nghèo, value: "từ 20 đến 30 hộ"}
corrections:
  - date: 2022-12-20
    kind: correction
    metric: nha
    old: 1.300 căn nhà
    new: hơn 1.353 căn nhà
    note: Đếm lại.
---

Xây hơn 1.353 căn nhà. Còn từ 20 đến 30 hộ.
"""


def site_of(magazine: Magazine, more: str = "", text: str = RICH) -> Site:
    folder = magazine({"articles/a.md": text, "site.yaml": SITE + more})
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
            strict=False,
        )
    )
    assert checked.site is not None, checked.diagnostics
    return checked.site


def views(site: Site) -> dict[str, View]:
    return {view.frame.url: view for view in pages(site)}


def told(site: Site, url: str) -> list[Data]:
    data = structured_data(views(site)[url])
    assert data is not None
    assert data["@context"] == "https://schema.org"
    graph: list[Data] = data["@graph"]
    return graph


HOUSE = {
    "@type": "NewsMediaOrganization",
    "@id": "https://thu.example/#publisher",
    "logo": {"@type": "ImageObject", "url": "https://thu.example/icon-512.png"},
    "name": "Tạp chí thử",
    "url": "https://thu.example/",
}
WEBSITE = {
    "@type": "WebSite",
    "@id": "https://thu.example/#website",
    "name": "Tạp chí thử",
    "url": "https://thu.example/",
}
VIET_NAM = {"@type": "Country", "name": "Việt Nam"}


def test_a_story_in_full(magazine: Magazine) -> None:
    story, way = told(site_of(magazine), "/bai/bai-a/")
    (correction,) = story.pop("correction")
    assert story == {
        "@type": "NewsArticle",
        "headline": "Bài “A”",
        "description": "Tóm tắt.",
        "datePublished": "2022-12-01T00:00:00+07:00",
        "dateModified": "2022-12-20T00:00:00+07:00",
        "author": [{"@type": "Person", "name": "Nguyễn A"}],
        "publisher": HOUSE,
        "articleSection": "Tin tức",
        "inLanguage": "vi",
        "keywords": ["Giảm nghèo", "Nông thôn mới"],
        "about": [
            {
                "@type": "Organization",
                "name": "Ủy ban MTTQVN tỉnh Bến Tre",
                "url": "https://thu.example/to-chuc/mttq-ben-tre/",
            },
            {
                "@type": "AdministrativeArea",
                "name": "Tỉnh Trà Vinh",
                "alternateName": ["Trà Vinh"],
                "url": "https://thu.example/tinh/tra-vinh/",
                "containedInPlace": [
                    {"@type": "AdministrativeArea", "name": "Tỉnh Vĩnh Long"},
                    VIET_NAM,
                ],
            },
        ],
        "mentions": [
            {"@type": "Person", "name": "Lê B", "jobTitle": "Tổ trưởng"},
            {"@type": "Person", "name": "Trần C"},
            {
                "@type": "PropertyValue",
                "name": "Nhà đã xây",
                "description": "hơn 1.353\u00a0căn nhà",
                "value": 1353,
                "unitText": "căn",
                "url": "https://thu.example/bai/bai-a/#neu-nha",
            },
            {
                "@type": "PropertyValue",
                "name": "Hộ nghèo",
                "description": "từ 20 đến 30\u00a0hộ",
                "minValue": 20,
                "maxValue": 30,
                "unitText": "hộ",
                "url": "https://thu.example/bai/bai-a/#neu-ho",
            },
        ],
        "mainEntityOfPage": "https://thu.example/bai/bai-a/",
        "isPartOf": WEBSITE,
    }
    assert correction["@type"] == "CorrectionComment"
    assert correction["datePublished"] == "2022-12-20T00:00:00+07:00"
    assert correction["text"].endswith(". Đếm lại.")
    assert correction["url"].startswith("https://thu.example/bai/bai-a/#sua-")
    assert way == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": name,
                "item": f"https://thu.example{url}",
            }
            for place, name, url in (
                (1, "Trang chủ", "/"),
                (2, "Tin tức", "/chuyen-muc/tin-tuc/"),
                (3, 'Bài "A"', "/bai/bai-a/"),
            )
        ],
    }


def test_a_story_with_nothing_to_say(magazine: Magazine) -> None:
    text = "---\ntitle: A\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n---\nChữ.\n"
    (story, _) = told(site_of(magazine, "article_type: Article\n", text), "/bai/a/")
    assert set(story) == {
        *("@type", "headline", "description", "datePublished", "dateModified", "author"),
        *("publisher", "articleSection", "inLanguage", "mainEntityOfPage", "isPartOf"),
    }
    assert story["@type"] == "Article"
    assert story["author"] == [HOUSE]
    assert story["datePublished"] == story["dateModified"] == "2022-12-01T00:00:00+07:00"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Nguyễn A", ["Person Nguyễn A"]),
        ("Nguyễn A, Trần B", ["Person Nguyễn A", "Person Trần B"]),
        ("Nguyễn A và Trần B", ["Person Nguyễn A", "Person Trần B"]),
        ("Bàn Văn A", ["Person Bàn Văn A"]),
        ("Ban biên tập", ["Organization Ban biên tập"]),
        ("Toà soạn", ["Organization Toà soạn"]),
        ("Tòa soạn", ["Organization Tòa soạn"]),
        ("Nhóm phóng viên; Nguyễn A", ["Organization Nhóm phóng viên", "Person Nguyễn A"]),
        ("Tạp chí thử", ["Organization Tạp chí thử"]),
        ("Nhà xuất bản X", ["Organization Nhà xuất bản X"]),
    ],
)
def test_authors_are_people_or_offices(
    magazine: Magazine, written: str, authors: list[str]
) -> None:
    site = site_of(
        magazine, "masthead: {publisher: Nhà xuất bản X}\n", RICH.replace("Nguyễn A", written)
    )
    found = told(site, "/bai/bai-a/")[0]["author"]
    assert [f"{one['@type']} {one['name']}" for one in found] == authors


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1353", 1353),
        ("4.39", 4.39),
        ("0.1", 0.1),
        ("-2.5", -2.5),
        ("9007199254740991", 9007199254740991),
        ("9007199254740993", "9007199254740993"),
        ("0.10000000000000000001", "0.10000000000000000001"),
        ("0.00001", "0.00001"),
    ],
)
def test_figures_are_exact(magazine: Magazine, written: str, value: object) -> None:
    view = views(site_of(magazine))["/bai/bai-a/"]
    assert isinstance(view, ArticleView)
    measured = (Measured(value=written, value_max="", unit=""), view.measured[1])
    data = structured_data(replace(view, measured=measured))
    assert data is not None
    figure = data["@graph"][0]["mentions"][2]
    assert (figure["value"], type(figure["value"])) == (value, type(value))
    assert "unitText" not in figure


def test_the_home_page_tells_of_the_house(magazine: Magazine) -> None:
    masthead = (
        "tagline: Mỗi ngày\nmasthead: {publisher: NXB, governing_body: Hội A, responsible: Lê B,"
        " address: Số 1, phone: '0123', email: a@thu.example, issn: 1234-5678, copyright: © 2022}\n"
    )
    website, house = told(site_of(magazine, masthead), "/")
    assert website == {
        **WEBSITE,
        "description": "Mỗi ngày",
        "inLanguage": "vi",
        "publisher": {"@id": "https://thu.example/#publisher"},
        "editor": {"@type": "Person", "name": "Lê B"},
        "issn": "1234-5678",
        "copyrightNotice": "© 2022",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": "https://thu.example/tim-kiem/?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    assert house == {
        **HOUSE,
        "legalName": "NXB",
        "slogan": "Mỗi ngày",
        "parentOrganization": {"@type": "Organization", "name": "Hội A"},
        "address": "Số 1",
        "telephone": "0123",
        "email": "a@thu.example",
        "correctionsPolicy": "https://thu.example/dinh-chinh/",
    }


def test_a_list_tells_of_its_subject_and_its_stories(magazine: Magazine) -> None:
    site = site_of(magazine, "page_size: 1\n")
    stories = (("bai-a", "Bài “A”"), ("ben-tre-lam-nha", "Bến Tre làm nhà"))
    for number, (slug, title) in enumerate(stories):
        page = "" if number == 0 else "trang/2/"
        listed, way = told(site, f"/tinh/vinh-long/{page}")
        assert listed["@type"] == "CollectionPage"
        assert listed["url"] == f"https://thu.example/tinh/vinh-long/{page}"
        assert {part["name"] for part in listed["about"][0]["containsPlace"]} == {
            *("Tỉnh Bến Tre", "Tỉnh Trà Vinh"),
        }
        assert listed["about"][0]["containedInPlace"] == [VIET_NAM]
        assert listed["mainEntity"]["numberOfItems"] == 2
        assert listed["mainEntity"]["itemListElement"] == [
            {
                "@type": "ListItem",
                "position": number + 1,
                "name": title,
                "url": f"https://thu.example/bai/{slug}/",
            }
        ]
        assert len(way["itemListElement"]) == 3 + number
    assert "about" not in told(site, "/chu-de/giam-ngheo/")[0]


def test_the_ledger_is_a_data_set(magazine: Magazine) -> None:
    data, _ = told(site_of(magazine), "/so-lieu/")
    assert (data["@type"], data["name"]) == ("Dataset", "Số liệu | Tạp chí thử")
    assert data["isAccessibleForFree"] is True
    assert [(one["encodingFormat"], one["contentUrl"]) for one in data["distribution"]] == [
        ("text/csv", "https://thu.example/so-lieu/so-lieu.csv"),
        ("application/json", "https://thu.example/so-lieu/so-lieu.json"),
        ("application/x-sqlite3", "https://thu.example/so-lieu/so-lieu.sqlite"),
        ("application/json", "https://thu.example/so-lieu/datapackage.json"),
    ]


def test_other_pages_are_pages(magazine: Magazine) -> None:
    site = site_of(magazine)
    kinds = {url: told(site, url)[0]["@type"] for url in ("/tinh/", "/dinh-chinh/")}
    assert kinds == {"/tinh/": "CollectionPage", "/dinh-chinh/": "WebPage"}
    assert structured_data(views(site)["/404.html"]) is None


def test_a_picture_is_told_by_its_full_address(magazine: Magazine) -> None:
    folder = magazine()
    (folder / "static").mkdir()
    (folder / "static" / "a.png").write_bytes(written(scene(60, 40), "PNG"))
    site = site_of(magazine, text=RICH.replace("author:", "hero: {image: a.png, alt: A}\nauthor:"))
    images = told(site, "/bai/bai-a/")[0]["image"]
    assert len(images) == 3
    assert all(one.startswith("https://thu.example/static/a.") for one in images)
