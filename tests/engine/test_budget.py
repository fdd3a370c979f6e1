"""Work that does not end is stopped, whatever it is doing; work that ends is not touched."""

import re
import signal
import threading
from collections.abc import Callable

import pytest

from magbuild.engine.budget import OutOfTimeError, within

SHORT = 0.05


def spins() -> None:
    while True:
        pass


def searches() -> None:
    """Two to the thirtieth steps within one call of C code."""
    re.match(r"(?:a|a)*b", "a" * 60)


def swallows() -> None:
    """Code that catches everything, once."""
    try:
        spins()
    except Exception:  # noqa: BLE001  # that is the point
        spins()


@pytest.mark.parametrize("work", [spins, searches, swallows])
def test_what_does_not_end_is_stopped(work: Callable[[], None]) -> None:
    with pytest.raises(OutOfTimeError):
        within(SHORT, work)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_what_ends_gives_its_value_and_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGPROF)
    assert within(60, lambda: 7) == 7
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_what_is_raised_inside_comes_out() -> None:
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 // 0)


def test_in_another_thread_work_is_done_without_a_limit() -> None:
    done: list[int] = []
    worker = threading.Thread(target=lambda: done.append(within(SHORT, lambda: 7)))
    worker.start()
    worker.join()
    assert done == [7]
