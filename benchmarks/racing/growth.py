"""What a cold build of magbuild takes as the magazine grows."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generate import write_magazines

from racing.generators import GENERATORS
from racing.rounds import time_cold, weigh_cold
from racing.timing import Cost

OFTEN = 10_000
"""A larger magazine is built only once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The median cost of a cold build at one size; `memory` in bytes."""

    articles: int
    runs: int
    wall: float
    processor: float
    memory: int

    @property
    def seconds_a_thousand(self) -> float:
        """Wall seconds for each 1,000 articles."""
        return self.wall * 1000 / self.articles


def grow(sizes: Sequence[int], runs: int, place: Path) -> tuple[Size, ...]:
    """Build magazines of these sizes in turn, several times over."""
    magbuild = GENERATORS["magbuild"]
    projects = {count: place / f"growth-{count}" for count in sizes}
    for count, project in projects.items():
        write_magazines(count, {project: magbuild.form})
    costs: dict[int, list[Cost]] = {count: [] for count in sizes}
    for number in range(runs):
        for count, project in projects.items():
            if number == 0 or count <= OFTEN:
                costs[count].append(time_cold(magbuild, project))
                print(f"{count:,} articles: {costs[count][-1].wall:.2f} s", file=sys.stderr)
    return tuple(
        Size(
            articles=count,
            runs=len(costs[count]),
            wall=median(cost.wall for cost in costs[count]),
            processor=median(cost.processor for cost in costs[count]),
            memory=weigh_cold(magbuild, project).together,
        )
        for count, project in projects.items()
    )
