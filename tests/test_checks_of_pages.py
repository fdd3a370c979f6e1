"""The checks of pages find what they are for: each is shown a faulty and a sound page."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import install_browser
from tests.gallery import LONG_TITLE, picture

CHECKS = Path(__file__).parent / "browser" / "checks.js"
TILE = (
    '<div class="map"><svg><a class="tile" href="/"><rect width="40" height="40" fill="{}"'
    ' stroke="#000"/><text y="20" fill="#fff">VL</text></a></svg></div>'
)
CLIP = '<div style="height: {}px; overflow: hidden; line-height: 20px">Ngữ Ễ</div>'

CASES = [
    ("sideways()", '<div style="width: 3000px">a</div>', '<div style="width: 30px">a</div>'),
    (
        "sideways()",
        '<p><span style="display: inline-block; width: 3000px">a</span></p>',
        '<div style="overflow: auto"><div style="width: 3000px">a</div></div>',
    ),
    ("unfocused()", '<a href="/">a</a>', '<a href="/" style="outline: 3px solid">a</a>'),
    ("small(24, '')", '<a href="/">Một</a>', '<p>Trong câu có <a href="/">một</a> liên kết</p>'),
    (
        "small(24, '')",
        '<p><a href="/">Một</a></p>',
        '<p><a href="/" style="padding: 8px; margin: 8px">Một</a></p>',
    ),
    (
        "small(44, 'button')",
        '<button style="width: 60px; height: 40px">Một</button>',
        '<button style="width: 60px; height: 44px">Một</button><a href="/">a</a>',
    ),
    (
        "small(44, 'input')",
        '<label>Một <input type="radio"></label>',
        '<label style="display: inline-block; padding: 14px">Một <input type="radio"></label>',
    ),
    ("headings()", "<h1>a</h1><h3>b</h3>", "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
    ("headings()", "<h1>a</h1><h1>b</h1>", "<h1>a</h1>"),
    ("headings()", "<h2>a</h2><h1>b</h1>", "<h1>a</h1><h2>b</h2>"),
    (
        "landmarks()",
        "<header></header><main></main><nav>a</nav><footer></footer>",
        '<header></header><nav aria-label="Một">a</nav><main></main><footer></footer>',
    ),
    ("clipped()", CLIP.format(12), CLIP.format(40)),
    ("faint()", TILE.format("#eee"), TILE.format("#000")),
]


@pytest.mark.parametrize(("check", "faulty", "sound"), CASES)
def test_a_check_finds_its_fault(browser_page: Page, check: str, faulty: str, sound: str) -> None:
    browser_page.set_viewport_size({"width": 1280, "height": 800})
    for body, faults in ((faulty, True), (sound, False)):
        browser_page.set_content(f"<!doctype html><html style='background: #fff'>{body}")
        browser_page.evaluate(CHECKS.read_text("utf-8"))
        browser_page.keyboard.press("Tab")
        assert bool(browser_page.evaluate(f"checks.{check}")) is faults, body


def test_what_moves_is_found(browser_page: Page) -> None:
    browser_page.set_content("<!doctype html><body><p>Một</p><p>Hai</p>")
    browser_page.evaluate(CHECKS.read_text("utf-8"))
    assert browser_page.evaluate("checks.shifts()") == []
    browser_page.evaluate("document.body.style.paddingTop = '300px'")
    assert browser_page.evaluate("checks.shifts()")


def test_the_picture_is_one(browser_page: Page, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(30, 20))
    browser_page.goto((tmp_path / "a.png").as_uri())
    size = browser_page.evaluate(
        "(({naturalWidth: w, naturalHeight: h}) => [w, h])(document.images[0])"
    )
    assert size == [30, 20]


def test_the_long_title_is_as_long_as_titles_may_be() -> None:
    assert len(LONG_TITLE) == 200


LOCK = {"packages": {"node_modules/axe-core": {"version": "1.2.3"}}}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock file and no axe-core, on a machine without any program."""
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK))
    monkeypatch.setattr(install_browser, "BROWSER", tmp_path)
    monkeypatch.setattr(install_browser, "EDITOR", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    return tmp_path


def bring(home: Path, version: str) -> None:
    """What npm would leave behind."""
    folder = home / "node_modules" / "axe-core"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"version": version}))


def test_axe_is_there_when_it_is_the_one_of_the_lock_file(home: Path) -> None:
    assert install_browser.missing_modules(home) == ["axe-core"]
    bring(home, "1.2.3")
    assert install_browser.missing_modules(home) == []
    assert list(install_browser.bring_modules(home)) == []


def test_another_axe_is_not_enough(home: Path) -> None:
    bring(home, "1.2.4")
    assert install_browser.missing_modules(home) == ["axe-core"]


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_what_is_missing_is_said_and_fails_in_ci(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
    code: int,
) -> None:
    monkeypatch.setenv("CI", ci)
    assert home.is_dir()
    assert install_browser.main() == code
    told = capsys.readouterr().err
    assert "apt-get install chromium" in told
    assert "apt-get install npm" in told


@pytest.mark.parametrize("folder", [install_browser.BROWSER, install_browser.EDITOR])
def test_the_lock_file_holds_digests_and_names_no_registry(folder: Path) -> None:
    lock = folder / "package-lock.json"
    packages = json.loads(lock.read_text())["packages"]
    locked = [one for name, one in packages.items() if name]
    assert locked
    assert all(one["integrity"].startswith("sha512-") for one in locked)
    assert "resolved" not in lock.read_text()
