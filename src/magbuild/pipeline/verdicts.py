"""What the next build would do, file by file, and why."""

from dataclasses import dataclass
from enum import StrEnum

from magbuild.pipeline.request import Findings


class State(StrEnum):
    """What the next build would do with a file."""

    FRESH = "fresh"
    NEW = "new"
    STALE = "stale"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A field that has changed, what it was and is, and the files it can have come from."""

    field: str
    before: str
    after: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One file, what would be done with it, and why."""

    output: str
    state: State
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The whole plan, or what was asked of it, file by file; `inputs` are all that have changed."""

    findings: Findings
    inputs: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
