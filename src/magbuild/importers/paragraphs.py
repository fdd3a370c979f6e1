"""Very long paragraphs broken where a reader takes breath: between sentences, not in speech."""

import re
import textwrap
from collections.abc import Iterator

from magbuild.importers.segments import Block, SegmentKind

_ENOUGH = 250  # characters after which a sentence that turns to something new begins a paragraph
_MANY = 500  # after which any sentence does
_LONGEST_SPEECH = 3_000  # after which a quotation was never closed
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
    length = depth = 0
    for segment in block:
        words = " ".join(text[segment.start : segment.end].split())
        is_caption = segment.kind is SegmentKind.CAPTION
        if is_caption or _breaks(length, depth, words):
            yield from _whole(SegmentKind.TEXT, gathered)
            gathered, length, depth = [], 0, 0
        if is_caption:
            yield from _whole(SegmentKind.CAPTION, [words])
        else:
            gathered.append(words)
            length += len(words)
            depth += sum(words.count(left) - words.count(right) for left, right in _QUOTES)
    yield from _whole(SegmentKind.TEXT, gathered)


def _breaks(length: int, depth: int, following: str) -> bool:
    """Whether a paragraph so long, with so many quotations open, ends before a sentence."""
    if depth > 0 and length < _LONGEST_SPEECH:
        return False
    return length >= _MANY or (length >= _ENOUGH and _TURN.match(following) is not None)


def _whole(kind: SegmentKind, sentences: list[str]) -> Iterator[tuple[SegmentKind, str]]:
    words = " ".join(sentences)
    if len(words) <= _LONGEST:
        if words:
            yield kind, words
        return
    for part in textwrap.wrap(words, _LONGEST, break_on_hyphens=False):
        yield kind, part
