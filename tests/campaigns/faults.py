"""Builds of a whole site in which one call to the file system fails."""

import errno
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from magbuild.core.diagnostics import ExitCode, MagbuildError
from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import left_beside, scratch
from tests.engine.strikes import at_call, fail, without_syncs
from tests.full_site import OUTPUT, known_versions, published, tree, version_of, write_site

STEP = {Size.SAMPLE: 60, Size.QUICK: 5, Size.FULL: 1}
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)


def faults(size: Size) -> Iterator[Figure]:
    """Every call fails once: with each error at the full size, else with one of them in turn."""
    figure = counted("failing call (disk full, I/O error, no access, too many files)")
    refused = counted("of these, refused with one message and the exit code of the machine")
    with scratch() as folder, without_syncs():
        known = known_versions(folder)
        write_site(folder, 0)
        published(folder)
        write_site(folder, 1)
        with at_call(0, fail(errno.EIO), reading=True) as calls:
            published(folder)
        turns = cycle(ERRORS)
        struck = [
            (number, error)
            for number in range(1, len(calls) + 1, STEP[size])
            for error in (ERRORS if size is Size.FULL else (next(turns),))
        ]
        for turn, (number, error) in enumerate(struck):
            with figure.trial(f"call {number}, {errno.errorcode[error]}"):
                write_site(folder, turn)
                refusal = attempt(folder, number, error)
                if refusal is not None:
                    refused.count += 1
                    assert refusal.exit_code is ExitCode.MACHINE, refusal
                    assert str(folder) not in str(refusal), refusal
                assert version_of(tree(folder / OUTPUT), known) is not None
                published(folder)
                assert version_of(tree(folder / OUTPUT), known) == turn % 2
                assert left_beside(folder) <= {f".{OUTPUT}.standby"}
    yield figure
    yield refused


def attempt(folder: Path, number: int, error: int) -> MagbuildError | None:
    """A build of which one call fails; how it refused to go on."""
    try:
        with at_call(number, fail(error), reading=True):
            published(folder)
    except MagbuildError as refusal:
        return refusal
    return None


if __name__ == "__main__":
    run(faults)
