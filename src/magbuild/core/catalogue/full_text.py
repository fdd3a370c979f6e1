"""The search of whole texts."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB651": error(
        (
            "Chưa cài chương trình tìm toàn văn mà full_text đòi.",
            'Cài bằng lệnh pip install "magbuild[search]", hoặc bỏ full_text trong site.yaml.',
        ),
        (
            "The program for searching whole texts, which full_text asks for, is not installed.",
            'Install it by pip install "magbuild[search]", or drop full_text from site.yaml.',
        ),
    ),
    "MB652": error(
        (
            "Không lập được mục lục toàn văn: {reason}.",
            "Chạy lại; nếu vẫn hỏng, bỏ full_text trong site.yaml rồi báo lỗi cho chúng tôi.",
        ),
        (
            "The index of whole texts could not be made: {reason}.",
            "Run again; if it still fails, drop full_text from site.yaml and tell us.",
        ),
    ),
}
