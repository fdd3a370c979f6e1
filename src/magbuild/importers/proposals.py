"""Organisations that a text names and no register holds: proposed, never added."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from magbuild.content.models import Organisation
from magbuild.importers.guesses import Piece
from magbuild.vietnamese.text import slug, spelling

_HEADS = (
    "Tổng công ty|Công ty|Tập đoàn|Ngân hàng|Hợp tác xã|HTX|Doanh nghiệp tư nhân|Nhà máy|Xí nghiệp"
    "|Trung tâm|Viện|Trường|Học viện|Bệnh viện|Sở|Cục|Chi cục|Ủy ban|UBND|Uỷ ban|Hội|Hiệp hội"
    "|Liên minh|Liên đoàn|Quỹ|Ban Quản lý|Chi nhánh|Bảo hiểm xã hội|Kho bạc Nhà nước|Mặt trận"
)
_JOINTS = "cổ phần|trách nhiệm hữu hạn|một thành viên|tư nhân|tỉnh|thành phố|huyện|xã|quận|và|TP\\."
_NAME = re.compile(
    rf"(?<!\w)(?:{_HEADS})(?:\s+(?:{_JOINTS})|\s+[-–&]|\s+(?:[A-ZÀ-ỸĐ][\w.&]*|\d+|[IVX]+)(?!\w))+"
)
_DANGLING = re.compile(rf"(?:\s+(?:{_JOINTS})|\s+[-–&]|\.)+\Z")
_LOWER_WORDS = re.compile(r"(?: [^\W\d_A-ZÀ-ỸĐ]\w*){1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An entry for the register of organisations: how often it is named, and where first."""

    id: str
    name: str
    count: int
    place: int


def propose(pieces: Sequence[Piece], known: Iterable[Organisation]) -> tuple[Proposal, ...]:
    """Names that begin as those of organisations do and no register holds, the most named first."""
    registered = {
        spelling(name) for body in known for name in (body.name, body.short, *body.aliases) if name
    }
    named: dict[str, list[_Named]] = {}
    for piece in pieces:
        for found in _NAME.finditer(piece.words):
            name = " ".join(_DANGLING.sub("", found[0]).split())
            key = spelling(name)
            if " " in name and name not in _HEADS.split("|") and not _is_known(key, registered):
                whole = found[0] == _DANGLING.sub("", found[0])
                behind = _LOWER_WORDS.match(piece.words, found.end()) if whole else None
                words = tuple(behind[0].split()) if behind else ()
                named.setdefault(key, []).append(_Named(name, words, piece.start))
    several = sorted(named.values(), key=lambda one: -len(one))
    return tuple(
        Proposal(id=slug(name), name=name, count=len(one), place=one[0].place)
        for one in several
        for name in (_completed(one),)
    )


class _Named(NamedTuple):
    """One place where a name stands, and the words in lower case behind it."""

    name: str
    behind: tuple[str, ...]
    place: int


def _completed(named: Sequence[_Named]) -> str:
    """The name with the syllables that follow it at each of several places: "Hội Từ thiện"."""
    if len({one.behind for one in named}) == 1:
        return named[0].name
    shared: list[str] = []
    for words in zip(*(one.behind for one in named), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return " ".join((named[0].name, *shared))


def _is_known(key: str, registered: set[str]) -> bool:
    """Whether a register holds the name, or one that this goes on from or breaks off."""
    return any(
        f"{one} ".startswith(f"{key} ") or f"{key} ".startswith(f"{one} ") for one in registered
    )
