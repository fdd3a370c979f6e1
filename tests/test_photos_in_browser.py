"""Photos in a real browser: the smallest form is taken, and nothing moves when they arrive."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.conftest import ORGANISATIONS, SITE, TOPICS
from tests.photographs import jpeg
from tests.served import served

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) sum += one.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500);
})"""
TAKEN = "() => [...document.images].map((one) => one.currentSrc)"
ALL_SEEN = """async () => {
  for (const one of document.images) { one.loading = "eager"; one.scrollIntoView(); }
  await Promise.all([...document.images].map((one) => one.decode()));
  window.scrollTo(0, 0);
}"""
STRETCHED = """() => [...document.images].filter((one) =>
  one.closest(".cover, .gallery") === null
  && Math.abs(one.clientWidth / one.clientHeight - one.naturalWidth / one.naturalHeight) > 0.02
).map((one) => one.currentSrc)"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A story with a picture at its head, one that stands upright, and a gallery."""
    folder = tmp_path_factory.mktemp("photos")
    texts = {"site.yaml": SITE, "topics.yaml": TOPICS, "organisations.yaml": ORGANISATIONS}
    pictures = "\n".join(f"![Ảnh {n}](anh/{n}.jpg 'Chú thích {n}')" for n in range(3))
    texts["articles/x.md"] = (
        "---\ntitle: Ảnh\nslug: x\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"
        "hero: {image: anh/0.jpg, alt: Nhà, caption: Nhà, credit: A}\n---\n"
        f"Đầu.\n\n![Cao](anh/cao.jpg 'Cao')\n\nGiữa.\n\n{pictures}\n\nCuối.\n"
    )
    for name, text in texts.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "static/anh").mkdir(parents=True)
    for number in range(3):
        Path(folder / f"static/anh/{number}.jpg").write_bytes(jpeg(2400 + number, 1600))
    Path(folder / "static/anh/cao.jpg").write_bytes(jpeg(900, 1600))
    edition = Edition(today=datetime.date(2022, 12, 31), drafts=False)
    made = build(
        Request(
            content=folder / "content",
            shown="content",
            output=folder / "public",
            edition=edition,
            strict=True,
        )
    )
    assert made.findings.diagnostics == ()
    with served(folder / "public") as at:
        yield at


@pytest.mark.parametrize(("width", "hero"), [(390, "480.avif"), (1280, "1440.avif")])
def test_the_browser_takes_avif_as_wide_as_needed(
    browser: BrowserContext, address: str, width: int, hero: str
) -> None:
    page = browser.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
    page.goto(f"{address}/bai/x/", wait_until="networkidle")
    page.evaluate(ALL_SEEN)
    taken = page.evaluate(TAKEN)
    assert len(taken) == 5
    assert all(one.endswith(".avif") for one in taken)
    assert taken[0].endswith(f"-{hero}")
    assert page.evaluate(SHIFTS) == 0
    assert page.evaluate(STRETCHED) == []
    assert page.evaluate(WIDE) == 0
    assert refused == []
    page.close()


def test_the_home_page_takes_small_files(browser: BrowserContext, address: str) -> None:
    page = browser.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address, wait_until="networkidle")
    assert page.evaluate(SHIFTS) == 0
    assert [one.rpartition("-")[2] for one in page.evaluate(TAKEN)] == ["480.avif"]
    page.close()
