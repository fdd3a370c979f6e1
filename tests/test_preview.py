"""`magbuild serve` as an editor meets it: a real process, a real browser, saved files."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.conftest import ARTICLE, ORGANISATIONS, SITE, TOPICS
from tests.install_browser import AXE
from tests.missing import missing
from tests.preview import PATIENCE, Preview, command, get, interrupt, previewed, wait

STORY = "content/articles/2022/ben-tre.md"
ADDRESS = "/bai/ben-tre-lam-nha/"
OTHER = ARTICLE.replace("Bến Tre làm nhà", "Chuyện khác")
DRAFT = ARTICLE.replace("Bến Tre làm nhà", "Chuyện nháp").replace("---\n", "---\ndraft: true\n", 1)
LATER = ARTICLE.replace("Bến Tre làm nhà", "Chuyện mai sau").replace("2022-12-01", "2023-03-01")
TEMPLATE = '{% extends "built-in/article.html" %}\n'


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for most tests; each begins with the sound magazine."""
    with previewed(sound(tmp_path_factory.mktemp("preview"))) as running:
        yield running


def sound(folder: Path) -> Path:
    """A folder made into a magazine without a fault."""
    shutil.rmtree(folder / "templates", ignore_errors=True)
    shutil.rmtree(folder / "static", ignore_errors=True)
    wanted = {
        "content/site.yaml": SITE,
        "content/topics.yaml": TOPICS,
        "content/organisations.yaml": ORGANISATIONS,
        STORY: ARTICLE,
        "content/articles/2022/khac.md": OTHER,
        "content/articles/2022/nhap.md": DRAFT,
        "content/articles/mai-sau.md": LATER,
    }
    for path in (folder / "content").rglob("*.md"):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def page(preview: Preview, browser: BrowserContext) -> Iterator[Page]:
    """The story in a browser, the magazine sound."""
    sound(preview.folder)
    wait(lambda: "Cả năm xây" in get(preview.url + ADDRESS)[1], "the sound magazine")
    opened = browser.new_page()
    opened.goto(preview.url + ADDRESS)
    expect(overlay(opened)).to_be_hidden()
    opened.evaluate("window.first = true")
    yield opened
    opened.close()


def overlay(page: Page) -> Locator:
    return page.locator("#magbuild-preview dialog")


def soon(locator: Locator, text: str) -> None:
    expect(locator).to_contain_text(text, timeout=PATIENCE * 1000)


def is_first(page: Page) -> bool:
    """Whether the page was not loaded again since the test began."""
    return bool(page.evaluate("window.first === true"))


def test_a_fault_is_shown_over_the_last_good_page_until_it_is_mended(
    preview: Preview, page: Page
) -> None:
    preview.write("content/articles/2022/khac.md", OTHER.replace("giam-ngheo", "giam-ngeo"))
    preview.change(STORY, "province: Bến Tre", "province: <img src=x onerror=alert(1)>")
    soon(overlay(page), "MB334")
    notes = overlay(page).locator(".note")
    expect(notes).to_have_count(2)
    soon(notes.nth(0), f"{STORY}:6:11")
    soon(notes.nth(0), "Trang này")
    soon(notes.nth(0).locator(".excerpt"), "<img src=x onerror=alert(1)>")
    soon(notes.nth(1), "MB332")
    assert page.locator("#magbuild-preview img").count() == 0
    assert is_first(page)
    expect(page.locator("h1")).to_have_text("Bến Tre làm nhà")
    assert get(preview.url + ADDRESS)[1].count("onerror") == 0

    page.keyboard.press("Escape")
    expect(overlay(page)).to_be_hidden()
    badge = page.locator("#magbuild-preview .badge")
    expect(badge).to_have_text("2 lỗi cần sửa")
    badge.focus()
    page.keyboard.press("Enter")
    expect(overlay(page)).to_be_visible()

    opened = page.context.new_page()
    opened.goto(preview.url + "/")
    soon(overlay(opened), "2 lỗi cần sửa")
    sound(preview.folder)
    for one in (opened, page):
        expect(overlay(one)).to_be_hidden(timeout=PATIENCE * 1000)
        expect(one.locator("#magbuild-preview .badge")).to_be_hidden()
    assert is_first(page)
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_can_be_read_by_all(
    preview: Preview, page: Page, scheme: Literal["light", "dark"]
) -> None:
    if not AXE.is_file():
        missing("no axe-core: python tests/install_browser.py")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    preview.change(STORY, "province: Bến Tre", "province: Bến Tr")
    soon(overlay(page).locator(".excerpt"), "Bến Tr")
    expect(page.locator("#magbuild-preview .close")).to_be_focused()
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run('#magbuild-preview').then((told) => told.violations)")
    assert found == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.keyboard.press("Enter")
    expect(overlay(page)).to_be_hidden()


def test_ten_saves_in_two_seconds_end_with_the_last_words(preview: Preview, page: Page) -> None:
    aside = page.context.new_page()
    aside.goto(f"{preview.url}/bai/chuyen-khac/")
    aside.evaluate("window.first = true")
    for number in range(10):
        preview.write(STORY, ARTICLE.replace("Cả năm xây", f"Lần {number} xây"))
        time.sleep(0.15)
    soon(page.locator(".prose"), "Lần 9 xây")
    assert not is_first(page)
    assert is_first(aside)
    assert preview.url + ADDRESS in preview.said()
    aside.close()


def test_a_style_sheet_is_changed_without_loading_the_page(preview: Preview, page: Page) -> None:
    preview.write("static/own.css", "h1 { color: rgb(1, 2, 3) !important; }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)", timeout=PATIENCE * 1000)
    assert is_first(page)
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    sheet = page.locator('link[rel="stylesheet"]')
    held = get(preview.url + ADDRESS)[1]
    assert f'href="{sheet.get_attribute("href")}"' in held
    assert f'integrity="{sheet.get_attribute("integrity")}"' in held


def test_a_story_that_vanishes_leads_to_what_is_left(preview: Preview, page: Page) -> None:
    (preview.folder / STORY).unlink()
    page.wait_for_url(f"{preview.url}/", timeout=PATIENCE * 1000)
    soon(page.locator("#magbuild-preview .toast"), "không còn trong tạp chí")


def test_a_story_that_moves_is_followed(preview: Preview, page: Page) -> None:
    preview.change(STORY, "title: Bến Tre làm nhà", "title: Bến Tre dựng nhà")
    page.wait_for_url(f"{preview.url}/bai/ben-tre-dung-nha/", timeout=PATIENCE * 1000)
    soon(page.locator("#magbuild-preview .toast"), "đã chuyển sang địa chỉ này")


def test_a_folder_that_is_renamed_loses_nothing(preview: Preview, page: Page) -> None:
    articles = preview.folder / "content" / "articles"
    (articles / "2022").rename(articles / "nam-2022")
    preview.write("content/articles/nam-2022/ben-tre.md", ARTICLE.replace("Cả năm", "Suốt năm"))
    soon(page.locator(".prose"), "Suốt năm xây")


def test_half_written_front_matter_is_no_traceback(preview: Preview, page: Page) -> None:
    preview.write(STORY, ARTICLE[: ARTICLE.index("topics")])
    soon(overlay(page), f"{STORY}:1")
    preview.write(STORY, ARTICLE.replace("Cả năm", "Trọn năm"))
    soon(page.locator(".prose"), "Trọn năm xây")
    expect(overlay(page)).to_be_hidden()


def test_a_template_that_cannot_be_read_names_its_line(preview: Preview, page: Page) -> None:
    preview.write("templates/article.html", TEMPLATE + "{% block main %}\n{% if %}\n")
    soon(overlay(page), "templates/article.html:3")
    soon(overlay(page).locator(".excerpt .fault"), "{% if %}")
    preview.write("templates/article.html", TEMPLATE + "{% block mark %}<b>Mẫu</b>{% endblock %}")
    soon(page.locator(".site-header .site-title b"), "Mẫu")
    expect(overlay(page)).to_be_hidden()


def test_a_warning_is_a_badge_and_no_overlay(preview: Preview, page: Page) -> None:
    preview.change("content/articles/2022/nhap.md", "section: chuyen-de\n", "")
    badge = page.locator("#magbuild-preview .badge")
    soon(badge, "1 cảnh báo")
    expect(overlay(page)).to_be_hidden()
    badge.click()
    soon(overlay(page), "MB320")
    overlay(page).get_by_role("button", name="Đóng").click()
    expect(overlay(page)).to_be_hidden()


def test_drafts_and_the_future_are_there_and_marked(preview: Preview, page: Page) -> None:
    for address, mark in (("chuyen-nhap", "Bản nháp"), ("chuyen-mai-sau", "Chưa đến ngày đăng")):
        page.goto(f"{preview.url}/bai/{address}/")
        expect(page.locator(".story-head .draft")).to_have_text(mark)
        page.goto(f"{preview.url}/tinh/ben-tre/")
        card = page.locator(".card", has=page.locator(f'a[href="/bai/{address}/"]'))
        expect(card.locator(".draft").first).to_have_text(mark)
    assert not (preview.folder / "public").exists()


def test_an_unknown_address_shows_the_sites_own_page_until_it_is_known(
    preview: Preview, page: Page
) -> None:
    answer = page.goto(f"{preview.url}/bai/moi/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator(".site-title").first).to_be_visible()
    preview.write("content/articles/moi.md", OTHER.replace("Chuyện khác", "Mới"))
    expect(page.locator("h1")).to_have_text("Mới", timeout=PATIENCE * 1000)


def test_a_broken_magazine_is_waited_for(tmp_path: Path, browser: BrowserContext) -> None:
    folder = sound(tmp_path)
    (folder / STORY).write_text("---\ntitle: [\n", "utf-8")
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    os.environ["BROWSER"] = str(script)
    with taken, previewed(folder, "--open", port=port) as preview:
        assert preview.port > port
        assert f"Cổng {port} đang bận" in preview.said()
        opened = browser.new_page()
        opened.goto(f"{preview.url}{ADDRESS}")
        expect(opened.locator("h1")).to_have_text("Đang dựng tạp chí")
        soon(overlay(opened), STORY)
        preview.write(STORY, ARTICLE)
        expect(opened.locator("h1")).to_have_text("Bến Tre làm nhà", timeout=PATIENCE * 1000)
        expect(overlay(opened)).to_be_hidden()
        wait((tmp_path / "opened").is_file, "the browser is opened")
        assert interrupt(preview.process) == 0
        expect(opened.locator("#magbuild-preview .toast")).to_contain_text("đã dừng")
        assert "Traceback" not in preview.said()
        opened.close()
    del os.environ["BROWSER"]


def test_ctrl_c_in_the_middle_of_a_build_ends_all_that_works_on_it(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    for number in range(120):
        text = ARTICLE.replace("làm nhà", f"làm nhà số {number}")
        (folder / "content" / "articles" / f"{number}.md").write_text(text, "utf-8")
    with previewed(folder, "--workers", "2") as preview:
        wait(lambda: sum(map(is_deaf, descendants(preview.process.pid))) >= 3, "workers")
        assert interrupt(preview.process) == 0
        assert preview.said().endswith("\nĐã dừng.\n")
        for trace in ("Traceback", "KeyboardInterrupt", "leaked"):
            assert trace not in preview.said()


def descendants(parent: int) -> list[int]:
    """The processes that a process has begun, and those that they have."""
    files = Path(f"/proc/{parent}/task").glob("*/children")
    found = [int(child) for file in files for child in file.read_text().split()]
    return found + [below for child in found for below in descendants(child)]


def is_deaf(process: int) -> bool:
    """Whether a process does not hear Ctrl-C: one that hands out work, or one at work."""
    status = Path(f"/proc/{process}/status").read_text()
    return bool(int(status.partition("SigIgn:")[2].split()[0], 16) & 1 << signal.SIGINT - 1)


def test_where_watchfiles_is_not_installed_saves_are_shown_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "watchfiles.py").write_text("raise ModuleNotFoundError\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hidden"))
    with previewed(sound(tmp_path)) as preview:
        for old, new in (("Cả năm xây", "Năm ấy xây"), ("Năm ấy xây", "Năm đó xây")):
            wait(lambda text=old: text in get(preview.url + ADDRESS)[1], old)  # type: ignore[misc]
            preview.change(STORY, old, new)
            wait(lambda text=new: text in get(preview.url + ADDRESS)[1], new)  # type: ignore[misc]
        assert preview.said().count("MB905") == 1
        assert 'pip install "magbuild[preview]"' in preview.said()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "bao.example", "::"])  # noqa: S104
def test_other_machines_are_served_only_when_that_is_meant(host: str, tmp_path: Path) -> None:
    done = subprocess.run(
        command("--host", host), cwd=sound(tmp_path), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "MB903" in done.stderr
