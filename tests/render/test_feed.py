"""The feeds in their three formats: by the rules of each, and as readers read them."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.render.atom import write_atom
from magbuild.render.feed_files import FEED_FILES
from magbuild.render.inspection import inspect, inspect_xml
from magbuild.render.json_feed import write_json_feed
from magbuild.render.rss import write_rss
from magbuild.site.edition import Edition
from magbuild.site.feed_links import MEDIA_TYPES
from magbuild.site.feeds import Category, Enclosure, Feed, FeedEntry
from tests.gallery import picture

Magazine = Callable[..., Path]

ATOM = "{http://www.w3.org/2005/Atom}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
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
    html='<p>Chữ <a href="/b">b &amp; c</a></p>',
    enclosure=Enclosure(url="https://thu.example/static/a.1.jpg", media_type="image/jpeg"),
)
FEED = Feed(
    title="Tạp chí",
    subtitle="Mỗi ngày",
    language="vi",
    page="https://thu.example/",
    author="Tạp chí",
    updated=datetime.date(2022, 12, 20),
    entries=(ENTRY,),
)
BARE = replace(
    FEED,
    subtitle="",
    entries=(
        replace(
            ENTRY, author="", categories=(), summary="", text="Một\nhai", html="", enclosure=None
        ),
    ),
)


def test_atom_as_it_is_written() -> None:
    assert (
        write_atom(FEED).decode()
        == """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>https://thu.example/</id>
<title>Tạp chí</title>
<subtitle>Mỗi ngày</subtitle>
<updated>2022-12-20T00:00:00+07:00</updated>
<author><name>Tạp chí</name></author>
<link rel="self" type="application/atom+xml" href="https://thu.example/feed.xml"/>
<link rel="alternate" type="text/html" href="https://thu.example/"/>
<entry>
<id>tag:thu.example,2022-12-01:articles/2022/a</id>
<title>Bài &lt;b&gt;A&lt;/b&gt; &amp; “B”</title>
<published>2022-12-01T00:00:00+07:00</published>
<updated>2022-12-20T00:00:00+07:00</updated>
<author><name>Nguyễn A</name></author>
<link rel="alternate" type="text/html" href="https://thu.example/bai/a/"/>
<link rel="enclosure" type="image/jpeg" href="https://thu.example/static/a.1.jpg"/>
<category term="tin-tuc" label="Tin tức &amp; hơn"/>
<summary>Một &lt; hai.</summary>
<content type="html">&lt;p&gt;Chữ &lt;a href="/b"&gt;b &amp;amp; c&lt;/a&gt;&lt;/p&gt;</content>
</entry>
</feed>
"""
    )


def test_rss_as_it_is_written() -> None:
    assert (
        write_rss(FEED).decode().partition("<channel>\n")[2]
        == """\
<title>Tạp chí</title>
<link>https://thu.example/</link>
<description>Mỗi ngày</description>
<language>vi</language>
<lastBuildDate>Tue, 20 Dec 2022 00:00:00 +0700</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="https://thu.example/rss.xml"/>
<item>
<title>Bài &lt;b&gt;A&lt;/b&gt; &amp; “B”</title>
<link>https://thu.example/bai/a/</link>
<guid isPermaLink="false">tag:thu.example,2022-12-01:articles/2022/a</guid>
<pubDate>Thu, 01 Dec 2022 00:00:00 +0700</pubDate>
<dc:creator>Nguyễn A</dc:creator>
<category>Tin tức &amp; hơn</category>
<description>Một &lt; hai.</description>
<content:encoded>&lt;p&gt;Chữ &lt;a href="/b"&gt;b &amp;amp; c&lt;/a&gt;&lt;/p&gt;</content:encoded>
<enclosure url="https://thu.example/static/a.1.jpg" length="0" type="image/jpeg"/>
</item>
</channel>
</rss>
"""
    )


def test_json_feed_as_it_is_written() -> None:
    assert json.loads(write_json_feed(FEED)) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tạp chí",
        "home_page_url": "https://thu.example/",
        "feed_url": "https://thu.example/feed.json",
        "description": "Mỗi ngày",
        "authors": [{"name": "Tạp chí"}],
        "language": "vi",
        "items": [
            {
                "id": ENTRY.id,
                "url": ENTRY.url,
                "title": ENTRY.title,
                "content_html": ENTRY.html,
                "summary": "Một < hai.",
                "date_published": "2022-12-01T00:00:00+07:00",
                "date_modified": "2022-12-20T00:00:00+07:00",
                "authors": [{"name": "Nguyễn A"}],
                "tags": ["Tin tức & hơn"],
                "image": "https://thu.example/static/a.1.jpg",
                "attachments": [
                    {
                        "url": "https://thu.example/static/a.1.jpg",
                        "mime_type": "image/jpeg",
                    }
                ],
            }
        ],
    }


def test_what_is_not_there_is_not_said() -> None:
    atom, rss, item = write_atom(BARE), write_rss(BARE), json.loads(write_json_feed(BARE))
    for name in (b"<subtitle", b"<category", b"<summary", b"enclosure", b"encoded>"):
        assert name not in atom + rss
    assert atom.count(b"<author>") == 1
    assert "<content>Một\nhai</content>".encode() in atom
    assert "<description>Một\nhai</description>".encode() in rss
    assert set(item) == {
        *("version", "title", "home_page_url", "feed_url", "authors", "language", "items")
    }
    assert set(item["items"][0]) == {
        *("id", "url", "title", "content_text", "date_published", "date_modified")
    }


# The rules of the formats


def once(parent: Element, *names: str) -> None:
    """RFC 4287, RSS 2.0: elements that stand exactly once and say something."""
    for name in names:
        found = parent.findall(name)
        assert len(found) == 1, name
        assert "".join(found[0].itertext()).strip(), name


def at_most_once(parent: Element, *names: str) -> None:
    for name in names:
        assert len(parent.findall(name)) <= 1, name


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+07:00")
FULL = re.compile(r"https://[^\s/]+/\S*")


def judge_atom(data: bytes) -> list[str]:
    """RFC 4287; the ids of the entries."""
    feed = fromstring(data)  # noqa: S314  # our own
    assert feed.tag == f"{ATOM}feed"
    once(feed, *(f"{ATOM}{name}" for name in ("id", "title", "updated", "author")))
    at_most_once(feed, f"{ATOM}subtitle")
    links = [(link.get("rel"), link.get("type")) for link in feed.findall(f"{ATOM}link")]
    assert links == [("self", "application/atom+xml"), ("alternate", "text/html")]
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        once(entry, *(f"{ATOM}{name}" for name in ("id", "title", "updated", "published")))
        at_most_once(entry, *(f"{ATOM}{name}" for name in ("summary", "content", "author")))
        for one in entry.findall(f"{ATOM}link"):
            assert one.get("rel") in {"alternate", "enclosure"}
            assert FULL.fullmatch(one.get("href", ""))
        for one in entry.findall(f"{ATOM}category"):
            assert one.get("term")
        (content,) = entry.findall(f"{ATOM}content") or entry.findall(f"{ATOM}summary")
        assert content.get("type", "text") in {"text", "html"}
    for one in feed.iter():
        if one.tag in {f"{ATOM}updated", f"{ATOM}published"}:
            assert MOMENT.fullmatch(one.text or "")
    newest = max((entry.findtext(f"{ATOM}updated", "") for entry in entries), default="")
    assert feed.findtext(f"{ATOM}updated", "") >= newest
    return [entry.findtext(f"{ATOM}id", "") for entry in entries]


def judge_rss(data: bytes) -> list[str]:
    """RSS 2.0 and the best practices of its board; the ids of the items."""
    rss = fromstring(data)  # noqa: S314  # our own
    assert (rss.tag, rss.get("version"), len(rss)) == ("rss", "2.0", 1)
    channel = rss[0]
    once(channel, "title", "link", "description", "language", "lastBuildDate")
    (own,) = channel.findall(f"{ATOM}link")
    assert (own.get("rel"), own.get("type")) == ("self", "application/rss+xml")
    dates = [channel.findtext("lastBuildDate", "")]
    for item in channel.findall("item"):
        once(item, "title", "link", "guid", "pubDate", f"{DUBLIN_CORE}creator")
        at_most_once(item, "description", f"{CONTENT}encoded", "enclosure")
        assert item.find("author") is None, "it would have to be an address of mail"
        assert item.find("guid").get("isPermaLink") == "false"  # type: ignore[union-attr]
        assert FULL.fullmatch(item.findtext("link", ""))
        for one in item.findall("enclosure"):
            assert sorted(one.attrib) == ["length", "type", "url"]
        dates.append(item.findtext("pubDate", ""))
    for date in dates:
        assert re.fullmatch(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} 00:00:00 \+0700", date)
        assert parsedate_to_datetime(date).utcoffset() == datetime.timedelta(hours=7)
    return [item.findtext("guid", "") for item in channel.findall("item")]


def judge_json_feed(data: bytes) -> list[str]:
    """JSON Feed 1.1; the ids of the items."""
    feed: dict[str, Any] = json.loads(data)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["language"]
    assert all(FULL.fullmatch(feed[name]) for name in ("home_page_url", "feed_url"))
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert FULL.fullmatch(item["url"])
        assert ("content_html" in item) != ("content_text" in item)
        assert MOMENT.fullmatch(item["date_published"])
        assert MOMENT.fullmatch(item["date_modified"])
        assert "author" not in item, "1.1 has authors"
        for one in item.get("attachments", ()):
            assert {"url", "mime_type"} <= one.keys()
    return [item["id"] for item in feed["items"]]


JUDGES = {"feed.xml": judge_atom, "rss.xml": judge_rss, "feed.json": judge_json_feed}


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_days_of_rss_are_read_as_they_were_meant(day: datetime.date) -> None:
    root = fromstring(write_rss(replace(FEED, updated=day)))  # noqa: S314  # our own
    written = parsedate_to_datetime(root[0].findtext("lastBuildDate", ""))
    assert (written.date(), written.strftime("%H:%M %z")) == (day, "00:00 +0700")
    assert root[0].findtext("lastBuildDate", "")[:3] == day.strftime("%a")


@pytest.mark.parametrize("feed", [FEED, BARE, replace(FEED, entries=())], ids=["all", "bare", "no"])
@pytest.mark.parametrize("name", FEED_FILES)
def test_feeds_keep_to_the_rules(name: str, feed: Feed) -> None:
    assert JUDGES[name](FEED_FILES[name](feed)) == [entry.id for entry in feed.entries]


@pytest.mark.parametrize(("write", "version"), [(write_atom, "atom10"), (write_rss, "rss20")])
def test_a_feed_reader_understands_it(write: Callable[[Feed], bytes], version: str) -> None:
    read = feedparser.parse(write(FEED))
    assert not read.bozo
    assert read.version == version
    assert (read.feed.title, read.feed.subtitle, read.feed.language) == (
        *("Tạp chí", "Mỗi ngày", "vi"),
    )
    assert read.feed.link == "https://thu.example/"
    (entry,) = read.entries
    assert (entry.id, entry.link, entry.author) == (ENTRY.id, ENTRY.url, "Nguyễn A")
    assert entry.published_parsed[:5] == (2022, 11, 30, 17, 0), "midnight in Viet Nam, in UTC"
    assert entry.summary == ENTRY.summary
    assert [(one.type, one.value) for one in entry.content] == [("text/html", ENTRY.html)]
    assert [(one.href, one.type) for one in entry.enclosures] == [
        ("https://thu.example/static/a.1.jpg", "image/jpeg")
    ]


def test_what_only_atom_tells() -> None:
    read = feedparser.parse(write_atom(FEED))
    (entry,) = read.entries
    assert read.feed.id == "https://thu.example/"
    assert (entry.title, entry.title_detail.type) == (ENTRY.title, "text/plain")
    assert entry.summary_detail.type == "text/plain"
    assert entry.updated_parsed[:5] == (2022, 12, 19, 17, 0)
    assert [(tag.term, tag.label) for tag in entry.tags] == [("tin-tuc", "Tin tức & hơn")]


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1
)


@given(title=WORDS, summary=WORDS, label=WORDS, author=WORDS, html=WORDS)
def test_words_are_read_as_they_were_written(
    title: str, summary: str, label: str, author: str, html: str
) -> None:
    entry = replace(ENTRY, title=title, summary=summary, author=author, html=html)
    filed = (Category(term="x", label=label),)
    feed = replace(FEED, entries=(replace(entry, categories=filed),))
    data = write_atom(feed)
    root = fromstring(data)  # noqa: S314  # our own
    found = {one.tag.removeprefix(ATOM): one for one in root.find(f"{ATOM}entry") or ()}
    assert (found["title"].text, found["summary"].text) == (title, summary)
    assert found["content"].text == html
    assert found["author"].findtext(f"{ATOM}name") == author
    assert found["category"].get("label") == label
    assert inspect_xml(data, "/feed.xml", "https://thu.example").faults == ()
    rss = write_rss(feed)
    item = fromstring(rss)[0].find("item")  # noqa: S314  # our own
    assert item is not None
    assert (item.findtext("title"), item.findtext("category")) == (title, label)
    assert item.findtext(f"{CONTENT}encoded") == html
    assert inspect_xml(rss, "/rss.xml", "https://thu.example").faults == ()
    (read,) = json.loads(write_json_feed(feed))["items"]
    assert (read["title"], read["content_html"], read["tags"]) == (title, html, [label])


# Of a whole magazine


@pytest.fixture
def published(magazine: Magazine) -> Path:
    """A published magazine with a picture, an old address, a draft and a correction."""
    head = 'title: Bài "B" & C\ndate: 2022-12-02\nsection: tin-tuc\nsummary: Tóm.\n'
    mended = "corrections:\n  - {date: 2022-12-03, kind: update, old: a, new: b, note: Sửa.}\n"
    shown = "hero: {image: anh/ben-song.png, alt: Bến}\nprovince: Trà Vinh\ntopics: giam-ngheo\n"
    body = "Chữ.[^1] [Xem](ben-tre.md#neu-nha) ![Bến](/anh/ben-song.png)\n\n[^1]: Chú & thích.\n"
    text = f"---\n{head}aliases: [/cu/]\n{shown}{mended}---\n{body}"
    folder = magazine(
        {"articles/2022/b.md": text, "articles/2022/c.md": f"---\n{head}draft: true\n---\nChữ.\n"}
    )
    (folder / "static" / "anh").mkdir(parents=True)
    (folder / "static" / "anh" / "ben-song.png").write_bytes(picture(30, 20))
    edition = Edition(today=datetime.date(2022, 12, 31), drafts=False)
    request = Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=edition,
        strict=True,
    )
    built = build(request)
    assert built.publication is not None, built.findings.diagnostics
    return folder / "public"


def read_feeds(published: Path) -> dict[str, bytes]:
    paths = sorted(path for name in MEDIA_TYPES for path in published.rglob(name))
    return {path.relative_to(published).as_posix(): path.read_bytes() for path in paths}


def test_every_feed_of_a_magazine_keeps_to_the_rules(published: Path) -> None:
    found = read_feeds(published)
    folders = {name.rpartition("/")[0] for name in found}
    assert folders == {
        *("", "chu-de/giam-ngheo", "chuyen-muc/chuyen-de", "chuyen-muc/tin-tuc", "dinh-chinh"),
        *("tinh/ben-tre", "tinh/tra-vinh", "tinh/vinh-long", "to-chuc/mttq-ben-tre"),
    }
    assert len(found) == 3 * len(folders)
    for name, data in found.items():
        ids = JUDGES[name.rpartition("/")[2]](data)
        assert len(ids) == len(set(ids)) > 0, name
        assert inspect(name, data, "https://thu.example").faults == (), name
        if name.endswith("xml"):
            assert not feedparser.parse(data).bozo, name


def test_the_formats_tell_the_same(published: Path) -> None:
    found = read_feeds(published)
    for name in found:
        folder, _, file = name.rpartition("/")
        atom = f"{folder}/feed.xml" if folder else "feed.xml"
        assert JUDGES[file](found[name]) == judge_atom(found[atom])


def test_entries_lead_to_their_stories(published: Path) -> None:
    read = feedparser.parse((published / "feed.xml").read_bytes())
    assert [entry.title for entry in read.entries] == ["Bài “B” & C", "Bến Tre làm nhà"]
    for entry in read.entries:
        path = urlsplit(entry.link).path
        page = (published / path.strip("/") / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{entry.link}">' in page


class Addresses(HTMLParser):
    """The addresses in some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in {"href", "src", "srcset"}]


def test_whole_texts_lead_to_what_is_there(published: Path) -> None:
    (first, _) = json.loads((published / "feed.json").read_bytes())["items"]
    assert "Chữ." in first["content_html"]
    assert "Chú &amp; thích." in first["content_html"]
    found = Addresses(first["content_html"]).found
    assert {urlsplit(one).path for one in found} == {
        "/bai/bai-b-va-c/",
        "/bai/ben-tre-lam-nha/",
        urlsplit(first["image"]).path,
    }
    assert all(one.startswith("https://thu.example/") for one in found)
    (attached,) = first["attachments"]
    assert attached["url"] == first["image"]


def test_pages_lead_to_their_feeds(published: Path) -> None:
    site = '<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="Tạp chí thử">'
    pages = sorted(published.rglob("*.html"))
    without = [path for path in pages if site not in path.read_text("utf-8")]
    assert without == [published / "cu" / "index.html"]
    for name in read_feeds(published):
        folder, _, file = name.rpartition("/")
        page = (published / folder / "index.html").read_text("utf-8")
        link = f'<link rel="alternate" type="{MEDIA_TYPES[file]}" href="/{name}" title="'
        assert page.count(link) == 1, name
