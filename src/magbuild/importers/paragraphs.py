"""Very long paragraphs broken where a reader takes breath: between sentences, not in speech."""

import re
import textwrap
from collections.abc import Iterator

from magbuild.importers.segments import Block, SegmentKind

_ENOUGH = 250  # characters after which a sentence that turns to something new begins a paragraph
_MANY = 500  # after which any sentence does
_LONGEST = 10_000  # of one paragraph, whatever stands in it
_TURN = re.compile(
    r"[“\"]?(?:Năm \d{4}|Từ năm|Đến năm|Bên cạnh|Ngoài ra|Tuy nhiên|Hiện nay|Đến nay|Trong đó"
    r"|Trong năm|Trong thời gian|Để |Theo |Không chỉ|Đặc biệt|Đồng thời|Với |Nhờ |Thời gian tới"
    r"|Sau |Trước |Về |Cùng với|Song song|Mặc dù|Phát huy|Tiếp tục|Ông |Bà |Anh |Chị |Là |Được )"
)
_QUOTES = (("“", "”"), ("«", "»"))


def paragraphs(text: str, block: Block) -> Iterator[tuple[SegmentKind, str]]:
    """The paragraphs that a block becomes, in order: text, or one caption each.

    White space is made single spaces; nothing else is changed.
    """
    gathered: list[str] = []
    for segment in block:
        words = " ".join(text[segment.start : segment.end].split())
        if segment.kind is SegmentKind.CAPTION:
            yield from _whole(SegmentKind.TEXT, gathered)
            gathered = []
            yield from _whole(SegmentKind.CAPTION, [words])
            continue
        if gathered and _breaks(" ".join(gathered), words):
            yield from _whole(SegmentKind.TEXT, gathered)
            gathered = []
        gathered.append(words)
    yield from _whole(SegmentKind.TEXT, gathered)


def _breaks(so_far: str, following: str) -> bool:
    if any(so_far.count(left) > so_far.count(right) for left, right in _QUOTES):
        return False
    if len(so_far) >= _MANY:
        return True
    return len(so_far) >= _ENOUGH and _TURN.match(following) is not None


def _whole(kind: SegmentKind, sentences: list[str]) -> Iterator[tuple[SegmentKind, str]]:
    words = " ".join(sentences)
    if len(words) <= _LONGEST:
        if words:
            yield kind, words
        return
    for part in textwrap.wrap(words, _LONGEST, break_on_hyphens=False):
        yield kind, part
