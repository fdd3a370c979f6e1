"""Where everything stands: paths on the site, made from the patterns of site.yaml."""

from enum import StrEnum
from urllib.parse import quote

from magbuild.settings import Permalinks, Settings

TOUCH_SIZE = 180
ICON_SIZES = (TOUCH_SIZE, 192, 512)
"""Pixels across of the site's own sign, for home screens."""


class Taxonomy(StrEnum):
    """The ways in which stories are brought together."""

    SECTION = "section"
    PROVINCE = "province"
    TOPIC = "topic"
    ORGANISATION = "organisation"
    YEAR = "year"


HOME = "/"
NOT_FOUND = "/404.html"
LEDGER = "/so-lieu/"
LEDGER_DATA = f"{LEDGER}so-lieu.json"
CORRECTIONS = "/dinh-chinh/"
SEARCH = "/tim-kiem/"
FULL_TEXT = f"{SEARCH}toan-van/"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/sitemap-news.xml"
ROBOTS = "/robots.txt"
REDIRECTS = "/_redirects"
HEADERS = "/_headers"
SIGNPOSTS = "/chi-duong.json"
MANIFEST = "/site.webmanifest"
TOUCH_ICON = "/apple-touch-icon.png"
HUMANS = "/humans.txt"
SECURITY = "/.well-known/security.txt"
SEARCH_INDEX = f"{SEARCH}muc-luc.json"


FILES = (
    *(
        NOT_FOUND,
        ROBOTS,
        SITEMAP,
        NEWS_SITEMAP,
        REDIRECTS,
        HEADERS,
        SIGNPOSTS,
        MANIFEST,
        TOUCH_ICON,
    ),
    *(HUMANS, SECURITY, SEARCH_INDEX, "/favicon.svg", "/favicon.ico"),
)
"""Files of every magazine, or of those that want them: no document may claim their addresses."""

FILE_FOLDERS = ("/static/", "/.well-known/", LEDGER, SEARCH)
"""Nor any address below these."""


def article_url(settings: Settings, slug: str, section: str, year: int) -> str:
    """The path of a story."""
    pattern = settings.permalinks.article
    return _fill(pattern, slug).replace("{section}", section).replace("{year}", str(year))


def page_url(settings: Settings, slug: str) -> str:
    """The path of a page of its own."""
    return _fill(settings.permalinks.page, slug)


def listing_url(settings: Settings, taxonomy: Taxonomy, slug: str, number: int = 1) -> str:
    """The path of one page of a list; the first has no number."""
    first = _fill(_pattern(settings.permalinks, taxonomy), slug)
    return first if number == 1 else f"{first}trang/{number}/"


def overview_url(settings: Settings, taxonomy: Taxonomy) -> str:
    """The path above all lists of a taxonomy; empty when its pattern begins with the slug."""
    above = _pattern(settings.permalinks, taxonomy).partition("{slug}")[0]
    folder = above[: above.rindex("/") + 1]
    return "" if folder == "/" else folder


def sitemap_part_url(number: int) -> str:
    """The path of one part of the sitemap, counted from 1."""
    return f"/sitemap-{number}.xml"


def indexnow_url(key: str) -> str:
    """The path of the file that proves to search engines whose site this is."""
    return f"/{key}.txt"


def search_part_url(year: int, number: int) -> str:
    """The path of one part of what is searched: a year's stories in parts counted from 1."""
    return f"{SEARCH}{year}-{number}.json"


def canonical(settings: Settings, url: str) -> str:
    """The full address of a path."""
    return settings.address + quote(url, safe="/#~")


def social_card_url(url: str) -> str:
    """The path of the picture that is shown of a page elsewhere."""
    return f"{url}the.png"


def icon_url(size: int) -> str:
    """The path of the site's own sign, so many pixels wide."""
    return TOUCH_ICON if size == TOUCH_SIZE else f"/icon-{size}.png"


def output_path(url: str) -> str:
    """The file that a path is served from, relative to the output folder."""
    return f"{url.lstrip('/')}index.html" if url.endswith("/") else url.lstrip("/")


def _pattern(permalinks: Permalinks, taxonomy: Taxonomy) -> str:
    pattern: str = getattr(permalinks, taxonomy)
    return pattern


def _fill(pattern: str, slug: str) -> str:
    return pattern.replace("{slug}", slug)
