from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.elements import ASIDE_KINDS, Conversion, apply_house_style
from magbuild.content.prose import convert
from magbuild.core.diagnostics import Span


def conversion(text: str = "", first_line: int = 1) -> Conversion:
    return Conversion(text=text, path="a.md", first_line=first_line)


def styled(xml: str, text: str = "") -> tuple[str, Conversion]:
    """The tree below a root after the rules of the house, and what they found."""
    root = fromstring(f"<div>{xml}</div>")  # noqa: S314  # the tests' own text
    work = conversion(text)
    apply_house_style(root, work)
    inside = (root.text or "") + "".join(tostring(child, encoding="unicode") for child in root)
    return inside, work


def linked(target: str) -> tuple[Element, Conversion]:
    """A link with this address after the rules of the house."""
    root = Element("div")
    link = Element("a", {"href": target})
    link.text = "x"
    root.append(link)
    work = conversion(f"[x]({target})")
    apply_house_style(root, work)
    return root[0], work


@pytest.mark.parametrize(("offset", "line", "column"), [(0, 5, 1), (2, 5, 3), (4, 6, 1), (5, 6, 2)])
def test_places_are_told_in_lines_of_the_file(offset: int, line: int, column: int) -> None:
    span = conversion("ệệệ\nhai", first_line=5).at(offset, 2)
    assert span == Span(path="a.md", line=line, column=column, length=2)


@pytest.mark.parametrize(
    ("targets", "text", "places"),
    [
        pytest.param(
            ["x.md", "x.md"], "[a](x.md) x.md\n[b](x.md)", [(1, 5, 4), (2, 5, 4)], id="repeated"
        ),
        pytest.param(
            ["y.md", "x.md", "x.md"],
            "[b](x.md) [a](y.md) [c](x.md)",
            [(1, 15, 4), (1, 5, 4), (1, 25, 4)],
            id="each by itself",
        ),
        pytest.param(["x.md"], "[a][1]\n\n[1]: x.md", [(3, 6, 4)], id="definition"),
        pytest.param(["x.md"], "chữ", [(1, 1, 1)], id="nowhere"),
    ],
)
def test_targets_are_located(
    targets: list[str], text: str, places: list[tuple[int, int, int]]
) -> None:
    _, work = styled("".join(f'<a href="{target}">x</a>' for target in targets), text)
    spans = [reference.span for reference in work.references]
    assert [(span.line, span.column, span.length) for span in spans] == places


@pytest.mark.parametrize(
    ("xml", "styled_xml"),
    [
        pytest.param(
            '<p><img alt="Nhà" src="https://a.vn/b.jpg" /></p>',
            '<figure><img alt="Nhà" src="https://a.vn/b.jpg" /></figure>',
            id="a picture alone",
        ),
        pytest.param(
            '<p><img alt="Nhà" src="https://a.vn/b.jpg" title="&quot;Nhà&quot; 64 km2" /></p>',
            '<figure><img alt="Nhà" src="https://a.vn/b.jpg" />'
            "<figcaption>“Nhà” 64\u00a0km²</figcaption></figure>",
            id="its title is the caption",
        ),
        pytest.param(
            '<p>\n<img alt="Nhà" src="https://a.vn/b.jpg" />\n</p>sau',
            '<figure><img alt="Nhà" src="https://a.vn/b.jpg" /></figure>sau',
            id="white space does not count",
        ),
        pytest.param(
            '<p><img alt="Nhà" src="https://a.vn/b.jpg" title="T" /> chữ</p>',
            '<p><img alt="Nhà" src="https://a.vn/b.jpg" title="T" /> chữ</p>',
            id="text behind",
        ),
        pytest.param(
            '<p>chữ <img alt="Nhà" src="https://a.vn/b.jpg" /></p>',
            '<p>chữ <img alt="Nhà" src="https://a.vn/b.jpg" /></p>',
            id="text before",
        ),
        pytest.param(
            '<p><img alt="A" src="https://a.vn/a" />\n'
            '<img alt="B" src="https://a.vn/b" title="T" /></p>sau',
            '<div class="gallery"><figure><img alt="A" src="https://a.vn/a" class="in-gallery" />'
            '</figure><figure><img alt="B" src="https://a.vn/b" class="in-gallery" />'
            "<figcaption>T</figcaption></figure></div>sau",
            id="two pictures",
        ),
        pytest.param(
            '<p><img alt="A" src="https://a.vn/a" /> và <img alt="B" src="https://a.vn/b" /></p>',
            '<p><img alt="A" src="https://a.vn/a" /> và <img alt="B" src="https://a.vn/b" /></p>',
            id="two pictures with words between",
        ),
        pytest.param(
            '<p><img alt="A" src="https://a.vn/a" /><br /><img alt="B" src="https://a.vn/b" /></p>',
            '<p><img alt="A" src="https://a.vn/a" /><br /><img alt="B" src="https://a.vn/b" /></p>',
            id="two pictures with a break between",
        ),
        pytest.param("<p><em>chữ</em></p>", "<p><em>chữ</em></p>", id="no picture"),
        pytest.param("<p />", "<p />", id="empty paragraph"),
        pytest.param(
            '<blockquote><p><img alt="A" src="https://a.vn/a" /></p></blockquote>',
            '<blockquote><figure><img alt="A" src="https://a.vn/a" /></figure></blockquote>',
            id="inside a quotation",
        ),
    ],
)
def test_figures(xml: str, styled_xml: str) -> None:
    html, work = styled(xml)
    assert html == styled_xml
    assert {fault.code for fault in work.found} <= {"MB526"}, "they lie on another site"


def test_tables_scroll_in_a_named_region() -> None:
    xml = (
        '<table><thead><tr><th>Tỉnh</th><th align="right">Số <em>căn</em></th></tr></thead>'
        '<tbody><tr><td align="center">A</td><td align="left">1</td></tr></tbody></table>sau'
    )
    html, _ = styled(xml)
    assert html == (
        '<div class="table" role="region" tabindex="0" aria-label="Tỉnh Số căn">'
        '<table><thead><tr><th scope="col">Tỉnh</th>'
        '<th class="right" scope="col">Số <em>căn</em></th></tr></thead>'
        '<tbody><tr><td class="center">A</td><td>1</td></tr></tbody></table></div>sau'
    )


def test_a_table_without_words_in_its_head_has_a_name_all_the_same() -> None:
    html, _ = styled("<table><tr><th> </th></tr></table>")
    assert 'aria-label="Bảng"' in html


@pytest.mark.parametrize(
    ("classes", "kind"),
    [
        *((f"admonition {kind}", kind) for kind in ASIDE_KINDS),
        ("admonition danger", "note"),
        ("admonition", "note"),
        ("admonition x warning", "warning"),
    ],
)
def test_asides(classes: str, kind: str) -> None:
    title = '<p class="admonition-title">Tựa</p>'
    html, _ = styled(f'<div class="{classes}">{title}<p>Chữ</p></div>')
    assert html == (f'<aside class="aside {kind}"><p class="aside-title">Tựa</p><p>Chữ</p></aside>')


@pytest.mark.parametrize("classes", ["", ' class="footnote"', ' class="note"'])
def test_other_blocks_are_no_asides(classes: str) -> None:
    xml = f"<div{classes}><p>Chữ</p></div>"
    assert styled(xml)[0] == xml


@pytest.mark.parametrize(
    ("xml", "styled_xml"),
    [
        ('<p>"Chữ" 5 km2...</p>', "<p>“Chữ” 5\u00a0km²…</p>"),
        ('<p><code>"x"</code> "y"</p>', '<p><code>"x"</code> “y”</p>'),
        ('<pre>"x"<code>"y" 5 km2</code></pre>', '<pre>"x"<code>"y" 5 km2</code></pre>'),
        ('<p>a <em>"b"</em> "c"</p>', "<p>a <em>“b”</em> “c”</p>"),
    ],
    ids=["text", "after code", "code block", "around elements"],
)
def test_text_is_typeset_and_code_is_not(xml: str, styled_xml: str) -> None:
    assert styled(xml)[0] == styled_xml


@pytest.mark.parametrize(
    ("attribute", "code"),
    [
        ("onclick", "MB432"),
        ("ONLOAD", "MB432"),
        ("onmouseover", "MB432"),
        ("style", "MB433"),
        ("Style", "MB433"),
    ],
)
def test_attributes_that_act_are_refused_where_they_stand(attribute: str, code: str) -> None:
    _, work = styled(f'<p {attribute}="x">Chữ</p>', f"Chữ\n{{: {attribute}=x }}")
    (fault,) = work.found
    assert fault.code == code
    assert (fault.span.line, fault.span.column) == (2, 4)


@pytest.mark.parametrize("name", ["class", "title", "lang", "data-x", "id"])
def test_other_attributes_are_left_to_the_sanitiser(name: str) -> None:
    assert styled(f'<p {name}="on">Chữ</p>')[1].found == []


@pytest.mark.parametrize("identity", ["a", "dinh-huong", "muc_1", "a-2_13", "fn:1", "fnref2:x"])
def test_plain_ids_pass(identity: str) -> None:
    assert styled(f'<p id="{identity}">Chữ</p>')[1].found == []


@pytest.mark.parametrize(
    ("identity", "fixed"),
    [("Riêng", "rieng"), ("a b", "a-b"), ("a_x", "a-x"), ("???", "muc"), ("", "muc")],
)
def test_other_ids_are_faults_with_a_proposal(identity: str, fixed: str) -> None:
    (fault,) = styled(f'<p id="{identity}">Chữ</p>')[1].found
    assert fault.code == "MB330"
    assert dict(fault.arguments) == {"value": identity, "fixed": fixed}


@pytest.mark.parametrize(
    "target",
    [
        "https://a.vn/x?y=1#z",
        "HTTP://A.VN",
        "mailto:toa-soan@a.vn",
        "tel:+84123456789",
        "TEL:19001234",
        "https://a.vn/tìm kiếm",
    ],
)
def test_allowed_addresses_stay_as_they_are(target: str) -> None:
    link, work = linked(target)
    assert link.get("href") == target
    assert (work.found, work.references) == ([], [])


@pytest.mark.parametrize(
    ("target", "path", "fragment"),
    [
        ("article:tra-vinh", "article:tra-vinh", ""),
        ("article:tra-vinh#muc", "article:tra-vinh", "muc"),
        ("../2022/a.md", "../2022/a.md", ""),
        ("a.md#muc", "a.md", "muc"),
        ("/tinh/ben-tre/", "/tinh/ben-tre/", ""),
        ("/", "/", ""),
        ("#muc", "", "muc"),
        ("#", "", ""),
        ("  a.md ", "a.md", ""),
        ("bài.md", "bài.md", ""),
        ("a.md?x=javascript:1", "a.md?x=javascript:1", ""),
    ],
)
def test_addresses_on_this_site_become_references(target: str, path: str, fragment: str) -> None:
    link, work = linked(target)
    assert link.get("href") == "ref:0"
    (reference,) = work.references
    assert (reference.target, reference.fragment) == (path, fragment)
    assert work.found == []


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\tjavascript:alert(1)",
        "java\tscript:alert(1)",
        "java script:alert(1)",
        "\x01javascript:alert(1)",
        "java\x00script:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/svg+xml;base64,x",
        "file:///etc/passwd",
        "blob:x",
        "ftp://a.vn/",
        "ref:0",
        "x-y+z.1:2",
        "//evil.example/",
        "///evil.example/",
        "\\\\evil.example\\",
        "/\\evil.example/",
        "\\/evil.example/",
        "/a\\b",
        "https:evil.example",
        "https:/evil.example/",
        "HTTP:///evil.example/",
        "https://",
        "https://?a=b",
        "https:\\\\evil.example",
        "/\t/evil.example/",
        "/a b/",
        "a\x1fb.md",
        "",
        "   ",
    ],
)
def test_addresses_that_run_hide_or_lead_away_are_refused(target: str) -> None:
    _, work = linked(target)
    assert [fault.code for fault in work.found] == ["MB441"]
    assert work.references == []


@pytest.mark.parametrize("scheme", ["mailto", "tel", "javascript", "data"])
def test_pictures_come_from_the_web_or_from_this_site(scheme: str) -> None:
    _, work = styled(f'<p>a <img alt="A" src="{scheme}:x" /></p>')
    assert [fault.code for fault in work.found] == ["MB441"]


def test_a_long_target_is_shortened_in_its_message() -> None:
    _, work = linked("javascript:" + "x" * 100)
    assert dict(work.found[0].arguments)["target"] == "javascript:" + "x" * 48 + "…"


@pytest.mark.parametrize(("size", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_the_edge_of_shortening(size: int, shown: str) -> None:
    _, work = styled(f'<p><img alt="" src="{"x" * size}" /></p>')
    assert dict(work.found[0].arguments) == {"target": shown}


@pytest.mark.parametrize("source", ["a.jpg", "https://a.vn/b.jpg"])
@pytest.mark.parametrize(("alt", "codes"), [("", ["MB437"]), ("  ", ["MB437"]), ("Nhà", [])])
def test_pictures_need_words(source: str, alt: str, codes: list[str]) -> None:
    _, work = styled(f'<p><img alt="{alt}" src="{source}" /></p>', f"![{alt}]({source})")
    elsewhere = ["MB526"] if source.startswith("https:") else []
    assert [fault.code for fault in work.found] == codes + elsewhere
    assert {fault.span.column for fault in work.found} <= {5 + len(alt)}


def test_a_picture_in_a_link_keeps_both_addresses() -> None:
    html, work = styled('<p><a href="b.md"><img alt="A" src="a.jpg" /></a></p>')
    assert html == '<p><a href="ref:0"><img alt="A" src="ref:1" /></a></p>'
    assert [reference.target for reference in work.references] == ["b.md", "a.jpg"]


@pytest.mark.parametrize(
    ("levels", "warned"),
    [
        ("2", []),
        ("23", []),
        ("234", []),
        ("2342", []),
        ("1", [(1, 1)]),
        ("3", [(3, 1)]),
        ("24", [(4, 2)]),
        ("212", [(1, 2)]),
        ("13", [(1, 1)]),
        ("26543", [(6, 2)]),
    ],
)
def test_heading_levels(levels: str, warned: list[tuple[int, int]]) -> None:
    xml = "".join(f'<h{level} id="a">Mục</h{level}>' for level in levels)
    _, work = styled(xml, "\n\n".join(f"{'#' * int(level)} Mục" for level in levels))
    told = [dict(fault.arguments) for fault in work.found]
    assert {fault.code for fault in work.found} <= {"MB438"}
    assert [(int(one["level"]), int(one["before"])) for one in told] == warned


def test_first_level_headings_become_second() -> None:
    assert styled("<h1>Một</h1>")[0] == "<h2>Một</h2>"


SCHEMES = st.sampled_from(["javascript", "data", "vbscript", "file", "about", "x"])


@given(SCHEMES, st.lists(st.booleans(), min_size=10, max_size=10), st.text("ab/:#?&;", max_size=8))
@settings(deadline=None)
def test_case_never_hides_a_scheme(scheme: str, upper: list[bool], rest: str) -> None:
    spelt = "".join(
        letter.upper() if big else letter for letter, big in zip(scheme, upper, strict=False)
    )
    _, work = linked(f"{spelt}:{rest}")
    assert [fault.code for fault in work.found] == ["MB441"]


@given(st.sampled_from(["a.md", "b.md", "/x/"]), st.integers(min_value=1, max_value=5))
@settings(deadline=None)
def test_the_nth_link_is_located_at_the_nth_place(target: str, count: int) -> None:
    text = "\n".join(f"chữ [x]({target})" for _ in range(count))
    _, work = styled(f'<a href="{target}">x</a>' * count, text)
    assert [r.span.line for r in work.references] == list(range(1, count + 1))
    assert {(r.span.column, r.span.length) for r in work.references} == {(9, len(target))}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[Báo A](https://a.vn/)", []),
        ("[đây](https://a.vn/)", ["MB439"]),
        ("[**Xem thêm…**](https://a.vn/)", []),
        ("[Xem thêm »](https://a.vn/)", ["MB439"]),
        ("[tại đây](b.md)", []),
        ("[Báo A](https://an:mat-khau@a.vn/)", ["MB528"]),
        ("[thư](mailto:an@a.vn)", []),
        ("[Báo A](http://[::1)", ["MB527"]),
        ("[Báo A](https://a.vn:cong/)", ["MB527"]),
        ("![Nhà](https://a.vn/b.jpg)", ["MB526"]),
        ("![Nhà](http://a.vn/b.jpg)", ["MB526"]),
    ],
)
def test_addresses_on_other_sites(text: str, codes: list[str]) -> None:
    assert [fault.code for fault in convert(text, "a.md", 1)[1]] == codes
