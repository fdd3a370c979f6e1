"""Every link to another site asked once, politely, and told of wherever it is written."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.core.shapes import Located
from magbuild.outward.answers import Answer, Dated, Verdict, still_holds

PAUSE = 1.0  # seconds between two questions to one host
MOST_HOSTS = 8  # asked at the same time

Ask = Callable[[str], Answer]

_CODES = {Verdict.GONE: "MB541", Verdict.UNSURE: "MB542", Verdict.MOVED: "MB543"}


def ask_all(
    addresses: Iterable[str],
    known: Mapping[str, Dated],
    today: datetime.date,
    ask: Ask,
    pause: float = PAUSE,
) -> dict[str, Dated]:
    """The answer for each address: what is `known` while that holds, else what `ask` says.

    Each host is asked one question at a time, with a pause of so many seconds between them.
    """
    wanted = dict.fromkeys(addresses)
    held = {one: known[one] for one in wanted if one in known and still_holds(known[one], today)}
    by_host: dict[str, list[str]] = {}
    for address in wanted:
        if address not in held:
            by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)

    def ask_host(of_one_host: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for number, address in enumerate(of_one_host):
            if number:
                time.sleep(pause)
            answers.append((address, ask(address)))
        return answers

    with ThreadPoolExecutor(max_workers=MOST_HOSTS) as crew:
        for answers in crew.map(ask_host, by_host.values()):
            held |= {address: Dated(answer=one, day=today) for address, one in answers}
    return held


def judge_links(
    links: Iterable[Located[str]], answers: Mapping[str, Dated]
) -> Iterator[Diagnostic]:
    """What is to be said of links: gone is an error, unsure a warning, moved a notice."""
    for link in links:
        answer = answers[link.value].answer
        if answer.verdict in _CODES:
            yield diagnose(
                _CODES[answer.verdict],
                link.span,
                url=link.value,
                reason=answer.reason,
                moved=answer.moved,
            )
