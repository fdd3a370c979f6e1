"""Hostile texts in every place that takes one, in Chromium: none runs, none breaks the policy."""

import sys
from collections.abc import Iterator

from tests.campaigns.figures import Figure, Size, counted, run
from tests.hostile.campaign import try_all
from tests.hostile.sinks import SINKS

MAGAZINES = {Size.SAMPLE: 1, Size.QUICK: 1, Size.FULL: None}


def payloads(size: Size) -> Iterator[Figure]:
    """Magazines of texts, each text in each place; refusing one with a finding is well too."""
    texts = counted("hostile text")
    pairs = counted(f"hostile text in one of {len(SINKS)} places: refused, or shown and harmless")
    loads = counted("page with such texts in Chromium: nothing runs, no policy is violated")
    for found in try_all(MAGAZINES[size]):
        texts.count += found.texts
        pairs.count += len(found.tried.published) + len(found.tried.refused)
        loads.count += found.loads
        loads.faults += [one[:500] for one in found.harm]
        sys.stderr.write(f"{texts.count} texts, {loads.count} loads, {loads.faults}\n")
    yield texts
    yield pairs
    yield loads


if __name__ == "__main__":
    run(payloads)
