"""Where two values differ, field by field: why something has to be made anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

ABSENT = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that differs: its path, such as "cards[2].title", and what it was and is.

    `around` are the mappings that hold it as they are now, the innermost last.
    """

    path: str
    before: object
    after: object
    around: tuple[Mapping[str, object], ...]


def differences(
    before: object, after: object, path: str = "", around: tuple[Mapping[str, object], ...] = ()
) -> Iterator[Difference]:
    """The fields in which two plain values differ, in order. Lists are aligned at both ends."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        inside = (*around, after)
        for name in dict.fromkeys((*after, *before)):
            below = f"{path}.{name}" if path else str(name)
            yield from differences(before.get(name, ABSENT), after.get(name, ABSENT), below, inside)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_lists(before, after, path, around)
    else:
        yield Difference(path=path, before=before, after=after, around=around)


def _in_lists(
    before: Sequence[object],
    after: Sequence[object],
    path: str,
    around: tuple[Mapping[str, object], ...],
) -> Iterator[Difference]:
    start = _alike(before, after)
    rest_before, rest_after = before[start:], after[start:]
    end = _alike(rest_before[::-1], rest_after[::-1])
    rest_before = rest_before[: len(rest_before) - end]
    rest_after = rest_after[: len(rest_after) - end]
    for offset in range(max(len(rest_before), len(rest_after))):
        old = rest_before[offset] if offset < len(rest_before) else ABSENT
        new = rest_after[offset] if offset < len(rest_after) else ABSENT
        inside = (*around, new) if isinstance(new, dict) and old == ABSENT else around
        yield from differences(old, new, f"{path}[{start + offset}]", inside)


def _alike(before: Sequence[object], after: Sequence[object]) -> int:
    """How many items two lists share from their beginnings."""
    return next(
        (n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new),
        min(len(before), len(after)),
    )
