"""What other sites answered, and for how long that is believed."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Verdict(StrEnum):
    """What an answer means: there, there under another address, gone, or not to be told today."""

    THERE = "there"
    MOVED = "moved"
    GONE = "gone"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one address. `reason` is a status or an error, `moved` the new address."""

    verdict: Verdict
    reason: str
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An answer and its day."""

    answer: Answer
    day: datetime.date


_BELIEVED = {Verdict.THERE: 14, Verdict.MOVED: 14, Verdict.GONE: 1, Verdict.UNSURE: 0}
"""For so many days an answer is not asked for again."""


def still_holds(held: Dated, today: datetime.date) -> bool:
    """Whether an answer is believed on a day."""
    return 0 <= (today - held.day).days < _BELIEVED[held.answer.verdict]


def read_answers(path: Path) -> dict[str, Dated]:
    """The answers kept in a file, by address; none when there is no such file, or it is damaged."""
    try:
        kept = json.loads(path.read_bytes())
        return {
            address: Dated(
                answer=Answer(
                    verdict=Verdict(one["verdict"]), reason=str(one["reason"]), moved=one["moved"]
                ),
                day=datetime.date.fromisoformat(one["day"]),
            )
            for address, one in kept.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def keep_answers(path: Path, answers: Mapping[str, Dated]) -> None:
    """Write the answers, wholly or not at all. OSError where that cannot be."""
    kept = {
        address: {**asdict(held.answer), "day": held.day.isoformat()}
        for address, held in sorted(answers.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(path)
