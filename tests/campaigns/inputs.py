"""Mutated files through the whole front door: no traceback, no dead process, none of two s."""

from collections.abc import Iterator

from tests.campaigns.figures import Figure, Size, counted, run
from tests.fuzzing import project, try_all

FILES = {Size.SAMPLE: 64, Size.QUICK: 4_000, Size.FULL: 1_000_000}


def inputs(size: Size) -> Iterator[Figure]:
    """Projects of mutated files, each checked and reported in every form."""
    figure = counted("mutated file in a check: findings, and nothing else")
    each = len(project(0))
    for number, told in try_all(FILES[size]):
        figure.count += each
        if told:
            figure.faults.append(f"round {number}: {told}")
    yield figure


if __name__ == "__main__":
    run(inputs)
