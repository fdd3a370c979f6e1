"""The feed of the newest stories, as feed readers read it."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import fromstring

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.render.atom import MEDIA_TYPE, write_atom
from magbuild.render.inspection import inspect_xml
from magbuild.site.edition import Edition
from magbuild.site.feeds import Category, Feed, FeedEntry

Magazine = Callable[..., Path]

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = datetime.date(2022, 12, 1)
ENTRY = FeedEntry(
    id="tag:thu.example,2022-12-01:articles/2022/a",
    title="Bài <b>A</b> & “B”",
    url="https://thu.example/bai/a/",
    published=DAY,
    updated=datetime.date(2022, 12, 20),
    author="Nguyễn A",
    categories=(Category(term="tin-tuc", label="Tin tức & hơn"),),
    summary="Một < hai.",
)
FEED = Feed(
    title="Tạp chí",
    subtitle="Mỗi ngày",
    language="vi",
    page="https://thu.example/",
    url="https://thu.example/feed.xml",
    author="Tạp chí",
    updated=datetime.date(2022, 12, 20),
    entries=(ENTRY,),
)


def test_a_feed_as_it_is_written() -> None:
    assert (
        write_atom(FEED).decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>https://thu.example/</id>
  <title>Tạp chí</title>
  <subtitle>Mỗi ngày</subtitle>
  <updated>2022-12-20T00:00:00+07:00</updated>
  <author>
    <name>Tạp chí</name>
  </author>
  <link rel="self" type="application/atom+xml" href="https://thu.example/feed.xml" />
  <link rel="alternate" type="text/html" href="https://thu.example/" />
  <entry>
    <id>tag:thu.example,2022-12-01:articles/2022/a</id>
    <title>Bài &lt;b&gt;A&lt;/b&gt; &amp; “B”</title>
    <published>2022-12-01T00:00:00+07:00</published>
    <updated>2022-12-20T00:00:00+07:00</updated>
    <author>
      <name>Nguyễn A</name>
    </author>
    <link rel="alternate" type="text/html" href="https://thu.example/bai/a/" />
    <category term="tin-tuc" label="Tin tức &amp; hơn" />
    <summary>Một &lt; hai.</summary>
  </entry>
</feed>
"""
    )


def test_what_is_not_there_is_not_said() -> None:
    entry = replace(ENTRY, author="", categories=(), summary="", text="Một\nhai")
    data = write_atom(replace(FEED, subtitle="", entries=(entry,)))
    for name in (b"<subtitle", b"<category", b"<summary"):
        assert name not in data
    assert data.count(b"<author>") == 1
    assert b"<content>M\xe1\xbb\x99t\nhai</content>" in data


def test_a_feed_reader_understands_it() -> None:
    read = feedparser.parse(write_atom(FEED))
    assert not read.bozo
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.subtitle, read.feed.language) == (
        *("Tạp chí", "Mỗi ngày", "vi"),
    )
    assert (read.feed.id, read.feed.link) == ("https://thu.example/", "https://thu.example/")
    (entry,) = read.entries
    assert (entry.id, entry.link, entry.author) == (ENTRY.id, ENTRY.url, "Nguyễn A")
    assert (entry.title, entry.title_detail.type) == (ENTRY.title, "text/plain")
    assert (entry.summary, entry.summary_detail.type) == (ENTRY.summary, "text/plain")
    assert entry.published_parsed[:5] == (2022, 11, 30, 17, 0), "midnight in Viet Nam, in UTC"
    assert entry.updated_parsed[:5] == (2022, 12, 19, 17, 0)
    assert [(tag.term, tag.label) for tag in entry.tags] == [("tin-tuc", "Tin tức & hơn")]


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1
)


@given(title=WORDS, summary=WORDS, label=WORDS, author=WORDS)
def test_words_are_read_as_they_were_written(
    title: str, summary: str, label: str, author: str
) -> None:
    entry = replace(
        ENTRY,
        title=title,
        summary=summary,
        author=author,
        categories=(Category(term="x", label=label),),
    )
    data = write_atom(replace(FEED, entries=(entry,)))
    root = fromstring(data)  # noqa: S314  # our own
    found = {one.tag.removeprefix(ATOM): one for one in root.find(f"{ATOM}entry") or ()}
    assert (found["title"].text, found["summary"].text) == (title, summary)
    assert found["author"].findtext(f"{ATOM}name") == author
    assert found["category"].get("label") == label
    assert inspect_xml(data, "/feed.xml", "https://thu.example").faults == ()


@pytest.fixture
def published(magazine: Magazine) -> Path:
    """The folder of a published magazine with an old address and a correction."""
    head = 'title: Bài "B" & C\ndate: 2022-12-02\nsection: tin-tuc\nsummary: Tóm.\n'
    mended = "corrections:\n  - {date: 2022-12-03, kind: update, old: a, new: b, note: Sửa.}\n"
    text = f"---\n{head}aliases: [/cu/]\n{mended}---\nChữ.\n"
    folder = magazine({"articles/2022/b.md": text})
    edition = Edition(today=datetime.date(2022, 12, 31), drafts=False)
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=edition,
        strict=True,
    )
    assert build(request).publication is not None
    return folder / "public"


def test_entries_lead_to_their_stories(published: Path) -> None:
    read = feedparser.parse((published / "feed.xml").read_bytes())
    assert not read.bozo
    assert [entry.title for entry in read.entries] == ["Bài “B” & C", "Bến Tre làm nhà"]
    for entry in read.entries:
        path = urlsplit(entry.link).path
        page = (published / path.strip("/") / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{entry.link}">' in page


def test_every_page_leads_to_the_feed(published: Path) -> None:
    link = f'<link rel="alternate" type="{MEDIA_TYPE}" href="/feed.xml" title="Tạp chí thử">'
    pages = sorted(published.rglob("*.html"))
    without = [path for path in pages if link not in path.read_text("utf-8")]
    assert without == [published / "cu" / "index.html"]


def test_both_feeds_are_whole(published: Path) -> None:
    for name in ("feed.xml", "dinh-chinh/feed.xml"):
        data = (published / name).read_bytes()
        read = feedparser.parse(data)
        assert (read.bozo, read.version) == (False, "atom10")
        assert len(read.entries) == len({entry.id for entry in read.entries}) > 0
        assert inspect_xml(data, f"/{name}", "https://thu.example").faults == ()
