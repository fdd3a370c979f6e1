import pytest

from magbuild.render.tags import DOCTYPE, MOST_TAGS, UNIQUE, VOID, TagTable, read_tag


@pytest.mark.parametrize(
    ("inner", "opens", "closes"),
    [
        ("p", "p", ""),
        ("/p", "", "p"),
        ("h2", "h2", ""),
        ("x-hop", "x-hop", ""),
        ("/x-hop", "", "x-hop"),
        ('p class="a b" lang="vi"', "p", ""),
        ('p\n  class="a"\n', "p", ""),
        ("input hidden", "", ""),
        ("br", "", ""),
        ("br/", "", ""),
        ("br /", "", ""),
        ('path d="M0 0"/', "", ""),
        ('use xlink:href="#a" /', "", ""),
        ("/linearGradient", "", "linearGradient"),
        (DOCTYPE, "", ""),
    ],
)
def test_what_a_tag_opens_and_closes(inner: str, opens: str, closes: str) -> None:
    tag = read_tag(inner)
    assert (tag.opens, tag.closes) == (opens, closes)
    assert tag.notes is None or not tag.notes.faults


@pytest.mark.parametrize("name", sorted(VOID))
def test_an_element_without_an_end_tag_opens_nothing(name: str) -> None:
    assert read_tag(name) == read_tag(f"{name}/")
    assert read_tag(name).opens == ""


@pytest.mark.parametrize(
    "inner",
    [
        *("", " ", " p", "/", "//p", "/ p", "/p ", '/p class="a"', "/p/", "1", "é", "!--", "!"),
        *("!DOCTYPE html", "!doctype html ", "?xml", "p a=b", "p a='b'", 'p a= "b"', 'p a ="b"'),
        *('p a="b"c="d"', 'p"', 'p a="b""', 'p a="b" "', "p =", 'p ="b"', 'p a="b', "p /x", "p//"),
        *("p @click", 'p a="b"/ c', "p:x", "p_x"),
    ],
)
def test_what_is_no_tag_of_ours(inner: str) -> None:
    tag = read_tag(inner)
    assert tag.notes is not None
    assert tag.notes.faults == (("@tag-form", f"<{inner}>"),)
    assert (tag.opens, tag.closes) == ("", "")


@pytest.mark.parametrize(
    ("inner", "ids", "links"),
    [
        ('a id="mot"', ("mot",), ()),
        ('a id="tiếng"', ("tiếng",), ()),
        ('a id="a&amp;b" href="/x/?a=1&amp;b=2"', ("a&b",), ("/x/?a=1&b=2",)),
        ('label for="q"', (), ("#q",)),
        ('label for="ă%"', (), ("#%C4%83%25",)),
        ('td headers="a b"', (), ("#a", "#b")),
        ('p aria-labelledby="a b" aria-describedby="c"', (), ("#a", "#b", "#c")),
        ('input list="l" form="f"', (), ("#l", "#f")),
        ('ul role="list" data-for="x" class="for"', (), ()),
        ('img src="/a.jpg" alt="href"', (), ("/a.jpg",)),
        ('img srcset="/a.jpg 1x, /b.jpg 2x"', (), ("/a.jpg", "/b.jpg")),
        ('img srcset="/a.jpg 480w,/b.jpg 1.5x"', (), ("/a.jpg", "/b.jpg")),
        ('img srcset="/a,b.jpg, /c.jpg,"', (), ("/a,b.jpg", "/c.jpg")),
        ('img srcset=""', (), ()),
        ('link imagesrcset="/a.jpg 1x" href="/b.jpg"', (), ("/a.jpg", "/b.jpg")),
        ('video poster="/a.jpg" src="/a.mp4"', (), ("/a.jpg", "/a.mp4")),
        ('form action="/tim/"', (), ("/tim/",)),
        ('use href="#country"', (), ("#country",)),
        ('use xlink:href="#country"', (), ("#country",)),
        ("a href", (), ("",)),
        ('a HREF="javascript:x"', (), ("javascript:x",)),
        ('a data-href="/x/" title="/y/"', (), ()),
        ('meta property="og:image" content="https://a.vn/a.png"', (), ("https://a.vn/a.png",)),
        ('meta name="twitter:image" content="/a.png"', (), ("/a.png",)),
        ('meta name="description" content="https://a.vn/ là gì"', (), ()),
        ('meta http-equiv="refresh" content="0; url=/x/"', (), ("/x/",)),
        ('meta http-equiv="refresh" content="30"', (), ()),
    ],
)
def test_what_a_tag_says_of_places(
    inner: str, ids: tuple[str, ...], links: tuple[str, ...]
) -> None:
    notes = read_tag(inner).notes
    assert (((), ()) if notes is None else (notes.ids, notes.links)) == (ids, links)


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ('p class="a" class="b"', ("@attribute-twice", "<p class>")),
        ('svg viewBox="0" viewbox="1"', ("@attribute-twice", "<svg viewbox>")),
        ("p hidden hidden", ("@attribute-twice", "<p hidden>")),
        ('p id=""', ("@id-form", 'id=""')),
        ("p id", ("@id-form", 'id=""')),
        ('p id="a b"', ("@id-form", 'id="a b"')),
        ('p id=" a"', ("@id-form", 'id=" a"')),
        ('p id="a&#10;"', ("@id-form", 'id="a\n"')),
    ],
)
def test_faults_inside_a_tag(inner: str, fault: tuple[str, str]) -> None:
    notes = read_tag(inner).notes
    assert notes is not None
    assert notes.faults == (fault,)


@pytest.mark.parametrize(
    ("inner", "only"),
    [
        ('svg viewBox="0 0 1 1"', False),
        ("svg/", False),
        ("br/", False),
        ("div/", True),
        ("path/", True),
        ("DIV", True),
        ("linearGradient", True),
        ('rect preserveAspectRatio="none"', True),
        ('rect class="Abc"', False),
    ],
)
def test_what_means_something_only_in_a_drawing(inner: str, only: bool) -> None:
    assert read_tag(inner).only_in_svg is only


@pytest.mark.parametrize(
    ("name", "outer"),
    [
        ("div", "p"),
        ("p", "p"),
        ("ul", "p"),
        ("hr", "p"),
        ("a", "a"),
        ("form", "form"),
        ("form", "p"),
        ("button", "button"),
    ],
)
def test_elements_that_a_browser_would_end_first(name: str, outer: str) -> None:
    assert outer in read_tag(name).never_in


def test_every_unique_element_is_watched() -> None:
    assert all(read_tag(name).ruled for name in UNIQUE)
    assert not read_tag("div").ruled


def test_a_table_reads_each_tag_once_and_never_holds_too_many() -> None:
    table = TagTable()
    first = table[b"p"]
    assert table[b"p"] is first
    assert first == read_tag("p")
    assert table["ă".encode()] == read_tag("ă")
    table.update({b"%d" % number: first for number in range(MOST_TAGS)})
    assert table[b"b"] == read_tag("b")
    assert list(table) == [b"b"]
