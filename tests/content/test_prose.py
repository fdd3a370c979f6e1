import inspect
import re
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.limits import BODY_CHARACTERS
from magbuild.content.models import Prose
from magbuild.content.prose import convert


def test_a_text_too_deep_for_the_converter_is_a_fault_with_a_place() -> None:
    """Calls are limited more than usual, for our own limits let nothing by that is too deep."""
    before, depth = sys.getrecursionlimit(), len(inspect.stack())
    try:
        sys.setrecursionlimit(depth + 110)
        found = codes_of("a *b*\n\n" + "*a **a " * 150 + "b** b*" * 150)
    finally:
        sys.setrecursionlimit(before)
    assert found == [("MB422", 3)]
    assert html("a *b*") == "<p>a <em>b</em></p>"


def codes_of(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in convert(text, "a.md", 1)[1]]


def html(text: str) -> str:
    """The HTML of a text without faults."""
    prose, found = convert(text, "a.md", 1)
    assert found == ()
    return prose.html


def faults(text: str, first_line: int = 1) -> list[tuple[str, int, int, int]]:
    """Code, line, column and length of each fault."""
    _, found = convert(text, "a.md", first_line)
    return [(d.code, d.span.line, d.span.column, d.span.length) for d in found]


def codes(text: str) -> list[str]:
    return [fault[0] for fault in faults(text)]


def references(text: str) -> list[tuple[str, str]]:
    """Target and fragment of each reference."""
    prose, _ = convert(text, "a.md", 1)
    return [(reference.target, reference.fragment) for reference in prose.references]


def places(text: str) -> list[tuple[int, int, int]]:
    """Line, column and length of each reference."""
    prose, _ = convert(text, "a.md", 1)
    spans = [reference.span for reference in prose.references]
    return [(span.line, span.column, span.length) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Một.\n\nHai.", "<p>Một.</p>\n<p>Hai.</p>", id="paragraphs"),
        pytest.param("a  \nb", "<p>a<br>\nb</p>", id="line break"),
        pytest.param("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>", id="emphasis"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="list"),
        pytest.param(
            "1. a\n\n* b",
            "<ol>\n<li>a</li>\n</ol>\n<ul>\n<li>b</li>\n</ul>",
            id="lists of two kinds",
        ),
        pytest.param("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', id="start"),
        pytest.param("> a", "<blockquote>\n<p>a</p>\n</blockquote>", id="quotation"),
        pytest.param("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>", id="rule"),
        pytest.param("    a", "<p>a</p>", id="indentation is not code"),
        pytest.param("```\na\n```", "<pre><code>a\n</code></pre>", id="fence"),
        pytest.param(
            "~~~py\na\n~~~", '<pre><code class="language-py">a\n</code></pre>', id="named fence"
        ),
        pytest.param("a & b < c > d", "<p>a &amp; b &lt; c &gt; d</p>", id="signs are text"),
        pytest.param("&lt;b&gt; &copy;", "<p>&lt;b&gt; ©</p>", id="entities"),
        pytest.param("&amp;lt;b&amp;gt;", "<p>&amp;lt;b&amp;gt;</p>", id="entities written out"),
        pytest.param("`&lt;b&gt;`", "<p><code>&amp;lt;b&amp;gt;</code></p>", id="entities in code"),
        pytest.param("https://a.vn", "<p>https://a.vn</p>", id="bare address"),
        pytest.param("Chữ <b", "<p>Chữ &lt;b</p>", id="half a tag"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("## Định hướng", ["dinh-huong"], id="đ"),
        pytest.param("## Đường đến ước mơ", ["duong-den-uoc-mo"], id="marks"),
        pytest.param(
            "## Định hướng\n\n## Định hướng\n\n### Định hướng",
            ["dinh-huong", "dinh-huong_1", "dinh-huong_2"],
            id="equal headings",
        ),
        pytest.param("## ???\n\n## …", ["muc", "muc_1"], id="punctuation only"),
        pytest.param("## A {#rieng}", ["rieng"], id="own id"),
        pytest.param("## A {#b}\n\n## B", ["b", "b_1"], id="own id first"),
        pytest.param("## B\n\n## A {#b}", ["b_1", "b"], id="own id later"),
        pytest.param("## *Nhà* `mới`", ["nha-moi"], id="marked up"),
        pytest.param("## Nông &amp; lâm", ["nong-va-lam"], id="ampersand"),
    ],
)
def test_heading_ids(text: str, ids: list[str]) -> None:
    prose, _ = convert(text, "a.md", 1)
    assert list(prose.anchors) == ids
    assert [heading.id for heading in prose.outline] == ids


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        pytest.param("Làm *nhà* **mới**", "Làm nhà mới", id="emphasis"),
        pytest.param('"Nhà" 64 km2', "“Nhà” 64\u00a0km²", id="typeset"),
        pytest.param("[Nhà](https://a.vn)", "Nhà", id="link"),
        pytest.param("Nhà {#rieng}", "Nhà", id="own id"),
        pytest.param("Nông & lâm", "Nông & lâm", id="ampersand"),
        pytest.param("Nông &amp; lâm &copy;", "Nông & lâm ©", id="entities"),
        pytest.param("5 \\* 3", "5 * 3", id="escaped sign"),
        pytest.param("Thẻ `<b>`", "Thẻ <b>", id="tag in code"),
        pytest.param('Mã `"x"`', 'Mã "x"', id="quotes in code"),
        pytest.param("Nhà[^1]\n\n[^1]: Chú.", "Nhà", id="footnote"),
    ],
)
def test_the_outline_holds_what_a_reader_sees(heading: str, words: str) -> None:
    prose, _ = convert(f"## {heading}", "a.md", 1)
    assert [one.text for one in prose.outline] == [words]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## A\n\n### B\n\n#### C\n\n##### D\n\n###### E\n\n## F", [2, 3, 2]),
        ("# A\n\n### B", [2, 3]),
        ("> ## A\n\n- ## B", [2, 2]),
        ("Chữ.", []),
    ],
    ids=["all levels", "first level", "inside blocks", "none"],
)
def test_the_outline_holds_two_levels(text: str, levels: list[int]) -> None:
    prose, _ = convert(text, "a.md", 1)
    assert [one.level for one in prose.outline] == levels


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("chữ\n\n# Một", 3),
        ("- chữ\n- # Một", 2),
        ("Bốn người.\n\n#### Bốn", 3),
        ("## Hai\n\n## Hai\n\n#### Hai", 5),
    ],
    ids=["first level", "in a list", "word said before", "heading said before"],
)
def test_a_heading_of_a_wrong_level_is_found_on_its_line(text: str, line: int) -> None:
    ((code, at, _, _),) = faults(text)
    assert (code, at) == ("MB438", line)


@pytest.mark.parametrize("text", [" # một", "`# một`", "```\n# một\n```", "\\# một", "a # b"])
def test_what_is_no_heading_has_no_level(text: str) -> None:
    assert faults(text) == []
    assert "<h" not in html(text)


def test_tables() -> None:
    assert html("| Tỉnh | Số | Tỷ lệ |\n|---|:-:|--:|\n| A | 2 | 3 |\n") == (
        '<div aria-label="Tỉnh Số Tỷ lệ" class="table" role="region" tabindex="0"><table>\n'
        '<thead>\n<tr>\n<th scope="col">Tỉnh</th>\n<th class="center" scope="col">Số</th>\n'
        '<th class="right" scope="col">Tỷ lệ</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>A</td>\n<td class="center">2</td>\n<td class="right">3</td>\n</tr>\n'
        "</tbody>\n</table></div>"
    )


def test_footnotes_lead_there_and_back() -> None:
    assert html("Chữ[^1] và[^1] khác[^x].\n\n[^1]: Chú thích.\n[^x]: Hai.") == (
        '<p>Chữ<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
        ' và<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
        ' khác<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">2</a></sup>.</p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n<li id="fn:1">\n'
        '<p>Chú thích.&nbsp;<a class="footnote-backref" href="#fnref:1"'
        ' title="Về chỗ có chú thích 1">↩</a><a class="footnote-backref" href="#fnref2:1"'
        ' title="Về chỗ có chú thích 1">↩</a></p>\n</li>\n<li id="fn:x">\n'
        '<p>Hai.&nbsp;<a class="footnote-backref" href="#fnref:x"'
        ' title="Về chỗ có chú thích 2">↩</a></p>\n</li>\n</ol>\n</div>'
    )


def test_footnotes_of_one_text_are_forgotten_in_the_next() -> None:
    convert("Một[^1].\n\n[^1]: Chú.", "a.md", 1)
    assert convert("Hai[^1].", "a.md", 1)[0].html == "<p>Hai[^1].</p>"


def test_link_definitions_of_one_text_are_forgotten_in_the_next() -> None:
    convert("[a][1]\n\n[1]: https://a.vn", "a.md", 1)
    assert convert("[a][1]", "a.md", 1)[0].html == "<p>[a][1]</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoạn.\n{: .lead #dau }", '<p class="lead" id="dau">Đoạn.</p>'),
        ("*a*{: .x } b", '<p><em class="x">a</em> b</p>'),
        ("Đoạn.\n{: lang=en data-x=1 }", "<p>Đoạn.</p>"),
        ("[a](https://a.vn){: target=_blank rel=x }", '<p><a href="https://a.vn">a</a></p>'),
    ],
    ids=["block", "inline", "unknown attributes", "link attributes"],
)
def test_attribute_lists(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Một.\n\nHai.\n{: onclick=alert(1) }", [("MB432", 4, 4, 8)]),
        ("Hai.\n{: .a ONLOAD=x }", [("MB432", 2, 7, 7)]),
        ("Hai.\n{: style=color:red }", [("MB433", 2, 4, 6)]),
        ("## A {#Riêng}", [("MB330", 1, 8, 5)]),
    ],
    ids=["handler", "capital handler", "style", "id"],
)
def test_attributes_that_are_refused(text: str, found: list[tuple[str, int, int, int]]) -> None:
    assert faults(text) == found


def test_an_attribute_list_cannot_bring_in_another_address() -> None:
    prose, found = convert('[a](b.md){: href="javascript:alert(1)" }', "a.md", 1)
    assert [fault.code for fault in found] == ["MB441"]
    assert "javascript" not in prose.html


def test_a_picture_alone_is_a_figure_with_its_caption() -> None:
    assert html('![Lễ trao quà](le.jpg "Ảnh: "Nam"")') == (
        '<figure><img alt="Lễ trao quà" src="ref:0"><figcaption>Ảnh: “Nam”</figcaption></figure>'
    )


def test_a_picture_in_a_text_is_no_figure() -> None:
    assert html("![Nhà](a.jpg) chữ") == '<p><img alt="Nhà" src="ref:0"> chữ</p>'


@pytest.mark.parametrize(
    ("opening", "start"),
    [
        ('!!! note "Tựa"', '<aside class="aside note">\n<p class="aside-title">Tựa</p>'),
        ('!!! warning "Tựa"', '<aside class="aside warning">\n<p class="aside-title">Tựa</p>'),
        ('!!! box "Tựa"', '<aside class="aside box">\n<p class="aside-title">Tựa</p>'),
        ('!!! danger "Tựa"', '<aside class="aside note">\n<p class="aside-title">Tựa</p>'),
        ('!!! box ""', '<aside class="aside box">'),
    ],
    ids=["note", "warning", "box", "unknown", "without title"],
)
def test_asides(opening: str, start: str) -> None:
    assert html(f"{opening}\n    Chữ *nghiêng*.") == (
        f"{start}\n<p>Chữ <em>nghiêng</em>.</p>\n</aside>"
    )


@pytest.mark.parametrize("kind", ["note", "warning", "box", "danger"])
def test_an_aside_without_a_title_speaks_no_english(kind: str) -> None:
    assert kind.capitalize() not in html(f"!!! {kind}\n    Chữ.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"Nhà" 64 km2...', "<p>“Nhà” 64&nbsp;km²…</p>", id="text"),
        pytest.param(
            '`"x" 64 km2...` "y"', '<p><code>"x" 64 km2...</code> “y”</p>', id="code span"
        ),
        pytest.param(
            '```\n"x" 64 km2...\n```', '<pre><code>"x" 64 km2...\n</code></pre>', id="fence"
        ),
        pytest.param('"**Nhà**" *"b"*', "<p>“<strong>Nhà</strong>” <em>“b”</em></p>", id="em"),
        pytest.param('- "a"\n- *"b"*', "<ul>\n<li>“a”</li>\n<li><em>“b”</em></li>\n</ul>", id="li"),
        pytest.param(
            'Ông nói "**rất** tốt".', "<p>Ông nói “<strong>rất</strong> tốt”.</p>", id="bold quoted"
        ),
        pytest.param(
            'Tờ "[Báo](https://a.vn)".',
            '<p>Tờ “<a href="https://a.vn">Báo</a>”.</p>',
            id="link quoted",
        ),
        pytest.param('Chữ "`mã`".', "<p>Chữ “<code>mã</code>”.</p>", id="code quoted"),
    ],
)
def test_text_is_typeset_but_never_code(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](article:tra-vinh)", [("article:tra-vinh", "")]),
        ("[a](article:tra-vinh#muc)", [("article:tra-vinh", "muc")]),
        ("[a](../2022/x.md#muc)", [("../2022/x.md", "muc")]),
        ("[a](/tinh/ben-tre/)", [("/tinh/ben-tre/", "")]),
        ("[a](#muc)", [("", "muc")]),
        ("[a](x.md 'Tựa')", [("x.md", "")]),
        ("[a](<x.md>)", [("x.md", "")]),
        ("[a][1]\n\n[1]: x.md", [("x.md", "")]),
        ("[a]\n\n[a]: x.md", [("x.md", "")]),
        ("![A](a.jpg)", [("a.jpg", "")]),
        ("[![A](a.jpg)](x.md)", [("x.md", ""), ("a.jpg", "")]),
        ("[a](x\\_y.md)", [("x_y.md", "")]),
        ("[a](x_y_z.md)", [("x_y_z.md", "")]),
        ("`[a](x.md)`", []),
        ("```\n[a](x.md)\n```", []),
        ("<!-- [a](x.md) -->", []),
        ("[a](https://a.vn) <https://b.vn> <toa-soan@a.vn>", []),
    ],
)
def test_references(text: str, found: list[tuple[str, str]]) -> None:
    assert references(text) == found


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("Bến Tre [a](x.md)", [(1, 13, 4)], id="after marks"),
        pytest.param("a\n\nb [a](x.md)", [(3, 7, 4)], id="later line"),
        pytest.param("[a](x.md) [b](x.md)\n[c](x.md)", [(1, 5, 4), (1, 15, 4), (2, 5, 4)], id="3"),
        pytest.param("[a](x.md) [b](y.md) [c](x.md)", [(1, 5, 4), (1, 15, 4), (1, 25, 4)], id="2"),
        pytest.param("x.md [a](x.md)", [(1, 10, 4)], id="named in the text"),
        pytest.param("(x.md) [a](x.md)", [(1, 12, 4)], id="in parentheses"),
        pytest.param("[a](x.md#muc)\n[b](x.md)", [(1, 5, 8), (2, 5, 4)], id="with fragment first"),
        pytest.param("[a](x.mdx)\n[b](x.md)", [(1, 5, 5), (2, 5, 4)], id="longer one first"),
        pytest.param("```\n[a](x.md)\n```\n\n[b](x.md)", [(5, 5, 4)], id="also in code"),
        pytest.param("`[a](x.md)` [b](x.md)", [(1, 17, 4)], id="also in a code span"),
        pytest.param("<!-- [a](x.md) -->\n[b](x.md)", [(2, 5, 4)], id="also in a comment"),
        pytest.param("[a][1]\n\n[1]: x.md", [(3, 6, 4)], id="definition"),
        pytest.param("[a][1] [b][1]\n\n[1]: x.md", [(3, 6, 4), (3, 6, 4)], id="used twice"),
        pytest.param("[a](x.md)\n[b][1]\n\n[1]: x.md", [(1, 5, 4), (4, 6, 4)], id="both styles"),
        pytest.param("| A |\n|---|\n| [a](x.md) |\n\n[b](x.md)", [(3, 7, 4), (5, 5, 4)], id="row"),
        pytest.param("[a]( x.md )", [(1, 6, 4)], id="spaces"),
        pytest.param("[a](#muc)", [(1, 5, 4)], id="fragment only"),
    ],
)
def test_references_know_where_they_stand(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert places(text) == spans


def test_places_count_from_the_first_line_of_the_file() -> None:
    prose, found = convert("<b>\n\n[a](x.md)", "b.md", 12)
    assert (found[0].span.path, found[0].span.line) == ("b.md", 12)
    assert prose.references[0].span.line == 14


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "jAvAsCrIpT:alert(1)",
        "javascript://a.vn/%0aalert(1)",
        "java\tscript:alert(1)",
        "\tjavascript:alert(1)",
        "java\x01script:alert(1)",
        "\x0bjavascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,x",
        "file:///x",
        "ref:0",
        "ref:9",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "/\t/evil.example/",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "![x]({})", "[x][1]\n\n[1]: {}"])
def test_addresses_that_run_hide_or_lead_away_are_refused(target: str, form: str) -> None:
    prose, found = convert(form.format(target), "a.md", 1)
    refused = "MB441" in {fault.code for fault in found}
    no_link = not Audit.of(prose.html).addresses
    assert refused or no_link
    assert prose.references == ()


@pytest.mark.parametrize(
    "target",
    [
        "java&#115;cript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "java&Tab;script:alert(1)",
        "javascript%3Aalert(1)",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "![x]({})", "[x][1]\n\n[1]: {}"])
def test_entities_never_bring_a_scheme_into_the_html(target: str, form: str) -> None:
    prose, _ = convert(form.format(target), "a.md", 1)
    assert "script" not in "".join(Audit.of(prose.html).addresses)


def test_a_refused_address_is_told_without_the_marks_of_the_converter() -> None:
    _, (fault,) = convert("chữ [x](\\\\evil)", "a.md", 1)
    assert (fault.code, fault.span.column) == ("MB441", 9)
    assert dict(fault.arguments)["target"].lstrip("\\") == "evil"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<https://a.vn/x?a=1&b=2>", '<a href="https://a.vn/x?a=1&amp;b=2">{}</a>'),
        ("<HTTP://A.VN>", '<a href="HTTP://A.VN">{}</a>'),
        ("<toa-soan@a.vn>", '<a href="mailto:toa-soan@a.vn">{}</a>'),
    ],
)
def test_autolinks(text: str, expected: str) -> None:
    shown = text[1:-1].replace("&", "&amp;")
    assert html(text) == f"<p>{expected.format(shown)}</p>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>x</script>", [("MB431", 1, 1, 8)]),
        ("chữ <b>đậm</b>", [("MB431", 1, 5, 3)]),
        ("a\n\n- b <br/>", [("MB431", 3, 5, 5)]),
        ("<img src=x onerror=alert(1)>", [("MB431", 1, 1, 28)]),
        ("<a\nhref=x>", [("MB431", 1, 1, 10)]),
        ("<b><i></i></b>", [("MB431", 1, 1, 3), ("MB431", 1, 4, 3)]),
        ("</div>", [("MB431", 1, 1, 6)]),
        ("<my-tag>", [("MB431", 1, 1, 8)]),
        ("| A |\n|---|\n| <b> |", [("MB431", 3, 3, 3)]),
        ("## A <b>", [("MB431", 1, 6, 3)]),
        ("[<b>](https://a.vn)", [("MB431", 1, 2, 3)]),
        ("`a` <b> `c`", [("MB431", 1, 5, 3)]),
        ("```\na\n```\n<b>", [("MB431", 4, 1, 3)]),
        ("<!-- a --><b>", [("MB431", 1, 11, 3)]),
        ("<b>\n<B>", [("MB431", 1, 1, 3), ("MB431", 2, 1, 3)]),
    ],
)
def test_raw_html_is_told_where_it_stands(
    text: str, found: list[tuple[str, int, int, int]]
) -> None:
    assert faults(text) == found


def test_a_raw_tag_is_named_in_lower_case() -> None:
    _, found = convert("<ScRiPt>", "a.md", 1)
    assert [dict(fault.arguments) for fault in found] == [{"tag": "script"}]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`<b>`", id="span"),
        pytest.param("``a ` <b>``", id="span of two backticks"),
        pytest.param("chữ `một\n<b>` hai", id="span over two lines"),
        pytest.param("```\n<script>\n```", id="fence"),
        pytest.param("~~~html\n<b>\n~~~", id="tildes"),
        pytest.param("````\n```\n<b>\n````", id="longer fence"),
        pytest.param("- a\n\n    ```\n    <b>\n    ```", id="fence in a list"),
        pytest.param("<!-- <b> -->", id="comment"),
        pytest.param("<!--\n<b>\n-->", id="comment over lines"),
        pytest.param("a < b > c", id="comparison"),
        pytest.param("1<2 và 3>2", id="numbers"),
        pytest.param("<https://a.vn>", id="autolink"),
        pytest.param("<toa-soan@a.vn>", id="mail"),
        pytest.param("&lt;b&gt;", id="entities"),
        pytest.param("[a](<x.md>)", id="address in angles"),
    ],
)
def test_what_only_looks_like_raw_html(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("một<!-- ghi chú -->hai", "<p>một hai</p>"),
        ("một\n\n<!-- ghi\n\nchú -->\n\nhai", "<p>một</p>\n<p>hai</p>"),
        ("một <!-- mở", "<p>một &lt;!-- mở</p>"),
    ],
)
def test_comments_are_not_published(text: str, expected: str) -> None:
    assert re.sub(" +", " ", html(text)) == expected


def test_a_footnote_within_a_footnote_is_one_more() -> None:
    prose, found = convert("a[^1] b[^2]\n\n[^1]: một\n\n    [^2]: hai", "a.md", 1)
    assert found == ()
    assert [name for name in prose.anchors if name.startswith("fn:")] == ["fn:1", "fn:2"]


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        pytest.param("chữ\n{: hidden }", "<p>chữ</p>", [], id="of no meaning"),
        pytest.param("*a*{: class }", '<p><em class="">a</em></p>', [], id="listed"),
        pytest.param("chữ\n{: onclick }", "<p>chữ</p>", ["MB432"], id="script"),
        pytest.param("chữ\n{: style }", "<p>chữ</p>", ["MB433"], id="style"),
        pytest.param("chữ\n{: id }", '<p id="">chữ</p>', ["MB330"], id="id"),
        pytest.param("[a](https://a.vn){: href }", "<p><a>a</a></p>", ["MB441"], id="address"),
    ],
)
def test_attributes_without_a_value(text: str, expected: str, found: list[str]) -> None:
    prose, faults = convert(text, "a.md", 1)
    assert (prose.html, [fault.code for fault in faults]) == (expected, found)


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("## Một\n\nchữ\n{: #hai }", ("mot", "hai")),
        ("a[^1]\n\n[^1]: b", ("fnref:1", "fn:1")),
        ('`<b id="khong">`', ()),
        ('```\nid="khong"\n```', ()),
    ],
    ids=["written", "footnotes", "in a code span", "in a fence"],
)
def test_anchors_are_the_ids_of_the_html(text: str, anchors: tuple[str, ...]) -> None:
    prose, _ = convert(text, "a.md", 1)
    assert prose.anchors == anchors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Bến Tre làm nhà.", 4),
        ("## Bến Tre\n\n- làm\n- nhà", 4),
        ("[Bến Tre](https://a.vn/x/y)", 2),
        ("![ảnh một ngôi nhà](https://a.vn/b.jpg)", 0),
        ("<!-- ghi chú --> một", 1),
    ],
)
def test_words_are_syllables_that_are_read(text: str, words: int) -> None:
    assert convert(text, "a.md", 1)[0].words == words


def test_what_is_too_much_is_not_converted() -> None:
    prose, found = convert("x" * (BODY_CHARACTERS + 1), "a.md", 9)
    assert prose == Prose(html="", outline=(), anchors=(), references=(), words=0)
    assert [(fault.code, fault.span.line) for fault in found] == [("MB401", 9)]


def test_there_is_no_hidden_table_of_contents() -> None:
    assert html("[TOC]\n\n## Một") == '<p>[TOC]</p>\n<h2 id="mot">Một</h2>'


# The sanitiser is the last step: whatever is written, only what is listed here comes out.

PLAIN_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "hr", "br", "blockquote", "pre", "code"),
    *("span", "em", "strong", "sub", "sup", "del", "ins", "cite", "abbr"),
    *("ul", "li", "dl", "dt", "dd", "aside", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr"),
}
OTHER_TAGS = {
    "a": {"href", "title"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel", "ref"}
SAFE_ADDRESS = re.compile(r"ref:\d+|#fn(?:ref\d*)?:.*|https?:.*|mailto:.*|tel:.*", re.I | re.S)


class Audit(HTMLParser):
    """Everything in some HTML that can act."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.unlisted: list[str] = []

    @classmethod
    def of(cls, html: str) -> "Audit":
        audit = cls()
        audit.feed(html)
        audit.close()
        return audit

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = {"class", "id", *OTHER_TAGS.get(tag, ())}
        self.unlisted += [] if tag in {*PLAIN_TAGS, *OTHER_TAGS} else [tag]
        for name, value in attrs:
            self.unlisted += [] if name in allowed else [f"{tag} {name}"]
            if name in {"href", "src"}:
                self.addresses.append(value or "")

    def handle_comment(self, data: str) -> None:
        self.unlisted.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.unlisted.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.unlisted.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.unlisted.append(f"<![{data}")


def scheme(address: str) -> str:
    """The scheme that a browser sees: white space and control characters do not count."""
    plain = re.sub(r"[\x00-\x20\x7f]", "", address)
    found = re.match(r"([a-z][a-z0-9+.-]*):", plain, re.IGNORECASE)
    return found[1].lower() if found else ""


FRAGMENTS = [
    "# Một",
    "## Hai {#x onclick=a style=b}",
    "chữ *nghiêng* **đậm** `mã`",
    "- mục",
    "> trích",
    "1. một",
    "| A | B |\n|---|--:|\n| 1 | <b> |",
    "```\n<script>\n```",
    "`<img src=x onerror=alert(1)>`",
    "``",
    "[^1]",
    "[^1]: chú <b>",
    '!!! note "<b>"\n    chữ',
    '!!! x" onclick="y "T"\n    chữ',
    "{: onclick=alert(1) style=x href=javascript:a src=data:x srcdoc=y }",
    '{: id="a\'b&quot;" class="<b>" title="\'><script>" role=x tabindex=1 aria-label=y }',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](\x01javascript:x 'y')",
    "[a](//evil.example)",
    "[a](ref:7)",
    "[a](b.md#c)",
    '[a](b.md "\'><script>")',
    "[a][1]",
    "[1]: data:text/html,x '<b>'",
    "![a](vbscript:x)",
    '![a"onerror="x](b.jpg "c")',
    "[![a](b.jpg)](javascript:x)",
    "<javascript:alert(1)>",
    "<https://a.vn/\"onclick='x'>",
    "<a@b.vn>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<!-- a -->",
    "<!--",
    "-->",
    "<![CDATA[<b>]]>",
    "<?php x ?>",
    "<!DOCTYPE html>",
    "</p><iframe srcdoc=x>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror=x>'>",
    "&#60;script&#62;",
    "&lt;b&gt;",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0001\x03",
    "\x02amp\x03#60;",
    "\\<b\\>",
    "///Footnotes Go Here///",
    "[TOC]",
    "Ệ “ngoặc” \"thẳng\" 'đơn'",
]
MARKDOWN = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text("<>&\"'`[](){}:#!*_-=/\\ \n\tax1", max_size=8)),
    max_size=8,
)
JOINTS = st.sampled_from(["", " ", "\n", "\n\n", "\n    "])


@given(MARKDOWN, JOINTS)
@settings(deadline=None, max_examples=400)
def test_nothing_but_what_is_listed_comes_out(parts: list[str], joint: str) -> None:
    prose, found = convert(joint.join(parts), "a.md", 1)
    audit = Audit.of(prose.html)
    assert audit.unlisted == []
    assert {scheme(address) for address in audit.addresses} <= SCHEMES | {""}
    if not found:
        assert [a for a in audit.addresses if not SAFE_ADDRESS.fullmatch(a)] == []


@given(MARKDOWN, JOINTS)
@settings(deadline=None, max_examples=100)
def test_each_reference_stands_once_in_the_html(parts: list[str], joint: str) -> None:
    prose, found = convert(joint.join(parts), "a.md", 1)
    bound = [a for a in Audit.of(prose.html).addresses if re.fullmatch(r"ref:\d+", a)]
    if not found:
        assert sorted(bound) == sorted(f"ref:{n}" for n in range(len(prose.references)))


@given(MARKDOWN, JOINTS)
@settings(deadline=None, max_examples=100)
def test_every_fault_stands_inside_the_text(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    prose, found = convert(text, "a.md", 1)
    lines = text.split("\n")
    for span in [*(d.span for d in found), *(r.span for r in prose.references)]:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= max(len(lines[span.line - 1]), 1)


@given(MARKDOWN, MARKDOWN)
@settings(deadline=None, max_examples=100)
def test_converting_depends_on_nothing_converted_before(one: list[str], other: list[str]) -> None:
    text = "\n\n".join(other)
    first = convert(text, "a.md", 1)
    convert("\n\n".join(one), "b.md", 7)
    assert convert(text, "a.md", 1) == first


@given(
    st.lists(st.sampled_from(["Định hướng", "Đ", "???", "dinh huong", "muc", "a b"]), max_size=8)
)
@settings(deadline=None, max_examples=50)
def test_no_two_headings_have_one_id(titles: list[str]) -> None:
    prose, _ = convert("\n\n".join(f"## {title}" for title in titles), "a.md", 1)
    assert len(set(prose.anchors)) == len(prose.anchors) == len(titles)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:_\d+)?", one) for one in prose.anchors)
