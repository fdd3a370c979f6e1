"""The changes between two releases of the ledger, told to editors and to programs."""

from collections.abc import Iterator
from dataclasses import asdict

from magbuild.site.ledger import LedgerRow
from magbuild.site.ledger_changes import FigureChange, LedgerChanges

_ASPECTS = {
    "value": "giá trị",
    "bound": "cách nói",
    "unit": "đơn vị",
    "period": "kỳ",
    "label": "nhãn",
    "sentence": "câu nêu",
}
_BOUNDS = {
    "exact": "đúng",
    "above": "hơn",
    "below": "gần, dưới",
    "about": "khoảng",
    "at_least": "ít nhất",
    "at_most": "nhiều nhất",
}


def tell_changes(changes: LedgerChanges) -> str:
    """The changes in Vietnamese; control characters are shown, not obeyed."""
    if not changes:
        return "Hai bản số liệu như nhau."
    counts = (
        f"Thêm {len(changes.added)}, bỏ {len(changes.gone)}, đổi {len(changes.changed)} số liệu."
    )
    lines = (
        *(f"+ {_figure(row)}" for row in changes.added),
        *(f"- {_figure(row)}" for row in changes.gone),
        *(line for change in changes.changed for line in _change(change)),
        counts,
    )
    return "\n".join(_visible(line) for line in lines)


def changes_as_data(changes: LedgerChanges) -> dict[str, object]:
    """The changes for programs."""
    return {
        "version": 1,
        "added": [asdict(row) for row in changes.added],
        "gone": [asdict(row) for row in changes.gone],
        "changed": [
            {
                "id": change.new.id,
                "aspects": list(change.aspects),
                "old": asdict(change.old),
                "new": asdict(change.new),
            }
            for change in changes.changed
        ],
    }


def _figure(row: LedgerRow) -> str:
    return f"{row.id}: {row.label}, {row.printed}"


def _change(change: FigureChange) -> Iterator[str]:
    yield f"~ {change.new.id}: {change.new.label}"
    for aspect in change.aspects:
        old, new = _aspect(change.old, aspect), _aspect(change.new, aspect)
        yield f"    {_ASPECTS[aspect]}: {old} → {new}"


def _aspect(row: LedgerRow, aspect: str) -> str:
    if aspect == "value":
        size = f"{row.value}–{row.value_max}" if row.value_max else row.value
        return f"{size} (“{row.printed}”)"
    if aspect == "bound":
        return _BOUNDS.get(row.bound, row.bound)
    if aspect == "unit":
        return "/".join(part for part in (row.unit, row.per) if part) or "không có"
    if aspect == "period":
        days = " – ".join(day for day in (row.period_start, row.period_end, row.as_of) if day)
        return row.period or days or "không có"
    return f"“{row.label if aspect == 'label' else row.sentence}”"


def _visible(line: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in line.replace("\xa0", " "))
