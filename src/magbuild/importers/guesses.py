"""What an article seems to be about: organisation, province, year, topics, each with its reason.

A guess is made only where the text itself is plain; else the field is left to a person, with the
candidates named.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from magbuild.content.models import Organisation
from magbuild.content.schema import LAST_YEAR
from magbuild.importers.registers import Registers
from magbuild.vietnamese.provinces import Found, is_ordinary_word, resolve
from magbuild.vietnamese.territory import all_units, name_on
from magbuild.vietnamese.text import spelling

_FIRST_YEAR = 1900
_TITLE_WEIGHT = 3
_ENOUGH = 2
_MOST_TOPICS = 8
_FEW_ORGANISATIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A title, sentence or caption: its words, and the offset at which it begins."""

    start: int
    words: str
    is_title: bool = False

    @property
    def key(self) -> str:
        """The words as names are compared, with a space at both ends."""
        return f" {spelling(self.words)} "


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A value for a field of the front matter, empty where none is certain, and why.

    `place` is the offset of the words that gave it away, None where no words did.
    """

    field: str
    values: tuple[str, ...]
    reason: str
    place: int | None = None


def guess_fields(pieces: Sequence[Piece], registers: Registers) -> tuple[Guess, ...]:
    """A guess for each field, in the order of the front matter; the first piece is the title."""
    keys = [(piece, piece.key) for piece in pieces]
    organisation, bodies = _organisation(keys, registers.organisations)
    year = _year(pieces)
    province = _province(pieces, bodies, year)
    return (organisation, province, year, _topics(keys, registers))


_Keys = Sequence[tuple[Piece, str]]


@dataclass(frozen=True, slots=True)
class _Hits:
    """Where a name stands: how often, in the title, and first."""

    count: int
    in_title: bool
    first: int

    @property
    def weight(self) -> int:
        return self.count + (_TITLE_WEIGHT - 1) * self.in_title


def _organisation(
    keys: _Keys, bodies: Iterable[Organisation]
) -> tuple[Guess, tuple[Organisation, ...]]:
    by_id = {body.id: body for body in bodies}
    names = {
        body.id: tuple(name for name in (body.name, body.short, *body.aliases) if name)
        for body in by_id.values()
    }
    hits = _hits(keys, names)
    if not hits:
        return Guess(
            field="organisation", values=(), reason="không tổ chức nào trong sổ được nhắc"
        ), ()
    chosen = [name for name in hits if hits[name].in_title or hits[name].count >= _ENOUGH]
    chosen = chosen or (list(hits) if len(hits) <= _FEW_ORGANISATIONS else [])
    if not chosen:
        named = ", ".join(by_id[name].name for name in hits)
        reason = f"nhiều tổ chức chỉ được nhắc một lần: {named}"
        return Guess(field="organisation", values=(), reason=reason), ()
    told = "; ".join(f"“{by_id[name].name}” {_often(hits[name])}" for name in chosen)
    guess = Guess(
        field="organisation",
        values=tuple(chosen),
        reason=f"có trong sổ: {told}",
        place=hits[chosen[0]].first,
    )
    return guess, tuple(by_id[name] for name in chosen)


def _topics(keys: _Keys, registers: Registers) -> Guess:
    names = {topic.id: (topic.name, *topic.aliases) for topic in registers.topics}
    shown = {topic.id: topic.name for topic in registers.topics}
    hits = _hits(keys, names)
    chosen = [n for n in hits if hits[n].in_title or hits[n].count >= _ENOUGH]
    chosen = sorted(chosen, key=lambda name: -hits[name].weight)[:_MOST_TOPICS]
    others = ", ".join(shown[name] for name in hits if name not in chosen)
    left = f"; chỉ nhắc một lần, không ghi: {others}" if others else ""
    if not chosen:
        reason = f"không chủ đề nào trong sổ được nhắc từ hai lần{left}"
        return Guess(field="topics", values=(), reason=reason)
    told = "; ".join(f"“{shown[name]}” {_often(hits[name])}" for name in chosen)
    return Guess(
        field="topics",
        values=tuple(chosen),
        reason=f"có trong sổ: {told}{left}",
        place=hits[chosen[0]].first,
    )


def _often(hits: _Hits) -> str:
    return f"nhắc {hits.count} lần{', cả trong tiêu đề' if hits.in_title else ''}"


def _hits(keys: _Keys, names: Mapping[str, tuple[str, ...]]) -> dict[str, _Hits]:
    """Which entries are named; where one name lies within another, the longer one counts."""
    by_key = {spelling(name): entry for entry, several in names.items() for name in several}
    ordered = sorted(filter(None, by_key), key=len, reverse=True)
    whole = " ".join(key for _, key in keys)
    present = [key for key in ordered if f" {key} " in whole]
    found: dict[str, _Hits] = {}
    for piece, key in keys:
        left = key
        for name in present:
            count = left.count(f" {name} ")
            if count:
                left = left.replace(f" {name} ", "  |  ")
                entry = by_key[name]
                old = found.get(entry)
                found[entry] = _Hits(
                    count + (old.count if old else 0),
                    piece.is_title or (old is not None and old.in_title),
                    old.first if old else piece.start,
                )
    return dict(sorted(found.items(), key=lambda item: item[1].first))


_YEAR = re.compile(
    r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d%]|[.,]\d|\s*(?:đồng|người|hộ|tấn|ha|km|m)\b)"
)
_YEAR_IN_DATE = re.compile(r"(?<=\d[/.-])((?:19|20)\d\d)(?!\d)")
_OF_THE_PAST = re.compile(
    r"(?:thành lập|ra đời|sinh|từ|trước|khởi nghiệp|so với)(?:\s+\w+){0,3}\s+\Z", re.IGNORECASE
)


def _year(pieces: Sequence[Piece]) -> Guess:
    """The year that the title names, else the one that the text names most."""
    counted: Counter[int] = Counter()
    first: dict[int, int] = {}
    for piece in pieces:
        for year, place in _years(piece):
            if piece.is_title:
                reason = "tiêu đề nêu năm này"
                return Guess(field="year", values=(str(year),), reason=reason, place=piece.start)
            counted[year] += 1
            first.setdefault(year, place)
    if not counted:
        return Guess(field="year", values=(), reason="không câu nào nêu năm")
    (year, count), *others = counted.most_common()
    told = ", ".join(f"{one} ({times} lần)" for one, times in counted.most_common(5))
    if others and (count == others[0][1] or count < _ENOUGH):
        return Guess(field="year", values=(), reason=f"không năm nào trội hơn: {told}")
    return Guess(
        field="year",
        values=(str(year),),
        reason=f"năm được nhắc nhiều nhất, trừ năm để so sánh, thành lập: {told}",
        place=first[year],
    )


def _years(piece: Piece) -> Iterator[tuple[int, int]]:
    for pattern in (_YEAR, _YEAR_IN_DATE):
        for found in pattern.finditer(piece.words):
            year = int(found[1])
            past = _OF_THE_PAST.search(piece.words[max(0, found.start() - 40) : found.start()])
            if _FIRST_YEAR <= year <= LAST_YEAR and not past:
                yield year, piece.start


@lru_cache(maxsize=1)
def _province_names() -> re.Pattern[str]:
    """Every name of a province, with the word in front that tells it from a person's."""
    names = {
        name
        for unit in all_units()
        for state in unit.states
        for name in (state.name, *state.aliases)
        if len(name) > 3
    }
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?P<kind>(?i:tỉnh|thành phố|tp\.?)\s*)?(?P<name>{'|'.join(ordered)})(?!\w)"
    )


def _province(pieces: Sequence[Piece], bodies: Sequence[Organisation], year: Guess) -> Guess:
    weights: Counter[str] = Counter()
    first: dict[str, int] = {}
    for piece in pieces:
        for found in _province_names().finditer(piece.words):
            if is_ordinary_word(found[0]):
                continue
            name = found["name"]
            weights[name] += _TITLE_WEIGHT if piece.is_title else 2 if found["kind"] else 1
            first.setdefault(name, piece.start)
    for body in bodies:
        if body.province is not None and body.province.value in weights:
            weights[body.province.value] += _TITLE_WEIGHT
    if not weights:
        return Guess(field="province", values=(), reason="không câu nào nêu tên tỉnh, thành")
    told = ", ".join(name for name, _ in weights.most_common(5))
    (name, weight), *others = weights.most_common()
    if weight < _ENOUGH or (others and weight < 2 * others[0][1]):
        why = "không tên nào trội hơn" if others else "chỉ được nhắc một lần"
        return Guess(field="province", values=(), reason=f"{why}: {told}")
    return _in_time(name, first[name], told, year)


def _in_time(name: str, place: int, told: str, year: Guess) -> Guess:
    """The province under its name at the end of the year, if it bore this name then."""
    if not year.values:
        reason = f"được nhắc nhiều nhất trong: {told}; chưa rõ năm nên chưa đối chiếu được tên"
        return Guess(field="province", values=(name,), reason=reason, place=place)
    day = datetime.date(int(year.values[0]), 12, 31)
    meant = resolve(name, day)
    if not isinstance(meant, Found):
        reason = f"“{name}” không phải tên một tỉnh, thành vào cuối năm {day.year}"
        return Guess(field="province", values=(), reason=reason, place=place)
    official = name_on(meant.province, day)
    reason = f"được nhắc nhiều nhất trong: {told}; là tên vào cuối năm {day.year}"
    return Guess(field="province", values=(official,), reason=reason, place=place)
