"""Captions of pictures that were glued into running text, without a full stop behind them.

They are betrayed by what follows: a word with a capital that begins sentences and no names.
"""

import re

_FEWEST_WORDS = 3
_MOST_WORDS = 40
_MOST_CHARACTERS = 400

# After any word, and before any word.
_BEGINNING = """
Theo Trong Với Tại Để Nhờ Khi Nếu Những Tuy Ngoài Nhằm Bên
"""
# Only between words in lower case: these are parts of names as well.
_GUARDED = """
Từ Hiện Đến Sau Qua Cùng Nhiều Đây Mỗi Riêng Vì Do Trên Vào Bằng Song Đồng Mặc Cũng Trước Đặc Nay
"""
_GLUE = re.compile(
    rf"(?<=\w|[)”\"])[ \t]+(?P<next>(?:{'|'.join(_BEGINNING.split())})(?=[ \t])"
    rf"|Năm(?=[ \t]+\d{{4}}(?!\w))"
    rf"|(?P<guarded>{'|'.join(_GUARDED.split())})(?=[ \t]+(?P<behind>\w)))"
)
_ENDS = re.compile(r"[.!?…:;][”\"’»)\]]*\Z")
_LABELLED = re.compile(r"(?:Trong ảnh|Ảnh minh họa|Ảnh minh hoạ|Ảnh|Chú thích ảnh)\s*:")
_QUOTES = (("“", "”"), ("(", ")"), ("«", "»"))


def is_caption(words: str, *, last: bool) -> bool:
    """Whether a whole sentence is a caption: it says so, or ends a paragraph without ending."""
    if _LABELLED.match(words):
        return True
    return last and not _ENDS.search(words) and _is_likely(words)


def caption_length(words: str) -> int:
    """How many characters at the head of a sentence are a caption; 0 where none is."""
    for glue in _GLUE.finditer(words[:_MOST_CHARACTERS]):
        head = words[: glue.start()]
        if _is_inside(head):
            continue
        around = (head.split()[-1], glue["behind"])
        if glue["guarded"] and not all(map(_is_lower, around)):
            continue
        return len(head) if _is_likely(head) else 0
    return 0


def _is_likely(words: str) -> bool:
    if len(words) > _MOST_CHARACTERS or not words[:1].isupper():
        return False
    return _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS


def _is_lower(word: str) -> bool:
    return word[:1].islower() or word[:1].isdigit()


def _is_inside(head: str) -> bool:
    """Whether a quotation or a bracket is open here."""
    open_pair = any(head.count(left) > head.count(right) for left, right in _QUOTES)
    return open_pair or head.count('"') % 2 == 1
