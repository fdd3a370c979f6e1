"""Hostile requests to the preview, byte by byte: none is let in, and nothing is written."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.campaigns.figures import Figure, Size, counted, run
from tests.serve.test_hostile_requests import SECRET, ask, besieged, corpus, token_of, tree

ROUNDS = {Size.SAMPLE: 1, Size.QUICK: 2, Size.FULL: 20}


def requests(size: Size) -> Iterator[Figure]:
    """The whole corpus, again and again, at one server that must go on answering."""
    figure = counted("hostile request to the preview: refused, and nothing told or written")
    with tempfile.TemporaryDirectory() as name, besieged(Path(name)) as preview:
        before = tree(preview.folder)
        for turn in range(ROUNDS[size]):
            for case, asked, right in corpus(preview.port, token_of(preview)):
                with figure.trial(f"round {turn}, {case}"):
                    answered = ask(preview, asked)
                    status = answered.split(b" ", 2)[1].decode() if answered else "none"
                    assert status in right.split(), answered[:80]
                    assert SECRET not in answered
                    away = re.search(rb"Location: (?!/[^/\\])", answered)
                    assert away is None, answered[:200]
        with figure.trial("the folder afterwards"):
            assert tree(preview.folder) == before
    yield figure


if __name__ == "__main__":
    run(requests)
