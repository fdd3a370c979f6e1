import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from magbuild.core.diagnostics import Diagnostic, has_errors
from magbuild.pipeline.check import Checked, check
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.site.links import identity_of
from tests.photographs import jpeg
from tests.rendered import html_of

Magazine = Callable[..., Path]

HOME = "articles/2022/x.md"
TARGET = "articles/2022/y.md"


def checked(folder: Path, *, drafts: bool = False) -> Checked:
    return check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2022, 12, 31), drafts=drafts),
            strict=False,
        )
    )


def story(title: str, body: str = "Chữ.", fields: str = "", day: str = "2022-12-01") -> str:
    head = f"title: {title}\ndate: {day}\nsection: tin-tuc\nsummary: S\n"
    return f"---\n{head}{fields}---\n{body}\n"


FILES = {
    TARGET: story("Bài Y", "## Định hướng\n\nChữ[^1].\n\n[^1]: Chú."),
    "articles/z.md": story("Bài Z", fields="slug: rieng\n"),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n## Mục\n",
}


def bound(magazine: Magazine, body: str, files: dict[str, str] | None = None) -> str:
    """The bound HTML of a story with this text, without its paragraph."""
    folder = magazine({**FILES, **(files or {}), HOME: story("Bài X", body)})
    if "nha.jpg" in body:
        pictures = folder / "static" / "anh"
        pictures.mkdir(parents=True)
        (pictures / "nha.jpg").write_bytes(jpeg())
    result = checked(folder)
    assert result.diagnostics == ()
    assert result.site is not None
    html = html_of(result.site, folder / "content")["/bai/bai-x/"]
    assert "ref:" not in html
    return html.removeprefix("<p>").removesuffix("</p>")


def faults(
    magazine: Magazine, body: str, files: dict[str, str] | None = None, *, drafts: bool = False
) -> tuple[Diagnostic, ...]:
    folder = magazine({**FILES, **(files or {}), HOME: story("Bài X", body)})
    return checked(folder, drafts=drafts).diagnostics


@pytest.mark.parametrize(
    ("target", "address"),
    [
        pytest.param("article:bai-y", "/bai/bai-y/", id="slug"),
        pytest.param("article:rieng", "/bai/rieng/", id="own slug"),
        pytest.param("article:bai-y#dinh-huong", "/bai/bai-y/#dinh-huong", id="slug, fragment"),
        pytest.param("y.md", "/bai/bai-y/", id="beside"),
        pytest.param("./y.md", "/bai/bai-y/", id="here"),
        pytest.param("../z.md", "/bai/rieng/", id="above"),
        pytest.param("../2022/y.md#dinh-huong", "/bai/bai-y/#dinh-huong", id="down again"),
        pytest.param("y.md#fn:1", "/bai/bai-y/#fn:1", id="footnote"),
        pytest.param("/articles/2022/y.md", "/bai/bai-y/", id="from the content folder"),
        pytest.param("/content/articles/2022/y.md", "/bai/bai-y/", id="from the project"),
        pytest.param("../../pages/gioi-thieu.md#muc", "/gioi-thieu/#muc", id="page"),
        pytest.param("x.md", "/bai/bai-x/", id="itself"),
        pytest.param("/", "/", id="home"),
        pytest.param("/bai/bai-y/", "/bai/bai-y/", id="path"),
        pytest.param("/bai/bai-y/#dinh-huong", "/bai/bai-y/#dinh-huong", id="path, fragment"),
        pytest.param("/tinh/", "/tinh/", id="overview"),
        pytest.param("/tinh/ben-tre/", "/tinh/ben-tre/", id="then"),
        pytest.param("/tinh/vinh-long/", "/tinh/vinh-long/", id="now"),
        pytest.param("/nam/2022/", "/nam/2022/", id="year"),
        pytest.param("/chu-de/giam-ngheo/", "/chu-de/giam-ngheo/", id="topic"),
        pytest.param("/gioi-thieu/", "/gioi-thieu/", id="path of a page"),
    ],
)
def test_links_are_bound(magazine: Magazine, target: str, address: str) -> None:
    assert bound(magazine, f"[a]({target})") == f'<a href="{address}">a</a>'


@pytest.mark.parametrize("name", ["anh/nha.jpg", "/anh/nha.jpg", "/static/anh/nha.jpg"])
def test_pictures_are_bound_to_their_published_name(magazine: Magazine, name: str) -> None:
    html = bound(magazine, f"chữ ![Nhà]({name})")
    assert html.startswith('chữ <picture><source type="image/avif" srcset="/static/anh/nha.')
    assert re.search(r'<img alt="Nhà" src="/static/anh/nha\.[0-9a-f]{10}-600\.jpg" ', html)
    assert html.endswith("</picture>")


def test_a_link_to_a_heading_of_the_same_text_stays_on_the_page(magazine: Magazine) -> None:
    html = bound(magazine, "## Mục\n\n[a](#muc)")
    assert '<a href="#muc">a</a>' in html


def test_many_references_keep_their_order(magazine: Magazine) -> None:
    body = "[a](y.md) [b](../z.md) " * 6
    html = bound(magazine, body)
    assert html.count('href="/bai/bai-y/"') == html.count('href="/bai/rieng/"') == 6
    assert html.index("/bai/bai-y/") < html.index("/bai/rieng/")


@pytest.mark.parametrize(
    ("target", "code", "suggestion"),
    [
        pytest.param("article:bai-yy", "MB521", "article:bai-y", id="slug"),
        pytest.param("article:khong-co", "MB521", "", id="no slug near"),
        pytest.param("article:", "MB521", "", id="no slug"),
        pytest.param("yy.md", "MB521", "y.md", id="file"),
        pytest.param("../../../y.md", "MB521", "y.md", id="out of the folder"),
        pytest.param("/tinh/ben-tree/", "MB521", "/tinh/ben-tre/", id="path"),
        pytest.param("anh/nhaa.jpg", "MB525", "", id="picture"),
        pytest.param("y.md#dinh-huon", "MB522", "dinh-huong", id="fragment"),
        pytest.param("y.md#Định-hướng", "MB522", "dinh-huong", id="fragment with marks"),
        pytest.param("#muc", "MB522", "", id="own fragment"),
        pytest.param("#fn:khong-co", "MB522", "", id="own footnote"),
        pytest.param("article:bai-y#khong", "MB522", "", id="fragment behind a slug"),
        pytest.param("/tinh/#muc", "MB522", "", id="fragment of a list"),
    ],
)
def test_links_that_lead_nowhere_are_told(
    magazine: Magazine, target: str, code: str, suggestion: str
) -> None:
    (fault,) = faults(magazine, f"Chữ.\n\n[a]({target})")
    assert fault.code == code
    assert (fault.span.path, fault.span.line, fault.span.column) == (f"content/{HOME}", 9, 5)
    assert dict(fault.arguments)["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("target", "files"),
    [
        ("kin.md", {"articles/2022/kin.md": story("Kín", fields="draft: true\n")}),
        ("kin.md", {"articles/2022/kin.md": story("Kín", day="2023-01-01")}),
        ("article:kin", {"articles/2022/kin.md": story("Kín", day="2023-01-01")}),
        (
            "article:mat",
            {"articles/2022/kin.md": story("Kín", fields="slug: mat\n", day="2023-01-01")},
        ),
    ],
    ids=["draft", "future", "slug from the title", "own slug"],
)
def test_links_to_what_is_withheld_are_told(
    magazine: Magazine, target: str, files: dict[str, str]
) -> None:
    (fault,) = faults(magazine, f"[a]({target})", files)
    assert fault.code == "MB523"
    assert faults(magazine, f"[a]({target})", files, drafts=True) == ()


def test_links_to_what_cannot_be_read_are_not_blamed_as_well(magazine: Magazine) -> None:
    found = faults(magazine, "[a](kin.md)", {"articles/2022/kin.md": "Chữ.\n"})
    assert [fault.code for fault in found] == ["MB301"]


@pytest.mark.parametrize("target", ["ref:0", "ref:9", "ref:99999999999999999999"])
def test_an_address_like_our_own_placeholder_is_only_refused(
    magazine: Magazine, target: str
) -> None:
    assert [fault.code for fault in faults(magazine, f"[a]({target})")] == ["MB441"]


@pytest.mark.parametrize(
    "code", ['`href="ref:0"`', '`src="ref:7"`', '```\n<a href="ref:0">\n```', 'chữ ref="ref:1"']
)
def test_text_like_our_own_placeholder_stays_text(magazine: Magazine, code: str) -> None:
    folder = magazine({**FILES, HOME: story("Bài X", f"[a](y.md)\n\n{code}")})
    site = checked(folder).site
    assert site is not None
    html = html_of(site, folder / "content")["/bai/bai-x/"]
    assert html.count("/bai/bai-y/") == 1
    assert html.count("ref:") == 1


@pytest.mark.parametrize(
    ("target", "home", "identity"),
    [
        ("b.md", "articles/2022/a", "articles/2022/b"),
        ("./b.md", "articles/2022/a", "articles/2022/b"),
        ("../b.md", "articles/2022/a", "articles/b"),
        ("../2021/b.md", "articles/2022/a", "articles/2021/b"),
        ("../../pages/b.md", "articles/2022/a", "pages/b"),
        ("/articles/b.md", "articles/2022/a", "articles/b"),
        ("/content/articles/b.md", "articles/2022/a", "articles/b"),
        ("../../content/articles/b.md", "articles/2022/a", "articles/b"),
        ("x/../b.md", "articles/2022/a", "articles/2022/b"),
        ("x//b.md", "articles/2022/a", "articles/2022/x/b"),
        ("//b.md", "articles/2022/a", "b"),
        ("../../../b.md", "articles/2022/a", "../b"),
        ("b", "pages/a", "pages/b"),
    ],
)
def test_file_names_are_read_from_where_they_stand(target: str, home: str, identity: str) -> None:
    assert identity_of(target, home) == identity


@pytest.mark.parametrize(
    ("files", "url"),
    [
        pytest.param({HOME: story("Bài Y")}, "/bai/bai-y/", id="two titles"),
        pytest.param(
            {HOME: story("Bài X", fields="slug: bai-y\n")}, "/bai/bai-y/", id="slug and title"
        ),
        pytest.param(
            {HOME: story("Bài X", fields="aliases: /bai/bai-y/\n")}, "/bai/bai-y/", id="alias"
        ),
        pytest.param(
            {HOME: story("Bài X", fields="aliases: /BAI/Bai-Y/\n")}, "/bai/bai-y/", id="case"
        ),
        pytest.param(
            {"pages/k.md": "---\ntitle: Giới thiệu\n---\n"}, "/gioi-thieu/", id="two pages"
        ),
    ],
)
def test_one_address_for_two_documents_is_told_with_both_places(
    magazine: Magazine, files: dict[str, str], url: str
) -> None:
    result = checked(magazine({**FILES, **files}))
    (fault,) = [d for d in result.diagnostics if d.code == "MB511"]
    (other,) = fault.related
    assert {fault.span.path, other.path} > {f"content/{name}" for name in files}
    arguments = dict(fault.arguments)
    assert (arguments["url"].lower(), arguments["other"]) == (url, str(other))


def test_three_documents_of_one_address_make_two_faults(magazine: Magazine) -> None:
    files = {f"articles/{n}.md": story("Bài Y") for n in range(2)}
    found = [d for d in checked(magazine({**FILES, **files})).diagnostics if d.code == "MB511"]
    assert [d.span.path for d in found] == ["content/articles/1.md", f"content/{TARGET}"]
    assert {d.related[0].path for d in found} == {"content/articles/0.md"}


@pytest.mark.parametrize(
    ("fields", "taken"),
    [
        ("slug: tinh\n", "/tinh/"),
        ("slug: nam\n", "/nam/"),
        ("slug: chu-de\n", "/chu-de/"),
        ("slug: chuyen-muc\n", "/chuyen-muc/"),
        ("slug: to-chuc\n", "/to-chuc/"),
    ],
)
def test_a_page_cannot_take_the_address_of_an_overview(
    magazine: Magazine, fields: str, taken: str
) -> None:
    page = f"---\ntitle: Trang\n{fields}---\nChữ.\n"
    found = checked(magazine({"pages/trang.md": page})).diagnostics
    assert [(d.code, dict(d.arguments)["url"]) for d in found] == [("MB511", taken)]


@pytest.mark.parametrize("alias", ["/", "/tinh/ben-tre/", "/chu-de/", "/404.html"])
def test_an_old_address_cannot_be_one_of_a_page(magazine: Magazine, alias: str) -> None:
    files = {HOME: story("Bài X", fields=f'aliases: "{alias}"\n')}
    assert [d.code for d in checked(magazine(files)).diagnostics] == ["MB511"]


@pytest.mark.parametrize(
    "permalinks",
    [
        "{topic: '/x/{slug}/', year: '/x/{slug}/'}",
        "{province: '/x/tinh-{slug}/', topic: '/x/chu-de-{slug}/'}",
        "{article: '/nam/{slug}/'}",
    ],
    ids=["lists", "overviews", "stories and lists"],
)
def test_two_pages_cannot_share_one_address(magazine: Magazine, permalinks: str) -> None:
    folder = magazine({HOME: story("2022")})
    site = folder / "content" / "site.yaml"
    site.write_text(f"{site.read_text()}permalinks: {permalinks}\n")
    assert has_errors(checked(folder).diagnostics)


def test_related_stories_that_are_not_there_are_told(magazine: Magazine) -> None:
    files = {**FILES, HOME: story("Bài X", fields="related: [bai-y, bai-yy, ../z.md, w.md]\n")}
    found = checked(magazine(files)).diagnostics
    assert [(d.code, d.span.line, d.span.column) for d in found] == [
        ("MB521", 6, 18),
        ("MB521", 6, 35),
    ]
    assert dict(found[0].arguments) == {"target": "bai-yy", "suggestion": "bai-y"}


def test_a_related_story_that_is_withheld_is_told(magazine: Magazine) -> None:
    files = {
        HOME: story("Bài X", fields="related: kin.md\n"),
        "articles/2022/kin.md": story("Kín", day="2023-01-01"),
    }
    assert [d.code for d in checked(magazine(files)).diagnostics] == ["MB523"]
