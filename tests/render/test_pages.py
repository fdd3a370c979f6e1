import datetime
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from magbuild.core.diagnostics import has_errors
from magbuild.engine.codec import UndecodableError
from magbuild.engine.tasks import Task
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.render.pages import VIEWS, page_tasks
from magbuild.render.theme import Theme
from magbuild.site.edition import Edition
from magbuild.site.magazine import Site
from magbuild.site.pages import View
from tests.rendered import carried_out
from tests.rendered import rendered as files_of

Magazine = Callable[..., Path]

NASTY = "\"><script>alert('1')</script>&lt;q&gt;{{ 7*7 }}"
QUOTED = NASTY.replace("\\", "\\\\").replace("'", "''")


def made(folder: Path) -> tuple[Site, Theme]:
    checked = check(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=Edition(today=datetime.date(2026, 11, 23), drafts=True),
            strict=False,
        )
    )
    assert not has_errors(checked.diagnostics)
    assert checked.site is not None
    assert checked.theme is not None
    return checked.site, checked.theme


def rendered(folder: Path) -> dict[str, str]:
    """Every page by the name of its file."""
    files = files_of(*made(folder), folder / "content")
    return {output: data.decode() for output, data in files.items() if output.endswith(".html")}


def story(title: str, more: str = "", body: str = "Chữ.", day: str = "2022-12-01") -> str:
    head = f"title: '{title}'\ndate: {day}\nsection: tin-tuc\nsummary: '{title}'\n"
    return f"---\n{head}{more}---\n{body}\n"


RICH = {
    "articles/a.md": story(
        "Bài A",
        "province: Trà Vinh\ntopics: giam-ngheo\norganisation: mttq-ben-tre\nrelated: bai-b\n"
        "aliases: [/cu/bai-a, /cu.html]\n"
        "metrics:\n"
        + "".join(f"  - {{id: s{n}, label: Số thứ {n}, value: {n}7 căn}}\n" for n in range(1, 8)),
        "## Một\n\nSố thứ 1 là 17 căn. Số thứ 2 là 27 căn.\n\n## Hai\n\nSố thứ 3 là 37 căn.\n\n"
        "Số thứ 4 là 47 căn[^1].\n\n## Ba\n\n- Số thứ 5 là 57 căn\n- Số thứ 6 là 67 căn\n\n"
        "Số thứ 7 là 77 căn. [b](b.md) [c](#mot)\n\n[^1]: Chú.\n",
    ),
    "articles/b.md": story("Bài B", "province: Vĩnh Long\ndraft: true\n", day="2022-11-01"),
    "articles/c.md": story("Bài C", "topics: nong-thon-moi\n", day="2026-12-01"),
    "pages/toa-soan.md": "---\ntitle: Tòa soạn\n---\n## Một\n",
}
NASTY_FILES = {
    "site.yaml": (
        f"title: '{QUOTED}'\ntagline: '{QUOTED}'\naddress: https://a.vn\npage_size: 1\n"
        f"sections:\n  - {{id: tin-tuc, name: '{QUOTED}', description: '{QUOTED}'}}\n"
        f"  - {{id: chuyen-de, name: B}}\nmasthead: {{issn: '{QUOTED}', copyright: '{QUOTED}'}}\n"
    ),
    "topics.yaml": (
        f"topics:\n  - {{id: giam-ngheo, name: '{QUOTED[:80]}', description: '{QUOTED}'}}\n"
    ),
    "organisations.yaml": (
        f"organisations:\n  - {{id: mttq-ben-tre, name: '{QUOTED}', short: '{QUOTED}x',"
        f" note: '{QUOTED}'}}\n"
    ),
    "articles/a.md": story(
        QUOTED,
        f"slug: a\nkicker: '{QUOTED}'\nauthor: '{QUOTED}'\nprovince: Trà Vinh\n"
        f"topics: giam-ngheo\norganisation: mttq-ben-tre\n"
        f"people: [{{name: '{QUOTED}', role: '{QUOTED}'}}]\n"
        f"metrics:\n  - {{id: s, label: 'Số {QUOTED}', value: 17 căn, subject: '{QUOTED}',"
        f" source: '{QUOTED}', note: '{QUOTED}'}}\n",
        '## Tiêu đề "x" & y\n\nSố là 17 căn.',
    ),
    "articles/b.md": story(QUOTED, "slug: b\ntopics: giam-ngheo\nprovince: Trà Vinh\n"),
    "pages/p.md": f"---\ntitle: '{QUOTED}'\nslug: p\nsummary: '{QUOTED}'\n---\nChữ.\n",
}


class Page(HTMLParser):
    """The tags, ids and addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script" and dict(attrs).get("type") != "application/ld+json":
            self.scripts.append(dict(attrs).get("src") or "")
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(value or "")
            elif name in {"href", "src"}:
                self.addresses.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


VOID = {"meta", "link", "col", "img", "br", "hr", "input", "source", "wbr"}


def test_every_kind_of_view_has_its_template(magazine: Magazine) -> None:
    site, theme = made(magazine(RICH))
    shown = {type(task.payload) for task in page_tasks(site)}
    assert shown == set(VIEWS.values())
    assert set(VIEWS.values()) == set(get_args(View))
    assert set(VIEWS) <= set(theme.templates)


def test_every_page_becomes_one_file(magazine: Magazine) -> None:
    site, _ = made(magazine(RICH))
    tasks = list(page_tasks(site))
    outputs = [task.output for task in tasks]
    assert len(set(outputs)) == len(outputs)
    assert all(VIEWS[task.action] is type(task.payload) for task in tasks)
    assert {"index.html", "404.html", "bai/bai-a/index.html", "tinh/tra-vinh/index.html"} <= set(
        outputs
    )
    assert not any(output.startswith("/") for output in outputs)


@pytest.mark.parametrize("files", [RICH, NASTY_FILES], ids=["rich", "nasty"])
def test_pages_are_whole(magazine: Magazine, files: dict[str, str]) -> None:
    for name, html in rendered(magazine(files)).items():
        page = Page(html)
        assert page.open == [], name
        assert html.startswith("<!doctype html>"), name
        assert page.tags.count("h1") == page.tags.count("main") == 1, name
        assert "None" not in re.sub(r"<[^>]*>", " ", html), name


@pytest.mark.parametrize("files", [RICH, NASTY_FILES], ids=["rich", "nasty"])
def test_no_id_stands_twice_on_a_page(magazine: Magazine, files: dict[str, str]) -> None:
    for name, html in rendered(magazine(files)).items():
        ids = Page(html).ids
        assert [one for one in ids if ids.count(one) > 1] == [], name


@pytest.mark.parametrize(("count", "gaps"), [(12, [0, 0]), (13, [1, 2])])
def test_pages_left_out_of_a_long_list_leave_a_gap(
    magazine: Magazine, count: int, gaps: list[int]
) -> None:
    site = "title: A\naddress: https://a.vn\npage_size: 1\nsections: [{id: tin-tuc, name: T}]\n"
    texts = {f"articles/{n}.md": story(f"Bài {n}") for n in range(count)}
    found = rendered(magazine({"articles/2022/ben-tre.md": None, "site.yaml": site, **texts}))
    middle = found["chuyen-muc/tin-tuc/trang/7/index.html"]
    shown = [found["chuyen-muc/tin-tuc/index.html"], middle]
    assert [html.count('<li aria-hidden="true"><a>…</a></li>') for html in shown] == gaps
    assert 'href="/chuyen-muc/tin-tuc/trang/6/"' in middle
    assert f'aria-label="Trang {count}"' in middle
    assert 'aria-label="Trang 1"' in middle


@pytest.mark.parametrize("files", [RICH, NASTY_FILES], ids=["rich", "nasty"])
def test_every_address_on_a_page_is_there(magazine: Magazine, files: dict[str, str]) -> None:
    folder = magazine(files)
    site, theme = made(folder)
    found = {name: Page(html) for name, html in rendered(folder).items()}
    others = files_of(site, theme, folder / "content")
    outputs = {*others, *(address.lstrip("/") for address in theme.assets.values())}
    for name, page in found.items():
        for address in page.addresses:
            if address.startswith(("https://", "mailto:")):
                continue
            path, _, anchor = address.partition("#")
            assert path.startswith("/") or not path, (name, address)
            output = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
            assert not path or output in outputs, (name, address)
            if anchor:
                assert anchor in found[output if path else name].ids, (name, address)


def test_nothing_that_was_written_becomes_a_tag(magazine: Magazine) -> None:
    for name, html in rendered(magazine(NASTY_FILES)).items():
        page = Page(html)
        assert all(source.startswith("/static/") for source in page.scripts), name
        assert "q" not in page.tags, name
        assert not any(one.startswith("on") for one in page.attributes), name
        assert "49" not in re.sub(r"<[^>]*>", " ", html), name


def test_what_was_written_is_shown_once_escaped(magazine: Magazine) -> None:
    html = rendered(magazine(NASTY_FILES))["bai/a/index.html"]
    assert "&amp;lt;q&amp;gt;{{ 7*7 }}" in html
    assert "&amp;amp;" not in html


def test_drafts_and_the_future_are_not_to_be_found_by_search(magazine: Magazine) -> None:
    found = rendered(magazine(RICH))
    hidden = {name for name, html in found.items() if 'name="robots" content="noindex"' in html}
    assert hidden == {"bai/bai-b/index.html", "bai/bai-c/index.html", "404.html"}


@pytest.mark.parametrize(
    ("language", "word", "other"),
    [("vi", "Trang chủ", "Home"), ("en", "Home", "Trang chủ")],
    ids=["Vietnamese", "English"],
)
def test_pages_speak_one_language(magazine: Magazine, language: str, word: str, other: str) -> None:
    site = "title: A\naddress: https://a.vn\nsections: [{id: tin-tuc, name: T}]\n"
    files = {
        **RICH,
        "articles/2022/ben-tre.md": None,
        "site.yaml": f"{site}language: {language}\n",
    }
    html = rendered(magazine(files))["bai/bai-a/index.html"]
    assert f'<html lang="{language}">' in html
    assert word in html
    assert other not in html


def test_a_page_is_rendered_alike_every_time(magazine: Magazine) -> None:
    folder = magazine(RICH)
    assert rendered(folder) == rendered(folder)


def test_a_view_without_a_template_is_our_fault() -> None:
    with pytest.raises(KeyError):
        carried_out([Task(output="a.html", action="no-view.html", payload="no view")])


def test_a_view_of_another_template_is_our_fault(magazine: Magazine) -> None:
    site, _ = made(magazine(RICH))
    view = next(iter(page_tasks(site))).payload
    with pytest.raises(UndecodableError):
        carried_out([Task(output="a.html", action="article.html", payload=view)])
