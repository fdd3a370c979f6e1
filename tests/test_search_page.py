"""The page of search in a real browser, under the strictest policy."""

import datetime
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from magbuild.vietnamese.text import fold, spelling
from tests.serving import STRICT, Served, served

TRANSITION = "Transition was aborted"
"""What a browser says of its own fading between pages, on a machine too busy to draw it."""

DIEN_BIEN = "/bai/mat-tran-dien-bien-2022/"
LANG_SON = "/bai/lang-son-phong-kinh-doanh-xuat-nhap-khau-2022/"
STATISTICS = "/bai/trung-tam-tin-hoc-thong-ke-khu-vuc-ii/"
TRA_VINH = "/bai/tra-vinh-tri-an-nguoi-co-uy-tin/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Iterator[Served]:
    """The shipped magazine, served."""
    output = tmp_path_factory.mktemp("site") / "public"
    edition = Edition(today=datetime.date(2026, 11, 23), drafts=False)
    request = Request(
        content=project / "content", shown="content", output=output, edition=edition, strict=True
    )
    assert build(request).publication is not None
    with served(output, STRICT) as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser: BrowserContext) -> Iterator[Page]:
    made = browser.new_page()
    yield made
    made.close()


@pytest.fixture
def page(tab: Page, site: Served) -> Iterator[Page]:
    """The page of search, on which nothing may be told on the console."""
    faults: list[str] = []

    def told(fault: object) -> None:
        text = str(getattr(fault, "text", fault))
        if not text.startswith(TRANSITION):
            faults.append(text)

    tab.on("console", told)
    tab.on("pageerror", told)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(f"{site.address}/tim-kiem/")
    tab.wait_for_load_state("networkidle")
    yield tab
    tab.remove_listener("console", told)
    tab.remove_listener("pageerror", told)
    assert faults == []


def type_in(page: Page, words: str) -> None:
    page.locator("#_tim").fill(words)


SETTLED = """async () => {
  for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame);
}"""
"""Lines that cannot be seen, and the lists beside them, follow the first paint."""


def hits(page: Page) -> list[str]:
    page.evaluate(SETTLED)
    found: list[str] = page.locator("#hits a").evaluate_all(
        "all => all.map(one => new URL(one.href).pathname)"
    )
    return found


def marked(page: Page) -> list[str]:
    return page.locator("#hits mark").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Điện Biên", DIEN_BIEN),
        ("dien bien", DIEN_BIEN),
        ("ĐIỆN BIÊN", DIEN_BIEN),
        ("đien bien", DIEN_BIEN),
        (unicodedata.normalize("NFD", "Điện Biên"), DIEN_BIEN),
        ("dienbien", DIEN_BIEN),
        ("ddieenj bieen", DIEN_BIEN),
        ("d9ie6n5 bie6n", DIEN_BIEN),
        ("Lạng Sơn", LANG_SON),
        ("lang so", LANG_SON),
        ("tra vinh", TRA_VINH),
        ("Vĩnh Long", TRA_VINH),
        ("vinh long", TRA_VINH),
        ("Cửu Long", TRA_VINH),
        ("uy tin", TRA_VINH),
        ("mttq dien bien", DIEN_BIEN),
        ("mặt trận tổ quốc", DIEN_BIEN),
        ("lò văn mừng", DIEN_BIEN),
        ("1353", DIEN_BIEN),
        ("1.353 nhà", DIEN_BIEN),
        ("thống kê khu vực", STATISTICS),
        ("thoong kee", STATISTICS),
        ("thogn ke khu vuc", STATISTICS),
        ("xuất nhập khẩu", LANG_SON),
        ("xnk", LANG_SON),
    ],
)
def test_the_first_hit(page: Page, words: str, first: str) -> None:
    type_in(page, words)
    assert hits(page)[:1] == [first]


def test_marks_as_typed_come_before_other_marks(page: Page) -> None:
    type_in(page, "trà")
    assert hits(page)[0] == TRA_VINH


@pytest.mark.parametrize(
    "words", ["xyzzyx", "khong co gi nhu the nay", "<script>alert(1)</script>"]
)
def test_nothing_is_found_of_what_is_not_there(page: Page, words: str) -> None:
    type_in(page, words)
    assert hits(page) == []
    expect(page.locator("#search-status")).to_have_text("Không có bài nào khớp.")


@pytest.mark.parametrize(
    ("words", "found", "printed"),
    [
        ("Nhà Đại đoàn kết > 1.000", {DIEN_BIEN}, "1.353 nhà"),
        ("nha dai doan ket > 1,5 nghìn nhà", set(), ""),
        ("hộ nghèo > 1.000", {DIEN_BIEN, TRA_VINH}, "1.353 nhà"),
        ("hộ nghèo > 2.442", set(), ""),
        ("hộ nghèo > 600 triệu", {TRA_VINH}, "hơn 719 triệu đồng"),
        ("quỹ > 97 tỷ", {DIEN_BIEN}, "trên 97.035 triệu đồng"),
        ("quy vi nguoi ngheo >= 97.035 trieu", {DIEN_BIEN}, "trên 97.035 triệu đồng"),
        ("điện biên học sinh > 1.000", {DIEN_BIEN}, "1.162 học sinh"),
    ],
)
def test_figures_are_asked_for(page: Page, words: str, found: set[str], printed: str) -> None:
    type_in(page, words)
    assert set(hits(page)) == found
    if found:
        assert printed in page.locator(".hit-figure b").all_inner_texts()


def test_what_was_looked_for_is_marked_as_it_is_written(page: Page) -> None:
    type_in(page, "dien bien")
    assert "Điện Biên" in marked(page)
    assert {fold(one) for one in marked(page)} == {"dien bien"}
    expect(page.locator("#hits h3").first).to_contain_text("Mặt trận Điện Biên năm 2022")


def test_lists_give_way_to_results_and_come_back(page: Page) -> None:
    expect(page.locator("#search-lists")).to_be_visible()
    type_in(page, "trà vinh")
    expect(page.locator("#search-lists")).to_be_hidden()
    expect(page.locator("#search-facets")).to_be_visible()
    type_in(page, "")
    expect(page.locator("#search-lists")).to_be_visible()
    assert hits(page) == []


def facet(page: Page, name: str, text: str) -> None:
    group = page.get_by_role("group", name=name)
    group.get_by_role("button", name=re.compile(f"^{text}")).click()


def test_facets_count_choose_and_stand_in_the_address(page: Page, site: Served) -> None:
    type_in(page, "2022")
    every = len(hits(page))
    assert every >= 3
    button = page.get_by_role("group", name="Tỉnh, thành").get_by_role("button", name="Vĩnh Long")
    assert button.inner_text().split() == ["Vĩnh", "Long", "1"]
    button.click()
    assert hits(page) == [TRA_VINH]
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect(page).to_have_url(re.compile("tinh=vinh-long"))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["2022"], "tinh": ["vinh-long"]}
    page.reload()
    expect(page.locator("#hits a")).to_have_count(1)
    assert page.locator("#_tim").input_value() == "2022"
    page.get_by_role("button", name="Bỏ lọc").click()
    assert len(hits(page)) == every
    expect(page.locator("#_tim")).to_be_focused()


def test_a_list_can_be_chosen_without_words(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/tim-kiem/?chu-de=giam-ngheo&to-chuc=mttq-tinh-dien-bien")
    expect(page.locator("#hits a")).to_have_count(1)
    assert hits(page) == [DIEN_BIEN]
    facet(page, "Tổ chức", "Ủy ban nhân dân tỉnh Trà Vinh")
    assert hits(page) == [TRA_VINH]


def test_an_address_with_a_query_is_answered(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/tim-kiem/?q=l%E1%BA%A1ng+s%C6%A1n")
    expect(page.locator("#hits mark").first).to_have_text("Lạng Sơn")
    assert hits(page)[0] == LANG_SON


def test_keys_lead_through_the_results(page: Page) -> None:
    box = page.locator("#_tim")
    box.focus()
    type_in(page, "2022")
    links = page.locator("#hits a")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    assert box.input_value() == ""
    type_in(page, "lạng sơn")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LANG_SON}")


@pytest.mark.parametrize("path", ["/", DIEN_BIEN, "/404.html"])
def test_a_slash_opens_search_from_every_page(page: Page, site: Served, path: str) -> None:
    page.goto(site.address + path)
    page.keyboard.press("/")
    page.wait_for_url("**/tim-kiem/**")
    expect(page.locator("#_tim")).to_be_focused()
    page.keyboard.type("a/b")
    assert page.locator("#_tim").input_value() == "a/b"


def test_a_slash_among_other_words_is_a_slash(page: Page, site: Served) -> None:
    page.goto(f"{site.address}/so-lieu/")
    page.get_by_label("Tìm trong số liệu").focus()
    page.keyboard.type("1/2")
    assert "/so-lieu/" in page.url


TYPED_AT_ONCE = """texts => {
  const box = document.querySelector("#_tim");
  for (const text of texts) {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return document.querySelectorAll("#hits a").length;
}"""
SHOWN = """() => {
  const text = chosen => [...document.querySelectorAll(chosen)].map(one => one.innerText);
  return [text("#hits li"), text(".facet li"), text("#search-status")];
}"""
LOW = ViewportSize(width=1280, height=560)
"""A window in which one line begins."""


def test_lines_out_of_sight_and_lists_follow_the_first_paint(page: Page) -> None:
    page.set_viewport_size(LOW)
    at_once = page.evaluate(TYPED_AT_ONCE, ["2022"])
    total = int(page.locator("#search-status").inner_text().split()[0])
    assert 0 < at_once < total
    assert len(hits(page)) == total
    assert page.locator(".facet li").count() > 0


def test_fast_typing_ends_with_the_results_of_the_last_letter(page: Page) -> None:
    page.set_viewport_size(LOW)
    for last in ("2022", "trà vinh", "hộ nghèo > 1.000", "xyzzyx"):
        page.evaluate(TYPED_AT_ONCE, [""])
        page.evaluate(TYPED_AT_ONCE, [last])
        page.evaluate(SETTLED)
        alone = page.evaluate(SHOWN)
        page.evaluate(TYPED_AT_ONCE, ["2022", "xuất nhập khẩu", "2", "20", last])
        page.evaluate(SETTLED)
        assert page.evaluate(SHOWN) == alone


def test_arrows_reach_lines_that_are_not_drawn_yet(page: Page) -> None:
    """Keys that come before the next frame find every line there."""
    page.set_viewport_size(LOW)
    page.locator("#_tim").focus()
    reached = page.evaluate(
        f"""texts => {{
          ({TYPED_AT_ONCE})(texts);
          const key = new KeyboardEvent("keydown", {{ key: "ArrowDown", bubbles: true }});
          const reached = new Set();
          for (let n = 0; n < 20; n += 1) {{
            document.activeElement.dispatchEvent(key);
            reached.add(document.activeElement.pathname);
          }}
          return [...reached];
        }}""",
        ["2022"],
    )
    assert len(reached) > 1
    assert reached == hits(page)


def test_results_are_announced_politely(page: Page) -> None:
    status = page.get_by_role("status")
    type_in(page, "điện biên")
    expect(status).to_have_text(re.compile(r"^\d+ bài\.$"))
    assert page.get_by_role("search").get_by_role("searchbox").count() == 1


def test_without_a_script_there_are_lists(browser: BrowserContext, site: Served) -> None:
    made = browser.browser
    assert made is not None
    context = made.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/tim-kiem/?q=x")
    expect(page.get_by_text("cần JavaScript")).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()
    for path in ("/tinh/dien-bien/", "/chu-de/giam-ngheo/", "/nam/2022/", "/to-chuc/"):
        assert page.locator(f"#search-lists a[href='{path}']").count() == 1
    context.close()


def test_an_index_that_cannot_be_had_is_told(browser: BrowserContext, site: Served) -> None:
    page = browser.new_page()
    page.route("**/muc-luc.json", lambda route: route.abort())
    page.goto(f"{site.address}/tim-kiem/?q=a")
    expect(page.get_by_role("status")).to_have_text(re.compile("không tải được"))
    page.close()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_sticks_out(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    type_in(page, "2022")
    page.locator("#search-facets").evaluate("one => { one.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    small = """all => all.map(one => one.getBoundingClientRect())
      .filter(({ width, height }) => width < 44 || height < 44).length"""
    assert page.locator(".facet button, #search-facets summary").evaluate_all(small) == 0


# Folding: the same in the browser as in the build


def texts() -> list[str]:
    """Words of the magazine in many disguises, and letters that only look like ours."""
    chance = random.Random("folding")  # noqa: S311  # the same every time
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèéẹềếệìíòóọồốộờớợùúụừứựỳýỵ"
    odd = ["ð", "Ð", "Ɖ", "ß", "İ", "ﬁ", "½", "²", "\u00ad", "\u200b", "\u0301", "'", "’", "_", "$"]
    signs = [
        " ",
        "\u00a0",
        "-",
        "–",
        ".",
        ",",
        "/",
        "&",
        "%",
        "‰",
        "+",
        "#",
        "“",
        "1.353",
        "64,8",
        "1.2345",
    ]
    rimes = [
        "hòa",
        "hoà",
        "quý",
        "hóa",
        "khỏe",
        "thuỷ",
        "huỷ",
        "hoàn",
        "uỷ",
        "gìa",
        "ngoẹ",
        "Hoè",
        "xòa2",
    ]
    pool = [*letters, *letters.upper(), *odd, *signs, *rimes]
    made = ["".join(chance.choices(pool, k=chance.randrange(1, 24))) for _ in range(5_000)]
    return [*made, *(unicodedata.normalize("NFD", one) for one in made[:1_000])]


@pytest.mark.parametrize("name", ["fold", "spelling"])
def test_the_browser_folds_as_the_build_does(page: Page, name: str) -> None:
    asked = texts()
    found = page.evaluate(
        """async ([name, texts]) => {
          const found = await import(document.querySelector("#search").dataset.matching);
          return texts.map(found[name]);
        }""",
        [name, asked],
    )
    ours = fold if name == "fold" else spelling
    expected = [ours(one) for one in asked]
    assert [pair for pair in zip(asked, expected, found, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        *(("ddaf", "đà"), ("nawngx", "nẵng"), ("nghieenf", "nghiền"), ("quoocs", "quốc")),
        *(("truongwf", "trường"), ("truwowngf", "trường"), ("thuowr", "thuở"), ("giaf", "già")),
        *(("dienej", "diện"), ("ddieenj", "điện"), ("hoaf", "hoà"), ("muaw", "mưa")),
        *(("quawng", "quăng"), ("uyr", "uỷ"), ("nguowif", "người")),
        *(("d9a2", "đà"), ("na8ng4", "nẵng"), ("d9ie6n5", "điện"), ("tru7o7ng2", "trường")),
        *(("vinh", ""), ("tra", ""), ("x", ""), ("2022", ""), ("19", "")),
    ],
)
def test_keys_without_a_keyboard_are_read(page: Page, keys: str, word: str) -> None:
    found = page.evaluate(
        """async keys => {
          const { retyped } = await import(document.querySelector("#search").dataset.matching);
          return retyped(keys);
        }""",
        keys,
    )
    assert found == word


def test_the_slash_key_can_be_switched_off(page: Page) -> None:
    """WCAG 2.1.4: a shortcut of one sign must not be forced on anybody."""
    choice = page.get_by_label(re.compile("Phím /"))
    choice.uncheck()
    page.reload()
    expect(choice).not_to_be_checked()
    page.locator("body").press("/")
    expect(page.locator("#_tim")).not_to_be_focused()
    choice.check()
    page.reload()
    page.locator("body").press("/")
    expect(page.locator("#_tim")).to_be_focused()
