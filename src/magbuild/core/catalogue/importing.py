"""Importing articles from foreign files."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB781": error(
        ("Tệp dài {size} byte, giới hạn {limit}.", "Chia tệp thành nhiều phần rồi nhập từng phần."),
        ("The file has {size} bytes, the limit is {limit}.", "Split it, then import the parts."),
    ),
    "MB782": error(
        ("Tệp này không phải văn bản thuần.", "Mở bằng chương trình của nó, lưu lại thành .txt."),
        ("This is no plain text.", "Open it in its own program and save it as plain text."),
    ),
    "MB783": error(
        (
            "Không chắc tệp dùng bảng mã nào (gần nhất: {closest}, {percent}% chữ đọc được).",
            "Mở tệp bằng đúng bảng mã, lưu lại dạng UTF-8, rồi nhập.",
        ),
        (
            "The encoding is not certain (closest: {closest}, which spells {percent}% of words).",
            "Open the file in its own encoding, save it as UTF-8, then import it.",
        ),
    ),
    "MB784": error(
        (
            "Không thấy bài nào trong tệp.",
            "Mỗi bài gồm một dòng tiêu đề, một dòng trống, rồi các đoạn văn; xem docs/import.md.",
        ),
        (
            "There is no article in the file.",
            "An article is a line of title, an empty line, then paragraphs; see docs/import.md.",
        ),
    ),
    "MB785": error(
        (
            "Bản nháp không thể nằm ở đây: trong thư mục nội dung chỉ articles/ chứa bài.",
            "Chọn --into {suggested}, hoặc một thư mục ngoài thư mục nội dung.",
        ),
        (
            "Drafts cannot lie here: of the content folder, only articles/ holds articles.",
            "Choose --into {suggested}, or a folder outside the content folder.",
        ),
    ),
    "MB786": error(
        ("Bài này dài {size} ký tự, giới hạn {limit}.", "Chia bài trong tệp nguồn rồi nhập lại."),
        ("This article has {size} characters, the limit is {limit}.", "Split it in its file."),
    ),
}
