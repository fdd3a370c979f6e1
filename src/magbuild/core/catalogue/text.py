"""The text of articles and pages."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB401": error(
        ("Tệp dài {size} byte, giới hạn {limit}.", "Tách ra hoặc bỏ nội dung dán nhầm."),
        ("The file has {size} bytes, the limit is {limit}.", "Split it or drop pasted matter."),
    ),
    "MB402": error(
        ("Dòng dài {size} ký tự, giới hạn {limit}.", "Ngắt dòng."),
        ("The line has {size} characters, the limit is {limit}.", "Break the line."),
    ),
    "MB411": notice(
        ("“{found}” có chữ cái của bảng chữ khác, chỉ trông giống.", "Viết “{fixed}”."),
        ("“{found}” holds letters of another alphabet that look alike.", "Write “{fixed}”."),
    ),
    "MB412": notice(
        ("“{found}” đặt dấu thanh sai chữ.", "Viết “{fixed}”."),
        ("“{found}” has its tone mark on the wrong letter.", "Write “{fixed}”."),
    ),
    "MB413": notice(
        ("Thừa hoặc thiếu dấu cách: “{found}”.", "Viết “{fixed}”."),
        ("There is a space too many or too few: “{found}”.", "Write “{fixed}”."),
    ),
    "MB414": notice(
        ("Đơn vị viết chưa đúng khoảng cách: “{found}”.", "Viết “{fixed}”."),
        ("The unit is spaced wrongly: “{found}”.", "Write “{fixed}”."),
    ),
    "MB415": notice(
        ("Có dấu cách thừa ở cuối dòng.", "Xóa các dấu cách này."),
        ("There are blanks at the end of the line.", "Delete them."),
    ),
    "MB416": notice(
        ("“{found}” đặt dấu thanh khác lối đã chọn trong site.yaml.", "Viết “{fixed}”."),
        ("“{found}” places its tone mark unlike site.yaml says.", "Write “{fixed}”."),
    ),
    "MB421": error(
        ("Quá nhiều dấu {sign} không có dấu đóng (quá {limit}).", "Đóng hoặc xóa các dấu này."),
        ("Too many unmatched {sign} (more than {limit}).", "Close or delete them."),
    ),
    "MB422": error(
        ("Danh sách, trích dẫn hay thẻ lồng quá sâu (quá {limit} bậc).", "Giảm số bậc."),
        ("Lists, quotes or tags nested too deeply (more than {limit}).", "Use fewer levels."),
    ),
    "MB423": error(
        ("Quá nhiều {what}: {count}, giới hạn {limit}.", "Tách ra hoặc bỏ nội dung dán nhầm."),
        ("Too many {what}: {count}, the limit is {limit}.", "Split it or drop pasted matter."),
    ),
    "MB424": error(
        (
            "Đọc tệp này quá {limit} giây thì bị dừng.",
            "Bỏ những đoạn lặp đi lặp lại hoặc toàn dấu, rồi chạy lại.",
        ),
        (
            "Reading this file was stopped after {limit} seconds.",
            "Drop what is repeated without end or made of signs only, and run again.",
        ),
    ),
    "MB431": error(
        ("Thẻ HTML <{tag}> không được dùng trong bài.", "Bỏ thẻ, viết bằng Markdown."),
        ("The HTML tag <{tag}> is not allowed in an article.", "Drop it and write Markdown."),
    ),
    "MB432": error(
        ("Thuộc tính “{attribute}” chạy mã, không được dùng.", "Bỏ thuộc tính này."),
        ("The attribute “{attribute}” runs code and is not allowed.", "Drop it."),
    ),
    "MB433": error(
        ("Không viết kiểu dáng trong bài (style).", "Bỏ thuộc tính style."),
        ("Inline style is not allowed.", "Drop the style attribute."),
    ),
    "MB436": error(
        (
            "Chú thích [^{name}]: {reason}.",
            "Trong câu viết [^{name}], cuối bài một dòng [^{name}]: …",
        ),
        ("Footnote [^{name}]: {reason}.", "Write [^{name}] in a sentence, below it [^{name}]: …"),
    ),
    "MB437": error(
        ("Ảnh thiếu lời mô tả (alt).", "Viết ![mô tả ảnh]({target})."),
        ("The picture has no alternative text.", "Write ![what it shows]({target})."),
    ),
    "MB438": warning(
        ("Tiêu đề cấp {level} đứng sau cấp {before}.", "Thân bài bắt đầu từ ##, không nhảy cấp."),
        ("A heading of level {level} follows level {before}.", "Begin at ## and skip no level."),
    ),
    "MB439": warning(
        (
            "Chữ của liên kết không nói nó dẫn tới đâu ({target}).",
            "Viết tên của trang được dẫn tới.",
        ),
        (
            "The words of the link do not say where it leads ({target}).",
            "Name the page it leads to.",
        ),
    ),
    "MB441": error(
        (
            "Liên kết “{target}” không được phép.",
            "Chỉ dùng https:, http:, mailto:, tel: hay địa chỉ trong trang.",
        ),
        (
            "The link “{target}” is not allowed.",
            "Use https:, http:, mailto:, tel: or a local path.",
        ),
    ),
    "MB442": warning(
        ("Thân bài trống.", "Viết thân bài sau dòng --- thứ hai."),
        ("The article has no text.", "Write it after the second line ---."),
    ),
    "MB443": warning(
        (
            "Nhãn liên kết [{label}]: {reason}.",
            "Viết đúng một dòng [{label}]: địa-chỉ; nếu chỉ là dấu ngoặc thì viết \\[.",
        ),
        (
            "Link label [{label}]: {reason}.",
            "Write exactly one line [{label}]: address; where brackets are meant, write \\[.",
        ),
    ),
}
