"""Tasks and what comes of them: work as plain data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file to be made: `action` names the function, `payload` is all that it is given."""

    output: str
    action: str
    payload: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The bytes of one file, its path relative to the output folder."""

    output: str
    data: bytes


Action = Callable[[object], bytes]


def run(tasks: Iterable[Task], actions: Mapping[str, Action]) -> Iterator[Result]:
    """Carry out tasks one after another."""
    for task in tasks:
        yield Result(output=task.output, data=actions[task.action](task.payload))
