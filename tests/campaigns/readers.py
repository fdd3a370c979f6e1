"""Readers over HTTP during many publishes: each page, then all that it names."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection, HTTPException
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import scratch
from tests.engine.crashes import in_child
from tests.engine.strikes import without_syncs
from tests.full_site import OUTPUT, known_versions, published, write_site

PUBLISHES = {Size.SAMPLE: 10, Size.QUICK: 100, Size.FULL: 1000}
READERS = 6
PAGES = ("/", "/bai/bai-thu-0/", "/bai/bai-thu-3/", "/tinh/ben-tre/", "/tim-kiem/", "/nam/2022/")
NAMED = re.compile(rb'<(?:link|script|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]+)"')
INDEX = "index.html"


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


def readers(size: Size) -> Iterator[Figure]:
    """A page must be whole; what it names must be there, also when a publish comes in between.

    Pictures stay the same: one that is replaced is taken away at once, so that nobody sees any more
    what an editor took away.
    """
    pages = counted("page read over HTTP during publishes: there, and whole")
    assets = counted("style sheet or script that such a page names, asked for after it")
    pictures = counted("picture that such a page shows, asked for after it")
    with scratch() as folder:
        known = known_versions(folder, pictures=0)
        versions: dict[str, set[bytes]] = {}
        for found in known:
            for path, data in found.items():
                versions.setdefault(path, set()).add(data)
        write_site(folder, 0, pictures=0)
        published(folder)
        ended = threading.Event()
        told = (pages, assets, pictures)
        with hosted(folder / OUTPUT) as port:
            threads = [
                threading.Thread(target=_read, args=(port, versions, turn, ended, *told))
                for turn in range(READERS)
            ]
            for thread in threads:
                thread.start()
            publishes = counted("publish under way meanwhile")
            for turn in range(PUBLISHES[size]):
                with publishes.trial(f"publish {turn}"):
                    write_site(folder, turn + 1, pictures=0)
                    assert in_child(partial(_publish, folder)) == 0
            ended.set()
            for thread in threads:
                thread.join()
    yield publishes
    yield pages
    yield assets
    yield pictures


def _publish(folder: Path) -> None:
    with without_syncs():
        published(folder)


def _read(
    port: int,
    versions: dict[str, set[bytes]],
    turn: int,
    ended: threading.Event,
    pages: Figure,
    assets: Figure,
    pictures: Figure,
) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while not ended.is_set():
        for page in PAGES[turn % len(PAGES) :] + PAGES[: turn % len(PAGES)]:
            html = b""
            with pages.trial(page):
                html = _asked(connection, page, versions)
            for address in named(html):
                figure = assets if address.endswith((".css", ".js")) else pictures
                with figure.trial(f"{address} of {page}"):
                    _asked(connection, address, versions)
    connection.close()


def named(html: bytes) -> list[str]:
    """The addresses on this site that a page loads, without doubles, in their order."""
    found = [
        part.split()[0].decode()
        for text in NAMED.findall(html)
        for part in text.split(b",")
        if part.strip().startswith(b"/")
    ]
    return [one for one in dict.fromkeys(found) if "." in one.rpartition("/")[2]]


def _asked(connection: HTTPConnection, address: str, versions: dict[str, set[bytes]]) -> bytes:
    path = urlsplit(address).path
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        data = answer.read()
    except (HTTPException, OSError):
        connection.close()
        raise
    assert answer.status == 200, answer.status
    file = f"{path}{INDEX}" if path.endswith("/") else path
    assert data in versions[file.removeprefix("/")], "torn"
    return data


@contextmanager
def hosted(folder: Path) -> Iterator[int]:
    """The port at which a plain file server with lasting connections serves a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    run(readers)
