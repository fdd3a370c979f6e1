"""Every diagnostic there is: its permanent code, its weight, its words in two languages.

Codes are never given another meaning. MB1xx files and names, MB2xx the site as a whole, MB3xx front
matter and registers, MB4xx text, MB5xx addresses and links, MB6xx pictures, MB7xx machine and
publishing, MB8xx templates, MB9xx the preview. Each wording is a pair: what is wrong, and what to
write instead.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop the publishing, warnings only with `--strict`, notices never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


Wording = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One kind of finding; the braces in its wordings are filled from a diagnostic's arguments."""

    severity: Severity
    vi: Wording
    en: Wording


def _error(vi: Wording, en: Wording) -> CatalogueEntry:
    return CatalogueEntry(severity=Severity.ERROR, vi=vi, en=en)


def _warning(vi: Wording, en: Wording) -> CatalogueEntry:
    return CatalogueEntry(severity=Severity.WARNING, vi=vi, en=en)


def _notice(vi: Wording, en: Wording) -> CatalogueEntry:
    return CatalogueEntry(severity=Severity.NOTICE, vi=vi, en=en)


DID_YOU_MEAN = (" Có phải “{}”?", " Did you mean “{}”?")

TERMS: dict[str, Wording] = {
    "@altered": ("khác với bản đã xuất bản", "differs from what was published"),
    "@missing": ("đã mất", "is missing"),
    "@foreign": ("không do magbuild tạo", "was not made by magbuild"),
    "@not-the-marked": (
        "không đúng với dấu .generation, và sổ ghi đã mất",
        "does not agree with .generation, and the record is lost",
    ),
    "@mapping": ("các dòng “khóa: giá trị”", "lines of “key: value”"),
    "@list": ("một danh sách", "a list"),
    "@text": ("một đoạn chữ", "a text"),
    "@identifier": ("một mã", "an id"),
    "@boolean": ("true hoặc false", "true or false"),
    "@day": ("một ngày", "a day"),
    "@language": ("mã ngôn ngữ như en hoặc zh-TW", "a code of a language such as en or zh-TW"),
    "@address": ("một địa chỉ https://…", "an address https://…"),
    "@indexnow-key": ("8–128 chữ cái, chữ số, gạch nối", "8–128 letters, digits, hyphens"),
    "@colour": ('một màu viết như "#1d1a16"', 'a colour written like "#1d1a16"'),
    "@family": ("tên phông chữ gồm chữ, số, dấu cách", "a name of letters, digits and spaces"),
    "@weight": ("độ đậm 1–1000, hoặc khoảng “200 900”", "a weight of 1–1000, or “200 900”"),
    "@points": ("các khoảng mã như U+1EA0-1EF9", "ranges like U+1EA0-1EF9"),
    "@percent": ("số phần trăm từ 50% đến 200%", "a percentage from 50% to 200%"),
    "@light": ("sáng", "the light scheme"),
    "@dark": ("tối", "the dark scheme"),
    "@period": ("một kỳ hay thời điểm", "a period or moment"),
    "@figure": ("một con số", "a figure"),
    "@no-path": ("không mở đầu và kết thúc bằng /", "it does not begin and end with /"),
    "@same-pattern": ("hai loại trang danh sách trùng địa chỉ", "two kinds of lists share it"),
    "@no-slug": (
        "thiếu {slug}, hoặc có tên khác không dùng được",
        "it lacks {slug}, or names more",
    ),
    "@no-number": ("không có con số nào", "there is no number"),
    "@invalid-number": ("các dấu chấm, phẩy không khớp", "its dots and commas do not agree"),
    "@trailing-text": ("còn chữ thừa sau con số", "there is more after the figure"),
    "@upside-down": ("đầu khoảng lớn hơn cuối khoảng", "the range ends below its beginning"),
    "@english-decimal": ("dấu chấm làm dấu thập phân", "a dot as decimal sign"),
    "@english-grouping": ("dấu phẩy ngăn hàng nghìn", "a comma as thousands separator"),
    "@ambiguous-separator": ("dấu phẩy trước ba chữ số", "a comma before three digits"),
    "@typo-unit": ("đơn vị viết sai", "a misspelt unit"),
    "@colloquial": ("lối nói tắt", "a colloquial form"),
    "@generated": ("một trang do magbuild tạo", "a page that magbuild makes"),
    "@no-ledger": ("không phải tệp số liệu của magbuild", "it is no ledger made by magbuild"),
    "@year": ("một năm", "a year"),
    "@metric-ids": ("từ hai mã số liệu khác nhau trở lên", "at least two different ids of metrics"),
    "@unstated": ("không nêu kỳ", "no period stated"),
    "@utf-8": ("không phải UTF-8", "this is not UTF-8"),
    "@doctype": ("trang phải mở đầu bằng <!doctype html>", "a page begins with <!doctype html>"),
    "@bare": ("dấu <, > và & phải viết &lt;, &gt; và &amp;", "write <, >, & as &lt;, &gt;, &amp;"),
    "@tag-form": (
        "thẻ không đúng dạng; giá trị thuộc tính đặt trong hai dấu nháy kép",
        "no tag has this form; values stand in double quotes",
    ),
    "@attribute-twice": ("thuộc tính lặp lại", "the attribute stands twice"),
    "@id-form": ("id trống hoặc có khoảng trắng", "the id is empty or holds a space"),
    "@id-twice": ("id lặp lại trên trang", "the id stands twice on the page"),
    "@note-name": (
        "tên chỉ gồm chữ, số, gạch nối",
        "its name may hold letters, digits and hyphens only",
    ),
    "@note-twice": ("viết hai lần", "it is written twice"),
    "@note-missing": ("không có dòng nào viết nó", "no line gives it"),
    "@note-unused": ("không câu nào gọi nó", "no sentence calls for it"),
    "@label-missing": ("không có dòng nào cho địa chỉ của nó", "no line gives its address"),
    "@label-twice": ("có hai dòng cho địa chỉ của nó", "two lines give its address"),
    "@inline": (
        "mã hay kiểu dáng viết liền trong trang, trình duyệt không chạy vì chính sách nội dung",
        "code or style within the page, which its content policy does not let in",
    ),
    "@third-party": (
        "tải từ nơi khác, trình duyệt không cho vì chính sách nội dung",
        "loaded from elsewhere, which the content policy of pages does not let in",
    ),
    "@no-id": ("trên trang không có id này", "the page has no such id"),
    "@no-target": (
        "địa chỉ không dùng được: phải mở đầu bằng /, #, http:, https:, mailto: hay tel:",
        "the address cannot be used: begin it with /, #, http:, https:, mailto: or tel:",
    ),
    "@no-full-address": ("cần địa chỉ đầy đủ https://…", "a full address https://… is needed"),
    "@unclosed": ("thẻ này không được đóng đúng chỗ", "it is not closed in its place"),
    "@unopened": ("không có thẻ mở đang chờ thẻ đóng này", "nothing that is open ends here"),
    "@never-in": ("thẻ sau không được nằm trong thẻ trước", "the latter cannot be in the former"),
    "@only-in-svg": (
        "tên có chữ hoa và thẻ tự đóng chỉ dùng được trong <svg>",
        "capitals and tags that close themselves belong into <svg>",
    ),
    "@only-text": ("trong thẻ này chỉ được có chữ", "there can be nothing but text in it"),
    "@exactly-one": ("mỗi trang phải có đúng một", "a page has exactly one"),
    "@outside": ("nằm ngoài <html>…</html>", "it stands outside <html>…</html>"),
    "@stories": ("các bài được nhận", "the accepted stories"),
    "@pages": ("các trang đã dựng", "the pages that were made"),
    "@font-missing": ("không có tệp phông này", "the font is not there"),
    "@no-system-font": (
        "máy này không có phông Noto Serif, DejaVu Serif hay Times New Roman",
        "this machine has neither Noto Serif nor DejaVu Serif nor Times New Roman",
    ),
    "@no-font": ("tệp này không phải phông chữ", "the file is no font"),
    "@email-or-https": ("địa chỉ mailto: hay https://…", "an address mailto: or https://…"),
    "@signs": ("dấu Markdown trong một đoạn", "signs of Markdown in one paragraph"),
    "@lines": ("dòng liền nhau không có dòng trống", "lines without an empty one between them"),
    "@characters": (
        "ký tự liền nhau không có dòng trống",
        "characters without an empty line between them",
    ),
    "@fences": ("hàng rào mã (```)", "code fences"),
    "@notes": ("dấu chú thích [^…]", "marks of footnotes [^…]"),
    "@headings": ("tiêu đề", "headings"),
    "@columns": ("dấu | trên một dòng", "signs | in one line"),
    "@sitemap": ("sơ đồ trang (sitemap.xml)", "the sitemap"),
    # Reasons of the machine
    "@no-such-file": ("không có tệp hay thư mục này", "there is no such file or folder"),
    "@not-permitted": ("không có quyền", "permission denied"),
    "@disk-full": ("hết chỗ trên đĩa", "no space left on the disk"),
    "@over-quota": ("vượt hạn mức đĩa", "the disk quota is used up"),
    "@disk-fault": ("đĩa báo lỗi vào/ra", "the disk reports an input/output error"),
    "@read-only": ("đĩa chỉ cho đọc", "the disk is read-only"),
    "@is-folder": ("đây là thư mục, không phải tệp", "this is a folder, not a file"),
    "@no-folder": (
        "một phần của đường dẫn không phải thư mục",
        "a part of the path is not a folder",
    ),
    "@too-many-open": ("quá nhiều tệp đang mở", "too many files are open"),
    "@no-memory": ("hết bộ nhớ", "out of memory"),
    "@already-there": ("đã có tệp này", "the file is there already"),
    "@folder-not-empty": ("thư mục còn tệp bên trong", "the folder is not empty"),
    "@other-disk": ("nằm trên ổ đĩa khác", "it lies on another file system"),
    "@busy": ("đang được dùng", "it is in use"),
    "@name-too-long": ("tên quá dài", "the name is too long"),
    "@link-loop": ("liên kết (symlink) vòng quanh", "links lead in a circle"),
    "@address-in-use": ("địa chỉ và cổng này đang được dùng", "the address and port are in use"),
    "@address-not-here": ("máy này không có địa chỉ ấy", "this machine has no such address"),
    "@connection-refused": ("máy chủ từ chối kết nối", "the server refuses the connection"),
    "@connection-reset": ("máy chủ ngắt kết nối", "the server broke off the connection"),
    "@unreachable": ("không tới được máy chủ", "the server cannot be reached"),
    "@timed-out": ("chờ quá lâu", "it took too long"),
    "@no-such-host": ("không có tên miền này", "there is no such host name"),
    "@no-ledger-inside": ("thư mục này không có sổ số liệu", "the folder holds no ledger"),
    "@cut-short": ("tệp bị cắt cụt", "the file was cut off"),
    "@garbled": ("dữ liệu bên trong hỏng", "the data inside are damaged"),
    # What commands and options take
    "@argument-file": ("TỆP", "the file"),
    "@argument-files": ("TỆP", "the file"),
    "@argument-name": ("TÊN", "the name"),
    "@argument-new": ("BẢN-MỚI", "the new ledger"),
    "@argument-old": ("BẢN-CŨ", "the old ledger"),
    "@argument-text": ("VĂN-BẢN", "the text"),
    "@argument-title": ("TIÊU-ĐỀ", "the title"),
    "@day-form": ("một ngày dạng 2022-12-31", "a day like 2022-12-31"),
    "@seconds": ("số giây, từ 0 trở lên", "a number of seconds, 0 or more"),
    "@workers": ("một số từ 1 đến 256, hoặc auto", "a number from 1 to 256, or auto"),
}

CATALOGUE: dict[str, CatalogueEntry] = {
    # Files, names, encodings
    "MB101": _error(
        ("Thư mục nội dung không có bài viết nào.", "Thêm ít nhất một bài vào {folder}/articles/."),
        ("The content folder holds no article.", "Add at least one article to {folder}/articles/."),
    ),
    "MB102": _error(
        ("Không tìm thấy thư mục nội dung.", "Tạo thư mục này hoặc chỉ đúng chỗ bằng --content."),
        ("The content folder was not found.", "Create it, or name the right one with --content."),
    ),
    "MB103": _notice(
        ("Tệp mở đầu bằng dấu BOM; dấu này được bỏ khi đọc.", "Lưu tệp dạng UTF-8 không BOM."),
        ("The file begins with a byte-order mark; it is dropped.", "Save as UTF-8 without BOM."),
    ),
    "MB104": _notice(
        ("Tệp dùng dấu xuống dòng CRLF; được đọc như LF.", "Lưu tệp với dấu xuống dòng LF."),
        ("The file has CRLF line ends; they are read as LF.", "Save with LF line ends."),
    ),
    "MB105": _error(
        (
            "Byte {byte} (vị trí {offset}) không phải UTF-8; có thể tệp dùng bảng mã cũ.",
            "Mở tệp bằng đúng bảng mã rồi lưu lại dạng UTF-8.",
        ),
        (
            "Byte {byte} (offset {offset}) is not UTF-8; the file may use a legacy code page.",
            "Open the file in its own encoding and save it as UTF-8.",
        ),
    ),
    "MB106": _notice(
        (
            "Chữ có dấu viết rời (NFD); được ghép lại khi đọc.",
            "Lưu tệp dạng Unicode dựng sẵn (NFC).",
        ),
        ("Letters are written decomposed (NFD); they are composed.", "Save the file as NFC."),
    ),
    "MB111": _error(
        ("Hai tệp chỉ khác nhau ở chữ hoa hay dạng Unicode.", "Đổi tên một trong hai tệp."),
        ("Two files differ only by case or Unicode form.", "Rename one of them."),
    ),
    "MB112": _error(
        ("Ký tự điều khiển {character} không được phép trong văn bản.", "Xóa ký tự này."),
        ("The control character {character} is not allowed in text.", "Delete it."),
    ),
    "MB113": _error(
        ("Ký tự đảo chiều chữ {character} che giấu nội dung.", "Xóa ký tự này."),
        ("The text-direction control {character} hides content.", "Delete it."),
    ),
    "MB114": _error(
        ("Hơn {limit} dấu ghép liền nhau trên một chữ.", "Xóa các dấu thừa."),
        ("More than {limit} combining marks on one letter.", "Delete the spare ones."),
    ),
    "MB119": _error(
        ("Tên tệp không phải UTF-8.", "Đổi tên tệp: chữ thường không dấu, số và gạch nối."),
        ("The name of the file is no UTF-8.", "Rename it: plain lower-case letters, digits, -."),
    ),
    "MB121": _error(
        (
            "Liên kết (symlink) không được đi theo: có thể dẫn ra ngoài thư mục.",
            "Chép tệp thật vào đây, hoặc xóa liên kết.",
        ),
        (
            "Links are not followed: they may lead out of the folder.",
            "Put the file itself here, or remove the link.",
        ),
    ),
    "MB122": _error(
        ("Đây không phải tệp thường.", "Xóa, hoặc thay bằng tệp thường."),
        ("This is no regular file.", "Remove it, or put a regular file here."),
    ),
    "MB131": _error(
        ("Tên này Windows giữ cho thiết bị.", "Đổi tên, ví dụ thêm một chữ."),
        ("Windows keeps this name for a device.", "Rename it, perhaps by one more word."),
    ),
    "MB132": _error(
        ("Tên mở đầu bằng dấu cách, hay kết thúc bằng dấu chấm hoặc dấu cách.", "Bỏ dấu đó."),
        ("The name begins with a space, or ends with a space or full stop.", "Drop it."),
    ),
    "MB133": _error(
        (
            "Tên có dấu “{sign}”, nhiều máy hay địa chỉ web không nhận.",
            "Đổi tên: chữ, số, gạch nối.",
        ),
        (
            "The name holds “{sign}”, which many machines or addresses do not take.",
            "Rename it: letters, digits, hyphens.",
        ),
    ),
    "MB134": _error(
        ("Tên dài {size} byte, giới hạn {limit}.", "Đặt tên ngắn hơn."),
        ("The name has {size} bytes, the limit is {limit}.", "Choose a shorter name."),
    ),
    "MB136": _error(
        ("Thư mục lồng quá {limit} bậc.", "Chuyển tệp lên trên."),
        ("Folders are nested more than {limit} deep.", "Move the files up."),
    ),
    "MB123": _error(
        ("Tệp dài {size} byte, giới hạn {limit}: không xuất bản.", "Đưa tệp ra nơi khác."),
        ("The file has {size} bytes, the limit is {limit}.", "Keep it somewhere else."),
    ),
    "MB115": _notice(
        ("Từ đây còn {count} chỗ nữa bị {kind}.", "Sửa những chỗ đã nêu, rồi chạy lại."),
        ("There are {count} more {kind} from here on.", "Mend those told, then run again."),
    ),
    "MB126": _error(
        ("Tệp này không thuộc nội dung: chỉ nhận {expected}.", "Chuyển tệp ra ngoài thư mục."),
        ("This file is no content: only {expected} are read here.", "Move it elsewhere."),
    ),
    "MB127": _error(
        ("Tệp nằm ngoài thư mục nội dung {folder}.", "Chỉ sửa tệp trong {folder}, hoặc --content."),
        ("The file is outside the content folder {folder}.", "Name one in {folder}, or --content."),
    ),
    "MB128": _error(
        (
            "Ở đây không có tệp nội dung nào.{suggestion}",
            "Chỉ một bài, một sổ đăng ký, hay một thư mục có bài.",
        ),
        ("There is no content file here.{suggestion}", "Name an article, a register or a folder."),
    ),
    "MB129": _error(
        ("Đã có tệp này.", "Chọn slug khác; tệp đang có không bao giờ bị ghi đè."),
        ("The file is there already.", "Choose another slug; no file is ever overwritten."),
    ),
    # The site as a whole
    "MB201": _error(
        (
            "Thiếu {path}: thông tin chung của trang.",
            "Tạo tệp với ít nhất title, address, sections.",
        ),
        (
            "{path} is missing: the settings of the site.",
            "Create it with title, address, sections.",
        ),
    ),
    "MB202": _error(
        ("Thư mục xuất bản trùng hoặc chứa thư mục {other}.", "Chọn thư mục khác bằng --output."),
        ("The output folder is, or contains, the {other} folder.", "Choose another with --output."),
    ),
    "MB203": _error(
        ("Mẫu địa chỉ không dùng được: {reason}.", "Viết dạng “/tinh/{{slug}}/”."),
        ("The address pattern cannot be used: {reason}.", "Write it like “/tinh/{{slug}}/”."),
    ),
    "MB204": _error(
        ("Hai mục cùng mã “{id}”; mục đầu ở dòng {line}.", "Đổi mã của một trong hai."),
        ("Two entries have the id “{id}”; the first is on line {line}.", "Change one of them."),
    ),
    "MB206": _error(
        ("Mục cha “{id}” không có trong sổ đăng ký.{suggestion}", "Sửa mã hoặc thêm mục cha."),
        ("The parent “{id}” is not in the register.{suggestion}", "Mend the id or add the parent."),
    ),
    "MB207": _error(
        ("SOURCE_DATE_EPOCH = “{value}” không phải số giây.", "Đặt một số nguyên không âm."),
        ("SOURCE_DATE_EPOCH = “{value}” is no number of seconds.", "Set a whole number from 0."),
    ),
    "MB208": _error(
        ("Cùng một tên “{name}” chỉ hai mục khác nhau.", "Giữ tên này ở một mục thôi."),
        ("The one name “{name}” stands for two entries.", "Keep it with one of them."),
    ),
    "MB209": _error(
        (
            "Không có tệp phông chữ “{file}” trong static/.{suggestion}",
            "Đặt tệp vào static/ hoặc sửa đường dẫn, tính từ static/.",
        ),
        (
            "There is no font file “{file}” in static/.{suggestion}",
            "Put it there, or mend its path, which begins inside static/.",
        ),
    ),
    "MB210": _error(
        ("Tệp “{file}” không phải phông chữ WOFF2.", "Chuyển phông chữ sang WOFF2 rồi chép lại."),
        ("The file “{file}” is no WOFF2 font.", "Convert the font to WOFF2 and copy it again."),
    ),
    "MB211": _warning(
        (
            "Nền {scheme}: {name} trên {ground} có độ tương phản {ratio}:1, cần {least}:1.",
            'Đặt {changed}: "{fixed}", hay màu khác đủ tương phản.',
        ),
        (
            "In {scheme}, {name} on {ground} has a contrast of {ratio}:1, where {least}:1 is due.",
            'Set {changed}: "{fixed}", or another colour that differs enough.',
        ),
    ),
    "MB212": _warning(
        ("Nơi báo lỗi bảo mật chỉ có hiệu lực đến hết {day}.", "Sửa security.expires."),
        ("The addresses for reports hold until {day} only.", "Mend security.expires."),
    ),
    # The command line
    "MB221": _error(
        ("Không có lệnh “{name}”.{suggestion}", "Viết một trong: {known}; xem {command} --help."),
        (
            "There is no command “{name}”.{suggestion}",
            "Write one of: {known}; see {command} --help.",
        ),
    ),
    "MB222": _error(
        ("Lệnh này không có tùy chọn {name}.{suggestion}", "Xem các tùy chọn: {command} --help."),
        ("This command has no option {name}.{suggestion}", "To see its options: {command} --help."),
    ),
    "MB223": _error(
        ("Tùy chọn {name} thiếu giá trị.", "Viết {name} {form}, hoặc bỏ {name}."),
        ("The option {name} lacks its value.", "Write {name} {form}, or drop {name}."),
    ),
    "MB224": _error(
        ("Tùy chọn {name} không nhận giá trị.", "Chỉ viết {name}."),
        ("The option {name} takes no value.", "Write {name} alone."),
    ),
    "MB225": _error(
        ("Thiếu {name}.", "Viết như: {example}"),
        ("It lacks {name}.", "Write, for example: {example}"),
    ),
    "MB226": _error(
        (
            "Lệnh này không nhận thêm “{words}”.",
            "Bỏ đi, hoặc đặt những chữ có dấu cách trong dấu nháy; xem {command} --help.",
        ),
        (
            "This command takes no further “{words}”.",
            "Drop it, or put words with spaces in quotation marks; see {command} --help.",
        ),
    ),
    "MB227": _error(
        ("Thiếu tên lệnh.", "Viết một trong: {known}; xem {command} --help."),
        ("The name of a command is missing.", "Write one of: {known}; see {command} --help."),
    ),
    "MB228": _error(
        ("{name} không nhận “{value}”.{suggestion}", "Viết một trong: {known}."),
        ("{name} does not take “{value}”.{suggestion}", "Write one of: {known}."),
    ),
    "MB229": _error(
        ("{name} không nhận “{value}”.", "Viết {expected}."),
        ("{name} does not take “{value}”.", "Write {expected}."),
    ),
    "MB230": _error(
        ("{name} không nhận “{value}”.", "Viết một số nguyên từ {least} đến {most}."),
        ("{name} does not take “{value}”.", "Write a whole number from {least} to {most}."),
    ),
    "MB231": _error(
        ("Không có tệp hay thư mục này.{suggestion}", "Sửa đường dẫn trong dòng lệnh."),
        ("There is no such file or folder.{suggestion}", "Mend the path on the command line."),
    ),
    "MB232": _error(
        ("Đây là thư mục; lệnh này cần một tệp.", "Viết đường dẫn của một tệp."),
        ("This is a folder, where a file is needed.", "Write the path of a file."),
    ),
    "MB233": _error(
        (
            "Cả lần dựng trước lẫn lần dựng tới đều không có trang này.{suggestion}",
            "Viết địa chỉ như /bai/ten-bai/, hoặc tên tệp trong thư mục xuất bản.",
        ),
        (
            "Neither the last build nor the next one has this page.{suggestion}",
            "Write an address like /bai/ten-bai/, or a file of the output folder.",
        ),
    ),
    "MB234": _error(
        ("Dòng lệnh này không dùng được: {reason}.", "Xem {command} --help."),
        ("This command line cannot be used: {reason}.", "See {command} --help."),
    ),
    # Front matter and registers: form
    "MB301": _error(
        (
            "Bài không mở đầu bằng front matter.",
            "Dòng đầu tiên phải là ---, rồi các trường, rồi một dòng --- nữa.",
        ),
        (
            "The article does not begin with front matter.",
            "The first line must be ---, then the fields, then another line ---.",
        ),
    ),
    "MB302": _error(
        ("Front matter mở ở đây nhưng không có dòng --- đóng.", "Thêm dòng --- trước thân bài."),
        ("Front matter opens here and no line --- closes it.", "Add a line --- before the text."),
    ),
    "MB303": _error(
        ("Front matter trống.", "Điền ít nhất: {fields}."),
        ("The front matter is empty.", "Fill in at least: {fields}."),
    ),
    "MB304": _error(
        ("Ở đây cần các dòng “khóa: giá trị”.", "Viết mỗi trường một dòng, ví dụ title: …"),
        ("Lines of “key: value” are expected here.", "Write one field a line, as in title: …"),
    ),
    "MB305": _error(
        ("Thụt dòng bằng phím Tab.", "Thay bằng dấu cách (hai dấu cách một bậc)."),
        ("The line is indented with a tab.", "Use spaces (two for each level)."),
    ),
    "MB306": _error(
        ("Giá trị có dấu làm YAML hiểu sai.", "Đặt trong ngoặc kép: {fixed}"),
        ("The value holds a sign that YAML misreads.", "Put it in double quotes: {fixed}"),
    ),
    "MB307": _error(
        ("Khóa “{key}” viết hai lần; lần đầu ở dòng {line}.", "Giữ lại một."),
        ("The key “{key}” stands twice; the first is on line {line}.", "Keep one of them."),
    ),
    "MB308": _error(
        ("Khóa phải là một từ.", "Viết dạng “khóa: giá trị”."),
        ("A key must be a word.", "Write “key: value”."),
    ),
    "MB309": _error(
        ("Không có trường “{key}”.{suggestion}", "Các trường được dùng: {known}."),
        ("There is no field “{key}”.{suggestion}", "The fields are: {known}."),
    ),
    "MB310": _error(
        ("Front matter phải viết bằng YAML giữa hai dòng ---.", "Bỏ {fence}, viết lại dạng YAML."),
        ("Front matter must be YAML between two lines ---.", "Drop {fence} and write YAML."),
    ),
    "MB311": _error(
        ("Không dùng neo (&), bí danh (*) và khóa gộp (<<) của YAML.", "Viết lại giá trị đầy đủ."),
        ("YAML anchors (&), aliases (*) and merge keys (<<) are not used.", "Write the value out."),
    ),
    "MB312": _error(
        ("Lồng nhau quá sâu (quá {limit} bậc).", "Bỏ bớt ngoặc hoặc bậc thụt dòng."),
        ("Nested too deeply (more than {limit} levels).", "Remove brackets or levels."),
    ),
    "MB313": _error(
        ("Không dùng thẻ kiểu của YAML ({tag}).", "Bỏ thẻ; kiểu do trường quyết định."),
        ("YAML tags are not used ({tag}).", "Drop the tag; the field decides the type."),
    ),
    "MB314": _error(
        ("Không dùng chỉ thị của YAML (%…).", "Xóa dòng này."),
        ("YAML directives (%…) are not used.", "Delete the line."),
    ),
    "MB315": _error(
        ("Có tài liệu YAML thứ hai trong tệp.", "Giữ một tài liệu; bỏ dòng --- thừa."),
        ("There is a second YAML document.", "Keep one; drop the extra line ---."),
    ),
    "MB316": _error(
        ("Quá dài: {size} ký tự, giới hạn {limit}.", "Rút gọn."),
        ("Too long: {size} characters, the limit is {limit}.", "Shorten it."),
    ),
    "MB317": _error(
        ("Quá nhiều mục (quá {limit}).", "Tách bớt."),
        ("Too many entries (more than {limit}).", "Split it up."),
    ),
    "MB318": _error(
        ("Dấu {opening} mở ở đây nhưng không được đóng.", "Thêm dấu đóng tương ứng."),
        ("The {opening} that opens here is not closed.", "Add the closing sign."),
    ),
    "MB319": _error(
        ("YAML không đọc được dòng này.", "Kiểm tra thụt dòng, dấu hai chấm và ngoặc kép."),
        ("YAML cannot read this line.", "Check the indentation, the colon and the quotes."),
    ),
    # Front matter and registers: values
    "MB320": _error(
        ("Thiếu trường “{field}”.", "Thêm: {field}: {example}"),
        ("The field “{field}” is missing.", "Add: {field}: {example}"),
    ),
    "MB321": _error(
        ("“{value}” không phải một ngày có thật.", "Viết ngày dạng 2022-11-15."),
        ("“{value}” is not a day of the calendar.", "Write the day like 2022-11-15."),
    ),
    "MB322": _error(
        ("Ngày “{value}” chưa đúng dạng.", "Viết {fixed}."),
        ("The day “{value}” has the wrong form.", "Write {fixed}."),
    ),
    "MB323": _error(
        ("Số có quá nhiều chữ số.", "Tối đa 15 chữ số phần nguyên."),
        ("The number has too many digits.", "At most 15 digits before the decimal sign."),
    ),
    "MB324": _error(
        ("Trường “{field}” cần {expected}, ở đây là {found}.", "Ví dụ: {field}: {example}"),
        (
            "The field “{field}” takes {expected}, this is {found}.",
            "For instance: {field}: {example}",
        ),
    ),
    "MB325": _error(
        ("“{value}” không phải true hay false.", "Viết true hoặc false."),
        ("“{value}” is neither true nor false.", "Write true or false."),
    ),
    "MB326": _error(
        ("“{value}” không phải một con số đọc được ({reason}).", "Viết như “hơn 4,39 triệu USD”."),
        ("“{value}” is not a figure that can be read ({reason}).", "Write “hơn 4,39 triệu USD”."),
    ),
    "MB327": _error(
        (
            "“{value}” là {grouped} hay {decimal}?",
            'Viết "{grouped}" (số nguyên) hoặc "{comma}" (số thập phân).',
        ),
        (
            "Is “{value}” {grouped} or {decimal}?",
            'Write "{grouped}" (whole number) or "{comma}" (decimal).',
        ),
    ),
    "MB328": _warning(
        (
            "Con số “{value}” viết kiểu nước ngoài hoặc chưa rõ ({reason}).",
            "Viết kiểu Việt: {fixed}.",
        ),
        ("The figure “{value}” is in foreign style or unclear ({reason}).", "Write: {fixed}."),
    ),
    "MB329": _error(
        ("Trường “{field}” bỏ trống.", "Điền giá trị hoặc xóa dòng này."),
        ("The field “{field}” is empty.", "Fill it in or delete the line."),
    ),
    "MB330": _error(
        ("“{value}” không dùng được làm mã.", "Chỉ chữ thường không dấu, số và gạch nối: {fixed}"),
        ("“{value}” cannot be an id.", "Use only a–z, digits and hyphens: {fixed}"),
    ),
    "MB331": _error(
        (
            "Không có tổ chức “{value}” trong organisations.yaml.{suggestion}",
            "Sửa tên hoặc thêm vào sổ.",
        ),
        ("No organisation “{value}” in organisations.yaml.{suggestion}", "Mend it or register it."),
    ),
    "MB332": _error(
        ("Không có chủ đề “{value}” trong topics.yaml.{suggestion}", "Sửa tên hoặc thêm vào sổ."),
        ("No topic “{value}” in topics.yaml.{suggestion}", "Mend it or register it."),
    ),
    "MB333": _error(
        ("Không có chuyên mục “{value}” trong site.yaml.{suggestion}", "Dùng một trong: {known}."),
        ("No section “{value}” in site.yaml.{suggestion}", "Use one of: {known}."),
    ),
    "MB334": _error(
        (
            "Không có tỉnh, thành “{value}”.{suggestion}",
            "Viết tên như trong danh sách tỉnh, thành.",
        ),
        ("There is no province “{value}”.{suggestion}", "Write a name of the register."),
    ),
    "MB335": _error(
        (
            "Vào ngày {day} không có tỉnh, thành tên “{value}”.",
            "Tên đúng cho ngày này: {right}.",
        ),
        ("On {day} no province was called “{value}”.", "The right name for that day: {right}."),
    ),
    "MB336": _error(
        ("“{value}” không phải một năm.", "Viết năm bốn chữ số, từ 1900 đến {limit}."),
        ("“{value}” is not a year.", "Write four digits, from 1900 to {limit}."),
    ),
    "MB338": _error(
        ("“{value}” có thể là: {candidates}.", "Viết rõ một trong các tên đó."),
        ("“{value}” may be: {candidates}.", "Write one of these names."),
    ),
    "MB339": _error(
        ("Bài hết hạn ({value}) trước ngày đăng ({date}).", "Sửa expires hoặc date."),
        ("The story expires ({value}) before it appears ({date}).", "Mend expires or date."),
    ),
    "MB340": _notice(
        ("Đến ngày {day} bài này cần xem lại.", "Xem lại bài, rồi dời hoặc bỏ trường review."),
        ("This story was to be reviewed by {day}.", "Review it, then move or drop the review."),
    ),
    "MB341": _error(
        (
            "Giá trị của số liệu là một ngày, không phải con số.",
            "Đặt ngày vào as_of, con số vào value.",
        ),
        ("The value of the metric is a date, not a figure.", "Put the day in as_of."),
    ),
    "MB342": _error(
        ("Đơn vị viết hai nơi khác nhau: “{inside}” và “{outside}”.", "Giữ đơn vị trong value."),
        ("Two different units: “{inside}” and “{outside}”.", "Keep the unit in value."),
    ),
    "MB343": _error(
        ("Hai số liệu cùng mã “{id}”; số đầu ở dòng {line}.", "Đổi mã của một trong hai."),
        ("Two metrics have the id “{id}”; the first is on line {line}.", "Change one of them."),
    ),
    "MB345": _error(
        ("Số liệu có cả period lẫn as_of.", "Giữ một: period cho một kỳ, as_of cho một thời điểm."),
        ("The metric has both period and as_of.", "Keep period for a span, as_of for a point."),
    ),
    "MB346": _error(
        (
            "“{value}” không phải một kỳ hay thời điểm đọc được.",
            "Ví dụ: 2022, 2021 - 2022, 2022-11-15.",
        ),
        ("“{value}” is no period or moment.", "For instance: 2022, 2021 - 2022, 2022-11-15."),
    ),
    "MB347": _warning(
        ("“{value}” viết hai lần trong “{field}”.", "Bỏ một."),
        ("“{value}” stands twice in “{field}”.", "Drop one."),
    ),
    # Figures and the sentences that state them
    "MB348": _notice(
        ("“{name}” đứng sai thứ tự của sổ.", "Đặt trước “{after}”."),
        ("“{name}” stands out of the order of the register.", "Put it before “{after}”."),
    ),
    "MB349": _error(
        ("“{value}” đã có trong sổ: {name}.", "Dùng mục ấy, hoặc đặt tên hay mã khác."),
        ("“{value}” is in the register already: {name}.", "Use it, or choose another name or id."),
    ),
    "MB350": _error(
        (
            "Không tự thêm được vào sổ này: các mục không viết mỗi mục một khối “- id: …”.",
            "Tự chép vào sổ: {entry}",
        ),
        (
            "Nothing can be added to this register: its entries are no blocks “- id: …”.",
            "Copy into it by hand: {entry}",
        ),
    ),
    "MB361": _error(
        (
            "Số liệu “{label}” khai {declared}, nhưng thân bài viết {stated}.",
            "Sửa một trong hai cho khớp.",
        ),
        ("The metric “{label}” says {declared}, the text says {stated}.", "Make them agree."),
    ),
    "MB362": _error(
        (
            "Không câu nào trong thân bài nêu số liệu “{label}” ({declared}).",
            "Viết con số ấy vào một câu, hoặc đặt [[m:{id}]] vào chỗ cần in.",
        ),
        (
            "No sentence of the text states the metric “{label}” ({declared}).",
            "State it in a sentence, or put [[m:{id}]] where it shall be printed.",
        ),
    ),
    "MB363": _warning(
        (
            "Nhiều câu có thể là nơi nêu số liệu “{label}”.",
            "Đặt [[m:{id}]] vào câu đúng, hoặc thêm evidence: với một mẩu của câu ấy.",
        ),
        (
            "Several sentences could be the one that states the metric “{label}”.",
            "Put [[m:{id}]] into the right one, or add evidence: with a piece of it.",
        ),
    ),
    "MB364": _error(
        ("Không có số liệu “{id}” trong front matter.{suggestion}", "Sửa mã hoặc khai số liệu."),
        (
            "There is no metric “{id}” in the front matter.{suggestion}",
            "Mend the id or declare it.",
        ),
    ),
    "MB365": _notice(
        ("Con số “{printed}” chưa được khai trong metrics.", "Khai nếu là số liệu của bài."),
        ("The figure “{printed}” is not declared in metrics.", "Declare it if it is a result."),
    ),
    "MB366": _error(
        ("Không câu nào chứa mẩu “{evidence}” cùng con số này.", "Chép đúng một mẩu của câu."),
        ("No sentence holds “{evidence}” and this figure.", "Copy a piece of the sentence."),
    ),
    "MB371": _error(
        (
            "Không có loại số liệu “{value}” trong metrics.yaml.{suggestion}",
            "Sửa mã hoặc thêm vào.",
        ),
        ("No kind of metric “{value}” in metrics.yaml.{suggestion}", "Mend it or add it."),
    ),
    "MB372": _error(
        ("“{label}” không đo bằng “{unit}”.", "Dùng một trong các đơn vị: {units}."),
        ("“{label}” is not measured in “{unit}”.", "Use one of the units: {units}."),
    ),
    "MB373": _warning(
        ("“{label}” = {value} nằm ngoài khoảng thường gặp ({low} – {high}).", "Kiểm tra con số."),
        ("“{label}” = {value} is outside its usual range ({low} – {high}).", "Check the figure."),
    ),
    "MB374": _warning(
        ("“{label}” = {value} có quá {decimals} chữ số thập phân.", "Kiểm tra dấu chấm và phẩy."),
        ("“{label}” = {value} has more than {decimals} decimals.", "Check dots and commas."),
    ),
    "MB375": _error(
        (
            "“{label}” của {organisation} ({time}): bài này ghi {value}, bài kia ghi {other}.",
            "Sửa cho khớp; nếu là hai việc khác nhau, ghi rõ kỳ hoặc dùng hai mã (key) khác nhau.",
        ),
        (
            "“{label}” of {organisation} ({time}): this story says {value}, the other {other}.",
            "Make them agree; if these are two things, state the periods or use two keys.",
        ),
    ),
    "MB376": _error(
        (
            "So sánh “{label}” nhắc số liệu “{id}” mà bài không khai.{suggestion}",
            "Sửa mã hoặc khai số liệu.",
        ),
        (
            "The comparison “{label}” names a metric “{id}” that is not declared.{suggestion}",
            "Mend the id or declare it.",
        ),
    ),
    "MB377": _error(
        (
            "So sánh “{label}” đặt {one} cạnh {other}: khác đơn vị hoặc khác cách tính.",
            "Chỉ so sánh những số liệu đo bằng một đơn vị, theo một cách.",
        ),
        (
            "The comparison “{label}” sets {one} beside {other}: another unit or another way.",
            "Compare only figures measured in one unit and one way.",
        ),
    ),
    "MB378": _error(
        ("“{printed}” có hai cách đọc nên không vẽ được.", "Bỏ số liệu “{id}” khỏi so sánh này."),
        ("“{printed}” can be read in two ways and cannot be drawn.", "Drop “{id}” from it."),
    ),
    "MB381": _error(
        (
            "Đính chính nhắc số liệu “{id}” mà bài không khai.{suggestion}",
            "Sửa mã; nếu số liệu đã bỏ thì ghi old mà không ghi new.",
        ),
        (
            "The correction names a metric “{id}” that is not declared.{suggestion}",
            "Mend the id; for a metric that is gone, write old and no new.",
        ),
    ),
    "MB382": _error(
        ("Ngày đính chính {day} trước ngày đăng bài {published}.", "Ghi ngày đã sửa bài."),
        ("The correction of {day} is older than the article of {published}.", "Mend the day."),
    ),
    "MB383": _error(
        (
            "Đính chính ghi “{label}” nay là “{new}”, nhưng bài đang in {printed}.",
            "Ghi new đúng như bài in bây giờ, hoặc chép một mẩu của câu nêu con số.",
        ),
        (
            "The correction says “{label}” is “{new}” now; the article prints {printed}.",
            "Write new as it is printed now, or copy a piece of the sentence.",
        ),
    ),
    "MB384": _error(
        ("Đính chính số liệu “{id}” thiếu old hoặc new.", "Ghi chữ đã in (old) và nay in (new)."),
        ("The correction of “{id}” lacks old or new.", "Write what was printed, and what is now."),
    ),
    "MB385": _error(
        (
            "Số liệu “{label}” đã công bố là {old}, nay là {new}, mà bài chưa ghi đính chính.",
            "Nếu sửa là đúng, thêm vào corrections: của bài: {entry}",
        ),
        (
            "The metric “{label}” was published as {old}, is {new} now, and no correction says so.",
            "If that is right, add to corrections: of the article: {entry}",
        ),
    ),
    "MB386": _error(
        (
            "Câu nêu “{label}” đã đổi “{old}” thành “{new}”, mà bài chưa ghi đính chính.",
            "Nếu sửa là đúng, thêm vào corrections: của bài: {entry}",
        ),
        (
            "The sentence of “{label}” turned “{old}” into “{new}”, and no correction says so.",
            "If that is right, add to corrections: of the article: {entry}",
        ),
    ),
    "MB387": _error(
        (
            "Số liệu “{label}” ({old}) đã công bố, nay không còn, mà bài chưa ghi đính chính.",
            "Khai lại với mã “{id}”, hoặc thêm vào corrections: của bài: {entry}",
        ),
        (
            "The metric “{label}” ({old}) was published, is gone, and no correction says so.",
            "Declare it again as “{id}”, or add to corrections: of the article: {entry}",
        ),
    ),
    "MB388": _error(
        ("Không đọc được sổ số liệu lần trước: {reason}.", "Chỉ tệp so-lieu.json bằng --previous."),
        ("The last release's ledger cannot be read: {reason}.", "Name so-lieu.json: --previous."),
    ),
    # Text
    "MB401": _error(
        ("Tệp dài {size} byte, giới hạn {limit}.", "Tách ra hoặc bỏ nội dung dán nhầm."),
        ("The file has {size} bytes, the limit is {limit}.", "Split it or drop pasted matter."),
    ),
    "MB402": _error(
        ("Dòng dài {size} ký tự, giới hạn {limit}.", "Ngắt dòng."),
        ("The line has {size} characters, the limit is {limit}.", "Break the line."),
    ),
    "MB411": _notice(
        ("“{found}” có chữ cái của bảng chữ khác, chỉ trông giống.", "Viết “{fixed}”."),
        ("“{found}” holds letters of another alphabet that look alike.", "Write “{fixed}”."),
    ),
    "MB412": _notice(
        ("“{found}” đặt dấu thanh sai chữ.", "Viết “{fixed}”."),
        ("“{found}” has its tone mark on the wrong letter.", "Write “{fixed}”."),
    ),
    "MB413": _notice(
        ("Thừa hoặc thiếu dấu cách: “{found}”.", "Viết “{fixed}”."),
        ("There is a space too many or too few: “{found}”.", "Write “{fixed}”."),
    ),
    "MB414": _notice(
        ("Đơn vị viết chưa đúng khoảng cách: “{found}”.", "Viết “{fixed}”."),
        ("The unit is spaced wrongly: “{found}”.", "Write “{fixed}”."),
    ),
    "MB415": _notice(
        ("Có dấu cách thừa ở cuối dòng.", "Xóa các dấu cách này."),
        ("There are blanks at the end of the line.", "Delete them."),
    ),
    "MB416": _notice(
        ("“{found}” đặt dấu thanh khác lối đã chọn trong site.yaml.", "Viết “{fixed}”."),
        ("“{found}” places its tone mark unlike site.yaml says.", "Write “{fixed}”."),
    ),
    "MB421": _error(
        ("Quá nhiều dấu {sign} không có dấu đóng (quá {limit}).", "Đóng hoặc xóa các dấu này."),
        ("Too many unmatched {sign} (more than {limit}).", "Close or delete them."),
    ),
    "MB422": _error(
        ("Danh sách, trích dẫn hay thẻ lồng quá sâu (quá {limit} bậc).", "Giảm số bậc."),
        ("Lists, quotes or tags nested too deeply (more than {limit}).", "Use fewer levels."),
    ),
    "MB423": _error(
        ("Quá nhiều {what}: {count}, giới hạn {limit}.", "Tách ra hoặc bỏ nội dung dán nhầm."),
        ("Too many {what}: {count}, the limit is {limit}.", "Split it or drop pasted matter."),
    ),
    "MB424": _error(
        (
            "Đọc tệp này quá {limit} giây thì bị dừng.",
            "Bỏ những đoạn lặp đi lặp lại hoặc toàn dấu, rồi chạy lại.",
        ),
        (
            "Reading this file was stopped after {limit} seconds.",
            "Drop what is repeated without end or made of signs only, and run again.",
        ),
    ),
    "MB431": _error(
        ("Thẻ HTML <{tag}> không được dùng trong bài.", "Bỏ thẻ, viết bằng Markdown."),
        ("The HTML tag <{tag}> is not allowed in an article.", "Drop it and write Markdown."),
    ),
    "MB432": _error(
        ("Thuộc tính “{attribute}” chạy mã, không được dùng.", "Bỏ thuộc tính này."),
        ("The attribute “{attribute}” runs code and is not allowed.", "Drop it."),
    ),
    "MB433": _error(
        ("Không viết kiểu dáng trong bài (style).", "Bỏ thuộc tính style."),
        ("Inline style is not allowed.", "Drop the style attribute."),
    ),
    "MB436": _error(
        (
            "Chú thích [^{name}]: {reason}.",
            "Trong câu viết [^{name}], cuối bài một dòng [^{name}]: …",
        ),
        ("Footnote [^{name}]: {reason}.", "Write [^{name}] in a sentence, below it [^{name}]: …"),
    ),
    "MB437": _error(
        ("Ảnh thiếu lời mô tả (alt).", "Viết ![mô tả ảnh]({target})."),
        ("The picture has no alternative text.", "Write ![what it shows]({target})."),
    ),
    "MB438": _warning(
        ("Tiêu đề cấp {level} đứng sau cấp {before}.", "Thân bài bắt đầu từ ##, không nhảy cấp."),
        ("A heading of level {level} follows level {before}.", "Begin at ## and skip no level."),
    ),
    "MB439": _warning(
        (
            "Chữ của liên kết không nói nó dẫn tới đâu ({target}).",
            "Viết tên của trang được dẫn tới.",
        ),
        (
            "The words of the link do not say where it leads ({target}).",
            "Name the page it leads to.",
        ),
    ),
    "MB441": _error(
        (
            "Liên kết “{target}” không được phép.",
            "Chỉ dùng https:, http:, mailto:, tel: hay địa chỉ trong trang.",
        ),
        (
            "The link “{target}” is not allowed.",
            "Use https:, http:, mailto:, tel: or a local path.",
        ),
    ),
    "MB442": _warning(
        ("Thân bài trống.", "Viết thân bài sau dòng --- thứ hai."),
        ("The article has no text.", "Write it after the second line ---."),
    ),
    "MB443": _warning(
        (
            "Nhãn liên kết [{label}]: {reason}.",
            "Viết đúng một dòng [{label}]: địa-chỉ; nếu chỉ là dấu ngoặc thì viết \\[.",
        ),
        (
            "Link label [{label}]: {reason}.",
            "Write exactly one line [{label}]: address; where brackets are meant, write \\[.",
        ),
    ),
    # Addresses and links
    "MB511": _error(
        ("Địa chỉ {url} trùng với {other}.", "Đặt slug khác cho một trong hai."),
        ("The address {url} is also that of {other}.", "Give one of them another slug."),
    ),
    "MB512": _error(
        ("Không tạo được địa chỉ từ “{value}”.", "Thêm slug: chu-thuong-khong-dau"),
        ("No address can be made from “{value}”.", "Add slug: lower-case-words"),
    ),
    "MB514": _error(
        ("Slug “{value}” không dùng được.", "Chỉ chữ thường không dấu, số và gạch nối: {fixed}"),
        ("The slug “{value}” cannot be used.", "Use only a–z, digits and hyphens: {fixed}"),
    ),
    "MB521": _error(
        ("Liên kết tới “{target}” không dẫn đến đâu.{suggestion}", "Sửa tên tệp hoặc mã bài."),
        ("The link to “{target}” leads nowhere.{suggestion}", "Mend the file name or id."),
    ),
    "MB522": _error(
        ("Không có mục “#{fragment}” trong {target}.{suggestion}", "Sửa tên mục."),
        ("There is no “#{fragment}” in {target}.{suggestion}", "Mend the fragment."),
    ),
    "MB523": _error(
        ("Liên kết tới “{target}”, bài chưa xuất bản.", "Bỏ liên kết hoặc xuất bản bài đó."),
        ("The link leads to “{target}”, which is not published.", "Drop it or publish that one."),
    ),
    "MB525": _error(
        ("Không có ảnh “{target}”.{suggestion}", "Sửa đường dẫn hoặc thêm ảnh vào static/."),
        ("There is no picture “{target}”.{suggestion}", "Mend the path or add it to static/."),
    ),
    "MB526": _error(
        (
            "Ảnh “{target}” nằm ở trang khác; trang này không tải gì từ nơi khác.",
            "Xin phép, chép ảnh vào static/ rồi gọi bằng tên tệp.",
        ),
        (
            "The picture “{target}” lies on another site; pages load nothing from elsewhere.",
            "With its owner's leave put it into static/ and name the file.",
        ),
    ),
    "MB527": _error(
        ("“{target}” không phải địa chỉ web đúng.", "Chép lại địa chỉ từ trình duyệt."),
        ("“{target}” is no valid web address.", "Copy the address from a browser."),
    ),
    "MB528": _error(
        ("Địa chỉ tới {host} có tên người dùng hay mật khẩu.", "Bỏ phần trước dấu @."),
        ("The address at {host} holds a user name or password.", "Drop what is before the @."),
    ),
    "MB531": _error(
        ("“{value}” không phải một đường dẫn trong trang.", "Viết dạng /duong-dan-cu/."),
        ("“{value}” is not a path on this site.", "Write it like /old-path/."),
    ),
    "MB541": _error(
        ("Trang “{url}” không còn nữa ({reason}).", "Sửa hoặc bỏ liên kết."),
        ("The page “{url}” is gone ({reason}).", "Mend the link or drop it."),
    ),
    "MB542": _warning(
        (
            "Hôm nay không rõ trang “{url}” còn hay không ({reason}).",
            "Mở thử trong trình duyệt; nếu chỉ là trục trặc, lần sau sẽ hỏi lại.",
        ),
        (
            "Whether the page “{url}” is there cannot be told today ({reason}).",
            "Try it in a browser; it will be asked for again.",
        ),
    ),
    "MB543": _notice(
        ("Trang “{url}” đã chuyển hẳn sang {moved}.", "Sửa liên kết theo địa chỉ mới."),
        ("The page “{url}” has moved for good to {moved}.", "Link to the new address."),
    ),
    # Pictures
    "MB611": _error(
        (
            "Ảnh không đọc được trọn vẹn: {reason}.",
            "Lưu lại ảnh; tệp có thể bị cắt cụt.",
        ),
        ("The picture cannot be read whole: {reason}.", "Save it anew; it may have been cut off."),
    ),
    "MB612": _error(
        (
            "Ảnh quá lớn: hơn {limit} triệu điểm ảnh, hoặc có cạnh dài hơn {side}.",
            "Thu nhỏ ảnh; cạnh rộng 2048 là đủ cho mọi màn hình.",
        ),
        (
            "The picture is too large: over {limit} megapixels, or longer than {side} on a side.",
            "Make it smaller; 2048 across is enough for every screen.",
        ),
    ),
    "MB613": _error(
        (
            "Tệp này không phải ảnh JPEG, PNG, WebP, AVIF hay GIF.",
            "Xuất ảnh ra một trong các dạng ấy.",
        ),
        ("This is no JPEG, PNG, WebP, AVIF or GIF.", "Export the picture to one of these forms."),
    ),
    "MB614": _error(
        ("Ảnh thật ra là {form}, khác với đuôi tên tệp.", "Đổi đuôi tên tệp thành .{ending}."),
        ("The picture is in fact {form}, unlike its name.", "Let its name end in .{ending}."),
    ),
    "MB617": _error(
        ("Ảnh này chuyển động.", "Chỉ giữ một khung hình."),
        ("This picture moves.", "Keep one of its frames."),
    ),
    "MB623": _error(
        ("Tệp ảnh nặng {size} MB, quá giới hạn {limit} MB.", "Thu nhỏ ảnh rồi lưu lại."),
        ("The file has {size} MB, more than {limit} MB.", "Make the picture smaller."),
    ),
    "MB624": _notice(
        ("Không bài nào dùng ảnh này; ảnh không được đăng.", "Xóa tệp nếu không còn cần."),
        ("Nothing uses this picture; it is not published.", "Remove it if it is not needed."),
    ),
    "MB631": _error(
        ("Ảnh chỉ được dùng đến hết {day}.", "Thay ảnh, hoặc gia hạn rồi sửa expires."),
        ("The picture may be used until {day} only.", "Replace it, or renew and mend expires."),
    ),
    "MB641": _warning(
        (
            "Không vẽ được ảnh chia sẻ: {reason}.",
            "Đặt một phông chữ có đủ chữ Việt vào static/ rồi ghi cards: {{font: ten-tep.ttf}}.",
        ),
        (
            "No social cards can be drawn: {reason}.",
            "Put a font with all of Vietnamese into static/ and write cards: {{font: a.ttf}}.",
        ),
    ),
    "MB642": _warning(
        (
            "Phông {font} thiếu {count} chữ ({signs}); trang có chữ ấy không có ảnh chia sẻ.",
            "Chọn phông khác trong cards: {{font: ten-tep.ttf}}.",
        ),
        (
            "The font {font} lacks {count} signs ({signs}); pages with them have no social card.",
            "Choose another in cards: {{font: a.ttf}}.",
        ),
    ),
    "MB651": _error(
        (
            "Chưa cài chương trình tìm toàn văn mà full_text đòi.",
            'Cài bằng lệnh pip install "magbuild[search]", hoặc bỏ full_text trong site.yaml.',
        ),
        (
            "The program for searching whole texts, which full_text asks for, is not installed.",
            'Install it by pip install "magbuild[search]", or drop full_text from site.yaml.',
        ),
    ),
    "MB652": _error(
        (
            "Không lập được mục lục toàn văn: {reason}.",
            "Chạy lại; nếu vẫn hỏng, bỏ full_text trong site.yaml rồi báo lỗi cho chúng tôi.",
        ),
        (
            "The index of whole texts could not be made: {reason}.",
            "Run again; if it still fails, drop full_text from site.yaml and tell us.",
        ),
    ),
    # Machine and publishing
    "MB701": _error(
        (
            "Lần dựng khác đang chạy (tiến trình {pid} trên {host}, từ {since}, {seconds} giây).",
            "Chờ nó xong rồi chạy lại.",
        ),
        (
            "Another build is running (process {pid} on {host}, since {since}, {seconds} s).",
            "Wait for it to end, then run again.",
        ),
    ),
    "MB702": _notice(
        ("Lần xuất bản trước bị ngắt giữa chừng; đã bỏ phần dở dang.", "Không cần làm gì."),
        ("The last publish was interrupted; what it left was removed.", "Nothing to do."),
    ),
    "MB703": _notice(
        ("Lần xuất bản trước bị ngắt lúc đổi bản; đã đổi xong.", "Không cần làm gì."),
        ("The last publish was interrupted at the switch; it was completed.", "Nothing to do."),
    ),
    "MB704": _notice(
        (
            "Mất hoặc hỏng sổ ghi của bản đang xuất bản; đã đọc lại {count} tệp.",
            "Không cần làm gì; giữ thư mục .magbuild giữa các lần dựng để nhanh hơn.",
        ),
        (
            "The record of what is published is lost or damaged; {count} files were read instead.",
            "Nothing to do; keep the folder .magbuild between builds to save the time.",
        ),
    ),
    "MB705": _notice(
        (
            "Thư mục xuất bản không còn là bản mà nó ghi, và sổ ghi đã mất.",
            "Không cần làm gì: bản mới thay cho nó.",
        ),
        (
            "The published folder is not what its marker says, and its record is lost.",
            "Nothing to do: a new generation takes its place.",
        ),
    ),
    "MB721": _error(
        ("Không ghi hoặc đọc được: {reason}.", "Kiểm tra quyền, dung lượng đĩa, rồi chạy lại."),
        ("Cannot write or read: {reason}.", "Check permissions and disk space, then run again."),
    ),
    "MB723": _error(
        (
            "Không ghi được: {reason}.",
            "Kiểm tra quyền ghi vào thư mục xuất bản và .magbuild, hoặc chọn --output khác.",
        ),
        (
            "Cannot be written: {reason}.",
            "Check who may write to the output folder and .magbuild, or choose another --output.",
        ),
    ),
    "MB711": _notice(
        ("Bỏ {count} mục hỏng trong bộ nhớ dựng trang.", "Không cần làm gì: chúng được dựng lại."),
        ("Dropped {count} damaged entries of the store.", "Nothing to do: they are made anew."),
    ),
    "MB125": _error(
        ("Tệp thay đổi trong lúc dựng trang.", "Chạy lại."),
        ("The file changed while the site was being built.", "Run again."),
    ),
    "MB761": _error(
        (
            "Tiến trình phụ chết {times} lần liền.",
            "Kiểm tra bộ nhớ của máy, hoặc chạy lại với --workers 1.",
        ),
        ("Workers died {times} times in a row.", "Check the memory, or run with --workers 1."),
    ),
    "MB762": _error(
        (
            "Máy phụ {worker} có bản magbuild, Python hay thư viện khác.",
            "Cài cùng một bản trên mọi máy, rồi chạy lại.",
        ),
        (
            "The worker {worker} has another magbuild, Python or library.",
            "Install the same on all machines and run again.",
        ),
    ),
    "MB763": _error(
        (
            "Không dùng được cụm máy: {what}.",
            "Cài magbuild[cluster], kiểm tra địa chỉ --scheduler và các máy phụ.",
        ),
        (
            "The cluster cannot be used: {what}.",
            "Install magbuild[cluster], check the --scheduler address and its workers.",
        ),
    ),
    "MB764": _error(
        (
            "Dựng lại từ đầu cho kết quả khác, bắt đầu ở byte {offset}.",
            "Đây là lỗi của magbuild: xóa .magbuild/ để dựng đúng, và báo cho chúng tôi.",
        ),
        (
            "A clean build gives something else, first at byte {offset}.",
            "This is a fault of magbuild: delete .magbuild/ to go on, and report it.",
        ),
    ),
    "MB737": _error(
        ("Trang dựng ra trỏ tới “{name}”, không có trong trang.", "Sửa mẫu trang hoặc bài."),
        ("The finished page refers to “{name}”, which is not there.", "Mend template or article."),
    ),
    "MB722": _error(
        (
            "Thư mục xuất bản là một ổ đĩa hay điểm gắn riêng: {reason}.",
            "Chọn thư mục khác bằng --output, chẳng hạn một thư mục con trong đó.",
        ),
        (
            "The output folder is a file system or mount point of its own: {reason}.",
            "Choose another with --output, for instance a folder inside it.",
        ),
    ),
    "MB724": _error(
        (
            "Không đọc hoặc ghi được: {reason}.",
            "Bản đã xuất bản giữ nguyên. Kiểm tra đĩa trước khi chạy lại.",
        ),
        (
            "Cannot be read or written: {reason}.",
            "What was published is as it was. Check the disk before you run again.",
        ),
    ),
    "MB725": _error(
        ("Hệ điều hành hết tài nguyên: {reason}.", "Đóng bớt chương trình, rồi chạy lại."),
        ("The system has run out of resources: {reason}.", "Close programs, then run again."),
    ),
    "MB727": _error(
        ("Không ghi được: {reason}.", "Dọn bớt đĩa hoặc tăng hạn mức, rồi chạy lại."),
        ("Cannot be written: {reason}.", "Make room or raise the quota, then run again."),
    ),
    "MB741": _error(
        (
            "Thư mục xuất bản có tệp không do magbuild tạo ({name}).",
            "Chọn thư mục trống bằng --output, hoặc tự dọn thư mục này.",
        ),
        (
            "The output folder holds files that magbuild did not make ({name}).",
            "Choose an empty folder with --output, or clear this one yourself.",
        ),
    ),
    "MB742": _error(
        (
            "Bài {url} đứng {count} lần trong {where}, lẽ ra {expected}.",
            "Đây là lỗi của magbuild; xin báo lại kèm dòng này.",
        ),
        (
            "The story {url} stands {count} times in {where}, where {expected} is right.",
            "This is a fault of magbuild; please report it with this line.",
        ),
    ),
    "MB735": _error(
        (
            "Tệp dựng ra có chỗ sai “{found}”: {reason}.",
            "Sửa mẫu trang trong templates/; nếu không sửa mẫu nào thì đây là lỗi của magbuild.",
        ),
        (
            "The finished file is wrong at “{found}”: {reason}.",
            "Mend the template in templates/; if none of them is yours, this is magbuild's fault.",
        ),
    ),
    "MB736": _error(
        (
            "Tệp dựng ra không đọc lại được: {reason}.",
            "Đây là lỗi của magbuild; xin báo lại kèm dòng này.",
        ),
        (
            "The finished file cannot be read again: {reason}.",
            "This is a fault of magbuild; please report it with this line.",
        ),
    ),
    "MB743": _error(
        ("Tệp {what}.", "Chạy magbuild build để dựng lại."),
        ("The file {what}.", "Run magbuild build to make it anew."),
    ),
    "MB744": _error(
        (
            "Thư mục xuất bản có “{name}”; mỗi lần xuất bản thay cả thư mục nên nó sẽ mất.",
            "Dời nó ra ngoài; muốn đăng bằng git thì dùng git --git-dir và --work-tree.",
        ),
        (
            "The output folder holds “{name}”; a publish replaces the folder, so it would be lost.",
            "Move it away; to deploy with git, use git --git-dir and --work-tree.",
        ),
    ),
    "MB745": _error(
        (
            "Bản mới sẽ bỏ {gone} trên {total} địa chỉ đang có ({name}…).",
            "Nếu đúng là muốn vậy, thêm --allow-removals.",
        ),
        (
            "This would remove {gone} of {total} published addresses ({name}…).",
            "If that is meant, add --allow-removals.",
        ),
    ),
    "MB746": _warning(
        (
            "Bản mới bỏ {gone} trên {total} địa chỉ ({name}…).",
            "Thêm aliases vào bài đã đổi địa chỉ nếu cần giữ liên kết cũ.",
        ),
        (
            "{gone} of {total} published addresses are gone ({name}…).",
            "Where an article moved, add aliases to keep old links working.",
        ),
    ),
    "MB747": _notice(
        (
            "{count} tệp trong thư mục xuất bản đã bị sửa hoặc xóa từ ngoài ({name}…).",
            "Không cần làm gì: đã dựng lại. Muốn sửa trang thì sửa nội dung.",
        ),
        (
            "{count} files of the output folder had been altered or removed ({name}…).",
            "Nothing to do: they were made anew. To change a page, change its content.",
        ),
    ),
    "MB748": _error(
        ("Không có bản nào trước bản đang xuất bản.", "Dựng từ nội dung cũ bằng magbuild build."),
        ("There is no generation before the published one.", "Build the old content again."),
    ),
    "MB749": _error(
        ("Bản trước không còn nguyên vẹn.", "Dựng từ nội dung cũ bằng magbuild build."),
        ("The generation before is not whole.", "Build the old content again."),
    ),
    "MB750": _error(
        ("Chưa có gì được xuất bản ở đây.", "Chạy magbuild build, hoặc sửa --output."),
        ("Nothing is published here.", "Run magbuild build, or mend --output."),
    ),
    "MB751": _notice(
        ("Cổng {port} đang bận: dùng cổng {next}.", "Muốn cổng khác, viết --port SỐ."),
        ("Port {port} is in use: this is port {next}.", "For another, write --port NUMBER."),
    ),
    "MB752": _error(
        (
            "Địa chỉ {url} của một bài đã xuất bản sẽ không còn dẫn tới đâu.{suggestion}",
            "Bài đã chuyển chỗ: thêm vào bài dòng aliases: [{url}]; bỏ hẳn: --allow-removals.",
        ),
        (
            "The published address {url} of a story would lead nowhere.{suggestion}",
            "If it moved, add to the story aliases: [{url}]; if it is gone, --allow-removals.",
        ),
    ),
    "MB753": _warning(
        (
            "Địa chỉ {url} của một bài đã xuất bản không còn dẫn tới đâu.{suggestion}",
            "Nếu bài chuyển sang địa chỉ khác, thêm vào bài đó dòng aliases: [{url}].",
        ),
        (
            "The published address {url} of a story leads nowhere now.{suggestion}",
            "If the story has moved, add to it the line aliases: [{url}].",
        ),
    ),
    "MB771": _error(
        ("Không đọc được bản số liệu: {reason}.", "Chỉ tới so-lieu.json, so-lieu.csv hay public/."),
        ("The ledger cannot be read: {reason}.", "Name so-lieu.json, so-lieu.csv or public/."),
    ),
    # Importing
    "MB781": _error(
        ("Tệp dài {size} byte, giới hạn {limit}.", "Chia tệp thành nhiều phần rồi nhập từng phần."),
        ("The file has {size} bytes, the limit is {limit}.", "Split it, then import the parts."),
    ),
    "MB782": _error(
        ("Tệp này không phải văn bản thuần.", "Mở bằng chương trình của nó, lưu lại thành .txt."),
        ("This is no plain text.", "Open it in its own program and save it as plain text."),
    ),
    "MB783": _error(
        (
            "Không chắc tệp dùng bảng mã nào (gần nhất: {closest}, {percent}% chữ đọc được).",
            "Mở tệp bằng đúng bảng mã, lưu lại dạng UTF-8, rồi nhập.",
        ),
        (
            "The encoding is not certain (closest: {closest}, which spells {percent}% of words).",
            "Open the file in its own encoding, save it as UTF-8, then import it.",
        ),
    ),
    "MB784": _error(
        (
            "Không thấy bài nào trong tệp.",
            "Mỗi bài gồm một dòng tiêu đề, một dòng trống, rồi các đoạn văn; xem docs/import.md.",
        ),
        (
            "There is no article in the file.",
            "An article is a line of title, an empty line, then paragraphs; see docs/import.md.",
        ),
    ),
    "MB785": _error(
        (
            "Bản nháp không thể nằm ở đây: trong thư mục nội dung chỉ articles/ chứa bài.",
            "Chọn --into {suggested}, hoặc một thư mục ngoài thư mục nội dung.",
        ),
        (
            "Drafts cannot lie here: of the content folder, only articles/ holds articles.",
            "Choose --into {suggested}, or a folder outside the content folder.",
        ),
    ),
    "MB786": _error(
        ("Bài này dài {size} ký tự, giới hạn {limit}.", "Chia bài trong tệp nguồn rồi nhập lại."),
        ("This article has {size} characters, the limit is {limit}.", "Split it in its file."),
    ),
    # A new magazine
    "MB791": _error(
        ("Không ghi gì, vì đã có: {names}.", "Chọn thư mục khác, hoặc chuyển các tệp ấy đi."),
        ("Nothing was written, for these are there: {names}.", "Move them, or choose a folder."),
    ),
    # Templates
    "MB801": _error(
        ("Mẫu trang dùng tên không có: {reason}.", "Sửa mẫu."),
        ("The template uses a name that is not there: {reason}.", "Mend the template."),
    ),
    "MB802": _error(
        ("Mẫu trang viết sai cú pháp: {reason}.", "Sửa mẫu."),
        ("The template has a syntax error: {reason}.", "Mend the template."),
    ),
    "MB805": _error(
        ("Mẫu trang gặp lỗi khi chạy: {reason}.", "Sửa mẫu."),
        ("The template fails while it runs: {reason}.", "Mend the template."),
    ),
    "MB803": _error(
        ("Thiếu mẫu trang hoặc tệp tĩnh “{name}”.", "Thêm tệp hoặc sửa tên."),
        ("The template or static file “{name}” is missing.", "Add it or mend the name."),
    ),
    # The preview
    "MB901": _warning(
        (
            "Có yêu cầu gửi tới máy chủ xem trước dưới tên lạ “{host}”: đã từ chối.",
            "Mở trang bằng đúng địa chỉ đã in, như http://{name}/.",
        ),
        (
            "The preview was asked for under a foreign name, “{host}”: refused.",
            "Open it at the very address that was printed, such as http://{name}/.",
        ),
    ),
    "MB902": _error(
        ("Không mở được máy chủ ở đây: {reason}.", "Đổi --port hoặc --host."),
        ("The server cannot be opened here: {reason}.", "Use another --port or --host."),
    ),
    "MB903": _error(
        (
            "“{host}” không phải địa chỉ riêng của máy này.",
            "Bỏ --host; muốn máy khác xem được, viết một địa chỉ IP cụ thể và thêm --expose.",
        ),
        (
            "“{host}” is not an address of this machine alone.",
            "Drop --host; to let other machines see it, write one IP address and add --expose.",
        ),
    ),
    "MB904": _warning(
        (
            "Hệ điều hành không cho theo dõi thêm thư mục ({reason}): chuyển sang dò từng tệp.",
            "Lưu tệp sẽ hiện chậm hơn một chút; có thể nâng fs.inotify.max_user_watches.",
        ),
        (
            "The system lets no more folders be watched ({reason}): files are polled instead.",
            "Saves show a little later; fs.inotify.max_user_watches may be raised.",
        ),
    ),
}
