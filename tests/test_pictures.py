"""Pictures and totals in a real browser: true to scale, never clipped, in every light, on paper."""

import datetime
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.site.five_provinces import files

STORY = "/bai/tra-vinh-tri-an-nguoi-co-uy-tin/"
WIDTHS = [320, 390, 768, 1280]
SHARED = ["site.yaml", "topics.yaml"]


class QuietHandler(SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """The addresses of the shipped magazine and of one with many years and organisations."""

    shipped: str
    many: str


def built(content: Path, output: Path) -> None:
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    request = Request(content=content, shown="content", output=output, edition=edition, strict=True)
    assert build(request).findings.diagnostics == ()


def written(folder: Path, project: Path, texts: Mapping[str, str | None]) -> Path:
    """A magazine on disk with these texts; the path of its content."""
    shared = {name: (project / "content" / name).read_text("utf-8") for name in SHARED}
    for name, text in {**shared, **texts}.items():
        if text is not None:
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return folder / "content"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[Sites]:
    """Both magazines, served on loopback."""
    folder = tmp_path_factory.mktemp("pictures")
    built(written(folder / "many", project, files()), folder / "many" / "public")
    built(project / "content", folder / "shipped")
    servers = [
        ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(output)))
        for output in (folder / "shipped", folder / "many" / "public")
    ]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    shipped, many = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    yield Sites(shipped=shipped, many=many)
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def page(browser: BrowserContext) -> Iterator[Page]:
    """A page on which nothing glides."""
    made = browser.new_page()
    made.emulate_media(reduced_motion="reduce", color_scheme="light")
    yield made
    made.close()


def addresses(sites: Sites) -> list[str]:
    """Every page with pictures or totals of its own kind."""
    return [
        sites.shipped + STORY,
        f"{sites.shipped}/nam/2022/",
        f"{sites.shipped}/to-chuc/ubnd-tinh-tra-vinh/",
        f"{sites.many}/to-chuc/mttq-ben-tre/",
        f"{sites.many}/tinh/vinh-long/",
        f"{sites.many}/chu-de/giam-ngheo/",
    ]


OPEN = "document.querySelectorAll('main details').forEach(one => { one.open = true })"
PICTURES = "main svg.bars, main svg.course"

# What of the letters of a picture leaves the screen, or covers a bar or other letters.
UNREADABLE = """pictures => [...document.querySelectorAll(pictures)].flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')].filter(one => one.textContent.trim())
  const boxes = texts.map(one => one.getBoundingClientRect())
  const bars = [...svg.querySelectorAll('.bar')].map(one => one.getBoundingClientRect())
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 3 && b.top < a.bottom - 3
  return texts.filter((one, index) => {
    const box = boxes[index]
    const outside = box.left < -0.5 || box.right > innerWidth + 0.5
    return outside || bars.some(bar => meet(bar, box))
      || boxes.some((other, number) => number > index && meet(other, box))
  }).map(one => one.textContent)
})"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_clipped_or_covered(page: Page, sites: Sites, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in addresses(sites):
        page.goto(address)
        page.evaluate(OPEN)
        assert page.evaluate(UNREADABLE, PICTURES) == [], address
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, address


def test_every_picture_is_an_image_with_a_name_and_a_description(page: Page, sites: Sites) -> None:
    seen = 0
    for address in addresses(sites):
        page.goto(address)
        for picture in page.locator(PICTURES).all():
            assert picture.get_attribute("role") == "img"
            ids = (picture.get_attribute("aria-labelledby") or "").split()
            named = [page.locator(f"[id='{one}']") for one in ids]
            assert [one.count() for one in named] == [1, 1]
            assert [one.evaluate("one => one.localName") for one in named] == ["title", "desc"]
            assert all(one.text_content() for one in named)
            assert picture.locator("xpath=..").locator("details table tbody tr").count() > 1
            seen += 1
    assert seen == 1 + 5 + 5


def test_pictures_need_no_script_and_carry_no_style_of_their_own(page: Page, sites: Sites) -> None:
    for address in addresses(sites):
        page.goto(address)
        assert page.locator("main :is(svg, figure, details) script, main [style]").count() == 0


def test_bars_are_true_to_scale_and_begin_at_zero(page: Page, sites: Sites) -> None:
    page.goto(sites.shipped + STORY)
    boxes = [bar.bounding_box() for bar in page.locator("figure.chart svg .bar").all()]
    (left, long), (other_left, short) = [(box["x"], box["width"]) for box in boxes if box]
    assert left == pytest.approx(other_left, abs=0.6)
    assert short / long == pytest.approx(6.19 / 60, abs=0.002)


def test_the_comparison_says_that_its_figures_differ(page: Page, sites: Sites) -> None:
    page.goto(sites.shipped + STORY)
    figure = page.locator("figure.chart")
    assert figure.locator("svg text.bar-value").all_text_contents() == ["60%", "6,19%"]
    note = figure.locator(".chart-note")
    assert note.is_visible()
    assert "Không lấy số này trừ số kia" in note.inner_text()


def test_the_table_holds_what_the_picture_shows(page: Page, sites: Sites) -> None:
    page.goto(f"{sites.many}/chu-de/giam-ngheo/")
    page.evaluate(OPEN)
    for figure in page.locator("figure.chart").all():
        rows = figure.locator("tbody tr")
        values = [text.replace("\xa0", " ") for text in rows.locator("td").all_inner_texts()]
        drawn = [t.replace("\xa0", " ") for t in figure.locator(".bar-value").all_text_contents()]
        assert len(values) == len(drawn) == rows.count()
        assert all(value.startswith(text) for value, text in zip(values, drawn, strict=True))


def test_a_course_ends_at_its_newest_value(page: Page, sites: Sites) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{sites.many}/to-chuc/mttq-ben-tre/")
    course = page.locator("svg.course").first
    dots = [dot.bounding_box() for dot in course.locator("circle").all()]
    middles = [box["x"] + box["width"] / 2 for box in dots if box]
    assert len(middles) == 6
    assert middles == sorted(middles)
    frame = course.bounding_box()
    assert frame is not None
    assert middles[0] == pytest.approx(frame["x"], abs=1)
    assert middles[-1] == pytest.approx(frame["x"] + frame["width"], abs=1)
    assert course.locator("text.end").all_text_contents() == ["362", "2024"]


CONTRAST = """selector => {
  const canvas = document.createElement('canvas').getContext('2d')
  const light = colour => {
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
      const share = part / 255
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
  const paper = light(getComputedStyle(document.documentElement).backgroundColor)
  return Math.min(...[...document.querySelectorAll(selector)].map(one => {
    const ink = light(getComputedStyle(one).fill)
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
  }))
}"""


@pytest.mark.parametrize(
    "media",
    [
        pytest.param({"color_scheme": "light"}, id="light"),
        pytest.param({"color_scheme": "dark"}, id="dark"),
        pytest.param({"color_scheme": "light", "media": "print"}, id="print"),
        pytest.param({"color_scheme": "light", "forced_colors": "active"}, id="forced colours"),
        pytest.param({"color_scheme": "dark", "forced_colors": "active"}, id="forced, dark"),
    ],
)
def test_pictures_can_be_seen_in_every_light(
    page: Page, sites: Sites, media: dict[str, str]
) -> None:
    page.emulate_media(**media)  # type: ignore[arg-type]  # words of the parameters above
    page.goto(sites.shipped + STORY)
    assert page.evaluate(CONTRAST, "svg.bars text") >= 7
    assert page.evaluate(CONTRAST, "svg.bars .bar") >= 4.5
    page.goto(f"{sites.many}/to-chuc/mttq-ben-tre/")
    assert page.evaluate(CONTRAST, "svg.course text") >= 7
    assert page.evaluate(CONTRAST, "svg.course circle") >= 4.5
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")


def test_every_figure_behind_a_total_leads_to_its_sentence(page: Page, sites: Sites) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{sites.shipped}/nam/2022/")
    row = page.locator(".totals tr", has_text="Nhà ở xây mới và sửa chữa").first
    assert row.locator("data").get_attribute("value") == "1370"
    assert "2 tổ chức" in row.inner_text()
    page.get_by_text("Gồm 3 số liệu").first.click()
    links = page.locator(".inputs[open] li a")
    texts = links.all_inner_texts()
    targets = [link.get_attribute("href") for link in links.all()]
    assert texts == ["15 căn nhà", "2 căn nhà", "1.353 nhà"]
    for text, target in zip(texts, targets, strict=True):
        page.goto(f"{sites.shipped}{target}")
        sentence = page.locator(".stated:has(:target)")
        assert sentence.is_visible()
        assert text in sentence.inner_text().replace("\xa0", " ")


def test_a_total_of_one_figure_leads_straight_to_it(page: Page, sites: Sites) -> None:
    page.goto(f"{sites.shipped}/tinh/dien-bien/")
    page.locator(".totals th a").first.click()
    assert page.locator(".stated:has(:target)").count() == 1


def test_both_geographies_have_their_totals(page: Page, sites: Sites) -> None:
    def houses(slug: str) -> int:
        page.goto(f"{sites.many}/tinh/{slug}/")
        row = page.locator(".totals tr", has_text="Nhà ở xây mới và sửa chữa").first
        return int(row.locator("data").get_attribute("value") or "")

    parts = page.locator(".parts b")
    old = houses("ben-tre") + houses("tra-vinh")
    today = houses("vinh-long")
    page.evaluate(OPEN)
    told = [text.split()[0].replace(".", "") for text in parts.all_inner_texts()[:3]]
    assert sum(map(int, told)) == today
    assert int(told[0]) + int(told[1]) == old


def test_many_figures_point_to_the_ledger(page: Page, sites: Sites) -> None:
    page.goto(f"{sites.many}/chu-de/giam-ngheo/")
    page.evaluate(OPEN)
    row = page.locator(".inputs", has_text="Trên đây là 24 số liệu mới nhất trong 30.").first
    row.get_by_role("link", name="Xem đủ trong sổ số liệu").click()
    page.wait_for_selector("#ledger tbody tr")
    assert "?ma=" in page.url


def with_label(text: str, label: str) -> str:
    """A text in which the label of houses is another."""
    quoted = label.replace('"', '\\"')
    for plain in ("Nhà ở xây mới và sửa chữa", "Nhà đã xây"):
        text = text.replace(f"label: {plain}", f'label: "{quoted}"')
    return text


def test_labels_are_text_and_nothing_else(tmp_path: Path, project: Path) -> None:
    nasty = "<b onclick=x>Nhà đã xây</b> & \"'<script>"
    texts = {name: text and with_label(text, nasty) for name, text in files().items()}
    built(written(tmp_path, project, texts), tmp_path / "public")
    for path in ("to-chuc/mttq-ben-tre", "chu-de/giam-ngheo", "tinh/vinh-long"):
        html = (tmp_path / "public" / path / "index.html").read_text("utf-8")
        assert "<b onclick" not in html
        assert "<script>" not in html
        assert "&lt;b onclick=x&gt;" in html
