"""Nothing moves while a page is opened, at once or piece by piece.

When the parser pauses is chance on a busy machine, and a text that is half there stands elsewhere
than the whole: so these tests run by themselves, after all others.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.gallery import Magazine, Sight, build_magazines
from tests.served import StrictHandler, served
from tests.test_accessibility import CHECKS, EVERY_SIGHT, NARROW, WIDE, found, resize

PIECES = 8
PAUSE = 0.08  # seconds between two pieces: several frames
ALL_THERE = """() => {
  const form = document.querySelector("#search")
  return !form || document.querySelector("#search-status").textContent !== form.dataset.loading
}"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
ARRIVING = ("/so-lieu/", "/tinh/", "/tinh/dien-bien/", "/tim-kiem/")


@pytest.fixture(scope="module")
def magazines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Magazine]:
    return {one.name: one for one in build_magazines(tmp_path_factory.mktemp("magazines"))}


@pytest.fixture(scope="module")
def addresses(magazines: dict[str, Magazine]) -> Iterator[dict[str, str]]:
    """The address of each magazine, served on loopback."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(served(one.folder)) for name, one in magazines.items()}


@pytest.fixture(scope="module")
def tab(browser: BrowserContext) -> Iterator[Page]:
    made = browser.new_page()
    made.emulate_media(reduced_motion="reduce")
    yield made
    made.close()


class SlowHandler(StrictHandler):
    """Sends pages in pieces, as a slow line does; all else at once."""

    def do_GET(self) -> None:  # noqa: N802  # the name that http.server asks for
        """A page in pieces, a file whole."""
        page = Path(self.translate_path(self.path)) / "index.html"
        if not page.is_file():
            super().do_GET()
            return
        data = page.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for number in range(PIECES):
            start, end = (len(data) * one // PIECES for one in (number, number + 1))
            self.wfile.write(data[start:end])
            self.wfile.flush()
            time.sleep(PAUSE)


@contextmanager
def served_slowly(folder: Path) -> Iterator[str]:
    """The address of a folder while its pages arrive in pieces."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SlowHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def moved(page: Page) -> list[str]:
    """What has moved since the page was opened, until all was there, and at its end."""
    page.evaluate(CHECKS.read_text("utf-8"))
    page.wait_for_function(ALL_THERE)
    page.evaluate(PAINTED)  # else what the script drew and the way to the end come in one frame
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    return found(page, "shifts")


@pytest.mark.parametrize("sight", EVERY_SIGHT)
def test_nothing_moves_while_a_page_is_opened(
    tab: Page, addresses: dict[str, str], sight: tuple[str, Sight]
) -> None:
    magazine, page = sight
    for width, scheme in ((WIDE, "light"), (NARROW, "dark")):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two it knows
        resize(tab, width)
        tab.goto(addresses[magazine] + page.path)
        assert moved(tab) == []


@pytest.mark.parametrize("path", ARRIVING)
def test_what_arrives_later_moves_nothing_that_stands_there(
    tab: Page, magazines: dict[str, Magazine], path: str
) -> None:
    with served_slowly(magazines["shipped"].folder) as address:
        for width in (WIDE, NARROW):
            resize(tab, width)
            tab.goto(address + path)
            assert moved(tab) == []
