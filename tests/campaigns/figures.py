"""What a campaign tells: how much was tried, and how often it went wrong.

Every campaign is a program, `python -m tests.campaigns.<name> [sample|quick|full]`. It prints one
line of JSON for each figure, {"what": …, "count": …, "failures": …}, says on standard error what
went wrong, and ends with 0 unless it could not do its work. `tests.campaigns.reliability` runs all.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Size(StrEnum):
    """How much is tried: a sample in every run of the tests, some minutes, or hours."""

    SAMPLE = "sample"
    QUICK = "quick"
    FULL = "full"


@dataclass(slots=True, kw_only=True)
class Figure:
    """A figure while it is counted. `faults` say what went wrong, one text for each failure."""

    what: str
    count: int = 0
    faults: list[str]

    @contextmanager
    def trial(self, name: str) -> Iterator[None]:
        """Something that is tried once; whatever it raises is a failure, and the next is tried."""
        self.count += 1
        try:
            yield
        except Exception as error:  # noqa: BLE001  # a campaign counts whatever goes wrong
            self.faults.append(f"{name}: {type(error).__name__}: {error}"[:500])


def counted(what: str) -> Figure:
    """A figure of which nothing is counted yet."""
    return Figure(what=what, faults=[])


Campaign = Callable[[Size], Iterator[Figure]]


def run(campaign: Campaign) -> None:
    """Be the program of a campaign, at the size that its first word names."""
    for figure in campaign(Size(sys.argv[1] if len(sys.argv) > 1 else "quick")):
        for fault in figure.faults:
            sys.stderr.write(f"{figure.what}: {fault}\n")
        told = {"what": figure.what, "count": figure.count, "failures": len(figure.faults)}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.stdout.flush()
