"""`magbuild serve` as an editor meets it: a real process, a real browser, saved files."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, expect

PATIENCE = 15  # seconds until a preview that does nothing has failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A running server, its address, the article that it shows, and its terminal."""

    url: str
    article: Path
    process: "subprocess.Popen[str]"
    terminal: Path


def get(url: str) -> str:
    """The text of a page, or nothing while the server is not there."""
    try:
        with urlopen(url, timeout=5) as answer:  # noqa: S310  # loopback
            text: str = answer.read().decode()
            return text
    except URLError:
        return ""


def wait(happened: Callable[[], bool], what: str) -> None:
    """Return as soon as something has happened."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if happened():
            return
        time.sleep(0.05)
    pytest.fail(f"not within {PATIENCE} s: {what}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Preview]:
    shutil.copytree(project / "content", tmp_path / "content")
    port, terminal = free_port(), tmp_path / "terminal"
    with terminal.open("w") as out:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("magbuild"), "serve", "--port", str(port)],
            cwd=tmp_path,
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    running = Preview(
        url=f"http://127.0.0.1:{port}",
        article=tmp_path / "content" / "articles" / "2022" / "lang-son.md",
        process=process,
        terminal=terminal,
    )
    wait(lambda: bool(get(running.url)), "the server answers")
    yield running
    process.kill()
    process.wait()


def retitle(article: Path, title: str) -> None:
    lines = article.read_text("utf-8").split("\n")
    fresh = [f'title: "{title}"' if line.startswith("title:") else line for line in lines]
    article.write_text("\n".join(fresh), "utf-8")


def test_a_saved_change_reaches_the_open_page(preview: Preview, browser: BrowserContext) -> None:
    page = browser.new_page()
    page.goto(f"{preview.url}/bai/lang-son-phong-kinh-doanh-xuat-nhap-khau-2022/")
    page.wait_for_function("() => !!window.LiveReload && LiveReload.connector?.protocol")
    retitle(preview.article, "Một tiêu đề mới")
    expect(page.locator("h1")).to_have_text("Một tiêu đề mới", timeout=PATIENCE * 1000)
    page.close()


def test_with_an_error_the_last_good_site_stays(preview: Preview) -> None:
    good = preview.article.read_text("utf-8")
    address = f"{preview.url}/tinh/lang-son/"
    before = get(address)
    preview.article.write_text(good.replace("province: Lạng Sơn", "province: Lạng Sưn"), "utf-8")
    wait(lambda: "MB334" in preview.terminal.read_text("utf-8"), "the fault is told")
    assert get(address) == before
    retitle(preview.article, "Hỏng")
    preview.article.write_text(good, "utf-8")
    retitle(preview.article, "Đã chữa")
    wait(lambda: "Đã chữa" in get(address), "the mended article is shown")


def test_ctrl_c_ends_cleanly(preview: Preview) -> None:
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(timeout=PATIENCE) in {0, 130}
    assert "Traceback" not in preview.terminal.read_text("utf-8")


def test_a_port_in_use_is_told_with_the_next(preview: Preview, tmp_path: Path) -> None:
    port = preview.url.rpartition(":")[2]
    done = subprocess.run(
        [Path(sys.executable).with_name("magbuild"), "serve", "--port", port],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert f"--port {int(port) + 1}" in done.stderr
    assert "Traceback" not in done.stderr
