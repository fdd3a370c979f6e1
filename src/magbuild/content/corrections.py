"""Corrections as they are written: what each of them must say, and what it mends.

A correction that names a metric says what was printed (`old`) and what is printed now (`new`):
the figure itself, or a piece of the sentence that states it. Without `new`, the figure is gone.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping

from magbuild.content.models import Correction, CorrectionKind, FrontMatter, Stated
from magbuild.core.diagnostics import Diagnostic, diagnose
from magbuild.vietnamese.text import spelling
from magbuild.vietnamese.typography import proofed


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but spaces, signs, typography and slips of the pen."""
    return (
        one == other
        or spelling(one) == spelling(other)
        or spelling(proofed(one)) == spelling(proofed(other))
    )


def holds_words(text: str, piece: str) -> bool:
    """Whether a text holds the words of a piece, and these are some."""
    words = spelling(piece)
    return bool(words) and f" {words} " in f" {spelling(text)} "


def judge_corrections(meta: FrontMatter, stated: Iterable[Stated]) -> Iterator[Diagnostic]:
    """Corrections before their article, of unknown metrics, half said, or said wrongly."""
    sentences = {one.metric: one.sentence for one in reversed(tuple(stated))}
    latest = {entry.metric: entry for entry in sorted(meta.corrections, key=lambda one: one.date)}
    for entry in meta.corrections:
        if meta.date is not None and entry.date < meta.date:
            at = entry.spans["date"]
            yield diagnose("MB382", at, day=str(entry.date), published=str(meta.date))
        if not spelling(entry.note):
            yield diagnose("MB329", entry.spans["note"], field="note")
        if entry.metric:
            current = latest[entry.metric] is entry
            yield from _of_metric(entry, meta, sentences if current else {})


def _of_metric(
    entry: Correction, meta: FrontMatter, sentences: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Faults of a correction that names a metric; `sentences` only where it is the latest one."""
    metrics = {metric.id: metric for metric in meta.metrics or ()}
    metric, at = metrics.get(entry.metric), entry.spans["metric"]
    if metric is None:
        if entry.new or not entry.old:
            close = ", ".join(difflib.get_close_matches(entry.metric, metrics, n=1))
            yield diagnose("MB381", at, id=entry.metric, suggestion=close)
    elif entry.kind is not CorrectionKind.TYPO and not (entry.old and entry.new):
        yield diagnose("MB384", at, id=entry.metric)
    elif entry.new and entry.metric in sentences:
        printed = metric.quantity.printed
        in_print = same_words(entry.new, printed)
        if not in_print and not holds_words(sentences[entry.metric], entry.new):
            at = entry.spans["new"]
            yield diagnose("MB383", at, label=metric.label, new=entry.new, printed=printed)
