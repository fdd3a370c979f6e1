"""How well a reader's query fits a text: with marks, without, by its beginning, by abbreviation."""

import unicodedata
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType

from magbuild.vietnamese.text import fold, spelling

_LONGEST_QUERY = 16
_WRITTEN_TOGETHER = 6
_STROKE = "\u0335"


class Rank(IntEnum):
    """Best first; sort hits by it."""

    SAME = 0
    UNMARKED = 1
    BEGINNING = 2
    OTHER_MARKS = 3


ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "BS": "bác sĩ",
        "CAPI": "phỏng vấn có máy tính hỗ trợ",
        "CCB": "cựu chiến binh",
        "CNTT": "công nghệ thông tin",
        "CP": "cổ phần",
        "DN": "doanh nghiệp",
        "DTTS": "dân tộc thiểu số",
        "GS": "giáo sư",
        "HTX": "hợp tác xã",
        "HĐND": "Hội đồng nhân dân",
        "KH&ĐT": "Kế hoạch và Đầu tư",
        "KV": "khu vực",
        "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
        "MTTQ": "Mặt trận Tổ quốc",
        "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
        "NCUT": "người có uy tín",
        "NGƯT": "nhà giáo ưu tú",
        "NQ": "nghị quyết",
        "NTM": "nông thôn mới",
        "NĐ": "nghị định",
        "OCOP": "mỗi xã một sản phẩm",
        "PV": "phóng viên",
        "QĐ": "quyết định",
        "TNHH": "trách nhiệm hữu hạn",
        "TP": "thành phố",
        "TS": "tiến sĩ",
        "TT": "thị trấn",
        "TTXVN": "Thông tấn xã Việt Nam",
        "TTg": "Thủ tướng Chính phủ",
        "TW": "trung ương",
        "TX": "thị xã",
        "TƯ": "trung ương",
        "ThS": "thạc sĩ",
        "T.Ư": "trung ương",
        "UBND": "Ủy ban nhân dân",
        "XNK": "xuất nhập khẩu",
        "ĐBSCL": "đồng bằng sông Cửu Long",
    }
)
"""What the abbreviations of a Vietnamese newsroom stand for."""


def rank(query: str, text: str) -> Rank | None:
    """The best place of the query in the text, or None.

    Whole syllables are compared from their start; the last one may be only begun. A query of one
    word also finds syllables written apart (`tphcm`, TP. HCM) and what it abbreviates. Only the
    first 16 syllables of a query count.
    """
    wanted = spelling(query).split()[:_LONGEST_QUERY]
    if not wanted:
        return None
    found = spelling(text).split()
    ranks = [*_phrase_ranks(wanted, found), *_other_ranks(query, wanted, found)]
    return min(ranks, default=None)


def _phrase_ranks(wanted: list[str], found: list[str]) -> set[Rank]:
    length = len(wanted)
    bare_wanted, bare_found = _bare(wanted), _bare(found)
    ranks = set()
    for start in range(len(found) - length + 1):
        window = bare_found[start : start + length]
        if window[:-1] == bare_wanted[:-1] and window[-1].startswith(bare_wanted[-1]):
            ranks.add(_place_rank(wanted, found[start : start + length]))
    return ranks


def _place_rank(wanted: list[str], found: list[str]) -> Rank:
    if wanted == found:
        return Rank.SAME
    if not all(map(_agree, wanted, found)):
        return Rank.OTHER_MARKS
    return Rank.UNMARKED if len(wanted[-1]) == len(found[-1]) else Rank.BEGINNING


def _other_ranks(query: str, wanted: list[str], found: list[str]) -> set[Rank]:
    if len(wanted) == 1 and _written_together(fold(query), _bare(found)):
        return {Rank.UNMARKED}
    meaning = _MEANINGS.get(fold(query))
    if meaning is not None and _phrase_ranks(spelling(meaning).split(), found):
        return {Rank.UNMARKED}
    return set()


def _written_together(word: str, syllables: list[str]) -> bool:
    return any(
        word == "".join(syllables[start : start + count])
        for start, syllable in enumerate(syllables)
        if word.startswith(syllable) and word != syllable
        for count in range(2, _WRITTEN_TOGETHER + 1)
    )


def _agree(one: str, other: str) -> bool:
    """Whether no letter bears other marks in the one than in the other; missing marks agree."""
    return all(
        mine == yours or _marks(mine) <= _marks(yours) or _marks(yours) <= _marks(mine)
        for mine, yours in zip(one, other, strict=False)
    )


def _marks(letter: str) -> frozenset[str]:
    return frozenset(_STROKE if letter == "đ" else unicodedata.normalize("NFD", letter)[1:])


def _bare(syllables: list[str]) -> list[str]:
    return list(map(_bare_syllable, syllables))


@lru_cache(maxsize=8192)
def _bare_syllable(syllable: str) -> str:
    return fold(syllable)


_MEANINGS = {fold(short): meaning for short, meaning in ABBREVIATIONS.items()}
