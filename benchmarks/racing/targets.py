"""What magbuild sets out to reach, as data, and whether it did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from racing.generators import GENERATORS
from racing.growth import Size
from racing.ratios import memory_ratio, ratio
from racing.rounds import Records, Step

# The most that a step of magbuild may take, in parts of a cold build of a peer.
TIMES = (
    (Step.COLD, "hugo", 1),
    (Step.COLD, "eleventy", 1 / 2),
    (Step.COLD, "pelican", 1 / 5),
    (Step.COLD, "pelican-cached", 1 / 5),
    (Step.COLD, "nikola", 1 / 5),
    (Step.COLD, "mkdocs", 1 / 5),
    (Step.UNCHANGED, "hugo", 1 / 30),
    (Step.BODY, "hugo", 1 / 20),
)
MEMORY = (("hugo", 1 / 5),)
GROWTH = 1.3
LARGE = 100_000
LARGE_MEMORY = 1.5 * 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A target in words, what was measured, and the most it may be."""

    target: str
    measured: float
    limit: float

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.measured <= self.limit


def judge(records: Records, growth: Sequence[Size]) -> Iterator[Verdict]:
    """Every target that this race can tell of."""
    ours = records["magbuild"]
    for step, peer, limit in TIMES:
        if theirs := records.get(peer):
            yield Verdict(
                target=f"{step} ÷ {GENERATORS[peer].name} cold, seconds",
                measured=ratio(ours, theirs, step, Step.COLD),
                limit=limit,
            )
    for peer, limit in MEMORY:
        if theirs := records.get(peer):
            yield Verdict(
                target=f"cold ÷ {GENERATORS[peer].name} cold, peak memory",
                measured=memory_ratio(ours, theirs),
                limit=limit,
            )
    yield from _judge_growth(growth)


def _judge_growth(growth: Sequence[Size]) -> Iterator[Verdict]:
    for small, large in pairwise(growth):
        yield Verdict(
            target=f"seconds an article, {large.articles:,} ÷ {small.articles:,}",
            measured=large.seconds_a_thousand / small.seconds_a_thousand,
            limit=GROWTH,
        )
    for size in growth:
        if size.articles == LARGE:
            yield Verdict(
                target=f"peak memory at {LARGE:,} articles, GiB",
                measured=size.memory / 2**30,
                limit=LARGE_MEMORY / 2**30,
            )
