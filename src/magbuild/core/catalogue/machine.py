"""The machine: other runs, the store, the disk, workers."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice

ENTRIES: dict[str, CatalogueEntry] = {
    "MB701": error(
        (
            "Lần dựng khác đang chạy (tiến trình {pid} trên {host}, từ {since}, {seconds} giây).",
            "Chờ nó xong rồi chạy lại.",
        ),
        (
            "Another build is running (process {pid} on {host}, since {since}, {seconds} s).",
            "Wait for it to end, then run again.",
        ),
    ),
    "MB711": notice(
        ("Bỏ {count} mục hỏng trong bộ nhớ dựng trang.", "Không cần làm gì: chúng được dựng lại."),
        ("Dropped {count} damaged entries of the store.", "Nothing to do: they are made anew."),
    ),
    "MB721": error(
        ("Không ghi hoặc đọc được: {reason}.", "Kiểm tra quyền, dung lượng đĩa, rồi chạy lại."),
        ("Cannot write or read: {reason}.", "Check permissions and disk space, then run again."),
    ),
    "MB722": error(
        (
            "Thư mục xuất bản là một ổ đĩa hay điểm gắn riêng: {reason}.",
            "Chọn thư mục khác bằng --output, chẳng hạn một thư mục con trong đó.",
        ),
        (
            "The output folder is a file system or mount point of its own: {reason}.",
            "Choose another with --output, for instance a folder inside it.",
        ),
    ),
    "MB723": error(
        (
            "Không ghi được: {reason}.",
            "Kiểm tra quyền ghi vào thư mục xuất bản và .magbuild, hoặc chọn --output khác.",
        ),
        (
            "Cannot be written: {reason}.",
            "Check who may write to the output folder and .magbuild, or choose another --output.",
        ),
    ),
    "MB724": error(
        (
            "Không đọc hoặc ghi được: {reason}.",
            "Bản đã xuất bản giữ nguyên. Kiểm tra đĩa trước khi chạy lại.",
        ),
        (
            "Cannot be read or written: {reason}.",
            "What was published is as it was. Check the disk before you run again.",
        ),
    ),
    "MB725": error(
        ("Hệ điều hành hết tài nguyên: {reason}.", "Đóng bớt chương trình, rồi chạy lại."),
        ("The system has run out of resources: {reason}.", "Close programs, then run again."),
    ),
    "MB727": error(
        ("Không ghi được: {reason}.", "Dọn bớt đĩa hoặc tăng hạn mức, rồi chạy lại."),
        ("Cannot be written: {reason}.", "Make room or raise the quota, then run again."),
    ),
    "MB761": error(
        (
            "Tiến trình phụ chết {times} lần liền.",
            "Kiểm tra bộ nhớ của máy, hoặc chạy lại với --workers 1.",
        ),
        ("Workers died {times} times in a row.", "Check the memory, or run with --workers 1."),
    ),
    "MB762": error(
        (
            "Máy phụ {worker} có bản magbuild, Python hay thư viện khác.",
            "Cài cùng một bản trên mọi máy, rồi chạy lại.",
        ),
        (
            "The worker {worker} has another magbuild, Python or library.",
            "Install the same on all machines and run again.",
        ),
    ),
    "MB763": error(
        (
            "Không dùng được cụm máy: {what}.",
            "Cài magbuild[cluster], kiểm tra địa chỉ --scheduler và các máy phụ.",
        ),
        (
            "The cluster cannot be used: {what}.",
            "Install magbuild[cluster], check the --scheduler address and its workers.",
        ),
    ),
    "MB764": error(
        (
            "Dựng lại từ đầu cho kết quả khác, bắt đầu ở byte {offset}.",
            "Đây là lỗi của magbuild: xóa .magbuild/ để dựng đúng, và báo cho chúng tôi.",
        ),
        (
            "A clean build gives something else, first at byte {offset}.",
            "This is a fault of magbuild: delete .magbuild/ to go on, and report it.",
        ),
    ),
}
