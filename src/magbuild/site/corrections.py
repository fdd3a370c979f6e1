"""What changed since the last release: no published figure is changed in silence.

The last release is known by its ledger. A change of a figure, of the words around it, or its going
is settled by a correction of the article that says what was printed and what is printed now.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping

from magbuild.content.corrections import holds_words, same_words
from magbuild.content.models import Correction, CorrectionKind, FrontMatter, Metric
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.site.catalog import Story
from magbuild.site.ledger import LedgerRow
from magbuild.site.observations import Observation, observe
from magbuild.vietnamese.figures import machine_number
from magbuild.vietnamese.text import spelling

_LONGEST_PIECE = 300  # characters that `old` and `new` may have


def updated_on(meta: FrontMatter) -> datetime.date | None:
    """The day of the latest change of substance; mended spelling is none."""
    days = [one.date for one in meta.corrections if one.kind is not CorrectionKind.TYPO]
    return max((*days, *((meta.updated,) if meta.updated else ())), default=None)


def judge_release(
    stories: Iterable[Story], released: Iterable[LedgerRow], today: datetime.date
) -> tuple[Diagnostic, ...]:
    """Changes of published figures that no correction tells.

    Only of stories from before `today` that stand in the last release: what has not been read yet
    may still be written.
    """
    before: dict[str, dict[str, LedgerRow]] = {}
    for row in released:
        article, _, metric = row.id.partition("#")
        before.setdefault(article, {})[metric] = row
    return tuple(
        diagnostic
        for story in stories
        if story.article.id in before and story.date < today and not story.article.meta.draft
        for diagnostic in _changes(story, before[story.article.id], today)
    )


def _changes(
    story: Story, released: Mapping[str, LedgerRow], today: datetime.date
) -> Iterator[Diagnostic]:
    meta = story.article.meta
    now = {one.metric.id: one for one in observe([story], {})}
    for name, row in released.items():
        told = [entry for entry in meta.corrections if entry.metric == name]
        if name not in now:
            at = meta.spans.get("metrics", meta.spans[""])
            yield from _gone(name, row, told, at, today)
        elif _figure_changed(row, now[name].metric):
            yield from _other_figure(row, now[name].metric, told, today)
        else:
            yield from _other_sentence(row, now[name], told, today)


def _figure_changed(row: LedgerRow, metric: Metric) -> bool:
    quantity = metric.quantity
    now = (
        machine_number(quantity.value),
        "" if quantity.value_max is None else machine_number(quantity.value_max),
        quantity.unit,
        "/".join(quantity.per),
        quantity.bound.value,
    )
    published = (row.value, row.value_max, row.unit, row.per, row.bound)
    return now != published or not same_words(quantity.printed, row.printed)


def _gone(
    name: str, row: LedgerRow, told: list[Correction], at: Span, today: datetime.date
) -> Iterator[Diagnostic]:
    if not any(same_words(one.old, row.printed) and not one.new for one in told):
        entry = _entry(today, name, row.printed, "")
        yield diagnose("MB387", at, label=row.label, old=row.printed, id=name, entry=entry)


def _other_figure(
    row: LedgerRow, metric: Metric, told: list[Correction], today: datetime.date
) -> Iterator[Diagnostic]:
    old, new = row.printed, metric.quantity.printed
    left = any(same_words(one.old, old) for one in told)
    reached = any(same_words(one.new, new) for one in told)
    if not (left and reached):
        entry = _entry(today, metric.id, old, new)
        yield diagnose("MB385", metric.span, label=metric.label, old=old, new=new, entry=entry)


def _other_sentence(
    row: LedgerRow, one: Observation, told: list[Correction], today: datetime.date
) -> Iterator[Diagnostic]:
    if one.stated is None or not row.sentence or same_words(row.sentence, one.stated.sentence):
        return
    now = one.stated.sentence
    if any(
        holds_words(row.sentence, entry.old)
        and holds_words(now, entry.new)
        and not same_words(entry.old, entry.new)
        for entry in told
    ):
        return
    old, new = _difference(row.sentence, now)
    entry = _entry(today, one.metric.id, old, new)
    at, label = one.stated.span, one.metric.label
    yield diagnose("MB386", at, label=label, old=old, new=new, entry=entry)


def _difference(old: str, new: str) -> tuple[str, str]:
    """What two sentences say differently, with a word on either side; signs alone say nothing."""
    one, other = old.split(), new.split()
    start = end = 0
    shortest = min(len(one), len(other))
    while start < shortest and same_words(one[start], other[start]):
        start += 1
    while end < shortest - start and same_words(one[-1 - end], other[-1 - end]):
        end += 1
    first, last = max(start - 1, 0), max(end - 1, 0)
    pieces = [" ".join(words[first : len(words) - last]) for words in (one, other)]
    while (first or last) and not all(map(spelling, pieces)):
        first, last = max(first - 1, 0), max(last - 1, 0)
        pieces = [" ".join(words[first : len(words) - last]) for words in (one, other)]
    cut_old, cut_new = (_cut(piece) for piece in pieces)
    return cut_old, cut_new


def _cut(piece: str) -> str:
    """As many whole words as a field may hold."""
    if len(piece) <= _LONGEST_PIECE:
        return piece
    return piece[:_LONGEST_PIECE].rpartition(" ")[0] or piece[:_LONGEST_PIECE]


def _entry(today: datetime.date, metric: str, old: str, new: str) -> str:
    """A correction ready to be pasted, but for its explanation."""
    texts = {"old": old, "new": new, "note": "…"}
    said = (f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in texts.items() if v)
    return f"- {{date: {today}, kind: correction, metric: {metric}, {', '.join(said)}}}"
