"""Every page and feed of several magazines before judges that share no code with the builder."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser

from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import scratch
from tests.feed_rules import faults_of_feed
from tests.full_site import OUTPUT, published, write_site
from tests.gallery import build_magazines
from tests.nu_checker import find_faults

HERE = "https://thu.example/"
LOADED = {"href", "src", "srcset"}


def validators(_size: Size) -> Iterator[Figure]:
    """All files at any size: it takes seconds."""
    with scratch() as folder:
        magazines = [one.folder for one in build_magazines(folder)]
        write_site(folder / "full", 1)
        published(folder / "full")
        magazines.append(folder / "full" / OUTPUT)
        yield pages_of(magazines)
        yield feeds_of(magazines)
        yield links_of(magazines)


def pages_of(magazines: list[Path]) -> Figure:
    """HTML and SVG before the Nu HTML checker."""
    files = [
        path
        for folder in magazines
        for ending in ("*.html", "*.svg")
        for path in sorted(folder.rglob(ending))
    ]
    return Figure(
        what="page or drawing before the Nu HTML checker, warnings counted",
        count=len(files),
        faults=[str(one) for one in find_faults(files)],
    )


def feeds_of(magazines: list[Path]) -> Figure:
    """Feeds in XML by their grammars, and as a reader of feeds reads them."""
    figure = counted("Atom or RSS feed by the grammar of its format, and read by feedparser")
    for path in (one for folder in magazines for one in sorted(folder.rglob("*.xml"))):
        if path.name in {"feed.xml", "rss.xml"}:
            with figure.trial(str(path)):
                assert faults_of_feed(path.read_bytes()) == []
                assert not feedparser.parse(path.read_bytes()).bozo
    return figure


def links_of(magazines: list[Path]) -> Figure:
    """What pages name on their own site: each file, and each part of a page."""
    figure = counted("link, anchor or loaded file of a page")
    for folder in magazines:
        seen = {path: Parts(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}
        for path, parts in seen.items():
            for address in parts.addresses:
                if leads_here(address):
                    with figure.trial(f"{address} of {path.relative_to(folder)}"):
                        follow(folder, path, address, seen)
    return figure


class Parts(HTMLParser):
    """What a page names, and what may be named of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Addresses are gathered of all attributes that load or lead."""
        del tag
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "srcset":
                self.addresses += [part.split()[0] for part in (value or "").split(",")]
            elif name in LOADED:
                self.addresses.append(value or "")


def leads_here(address: str) -> bool:
    """Whether an address is of the site itself."""
    parts = urlsplit(address)
    return not parts.scheme or address.startswith(HERE)


def follow(folder: Path, page: Path, address: str, seen: Mapping[Path, Parts]) -> None:
    """AssertionError where an address leads to no file, or to no part of its page."""
    place = page.relative_to(folder).as_posix().removesuffix("index.html")
    parts = urlsplit(urljoin(f"{HERE}{place}", address))
    target = folder / unquote(parts.path).lstrip("/")
    target = target / "index.html" if parts.path.endswith("/") else target
    assert target.is_file(), "no file"
    if parts.fragment and target in seen and not parts.fragment.startswith(":~:"):
        assert unquote(parts.fragment) in seen[target].ids, "no anchor"


if __name__ == "__main__":
    run(validators)
