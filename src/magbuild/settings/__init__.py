"""`content/site.yaml` to Settings: what holds for the whole magazine."""

import re
from dataclasses import dataclass
from enum import StrEnum

from magbuild.core.diagnostics import Diagnostic, Language, has_errors
from magbuild.core.nodes import Node, Scalar, parse
from magbuild.core.shapes import (
    Failed,
    Field,
    Kind,
    Reading,
    Shape,
    boolean,
    choice,
    identifier,
    non_empty,
    one_or_many,
    text,
    unique_list,
    whole_number,
)
from magbuild.settings.cards import NO_CARDS, Cards, cards_kind
from magbuild.settings.look import LOOK, OUR_LOOK, Look
from magbuild.settings.security import SECURITY, Security
from magbuild.vietnamese.text import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the magazine. Articles of a `profile` section must name whom they profile."""

    id: str
    name: str
    profile: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalinks:
    """Address patterns; each holds `{slug}` once, an article's also `{year}` and `{section}`."""

    article: str = "/bai/{slug}/"
    section: str = "/chuyen-muc/{slug}/"
    province: str = "/tinh/{slug}/"
    topic: str = "/chu-de/{slug}/"
    organisation: str = "/to-chuc/{slug}/"
    year: str = "/nam/{slug}/"
    page: str = "/{slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The legal lines of a Vietnamese publication; empty where the site has none."""

    publisher: str = ""
    governing_body: str = ""
    licence: str = ""
    responsible: str = ""
    editor: str = ""
    deputy_editor: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    advertising: str = ""
    issn: str = ""
    copyright: str = ""


class ArticleType(StrEnum):
    """What search engines are told that stories are, in the words of schema.org."""

    NEWS = "NewsArticle"
    PLAIN = "Article"


class TonePlacement(StrEnum):
    """Where the tone mark of open oa, oe, uy shall stand: as written, hòa (old) or hoà (new)."""

    KEEP = "keep"
    OLD = "old"
    NEW = "new"


class RegisterOrder(StrEnum):
    """How the entries of a register shall follow each other in its file."""

    KEEP = "keep"
    ID = "id"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The magazine's name, address, parts and habits. `address` has no slash at its end.

    `ledger` is whether the record of all figures is published, as a page and as files; with
    `originals` every picture is also published as large as it is, with `full_text` whole texts are
    searched, which takes the extra `search`. `indexnow` is the key of the site with search engines
    that ask for one, or nothing. With `full_feeds` the feeds of all lists hold whole texts.
    """

    title: str
    tagline: str
    language: Language
    address: str
    page_size: int
    ledger: bool
    sections: tuple[Section, ...]
    permalinks: Permalinks
    masthead: Masthead
    theme: Look = OUR_LOOK
    article_type: ArticleType = ArticleType.NEWS
    indexnow: str = ""
    cards: Cards = NO_CARDS
    humans: tuple[str, ...] = ()
    security: Security | None = None
    originals: bool = False
    full_text: bool = False
    full_feeds: bool = False
    tone_placement: TonePlacement = TonePlacement.KEEP
    register_order: RegisterOrder = RegisterOrder.KEEP

    def section(self, identity: str) -> Section | None:
        """The section with an id, if there is one."""
        return next((s for s in self.sections if s.id == identity), None)


_SITE_ADDRESS = re.compile(
    r"https?://(?:\[[0-9a-f:.]+\]|(?:[\w-]+\.)*[\w-]+)(?::(?P<port>[0-9]{1,5}))?/*"
)


def _site_address() -> Kind[str]:
    """A scheme and a host, perhaps a port; the slash at the end is dropped."""

    def read(node: Node, reading: Reading) -> str | Failed:
        match = _SITE_ADDRESS.fullmatch(node.text.strip()) if isinstance(node, Scalar) else None
        if match is None or int(match["port"] or 0) > 65_535:
            return reading.mismatch(node, "@address")
        return match[0].rstrip("/")

    return Kind(read=read, schema={"type": "string", "format": "uri"})


_INDEXNOW_KEY = r"[A-Za-z0-9-]{8,128}"


def _indexnow_key() -> Kind[str]:
    """Letters, digits and hyphens, as the protocol asks: the key is the name of a file as well."""

    def read(node: Node, reading: Reading) -> str | Failed:
        if isinstance(node, Scalar) and re.fullmatch(_INDEXNOW_KEY, node.text):
            return node.text
        return reading.mismatch(node, "@indexnow-key")

    return Kind(read=read, schema={"type": "string", "pattern": f"^{_INDEXNOW_KEY}$"})


_PATTERN = re.compile(r"/(?:(?:\{[a-z]+\}|[a-z0-9-])+/)*")


def _pattern(*extra: str) -> Kind[str]:
    allowed = {"slug", *extra}

    def read(node: Node, reading: Reading) -> str | Failed:
        if not isinstance(node, Scalar):
            return reading.mismatch(node, "@text")
        names = re.findall(r"\{([a-z]*)\}", node.text)
        if not _PATTERN.fullmatch(node.text):
            return reading.fault("MB203", node.span, reason="@no-path")
        if names.count("slug") != 1 or not set(names) <= allowed:
            return reading.fault("MB203", node.span, reason="@no-slug")
        return node.text

    return Kind(read=read, schema={"type": "string", "pattern": "^/.*/$"})


_DEFAULTS = Permalinks()

_SECTION = Shape(
    build=Section,
    fields=(
        Field(
            "id",
            identifier("MB330", slug),
            "chuyen-de",
            required=True,
            vi="Mã trong địa chỉ",
            en="The id, as in addresses",
        ),
        Field(
            "name",
            text(),
            "Chuyên đề",
            required=True,
            vi="Tên hiển thị",
            en="The name that is shown",
        ),
        Field(
            "profile",
            boolean(),
            "true",
            default=False,
            vi="Bài hồ sơ: đòi tổ chức và số liệu",
            en="Profiles: they must name organisation, province, year and figures",
        ),
        Field(
            "description",
            text(600),
            default="",
            vi="Một câu giới thiệu",
            en="One sentence about it",
        ),
    ),
)

_PERMALINKS = Shape(
    build=Permalinks,
    fields=(
        Field(
            "article",
            _pattern("year", "section"),
            default=_DEFAULTS.article,
            vi="Địa chỉ bài; thêm được {year} và {section}",
            en="The address of an article; {year} and {section} may be used",
        ),
        Field(
            "section",
            _pattern(),
            default=_DEFAULTS.section,
            vi="Địa chỉ chuyên mục",
            en="The address of a section",
        ),
        Field(
            "province",
            _pattern(),
            default=_DEFAULTS.province,
            vi="Địa chỉ trang tỉnh",
            en="The address of a province",
        ),
        Field(
            "topic",
            _pattern(),
            default=_DEFAULTS.topic,
            vi="Địa chỉ chủ đề",
            en="The address of a topic",
        ),
        Field(
            "organisation",
            _pattern(),
            default=_DEFAULTS.organisation,
            vi="Địa chỉ tổ chức",
            en="The address of an organisation",
        ),
        Field(
            "year",
            _pattern(),
            default=_DEFAULTS.year,
            vi="Địa chỉ trang năm",
            en="The address of a year",
        ),
        Field(
            "page",
            _pattern(),
            default=_DEFAULTS.page,
            vi="Địa chỉ trang riêng",
            en="The address of a page of its own",
        ),
    ),
)

_MASTHEAD = Shape(
    build=Masthead,
    fields=tuple(
        Field(name, text(600), default="", vi=vi, en=en)
        for name, vi, en in (
            ("publisher", "Đơn vị thực hiện", "Who makes the publication"),
            ("governing_body", "Cơ quan chủ quản", "The governing body"),
            ("licence", "Giấy phép: số, ngày, nơi cấp", "The licence: number, day, authority"),
            ("responsible", "Người chịu trách nhiệm nội dung", "Who answers for the content"),
            ("editor", "Tổng biên tập", "The editor-in-chief"),
            ("deputy_editor", "Phó tổng biên tập", "The deputy editor"),
            ("address", "Địa chỉ tòa soạn", "Where the newsroom is"),
            ("phone", "Điện thoại", "Telephone"),
            ("fax", "Fax", "Fax"),
            ("email", "Thư điện tử", "E-mail"),
            ("advertising", "Liên hệ quảng cáo", "Whom to ask about advertising"),
            ("issn", "ISSN", "ISSN"),
            ("copyright", "Câu về bản quyền", "The sentence on copyright"),
        )
    ),
)


SETTINGS = Shape(
    build=Settings,
    fields=(
        Field(
            "title", text(), "Chân Dung", required=True, vi="Tên trang", en="The name of the site"
        ),
        Field(
            "tagline",
            text(),
            default="",
            vi="Một câu dưới tên trang",
            en="One sentence below the name",
        ),
        Field(
            "language",
            choice(Language),
            "vi",
            default=Language.VIETNAMESE,
            vi="vi hoặc en",
            en="vi or en",
        ),
        Field(
            "address",
            _site_address(),
            "https://bao.example",
            required=True,
            vi="Địa chỉ gốc",
            en="The address of the site, without a slash at its end",
        ),
        Field(
            "page_size",
            whole_number(1, 200),
            "12",
            default=12,
            vi="Số bài một trang danh sách",
            en="How many articles one page of a list shows",
        ),
        Field(
            "ledger",
            boolean(),
            "true",
            default=True,
            vi="Công bố sổ số liệu ở /so-lieu/",
            en="Publish the record of all figures at /so-lieu/",
        ),
        Field(
            "sections",
            non_empty(unique_list(_SECTION.kind, lambda section: section.id)),
            "[{id: chuyen-de, name: Chuyên đề}]",
            required=True,
            vi="Các chuyên mục, theo thứ tự trên thanh điều hướng",
            en="The sections, in the order of the navigation",
        ),
        Field(
            "permalinks",
            _PERMALINKS.kind,
            default=_DEFAULTS,
            vi="Mẫu địa chỉ",
            en="The patterns of addresses; each holds {slug}",
        ),
        Field(
            "masthead",
            _MASTHEAD.kind,
            default=Masthead(),
            vi="Thông tin tòa soạn ở chân trang",
            en="The legal lines at the foot of pages",
        ),
        Field(
            "theme",
            LOOK.kind,
            default=OUR_LOOK,
            vi="Phông chữ và màu riêng",
            en="Fonts and colours of the site's own",
        ),
        Field(
            "article_type",
            choice(ArticleType),
            "NewsArticle",
            default=ArticleType.NEWS,
            vi="Loại bài báo cho máy tìm kiếm: NewsArticle hoặc Article",
            en="What articles are to search engines: NewsArticle or Article",
        ),
        Field(
            "indexnow",
            _indexnow_key(),
            "0123456789abcdef",
            default="",
            vi="Khóa IndexNow, in ra tệp /KHÓA.txt",
            en="The IndexNow key, published as the file /KEY.txt",
        ),
        Field(
            "cards",
            cards_kind(),
            "true",
            default=NO_CARDS,
            vi="Vẽ ảnh chia sẻ, phông để vẽ",
            en="Draw pictures for sharing; the font to draw with",
        ),
        Field(
            "humans",
            one_or_many(text()),
            default=(),
            vi="Các dòng của humans.txt",
            en="The lines of humans.txt",
        ),
        Field(
            "security",
            SECURITY.kind,
            vi="Nơi báo lỗi bảo mật: /.well-known/security.txt",
            en="Where to report security holes: /.well-known/security.txt",
        ),
        Field(
            "originals",
            boolean(),
            "true",
            default=False,
            vi="Đăng cả ảnh cỡ gốc",
            en="Publish pictures in their full size as well",
        ),
        Field(
            "full_text",
            boolean(),
            "true",
            default=False,
            vi="Tìm cả trong toàn văn các bài",
            en="Search whole texts as well",
        ),
        Field(
            "full_feeds",
            boolean(),
            "true",
            default=False,
            vi="Nguồn tin nào cũng đăng trọn bài",
            en="Whole texts in the feeds of all lists",
        ),
        Field(
            "tone_placement",
            choice(TonePlacement),
            "new",
            default=TonePlacement.KEEP,
            vi="Chỗ đặt dấu thanh mà magbuild fix sửa theo: keep, old (hòa) hay new (hoà)",
            en="Where magbuild fix puts tone marks: keep, old (hòa) or new (hoà)",
        ),
        Field(
            "register_order",
            choice(RegisterOrder),
            "name",
            default=RegisterOrder.KEEP,
            vi="Thứ tự mà magbuild fix giữ cho sổ chủ đề, sổ tổ chức: keep, id hay name",
            en="The order that magbuild fix keeps in topics and organisations: keep, id or name",
        ),
    ),
)


def read_settings(source: str, path: str) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """The settings in the text of site.yaml, and all their faults; None when there is any."""
    root, found = parse(source, path)
    if root is None:
        return None, found
    reading = Reading(faults=list(found))
    settings = SETTINGS.read(root, reading)
    permalinks = root.get("permalinks")
    if permalinks and not isinstance(settings, Failed) and _clash(settings.permalinks):
        reading.fault("MB203", permalinks.span, reason="@same-pattern")
    if isinstance(settings, Failed) or has_errors(reading.faults):
        return None, tuple(reading.faults)
    return settings, tuple(reading.faults)


def _clash(permalinks: Permalinks) -> bool:
    """Whether two kinds of lists, or their overviews, would share an address."""
    lists = (
        permalinks.section,
        permalinks.province,
        permalinks.topic,
        permalinks.organisation,
        permalinks.year,
    )
    overviews = [pattern.partition("{slug}")[0].rpartition("/")[0] for pattern in lists]
    overviews = [folder for folder in overviews if folder]
    return len(set(lists)) < len(lists) or len(set(overviews)) < len(overviews)
