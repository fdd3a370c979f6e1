"""Changes are neither lost nor taken twice."""

import threading

import pytest

from magbuild.serve.changes import MANY, ClosedError, Waiting


def test_what_is_told_is_taken_once_and_together() -> None:
    waiting = Waiting()
    waiting.tell(["a", "b"])
    waiting.tell(["b", "c"])
    assert waiting.take(None) == frozenset({"a", "b", "c"})
    assert waiting.take(0) is None


def test_when_anything_may_have_changed_names_say_nothing() -> None:
    waiting = Waiting()
    waiting.tell(["a"])
    waiting.tell(None)
    assert waiting.take(None) is None
    waiting.tell(["b"])
    assert waiting.take(None) == frozenset({"b"})


def test_a_flood_is_taken_at_its_end() -> None:
    waiting = Waiting()
    waiting.tell(str(number) for number in range(MANY))
    later = threading.Timer(0.05, waiting.tell, (["last"],))
    later.start()
    assert "last" in (waiting.take(None) or ())


def test_nothing_comes_after_the_end() -> None:
    waiting = Waiting()
    threading.Timer(0.05, waiting.close).start()
    with pytest.raises(ClosedError):
        waiting.take(None)


def test_many_threads_lose_nothing() -> None:
    waiting = Waiting()
    names = {f"{thread} {number}" for thread in range(8) for number in range(200)}

    def tell(thread: int) -> None:
        for number in range(200):
            waiting.tell([f"{thread} {number}"])

    threads = [threading.Thread(target=tell, args=(thread,)) for thread in range(8)]
    for one in threads:
        one.start()
    taken: set[str] = set()
    while taken != names:
        fresh = waiting.take(5) or frozenset()
        assert not fresh & taken
        taken |= fresh
    for one in threads:
        one.join()
