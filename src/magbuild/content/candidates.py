"""Which of several equal figures states which metric: told by the words around them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import combinations
from operator import add
from typing import NamedTuple

from magbuild.content.models import Metric
from magbuild.content.passages import Passage
from magbuild.vietnamese.quantities import Mention
from magbuild.vietnamese.text import fold

MOST_SHOWN = 9

_COMMON_WORDS = """
a ba bi boi ca cac cho chi co con cua cung da dang de den deu di do duoc gom hay khac khi khong la
lai len mot nam nay nen nhieu nhung o ra rat sau so tai the theo thi tren trong tu va van ve voi vua
"""
_COMMON = frozenset(_COMMON_WORDS.split())

Words = Callable[[str], frozenset[str]]
Likeness = tuple[int, ...]


class Figure(NamedTuple):
    """A figure of the text and the passage it stands in; `near` reaches to its neighbours there."""

    mention: Mention
    passage: Passage
    near: str


def telling_words(text: str) -> frozenset[str]:
    """The folded words of a text that can tell one figure from another."""
    return frozenset(fold(text).split()) - _COMMON


def speaks_of(metric: Metric, figure: Figure, words: Words) -> bool:
    """Whether a sentence holds half of the words of a metric's label, the figure's own aside."""
    wanted = words(metric.label) - words(figure.mention.quantity.printed)
    return 2 * len(wanted & _sentence(figure, words)) >= len(wanted)


@lru_cache(maxsize=64)
def holds_evidence(piece: str, sentence: tuple[str, ...]) -> bool:
    """Whether the words of a sentence hold the piece that an editor copied from it, if he did."""
    return not piece or fold(piece) in fold(" ".join(sentence))


def likeness(metric: Metric, figure: Figure, words: Words) -> Likeness:
    """How many words of a metric stand in the sentence, how many of them near, how many around."""
    periods = (period.printed for period in (metric.period, metric.as_of) if period)
    wanted = words(" ".join((metric.label, metric.subject, *periods)))
    context = frozenset[str]().union(*map(words, figure.passage.context))
    return (
        len(wanted & _sentence(figure, words)),
        len(wanted & words(figure.near)),
        len(wanted & context),
    )


def choose(
    metrics: Sequence[Metric], figures: Sequence[Figure], words: Words
) -> dict[str, tuple[Figure, ...]]:
    """For each metric the figure that states it, and then those that would do as well.

    All these figures have the value of all these metrics; none of them states two. A metric for
    which no figure is left is not in the answer.
    """
    if len(metrics) == len(figures) == 1 and not metrics[0].evidence:
        return {metrics[0].id: (figures[0],)}
    likes = [_likes(metric, figures, words, len(metrics)) for metric in metrics]
    chosen = _best_first(metrics, likes)
    _exchange(chosen, likes)
    owners = {figure: metric for metric, figure in chosen.items()}
    answer: dict[str, tuple[Figure, ...]] = {}
    for number, own in sorted(chosen.items()):
        vague = not speaks_of(metrics[number], figures[own], words)
        equals = sorted(_equals(number, own, likes, owners, vague=vague))
        passage = figures[own].passage
        others = (figures[one] for one in equals if figures[one].passage is not passage)
        answer[metrics[number].id] = (figures[own], *others)[:MOST_SHOWN]
    return answer


def _sentence(figure: Figure, words: Words) -> frozenset[str]:
    return frozenset[str]().union(*map(words, figure.passage.words))


_Likes = Mapping[int, Likeness]
"""How much a metric resembles figures, by their position; the likeliest of them are enough."""


def _likes(metric: Metric, figures: Sequence[Figure], words: Words, rivals: int) -> _Likes:
    """No metric can be driven further down its list than there are others in its way."""
    all_likes = (
        (likeness(metric, figure, words), -number)
        for number, figure in enumerate(figures)
        if holds_evidence(metric.evidence, figure.passage.words)
    )
    return {-number: like for like, number in nlargest(rivals + MOST_SHOWN, all_likes)}


def _best_first(metrics: Sequence[Metric], likes: Sequence[_Likes]) -> dict[int, int]:
    """Pairs of metric and figure, the likeliest first; what an editor has settled goes before."""
    pairs = sorted(
        (not metrics[number].evidence, [-part for part in like], number, figure)
        for number, found in enumerate(likes)
        for figure, like in found.items()
    )
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for *_, number, figure in pairs:
        if number not in chosen and figure not in taken:
            chosen[number] = figure
            taken.add(figure)
    return chosen


def _exchange(chosen: dict[int, int], likes: Sequence[_Likes]) -> None:
    """Let two metrics change places for as long as that suits them better together."""
    better = True
    while better:
        better = False
        for one, other in combinations(chosen, 2):
            mine, theirs = chosen[one], chosen[other]
            if theirs in likes[one] and mine in likes[other]:
                now = _sum(likes[one][mine], likes[other][theirs])
                if _sum(likes[one][theirs], likes[other][mine]) > now:
                    chosen[one], chosen[other] = theirs, mine
                    better = True


def _equals(
    number: int, own: int, likes: Sequence[_Likes], owners: Mapping[int, int], *, vague: bool
) -> Iterator[int]:
    """Figures that would do as well for a metric as its own.

    A free one does only where the metric's own sentence is vague: a sentence that is said twice is
    no riddle. One that states another metric does where the two could change places.
    """
    for other, like in likes[number].items():
        owner = owners.get(other)
        if owner is None:
            if vague and like >= likes[number][own]:
                yield other
        elif owner != number and own in likes[owner]:
            now = _sum(likes[number][own], likes[owner][other])
            if _sum(like, likes[owner][own]) >= now:
                yield other


def _sum(one: Likeness, other: Likeness) -> Likeness:
    return tuple(map(add, one, other))
