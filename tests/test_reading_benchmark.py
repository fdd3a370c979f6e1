"""The scripts that weigh pages: their server, their choice of pages, their reading of reports."""

import gzip
import importlib
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parent.parent / "benchmarks"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@pytest.fixture(autouse=True)
def _scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are scripts beside each other and no package."""
    monkeypatch.syspath_prepend(SCRIPTS)


def module(name: str) -> Any:  # noqa: ANN401  # it is found at run time
    """A module of the benchmarks."""
    return importlib.import_module(name)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A few built files."""
    texts = {
        "index.html": "<p>Trang chủ</p>",
        "404.html": "<p>Không có</p>",
        "bai/ngan/index.html": "<p>Ngắn</p>",
        "bai/dai/index.html": "<p>Dài hơn nhiều</p>",
        "static/site.css": "p { color: red }",
        "static/anh.png": "PNG",
    }
    for name, text in texts.items():
        path = tmp_path / "public" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "secret.txt").write_text("x")
    return tmp_path / "public"


def test_texts_are_sent_compressed_and_pictures_as_they_are(site: Path) -> None:
    with module("loading.server").served(site) as address:
        for path, text in (("/bai/dai/", "<p>Dài hơn nhiều</p>"), ("/", "<p>Trang chủ</p>")):
            with urllib.request.urlopen(address + path) as answer:  # noqa: S310  # our own server
                assert answer.headers["Content-Encoding"] == "gzip"
                assert gzip.decompress(answer.read()).decode() == text
        with urllib.request.urlopen(f"{address}/static/anh.png") as answer:  # noqa: S310
            assert answer.headers["Content-Encoding"] is None
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.read() == b"PNG"


def test_what_is_not_there_is_said(site: Path) -> None:
    with module("loading.server").served(site) as address:
        with pytest.raises(urllib.error.HTTPError) as fault:
            urllib.request.urlopen(f"{address}/bai/khac/")  # noqa: S310
        assert fault.value.code == 404
        assert gzip.decompress(fault.value.read()).decode() == "<p>Không có</p>"
        fault.value.close()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/bai/dai/?a=1", "bai/dai/index.html"),
        ("/static/site.css", "static/site.css"),
        ("/bai", None),
        ("/../secret.txt", None),
    ],
)
def test_addresses_lead_to_files_of_the_folder(site: Path, path: str, name: str | None) -> None:
    found = module("loading.server").file_of(site, path)
    assert found == (site / name if name else None)


def test_the_longest_page_of_each_kind_is_taken(site: Path) -> None:
    found = module("loading.kinds").heaviest(site)
    assert found == {"home": "/", "article": "/bai/dai/", "not found": "/404.html"}


def entry(path: str, size: int, kind: str = "resource", blocking: bool = False) -> dict[str, Any]:
    return {"path": path, "type": kind, "bytes": size, "blocking": blocking}


def test_bytes_are_told_apart() -> None:
    entries = [
        entry("/bai/dai/", 5000, "navigation"),
        entry("/static/site.css", 900, blocking=True),
        entry("/static/a.js", 300),
        entry("/static/b.js", 200, blocking=True),
        entry("/so-lieu/so-lieu.json", 7000),
        entry("/static/anh.png", 9000),
    ]
    weight = module("loading.weights").weight_of(entries, 321)
    assert (weight.html, weight.css, weight.js, weight.data) == (5000, 900, 500, 7000)
    assert (weight.sheets, weight.blocking_scripts, weight.nodes) == (1, 1, 321)
    assert weight.together == 6400


def report(performance: float, paint: float) -> dict[str, Any]:
    """A report of Lighthouse with all that is read of one."""
    told = {"title": "Lớn nhất", "scoreDisplayMode": "numeric"}
    return {
        "categories": {
            name: {
                "score": performance if name == "performance" else 1,
                "auditRefs": [
                    {"id": "largest-contentful-paint", "weight": 25},
                    {"id": "total-blocking-time", "weight": 0},
                ],
            }
            for name in CATEGORIES
        },
        "audits": {
            "largest-contentful-paint": {"numericValue": paint, "score": performance, **told},
            "total-blocking-time": {"numericValue": 20, "score": 0.5, **told},
            "cumulative-layout-shift": {"numericValue": 0, "score": 1, **told},
        },
    }


def test_reports_are_read_and_their_middle_taken() -> None:
    lighthouse = module("loading.lighthouse")
    audits = [lighthouse.read(report(score, paint)) for score, paint in ((1, 800), (0.9, 1200))]
    assert audits[0].scores == dict.fromkeys(CATEGORIES, 100)
    assert audits[0].faults == ()
    assert audits[1].faults == ("largest-contentful-paint: Lớn nhất",)
    middle = lighthouse.middle(audits)
    assert middle.scores["performance"] == 95
    assert (middle.largest_paint, middle.blocked, middle.shift) == (1.0, 20, 0)
    assert middle.faults == audits[1].faults


def test_a_report_stands_between_its_own_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n<!-- y: begin -->\n")
    module("racing.readme").write("new", "x", readme)
    expected = "a\n<!-- x: begin -->\n\nnew\n\n<!-- x: end -->\nb\n<!-- y: begin -->\n"
    assert readme.read_text() == expected
    with pytest.raises(AssertionError):
        module("racing.readme").write("new", "y", readme)
