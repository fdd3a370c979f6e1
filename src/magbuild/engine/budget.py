"""A limit of processor time for a piece of work: the last resort, when no other limit has held.

Processor time is what is counted, so a busy machine refuses nothing that an idle one accepts. The
alarm is a signal, which costs a microsecond to set, reaches loops and searches alike, and needs the
main thread; in another thread work has no limit.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

_AGAIN = 1.0
"""Seconds to the next alarm, for work that has swallowed one."""


class OutOfTimeError(Exception):
    """Work has used up its time."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do a piece of work in so many seconds of processor time. OutOfTimeError when they are over.

    What it was doing is left as it is; state that outlives it must be dropped by the caller.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
            return work()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:  # an alarm in the very line above has left the clock running, but a second to spare
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
