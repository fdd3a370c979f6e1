"""magbuild beside a peer: the ratio within each round that both ran, and the median of these."""

from collections.abc import Callable
from statistics import median

from racing.rounds import Record, Step
from racing.timing import Cost

Take = Callable[[Cost], float]


def wall(cost: Cost) -> float:
    """What the clock says."""
    return cost.wall


def processor(cost: Cost) -> float:
    """What the processor says."""
    return cost.processor


def ratio(ours: Record, theirs: Record, step: Step, other: Step, take: Take = wall) -> float:
    """What `step` takes of us, in parts of what the `other` step takes of them."""
    pairs = zip(ours.rounds, theirs.rounds, strict=False)
    return median(take(mine[step]) / take(other_one[other]) for mine, other_one in pairs)


def memory_ratio(ours: Record, theirs: Record) -> float:
    """Our peak memory in parts of theirs."""
    return ours.weight.together / theirs.weight.together
