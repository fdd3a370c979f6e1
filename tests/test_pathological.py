"""Whatever an article holds, reading it ends: with a document, or with a finding that has a line.

How long it takes is measured by `make pathological`; here only a time that no family may come near
tells an end from none.
"""

import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection

import pytest

from magbuild.content.compilation import Reading, file_away, read_diagnostics
from magbuild.content.kinds import SourceKind
from magbuild.content.sources import SourceFile
from magbuild.core.catalogue import Severity
from tests.pathological import FAMILIES, SIZE

PATIENCE = 120  # seconds for one family, however busy the machine
FILE = SourceFile(
    id="articles/a", kind=SourceKind.ARTICLE, path="content/articles/a.md", name="articles/a.md"
)
TRIED = {
    name: SIZE // 8 if name.endswith(", in paragraphs") else SIZE for name in FAMILIES
}  # the dearest ones in small, since their cost grows with their size


def outcome(text: str) -> str:
    """What compiling a text ends in: "read", "refused", or a fault that has no place."""
    data = text.encode("utf-8", "surrogatepass")
    filed = file_away(Reading(file=FILE, data=data, size=len(data)))
    found = read_diagnostics(filed.diagnostics)
    if filed.document:
        return "read"
    errors = [one for one in found if one.severity is Severity.ERROR]
    return "refused" if any(one.span.line for one in errors) else "lost"


def _try_all(to: Connection) -> None:
    for name, size in TRIED.items():
        to.send((name, outcome(FAMILIES[name](size))))


@pytest.fixture(scope="module")
def outcomes() -> Mapping[str, str]:
    """How each family ended, in a process that is killed when one of them does not."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("forkserver").Process(target=_try_all, args=(theirs,))
    child.start()
    theirs.close()
    ended: dict[str, str] = {}
    try:
        while len(ended) < len(TRIED) and ours.poll(PATIENCE):
            name, how = ours.recv()
            ended[name] = how
    except EOFError:
        pass  # the child died: what is missing tells where
    child.kill()
    child.join()
    return ended


@pytest.mark.parametrize("name", TRIED)
def test_every_family_ends(name: str, outcomes: Mapping[str, str]) -> None:
    assert outcomes.get(name, "no end") in {"read", "refused"}


def test_there_are_enough_families() -> None:
    assert len(TRIED) >= 65
