"""Publishing: finished files, the published folder, generations, the ledger read back."""

from magbuild.core.catalogue.entries import CatalogueEntry, error, notice, warning

ENTRIES: dict[str, CatalogueEntry] = {
    "MB702": notice(
        ("Lần xuất bản trước bị ngắt giữa chừng; đã bỏ phần dở dang.", "Không cần làm gì."),
        ("The last publish was interrupted; what it left was removed.", "Nothing to do."),
    ),
    "MB703": notice(
        ("Lần xuất bản trước bị ngắt lúc đổi bản; đã đổi xong.", "Không cần làm gì."),
        ("The last publish was interrupted at the switch; it was completed.", "Nothing to do."),
    ),
    "MB704": notice(
        (
            "Mất hoặc hỏng sổ ghi của bản đang xuất bản; đã đọc lại {count} tệp.",
            "Không cần làm gì; giữ thư mục .magbuild giữa các lần dựng để nhanh hơn.",
        ),
        (
            "The record of what is published is lost or damaged; {count} files were read instead.",
            "Nothing to do; keep the folder .magbuild between builds to save the time.",
        ),
    ),
    "MB705": notice(
        (
            "Thư mục xuất bản không còn là bản mà nó ghi, và sổ ghi đã mất.",
            "Không cần làm gì: bản mới thay cho nó.",
        ),
        (
            "The published folder is not what its marker says, and its record is lost.",
            "Nothing to do: a new generation takes its place.",
        ),
    ),
    "MB735": error(
        (
            "Tệp dựng ra có chỗ sai “{found}”: {reason}.",
            "Sửa mẫu trang trong templates/; nếu không sửa mẫu nào thì đây là lỗi của magbuild.",
        ),
        (
            "The finished file is wrong at “{found}”: {reason}.",
            "Mend the template in templates/; if none of them is yours, this is magbuild's fault.",
        ),
    ),
    "MB736": error(
        (
            "Tệp dựng ra không đọc lại được: {reason}.",
            "Đây là lỗi của magbuild; xin báo lại kèm dòng này.",
        ),
        (
            "The finished file cannot be read again: {reason}.",
            "This is a fault of magbuild; please report it with this line.",
        ),
    ),
    "MB737": error(
        ("Trang dựng ra trỏ tới “{name}”, không có trong trang.", "Sửa mẫu trang hoặc bài."),
        ("The finished page refers to “{name}”, which is not there.", "Mend template or article."),
    ),
    "MB741": error(
        (
            "Thư mục xuất bản có tệp không do magbuild tạo ({name}).",
            "Chọn thư mục trống bằng --output, hoặc tự dọn thư mục này.",
        ),
        (
            "The output folder holds files that magbuild did not make ({name}).",
            "Choose an empty folder with --output, or clear this one yourself.",
        ),
    ),
    "MB742": error(
        (
            "Bài {url} đứng {count} lần trong {where}, lẽ ra {expected}.",
            "Đây là lỗi của magbuild; xin báo lại kèm dòng này.",
        ),
        (
            "The story {url} stands {count} times in {where}, where {expected} is right.",
            "This is a fault of magbuild; please report it with this line.",
        ),
    ),
    "MB743": error(
        ("Tệp {what}.", "Chạy magbuild build để dựng lại."),
        ("The file {what}.", "Run magbuild build to make it anew."),
    ),
    "MB744": error(
        (
            "Thư mục xuất bản có “{name}”; mỗi lần xuất bản thay cả thư mục nên nó sẽ mất.",
            "Dời nó ra ngoài; muốn đăng bằng git thì dùng git --git-dir và --work-tree.",
        ),
        (
            "The output folder holds “{name}”; a publish replaces the folder, so it would be lost.",
            "Move it away; to deploy with git, use git --git-dir and --work-tree.",
        ),
    ),
    "MB745": error(
        (
            "Bản mới sẽ bỏ {gone} trên {total} địa chỉ đang có ({name}…).",
            "Nếu đúng là muốn vậy, thêm --allow-removals.",
        ),
        (
            "This would remove {gone} of {total} published addresses ({name}…).",
            "If that is meant, add --allow-removals.",
        ),
    ),
    "MB746": warning(
        (
            "Bản mới bỏ {gone} trên {total} địa chỉ ({name}…).",
            "Thêm aliases vào bài đã đổi địa chỉ nếu cần giữ liên kết cũ.",
        ),
        (
            "{gone} of {total} published addresses are gone ({name}…).",
            "Where an article moved, add aliases to keep old links working.",
        ),
    ),
    "MB747": notice(
        (
            "{count} tệp trong thư mục xuất bản đã bị sửa hoặc xóa từ ngoài ({name}…).",
            "Không cần làm gì: đã dựng lại. Muốn sửa trang thì sửa nội dung.",
        ),
        (
            "{count} files of the output folder had been altered or removed ({name}…).",
            "Nothing to do: they were made anew. To change a page, change its content.",
        ),
    ),
    "MB748": error(
        ("Không có bản nào trước bản đang xuất bản.", "Dựng từ nội dung cũ bằng magbuild build."),
        ("There is no generation before the published one.", "Build the old content again."),
    ),
    "MB749": error(
        ("Bản trước không còn nguyên vẹn.", "Dựng từ nội dung cũ bằng magbuild build."),
        ("The generation before is not whole.", "Build the old content again."),
    ),
    "MB750": error(
        ("Chưa có gì được xuất bản ở đây.", "Chạy magbuild build, hoặc sửa --output."),
        ("Nothing is published here.", "Run magbuild build, or mend --output."),
    ),
    "MB752": error(
        (
            "Địa chỉ {url} của một bài đã xuất bản sẽ không còn dẫn tới đâu.{suggestion}",
            "Bài đã chuyển chỗ: thêm vào bài dòng aliases: [{url}]; bỏ hẳn: --allow-removals.",
        ),
        (
            "The published address {url} of a story would lead nowhere.{suggestion}",
            "If it moved, add to the story aliases: [{url}]; if it is gone, --allow-removals.",
        ),
    ),
    "MB753": warning(
        (
            "Địa chỉ {url} của một bài đã xuất bản không còn dẫn tới đâu.{suggestion}",
            "Nếu bài chuyển sang địa chỉ khác, thêm vào bài đó dòng aliases: [{url}].",
        ),
        (
            "The published address {url} of a story leads nowhere now.{suggestion}",
            "If the story has moved, add to it the line aliases: [{url}].",
        ),
    ),
    "MB771": error(
        ("Không đọc được bản số liệu: {reason}.", "Chỉ tới so-lieu.json, so-lieu.csv hay public/."),
        ("The ledger cannot be read: {reason}.", "Name so-lieu.json, so-lieu.csv or public/."),
    ),
}
