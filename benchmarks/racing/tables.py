"""The results as Markdown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from racing.generators import GENERATORS
from racing.growth import Size
from racing.pages import KINDS, compare_pages
from racing.ratios import memory_ratio, processor, ratio
from racing.rounds import Record, Records, Step
from racing.targets import Verdict

_MEBIBYTE = 2**20
_MET = {True: "yes", False: "no"}


def table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right."""
    lines = (head, ("---", *("---:" for _ in head[1:])), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def costs_table(records: Records) -> str:
    """Medians of wall seconds, with processor seconds behind them, and memory."""
    head = ("", "runs", *Step, "peak memory, MiB", "biggest process, MiB")
    return table(head, (_cost_row(key, record) for key, record in records.items()))


def _cost_row(key: str, record: Record) -> Iterator[str]:
    yield GENERATORS[key].name
    yield str(len(record.rounds))
    for step in Step:
        costs = [made[step] for made in record.rounds]
        wall, busy = median(c.wall for c in costs), median(c.processor for c in costs)
        yield f"{wall:.2f} ({busy:.2f})"
    yield f"{record.weight.together / _MEBIBYTE:.0f}"
    yield f"{record.weight.biggest / _MEBIBYTE:.0f}"


def spread_table(records: Records) -> str:
    """The fastest, the middle and the slowest cold build, in wall seconds."""

    def row(key: str, record: Record) -> Iterator[str]:
        walls = [made[Step.COLD].wall for made in record.rounds]
        yield GENERATORS[key].name
        yield from (f"{one:.2f}" for one in (min(walls), median(walls), max(walls)))

    rows = (row(key, record) for key, record in records.items())
    return table(("cold", "fastest", "median", "slowest"), rows)


def ratios_table(records: Records) -> str:
    """magbuild in parts of each peer, step by step."""
    head = ("magbuild ÷", *Step, "cold, processor seconds", "cold, peak memory")
    ours = records["magbuild"]
    peers = {key: record for key, record in records.items() if key != "magbuild"}
    return table(head, (_ratio_row(ours, key, record) for key, record in peers.items()))


def _ratio_row(ours: Record, peer: str, theirs: Record) -> Iterator[str]:
    yield GENERATORS[peer].name
    yield from (f"{ratio(ours, theirs, step, step):.3f}" for step in Step)
    yield f"{ratio(ours, theirs, Step.COLD, Step.COLD, processor):.3f}"
    yield f"{memory_ratio(ours, theirs):.3f}"


def targets_table(verdicts: Iterable[Verdict]) -> str:
    """Each target with what was measured."""
    return table(
        ("target", "measured", "at most", "met"),
        ((v.target, f"{v.measured:.3f}", f"{v.limit:.3f}", _MET[v.met]) for v in verdicts),
    )


def pages_table(found: Mapping[str, Counter[str]], expected: Mapping[str, int]) -> str:
    """What each generator wrote, by kind, and what is missing."""

    def row(key: str, pages: Counter[str]) -> Iterator[str]:
        printed = compare_pages(pages, expected)
        yield GENERATORS[key].name
        yield from (printed[kind] for kind in KINDS)
        yield f"{pages.total():,}"

    return table(("", *KINDS, "files"), (row(key, pages) for key, pages in found.items()))


def growth_table(growth: Iterable[Size]) -> str:
    """Cold builds of magbuild by size."""
    head = ("articles", "runs", "seconds", "processor", "seconds a 1,000", "peak memory, MiB")
    return table(head, map(_growth_row, growth))


def _growth_row(size: Size) -> Iterator[str]:
    yield f"{size.articles:,}"
    yield str(size.runs)
    yield from (f"{one:.2f}" for one in (size.wall, size.processor, size.seconds_a_thousand))
    yield f"{size.memory / _MEBIBYTE:.0f}"
