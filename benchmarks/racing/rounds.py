"""The rounds of the race: in each, every generator in turn builds cold, then after each change."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generate import write_magazines

from racing.edits import Edit, edit_body, edit_title, require_shown
from racing.generators import OUTPUT, Generator
from racing.processes import Job
from racing.timing import Cost, measure
from racing.weighing import Weight, weigh


class Step(StrEnum):
    """What happened before a build."""

    COLD = "cold"
    UNCHANGED = "nothing changed"
    BODY = "one body edited"
    TITLE = "one title edited"


Round = Mapping[Step, Cost]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one generator showed: its timed rounds in order, and the weight of a cold build."""

    rounds: Sequence[Round]
    weight: Weight


Records = Mapping[str, Record]
"""By the key of the generator."""

_EDITS: dict[Step, Callable[[Path, str, int, int], Edit]] = {
    Step.BODY: edit_body,
    Step.TITLE: edit_title,
}


def race(
    generators: Mapping[str, Generator], count: int, runs: Mapping[str, int], place: Path
) -> Records:
    """Let generators race over a magazine of so many articles, each as often as `runs` says.

    Every one is weighed in a round of its own at the end.
    """
    projects = {key: place / key for key in generators}
    write_magazines(count, {projects[key]: one.form for key, one in generators.items()})
    rounds: dict[str, list[Round]] = {key: [] for key in generators}
    for number in range(max(runs.values())):
        for key, generator in generators.items():
            if number < runs[key]:
                rounds[key].append(_round(generator, projects[key], count, number))
                _tell(number, generator.name, rounds[key][-1])
    weights = {key: weigh_cold(one, projects[key]) for key, one in generators.items()}
    return {key: Record(rounds=rounds[key], weight=weights[key]) for key in generators}


def time_cold(generator: Generator, project: Path) -> Cost:
    """Time a build where nothing was ever built."""
    _forget(generator, project)
    return measure(_build(generator, project))


def weigh_cold(generator: Generator, project: Path) -> Weight:
    """Weigh a build where nothing was ever built."""
    _forget(generator, project)
    return weigh(_build(generator, project))


def _round(generator: Generator, project: Path, count: int, number: int) -> Round:
    costs = {Step.COLD: time_cold(generator, project)}
    job = _build(generator, project)
    for _ in range(generator.settling):
        measure(job)
    costs[Step.UNCHANGED] = measure(job)
    for step, edit in _EDITS.items():
        edited = edit(project, generator.form, count, number)
        costs[step] = measure(job)
        require_shown(project / OUTPUT, edited)
    return costs


def _build(generator: Generator, project: Path) -> Job:
    return Job(command=generator.command(), folder=project, environment=generator.environment)


def _forget(generator: Generator, project: Path) -> None:
    for pattern in generator.leavings:
        for path in project.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _tell(number: int, name: str, made: Round) -> None:
    told = ", ".join(f"{step} {cost.wall:.2f} s" for step, cost in made.items())
    print(f"{number + 1}. {name}: {told}", file=sys.stderr)
