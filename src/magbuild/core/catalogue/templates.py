"""Templates and static files."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB801": error(
        ("Mẫu trang dùng tên không có: {reason}.", "Sửa mẫu."),
        ("The template uses a name that is not there: {reason}.", "Mend the template."),
    ),
    "MB802": error(
        ("Mẫu trang viết sai cú pháp: {reason}.", "Sửa mẫu."),
        ("The template has a syntax error: {reason}.", "Mend the template."),
    ),
    "MB803": error(
        ("Thiếu mẫu trang hoặc tệp tĩnh “{name}”.", "Thêm tệp hoặc sửa tên."),
        ("The template or static file “{name}” is missing.", "Add it or mend the name."),
    ),
    "MB805": error(
        ("Mẫu trang gặp lỗi khi chạy: {reason}.", "Sửa mẫu."),
        ("The template fails while it runs: {reason}.", "Mend the template."),
    ),
}
