"""Words that the site itself puts on pages, in the languages it can speak.

Words of the interface belong to the theme; these are titles and sentences made from facts.
"""

from collections.abc import Mapping

from magbuild.core.diagnostics import Language
from magbuild.site.addresses import Taxonomy

Words = Mapping[str, str]

_VI = {
    "home": "Trang chủ",
    "not_found": "Không tìm thấy trang",
    Taxonomy.SECTION: "Chuyên mục",
    Taxonomy.PROVINCE: "Tỉnh, thành",
    Taxonomy.TOPIC: "Chủ đề",
    Taxonomy.ORGANISATION: "Tổ chức",
    Taxonomy.YEAR: "Năm",
    "year_title": "Năm {year}",
    "page_title": "{title} – trang {number}",
    "listing_description": "{title}: {count} bài trên {site}.",
    "overview_description": "{title} trên {site}.",
    "merged_into": "Từ ngày {day}, địa bàn {then} thuộc {today}.",
    "now_in": "Nay thuộc {today}",
    "as_of": "Đến {day}",
    "map_today": "34 tỉnh, thành",
}

_EN = {
    "home": "Home",
    "not_found": "Page not found",
    Taxonomy.SECTION: "Sections",
    Taxonomy.PROVINCE: "Provinces",
    Taxonomy.TOPIC: "Topics",
    Taxonomy.ORGANISATION: "Organisations",
    Taxonomy.YEAR: "Years",
    "year_title": "{year}",
    "page_title": "{title} – page {number}",
    "listing_description": "{title}: {count} stories in {site}.",
    "overview_description": "{title} in {site}.",
    "merged_into": "Since {day} the land of {then} belongs to {today}.",
    "now_in": "Now in {today}",
    "as_of": "Up to {day}",
    "map_today": "34 provinces",
}


def words_of(language: Language) -> Words:
    """The words of a language."""
    return _VI if language is Language.VIETNAMESE else _EN
