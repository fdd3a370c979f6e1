"""Two releases of the ledger compared: figures that came, went, or say something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from magbuild.site.ledger import LedgerRow

ASPECTS: Mapping[str, tuple[str, ...]] = {
    "value": ("value", "value_max"),
    "bound": ("bound",),
    "unit": ("unit", "per"),
    "period": ("period_start", "period_end", "as_of"),
    "label": ("label",),
    "sentence": ("sentence",),
}
"""What of a figure is compared. Where it stands, what it is filed under, is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One figure in both releases; `aspects` are the names of those in which they differ."""

    old: LedgerRow
    new: LedgerRow
    aspects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerChanges:
    """What differs between two releases, each part ordered by id."""

    added: tuple[LedgerRow, ...]
    gone: tuple[LedgerRow, ...]
    changed: tuple[FigureChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.gone or self.changed)


def compare_ledgers(old: Iterable[LedgerRow], new: Iterable[LedgerRow]) -> LedgerChanges:
    """The differences between an older release and a newer one; figures are known by their ids."""
    before, after = _by_id(old), _by_id(new)
    both = [(before[name], row) for name, row in after.items() if name in before]
    return LedgerChanges(
        added=tuple(row for name, row in after.items() if name not in before),
        gone=tuple(row for name, row in before.items() if name not in after),
        changed=tuple(
            FigureChange(old=one, new=other, aspects=aspects)
            for one, other in both
            if (aspects := _differing(one, other))
        ),
    )


def _by_id(rows: Iterable[LedgerRow]) -> dict[str, LedgerRow]:
    return {row.id: row for row in sorted(rows, key=lambda row: row.id)}


def _differing(old: LedgerRow, new: LedgerRow) -> tuple[str, ...]:
    return tuple(
        aspect
        for aspect, names in ASPECTS.items()
        if any(getattr(old, name) != getattr(new, name) for name in names)
    )
