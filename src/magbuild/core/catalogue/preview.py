"""The preview: its port, who asks for it, what it watches."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB751": notice(
        ("Cổng {port} đang bận: dùng cổng {next}.", "Muốn cổng khác, viết --port SỐ."),
        ("Port {port} is in use: this is port {next}.", "For another, write --port NUMBER."),
    ),
    "MB901": warning(
        (
            "Có yêu cầu gửi tới máy chủ xem trước dưới tên lạ “{host}”: đã từ chối.",
            "Mở trang bằng đúng địa chỉ đã in, như http://{name}/.",
        ),
        (
            "The preview was asked for under a foreign name, “{host}”: refused.",
            "Open it at the very address that was printed, such as http://{name}/.",
        ),
    ),
    "MB902": error(
        ("Không mở được máy chủ ở đây: {reason}.", "Đổi --port hoặc --host."),
        ("The server cannot be opened here: {reason}.", "Use another --port or --host."),
    ),
    "MB903": error(
        (
            "“{host}” không phải địa chỉ riêng của máy này.",
            "Bỏ --host; muốn máy khác xem được, viết một địa chỉ IP cụ thể và thêm --expose.",
        ),
        (
            "“{host}” is not an address of this machine alone.",
            "Drop --host; to let other machines see it, write one IP address and add --expose.",
        ),
    ),
    "MB904": warning(
        (
            "Hệ điều hành không cho theo dõi thêm thư mục ({reason}): chuyển sang dò từng tệp.",
            "Lưu tệp sẽ hiện chậm hơn một chút; có thể nâng fs.inotify.max_user_watches.",
        ),
        (
            "The system lets no more folders be watched ({reason}): files are polled instead.",
            "Saves show a little later; fs.inotify.max_user_watches may be raised.",
        ),
    ),
    "MB905": warning(
        (
            "Chưa cài watchfiles: chuyển sang dò từng tệp.",
            'Lưu tệp sẽ hiện chậm hơn một chút; cài bằng lệnh pip install "magbuild[preview]".',
        ),
        (
            "watchfiles is not installed: files are polled instead.",
            'Saves show a little later; install it by pip install "magbuild[preview]".',
        ),
    ),
}
