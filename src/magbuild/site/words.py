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
    "ledger": "Số liệu",
    "ledger_description": "Mọi con số trên {site}, mỗi con số dẫn về câu văn nêu nó.",
    "corrections": "Đính chính",
    "corrections_description": "Mọi chỗ đã sửa trên {site}: ngày nào, sửa gì, vì sao.",
    "correction_typo": "Sửa lỗi chữ",
    "correction_update": "Cập nhật",
    "correction_correction": "Đính chính",
    "withdrawn": "không còn in",
    "first_of": "{count} tổ chức đứng đầu, trong {all} tổ chức có số liệu này.",
    "no_period": "không nêu kỳ",
    "several_periods": "nhiều kỳ",
    "periods_partly_unstated": "nhiều kỳ, có số không nêu kỳ",
    "former_unit": "{name} (cũ)",
    "totals_of_province": "Từ các bài về {name}.",
    "totals_then": "Từ các bài về {name}, theo địa giới trước ngày {day}.",
    "totals_now": "Từ các bài về mọi nơi nay thuộc {name}; trước ngày {day} là {names}.",
    "totals_of_topic": "Từ các bài thuộc chủ đề này.",
    "totals_of_year": "Từ các bài về năm này; số liệu ghi rõ năm khác thì không cộng.",
    "totals_of_organisation": "Từ các bài mà tổ chức này đứng đầu danh sách tổ chức.",
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
    "ledger": "Figures",
    "ledger_description": "Every figure in {site}, each with the sentence that states it.",
    "corrections": "Corrections",
    "corrections_description": "Everything mended in {site}: when, what and why.",
    "correction_typo": "Misprint",
    "correction_update": "Update",
    "correction_correction": "Correction",
    "withdrawn": "no longer printed",
    "first_of": "The first {count} of {all} organisations that have this figure.",
    "no_period": "no period stated",
    "several_periods": "several periods",
    "periods_partly_unstated": "several periods, some not stated",
    "former_unit": "{name} (former)",
    "totals_of_province": "From the stories about {name}.",
    "totals_then": "From the stories about {name} in its borders before {day}.",
    "totals_now": "From the stories about all of {name} as it is; before {day}: {names}.",
    "totals_of_topic": "From the stories on this topic.",
    "totals_of_year": "From the stories about this year, without figures of other years.",
    "totals_of_organisation": "From the stories that name this organisation first.",
}


def words_of(language: Language) -> Words:
    """The words of a language."""
    return _VI if language is Language.VIETNAMESE else _EN
