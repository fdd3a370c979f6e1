"""Files: their names, their encodings, what does not belong among them."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice

ENTRIES: dict[str, CatalogueEntry] = {
    "MB101": error(
        ("Thư mục nội dung không có bài viết nào.", "Thêm ít nhất một bài vào {folder}/articles/."),
        ("The content folder holds no article.", "Add at least one article to {folder}/articles/."),
    ),
    "MB102": error(
        ("Không tìm thấy thư mục nội dung.", "Tạo thư mục này hoặc chỉ đúng chỗ bằng --content."),
        ("The content folder was not found.", "Create it, or name the right one with --content."),
    ),
    "MB103": notice(
        ("Tệp mở đầu bằng dấu BOM; dấu này được bỏ khi đọc.", "Lưu tệp dạng UTF-8 không BOM."),
        ("The file begins with a byte-order mark; it is dropped.", "Save as UTF-8 without BOM."),
    ),
    "MB104": notice(
        ("Tệp dùng dấu xuống dòng CRLF; được đọc như LF.", "Lưu tệp với dấu xuống dòng LF."),
        ("The file has CRLF line ends; they are read as LF.", "Save with LF line ends."),
    ),
    "MB105": error(
        (
            "Byte {byte} (vị trí {offset}) không phải UTF-8; có thể tệp dùng bảng mã cũ.",
            "Mở tệp bằng đúng bảng mã rồi lưu lại dạng UTF-8.",
        ),
        (
            "Byte {byte} (offset {offset}) is not UTF-8; the file may use a legacy code page.",
            "Open the file in its own encoding and save it as UTF-8.",
        ),
    ),
    "MB106": notice(
        (
            "Chữ có dấu viết rời (NFD); được ghép lại khi đọc.",
            "Lưu tệp dạng Unicode dựng sẵn (NFC).",
        ),
        ("Letters are written decomposed (NFD); they are composed.", "Save the file as NFC."),
    ),
    "MB111": error(
        ("Hai tệp chỉ khác nhau ở chữ hoa hay dạng Unicode.", "Đổi tên một trong hai tệp."),
        ("Two files differ only by case or Unicode form.", "Rename one of them."),
    ),
    "MB112": error(
        ("Ký tự điều khiển {character} không được phép trong văn bản.", "Xóa ký tự này."),
        ("The control character {character} is not allowed in text.", "Delete it."),
    ),
    "MB113": error(
        ("Ký tự đảo chiều chữ {character} che giấu nội dung.", "Xóa ký tự này."),
        ("The text-direction control {character} hides content.", "Delete it."),
    ),
    "MB114": error(
        ("Hơn {limit} dấu ghép liền nhau trên một chữ.", "Xóa các dấu thừa."),
        ("More than {limit} combining marks on one letter.", "Delete the spare ones."),
    ),
    "MB115": notice(
        ("Từ đây còn {count} chỗ nữa bị {kind}.", "Sửa những chỗ đã nêu, rồi chạy lại."),
        ("There are {count} more {kind} from here on.", "Mend those told, then run again."),
    ),
    "MB119": error(
        ("Tên tệp không phải UTF-8.", "Đổi tên tệp: chữ thường không dấu, số và gạch nối."),
        ("The name of the file is no UTF-8.", "Rename it: plain lower-case letters, digits, -."),
    ),
    "MB121": error(
        (
            "Liên kết (symlink) không được đi theo: có thể dẫn ra ngoài thư mục.",
            "Chép tệp thật vào đây, hoặc xóa liên kết.",
        ),
        (
            "Links are not followed: they may lead out of the folder.",
            "Put the file itself here, or remove the link.",
        ),
    ),
    "MB122": error(
        ("Đây không phải tệp thường.", "Xóa, hoặc thay bằng tệp thường."),
        ("This is no regular file.", "Remove it, or put a regular file here."),
    ),
    "MB123": error(
        ("Tệp dài {size} byte, giới hạn {limit}: không xuất bản.", "Đưa tệp ra nơi khác."),
        ("The file has {size} bytes, the limit is {limit}.", "Keep it somewhere else."),
    ),
    "MB125": error(
        ("Tệp thay đổi trong lúc dựng trang.", "Chạy lại."),
        ("The file changed while the site was being built.", "Run again."),
    ),
    "MB126": error(
        ("Tệp này không thuộc nội dung: chỉ nhận {expected}.", "Chuyển tệp ra ngoài thư mục."),
        ("This file is no content: only {expected} are read here.", "Move it elsewhere."),
    ),
    "MB127": error(
        ("Tệp nằm ngoài thư mục nội dung {folder}.", "Chỉ sửa tệp trong {folder}, hoặc --content."),
        ("The file is outside the content folder {folder}.", "Name one in {folder}, or --content."),
    ),
    "MB128": error(
        (
            "Ở đây không có tệp nội dung nào.{suggestion}",
            "Chỉ một bài, một sổ đăng ký, hay một thư mục có bài.",
        ),
        ("There is no content file here.{suggestion}", "Name an article, a register or a folder."),
    ),
    "MB129": error(
        ("Đã có tệp này.", "Chọn slug khác; tệp đang có không bao giờ bị ghi đè."),
        ("The file is there already.", "Choose another slug; no file is ever overwritten."),
    ),
    "MB131": error(
        ("Tên này Windows giữ cho thiết bị.", "Đổi tên, ví dụ thêm một chữ."),
        ("Windows keeps this name for a device.", "Rename it, perhaps by one more word."),
    ),
    "MB132": error(
        ("Tên mở đầu bằng dấu cách, hay kết thúc bằng dấu chấm hoặc dấu cách.", "Bỏ dấu đó."),
        ("The name begins with a space, or ends with a space or full stop.", "Drop it."),
    ),
    "MB133": error(
        (
            "Tên có dấu “{sign}”, nhiều máy hay địa chỉ web không nhận.",
            "Đổi tên: chữ, số, gạch nối.",
        ),
        (
            "The name holds “{sign}”, which many machines or addresses do not take.",
            "Rename it: letters, digits, hyphens.",
        ),
    ),
    "MB134": error(
        ("Tên dài {size} byte, giới hạn {limit}.", "Đặt tên ngắn hơn."),
        ("The name has {size} bytes, the limit is {limit}.", "Choose a shorter name."),
    ),
    "MB136": error(
        ("Thư mục lồng quá {limit} bậc.", "Chuyển tệp lên trên."),
        ("Folders are nested more than {limit} deep.", "Move the files up."),
    ),
}
