"""The shape of articles and pages, field by field, with what each field is for."""

import re
from dataclasses import dataclass

from magbuild.content.comparisons import COMPARISONS
from magbuild.content.metric_schema import METRICS
from magbuild.content.models import (
    Correction,
    CorrectionKind,
    FrontMatter,
    Hero,
    Person,
    Translation,
)
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.nodes import Node, Scalar
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Reading,
    Shape,
    boolean,
    choice,
    day,
    identifier,
    list_of,
    located,
    one_or_many,
    text,
    whole_number,
    year,
)
from magbuild.vietnamese.text import slug

LAST_YEAR = 2100
TITLE_CHARACTERS = 200

_SITE_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/?)*")


def site_path() -> Kind[str]:
    """A path on this site, from the root: /duong-dan-cu/. One without an ending is a folder's."""

    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@text")
        parts = node.text.split("/")
        whole = node.text if "." in parts[-1] or not parts[-1] else f"{node.text}/"
        if not _SITE_PATH.fullmatch(node.text) or ".." in parts or "." in parts:
            return reading.fault("MB531", node.span, value=node.text)
        return whole

    return Kind(read=read, schema={"type": "string", "pattern": "^/[^/]"})


_SLUG = identifier("MB514", slug, referred=False)

_PERSON = Shape(
    build=Person,
    fields=(
        Field("name", text(120), "Lê Văn Hẳn", required=True, vi="Họ tên", en="Full name"),
        Field(
            "role", text(), default="", vi="Chức danh vào lúc đó", en="Their office at that time"
        ),
    ),
)

_HERO = Shape(
    build=Hero,
    fields=(
        Field(
            "image",
            located(text()),
            "anh/le-trao-qua.jpg",
            required=True,
            vi="Tệp ảnh",
            en="The picture's file",
        ),
        Field(
            "alt",
            text(),
            "Ảnh cho thấy gì",
            required=True,
            vi="Mô tả cho người không thấy ảnh",
            en="What the picture shows, for those who do not see it",
        ),
        Field("caption", text(600), default="", vi="Chú thích", en="The caption"),
        Field("credit", text(), default="", vi="Người chụp", en="Who took it"),
        Field(
            "licence",
            text(),
            default="",
            vi="Giấy phép, ví dụ CC BY 4.0",
            en="The licence, such as CC BY 4.0",
        ),
        Field(
            "expires",
            located(day()),
            "2023-12-31",
            vi="Ngày cuối được dùng ảnh",
            en="The last day on which the picture may be used",
        ),
    ),
)


_CORRECTION = Shape(
    build=Correction,
    located=True,
    fields=(
        Field(
            "date",
            day(),
            "2022-12-28",
            required=True,
            vi="Ngày sửa",
            en="The day of the correction",
        ),
        Field(
            "kind",
            choice(CorrectionKind),
            "correction",
            required=True,
            vi="Loại sửa",
            en="What kind of change",
        ),
        Field(
            "metric",
            text(80),
            default="",
            vi="Mã số liệu được sửa",
            en="The id of the figure that was mended",
        ),
        Field("old", text(), default="", vi="Đã in", en="What was printed"),
        Field("new", text(), default="", vi="Sửa thành", en="What it is now"),
        Field(
            "note",
            text(1000),
            "Lý do",
            required=True,
            vi="Lời giải thích cho bạn đọc",
            en="The explanation for readers",
        ),
    ),
)

_LANGUAGE = r"[a-z]{2,3}(?:-[A-Z]{2})?"
_WEB_ADDRESS = r"https?://[^\s<>\"'\\@]+"


def _matching(pattern: str, expected: str) -> Kind[str]:
    """Text of one form; `expected` names that form in faults."""

    def read(node: Node, reading: Reading) -> str | Failed:
        if isinstance(node, Scalar) and re.fullmatch(pattern, node.text):
            return node.text
        return reading.mismatch(node, expected)

    return Kind(read=read, schema={"type": "string", "pattern": f"^{pattern}$"})


_TRANSLATION = Shape(
    build=Translation,
    fields=(
        Field(
            "language",
            _matching(_LANGUAGE, "@language"),
            "en",
            required=True,
            vi="Mã ngôn ngữ",
            en="The code of the language",
        ),
        Field(
            "url",
            _matching(_WEB_ADDRESS, "@address"),
            "https://en.bao.example/bai/",
            required=True,
            vi="Địa chỉ đầy đủ",
            en="The full address",
        ),
    ),
)

ARTICLE = Shape(
    build=FrontMatter,
    located=True,
    fields=(
        Field(
            "title",
            text(TITLE_CHARACTERS),
            "Tiêu đề bài",
            required=True,
            vi="Tiêu đề",
            en="The title",
        ),
        Field(
            "slug",
            _SLUG,
            "tieu-de-bai",
            vi="Phần cuối của địa chỉ",
            en="The end of the address",
        ),
        Field(
            "kicker",
            text(80),
            default="",
            vi="Dòng nhỏ trên tiêu đề",
            en="The small line above the title",
        ),
        Field("date", day(), "2022-12-20", vi="Ngày đăng", en="The day of publication"),
        Field("updated", day(), "2022-12-21", vi="Ngày cập nhật", en="The day of the last update"),
        Field(
            "expires",
            day(),
            "2023-12-31",
            vi="Ngày cuối bài còn trên trang",
            en="The last day on which the article is on the site",
        ),
        Field(
            "review",
            located(day()),
            "2023-06-30",
            vi="Ngày tòa soạn cần xem lại bài",
            en="The day on which the newsroom should look at the article again",
        ),
        Field(
            "section",
            located(text(80)),
            "chuyen-de",
            vi="Mã chuyên mục trong site.yaml",
            en="The id of a section in site.yaml",
        ),
        Field(
            "organisation",
            one_or_many(located(text())),
            "ubnd-tinh-tra-vinh",
            default=(),
            vi="Tổ chức, theo mã hoặc tên trong organisations.yaml",
            en="The organisation, by id or name in organisations.yaml",
        ),
        Field(
            "province",
            located(text(80)),
            "Trà Vinh",
            vi="Tỉnh, thành theo tên vào ngày đăng",
            en="The province, by its name on the day of publication",
        ),
        Field(
            "year",
            year(LAST_YEAR),
            "2022",
            vi="Năm mà bài nói tới",
            en="The year that the article is about",
        ),
        Field(
            "topics",
            one_or_many(located(text(80)), 50),
            "[giam-ngheo]",
            default=(),
            vi="Chủ đề, theo mã hoặc tên trong topics.yaml",
            en="Topics, by id or name in topics.yaml",
        ),
        Field("summary", text(1000), '"Sapo của bài"', default="", vi="Sapo", en="The standfirst"),
        Field("author", text(120), default="", vi="Tác giả", en="Who wrote it"),
        Field(
            "people",
            list_of(_PERSON.kind, 50),
            default=(),
            vi="Nhân vật",
            en="The people it is about",
        ),
        Field("hero", _HERO.kind, vi="Ảnh đầu bài", en="The picture above the article"),
        Field(
            "metrics",
            METRICS,
            "[]",
            vi="Số liệu; [] khi không có",
            en="The figures; [] when there are none",
        ),
        Field(
            "comparisons",
            COMPARISONS,
            default=(),
            vi="Số liệu vẽ cạnh nhau thành hình",
            en="Figures drawn beside each other",
        ),
        Field(
            "draft",
            boolean(),
            "true",
            default=False,
            vi="Bản nháp, chưa đăng",
            en="A draft, not to be published yet",
        ),
        Field(
            "aliases",
            one_or_many(located(site_path())),
            default=(),
            vi="Địa chỉ cũ",
            en="Former addresses",
        ),
        Field(
            "related",
            one_or_many(located(text()), 20),
            default=(),
            vi="Bài nên đọc tiếp",
            en="Articles to read next",
        ),
        Field(
            "corrections",
            list_of(_CORRECTION.kind),
            default=(),
            vi="Những chỗ đã sửa",
            en="What was mended after publication",
        ),
        Field(
            "translations",
            list_of(_TRANSLATION.kind, 20),
            default=(),
            vi="Bài này trong ngôn ngữ khác, ở trang khác",
            en="This article in other languages, on other sites",
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrontMatter:
    """The front matter of a page of its own."""

    title: str
    slug: str | None
    summary: str
    order: int
    spans: dict[str, Span]


PAGE = Shape(
    build=PageFrontMatter,
    located=True,
    fields=(
        Field("title", text(200), "Giới thiệu", required=True, vi="Tiêu đề", en="The title"),
        Field(
            "slug",
            _SLUG,
            "gioi-thieu",
            vi="Phần cuối của địa chỉ",
            en="The end of the address",
        ),
        Field(
            "summary",
            text(1000),
            default="",
            vi="Một câu tóm tắt",
            en="One sentence that sums it up",
        ),
        Field(
            "order",
            whole_number(0, 999),
            "1",
            default=0,
            vi="Thứ tự ở chân trang",
            en="The place in the foot of pages",
        ),
    ),
)


PUBLISHED = ("date", "section", "summary")
PROFILE = ("organisation", "province", "year", "metrics")
NAMED_LATER = frozenset({"", "title", "slug", "metrics"})
"""Fields whose places findings about the whole magazine name, whatever they say."""


def missing(
    meta: FrontMatter, names: tuple[str, ...], severity: Severity
) -> tuple[Diagnostic, ...]:
    """A finding for each of these fields that was not written, or left empty.

    An empty list of metrics is a statement: there are none.
    """
    blank = [n for n in names if getattr(meta, n) in (None, "", ()) and n != "metrics"]
    if "metrics" in names and meta.metrics is None:
        blank.append("metrics")
    found = []
    for name in blank:
        if name in meta.spans:
            found.append(diagnose("MB329", meta.spans[name], severity=severity, field=name))
        else:
            example = next(f.example for f in ARTICLE.fields if f.name == name)
            at = meta.spans[""]
            found.append(
                diagnose("MB320", at, severity=severity, field=name, example=example or "…")
            )
    return tuple(found)
