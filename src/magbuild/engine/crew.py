"""Work spread over an executor: batches of bytes go out, batches of bytes come back in order.

What is done is a function that any process can import; what it is done to is data. So the same seam
takes this process, its children, or the workers of a cluster, and the outcome is the same bytes.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from itertools import chain, islice

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.fingerprint import own_code

Function = Callable[[bytes, Sequence[bytes]], list[bytes]]
"""Takes what all jobs share and some jobs, and gives one outcome for each."""

BATCH = 50
"""Jobs that travel together: fewer cost more to send than to do."""

BREAK_EVEN = 60
"""So few jobs are done in this process: opening a pool would take longer."""


@dataclass(frozen=True, slots=True)
class Load:
    """How jobs travel: so many together, and to other processes from so many on."""

    batch: int
    break_even: int


LIGHT = Load(BATCH, BREAK_EVEN)
HEAVY = Load(1, 2)
"""Jobs of some seconds and some megabytes each."""

_ATTEMPTS = 3
_AHEAD = 2  # batches on their way for each worker, so that none waits and memory stays bounded


class WrongCodeError(Exception):
    """A worker has another version of the code than the one that sends it work."""


@dataclass(slots=True)
class Crew:
    """An executor that is opened when there is enough to do, or `always` when there is anything.

    `open` gives it with the number of its workers; without, everything is done in this process.
    """

    code: bytes
    open: Callable[[], tuple[Executor, int]] | None
    always: bool = False
    _executor: Executor | None = field(default=None, init=False)
    _size: int = field(default=1, init=False)

    def run(
        self, function: Function, shared: bytes, jobs: Iterable[bytes], load: Load = LIGHT
    ) -> Iterator[bytes]:
        """The outcome of each job, in order. Jobs are drawn as they are needed.

        MagbuildError when workers die again and again, or have another version of the code.
        """
        source = iter(jobs)
        few = list(islice(source, 0 if self.always else load.break_even))
        if self.open is None or (not self.always and len(few) < load.break_even):
            for job in chain(few, source):
                yield from function(shared, [job])
            return
        yield from self._spread(function, shared, chain(few, source), load.batch)

    def close(self) -> None:
        """Let the workers go."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None

    def _spread(
        self, function: Function, shared: bytes, jobs: Iterator[bytes], size: int
    ) -> Iterator[bytes]:
        """Batches are sent ahead of those that are waited for; what dies with a worker, again."""
        sent: deque[_Sent] = deque()
        deaths = 0
        while True:
            try:
                for one in sent:
                    one.future = one.future or self._send(function, shared, one.batch)
                while len(sent) < self._size * _AHEAD and (batch := list(islice(jobs, size))):
                    sent.append(_Sent(batch))
                    sent[-1].future = self._send(function, shared, batch)
                if not sent:
                    return
                outcomes = sent[0].outcomes()
            except BrokenExecutor as error:
                deaths += 1
                if deaths == _ATTEMPTS:
                    fault = diagnose("MB761", Span(path="workers"), times=deaths)
                    raise MagbuildError(fault, ExitCode.MACHINE) from error
                self.close()
                for one in sent:
                    one.future = None
                continue
            except WrongCodeError as error:
                fault = diagnose("MB762", Span(path="workers"), worker=str(error))
                raise MagbuildError(fault, ExitCode.USAGE) from error
            sent.popleft()
            yield from outcomes

    def _send(self, function: Function, shared: bytes, batch: list[bytes]) -> "Future[list[bytes]]":
        if self._executor is None and self.open is not None:
            self._executor, self._size = self.open()
        if self._executor is None:
            raise RuntimeError("no executor")
        return self._executor.submit(carry_out, self.code, function, shared, batch)


@dataclass(slots=True)
class _Sent:
    """A batch that is on its way."""

    batch: list[bytes]
    future: "Future[list[bytes]] | None" = None

    def outcomes(self) -> list[bytes]:
        if self.future is None:
            raise BrokenExecutor
        return self.future.result()


def carry_out(code: bytes, function: Function, shared: bytes, batch: list[bytes]) -> list[bytes]:
    """Do a batch in a worker that has the very code of its sender. WrongCodeError if it has not."""
    if own_code() != code:
        raise WrongCodeError(f"{os.uname().nodename}:{os.getpid()}")
    return function(shared, batch)
