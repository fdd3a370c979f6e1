"""The site as a whole: its settings, its look, entries that get in each other's way."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB201": error(
        (
            "Thiếu {path}: thông tin chung của trang.",
            "Tạo tệp với ít nhất title, address, sections.",
        ),
        (
            "{path} is missing: the settings of the site.",
            "Create it with title, address, sections.",
        ),
    ),
    "MB202": error(
        ("Thư mục xuất bản trùng hoặc chứa thư mục {other}.", "Chọn thư mục khác bằng --output."),
        ("The output folder is, or contains, the {other} folder.", "Choose another with --output."),
    ),
    "MB203": error(
        ("Mẫu địa chỉ không dùng được: {reason}.", "Viết dạng “/tinh/{{slug}}/”."),
        ("The address pattern cannot be used: {reason}.", "Write it like “/tinh/{{slug}}/”."),
    ),
    "MB204": error(
        ("Hai mục cùng mã “{id}”; mục đầu ở dòng {line}.", "Đổi mã của một trong hai."),
        ("Two entries have the id “{id}”; the first is on line {line}.", "Change one of them."),
    ),
    "MB206": error(
        ("Mục cha “{id}” không có trong sổ đăng ký.{suggestion}", "Sửa mã hoặc thêm mục cha."),
        ("The parent “{id}” is not in the register.{suggestion}", "Mend the id or add the parent."),
    ),
    "MB207": error(
        ("SOURCE_DATE_EPOCH = “{value}” không phải số giây.", "Đặt một số nguyên không âm."),
        ("SOURCE_DATE_EPOCH = “{value}” is no number of seconds.", "Set a whole number from 0."),
    ),
    "MB208": error(
        ("Cùng một tên “{name}” chỉ hai mục khác nhau.", "Giữ tên này ở một mục thôi."),
        ("The one name “{name}” stands for two entries.", "Keep it with one of them."),
    ),
    "MB209": error(
        (
            "Không có tệp phông chữ “{file}” trong static/.{suggestion}",
            "Đặt tệp vào static/ hoặc sửa đường dẫn, tính từ static/.",
        ),
        (
            "There is no font file “{file}” in static/.{suggestion}",
            "Put it there, or mend its path, which begins inside static/.",
        ),
    ),
    "MB210": error(
        ("Tệp “{file}” không phải phông chữ WOFF2.", "Chuyển phông chữ sang WOFF2 rồi chép lại."),
        ("The file “{file}” is no WOFF2 font.", "Convert the font to WOFF2 and copy it again."),
    ),
    "MB211": warning(
        (
            "Nền {scheme}: {name} trên {ground} có độ tương phản {ratio}:1, cần {least}:1.",
            'Đặt {changed}: "{fixed}", hay màu khác đủ tương phản.',
        ),
        (
            "In {scheme}, {name} on {ground} has a contrast of {ratio}:1, where {least}:1 is due.",
            'Set {changed}: "{fixed}", or another colour that differs enough.',
        ),
    ),
    "MB212": warning(
        ("Nơi báo lỗi bảo mật chỉ có hiệu lực đến hết {day}.", "Sửa security.expires."),
        ("The addresses for reports hold until {day} only.", "Mend security.expires."),
    ),
}
