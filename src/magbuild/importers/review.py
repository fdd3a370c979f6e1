"""The review list: what was read and mended, every guess with its reason, and what has no place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from magbuild.core.texts import printable
from magbuild.importers.drafts import Draft
from magbuild.importers.escaping import escape
from magbuild.importers.proposals import Proposal
from magbuild.importers.reading import Clean, controls_told
from magbuild.importers.segments import Dump, Segment, SegmentKind
from magbuild.vietnamese.text import spelling

_EXCERPT = 140
_MOST_UNSTATED = 100
_FENCE = re.compile(r"^`{3,}", re.MULTILINE)
_FIELDS = {
    "organisation": "Tổ chức",
    "province": "Tỉnh, thành",
    "year": "Năm",
    "topics": "Chủ đề",
}
_LOOSE = {
    SegmentKind.SECTION: "tên chuyên mục ở đầu tệp",
    SegmentKind.FURNITURE: "phần sót lại của trang in",
    SegmentKind.UNPLACED: "không rõ thuộc bài nào, là đề mục, tên tác giả hay chú thích",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One file with all that was made of it. `section` is the id that its section's name means."""

    clean: Clean
    dump: Dump
    section: str
    drafts: tuple[Draft, ...]
    proposals: tuple[Proposal, ...]


def write_review(files: Sequence[Reviewed]) -> str:
    """The review list as Markdown."""
    drafts = sum(len(one.drafts) for one in files)
    lines = [
        "# Báo cáo nhập bài",
        "",
        f"{len(files)} tệp, {drafts} bản nháp. Mọi điều dưới đây là đoán từ văn bản: đọc lại từng",
        "chỗ trước khi bỏ draft: true. Ngày đăng và sapo không đoán: điền date và summary.",
    ]
    for one in files:
        lines += ("", *_file(one))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _file(one: Reviewed) -> Iterator[str]:
    clean = one.clean
    yield f"## {_inline(clean.path)}"
    yield ""
    yield f"- Bảng mã: {clean.encoding}."
    yield from (f"- Đã sửa: {words}." for words in clean.mended)
    yield f"- Chuyên mục: {_section(one)}"
    for draft in one.drafts:
        yield ""
        yield from _draft(one, draft)
    if one.proposals:
        yield ""
        yield from _proposals(one)
    yield ""
    yield from _left_out(one)


def _section(one: Reviewed) -> str:
    if one.dump.section is None:
        return "tệp không mở đầu bằng tên chuyên mục."
    words = _inline(_words(one, one.dump.section))
    if one.section:
        return f"{one.section}, vì tệp mở đầu bằng “{words}”."
    return f"tệp mở đầu bằng “{words}”, không phải chuyên mục nào trong site.yaml; để trống."


def _draft(one: Reviewed, draft: Draft) -> Iterator[str]:
    yield f"### {_inline(draft.title)}"
    yield ""
    yield f"Bản nháp: {draft.slug}.md; nguồn: {_place(one, draft.place)}."
    yield ""
    for guess in draft.guesses:
        name = _FIELDS[guess.field]
        value = ", ".join(guess.values) or "không ghi"
        at = "" if guess.place is None else f" ({_place(one, guess.place)})"
        yield f"- {name}: {_inline(value)} – {_inline(guess.reason)}{at}."
    if not (draft.metrics or draft.unstated):
        yield "- Số liệu: không ghi – không câu nào nêu con số."
    keys = [piece.key for piece in draft.pieces]
    for metric in draft.metrics:
        said = f"{_inline(metric.label)}: {_inline(metric.value)}"
        yield f"- Số liệu: {said} – {_why(one, draft, keys, metric.value)}"
    for metric in draft.unstated[:_MOST_UNSTATED]:
        said = _inline(metric.value)
        yield f"- Số liệu không ghi được: {said} – {_why(one, draft, keys, metric.value)}"
    if more := len(draft.unstated[_MOST_UNSTATED:]):
        yield f"- Còn {more} con số nữa không ghi thành số liệu; chúng vẫn ở trong bài."
    for caption in draft.captions:
        said, at = _inline(caption.words), _place(one, caption.start)
        yield f"- Chú thích ảnh, in nghiêng: “{said}” – không có dấu chấm trước câu sau ({at})."
    for doubt in draft.doubts:
        said, at = _inline(doubt.words), _place(one, doubt.start)
        yield f"- Có thể là tiêu đề của một bài khác, nhưng kết thúc như câu văn: “{said}” ({at})."


def _why(one: Reviewed, draft: Draft, keys: Sequence[str], value: str) -> str:
    """The sentence that states a figure; `keys` are those of the pieces of its draft."""
    wanted = spelling(value)
    for piece, key in zip(draft.pieces, keys, strict=True):
        if wanted in key:
            return f"con số trong câu “{_inline(piece.words)}” ({_place(one, piece.start)})."
    return "con số trong bài."


def _proposals(one: Reviewed) -> Iterator[str]:
    yield "### Tổ chức chưa có trong sổ"
    yield ""
    yield "Chỉ là đề xuất cho organisations.yaml, chưa thêm gì:"
    yield ""
    for body in one.proposals:
        place = _place(one, body.place)
        yield f"- `{body.id}`: {_inline(body.name)} – nhắc {body.count} lần, lần đầu ở {place}."


def _left_out(one: Reviewed) -> Iterator[str]:
    """All that is in no draft, word for word."""
    loose = [*one.dump.loose, *([one.dump.section] if one.dump.section else [])]
    yield "### Không nằm trong bản nháp nào"
    yield ""
    if not loose and not one.clean.removed:
        yield "Không có gì."
    for segment in sorted(loose, key=lambda one: one.start):
        words = _words(one, segment)
        fence = "`" * max([2, *(len(found[0]) for found in _FENCE.finditer(words))]) + "`"
        yield f"- {_place(one, segment.start)}, {_LOOSE[segment.kind]}:"
        yield ""
        yield from (f"  {line}" for line in (fence, *words.split("\n"), fence))
        yield ""
    if one.clean.removed:
        told = ", ".join(controls_told(one.clean.removed))
        yield f"- Ký tự điều khiển: {told}."


def _words(one: Reviewed, segment: Segment) -> str:
    return one.clean.text[segment.start : segment.end]


def _place(one: Reviewed, offset: int) -> str:
    line, column = one.clean.place(offset)
    return f"dòng {line}, cột {column}"


def _inline(words: str) -> str:
    """Words in a line of the list, which mean nothing but themselves; long ones are cut."""
    whole = " ".join(printable(words.replace("\xa0", " ")).split())
    return escape(whole if len(whole) <= _EXCERPT else f"{whole[: _EXCERPT - 1]}…")
