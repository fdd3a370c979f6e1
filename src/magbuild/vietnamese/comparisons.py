"""Figures that compare: "đạt 95% kế hoạch", "vượt 125,4%", "tăng gấp 2,5 lần".

Vietnamese leaves "vượt" and "tăng" by 100% or more open: the new value may be that share of the old
one, or exceed the old one by it. Both readings are kept and a warning says so. The value that is
compared with is never computed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from magbuild.vietnamese.numerals import EXACT, plain
from magbuild.vietnamese.units import GAP, Family, Unit

Direction = Literal["up", "down", "ratio"]

_ONE = Decimal(1)
_HUNDRED = Decimal(100)

_VERBS: tuple[tuple[Direction, str], ...] = (
    ("up", "tăng; tăng thêm; tăng trưởng; tăng bình quân; tăng trung bình; vượt; cao hơn"),
    ("up", "tăng gấp; cao gấp"),
    ("down", "giảm; giảm thêm; giảm bình quân; giảm trung bình; thấp hơn; hụt"),
    ("ratio", "đạt; bằng; gấp"),
)
VERBS = {verb: direction for direction, verbs in _VERBS for verb in verbs.split("; ")}
"""The verbs that compare, and which way."""

_LAST_WORDS = frozenset(verb.rsplit(" ", 1)[-1] for verb in VERBS)
_STOP = r"(?!(?:và|nhưng|với|trong|để|còn|đạt|vượt|tăng|giảm|là|nên|do|nhờ)(?!\w))"
_BASELINE = re.compile(
    GAP + rf"((?:so[^\S\n]+với|kế[^\S\n]+hoạch|chỉ[^\S\n]+tiêu|dự[^\S\n]+toán|mục[^\S\n]+tiêu"
    rf"|cùng[^\S\n]+kỳ)(?!\w)(?:[^\S\n]+{_STOP}[\w/]+){{0,6}})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A new value set against an old one that is not computed.

    `readings` are the possible ratios of new to old: one, two where the language is ambiguous, or
    none where only the difference is stated. `verb` and `baseline` are the words as printed.
    """

    direction: Direction
    readings: tuple[Decimal, ...] = ()
    verb: str = ""
    baseline: str = ""


def verb_before(words: list[str]) -> str:
    """The comparing verb with which the lower-case `words` in front of a figure end, if any."""
    if not words or words[-1] not in _LAST_WORDS:
        return ""
    ends = (" ".join(words[-count:]) for count in (3, 2, 1))
    return next((end for end in ends if end in VERBS), "")


def baseline_at(text: str, position: int) -> str:
    """What the figure before `position` is compared with, as printed, or nothing."""
    baseline = _BASELINE.match(text, position)
    return " ".join(baseline[1].split()) if baseline else ""


_Readings = tuple[tuple[Decimal, ...], tuple[str, ...]]
"""The ratios of new to old, and the codes of warnings."""


def compare(
    value: Decimal, unit: Unit, verb: str, baseline: str
) -> tuple[Comparison, tuple[str, ...]] | None:
    """What `verb`, `value` and `unit` compare, and the codes of warnings.

    None where nothing is compared: "đạt 60%" without a plan or a former value is a plain share.
    """
    direction = VERBS[verb.lower()]
    if direction == "ratio" and not baseline and verb.lower() != "gấp":
        return None
    stated: _Readings = ((), ())
    if unit.name == "%":
        stated = _readings(direction, plain(EXACT.divide(value, _HUNDRED)), verb)
    elif unit.name == "lần":
        stated = _multiples(direction, value, verb)
    elif unit.family is not Family.POINTS:
        return None
    readings, warnings = stated
    comparison = Comparison(direction=direction, readings=readings, verb=verb, baseline=baseline)
    return comparison, warnings


def _readings(direction: Direction, share: Decimal, verb: str) -> _Readings:
    """The ratios that a share may mean: 0.05 of a rise is 1.05, and 1.4 may be 1.4 or 2.4."""
    if direction == "ratio":
        return (share,), ()
    if direction == "down":
        return ((EXACT.subtract(_ONE, share),) if share <= _ONE else ()), ()
    if share < _ONE:
        return (EXACT.add(_ONE, share),), ()
    return _both(share, verb)


def _multiples(direction: Direction, times: Decimal, verb: str) -> _Readings:
    """The ratios that "so many times" may mean; to fall by several times has no exact ratio."""
    if direction == "ratio" or verb.lower().endswith("gấp"):
        return (times,), ()
    return ((), ()) if direction == "down" else _both(times, verb)


def _both(ratio: Decimal, verb: str) -> _Readings:
    warning = "ambiguous-exceed" if verb.lower() == "vượt" else "ambiguous-increase"
    return (ratio, EXACT.add(_ONE, ratio)), (warning,)
