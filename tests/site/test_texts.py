from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import SourceKind
from magbuild.content.models import Article, Source, Text
from magbuild.content.models import Heading as Written
from magbuild.site.texts import SYLLABLES_A_MINUTE, Heading, show_text

HEAD = "---\ntitle: A\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n---\n\n"


def text(html: str = "", words: int = 0, outline: tuple[Written, ...] = ()) -> Text:
    return Text(html=html, outline=outline, words=words)


def shown(html: str, *addresses: str) -> str:
    return show_text(text(html), addresses).html


class Targets(HTMLParser):
    """The addresses in the tags of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="ref:0">x</a>', '<a href="/a/">x</a>'),
        ('<a href="ref:1">x</a>', '<a href="/b/#c">x</a>'),
        ('<img alt="x" src="ref:0">', '<img alt="x" src="/a/">'),
        ('<a class="y" href="ref:1" rel="z">x</a>', '<a class="y" href="/b/#c" rel="z">x</a>'),
        ('<a href="ref:1"><img src="ref:0"></a>', '<a href="/b/#c"><img src="/a/"></a>'),
        ('<a href="ref:0">x</a><a href="ref:0">y</a>', '<a href="/a/">x</a><a href="/a/">y</a>'),
    ],
    ids=["link", "second", "picture", "among others", "nested", "twice"],
)
def test_references_become_addresses(html: str, expected: str) -> None:
    assert shown(html, "/a/", "/b/#c") == expected


def test_numbers_of_more_digits_are_read_whole() -> None:
    html = "".join(f'<a href="ref:{n}">x</a>' for n in range(12))
    addresses = tuple(f"/bai/{n}/" for n in range(12))
    assert Targets(shown(html, *addresses)).found == list(addresses)


@pytest.mark.parametrize(
    "html",
    [
        "<p>ref:0</p>",
        '<p>href="ref:0"</p>',
        "<code>&lt;a href=&quot;ref:0&quot;&gt;</code>",
        '<img alt="ref:0" src="/x">',
        '<a href="/x#ref:0">x</a>',
        '<a href="/ref:0">x</a>',
        '<p title="ref:0">x</p>',
    ],
)
def test_whatever_else_looks_like_a_reference_stays(html: str) -> None:
    assert shown(html, "/a/") == html


@pytest.mark.parametrize("address", ["/static/a&copy.1.jpg", "/static/a&lt;b.jpg", "/a'b/"])
def test_addresses_are_escaped(address: str) -> None:
    assert Targets(shown('<a href="ref:0">x</a>', address)).found == [address]


def test_a_reference_without_an_address_is_our_bug() -> None:
    with pytest.raises(IndexError):
        shown('<a href="ref:1">x</a>', "/a/")


def test_the_outline_is_that_of_the_text() -> None:
    outline = (Written(level=2, id="mot", text="Một"), Written(level=3, id="hai", text="Hai"))
    assert show_text(text(outline=outline), ()).outline == (
        Heading(level=2, id="mot", text="Một"),
        Heading(level=3, id="hai", text="Hai"),
    )


@pytest.mark.parametrize(
    ("words", "minutes"),
    [(0, 1), (1, 1), (SYLLABLES_A_MINUTE, 1), (331, 2), (SYLLABLES_A_MINUTE * 4, 4)],
)
def test_the_time_to_read_is_in_whole_minutes(words: int, minutes: int) -> None:
    assert show_text(text(words=words), ()).minutes == minutes


PIECES = st.sampled_from(
    [
        *("[x](a.md)", "[y](b.md#c)", "![z](anh/d.jpg)", "[ref:0](#e)", "`ref:1`", "chữ"),
        *("![a > b < c](anh/d.jpg)", '[x](a.md "t > u")'),
        *('[a `href="ref:0"` b](f.md)', "<https://vn.example/ref:0>", "## Mục\n\n", "\n\n"),
    ]
)


@given(st.lists(PIECES, max_size=12))
@settings(deadline=None, max_examples=80)
def test_every_reference_of_a_compiled_text_is_bound_to_its_own_address(pieces: list[str]) -> None:
    source = Source(
        id="a", kind=SourceKind.ARTICLE, path="a.md", text=HEAD + " ".join(pieces) + "\n\nHết."
    )
    document, written, _ = compile_source(source)
    assert isinstance(document, Article)
    assert written is not None
    addresses = tuple(f"/dich/{n}/" for n in range(len(document.references)))
    html = show_text(written, addresses).html
    bound = [target for target in Targets(html).found if target.startswith("/dich/")]
    assert bound == list(addresses)
    before = [one for one in Targets(written.html).found if not one.startswith("ref:")]
    assert before == [one for one in Targets(html).found if not one.startswith("/dich/")]
