"""Nothing moves while a page is opened, at once or piece by piece.

When the parser pauses is chance on a busy machine, and a text that is half there stands elsewhere
than the whole: so these tests run by themselves, after all others.
"""

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.gallery import Magazine, Sight, build_magazines
from tests.served import StrictHandler, served
from tests.test_accessibility import CHECKS, EVERY_SIGHT, NARROW, WIDE, found, resize

PIECES = 24
PAUSE = 0.04  # seconds between two pieces: two frames

# Where a piece may begin. Paragraphs of text come whole: half of one is wrapped otherwise.
BEGINNINGS = re.compile(rb"<p>.*?</p>|<[a-z]", re.DOTALL)
ALL_THERE = """() => {
  const form = document.querySelector("#search")
  return !form || document.querySelector("#search-status").textContent !== form.dataset.loading
}"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
TELEPHONE = 390
TALL = 3000  # so that what a reader would have to scroll to is seen to move as well
ARRIVING = [
    pytest.param(magazine, path, id=f"{magazine}{path}")
    for magazine, path in (
        ("shipped", "/"),
        ("shipped", "/bai/mat-tran-dien-bien-2022/"),
        ("shipped", "/bai/tra-vinh-tri-an-nguoi-co-uy-tin/"),
        ("shipped", "/tinh/"),
        ("shipped", "/tinh/tra-vinh/"),
        ("shipped", "/chu-de/"),
        ("shipped", "/chu-de/giam-ngheo/"),
        ("shipped", "/to-chuc/mttq-tinh-dien-bien/"),
        ("shipped", "/nam/2022/"),
        ("shipped", "/chuyen-muc/chuyen-de/"),
        ("shipped", "/so-lieu/"),
        ("shipped", "/tim-kiem/"),
        ("shipped", "/toa-soan/"),
        ("shipped", "/404.html"),
        ("crowded", "/"),
        ("crowded", "/bai/lu/"),
        ("crowded", "/bai/dau-la/"),
        ("crowded", "/dinh-chinh/"),
        ("crowded", "/to-chuc/mttq-ben-tre/"),
    )
]


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
        asked = Path(self.translate_path(self.path))
        page = asked / "index.html" if asked.is_dir() else asked
        if page.suffix != ".html":
            super().do_GET()
            return
        data = page.read_bytes()
        begun = [match.start() for match in BEGINNINGS.finditer(data, data.index(b"<body"))]
        ends = [begun[len(begun) * number // PIECES] for number in range(PIECES)]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for start, end in pairwise((0, *ends, len(data))):
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


@pytest.fixture(scope="module")
def slow_addresses(magazines: dict[str, Magazine]) -> Iterator[dict[str, str]]:
    """The address of each magazine, its pages arriving in pieces."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(served_slowly(one.folder)) for name, one in magazines.items()
        }


@pytest.fixture(scope="module")
def arriving(browser: BrowserContext) -> Iterator[dict[int, Page]]:
    """Tall tabs by their widths."""
    tabs = {width: browser.new_page() for width in (WIDE, TELEPHONE)}
    for width, made in tabs.items():
        made.emulate_media(reduced_motion="reduce")
        resize(made, width, TALL)
    yield tabs
    for made in tabs.values():
        made.close()


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


@pytest.mark.parametrize(("magazine", "path"), ARRIVING)
def test_what_arrives_later_moves_nothing_that_stands_there(
    arriving: dict[int, Page], slow_addresses: dict[str, str], magazine: str, path: str
) -> None:
    for tab in arriving.values():  # at once, since nearly all of the time is waiting
        tab.goto(slow_addresses[magazine] + path, wait_until="commit")
    for tab in arriving.values():
        tab.wait_for_load_state()
    assert {width: moved(tab) for width, tab in arriving.items()} == {WIDE: [], TELEPHONE: []}
