"""What several rooms' tests share: a real browser, a magazine on disk, a way to run the tool."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import BrowserContext, Page, sync_playwright

from magbuild.cli.main import run
from tests.missing import missing

PROJECT = Path(__file__).parent.parent

# How long a case takes says more of the machine than of the code.
settings.register_profile("untimed", settings(deadline=None))
settings.load_profile("untimed")

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """Debian's Chromium with an empty profile; missing, the test is skipped, in CI it fails."""
    program = shutil.which("chromium")
    if program is None:
        missing("no Chromium: apt-get install chromium fonts-dejavu-core")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("chromium")),
            executable_path=program,
            headless=True,
            args=CHROMIUM_FLAGS,
        )
        yield context
        context.close()


@pytest.fixture(scope="session")
def browser_page(browser: BrowserContext) -> Iterator[Page]:
    """A blank page."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout, with a magazine of this process's own: two cannot build one folder at once."""
    folder = tmp_path_factory.mktemp("project")
    own = {"content", "templates", "static"}
    for name in own:
        shutil.copytree(PROJECT / name, folder / name)
    for path in PROJECT.iterdir():
        if path.name not in own and not path.name.startswith("."):
            (folder / path.name).symlink_to(path)
    return folder


SITE = """\
title: Tạp chí thử
address: https://thu.example
sections:
  - {id: chuyen-de, name: Chuyên đề, profile: true}
  - {id: tin-tuc, name: Tin tức}
"""
TOPICS = """\
topics:
  - {id: giam-ngheo, name: Giảm nghèo, aliases: [xóa đói giảm nghèo]}
  - {id: nong-thon-moi, name: Nông thôn mới}
"""
ORGANISATIONS = """\
organisations:
  - {id: mttq-ben-tre, name: Ủy ban MTTQVN tỉnh Bến Tre, province: Bến Tre}
"""
ARTICLE = """\
---
title: Bến Tre làm nhà
date: 2022-12-01
section: chuyen-de
organisation: mttq-ben-tre
province: Bến Tre
year: 2022
topics: [giam-ngheo]
summary: Một năm làm nhà.
metrics:
  - id: nha
    label: Nhà đã xây
    value: "1.353 căn nhà"
---

Cả năm xây 1.353 căn nhà.
"""

Magazine = Callable[..., Path]


@pytest.fixture
def magazine(tmp_path: Path) -> Magazine:
    """A function that writes a small sound magazine with some files changed, added or left out.

    It takes texts by their paths inside content/; None leaves a file out.
    """

    def make(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        wanted: dict[str, str | bytes | None] = {
            "site.yaml": SITE,
            "topics.yaml": TOPICS,
            "organisations.yaml": ORGANISATIONS,
            "articles/2022/ben-tre.md": ARTICLE,
            **(files or {}),
        }
        for name, text in wanted.items():
            if text is None:
                continue
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return make


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


Tool = Callable[..., Run]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Tool:
    """A function that runs magbuild in a folder, in this process, on a fixed day."""

    def call(folder: Path, *words: str) -> Run:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1672444800")  # 2022-12-31 in Viet Nam
        capfd.readouterr()
        code = run(list(words))
        captured = capfd.readouterr()
        return Run(code=code, out=captured.out, err=captured.err)

    return call
