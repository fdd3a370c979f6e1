"""Corrections: what was published and is another now, and how readers are told."""

from magbuild.core.catalogue.entries import CatalogueEntry, error

ENTRIES: dict[str, CatalogueEntry] = {
    "MB381": error(
        (
            "Đính chính nhắc số liệu “{id}” mà bài không khai.{suggestion}",
            "Sửa mã; nếu số liệu đã bỏ thì ghi old mà không ghi new.",
        ),
        (
            "The correction names a metric “{id}” that is not declared.{suggestion}",
            "Mend the id; for a metric that is gone, write old and no new.",
        ),
    ),
    "MB382": error(
        ("Ngày đính chính {day} trước ngày đăng bài {published}.", "Ghi ngày đã sửa bài."),
        ("The correction of {day} is older than the article of {published}.", "Mend the day."),
    ),
    "MB383": error(
        (
            "Đính chính ghi “{label}” nay là “{new}”, nhưng bài đang in {printed}.",
            "Ghi new đúng như bài in bây giờ, hoặc chép một mẩu của câu nêu con số.",
        ),
        (
            "The correction says “{label}” is “{new}” now; the article prints {printed}.",
            "Write new as it is printed now, or copy a piece of the sentence.",
        ),
    ),
    "MB384": error(
        ("Đính chính số liệu “{id}” thiếu old hoặc new.", "Ghi chữ đã in (old) và nay in (new)."),
        ("The correction of “{id}” lacks old or new.", "Write what was printed, and what is now."),
    ),
    "MB385": error(
        (
            "Số liệu “{label}” đã công bố là {old}, nay là {new}, mà bài chưa ghi đính chính.",
            "Nếu sửa là đúng, thêm vào corrections: của bài: {entry}",
        ),
        (
            "The metric “{label}” was published as {old}, is {new} now, and no correction says so.",
            "If that is right, add to corrections: of the article: {entry}",
        ),
    ),
    "MB386": error(
        (
            "Câu nêu “{label}” đã đổi “{old}” thành “{new}”, mà bài chưa ghi đính chính.",
            "Nếu sửa là đúng, thêm vào corrections: của bài: {entry}",
        ),
        (
            "The sentence of “{label}” turned “{old}” into “{new}”, and no correction says so.",
            "If that is right, add to corrections: of the article: {entry}",
        ),
    ),
    "MB387": error(
        (
            "Số liệu “{label}” ({old}) đã công bố, nay không còn, mà bài chưa ghi đính chính.",
            "Khai lại với mã “{id}”, hoặc thêm vào corrections: của bài: {entry}",
        ),
        (
            "The metric “{label}” ({old}) was published, is gone, and no correction says so.",
            "Declare it again as “{id}”, or add to corrections: of the article: {entry}",
        ),
    ),
    "MB388": error(
        ("Không đọc được sổ số liệu lần trước: {reason}.", "Chỉ tệp so-lieu.json bằng --previous."),
        ("The last release's ledger cannot be read: {reason}.", "Name so-lieu.json: --previous."),
    ),
}
