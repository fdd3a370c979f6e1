"""Every kind of bad input has its own diagnostic, kept word for word in tests/golden/bad-input/.

`MAGBUILD_GOLDEN=write` writes the golden files anew; read the difference before committing it.
"""

import os
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from tests.bad_files import BAD_FILES
from tests.conftest import ARTICLE as SOUND
from tests.photographs import bomb, jpeg, moving, scene, written

GOLDEN = Path(__file__).parent / "golden" / "bad-input"
ARTICLE = "articles/2022/ben-tre.md"

Files = Mapping[str, str | bytes | None]


class Run(Protocol):
    """What one run of the tool left behind."""

    code: int
    out: str
    err: str


def article(change: Callable[[str], str | bytes] = lambda text: text, name: str = ARTICLE) -> Files:
    """The sound article with one change."""
    return {name: change(SOUND)}


def swapped(old: str, new: str) -> Files:
    assert old in SOUND
    return article(lambda text: text.replace(old, new))


def without(*fields: str) -> Files:
    kept = [line for line in SOUND.split("\n") if not line.startswith(fields)]
    return article(lambda _: "\n".join(kept))


def body(text: str) -> Files:
    return article(lambda sound: f"{sound}\n{text}\n")


def hero(image: str) -> Files:
    return swapped("year: 2022", f"year: 2022\nhero: {{alt: Nhà, image: {image}}}")


SITE = (
    "title: A\naddress: https://a.example\nsections:\n"
    "  - {id: chuyen-de, name: Chuyên đề, profile: true}\n"
)
PAGE = "---\ntitle: Trang A\nslug: trang-a\n---\nChữ.\n"

TWO_HUNDRED_METRICS = SOUND.replace(
    "---\n\nCả",
    "".join(f"  - {{id: x{n}, label: Xã {n}, value: {n} hộ}}\n" for n in range(2000, 2199))
    + "---\n\n"
    + "".join(f"Xã thứ {n} có {n} hộ.\n\n" for n in range(2000, 2199))
    + "Cả",
)

CASES: dict[str, Files] = {
    **BAD_FILES,
    "no-front-matter": article(lambda _: "Chỉ có chữ.\n"),
    "unclosed-fence": article(lambda text: text.replace("---\n\nCả", "\nCả")),
    "toml-fence": article(lambda _: "+++\ntitle = 1\n+++\n"),
    "empty-front-matter": article(lambda _: "---\n---\nChữ.\n"),
    "tab-indentation": swapped("  - id: nha", "\t- id: nha"),
    "unquoted-colon": swapped("organisation: mttq-ben-tre", "organisation: Công ty: ABC"),
    "unclosed-quote": swapped('"1.353 căn nhà"', '"1.353 căn nhà'),
    "repeated-key": swapped("year: 2022", "year: 2022\nprovince: Bến Tre"),
    "unknown-key": swapped("metrics:", "metric:"),
    "wrong-types": article(
        lambda text: text.replace("title: Bến Tre làm nhà", "title: [a, b]").replace(
            "topics: [giam-ngheo]", "topics: {a: b}"
        )
    ),
    "missing-fields": without("date", "section", "summary"),
    "missing-in-a-profile": without("organisation", "province", "year"),
    "empty-field": swapped("section: chuyen-de", "section:"),
    "ambiguous-number": swapped('value: "1.353 căn nhà"', "value: 1.353\n    unit: căn nhà"),
    "no-number": swapped('"1.353 căn nhà"', '"nhiều căn nhà"'),
    "too-many-digits": swapped('"1.353 căn nhà"', "9" * 5000),
    "date-as-figure": swapped('"1.353 căn nhà"', "15/11/2022"),
    "two-units": swapped('"1.353 căn nhà"', '"12 tỷ đồng"\n    unit: USD'),
    "foreign-notation": swapped('"1.353 căn nhà"', '"64.8 km"'),
    "period-and-as-of": swapped('"1.353 căn nhà"', '"5 căn"\n    period: 2022\n    as_of: 2022'),
    "impossible-date": swapped("2022-12-01", "2024-13-45"),
    "expired-before-it-appears": swapped("year: 2022", "year: 2022\nexpires: 2022-11-30"),
    "review-is-due": swapped("year: 2022", "year: 2022\nreview: 2022-12-31"),
    "loose-date": swapped("2022-12-01", "1/12/2022"),
    "no-as-boolean": swapped("year: 2022", "year: 2022\ndraft: no"),
    "no-as-year": swapped("year: 2022", "year: no"),
    "anchor": swapped("title: Bến", "title: &a Bến"),
    "alias": swapped("summary: Một năm làm nhà.", "summary: *a"),
    "tag": swapped("year: 2022", "year: !!int 2022"),
    "merge-key": swapped("year: 2022", "<<: {year: 2022}"),
    "sixty-kilobytes-of-brackets": article(lambda _: "---\n" + "[" * 60_000 + "\n---\n"),
    "invalid-utf8": article(lambda text: text.encode().replace(b"nh\xc3\xa0.", b"nh\xff.")),
    "byte-order-mark": article(lambda text: "\ufeff" + text),
    "crlf": article(lambda text: text.replace("\n", "\r\n")),
    "decomposed": article(lambda text: unicodedata.normalize("NFD", text)),
    "control-character": swapped("Một năm", "Một\x0b năm"),
    "bidi-control": swapped("Một năm", "Một\u202e năm"),
    "same-address": article(name="articles/2023/ben-tre.md"),
    "same-id": swapped("metrics:\n", 'metrics:\n  - {id: nha, label: Nhà, value: "2 căn"}\n'),
    "unknown-province": swapped("province: Bến Tre", "province: Ben Tee"),
    "province-of-another-time": swapped("province: Bến Tre", "province: Hà Tây"),
    "province-no-more": article(
        lambda text: text.replace("2022-12-01", "2026-01-05").replace("year: 2022", "year: 2026")
    ),
    "other-marks": swapped("province: Bến Tre", "province: Bên Trẻ"),
    "unknown-topic": swapped("[giam-ngheo]", "[giảm ngheo, nong-thon-moi]"),
    "unknown-organisation": swapped("mttq-ben-tre", "mttq-ben-tr"),
    "unknown-section": swapped("section: chuyen-de", "section: chuyende"),
    "repeated-topic": swapped("[giam-ngheo]", "[giam-ngheo, Xóa đói giảm nghèo]"),
    "empty-slug": swapped("title: Bến Tre làm nhà", 'title: "???"'),
    "bad-slug": swapped("title:", "slug: Bến/Tre\ntitle:"),
    "alias-to-elsewhere": swapped("year: 2022", "year: 2022\naliases: [//evil.example/x]"),
    "long-title": swapped("Bến Tre làm nhà", "dài " * 80),
    "raw-html": body("<script>alert(1)</script> và <b>đậm</b>"),
    "event-handler": body("Một đoạn.\n{: onclick=alert(1) }"),
    "inline-style": body("Một đoạn.\n{: style=color:red }"),
    "javascript-link": body("[bấm](JaVaScRiPt:alert(1)) và [x](data:text/html,x)"),
    "foreign-host-link": body("[bấm](//evil.example/)"),
    "picture-without-words": body("![](anh.jpg)"),
    "missing-picture": body("![Một căn nhà](anh/nha.jpg)"),
    "broken-link": body("[bài](ben-tree.md) và [bài](article:khong-co)"),
    "broken-anchor": body("## Định hướng\n\n[mục](#dinh-huon)"),
    "heading-levels": body("# Một\n\n#### Bốn"),
    "unmatched-brackets": body("[" * 5000),
    "deep-quotes": body("> " * 50_000),
    "long-line": body("x" * 70_000),
    "links-to-a-faulty-article": {
        **swapped("section: chuyen-de", "section: chuyende"),
        "articles/2022/hai.md": (
            "---\ntitle: Hai\ndate: 2022-12-01\nsection: tin-tuc\nsummary: S\n"
            "related: [ben-tre-lam-nha]\n---\n"
            "Xem [bài](ben-tre.md), [bài](article:ben-tre-lam-nha), [bài](khong-co.md).\n"
        ),
    },
    "two-faults-in-two-files": {
        **swapped("province: Bến Tre", "province: Ben Tee"),
        "articles/2022/hai.md": "---\ntitle: Hai\ndate: 2022-13-01\n---\nChữ.\n",
    },
    "draft-is-judged-laxly": article(lambda _: "---\ntitle: Nháp\ndraft: true\n---\nChữ.\n"),
    "no-articles": {ARTICLE: None},
    "stray-file": {"articles/ghi-chu.docx": "x", "readme.txt": "x"},
    "case-twins": {"pages/a.md": PAGE, "pages/A.md": PAGE.replace("trang-a", "trang-b")},
    "no-settings": {"site.yaml": None},
    "bad-settings": {
        "site.yaml": "title: A\naddress: thu\nlanguage: fr\npage_size: 0\nsectoins: []\n"
        "permalinks: {article: /bai/, topic: 'chu-de/{slug}'}\n"
    },
    "repeated-section": {
        "site.yaml": "title: A\naddress: https://a.example\nsections:\n"
        "  - {id: a, name: A}\n  - {id: a, name: B}\n"
    },
    "repeated-names": {
        "topics.yaml": "topics:\n  - {id: giam-ngheo, name: Giảm nghèo}\n"
        "  - {id: khac, name: giảm nghèo}\n  - {id: khac, name: Khác}\n"
    },
    "unknown-parent": {
        "organisations.yaml": "organisations:\n  - id: mttq-ben-tre\n    name: MTTQ\n"
        "    parent: mttq-ben-tr\n    province: Ben Tee\n"
    },
    "english": {
        **swapped("province: Bến Tre", "province: Ben Tee"),
        "site.yaml": "title: A\nlanguage: en\naddress: https://a.example\nsections:\n"
        "  - {id: chuyen-de, name: Chuyên đề, profile: true}\n",
    },
    "figure-of-another-value": swapped("xây 1.353", "xây 1.335"),
    "figure-not-stated": swapped("Cả năm xây 1.353 căn nhà.", "Cả năm bà con vui."),
    "figure-in-vague-sentences": swapped("Cả năm xây", "Bắc 1.353 căn nhà.\n\nNam"),
    "evidence-not-there": swapped('căn nhà"\n', 'căn nhà"\n    evidence: xã Tây\n'),
    "unknown-mark": body("Vâng, [[m:nhaa]]."),
    "range-upside-down": swapped('"1.353 căn nhà"', '"30 - 20 căn nhà"'),
    "unit-outside-its-family": {
        **swapped("label: Nhà", "key: nha-o\n    label: Nhà"),
        "metrics.yaml": "metrics:\n  - {id: nha-o, label: Nhà ở, units: [hộ, người]}\n",
    },
    "html-in-labels": swapped("Nhà đã xây", '"<b onclick=x>Nhà</b> & <script>"'),
    "two-hundred-metrics": {ARTICLE: TWO_HUNDRED_METRICS},
    "faulty-corrections": swapped(
        "---\n\nCả",
        """\
corrections:
  - {date: 2022-11-30, kind: typo, note: Sửa chữ}
  - {date: 2022-12-02, kind: correction, metric: nhaa, old: 5 căn, new: 6 căn, note: Chép nhầm}
  - {date: 2022-12-03, kind: update, metric: nha, note: Thêm nhà}
  - {date: 2022-12-04, kind: update, metric: nha, old: 5 căn, new: 6 căn, note: Thêm nhà}
---

Cả""",
    ),
    "contradicting-stories": {
        **swapped("label: Nhà", "key: nha-o\n    period: 2022\n    label: Nhà"),
        "articles/2022/nha-moi.md": SOUND.replace("làm nhà", "có nhà mới")
        .replace("label: Nhà", "key: nha-o\n    period: 2022\n    label: Nhà")
        .replace("1.353", "1.335"),
        "metrics.yaml": "metrics:\n  - {id: nha-o, label: Nhà ở, units: căn, adding: sum}\n",
    },
    "misleading-comparisons": swapped(
        "---\n\nCả năm xây 1.353 căn nhà.",
        """\
  - {id: truoc, label: Hộ nghèo năm trước, value: "60%"}
  - {id: nay, label: Hộ nghèo năm nay, value: "tăng 140,7%"}
comparisons:
  - {id: mot, label: Hộ nghèo, metrics: [truoc, naay]}
  - {id: hai, label: Hộ nghèo, metrics: [truoc, nay]}
  - {id: ba, label: Nhà và hộ, metrics: [truoc, nha]}
---

Cả năm xây 1.353 căn nhà. Hộ nghèo năm trước 60%, năm nay tăng 140,7%.""",
    ),
    "unsafe-theme": {
        "site.yaml": f"{SITE}theme:\n  fonts:\n"
        "    - {family: 'A\";}', file: a.woff2, for: body, weight: 900 200, style: oblique}\n"
        "    - {family: A, for: sans, unicode_range: 'U+0;}', size_adjust: 1%, src: x}\n"
        "  colours: {light: {ink: red}, dark: {inkk: '#000000'}}\n"
    },
    "font-not-there": {
        "site.yaml": f"{SITE}theme:\n  fonts: [{{family: A, file: chu/a.woff2, for: sans}}]\n"
    },
    "font-of-another-kind": {
        "site.yaml": f"{SITE}theme:\n  fonts: [{{family: A, file: a.woff2, for: sans}}]\n",
        "../static/a.woff2": b"OTTO",
    },
    "colours-too-alike": {
        "site.yaml": f"{SITE}theme:\n  colours:\n"
        "    light: {paper: '#FFFFFF', lacquer: '#c0392b', step-1: '#777777'}\n"
        "    dark: {quiet: '#777777'}\n"
    },
    "comparison-of-one": swapped(
        "---\n\nCả", "comparisons:\n  - {id: nha, label: Nhà, metrics: [nha]}\n---\n\nCả"
    ),
    "picture-cut-short": {
        **body("![Nhà](anh/nha.jpg)"),
        "../static/anh/nha.jpg": jpeg()[:2000],
    },
    "picture-of-another-kind": {
        **hero("nha.jpg"),
        "../static/nha.jpg": written(scene(60, 40), "PNG"),
    },
    "picture-that-is-none": {
        **hero("nha.jpg"),
        "../static/nha.jpg": "<!doctype html><script>alert(1)</script>",
    },
    "picture-that-is-a-bomb": {**hero("nha.png"), "../static/nha.png": bomb()},
    "picture-that-is-too-long": {**hero("nha.jpg"), "../static/nha.jpg": jpeg() + bytes(21 << 20)},
    "picture-that-moves": {**hero("nha.gif"), "../static/nha.gif": moving()},
    "picture-that-nothing-uses": {**article(), "../static/nha.jpg": jpeg()},
    "picture-no-longer-licensed": {
        **hero("nha.jpg, licence: Báo A, expires: 2022-12-30"),
        "../static/nha.jpg": jpeg(),
    },
    "security-contact-expired": {
        "site.yaml": f"{SITE}security: {{contact: mailto:a@a.example, expires: 2022-12-30}}\n"
    },
    "unsafe-security-contact": {
        "site.yaml": f"{SITE}security: {{contact: 'javascript:x', expires: 2023-12-30}}\n"
    },
    "cards-without-their-font": {"site.yaml": f"{SITE}cards: {{font: chu/dam.ttf}}\n"},
    "cards-in-no-font": {
        "site.yaml": f"{SITE}cards: {{font: dam.ttf}}\n",
        "../static/dam.ttf": "x",
    },
    "unclosed-links": body("[a](<b" * 300),
    "unclosed-sections": body("<![" * 300),
    "unclosed-parentheses": body("[ (](" * 300),
    "unclosed-tags": body("<a " * 3000),
    "deep-list": body("".join(f"{'    ' * depth}- a\n" for depth in range(60))),
    "deep-quotes-and-lists": body("> - " * 60),
    "many-tags": body("<div>" * 500),
    "wide-table": body(f"|{' a |' * 201}\n|{'---|' * 201}\n|{' b |' * 201}"),
    "too-long-an-article": body("Chữ. " * 300_000),
    "embedded-elements": body(
        "<iframe src=x></iframe>\n\n<object data=x></object>\n\n<embed src=x>\n\n<form></form>"
        '\n\n<base href=x>\n\n<meta http-equiv="refresh" content="0;url=x">'
    ),
    "unclosed-bold-tag": body("Một <b>chữ không đóng."),
    "placeholder-characters": body("\x02wzxhzdk:0\x03"),
    "terminal-escapes": swapped("Một năm", "Một\x1b[31m năm"),
    "disguised-scripts": body(
        "[a](vbscript:x) và [b](java&#115;cript:x), [c](&#x6A;avascript&colon;x), [d](\\\\evil)"
    ),
    "footnotes": body("Chữ[^1] và chữ[^2].\n\n[^2]: Hai.\n[^2]: Lại hai.\n[^3]: Ba."),
    "footnote-of-a-picture": body('![Nhà[^1]](nha.jpg "Nhà mới[^1]") Chữ[^1].\n\n[^1]: Lời.'),
    "labels-of-links": body("Xem [số liệu][dữ-liệu] và [báo cáo][].\n\n[a]: /a/\n[a]: /b/"),
    "empty-words-of-links": body("Xem [tại đây](https://a.example/)."),
    "picture-from-elsewhere": body("![Một căn nhà](https://a.example/nha.jpg)"),
    "faulty-addresses": body("[a](http://[::1) và [b](https://an:mat-khau@b.example/)"),
    "page-of-another-kind": {"articles/bai.html": "<p>Chữ</p>"},
    "link-to-a-draft": {
        **body("[nháp](nhap.md)"),
        "articles/2022/nhap.md": SOUND.replace("date:", "draft: true\nslug: nhap\ndate:"),
    },
    "link-in-other-letters": {
        **body("[khác](Khac.md)"),
        "articles/2022/khac.md": SOUND.replace("Bến Tre làm nhà", "Khác"),
    },
    "slug-of-a-device": swapped("title:", "slug: con\ntitle:"),
    "title-of-a-device": swapped("title: Bến Tre làm nhà", "title: Con"),
    "slug-of-a-path": swapped("title:", "slug: ../a%2e?b#c\ntitle:"),
    "aliases-to-elsewhere": swapped(
        "year: 2022",
        "year: 2022\naliases: ['https://evil.example/', '/\\evil.example', 'javascript:x', '/../x',"
        " '', '/a//b', '/a%2e%2e/', '/a?b', '/a#b']",
    ),
    "aliases-of-pages": swapped(
        "year: 2022",
        "year: 2022\naliases: [/bai/ben-tre-lam-nha/, /Cu/, /cu/, /a.html, /a.html/b/]",
    ),
    "aliases-of-files": swapped(
        "year: 2022",
        "year: 2022\naliases: [/feed.xml, /_headers, /apple-touch-icon.png, /static/a.css]",
    ),
    "names-of-devices": {"pages/con.md": PAGE, "../static/aux.css": ""},
    "names-with-signs": {"pages/a:b.md": PAGE, "../static/a#b.pdf": "", "pages/x./a.md": PAGE},
    "long-names": {f"pages/{'ế' * 70}.md": PAGE},
    "deep-folders": {f"pages/{'a/' * 40}a.md": PAGE},
    "mean-without-a-weight": {
        "metrics.yaml": "metrics:\n  - {id: thu-nhap, label: Thu nhập, adding: mean}\n"
        "  - {id: luong, label: Lương, adding: mean, weight: nguoii}\n"
        "  - {id: nguoi, label: Người, adding: latest}\n"
    },
}


PAGE_HEAD = """\
# What magbuild says of bad input

Each heading is a kind of bad input, below it all that `magbuild check` prints for it. The tests
keep this page word for word: `tests/test_bad_input.py` has the inputs.
"""


LINKS = {
    "content/articles/ngoai.md": "/etc/hostname",
    "content/articles/vong.md": "vong.md",
    "content/pages": "../out-evil",
    "content/articles/trong.md": "2022/ben-tre.md",
    "static/anh": "/etc",
    "templates": "/etc",
}


def test_links_are_told_and_not_followed(
    magazine: Callable[..., Path], tool: Callable[..., Run]
) -> None:
    """Links of a file and of a folder, absolute, in a circle, inside, to a neighbour."""
    folder = magazine()
    (folder / "out-evil").mkdir()
    (folder / "out-evil" / "a.md").write_text(PAGE, "utf-8")
    (folder / "static").mkdir()
    for name, target in LINKS.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "content" / "articles" / "ong.md")
    run = tool(folder, "check")
    told = sorted(line.partition(": ")[0] for line in run.err.splitlines() if "MB121" in line)
    assert told == sorted(LINKS)
    assert "content/articles/ong.md: lỗi MB122" in run.err
    assert run.code == 1


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_told_in_full(
    name: str,
    magazine: Callable[[Files], Path],
    tool: Callable[..., Run],
) -> None:
    folder = magazine(CASES[name])
    run = tool(folder, "check")
    told = f"{run.err}{run.out}exit {run.code}\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("MAGBUILD_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
    assert "Traceback" not in told
    assert str(folder) not in told


def test_the_page_of_diagnostics_shows_them_all() -> None:
    """docs/diagnostics.md is made of the golden files."""
    parts = [PAGE_HEAD]
    for name in sorted(CASES):
        told = (GOLDEN / f"{name}.txt").read_text("utf-8").rpartition("exit ")[0].rstrip()
        parts.append(f"## {name}\n\n```text\n{told}\n```\n")
    page = GOLDEN.parents[2] / "docs" / "diagnostics.md"
    if os.environ.get("MAGBUILD_GOLDEN") == "write":
        page.parent.mkdir(exist_ok=True)
        page.write_text("\n".join(parts), "utf-8")
    assert page.read_text("utf-8") == "\n".join(parts)


def test_every_golden_file_belongs_to_a_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(CASES)
