"""The form of front matter and registers: how YAML is written, and what of it is not used."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB301": error(
        (
            "Bài không mở đầu bằng front matter.",
            "Dòng đầu tiên phải là ---, rồi các trường, rồi một dòng --- nữa.",
        ),
        (
            "The article does not begin with front matter.",
            "The first line must be ---, then the fields, then another line ---.",
        ),
    ),
    "MB302": error(
        ("Front matter mở ở đây nhưng không có dòng --- đóng.", "Thêm dòng --- trước thân bài."),
        ("Front matter opens here and no line --- closes it.", "Add a line --- before the text."),
    ),
    "MB303": error(
        ("Front matter trống.", "Điền ít nhất: {fields}."),
        ("The front matter is empty.", "Fill in at least: {fields}."),
    ),
    "MB304": error(
        ("Ở đây cần các dòng “khóa: giá trị”.", "Viết mỗi trường một dòng, ví dụ title: …"),
        ("Lines of “key: value” are expected here.", "Write one field a line, as in title: …"),
    ),
    "MB305": error(
        ("Thụt dòng bằng phím Tab.", "Thay bằng dấu cách (hai dấu cách một bậc)."),
        ("The line is indented with a tab.", "Use spaces (two for each level)."),
    ),
    "MB306": error(
        ("Giá trị có dấu làm YAML hiểu sai.", "Đặt trong ngoặc kép: {fixed}"),
        ("The value holds a sign that YAML misreads.", "Put it in double quotes: {fixed}"),
    ),
    "MB307": error(
        ("Khóa “{key}” viết hai lần; lần đầu ở dòng {line}.", "Giữ lại một."),
        ("The key “{key}” stands twice; the first is on line {line}.", "Keep one of them."),
    ),
    "MB308": error(
        ("Khóa phải là một từ.", "Viết dạng “khóa: giá trị”."),
        ("A key must be a word.", "Write “key: value”."),
    ),
    "MB309": error(
        ("Không có trường “{key}”.{suggestion}", "Các trường được dùng: {known}."),
        ("There is no field “{key}”.{suggestion}", "The fields are: {known}."),
    ),
    "MB310": error(
        ("Front matter phải viết bằng YAML giữa hai dòng ---.", "Bỏ {fence}, viết lại dạng YAML."),
        ("Front matter must be YAML between two lines ---.", "Drop {fence} and write YAML."),
    ),
    "MB311": error(
        ("Không dùng neo (&), bí danh (*) và khóa gộp (<<) của YAML.", "Viết lại giá trị đầy đủ."),
        ("YAML anchors (&), aliases (*) and merge keys (<<) are not used.", "Write the value out."),
    ),
    "MB312": error(
        ("Lồng nhau quá sâu (quá {limit} bậc).", "Bỏ bớt ngoặc hoặc bậc thụt dòng."),
        ("Nested too deeply (more than {limit} levels).", "Remove brackets or levels."),
    ),
    "MB313": error(
        ("Không dùng thẻ kiểu của YAML ({tag}).", "Bỏ thẻ; kiểu do trường quyết định."),
        ("YAML tags are not used ({tag}).", "Drop the tag; the field decides the type."),
    ),
    "MB314": error(
        ("Không dùng chỉ thị của YAML (%…).", "Xóa dòng này."),
        ("YAML directives (%…) are not used.", "Delete the line."),
    ),
    "MB315": error(
        ("Có tài liệu YAML thứ hai trong tệp.", "Giữ một tài liệu; bỏ dòng --- thừa."),
        ("There is a second YAML document.", "Keep one; drop the extra line ---."),
    ),
    "MB316": error(
        ("Quá dài: {size} ký tự, giới hạn {limit}.", "Rút gọn."),
        ("Too long: {size} characters, the limit is {limit}.", "Shorten it."),
    ),
    "MB317": error(
        ("Quá nhiều mục (quá {limit}).", "Tách bớt."),
        ("Too many entries (more than {limit}).", "Split it up."),
    ),
    "MB318": error(
        ("Dấu {opening} mở ở đây nhưng không được đóng.", "Thêm dấu đóng tương ứng."),
        ("The {opening} that opens here is not closed.", "Add the closing sign."),
    ),
    "MB319": error(
        ("YAML không đọc được dòng này.", "Kiểm tra thụt dòng, dấu hai chấm và ngoặc kép."),
        ("YAML cannot read this line.", "Check the indentation, the colon and the quotes."),
    ),
}
