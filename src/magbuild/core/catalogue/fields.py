"""The fields of front matter, and the entries of registers: what their values may be."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB320": error(
        ("Thiếu trường “{field}”.", "Thêm: {field}: {example}"),
        ("The field “{field}” is missing.", "Add: {field}: {example}"),
    ),
    "MB321": error(
        ("“{value}” không phải một ngày có thật.", "Viết ngày dạng 2022-11-15."),
        ("“{value}” is not a day of the calendar.", "Write the day like 2022-11-15."),
    ),
    "MB322": error(
        ("Ngày “{value}” chưa đúng dạng.", "Viết {fixed}."),
        ("The day “{value}” has the wrong form.", "Write {fixed}."),
    ),
    "MB323": error(
        ("Số có quá nhiều chữ số.", "Tối đa 15 chữ số phần nguyên."),
        ("The number has too many digits.", "At most 15 digits before the decimal sign."),
    ),
    "MB324": error(
        ("Trường “{field}” cần {expected}, ở đây là {found}.", "Ví dụ: {field}: {example}"),
        (
            "The field “{field}” takes {expected}, this is {found}.",
            "For instance: {field}: {example}",
        ),
    ),
    "MB325": error(
        ("“{value}” không phải true hay false.", "Viết true hoặc false."),
        ("“{value}” is neither true nor false.", "Write true or false."),
    ),
    "MB326": error(
        ("“{value}” không phải một con số đọc được ({reason}).", "Viết như “hơn 4,39 triệu USD”."),
        ("“{value}” is not a figure that can be read ({reason}).", "Write “hơn 4,39 triệu USD”."),
    ),
    "MB327": error(
        (
            "“{value}” là {grouped} hay {decimal}?",
            'Viết "{grouped}" (số nguyên) hoặc "{comma}" (số thập phân).',
        ),
        (
            "Is “{value}” {grouped} or {decimal}?",
            'Write "{grouped}" (whole number) or "{comma}" (decimal).',
        ),
    ),
    "MB328": warning(
        (
            "Con số “{value}” viết kiểu nước ngoài hoặc chưa rõ ({reason}).",
            "Viết kiểu Việt: {fixed}.",
        ),
        ("The figure “{value}” is in foreign style or unclear ({reason}).", "Write: {fixed}."),
    ),
    "MB329": error(
        ("Trường “{field}” bỏ trống.", "Điền giá trị hoặc xóa dòng này."),
        ("The field “{field}” is empty.", "Fill it in or delete the line."),
    ),
    "MB330": error(
        ("“{value}” không dùng được làm mã.", "Chỉ chữ thường không dấu, số và gạch nối: {fixed}"),
        ("“{value}” cannot be an id.", "Use only a–z, digits and hyphens: {fixed}"),
    ),
    "MB331": error(
        (
            "Không có tổ chức “{value}” trong organisations.yaml.{suggestion}",
            "Sửa tên hoặc thêm vào sổ.",
        ),
        ("No organisation “{value}” in organisations.yaml.{suggestion}", "Mend it or register it."),
    ),
    "MB332": error(
        ("Không có chủ đề “{value}” trong topics.yaml.{suggestion}", "Sửa tên hoặc thêm vào sổ."),
        ("No topic “{value}” in topics.yaml.{suggestion}", "Mend it or register it."),
    ),
    "MB333": error(
        ("Không có chuyên mục “{value}” trong site.yaml.{suggestion}", "Dùng một trong: {known}."),
        ("No section “{value}” in site.yaml.{suggestion}", "Use one of: {known}."),
    ),
    "MB334": error(
        (
            "Không có tỉnh, thành “{value}”.{suggestion}",
            "Viết tên như trong danh sách tỉnh, thành.",
        ),
        ("There is no province “{value}”.{suggestion}", "Write a name of the register."),
    ),
    "MB335": error(
        (
            "Vào ngày {day} không có tỉnh, thành tên “{value}”.",
            "Tên đúng cho ngày này: {right}.",
        ),
        ("On {day} no province was called “{value}”.", "The right name for that day: {right}."),
    ),
    "MB336": error(
        ("“{value}” không phải một năm.", "Viết năm bốn chữ số, từ 1900 đến {limit}."),
        ("“{value}” is not a year.", "Write four digits, from 1900 to {limit}."),
    ),
    "MB338": error(
        ("“{value}” có thể là: {candidates}.", "Viết rõ một trong các tên đó."),
        ("“{value}” may be: {candidates}.", "Write one of these names."),
    ),
    "MB339": error(
        ("Bài hết hạn ({value}) trước ngày đăng ({date}).", "Sửa expires hoặc date."),
        ("The story expires ({value}) before it appears ({date}).", "Mend expires or date."),
    ),
    "MB340": notice(
        ("Đến ngày {day} bài này cần xem lại.", "Xem lại bài, rồi dời hoặc bỏ trường review."),
        ("This story was to be reviewed by {day}.", "Review it, then move or drop the review."),
    ),
    "MB341": error(
        (
            "Giá trị của số liệu là một ngày, không phải con số.",
            "Đặt ngày vào as_of, con số vào value.",
        ),
        ("The value of the metric is a date, not a figure.", "Put the day in as_of."),
    ),
    "MB342": error(
        ("Đơn vị viết hai nơi khác nhau: “{inside}” và “{outside}”.", "Giữ đơn vị trong value."),
        ("Two different units: “{inside}” and “{outside}”.", "Keep the unit in value."),
    ),
    "MB343": error(
        ("Hai số liệu cùng mã “{id}”; số đầu ở dòng {line}.", "Đổi mã của một trong hai."),
        ("Two metrics have the id “{id}”; the first is on line {line}.", "Change one of them."),
    ),
    "MB345": error(
        ("Số liệu có cả period lẫn as_of.", "Giữ một: period cho một kỳ, as_of cho một thời điểm."),
        ("The metric has both period and as_of.", "Keep period for a span, as_of for a point."),
    ),
    "MB346": error(
        (
            "“{value}” không phải một kỳ hay thời điểm đọc được.",
            "Ví dụ: 2022, 2021 - 2022, 2022-11-15.",
        ),
        ("“{value}” is no period or moment.", "For instance: 2022, 2021 - 2022, 2022-11-15."),
    ),
    "MB347": warning(
        ("“{value}” viết hai lần trong “{field}”.", "Bỏ một."),
        ("“{value}” stands twice in “{field}”.", "Drop one."),
    ),
    "MB348": notice(
        ("“{name}” đứng sai thứ tự của sổ.", "Đặt trước “{after}”."),
        ("“{name}” stands out of the order of the register.", "Put it before “{after}”."),
    ),
    "MB349": error(
        ("“{value}” đã có trong sổ: {name}.", "Dùng mục ấy, hoặc đặt tên hay mã khác."),
        ("“{value}” is in the register already: {name}.", "Use it, or choose another name or id."),
    ),
    "MB350": error(
        (
            "Không tự thêm được vào sổ này: các mục không viết mỗi mục một khối “- id: …”.",
            "Tự chép vào sổ: {entry}",
        ),
        (
            "Nothing can be added to this register: its entries are no blocks “- id: …”.",
            "Copy into it by hand: {entry}",
        ),
    ),
}
