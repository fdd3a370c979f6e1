"""The page of all figures in a real browser, under the strictest policy for content."""

import datetime
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.serving import STRICT

ROWS = "#ledger tbody tr"


class StrictHandler(SimpleHTTPRequestHandler):
    """A file server that lets pages load only what is their own."""

    def end_headers(self) -> None:
        """Nothing inline, nothing from elsewhere."""
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Requests are not news."""


@contextmanager
def served(content: Path, output: Path) -> Iterator[str]:
    """The address of a magazine, built afresh and served on loopback."""
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    request = Request(
        content=content, shown="content", output=output, edition=edition, strict=False
    )
    assert build(request).publication is not None
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[str]:
    with served(project / "content", tmp_path_factory.mktemp("site") / "public") as address:
        yield address


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong, and nothing moves."""
    made = browser.new_page()
    faults: list[str] = []
    made.on("console", lambda message: faults.append(message.text))
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.emulate_media(reduced_motion="reduce")
    yield made
    made.close()
    assert faults == []


@pytest.fixture
def ledger(page: Page, site: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}/so-lieu/")
    return page


def shown(page: Page) -> list[list[str]]:
    """The cells of the table and where each line leads, white space made plain."""
    lines: list[list[str]] = page.eval_on_selector_all(
        ROWS,
        """rows => rows.map(row =>
             [...row.cells].map(cell => cell.textContent).concat(row.querySelector('a').href))""",
    )
    return [[" ".join(cell.split()) for cell in line] for line in lines]


def status(page: Page) -> str:
    return page.locator("#ledger-status").inner_text()


def search(page: Page, words: str) -> None:
    page.get_by_label("Tìm trong số liệu").fill(words)


def test_every_line_lands_on_its_sentence(ledger: Page, site: str) -> None:
    links = [line[-1] for line in shown(ledger)]
    assert len(set(links)) == 55
    for link in links:
        assert link.startswith(f"{site}/bai/")
        ledger.goto(link)
        figure = ledger.locator(":target")
        expect(figure).to_be_in_viewport(ratio=1)
        sentence = ledger.locator(".stated:has(:target)")
        expect(sentence).to_be_in_viewport()
        ground, page_ground = sentence.evaluate(
            """sentence => [sentence, document.documentElement].map(
                 one => getComputedStyle(one).backgroundColor)"""
        )
        assert ground not in {page_ground, "rgba(0, 0, 0, 0)"}


def test_a_click_on_a_line_leads_to_the_sentence(ledger: Page) -> None:
    ledger.get_by_role("link", name="Gạo hỗ trợ dịp Tết Nhâm Dần").click()
    expect(ledger.locator(":target")).to_have_text(re.compile(r"347,82"))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("dien bien", 22),
        ("điện biên", 22),
        ("ĐIỆN BIÊN", 22),
        ("Dien  bien ", 22),
        ("vinh long", 23),
        ("1.353", 1),
        ("1353", 1),
        ("347,82", 1),
        ("dai doan ket", 3),
        ("đại đoàn kết căn", 2),
        ("khong co gi nhu the", 0),
        ("<script>", 0),
    ],
)
def test_search_needs_no_marks(ledger: Page, words: str, count: int) -> None:
    search(ledger, words)
    expect(ledger.locator(ROWS)).to_have_count(count)
    expected = f"{count} trong 55 số liệu" if count else "Không có số liệu nào khớp"
    assert status(ledger) == expected


def test_drawn_lines_are_those_of_the_page(ledger: Page) -> None:
    before = shown(ledger)
    search(ledger, "dien bien")
    expect(ledger.locator(ROWS)).to_have_count(22)
    search(ledger, "")
    expect(ledger.locator("#ledger-status")).to_have_text("55 số liệu")
    assert shown(ledger) == before


def test_a_province_of_today_holds_the_figures_of_its_parts(ledger: Page) -> None:
    for name in ("Vĩnh Long", "Trà Vinh"):
        ledger.get_by_label("Tỉnh, thành").select_option(name)
        expect(ledger.locator("#ledger-status")).to_have_text("23 trong 55 số liệu")


def test_filters_work_together_and_stand_in_the_address(ledger: Page) -> None:
    ledger.get_by_label("Tỉnh, thành").select_option("Điện Biên")
    ledger.get_by_label("Đơn vị").select_option("VND")
    search(ledger, "quy")
    expect(ledger.locator(ROWS)).to_have_count(2)
    state = parse_qs(urlsplit(ledger.url).query)
    assert state == {"q": ["quy"], "tinh": ["Điện Biên"], "don-vi": ["VND"]}
    found = shown(ledger)
    ledger.reload()
    expect(ledger.locator(ROWS)).to_have_count(2)
    assert shown(ledger) == found
    assert ledger.get_by_label("Tỉnh, thành").input_value() == "Điện Biên"
    ledger.get_by_role("button", name="Bỏ lọc").click()
    expect(ledger.locator("#ledger-status")).to_have_text("55 số liệu")
    expect(ledger.get_by_label("Tìm trong số liệu")).to_be_focused()
    expect(ledger.get_by_text("Bỏ lọc")).to_be_hidden()
    assert urlsplit(ledger.url).query == ""


def numbers(page: Page) -> list[str]:
    return page.locator(f"{ROWS} b").all_inner_texts()


def test_a_column_sorts_both_ways_and_back_by_keyboard(ledger: Page) -> None:
    before = shown(ledger)
    ledger.get_by_label("Đơn vị").select_option("%")
    head = ledger.locator("th[data-field=value]")
    head.get_by_role("button").focus()
    ledger.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(ledger.locator(f"{ROWS} b").first).to_have_text("6,19%")
    assert numbers(ledger) == ["6,19%", "10%", "60%", "80%", "125,4%", "140,7%"]
    ledger.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(ledger.locator(f"{ROWS} b").first).to_have_text("140,7%")
    assert parse_qs(urlsplit(ledger.url).query)["thu-tu"] == ["-value"]
    ledger.keyboard.press("Space")
    expect(head).not_to_have_attribute("aria-sort", re.compile(".*"))
    ledger.get_by_label("Đơn vị").select_option("")
    expect(ledger.locator(ROWS)).to_have_count(55)
    assert shown(ledger) == before


@pytest.mark.parametrize(
    ("field", "first"),
    [("label", "Báo cáo"), ("organisation", "Phòng Kinh doanh"), ("province", "Điện Biên")],
)
def test_words_sort_in_vietnamese_order(ledger: Page, field: str, first: str) -> None:
    ledger.locator(f"th[data-field={field}] button").click()
    expect(ledger.locator(f"th[data-field={field}]")).to_have_attribute("aria-sort", "ascending")
    column = ["label", "value", "unit", "period", "organisation", "province"].index(field)
    expect(ledger.locator(f"{ROWS}:first-child > :nth-child({column + 1})")).to_have_text(
        re.compile(f"^{first}")
    )


def test_what_has_no_period_comes_last_both_ways(ledger: Page) -> None:
    button = ledger.locator("th[data-field=period] button")
    for direction in ("ascending", "descending"):
        button.click()
        expect(ledger.locator("th[data-field=period]")).to_have_attribute("aria-sort", direction)
        expect(ledger.locator(f"{ROWS}:last-child > :nth-child(4)")).to_have_text("")
        expect(ledger.locator(f"{ROWS}:first-child > :nth-child(4)")).not_to_have_text("")


def test_without_the_script_there_is_a_plain_table(browser: BrowserContext, site: str) -> None:
    page = browser.new_page()
    page.route("**/ledger.*.js", lambda route: route.abort())
    page.goto(f"{site}/so-lieu/")
    assert page.locator(ROWS).count() == 55
    assert page.locator("#ledger-filters").is_hidden()
    assert page.locator("#ledger button:visible").count() == 0
    assert page.locator(".downloads a").count() == 4
    page.close()


def test_when_the_data_cannot_be_loaded_the_table_stays(browser: BrowserContext, site: str) -> None:
    page = browser.new_page()
    page.route("**/so-lieu.json", lambda route: route.abort())
    page.goto(f"{site}/so-lieu/?q=dien+bien")
    expect(page.locator("#ledger-status")).to_have_text(re.compile("Không tải được"))
    assert page.locator(ROWS).count() == 55
    page.unroute("**/so-lieu.json")
    search(page, "điện")
    expect(page.locator(ROWS)).to_have_count(22)
    page.close()


def test_counts_are_announced_politely(ledger: Page) -> None:
    assert ledger.locator("#ledger-status").get_attribute("role") == "status"
    assert ledger.get_by_role("search").get_by_role("searchbox").count() == 1
    assert ledger.get_by_role("region", name="Tất cả số liệu").get_attribute("tabindex") == "0"


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_table_scrolls_and_the_page_does_not(ledger: Page, width: int) -> None:
    ledger.set_viewport_size({"width": width, "height": 900})
    overflow = ledger.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
    head = ledger.locator(f"{ROWS}:first-child th")
    before = head.bounding_box()
    ledger.locator(".ledger-all").evaluate("box => { box.scrollLeft = 500 }")
    assert head.bounding_box() == before


@pytest.mark.parametrize(
    "name", ["so-lieu.csv", "so-lieu.json", "so-lieu.sqlite", "datapackage.json"]
)
def test_every_download_is_there(ledger: Page, site: str, name: str) -> None:
    link = ledger.locator(f'.downloads a[href="/so-lieu/{name}"]')
    assert link.get_attribute("download") == ""
    assert ledger.request.get(f"{site}/so-lieu/{name}").ok


# A magazine made for it: many figures, labels that are no friends of HTML

HEAD = """\
---
title: Bài {number}
date: 2022-12-{number:02}
section: tin-tuc
summary: Một bài.
metrics:
"""
LABEL = "<img src=x onerror=alert(1)> & “b”"


def article(number: int, count: int) -> str:
    ids = range(number * 1000, number * 1000 + count)
    metrics = "".join(f"  - {{id: nha-{n}, label: '{LABEL}', value: \"{n} hộ\"}}\n" for n in ids)
    body = "\n\n".join(f"Đã giúp {n} hộ." for n in ids)
    return f"{HEAD.format(number=number)}{metrics}---\n\n{body}\n"


@pytest.fixture
def many(magazine: Callable[..., Path], tmp_path: Path, page: Page) -> Iterator[tuple[Page, str]]:
    folder = magazine({f"articles/2022/{n}.md": article(n, 180) for n in (1, 2, 3)})
    with served(folder / "content", tmp_path / "public") as address:
        page.goto(f"{address}/so-lieu/")
        yield page, address


def test_more_than_a_page_holds_is_searched_and_shown(many: tuple[Page, str]) -> None:
    page, _ = many
    assert page.locator(ROWS).count() == 500
    assert "500" in page.locator(".ledger-part").inner_text()
    assert "541" in page.locator(".ledger-part").inner_text()
    search(page, "1179")
    expect(page.locator(ROWS)).to_have_count(1)
    assert shown(page)[0][1] == "1179"
    search(page, "")
    expect(page.locator(ROWS)).to_have_count(500)
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(ROWS)).to_have_count(541)
    expect(page.locator(f"{ROWS} >> nth=500").get_by_role("link")).to_be_focused()
    assert page.get_by_role("button", name="Xem thêm").is_hidden()


def test_labels_are_text_whoever_draws_them(many: tuple[Page, str]) -> None:
    page, address = many
    source = page.request.get(f"{address}/so-lieu/").text()
    assert "<img" not in source
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; “b”" in source
    assert page.locator(f"{ROWS} a >> nth=1").inner_text() == LABEL
    search(page, "2001")
    expect(page.locator(ROWS)).to_have_count(1)
    assert page.locator(f"{ROWS} a").inner_text() == LABEL
    assert page.locator("#ledger img").count() == 0
