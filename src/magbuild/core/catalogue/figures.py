"""Figures: the sentences that state them, their kinds, what they are compared with."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB361": error(
        (
            "Số liệu “{label}” khai {declared}, nhưng thân bài viết {stated}.",
            "Sửa một trong hai cho khớp.",
        ),
        ("The metric “{label}” says {declared}, the text says {stated}.", "Make them agree."),
    ),
    "MB362": error(
        (
            "Không câu nào trong thân bài nêu số liệu “{label}” ({declared}).",
            "Viết con số ấy vào một câu, hoặc đặt [[m:{id}]] vào chỗ cần in.",
        ),
        (
            "No sentence of the text states the metric “{label}” ({declared}).",
            "State it in a sentence, or put [[m:{id}]] where it shall be printed.",
        ),
    ),
    "MB363": warning(
        (
            "Nhiều câu có thể là nơi nêu số liệu “{label}”.",
            "Đặt [[m:{id}]] vào câu đúng, hoặc thêm evidence: với một mẩu của câu ấy.",
        ),
        (
            "Several sentences could be the one that states the metric “{label}”.",
            "Put [[m:{id}]] into the right one, or add evidence: with a piece of it.",
        ),
    ),
    "MB364": error(
        ("Không có số liệu “{id}” trong front matter.{suggestion}", "Sửa mã hoặc khai số liệu."),
        (
            "There is no metric “{id}” in the front matter.{suggestion}",
            "Mend the id or declare it.",
        ),
    ),
    "MB365": notice(
        ("Con số “{printed}” chưa được khai trong metrics.", "Khai nếu là số liệu của bài."),
        ("The figure “{printed}” is not declared in metrics.", "Declare it if it is a result."),
    ),
    "MB366": error(
        ("Không câu nào chứa mẩu “{evidence}” cùng con số này.", "Chép đúng một mẩu của câu."),
        ("No sentence holds “{evidence}” and this figure.", "Copy a piece of the sentence."),
    ),
    "MB371": error(
        (
            "Không có loại số liệu “{value}” trong metrics.yaml.{suggestion}",
            "Sửa mã hoặc thêm vào.",
        ),
        ("No kind of metric “{value}” in metrics.yaml.{suggestion}", "Mend it or add it."),
    ),
    "MB372": error(
        ("“{label}” không đo bằng “{unit}”.", "Dùng một trong các đơn vị: {units}."),
        ("“{label}” is not measured in “{unit}”.", "Use one of the units: {units}."),
    ),
    "MB373": warning(
        ("“{label}” = {value} nằm ngoài khoảng thường gặp ({low} – {high}).", "Kiểm tra con số."),
        ("“{label}” = {value} is outside its usual range ({low} – {high}).", "Check the figure."),
    ),
    "MB374": warning(
        ("“{label}” = {value} có quá {decimals} chữ số thập phân.", "Kiểm tra dấu chấm và phẩy."),
        ("“{label}” = {value} has more than {decimals} decimals.", "Check dots and commas."),
    ),
    "MB375": error(
        (
            "“{label}” của {organisation} ({time}): bài này ghi {value}, bài kia ghi {other}.",
            "Sửa cho khớp; nếu là hai việc khác nhau, ghi rõ kỳ hoặc dùng hai mã (key) khác nhau.",
        ),
        (
            "“{label}” of {organisation} ({time}): this story says {value}, the other {other}.",
            "Make them agree; if these are two things, state the periods or use two keys.",
        ),
    ),
    "MB376": error(
        (
            "So sánh “{label}” nhắc số liệu “{id}” mà bài không khai.{suggestion}",
            "Sửa mã hoặc khai số liệu.",
        ),
        (
            "The comparison “{label}” names a metric “{id}” that is not declared.{suggestion}",
            "Mend the id or declare it.",
        ),
    ),
    "MB377": error(
        (
            "So sánh “{label}” đặt {one} cạnh {other}: khác đơn vị hoặc khác cách tính.",
            "Chỉ so sánh những số liệu đo bằng một đơn vị, theo một cách.",
        ),
        (
            "The comparison “{label}” sets {one} beside {other}: another unit or another way.",
            "Compare only figures measured in one unit and one way.",
        ),
    ),
    "MB378": error(
        ("“{printed}” có hai cách đọc nên không vẽ được.", "Bỏ số liệu “{id}” khỏi so sánh này."),
        ("“{printed}” can be read in two ways and cannot be drawn.", "Drop “{id}” from it."),
    ),
}
