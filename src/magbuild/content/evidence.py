"""Which sentence states which metric: every published number traced to the words that state it.

A metric and a figure in the text are the same when value, bound, unit and rate are. Where several
sentences qualify, the one with most words of the metric's label and subject is chosen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from magbuild.content.masks import without_code, without_comments
from magbuild.content.models import Metric
from magbuild.content.passages import MARK, Passage, Prepared, prepare
from magbuild.vietnamese.quantities import Kind, Mention, Quantity, find
from magbuild.vietnamese.text import fold

UnknownMark = tuple[str, int, int]

_PERSONAL = {Kind.AGE, Kind.DURATION}
_COMMON_WORDS = """
a ba bi boi ca cac cho chi co con cua cung da dang de den deu di do duoc gom hay khac khi khong la
lai len mot nam nay nen nhieu nhung o ra rat sau so tai the theo thi tren trong tu va van ve voi vua
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A metric stated in the text: where the figure stands, and the sentence around it.

    All offsets are into the Markdown text. A `mark` is a place where `[[m:id]]` prints the figure.
    """

    metric: str
    start: int
    end: int
    passage: tuple[int, int]
    mark: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A figure of the text, with the passage it stands in and the words of that passage."""

    mention: Mention
    passage: Passage
    words: frozenset[str]
    context: frozenset[str]

    @property
    def stray(self) -> Stray:
        mention = self.mention
        return Stray(start=mention.start, end=mention.end, quantity=mention.quantity)


def trace(metrics: tuple[Metric, ...], text: str) -> Evidence:
    """Match the metrics of an article with the figures of its Markdown text."""
    prepared = prepare(text)
    figures = tuple(_figures(prepared))
    marked, unknown_marks = _marks(metrics, text, prepared)
    shown = {statement.metric for statement in marked}
    searched = tuple(metric for metric in metrics if metric.id not in shown)
    choices = {metric.id: _choices(metric, figures) for metric in searched}
    assigned = _assign(choices)
    taken = set(map(id, assigned.values()))
    free = tuple(figure for figure in figures if id(figure) not in taken)
    missing = tuple(metric for metric in searched if metric.id not in assigned)
    rivals = {metric.id: _rival(metric, free) for metric in missing}
    return Evidence(
        statements=(*marked, *(_statement(name, figure) for name, figure in assigned.items())),
        missing=tuple(name for name, rival in rivals.items() if rival is None),
        contradicted={name: rival.stray for name, rival in rivals.items() if rival is not None},
        ambiguous=_ambiguous(searched, choices, assigned, free),
        undeclared=tuple(f.stray for f in free if _is_undeclared(f, metrics)),
        unknown_marks=unknown_marks,
    )


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same, however they are printed."""
    sizes = (one.value, one.value_max, one.bound) == (other.value, other.value_max, other.bound)
    return sizes and _same_measure(one, other)


def _same_measure(one: Quantity, other: Quantity) -> bool:
    return (one.unit, sorted(one.per)) == (other.unit, sorted(other.per))


def _figures(prepared: Prepared) -> Iterator[_Figure]:
    """The figures of a text that stand in a passage, in order."""
    passages = iter(prepared.passages)
    passage = next(passages, None)
    for mention in find(prepared.prose):
        while passage is not None and passage.end <= mention.start:
            passage = next(passages, None)
        if passage is None:
            return
        if passage.start <= mention.start:
            words, context = _words(passage.text), _words(passage.context)
            yield _Figure(mention=mention, passage=passage, words=words, context=context)


def _marks(
    metrics: tuple[Metric, ...], text: str, prepared: Prepared
) -> tuple[tuple[Statement, ...], tuple[UnknownMark, ...]]:
    """The marks of a text: those that name a metric, and those that do not."""
    known = {metric.id for metric in metrics}
    statements: list[Statement] = []
    unknown: list[UnknownMark] = []
    for match in MARK.finditer(without_code(without_comments(text))):
        name, start, end = match[1], match.start(), match.end()
        if name not in known:
            unknown.append((name, start, end))
            continue
        around = [p for p in prepared.passages if p.start <= end and start <= p.end]
        first = min((start, *(p.start for p in around)))
        last = max((end, *(p.end for p in around)))
        statements.append(
            Statement(metric=name, start=start, end=end, passage=(first, last), mark=True)
        )
    return tuple(statements), tuple(unknown)


def _choices(metric: Metric, figures: tuple[_Figure, ...]) -> list[_Figure]:
    """The figures that may state a metric, the likeliest first."""
    same = [f for f in figures if same_figure(metric.quantity, f.mention.quantity)]
    if metric.evidence:
        wanted = fold(metric.evidence)
        same = [f for f in same if wanted in fold(f.passage.text)]
    return sorted(same, key=lambda figure: _likeness(metric, figure), reverse=True)


def _likeness(metric: Metric, figure: _Figure) -> tuple[int, int]:
    """How many words of a metric's label stand in the passage, and around it."""
    wanted = _words(f"{metric.label} {metric.subject}")
    return len(wanted & figure.words), len(wanted & figure.context)


def _assign(choices: Mapping[str, list[_Figure]]) -> dict[str, _Figure]:
    """One figure to each metric, as many metrics as can be: no figure states two of them.

    Metrics with few choices come first; one that finds its choices taken asks their owners to
    move to another (augmenting paths).
    """
    owner: dict[int, str] = {}
    assigned: dict[str, _Figure] = {}

    def take(name: str, asked: set[int]) -> bool:
        for figure in choices[name]:
            if id(figure) in asked:
                continue
            asked.add(id(figure))
            if id(figure) not in owner or take(owner[id(figure)], asked):
                owner[id(figure)] = name
                assigned[name] = figure
                return True
        return False

    for name in sorted(choices, key=lambda name: len(choices[name])):
        take(name, set())
    return {name: assigned[name] for name in choices if name in assigned}


def _rival(metric: Metric, free: tuple[_Figure, ...]) -> _Figure | None:
    """The figure that seems to state a metric with another value: same measure, same words."""
    wanted = _words(metric.label)
    measured = [f for f in free if _same_measure(metric.quantity, f.mention.quantity)]
    near = [f for f in measured if 2 * len(wanted & f.words) >= len(wanted)]
    return max(near, key=lambda figure: _likeness(metric, figure), default=None)


def _ambiguous(
    metrics: tuple[Metric, ...],
    choices: Mapping[str, list[_Figure]],
    assigned: Mapping[str, _Figure],
    free: tuple[_Figure, ...],
) -> dict[str, tuple[Stray, ...]]:
    """Metrics for which another sentence would do as well, though neither speaks of the label."""
    unused = set(map(id, free))
    found: dict[str, tuple[Stray, ...]] = {}
    for metric in metrics:
        chosen = assigned.get(metric.id)
        wanted = _words(metric.label)
        if chosen is None or 2 * len(wanted & chosen.words) >= len(wanted):
            continue
        best = _likeness(metric, chosen)
        others = [f for f in choices[metric.id] if id(f) in unused]
        equal = [f for f in others if _likeness(metric, f) >= best]
        if equal:
            found[metric.id] = tuple(f.stray for f in (chosen, *equal))
    return found


def _is_undeclared(figure: _Figure, metrics: tuple[Metric, ...]) -> bool:
    quantity = figure.mention.quantity
    if quantity.kind in _PERSONAL:
        return False
    return not any(same_figure(metric.quantity, quantity) for metric in metrics)


def _statement(name: str, figure: _Figure) -> Statement:
    mention, passage = figure.mention, figure.passage
    around = (passage.start, passage.end)
    return Statement(metric=name, start=mention.start, end=mention.end, passage=around, mark=False)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The folded words of a text that can tell one figure from another."""
    return frozenset(fold(text).split()) - _COMMON
