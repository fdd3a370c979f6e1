"""A magazine for Nikola: sections are categories, topics tags, organisations authors."""

import json
from pathlib import Path

NAMES = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))


def _named(term: str, taxonomy: str) -> str:
    return NAMES[taxonomy][term]


# As a filter, for what is in GLOBAL_CONTEXT is hashed anew for each page.
TEMPLATE_FILTERS = {"named": _named}

BLOG_TITLE = "Tạp chí thử"
BLOG_AUTHOR = "Tạp chí thử"
BLOG_DESCRIPTION = "Những chuyện dựng lên để đo"
SITE_URL = "https://tap-chi.example/"
DEFAULT_LANG = "vi"
TRANSLATIONS = {"vi": ""}
TIMEZONE = "UTC"
THEME = "magazine"
OUTPUT_FOLDER = "public"
POSTS = (("posts/*.md", "bai", "post.tmpl"),)
PAGES = (("pages/*.md", "", "page.tmpl"),)
COMPILERS = {"markdown": (".md",)}
METADATA_FORMAT = "YAML"
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra"]
DEMOTE_HEADERS = 0
PRETTY_URLS = True
STRIP_INDEXES = True
URL_TYPE = "full_path"

CATEGORY_PATH = "chuyen-muc"
CATEGORIES_INDEX_PATH = "chuyen-muc/index.html"
CATEGORY_PREFIX = ""
CATEGORY_PAGES_ARE_INDEXES = True
CATEGORY_ALLOW_HIERARCHIES = False
TAG_PATH = "chu-de"
TAGS_INDEX_PATH = "chu-de/index.html"
TAG_PAGES_ARE_INDEXES = True
AUTHOR_PATH = "to-chuc"
AUTHOR_PAGES_ARE_INDEXES = True
ARCHIVE_PATH = "nam"
ARCHIVE_FILENAME = "index.html"
ARCHIVES_ARE_INDEXES = True
DISABLE_INDEXES = True  # pages/index.md is the home page
INDEX_DISPLAY_POST_COUNT = 20
INDEXES_STATIC = False
INDEXES_PRETTY_PAGE_URL = ["trang", "{number}", "{index_file}"]

GENERATE_RSS = False
GENERATE_ATOM = True
FEED_LENGTH = 20
SHOW_SOURCELINK = False
COPY_SOURCES = False
USE_BUNDLES = False
DISABLED_PLUGINS = [
    "copy_assets",
    "copy_files",
    "create_bundles",
    "gzip",
    "redirect",
    "render_galleries",
    "render_listings",
    "robots",
    "scale_images",
]
GLOBAL_CONTEXT = {}
