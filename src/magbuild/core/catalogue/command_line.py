"""The command line: words that no command takes, files and pages that are not there."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB221": error(
        ("Không có lệnh “{name}”.{suggestion}", "Viết một trong: {known}; xem {command} --help."),
        (
            "There is no command “{name}”.{suggestion}",
            "Write one of: {known}; see {command} --help.",
        ),
    ),
    "MB222": error(
        ("Lệnh này không có tùy chọn {name}.{suggestion}", "Xem các tùy chọn: {command} --help."),
        ("This command has no option {name}.{suggestion}", "To see its options: {command} --help."),
    ),
    "MB223": error(
        ("Tùy chọn {name} thiếu giá trị.", "Viết {name} {form}, hoặc bỏ {name}."),
        ("The option {name} lacks its value.", "Write {name} {form}, or drop {name}."),
    ),
    "MB224": error(
        ("Tùy chọn {name} không nhận giá trị.", "Chỉ viết {name}."),
        ("The option {name} takes no value.", "Write {name} alone."),
    ),
    "MB225": error(
        ("Thiếu {name}.", "Viết như: {example}"),
        ("It lacks {name}.", "Write, for example: {example}"),
    ),
    "MB226": error(
        (
            "Lệnh này không nhận thêm “{words}”.",
            "Bỏ đi, hoặc đặt những chữ có dấu cách trong dấu nháy; xem {command} --help.",
        ),
        (
            "This command takes no further “{words}”.",
            "Drop it, or put words with spaces in quotation marks; see {command} --help.",
        ),
    ),
    "MB227": error(
        ("Thiếu tên lệnh.", "Viết một trong: {known}; xem {command} --help."),
        ("The name of a command is missing.", "Write one of: {known}; see {command} --help."),
    ),
    "MB228": error(
        ("{name} không nhận “{value}”.{suggestion}", "Viết một trong: {known}."),
        ("{name} does not take “{value}”.{suggestion}", "Write one of: {known}."),
    ),
    "MB229": error(
        ("{name} không nhận “{value}”.", "Viết {expected}."),
        ("{name} does not take “{value}”.", "Write {expected}."),
    ),
    "MB230": error(
        ("{name} không nhận “{value}”.", "Viết một số nguyên từ {least} đến {most}."),
        ("{name} does not take “{value}”.", "Write a whole number from {least} to {most}."),
    ),
    "MB231": error(
        ("Không có tệp hay thư mục này.{suggestion}", "Sửa đường dẫn trong dòng lệnh."),
        ("There is no such file or folder.{suggestion}", "Mend the path on the command line."),
    ),
    "MB232": error(
        ("Đây là thư mục; lệnh này cần một tệp.", "Viết đường dẫn của một tệp."),
        ("This is a folder, where a file is needed.", "Write the path of a file."),
    ),
    "MB233": error(
        (
            "Cả lần dựng trước lẫn lần dựng tới đều không có trang này.{suggestion}",
            "Viết địa chỉ như /bai/ten-bai/, hoặc tên tệp trong thư mục xuất bản.",
        ),
        (
            "Neither the last build nor the next one has this page.{suggestion}",
            "Write an address like /bai/ten-bai/, or a file of the output folder.",
        ),
    ),
    "MB234": error(
        ("Dòng lệnh này không dùng được: {reason}.", "Xem {command} --help."),
        ("This command line cannot be used: {reason}.", "See {command} --help."),
    ),
}
