"""Every figure of the shipped articles in a browser: from its card to its sentence, and back."""

import datetime
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from magbuild.content.figure_links import CARD, FIGURE
from magbuild.pipeline.build import build
from magbuild.pipeline.check import check
from magbuild.pipeline.request import Request
from magbuild.site.catalog import Story
from magbuild.site.edition import Edition

IN_VIEW = """element => {
  const box = element.getBoundingClientRect()
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
}"""
COLOUR = "element => getComputedStyle(element).backgroundColor"


class QuietHandler(SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@pytest.fixture(scope="module")
def shipped(
    tmp_path_factory: pytest.TempPathFactory, project: Path
) -> Iterator[tuple[str, tuple[Story, ...]]]:
    """The address of the shipped magazine, served on loopback, and its stories."""
    output = tmp_path_factory.mktemp("evidence") / "public"
    request = Request(
        content=project / "content",
        shown="content",
        output=output,
        edition=Edition(today=datetime.date(2026, 11, 23), drafts=False),
        strict=True,
    )
    site = check(request).site
    assert site is not None
    assert build(request).publication is not None
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stories = tuple(s for s in site.catalog.stories if s.article.meta.metrics)
    yield f"http://127.0.0.1:{server.server_port}", stories
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module", params=[1280, 390])
def page(browser: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a desk and of a telephone, on which nothing glides."""
    made = browser.new_page()
    made.emulate_media(reduced_motion="reduce", color_scheme="light")
    made.set_viewport_size({"width": request.param, "height": 800})
    yield made
    made.close()


def sentence_of(page: Page, name: str) -> Locator:
    return page.locator(".stated", has=page.locator(f"#{FIGURE}{name}"))


def test_every_card_leads_to_its_sentence_and_back(
    page: Page, shipped: tuple[str, tuple[Story, ...]]
) -> None:
    address, stories = shipped
    followed = 0
    for story in stories:
        page.goto(address + story.url)
        plain = page.locator(".prose").evaluate(COLOUR)
        for metric in story.article.meta.metrics or ():
            page.locator(f"#{CARD}{metric.id} a[href$='#{FIGURE}{metric.id}']").first.click()
            assert page.url == f"{address}{story.url}#{FIGURE}{metric.id}"
            figure, sentence = page.locator(f"#{FIGURE}{metric.id}"), sentence_of(page, metric.id)
            assert figure.evaluate(IN_VIEW), metric.id
            assert sentence.evaluate(IN_VIEW), metric.id
            assert sentence.evaluate(COLOUR) != plain, metric.id
            assert metric.quantity.printed in sentence.inner_text().replace("\u00a0", " ")
            figure.click()
            assert page.url == f"{address}{story.url}#{CARD}{metric.id}"
            assert page.locator(f"#{CARD}{metric.id}").evaluate(IN_VIEW), metric.id
            assert sentence.evaluate(COLOUR) == plain, metric.id
            followed += 1
    assert followed == 55


def test_every_figure_in_the_text_is_a_link_to_a_card(
    page: Page, shipped: tuple[str, tuple[Story, ...]]
) -> None:
    address, stories = shipped
    for story in stories:
        page.goto(address + story.url)
        links = page.locator(".prose a.figure")
        targets = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
        ids = {f"#{CARD}{metric.id}" for metric in story.article.meta.metrics or ()}
        assert set(targets) == ids
        assert page.locator(",".join(ids)).count() == len(ids)
