"""Work spread over processes: the same outcomes in the same order, whoever dies on the way."""

import hashlib
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import pytest

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.crew import BATCH, BREAK_EVEN, Crew
from magbuild.engine.executors import processes
from magbuild.engine.fingerprint import own_code

WORKERS = 2
AHEAD = 2 * WORKERS * BATCH
"""Jobs that may be on their way at once."""


class Opening:
    """Opens processes, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[Executor, int]:
        self.times += 1
        return processes(WORKERS)


@contextmanager
def crew(
    opened: Callable[[], tuple[Executor, int]] | None = None,
    *,
    code: bytes = b"",
    always: bool = False,
) -> Iterator[Crew]:
    """A crew that is let go at the end."""
    made = Crew(code=code or own_code(), open=opened, always=always)
    try:
        yield made
    finally:
        made.close()


def jobs(count: int) -> list[bytes]:
    return [str(n).encode() for n in range(count)]


def stretched(shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Digests, some of which take much longer than others."""
    found = []
    for one in batch:
        value = shared + one
        for _ in range(1 + int(one) * 7919 % 13 * 200):
            value = hashlib.sha256(value).digest()
        found.append(value)
    return found


def whereabouts(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """The process that does each job."""
    return [str(os.getpid()).encode() for _ in batch]


def fatal_once(shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Kills the worker that comes first to job 120, told by a file."""
    flag = Path(os.fsdecode(shared))
    if b"120" in batch and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return [b"done " + one for one in batch]


def fatal(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Kills every worker."""
    os.kill(os.getpid(), signal.SIGKILL)
    return list(batch)


FAULT = diagnose("MB801", Span(path="templates/a.html", line=3, column=1), reason="x")


def refusing(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Cannot go on."""
    if b"70" in batch:
        raise MagbuildError(FAULT, ExitCode.USAGE)
    return list(batch)


def faulty(_shared: bytes, batch: Sequence[bytes]) -> list[bytes]:
    """Has a bug."""
    raise ZeroDivisionError(len(batch))


@pytest.mark.parametrize("count", [0, 1, BREAK_EVEN - 1])
def test_few_jobs_are_done_here(count: int) -> None:
    opened = Opening()
    with crew(opened) as made:
        pids = set(made.run(whereabouts, b"", jobs(count)))
    assert opened.times == 0
    assert pids <= {str(os.getpid()).encode()}


@pytest.mark.parametrize("count", [BREAK_EVEN, BREAK_EVEN + 1])
def test_many_jobs_are_done_elsewhere(count: int) -> None:
    opened = Opening()
    with crew(opened) as made:
        pids = list(made.run(whereabouts, b"", jobs(count)))
    assert opened.times == 1
    assert len(pids) == count
    assert str(os.getpid()).encode() not in pids


@pytest.mark.parametrize(("count", "times"), [(0, 0), (1, 1)])
def test_a_crew_may_always_work_elsewhere(count: int, times: int) -> None:
    opened = Opening()
    with crew(opened, always=True) as made:
        assert list(made.run(stretched, b"x", jobs(count))) == stretched(b"x", jobs(count))
    assert opened.times == times


def test_a_crew_of_one_works_here() -> None:
    with crew() as made:
        assert set(made.run(whereabouts, b"", jobs(200))) == {str(os.getpid()).encode()}


@pytest.mark.parametrize("count", [0, 1, 59, 60, 61, 100, 101, 400])
def test_outcomes_are_the_same_in_the_same_order_wherever_they_are_made(count: int) -> None:
    expected = stretched(b"x", jobs(count))
    with crew() as made:
        assert list(made.run(stretched, b"x", jobs(count))) == expected
    with crew(Opening()) as made:
        assert list(made.run(stretched, b"x", jobs(count))) == expected


def test_workers_stay_for_the_next_work_and_go_at_the_end() -> None:
    opened = Opening()
    with crew(opened) as made:
        pids = {int(pid) for _ in range(3) for pid in made.run(whereabouts, b"", jobs(300))}
    assert opened.times == 1
    assert 1 <= len(pids) <= WORKERS
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_crew_that_was_let_go_can_be_called_again() -> None:
    opened = Opening()
    with crew(opened) as made:
        assert list(made.run(stretched, b"", jobs(60))) == stretched(b"", jobs(60))
        made.close()
        made.close()
        assert list(made.run(stretched, b"", jobs(60))) == stretched(b"", jobs(60))
    assert opened.times == 2


class Drawn:
    """Jobs that count how many of them were asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.times = 0

    def __iter__(self) -> Iterator[bytes]:
        for one in jobs(self.count):
            self.times += 1
            yield one


@pytest.mark.parametrize(
    ("opened", "ahead"), [(Opening(), AHEAD), (None, BREAK_EVEN)], ids=["processes", "here"]
)
def test_jobs_are_drawn_as_they_are_needed(opened: Opening | None, ahead: int) -> None:
    drawn = Drawn(2000)
    with crew(opened) as made:
        for done, _ in enumerate(made.run(stretched, b"", drawn)):
            assert drawn.times - done <= ahead
    assert drawn.times == 2000


def test_work_may_be_left_before_its_end() -> None:
    drawn = Drawn(2000)
    with crew(Opening()) as made:
        work = made.run(stretched, b"", drawn)
        assert next(work) == stretched(b"", [b"0"])[0]
        assert isinstance(work, Generator)
        work.close()
        assert list(made.run(stretched, b"", jobs(60))) == stretched(b"", jobs(60))
    assert drawn.times <= AHEAD


def test_a_fault_in_drawing_jobs_comes_through() -> None:
    def broken() -> Iterable[bytes]:
        yield from jobs(500)
        raise LookupError("forgotten")

    with crew(Opening()) as made:
        with pytest.raises(LookupError, match="forgotten"):
            list(made.run(stretched, b"", broken()))
        assert list(made.run(stretched, b"", jobs(60))) == stretched(b"", jobs(60))


def test_what_dies_with_a_worker_is_done_again(tmp_path: Path) -> None:
    opened, flag = Opening(), tmp_path / "died"
    with crew(opened) as made:
        outcomes = list(made.run(fatal_once, os.fsencode(flag), jobs(1000)))
    assert flag.exists()
    assert outcomes == [b"done " + one for one in jobs(1000)]
    assert opened.times == 2


def test_a_single_batch_may_die_too(tmp_path: Path) -> None:
    with crew(Opening(), always=True) as made:
        outcomes = list(made.run(fatal_once, os.fsencode(tmp_path / "died"), [b"120"]))
    assert outcomes == [b"done 120"]


@pytest.mark.parametrize("count", [60, 2000])
def test_workers_that_die_again_and_again_end_the_run(count: int) -> None:
    opened = Opening()
    with crew(opened) as made:
        for _ in range(3):
            with pytest.raises(MagbuildError) as caught:
                list(made.run(fatal, b"", jobs(count)))
            assert caught.value.diagnostic.code == "MB761"
            assert caught.value.exit_code is ExitCode.MACHINE
            made.close()
    assert opened.times == 9


def test_workers_of_another_version_are_not_trusted() -> None:
    with crew(Opening(), code=b"another") as made, pytest.raises(MagbuildError) as caught:
        list(made.run(stretched, b"", jobs(60)))
    assert caught.value.diagnostic.code == "MB762"
    assert caught.value.exit_code is ExitCode.USAGE
    (named,) = dict(caught.value.diagnostic.arguments).values()
    host, _, pid = named.rpartition(":")
    assert host == os.uname().nodename
    assert int(pid) != os.getpid()


@pytest.mark.parametrize("opened", [None, Opening()], ids=["here", "processes"])
def test_what_forbids_going_on_comes_home_as_it_is(opened: Opening | None) -> None:
    with crew(opened) as made, pytest.raises(MagbuildError) as caught:
        list(made.run(refusing, b"", jobs(300)))
    assert caught.value.diagnostic == FAULT
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("opened", [None, Opening()], ids=["here", "processes"])
def test_a_bug_comes_home_as_it_is(opened: Opening | None) -> None:
    with crew(opened) as made, pytest.raises(ZeroDivisionError):
        list(made.run(faulty, b"", jobs(300)))
