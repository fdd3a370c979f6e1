"""The magazines that readers' eyes are tested on: the shipped one, a crowded one, and an empty one.

The crowded one holds what pages must bear: five organisations over six years, and articles that are
odd in every way that an editor may think of.
"""

import datetime
import shutil
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.site.five_provinces import files

PROJECT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 23)
LONG_TITLE = (
    "Chuyện dài của những người thợ đóng thuyền ở cuối nguồn sông Hậu, nơi mỗi mùa nước nổi lại có "
    "thêm một lớp học nghề, và mỗi lớp học nghề lại gửi đi khắp các bến một lứa thợ trẻ biết giữ "
    "nghề ông bà ta"
)
UNBROKEN = "Nghiêngnghiêngngả" * 9

SITE = """\
title: Tạp chí thử
tagline: Những trang phải chịu được mọi thứ
address: https://thu.example
page_size: 12
ledger: true
sections:
  - {id: chuyen-de, name: Chuyên đề, profile: true, description: Hồ sơ của một năm}
  - {id: tin-tuc, name: Tin tức}
  - {id: trong, name: Mục chưa có bài}
masthead: {publisher: Ban biên tập, responsible: Nguyễn Văn Mẫu, copyright: © 2026}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A page to be looked at: a name for its kind, and its address within its magazine."""

    name: str
    path: str


SHIPPED = tuple(
    Sight(name=name, path=path)
    for name, path in (
        ("home", "/"),
        ("article", "/bai/mat-tran-dien-bien-2022/"),
        ("article-compared", "/bai/tra-vinh-tri-an-nguoi-co-uy-tin/"),
        ("province", "/tinh/vinh-long/"),
        ("province-of-the-time", "/tinh/tra-vinh/"),
        ("organisation", "/to-chuc/mttq-tinh-dien-bien/"),
        ("topic", "/chu-de/giam-ngheo/"),
        ("section", "/chuyen-muc/chuyen-de/"),
        ("section-empty", "/chuyen-muc/tin-tuc/"),
        ("year", "/nam/2022/"),
        ("provinces", "/tinh/"),
        ("organisations", "/to-chuc/"),
        ("topics", "/chu-de/"),
        ("sections", "/chuyen-muc/"),
        ("years", "/nam/"),
        ("figures", "/so-lieu/"),
        ("search", "/tim-kiem/"),
        ("search-results", "/tim-kiem/?q=2022"),
        ("corrections-empty", "/dinh-chinh/"),
        ("masthead", "/toa-soan/"),
        ("page", "/gioi-thieu/"),
        ("not-found", "/404.html"),
    )
)

CROWDED = tuple(
    Sight(name=name, path=path)
    for name, path in (
        ("home", "/"),
        ("topic-first-page", "/chu-de/giam-ngheo/"),
        ("topic-second-page", "/chu-de/giam-ngheo/trang/2/"),
        ("organisation-timeline", "/to-chuc/mttq-ben-tre/"),
        ("province-of-one", "/tinh/ca-mau/"),
        ("province-rankings", "/tinh/vinh-long/"),
        ("figures", "/so-lieu/"),
        ("corrections", "/dinh-chinh/"),
        ("article-one-word", "/bai/lu/"),
        ("article-long-title", "/bai/chuyen-dai/"),
        ("article-signs", "/bai/dau-la/"),
        ("article-forty-metrics", "/bai/bon-muoi/"),
        ("article-no-metrics", "/bai/khong-so/"),
        ("article-unbroken", "/bai/khong-nghi/"),
        ("article-picture", "/bai/co-anh/"),
    )
)

EMPTY = (
    Sight(name="home", path="/"),
    Sight(name="provinces", path="/tinh/"),
    Sight(name="search", path="/tim-kiem/"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Magazine:
    """A built magazine: its name, the folder of its pages, and which of them to look at."""

    name: str
    folder: Path
    sights: tuple[Sight, ...]


def build_magazines(folder: Path) -> tuple[Magazine, ...]:
    """Build all magazines into a folder."""
    made = {"shipped": SHIPPED, "crowded": CROWDED, "empty": EMPTY}
    shutil.copytree(PROJECT / "content", folder / "shipped" / "content")
    write(folder / "crowded", crowded())
    write(folder / "empty", {"content/site.yaml": SITE, "content/articles/mai.md": _TOMORROW})
    return tuple(
        Magazine(name=name, folder=_built(folder / name), sights=sights)
        for name, sights in made.items()
    )


def write(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Write files by their paths."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def _built(project: Path) -> Path:
    request = Request(
        content=project / "content",
        shown="content",
        output=project / "public",
        edition=Edition(today=TODAY, drafts=False),
        strict=False,
    )
    found = build(request)
    assert found.publication is not None, found.findings.diagnostics
    return project / "public"


def crowded() -> dict[str, str | bytes]:
    """The files of the crowded magazine by their paths."""
    texts = {f"content/{name}": text for name, text in files().items() if text is not None}
    texts["content/organisations.yaml"] += (
        '  - {id: nhom-la, name: Nhóm "Đọc & viết" <1 & nhiều hơn>, province: Cà Mau}\n'
    )
    return {
        **texts,
        "content/site.yaml": SITE,
        "content/topics.yaml": (PROJECT / "content" / "topics.yaml").read_text("utf-8"),
        "content/articles/2025/bon-muoi.md": _forty_metrics(),
        **{f"content/articles/2025/{slug}.md": text for slug, text in _odd_articles()},
        "static/anh/ben-song.png": picture(1200, 800),
    }


def _article(slug: str, title: str, body: str, more: str = "") -> tuple[str, str]:
    quoted = title.replace('"', '\\"')
    return slug, (
        f'---\nslug: {slug}\ntitle: "{quoted}"\ndate: 2025-03-{10 + len(slug)}\n'
        f"section: tin-tuc\nsummary: Một đoạn sapo vừa phải.\n{more}---\n\n{body}\n"
    )


def _odd_articles() -> Iterator[tuple[str, str]]:
    yield _article("lu", "Lũ", "Nước về trong đêm.", "province: Cà Mau\n")
    yield _article("chuyen-dai", LONG_TITLE, _RICH, "topics: giam-ngheo\n")
    yield _article(
        "dau-la",
        'Nhóm "Đọc & viết" hỏi: <b>1 < 2</b>, đúng không?',
        "Có 12 người trả lời.",
        'organisation: nhom-la\nauthor: "O\'Brien <ẩn danh>"\n'
        "people: [{name: '<i>Lê</i> \"Tư\"', role: 'Tổ trưởng & thủ quỹ'}]\n" + _CORRECTED,
    )
    yield _article("khong-so", "Một bài không có con số nào", "Chỉ có lời kể.", "metrics: []\n")
    yield _article(
        "khong-nghi", f"Chữ {UNBROKEN}", f"Và {UNBROKEN} nữa.", f"author: {UNBROKEN[:120]}\n"
    )
    yield _article(
        "co-anh",
        "Bến sông buổi sớm",
        "![Bến sông](/static/anh/ben-song.png 'Bến sông lúc sáu giờ')\n\n" + _RICH,
        "hero: {image: anh/ben-song.png, alt: Bến sông, caption: Buổi sớm, credit: Trần C}\n",
    )


def _forty_metrics() -> str:
    units = ("căn nhà", "hộ", "suất quà", "tỷ đồng", "km", "người", "cây cầu", "%")
    metrics, sentences = [], []
    for number in range(40):
        value = f"{number + 11},{number + 10} {units[number % len(units)]}"
        told = f'id: so-{number}, label: Việc thứ {number}, value: "{value}"'
        metrics.append(f"  - {{{told}{', period: 2024' if number % 2 else ''}}}\n")
        sentences.append(f"Việc thứ {number} là {value}.")
    compared = "comparisons:\n  - {id: ho, label: Hộ rồi hộ, metrics: [so-1, so-9]}\n"
    return _article(
        "bon-muoi",
        "Bốn mươi con số",
        "\n\n".join(" ".join(sentences[start : start + 4]) for start in range(0, 40, 4)),
        f"topics: giam-ngheo\nmetrics:\n{''.join(metrics)}{compared}",
    )[1]


_TOMORROW = """\
---
title: Chưa đến ngày
date: 2030-01-01
section: tin-tuc
summary: Bài của ngày mai.
---

Chưa có gì.
"""

_CORRECTED = """\
metrics: [{id: nguoi, label: Người trả lời, value: "12 người"}]
corrections:
  - date: 2025-04-01
    kind: correction
    metric: nguoi
    old: 11 người
    new: 12 người
    note: Đếm <sót> & sửa lại.
"""

_RICH = """\
Một đoạn mở đầu có [liên kết](https://vi-du.example/mot-dia-chi/khong-co-cho-nghi), chú thích[^1].

## Phần thứ nhất

- Việc này
- Việc kia

> Lời người trong cuộc.

## Phần thứ hai

| Xã | Hộ nghèo năm trước | Hộ nghèo năm nay | Ghi chú về cách đếm |
|---|--:|--:|---|
| An Bình | 120 | 98 | Đếm cuối năm |
| Hòa Lộc | 86 | 71 | Đếm giữa năm, có đối chiếu với xã bên |

### Một mục nhỏ

!!! note "Ghi chú"
    Lời bên lề.

## Phần thứ ba

1. Bước một
2. Bước hai

[^1]: Nguồn của chú thích.
"""


def picture(width: int, height: int) -> bytes:
    """A PNG of slanting stripes."""
    rows = b"".join(
        b"\0" + bytes((160 if (x + y) // 40 % 2 else 210) for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
