"""A magazine for Pelican: sections are categories, topics tags, years archives."""

import json
from pathlib import Path

HERE = Path(__file__).parent

SITENAME = "Tạp chí thử"
SITESUBTITLE = "Những chuyện dựng lên để đo"
SITEURL = "https://tap-chi.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "vi"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
THEME_STATIC_PATHS = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["taxonomies"]
JINJA_GLOBALS = {"names": json.loads((HERE / "names.json").read_text("utf-8"))}

ARTICLE_URL = "bai/{slug}/"
ARTICLE_SAVE_AS = "bai/{slug}/index.html"
CATEGORY_URL = "chuyen-muc/{slug}/"
CATEGORY_SAVE_AS = "chuyen-muc/{slug}/index.html"
TAG_URL = "chu-de/{slug}/"
TAG_SAVE_AS = "chu-de/{slug}/index.html"
YEAR_ARCHIVE_URL = "nam/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "nam/{date:%Y}/index.html"
AUTHOR_SAVE_AS = ""

DIRECT_TEMPLATES = ["index", "sitemap", "sections", "topics", "provinces", "organisations", "years"]
SITEMAP_SAVE_AS = "sitemap.xml"
SECTIONS_SAVE_AS = "chuyen-muc/index.html"
TOPICS_SAVE_AS = "chu-de/index.html"
PROVINCES_SAVE_AS = "tinh/index.html"
ORGANISATIONS_SAVE_AS = "to-chuc/index.html"
YEARS_SAVE_AS = "nam/index.html"

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"category": None, "tag": None, "period_archives": None, "term": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
FORMATTED_FIELDS = []
