"""Which sentence states which metric: every published number traced to the words that state it.

A metric and a figure in the text are the same when value, bound, unit, rate and direction are.
Where several sentences qualify, the words around the figures decide.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from magbuild.content.candidates import (
    Figure,
    Words,
    choose,
    holds_evidence,
    likeness,
    speaks_of,
    telling_words,
)
from magbuild.content.masks import without_code, without_comments
from magbuild.content.models import Metric
from magbuild.content.passages import MARK, Passage, passages_of, prose_of
from magbuild.vietnamese.quantities import Bound, Kind, Mention, Quantity, find, read

UnknownMark = tuple[str, int, int]

_PERSONAL = {Kind.AGE, Kind.DURATION}


class Statement(NamedTuple):
    """A metric stated in the text: where the figure stands, and the sentence around it.

    All offsets are into the Markdown text. Where signs of emphasis or a link interrupt a figure,
    it is the part with the number. A `mark` is a place where `[[m:id]]` prints the figure.
    """

    metric: str
    start: int
    end: int
    passage: tuple[int, int]
    mark: bool


class Stray(NamedTuple):
    """A figure of the text by its offsets."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a text says of an article's metrics.

    `contradicted` leads from a metric to the figure that was found in its place, `ambiguous` to
    the figures of which any could be meant. `undeclared` are figures that no metric declares;
    `unknown_marks` are marks that name no metric.
    """

    statements: tuple[Statement, ...]
    missing: tuple[str, ...]
    contradicted: Mapping[str, Stray]
    ambiguous: Mapping[str, tuple[Stray, ...]]
    undeclared: tuple[Stray, ...]
    unknown_marks: tuple[UnknownMark, ...]


NO_EVIDENCE = Evidence(
    statements=(), missing=(), contradicted={}, ambiguous={}, undeclared=(), unknown_marks=()
)


def trace(metrics: tuple[Metric, ...], text: str) -> Evidence:
    """Match the metrics of an article with the figures of its Markdown text."""
    prose = prose_of(text)
    mentions, marks = find(prose), list(MARK.finditer(without_code(without_comments(text))))
    places = sorted([*(one.start for one in mentions), *(mark.start() for mark in marks)])
    passages = tuple(passages_of(prose, text, places))
    figures = tuple(_figures(prose, mentions, passages))
    marked, unknown_marks = _marks(metrics, marks, passages)
    shown = {statement.metric for statement in marked}
    searched = tuple(metric for metric in metrics if metric.id not in shown)
    words = cache(telling_words)
    found = _match(searched, figures, words)
    taken = {id(candidates[0]) for candidates in found.values()}
    free = tuple(figure for figure in figures if id(figure) not in taken)
    declared = {_sense(metric.quantity) for metric in metrics}
    strange = tuple(f for f in free if _sense(f.mention.quantity) not in declared)
    missing = tuple(metric for metric in searched if metric.id not in found)
    rivals = {m.id: _rival(m, strange, words) or _rival(m, free, words) for m in missing}
    blamed = {id(rival) for rival in rivals.values()}
    return Evidence(
        statements=(*marked, *(_statement(n, f[0], text, prose) for n, f in found.items())),
        missing=tuple(name for name, rival in rivals.items() if rival is None),
        contradicted={name: _stray(rival) for name, rival in rivals.items() if rival is not None},
        ambiguous={n: tuple(map(_stray, many)) for n, many in found.items() if len(many) > 1},
        undeclared=tuple(
            _stray(figure)
            for figure in strange
            if id(figure) not in blamed and figure.mention.quantity.kind not in _PERSONAL
        ),
        unknown_marks=unknown_marks,
    )


_Measure = tuple[str, tuple[str, ...]]
_Sense = tuple[Decimal, Decimal | None, Bound, str, _Measure]


def _sense(quantity: Quantity) -> _Sense:
    """What a quantity says, however it is printed."""
    comparison = quantity.comparison
    way = comparison.direction if comparison and comparison.direction != "ratio" else ""
    return quantity.value, quantity.value_max, quantity.bound, way, _measure(quantity)


def _measure(quantity: Quantity) -> _Measure:
    return quantity.unit, tuple(sorted(quantity.per))


def _figures(
    prose: str, mentions: Sequence[Mention], passages: Sequence[Passage]
) -> Iterator[Figure]:
    """The figures of a text that stand in a passage, in order."""
    number = 0
    for passage in passages:
        inside: list[Mention] = []
        while number < len(mentions) and mentions[number].start < passage.end:
            if mentions[number].start >= passage.start:
                inside.append(mentions[number])
            number += 1
        if passage.measure and not any(one.quantity.unit for one in inside):
            inside = _measured(prose, passage) or inside
        for index, mention in enumerate(inside):
            start = inside[index - 1].end if index else passage.start
            end = inside[index + 1].start if index + 1 < len(inside) else passage.end
            yield Figure(mention, passage, prose[start:end])


def _measured(prose: str, passage: Passage) -> list[Mention]:
    """The bare number in a cell of a table with the unit that its row or column has."""
    printed = prose[passage.start : passage.end]
    quantity = read(f"{printed} {passage.measure}")
    if not isinstance(quantity, Quantity) or not quantity.unit:
        return []
    return [
        Mention(quantity=replace(quantity, printed=printed), start=passage.start, end=passage.end)
    ]


def _marks(
    metrics: tuple[Metric, ...], marks: Iterable[re.Match[str]], passages: Sequence[Passage]
) -> tuple[tuple[Statement, ...], tuple[UnknownMark, ...]]:
    """The marks of a text: those that name a metric, and those that do not."""
    known = {metric.id for metric in metrics}
    ends = [passage.end for passage in passages]
    statements: list[Statement] = []
    unknown: list[UnknownMark] = []
    for match in marks:
        name, start, end = match[1].strip(), match.start(), match.end()
        if name not in known:
            unknown.append((name, start, end))
            continue
        first = bisect_left(ends, end)
        around = (start, end)
        if first < len(passages) and passages[first].start <= start:
            around = (passages[first].start, passages[first].end)
        statements.append(Statement(metric=name, start=start, end=end, passage=around, mark=True))
    return tuple(statements), tuple(unknown)


def _match(
    metrics: tuple[Metric, ...], figures: Sequence[Figure], words: Words
) -> dict[str, tuple[Figure, ...]]:
    """For each metric that is stated, the figure that states it and those as likely."""
    groups: dict[_Sense, list[Metric]] = {}
    for metric in metrics:
        groups.setdefault(_sense(metric.quantity), []).append(metric)
    equal: dict[_Sense, list[Figure]] = {sense: [] for sense in groups}
    for figure in figures:
        if (sense := _sense(figure.mention.quantity)) in equal:
            equal[sense].append(figure)
    found: dict[str, tuple[Figure, ...]] = {}
    for sense, group in groups.items():
        found |= choose(group, equal[sense], words)
    return {metric.id: found[metric.id] for metric in metrics if metric.id in found}


def _rival(metric: Metric, free: Sequence[Figure], words: Words) -> Figure | None:
    """The figure that seems to state a metric otherwise: of its measure or value, in its words."""
    wanted = metric.quantity

    def like(figure: Figure) -> bool:
        quantity = figure.mention.quantity
        return quantity.value == wanted.value or _measure(quantity) == _measure(wanted)

    def meant(figure: Figure) -> bool:
        if metric.evidence:
            return holds_evidence(metric.evidence, figure.passage.words)
        return speaks_of(metric, figure, words)

    near = [figure for figure in free if like(figure) and meant(figure)]
    return max(near, key=lambda figure: likeness(metric, figure, words), default=None)


def _statement(name: str, figure: Figure, text: str, prose: str) -> Statement:
    start, end = _uninterrupted(text, prose, figure.mention)
    around = (figure.passage.start, figure.passage.end)
    return Statement(metric=name, start=start, end=end, passage=around, mark=False)


def _uninterrupted(text: str, prose: str, mention: Mention) -> tuple[int, int]:
    """The first part of a figure with a digit in it that holds no signs of Markdown."""
    edges = [i for i in range(mention.start, mention.end) if text[i] != prose[i]]
    starts, ends = [mention.start, *(i + 1 for i in edges)], [*edges, mention.end]
    parts = [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]
    told = [(start, words) for start, words in parts if words.strip()]
    start, words = next((p for p in told if any(map(str.isdigit, p[1]))), told[0])
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _stray(figure: Figure) -> Stray:
    mention = figure.mention
    return Stray(mention.start, mention.end, mention.quantity)
