"""What a new magazine begins with."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB791": error(
        ("Không ghi gì, vì đã có: {names}.", "Chọn thư mục khác, hoặc chuyển các tệp ấy đi."),
        ("Nothing was written, for these are there: {names}.", "Move them, or choose a folder."),
    ),
}
