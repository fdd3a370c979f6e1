"""Every page, drawing and feed before judges from elsewhere, which do find faults."""

from pathlib import Path

import pytest

from tests.campaigns.figures import Size
from tests.campaigns.validators import links_of, validators
from tests.feed_rules import faults_of_feed
from tests.nu_checker import find_faults

LEAST = {"Nu": 150, "feed": 100, "link": 5000}


def test_no_judge_finds_a_fault() -> None:
    for figure, least in zip(validators(Size.SAMPLE), LEAST.values(), strict=True):
        assert figure.faults == []
        assert figure.count >= least


HEAD = "<!doctype html><html lang=vi><title>T</title>"
BAD_PAGES = {
    "no title": "<!doctype html><html lang=vi><p>Một",
    "a block in a paragraph": f"{HEAD}<span><div>Một</div></span>",
    "an id twice": f"{HEAD}<p id=a>Một<p id=a>Hai",
    "no alt": f"{HEAD}<img src=/a.jpg>",
    "an unknown attribute": f"{HEAD}<p nonsense=1>Một",
    "only a warning": f"{HEAD}<section><p>Một</section>",
}


def test_the_nu_html_checker_finds_faults(tmp_path: Path) -> None:
    for number, html in enumerate(BAD_PAGES.values()):
        (tmp_path / f"{number}.html").write_text(html, "utf-8")
    (tmp_path / "bad.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>', "utf-8")
    files = sorted(tmp_path.iterdir())
    assert {one.path for one in find_faults(files)} == set(files)


@pytest.mark.parametrize("address", ["/khong-co/", "#khong-co", "/co/#khong-co", "anh.jpg"])
def test_dead_links_are_found(tmp_path: Path, address: str) -> None:
    (tmp_path / "co").mkdir()
    (tmp_path / "co" / "index.html").write_text(HEAD, "utf-8")
    sound = '<a id=a href="/co/">Có</a> <a href="#a">Đây</a> <a href="https://xa.example/">Xa</a>'
    (tmp_path / "index.html").write_text(f'{HEAD}{sound} <a href="{address}">Một</a>', "utf-8")
    assert [fault.partition(" of ")[0] for fault in links_of([tmp_path]).faults] == [address]


ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/</id><title>T</title>
<updated>2022-12-01T00:00:00+07:00</updated><author><name>A</name></author>
<entry><id>tag:a.example,2022:1</id><title>Một</title><updated>2022-12-01T00:00:00Z</updated>
<link href="https://a.example/1"/><content type="html">&lt;p&gt;</content></entry></feed>
"""
RSS = """\
<rss version="2.0"><channel><title>T</title><link>https://a.example/</link><description/>
<item><title>Một</title><link>https://a.example/1</link><guid isPermaLink="false">1</guid>
<pubDate>Thu, 01 Dec 2022 00:00:00 +0700</pubDate></item></channel></rss>
"""


@pytest.mark.parametrize("text", [ATOM, RSS], ids=["Atom", "RSS"])
def test_sound_feeds_are_sound(text: str) -> None:
    assert faults_of_feed(text.encode()) == []


@pytest.mark.parametrize(
    ("text", "before", "after", "fault"),
    [
        (ATOM, "<title>Một</title>", "", "atom:entry holds atom:title 0 times"),
        (ATOM, "<title>T</title>", "<title/><title/>", "atom:feed holds atom:title 2 times"),
        (ATOM, "+07:00", "", "atom:updated: 2022-12-01T00:00:00 is no moment"),
        (ATOM, "<author><name>A</name></author>", "", "nobody has written it"),
        (ATOM, "<name>A</name>", "<tên>A</tên>", "atom:author holds atom:tên"),
        (ATOM, 'href="https://a.example/1"', 'href="/1"', "/1 is no full address"),
        (ATOM, 'href="https://a.example/1"', "", "atom:link: no attribute href"),
        (ATOM, '<content type="html">', '<content kind="html">', "atom:content: attribute kind"),
        (ATOM, '<content type="html">', '<content type="htm">', "htm is no media type"),
        (ATOM, "</feed>", "", "not XML"),
        (ATOM, "<entry>", "chữ <entry>", "text between elements"),
        (RSS, 'version="2.0"', 'version="0.9"', "version 0.9"),
        (RSS, "01 Dec", "Dec", "is no date"),
        (RSS, 'isPermaLink="false"', "", "1 is no full address"),
        (RSS, "<description/>", "", "channel holds description 0 times"),
        (RSS, "<title>Một</title>", "", "an item without title and description"),
        (RSS, "</item>", "<enclosure url='https://a.example/b'/></item>", "no attribute length"),
        (RSS, "</item>", "<body/></item>", "item holds body"),
        ("<html/>", "", "", "html is no feed"),
    ],
)
def test_faults_of_feeds_are_found(text: str, before: str, after: str, fault: str) -> None:
    assert before in text
    assert any(fault in one for one in faults_of_feed(text.replace(before, after).encode()))
