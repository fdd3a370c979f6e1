"""Addresses and links, within the site and to others."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB511": error(
        ("Địa chỉ {url} trùng với {other}.", "Đặt slug khác cho một trong hai."),
        ("The address {url} is also that of {other}.", "Give one of them another slug."),
    ),
    "MB512": error(
        ("Không tạo được địa chỉ từ “{value}”.", "Thêm slug: chu-thuong-khong-dau"),
        ("No address can be made from “{value}”.", "Add slug: lower-case-words"),
    ),
    "MB514": error(
        ("Slug “{value}” không dùng được.", "Chỉ chữ thường không dấu, số và gạch nối: {fixed}"),
        ("The slug “{value}” cannot be used.", "Use only a–z, digits and hyphens: {fixed}"),
    ),
    "MB521": error(
        ("Liên kết tới “{target}” không dẫn đến đâu.{suggestion}", "Sửa tên tệp hoặc mã bài."),
        ("The link to “{target}” leads nowhere.{suggestion}", "Mend the file name or id."),
    ),
    "MB522": error(
        ("Không có mục “#{fragment}” trong {target}.{suggestion}", "Sửa tên mục."),
        ("There is no “#{fragment}” in {target}.{suggestion}", "Mend the fragment."),
    ),
    "MB523": error(
        ("Liên kết tới “{target}”, bài chưa xuất bản.", "Bỏ liên kết hoặc xuất bản bài đó."),
        ("The link leads to “{target}”, which is not published.", "Drop it or publish that one."),
    ),
    "MB525": error(
        ("Không có ảnh “{target}”.{suggestion}", "Sửa đường dẫn hoặc thêm ảnh vào static/."),
        ("There is no picture “{target}”.{suggestion}", "Mend the path or add it to static/."),
    ),
    "MB526": error(
        (
            "Ảnh “{target}” nằm ở trang khác; trang này không tải gì từ nơi khác.",
            "Xin phép, chép ảnh vào static/ rồi gọi bằng tên tệp.",
        ),
        (
            "The picture “{target}” lies on another site; pages load nothing from elsewhere.",
            "With its owner's leave put it into static/ and name the file.",
        ),
    ),
    "MB527": error(
        ("“{target}” không phải địa chỉ web đúng.", "Chép lại địa chỉ từ trình duyệt."),
        ("“{target}” is no valid web address.", "Copy the address from a browser."),
    ),
    "MB528": error(
        ("Địa chỉ tới {host} có tên người dùng hay mật khẩu.", "Bỏ phần trước dấu @."),
        ("The address at {host} holds a user name or password.", "Drop what is before the @."),
    ),
    "MB531": error(
        ("“{value}” không phải một đường dẫn trong trang.", "Viết dạng /duong-dan-cu/."),
        ("“{value}” is not a path on this site.", "Write it like /old-path/."),
    ),
    "MB541": error(
        ("Trang “{url}” không còn nữa ({reason}).", "Sửa hoặc bỏ liên kết."),
        ("The page “{url}” is gone ({reason}).", "Mend the link or drop it."),
    ),
    "MB542": warning(
        (
            "Hôm nay không rõ trang “{url}” còn hay không ({reason}).",
            "Mở thử trong trình duyệt; nếu chỉ là trục trặc, lần sau sẽ hỏi lại.",
        ),
        (
            "Whether the page “{url}” is there cannot be told today ({reason}).",
            "Try it in a browser; it will be asked for again.",
        ),
    ),
    "MB543": notice(
        ("Trang “{url}” đã chuyển hẳn sang {moved}.", "Sửa liên kết theo địa chỉ mới."),
        ("The page “{url}” has moved for good to {moved}.", "Link to the new address."),
    ),
}
