"""Links of a whole magazine: each asked once, hosts politely, answers told of at each place."""

import datetime
import threading
import time
from itertools import pairwise

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Span
from magbuild.core.shapes import Located
from magbuild.outward.answers import Answer, Dated, Verdict
from magbuild.outward.checking import ask_all, judge_links

TODAY = datetime.date(2026, 11, 26)


def answer(verdict: Verdict, moved: str = "") -> Answer:
    return Answer(verdict=verdict, reason="x", moved=moved)


def test_each_address_is_asked_once_and_one_host_never_twice_at_a_time() -> None:
    asked: list[str] = []
    busy: set[str] = set()
    lock = threading.Lock()

    def ask(address: str) -> Answer:
        host = address.split("/")[2]
        with lock:
            assert host not in busy
            busy.add(host)
            asked.append(address)
        time.sleep(0.005)
        with lock:
            busy.remove(host)
        return answer(Verdict.THERE)

    addresses = [f"https://h{n % 3}.vn/{n}" for n in range(12)]
    held = ask_all([*addresses, *addresses], {}, TODAY, ask, pause=0)
    assert sorted(asked) == sorted(addresses)
    assert set(held) == set(addresses)


def test_the_pause_stands_between_questions_to_one_host() -> None:
    times: list[float] = []

    def ask(_address: str) -> Answer:
        times.append(time.monotonic())
        return answer(Verdict.THERE)

    ask_all(["https://a.vn/1", "https://a.vn/2", "https://A.vn/3"], {}, TODAY, ask, pause=0.05)
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(times))
    assert len(times) == 3


def test_what_is_known_is_not_asked_again_until_it_is_old() -> None:
    asked: list[str] = []

    def ask(address: str) -> Answer:
        asked.append(address)
        return answer(Verdict.GONE)

    known = {
        "https://a.vn/": Dated(answer=answer(Verdict.THERE), day=TODAY),
        "https://b.vn/": Dated(answer=answer(Verdict.UNSURE), day=TODAY),
        "https://c.vn/": Dated(answer=answer(Verdict.THERE), day=datetime.date(2026, 1, 1)),
    }
    held = ask_all(known, known, TODAY, ask, pause=0)
    assert sorted(asked) == ["https://b.vn/", "https://c.vn/"]
    assert held["https://a.vn/"].answer.verdict is Verdict.THERE
    assert held["https://c.vn/"] == Dated(answer=answer(Verdict.GONE), day=TODAY)


def test_hard_and_soft_failures_are_told_apart() -> None:
    links = [
        Located(value=f"https://{name}.vn/", span=Span(path="a.md", line=number))
        for number, name in enumerate(("there", "gone", "unsure", "moved", "gone"), 1)
    ]
    answers = {
        f"https://{verdict}.vn/": Dated(answer=answer(verdict, "https://new.vn/"), day=TODAY)
        for verdict in Verdict
    }
    found = list(judge_links(links, answers))
    assert [(one.code, one.span.line) for one in found] == [
        ("MB541", 2),
        ("MB542", 3),
        ("MB543", 4),
        ("MB541", 5),
    ]
    assert [one.severity for one in found][:3] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTICE,
    ]
