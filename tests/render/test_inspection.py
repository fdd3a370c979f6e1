"""Finished files are read again: the whole have no fault, all others a line and a reason."""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from jinja2 import Environment

from magbuild.core.diagnostics import Language
from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.render.inspection import (
    MOST_FAULTS,
    Inspection,
    inspect,
    inspect_page,
    inspect_xml,
)
from magbuild.site.edition import Edition
from tests.photographs import jpeg

Magazine = Callable[..., Path]

SITE = "https://thu.example"
BODY_LINE = 7
"""The line on which the body of a page made here begins."""


def page(body: str, head: str = "") -> str:
    top = f'<!doctype html>\n<html lang="vi">\n<head><title>T</title>{head}</head>\n<body>\n'
    return f"{top}<main>\n\n{body}\n</main>\n</body>\n</html>\n"


def inspected(html: str) -> Inspection:
    return inspect_page(html.encode(), "/bai/x/", SITE)


def reasons(found: Inspection) -> list[tuple[str, str]]:
    """The reason and the words of each fault, all of which are of one code."""
    assert {fault.code for fault in found.faults} <= {"MB735"}
    told = (dict(fault.arguments) for fault in found.faults)
    return [(one["reason"], one["found"]) for one in told]


SOUND = {
    "words": "Chữ &amp; số &lt; 5 &#34;x&#x1F600;&nbsp;&copy;&rarr;",
    "blocks": "<p>Một<br>hai</p>\n<ul><li>a</li><li><p>b</p></li></ul>\n<hr>",
    "void elements closed": '<img src="/a.jpg" alt=""/><br />',
    "drawing": (
        '<svg viewBox="0 0 1 1" id="a"><title id="b">T</title><path d="M0 0"/>'
        '<linearGradient id="c"><stop offset="0"/></linearGradient><use href="#a"/></svg>'
    ),
    "references": (
        '<h2 id="a">A</h2><section aria-labelledby="a b"><p id="b"><a href="#a">x</a></p></section>'
        '<form id="f"><label for="q">Q</label><input id="q" list="l"><datalist id="l"></datalist>'
        '</form><button form="f">x</button>'
    ),
    "top of the page": '<a href="#">x</a> <a href="#top">y</a>',
    "script": '<script src="/a.js">if (a < b && c > d) { "</p>" }</script>',
    "data": '<script type="application/ld+json">{"a": "<p>&"}</script>',
    "comment": "<!-- <p> & > <b> - -->",
    "empty comment": "<!---->",
    "script of many signs": '<script src="/a.js">a<b<!c</p>d</x</scrip></script>',
    "script with a type": '<script type="module" src="/a.js"></script>',
    "links one after another": '<a href="/x/">x</a><a href="/y/">y</a>',
    "values of many signs": "<p title=\"a &gt; b / c = 'd' ; é\">x</p>",
    "a block in a cell": "<table><tbody><tr><td><p>a</p><div>b</div></td></tr></tbody></table>",
    "custom element": "<x-hop>a</x-hop>",
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_a_sound_page_has_no_fault(body: str) -> None:
    assert inspected(page(body)).faults == ()


BARE = "@bare"
FORM = "@tag-form"
HOSTILE: Mapping[str, tuple[str, list[tuple[str, str]]]] = {
    # Signs
    "bare less-than": ("a < b", [(BARE, "< b </main> </body> </html>")]),
    "bare greater-than": ("a > b", [(BARE, "> b </main> </body> </html>")]),
    "tag cut off": ("<p class=", [(BARE, "<p class= </main> </body> </html>")]),
    "two beginnings": ("<<p>x</p>", [(BARE, "<<p>x</p> </main> </body> </html>")]),
    "two ends": ("<p>>x</p>", [(BARE, ">x</p> </main> </body> </html>")]),
    "signs the wrong way round": ("x >p< y", [(BARE, ">p< y </main> </body> </html>")]),
    "less-than in a value": (
        '<p title="a<b">x</p>',
        [(BARE, '<p title="a<b">x</p> </main> </body> </html>')],
    ),
    "greater-than in a value": (
        '<p title="a>b">x</p>',
        [(BARE, ">x</p> </main> </body> </html>")],
    ),
    "bare ampersand": ("Chữ & số", [(BARE, "&")]),
    "ampersand before a letter": ("R&D", [(BARE, "&D")]),
    "unknown entity": ("&khongco;", [(BARE, "&khongco;")]),
    "entity without its end": ("&copy 2022", [(BARE, "&copy")]),
    "numeric reference without its end": ("&#65 x", [(BARE, "&")]),
    "bare ampersand in an address": ('<a href="/x/?a=1&b=2">x</a>', [(BARE, "&b")]),
    "comment without an end": ("<!-- x", [(BARE, "<!-- x </main> </body> </html>")]),
    "script without an end": ("<script>a", [("@inline", "<script>"), ("@unclosed", "<script>")]),
    "comment that a browser ends at once": (
        "<!--><b>--></b>",
        [(BARE, "></b> </main> </body> </html>")],
    ),
    "comment with two strokes": ("<!-- a -- b -->", [(FORM, "<!-- a -- b -->")]),
    "comment that ends otherwise": ("<!-- a --!>", [(FORM, "<!-- a --!>")]),
    "script ended in capitals": (
        "<script>a</SCRIPT>",
        [("@inline", "<script>"), ("@unclosed", "<script>"), ("@unopened", "</SCRIPT>")],
    ),
    "script that opens a comment": (
        '<script src="/a.js">a<!--<script>a</script>',
        [(BARE, "<!--<script></script> </main> </body> </html>")],
    ),
    "script in a script": (
        "<script>'<script>'</script>",
        [("@inline", "<script>"), ("@inline", "<script>"), ("@unclosed", "<script>")],
    ),
    # The form of tags
    "no quotes": ("<hr class=a>", [(FORM, "<hr class=a>")]),
    "single quotes": ("<hr class='a'>", [(FORM, "<hr class='a'>")]),
    "a quote too many": ('<hr class="a"">', [(FORM, '<hr class="a"">')]),
    "no room between attributes": ('<hr a="b"c="d">', [(FORM, '<hr a="b"c="d">')]),
    "room around the sign": ('<hr a = "b">', [(FORM, '<hr a = "b">')]),
    "room before the name": ("< hr>", [(FORM, "< hr>")]),
    "no name": ("<>", [(FORM, "<>")]),
    "processing instruction": ("<?php x ?>", [(FORM, "<?php x ?>")]),
    "cdata": ("<![CDATA[x]]>", [(FORM, "<![CDATA[x]]>")]),
    "a template's leftover": ("<hr {{ x }}>", [(FORM, "<hr {{ x }}>")]),
    "end tag with attributes": (
        '<p>x</p class="a">',
        [("@unclosed", "<p>"), (FORM, '</p class="a">')],
    ),
    "capitals": ("<DIV>x</DIV>", [("@only-in-svg", "<DIV>")]),
    "capital attribute": ('<p Class="a">x</p>', [("@only-in-svg", "<p>")]),
    "element that closes itself": ("<p/>", [("@only-in-svg", "<p>")]),
    "drawing outside a drawing": ("<svg></svg><path/>", [("@only-in-svg", "<path>")]),
    "second doctype": ("<!doctype html>", [("@exactly-one", "<!doctype html>")]),
    # Nesting
    "never closed": ("<p>x", [("@unclosed", "<p>")]),
    "closed twice": ("<p>x</p></p>", [("@unopened", "</p>")]),
    "crossed": ("<b><i>x</b></i>", [("@unclosed", "<i>"), ("@unopened", "</i>")]),
    "end tag of a void element": ("<br></br>", [("@unopened", "</br>")]),
    "end tag in other letters": ("<p>x</P>", [("@unclosed", "<p>"), ("@unopened", "</P>")]),
    "list item lost": (
        "<ul><li>a<li>b</li></ul>",
        [("@unclosed", "<li>")],
    ),
    "block in a paragraph": ("<p><div>x</div></p>", [("@never-in", "<p> … <div>")]),
    "paragraph in a paragraph": ("<p><b><p>x</p></b></p>", [("@never-in", "<p> … <p>")]),
    "link in a link": (
        '<a href="/x/"><span><a href="/y/">x</a></span></a>',
        [("@never-in", "<a> … <a>")],
    ),
    "form in a form": (
        "<form><div><form></form></div></form>",
        [("@never-in", "<form> … <form>")],
    ),
    "tag in a text area": ("<textarea><b>x</b></textarea>", [("@only-text", "<textarea>")]),
    "tag in the title of a drawing": (
        "<svg><title>a <b>x</b></title></svg>",
        [("@only-text", "<title>")],
    ),
    "second title": ("<title>x</title>", [("@exactly-one", "<title>")]),
    "second main": ("<main>x</main>", [("@exactly-one", "<main>")]),
    "second body": ("<body>x</body>", [("@exactly-one", "<body>")]),
    # Attributes and ids
    "attribute twice": ('<p class="a" class="b">x</p>', [("@attribute-twice", "<p class>")]),
    "id twice": ('<p id="a">x</p><p id="a">y</p>', [("@id-twice", 'id="a"')]),
    "id three times": ('<p id="a"></p>' * 3, [("@id-twice", 'id="a"')] * 2),
    "the same id written otherwise": (
        '<p id="a&amp;b"></p><p id="a&#38;b"></p>',
        [("@id-twice", 'id="a&b"')],
    ),
    "empty id": ('<p id="">x</p>', [("@id-form", 'id=""')]),
    "id of two words": ('<p id="a b">x</p>', [("@id-form", 'id="a b"')]),
    # References
    "fragment that is not there": ('<a href="#khong">x</a>', [("@no-id", "#khong")]),
    "fragment of other letters": ('<p id="a"></p><a href="#A">x</a>', [("@no-id", "#A")]),
    "label of nothing": ('<label for="q">x</label>', [("@no-id", "#q")]),
    "one of two names missing": (
        '<p id="a"></p><section aria-labelledby="a b"></section>',
        [("@no-id", "#b")],
    ),
    "described by nothing": ('<p aria-describedby="x"></p>', [("@no-id", "#x")]),
    "button of no form": ('<button form="f"></button>', [("@no-id", "#f")]),
    "piece of a drawing missing": ('<svg><use href="#x"/></svg>', [("@no-id", "#x")]),
    # Addresses
    "script as an address": (
        '<a href="javascript:alert(1)">x</a>',
        [("@no-target", "javascript:alert(1)")],
    ),
    "script in disguise": (
        '<a href="jAva&#115;cript&colon;x">x</a>',
        [("@no-target", "jAvascript:x")],
    ),
    "script after a line break": (
        '<a href="java&#10;script:x">x</a>',
        [("@no-target", "java script:x")],
    ),
    "a picture from elsewhere": (
        '<img src="https://a.vn/b.jpg" alt="">',
        [("@third-party", "https://a.vn/b.jpg")],
    ),
    "a picture from elsewhere in a list": (
        '<img src="/a.jpg" srcset="/a.jpg 1x, //a.vn/b.jpg 2x" alt="">',
        [("@third-party", "//a.vn/b.jpg")],
    ),
    "a script from elsewhere": (
        '<script src="https://a.vn/b.js"></script>',
        [("@third-party", "https://a.vn/b.js")],
    ),
    "an inline script": ("<script>1</script>", [("@inline", "<script>")]),
    "an inline script of a type": (
        '<script type="module">1</script>',
        [("@inline", "<script>")],
    ),
    "an inline sheet": ("<style>a { }</style>", [("@inline", "<style>")]),
    "an inline style": ('<p style="color: red">x</p>', [("@inline", "style=")]),
    "an event handler": ('<p onclick="a()">x</p>', [("@inline", "onclick=")]),
    "data as a picture": (
        '<img src="data:image/png;base64,x" alt="">',
        [("@no-target", "data:image/png;base64,x")],
    ),
    "data in a list of pictures": (
        '<img srcset="/a.jpg 1x, data:x 2x" alt="">',
        [("@no-target", "data:x")],
    ),
    "reference not bound": ('<a href="ref:0">x</a>', [("@no-target", "ref:0")]),
    "no address": ('<a href="">x</a>', [("@no-target", "")]),
    "relative address": ('<a href="x/">x</a>', [("@no-target", "x/")]),
    "climbing address": ('<a href="/x/../y/">x</a>', [("@no-target", "/x/../y/")]),
}


@pytest.mark.parametrize(("body", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_a_page_with_a_fault(body: str, expected: list[tuple[str, str]]) -> None:
    found = inspected(page(body))
    assert sorted(reasons(found)) == sorted(expected)
    assert {fault.span.path for fault in found.faults} == {"bai/x/index.html"}


WHOLE = {
    "nothing": ("", [("@doctype", "")]),
    "words": ("Chữ", [("@doctype", "Chữ")]),
    "no doctype": ("<html></html>", [("@doctype", "<html></html>")]),
    "doctype in capitals": ("<!DOCTYPE html>\n<html>", [("@doctype", "<!DOCTYPE html> <html>")]),
    "byte-order mark": ("\ufeff<!doctype html>", [("@doctype", "\ufeff<!doctype html>")]),
    "a doctype alone": (
        "<!doctype html>",
        [
            *(("@exactly-one", f"<{name}>") for name in ("body", "head", "html", "main", "title")),
            ("@outside", "<!doctype html>"),
        ],
    ),
    "no title": (page("x").replace("<title>T</title>", ""), [("@exactly-one", "<title>")]),
    "no main": (page("x").replace("main>", "div>"), [("@exactly-one", "<main>")]),
    "title only in a drawing": (
        page("<svg><title>T</title></svg>").replace("<title>T</title></head>", "</head>"),
        [("@exactly-one", "<title>")],
    ),
    "cut off": (
        page("x").removesuffix("</body>\n</html>\n"),
        [("@outside", "<>"), ("@unclosed", "<body>"), ("@unclosed", "<html>")],
    ),
    "words before": (page("x").replace("<html", "chữ <html"), [("@outside", "chữ")]),
    "words after": (page("x") + "chữ\n", [("@outside", "chữ")]),
    "element after": (page("x") + "<hr>\n", [("@outside", "<hr>")]),
    "element before": (page("x").replace("<html", "<hr><html"), [("@outside", "<hr>")]),
}


@pytest.mark.parametrize(("html", "expected"), WHOLE.values(), ids=WHOLE)
def test_a_page_that_is_not_whole(html: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(reasons(inspected(html))) == sorted(expected)


def test_bytes_that_are_no_utf_8_are_told_with_their_line() -> None:
    data = page("x\nNăm").encode().replace("ă".encode(), b"\xe3")
    (fault,) = inspect_page(data, "/bai/x/", SITE).faults
    assert dict(fault.arguments) == {"reason": "@utf-8", "found": "0xE3"}
    assert fault.span.line == BODY_LINE + 1


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>x", [1]),  # told where another element ends
        ("a\n\n</p>", [2]),
        ("a\nb & c", [1]),
        ("a\n<p\nclass=x>", [1]),
        ("a\n\nb < c", [2]),
        ('<script src="/a.js">\n1 < 2\n\n</script>\n</b>', [4]),
        ('<script\nsrc="/a.js">\n</script></b>', [2]),
        ("<!-- a\n\nb --></b>", [2]),
        ('<p id="a"></p>\n<p id="a"></p>\n<a href="#b">x</a>\n&\n</b>', [1, 2, 3, 4]),
        ('<p\nid="a"></p>\n<a href="x">x</a>', [2]),
    ],
)
def test_faults_come_in_the_order_of_their_lines(body: str, lines: list[int]) -> None:
    told = [fault.span.line - BODY_LINE for fault in inspected(page(body)).faults]
    assert told == lines


def test_of_a_page_with_many_faults_the_first_are_told() -> None:
    lines = [fault.span.line for fault in inspected(page("</p>\n" * 100)).faults]
    assert lines == list(range(BODY_LINE, BODY_LINE + MOST_FAULTS))


def test_a_fault_can_be_said_in_both_languages() -> None:
    long = f'<a href="{"x" * 200}">x</a>'
    (fault,) = inspected(page(long)).faults
    for language in Language:
        assert "x" * 80 + "…”" in fault.message(language)
        assert "@" not in fault.message(language)
        assert "templates/" in fault.remedy(language)


# What a page gives and needs


def test_a_page_gives_its_address_and_its_ids() -> None:
    found = inspected(page('<p id="b">x</p><h2 id="ă">y</h2><svg id="a"></svg>'))
    assert found.provides == ("/bai/x/", "/bai/x/#a", "/bai/x/#b", "/bai/x/#ă")


def test_a_page_needs_what_it_leads_to() -> None:
    body = (
        '<a href="/">h</a><a href="/bai/y/#neu-nha">y</a><a href="/bai/y/#neu-nha">y</a>'
        '<a href="https://thu.example/tinh/?x=1">t</a><a href="https://khac.example/">k</a>'
        '<a href="mailto:a@b.vn">m</a><img src="/static/%C4%91.jpg" alt="">'
        '<img srcset="/static/a.jpg 1x, /static/b.jpg 2x" alt="">'
        '<video poster="/static/p.jpg"></video><a href="/bai/x/#khong">own</a><a href="#">t</a>'
    )
    head = f'<link rel="canonical" href="{SITE}/bai/x/"><script src="/static/a.js"></script>'
    assert inspected(page(body, head)).requires == (
        *("/", "/bai/x/", "/bai/x/#khong", "/bai/y/#neu-nha"),
        *("/static/a.jpg", "/static/a.js", "/static/b.jpg", "/static/p.jpg", "/static/đ.jpg"),
        "/tinh/",
    )


def test_what_may_not_stand_on_a_page_is_not_needed() -> None:
    assert inspected(page('<a href="x/">x</a><a href="#y">y</a>')).requires == ()


# Laws


class Listener(HTMLParser):
    """Ids and addresses as the parser of the standard library finds them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.words += data


TEMPLATE = Environment(autoescape=True).from_string(
    page('<p id="{{ id }}" title="{{ value }}">{{ text }}</p><a href="#{{ id | urlencode }}">x</a>')
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
IDS = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=10)


@given(identity=IDS, value=TEXTS, text=TEXTS)
def test_whatever_a_template_escapes_stays_words(identity: str, value: str, text: str) -> None:
    html = TEMPLATE.render(id=identity, value=value, text=text)
    found = inspected(html)
    assert found.faults == ()
    assert found.provides == ("/bai/x/", f"/bai/x/#{identity}")


TREES = st.recursive(
    st.sampled_from(["chữ", "x &amp; y", "\n", "<br>", "<wbr>", ""]),
    lambda inner: st.tuples(
        st.sampled_from(["b", "ul", "section", "span", "details", "x-hop"]),
        st.lists(inner, max_size=4),
    ).map(lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0]}>"),
    max_leaves=12,
)
_TAG = re.compile(r"</?[a-z][^<>]*>")


@given(TREES)
def test_every_tree_is_sound(tree: str) -> None:
    assert inspected(page(tree)).faults == ()


@given(TREES, st.data())
def test_no_tag_can_be_lost_or_doubled(tree: str, data: st.DataObject) -> None:
    html = page(tree)
    tags = [one for one in _TAG.finditer(html) if one[0] not in {"<br>", "<wbr>"}]
    tag = data.draw(st.sampled_from(tags))
    lost = html[: tag.start()] + html[tag.end() :]
    doubled = html[: tag.end()] + html[tag.start() :]
    assert inspected(lost).faults
    assert inspected(doubled).faults


@given(TREES, st.data())
def test_no_sign_of_a_tag_can_be_lost(tree: str, data: st.DataObject) -> None:
    html = page(tree)
    at = data.draw(st.sampled_from([n for n, sign in enumerate(html) if sign in '<>"']))
    assert inspected(html[:at] + html[at + 1 :]).faults


@given(st.text(alphabet='<>/"= &;!-abp\n#', max_size=40))
def test_any_soup_is_judged(soup: str) -> None:
    """Nothing makes the reader fail, and what it takes for sound a browser's reader takes alike."""
    html = page(soup)
    if not inspected(html).faults:
        words = re.sub(r"<!--.*?-->|<[^<>]*>", "", html, flags=re.DOTALL)
        assert Listener(html).words.split() == unescape(words).split()


@given(st.binary(max_size=40))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert inspect_page(data, "/bai/x/", SITE).faults
    inspect_page(page("").encode().replace(b"T", data), "/bai/x/", SITE)
    inspect_xml(data, "/x.xml", SITE)


@examples(max_examples=50)
@given(st.lists(st.sampled_from(sorted(HOSTILE)), min_size=2, max_size=4))
def test_what_is_read_once_is_read_alike_again(names: list[str]) -> None:
    bodies = [HOSTILE[name][0] for name in names]
    assert [inspected(page(b)) for b in bodies] == [inspected(page(b)) for b in bodies]


# Other files


@pytest.mark.parametrize(
    ("output", "provides"),
    [
        ("robots.txt", "/robots.txt"),
        ("favicon.svg", "/favicon.svg"),
        ("static/a.1234567890.css", "/static/a.1234567890.css"),
        ("static/ảnh đẹp.jpg", "/static/ảnh đẹp.jpg"),
        ("static/xac-nhan.html", "/static/xac-nhan.html"),
        ("static/a.json", "/static/a.json"),
        ("so-lieu/so-lieu.sqlite", "/so-lieu/so-lieu.sqlite"),
        ("cu.php", "/cu.php"),
    ],
)
def test_of_other_files_nothing_is_asked(output: str, provides: str) -> None:
    assert inspect(output, b"\xff<", SITE) == Inspection(provides=(provides,))


@pytest.mark.parametrize(
    ("output", "url"),
    [
        ("index.html", "/"),
        ("404.html", "/404.html"),
        ("bai/x/index.html", "/bai/x/"),
        ("bai/xindex.html", "/bai/xindex.html"),
    ],
)
def test_pages_are_told_by_their_ending(output: str, url: str) -> None:
    html = page('<a href="/y/" id="a">x</a>').encode()
    assert inspect(output, html, SITE) == Inspection(provides=(url, f"{url}#a"), requires=("/y/",))
    (fault,) = inspect(output, b"", SITE).faults
    assert fault.span.path == output


FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="{site}/feed.xml"/>'
    '<entry><id>tag:x</id><link href="{site}/bai/x/#a%20b"/><content>a</content></entry></feed>'
)
SITEMAP = "<urlset>\n<url><loc>\n{site}/x/\n</loc></url><url><loc>{site}/</loc></url></urlset>"


@pytest.mark.parametrize(
    ("text", "requires"),
    [
        (FEED, ("/bai/x/#a b", "/feed.xml")),
        (SITEMAP, ("/", "/x/")),
        ("<rss><channel><link>{site}/</link><title>/x/</title></channel></rss>", ("/",)),
        ("<feed><link href='https://khac.example/'/></feed>", ()),
        (
            "<urlset><url><image:loc>{site}/static/a.png</image:loc></url></urlset>",
            ("/static/a.png",),
        ),
        ("<rss><atom:link href='{site}/rss.xml'/></rss>", ("/rss.xml",)),
        ("<rss><enclosure url='{site}/static/a.png' length='1'/></rss>", ("/static/a.png",)),
        ("<a/>", ()),
    ],
)
def test_xml_needs_what_it_leads_to(text: str, requires: tuple[str, ...]) -> None:
    found = inspect("x.xml", text.format(site=SITE).encode(), SITE)
    assert found == Inspection(provides=("/x.xml",), requires=requires)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<a>", "MB736", 1),
        ("<a>\n&nbsp;</a>", "MB736", 2),
        ("<!DOCTYPE a>\n<a/>", "MB736", 1),
        ("<urlset>\n<url><loc>/x/</loc></url></urlset>", "MB735", 2),
        ("<urlset>\n<url><loc></loc></url></urlset>", "MB735", 2),
        ("<feed>\n\n<link href='#x'/></feed>", "MB735", 3),
        ("<feed><link href='javascript:x'/></feed>", "MB735", 1),
        ("<rss><enclosure url='/static/a.png'/></rss>", "MB735", 1),
        ("<feed><link href='https://thu.example/../x/'/></feed>", "MB735", 1),
    ],
)
def test_xml_with_a_fault(text: str, code: str, line: int) -> None:
    found = inspect("x.xml", text.encode(), SITE)
    (fault,) = found.faults
    assert (fault.code, fault.span.path, fault.span.line) == (code, "x.xml", line)
    assert found.requires == ()
    assert all(fault.message(language) for language in Language)


def json_feed(**more: object) -> bytes:
    item = {"id": "tag:a", "url": f"{SITE}/bai/a/", **more}
    feed = {"home_page_url": f"{SITE}/", "feed_url": f"{SITE}/feed.json", "items": [item]}
    return json.dumps(feed).encode()


def test_a_json_feed_needs_what_it_leads_to() -> None:
    image = f"{SITE}/static/a.jpg"
    data = json_feed(image=image, attachments=[{"url": f"{SITE}/static/b.jpg"}])
    found = inspect("feed.json", data, SITE)
    assert found.faults == ()
    assert found.requires == ("/", "/bai/a/", "/feed.json", "/static/a.jpg", "/static/b.jpg")
    (fault,) = inspect("tinh/a/feed.json", json_feed(image="/static/a.jpg"), SITE).faults
    assert fault.code == "MB735"


@pytest.mark.parametrize("text", ["[]", '{"a": "</p>&"}', "1", '"é"'])
def test_json_that_can_be_read(text: str) -> None:
    assert inspect("a/x.json", text.encode(), SITE) == Inspection(provides=("/a/x.json",))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        *((b"", 1), (b"{", 1), (b"[\n1,\n]", 3), (b"[NaN]", 1), (b'{"a": Infinity}', 1)),
        *((b"\xff", 1), (b"\xef\xbb\xbf[]", 1), (b"[] []", 1), (b"{'a': 1}", 1)),
    ],
)
def test_json_that_cannot_be_read(data: bytes, line: int) -> None:
    (fault,) = inspect("x.json", data, SITE).faults
    assert (fault.code, fault.span.line) == ("MB736", line)


# Whole magazines


def published(folder: Path, output: Path, address: str) -> dict[str, Inspection]:
    """Every file of a built magazine, read again."""
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    request = Request(
        content=folder / "content", shown="content", output=output, edition=edition, strict=False
    )
    assert build(request).publication is not None
    files = {path.relative_to(output).as_posix(): path for path in output.rglob("*")}
    return {
        name: inspect(name, path.read_bytes(), address)
        for name, path in sorted(files.items())
        if path.is_file()
    }


def assert_whole(found: Mapping[str, Inspection]) -> None:
    provided = {one for file in found.values() for one in file.provides}
    for name, file in found.items():
        assert file.faults == (), name
        assert set(file.requires) <= provided, name


def test_the_shipped_magazine_is_whole(project: Path, tmp_path: Path) -> None:
    found = published(project, tmp_path / "public", "https://tinh-nha.example")
    assert len(found) > 60
    assert found["feed.xml"].requires
    assert "/so-lieu/so-lieu.json" in found["so-lieu/so-lieu.json"].provides
    assert_whole(found)


NASTY = '"><script>alert(1)</script>&lt;q&gt;&{{ 7*7 }}'
ODD = "tệp-lạ&50%.jpg"
ODDER = "ảnh ‘x’ (b) & c; d=e.jpg"


def test_a_magazine_of_nasty_words_and_names_is_whole(magazine: Magazine) -> None:
    head = f"title: '{NASTY}'\nslug: a\nsummary: '{NASTY}'\n"
    hero = f"hero: {{image: '{ODDER}', alt: '{NASTY}'}}\ndate: 2022-12-01\nsection: tin-tuc\n"
    folder = magazine(
        {
            "articles/2022/a.md": f"---\n{head}{hero}---\nChữ <https://k.example/?a=1&b=2>.\n",
            "pages/p.md": f"---\ntitle: '{NASTY}'\nslug: p\n---\n![a](<{ODD}>)\n",
        }
    )
    (folder / "static").mkdir()
    for name in (ODD, ODDER):
        (folder / "static" / name).write_bytes(jpeg())
    found = published(folder, folder / "public", "https://thu.example")
    assert_whole(found)
    assert (
        sum(name.startswith("static/") and name.endswith(".jpg") for name in found) == 2 + 3
    )  # the hero has three shapes


def test_a_magazine_without_its_ledger_is_whole(magazine: Magazine, project: Path) -> None:
    folder = magazine({"articles/2022/ben-tre.md": None})
    for path in (project / "content").rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    settings = folder / "content" / "site.yaml"
    text = settings.read_text("utf-8").replace("ledger: true", "ledger: false")
    settings.write_text(text, "utf-8")
    found = published(folder, folder / "public", "https://tinh-nha.example")
    assert_whole(found)
    assert not any(name.startswith("so-lieu/") for name in found)
    assert not any("so-lieu/" in one for file in found.values() for one in file.requires)
