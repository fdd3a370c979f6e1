"""Pictures: those of the content, and the cards that are drawn for sharing."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB611": error(
        (
            "Ảnh không đọc được trọn vẹn: {reason}.",
            "Lưu lại ảnh; tệp có thể bị cắt cụt.",
        ),
        ("The picture cannot be read whole: {reason}.", "Save it anew; it may have been cut off."),
    ),
    "MB612": error(
        (
            "Ảnh quá lớn: hơn {limit} triệu điểm ảnh, hoặc có cạnh dài hơn {side}.",
            "Thu nhỏ ảnh; cạnh rộng 2048 là đủ cho mọi màn hình.",
        ),
        (
            "The picture is too large: over {limit} megapixels, or longer than {side} on a side.",
            "Make it smaller; 2048 across is enough for every screen.",
        ),
    ),
    "MB613": error(
        (
            "Tệp này không phải ảnh JPEG, PNG, WebP, AVIF hay GIF.",
            "Xuất ảnh ra một trong các dạng ấy.",
        ),
        ("This is no JPEG, PNG, WebP, AVIF or GIF.", "Export the picture to one of these forms."),
    ),
    "MB614": error(
        ("Ảnh thật ra là {form}, khác với đuôi tên tệp.", "Đổi đuôi tên tệp thành .{ending}."),
        ("The picture is in fact {form}, unlike its name.", "Let its name end in .{ending}."),
    ),
    "MB617": error(
        ("Ảnh này chuyển động.", "Chỉ giữ một khung hình."),
        ("This picture moves.", "Keep one of its frames."),
    ),
    "MB623": error(
        ("Tệp ảnh nặng {size} MB, quá giới hạn {limit} MB.", "Thu nhỏ ảnh rồi lưu lại."),
        ("The file has {size} MB, more than {limit} MB.", "Make the picture smaller."),
    ),
    "MB624": notice(
        ("Không bài nào dùng ảnh này; ảnh không được đăng.", "Xóa tệp nếu không còn cần."),
        ("Nothing uses this picture; it is not published.", "Remove it if it is not needed."),
    ),
    "MB631": error(
        ("Ảnh chỉ được dùng đến hết {day}.", "Thay ảnh, hoặc gia hạn rồi sửa expires."),
        ("The picture may be used until {day} only.", "Replace it, or renew and mend expires."),
    ),
    "MB641": warning(
        (
            "Không vẽ được ảnh chia sẻ: {reason}.",
            "Đặt một phông chữ có đủ chữ Việt vào static/ rồi ghi cards: {{font: ten-tep.ttf}}.",
        ),
        (
            "No social cards can be drawn: {reason}.",
            "Put a font with all of Vietnamese into static/ and write cards: {{font: a.ttf}}.",
        ),
    ),
    "MB642": warning(
        (
            "Phông {font} thiếu {count} chữ ({signs}); trang có chữ ấy không có ảnh chia sẻ.",
            "Chọn phông khác trong cards: {{font: ten-tep.ttf}}.",
        ),
        (
            "The font {font} lacks {count} signs ({signs}); pages with them have no social card.",
            "Choose another in cards: {{font: a.ttf}}.",
        ),
    ),
}
