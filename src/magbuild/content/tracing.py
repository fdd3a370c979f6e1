"""The evidence of an article as diagnostics: figures not stated, stated otherwise, undeclared."""

import difflib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from magbuild.content.evidence import Evidence
from magbuild.content.figure_links import FIGURE
from magbuild.content.models import Metric
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Span, diagnose

Locate = Callable[[int, int], Span]


def shown_on(anchors: Collection[str], evidence: Evidence) -> Evidence:
    """The evidence that has reached a page with these anchors.

    A figure in the title of a picture within a line, or in what the converter takes for code, can
    be read in the text and not on the page.
    """
    shown = {name.removeprefix(FIGURE) for name in anchors if name.startswith(FIGURE)}
    lost = {one.metric for one in evidence.statements} - shown
    if not lost:
        return evidence
    return replace(
        evidence,
        statements=tuple(one for one in evidence.statements if one.metric in shown),
        missing=(*evidence.missing, *sorted(lost)),
        ambiguous={name: figures for name, figures in evidence.ambiguous.items() if name in shown},
    )


def judge_evidence(
    metrics: tuple[Metric, ...], evidence: Evidence, at: Locate, lax: Severity
) -> Iterator[Diagnostic]:
    """What is wrong between metrics and text; `lax` is the weight of what a draft may still lack.

    `at` gives the place of an offset and a length of the text.
    """
    by_id = {metric.id: metric for metric in metrics}
    for name in evidence.missing:
        yield _missing(by_id[name], lax)
    for name, found in evidence.contradicted.items():
        metric = by_id[name]
        yield diagnose(
            "MB361",
            metric.span,
            related=(at(found.start, found.end - found.start),),
            severity=lax,
            label=metric.label,
            declared=metric.quantity.printed,
            stated=found.quantity.printed,
        )
    for name, candidates in evidence.ambiguous.items():
        places = (at(one.start, one.end - one.start) for one in candidates)
        yield diagnose("MB363", by_id[name].span, related=places, label=by_id[name].label, id=name)
    for name, start, end in evidence.unknown_marks:
        close = ", ".join(difflib.get_close_matches(name, by_id, n=1))
        yield diagnose("MB364", at(start, end - start), id=name, suggestion=close)
    for stray in evidence.undeclared:
        place = at(stray.start, stray.end - stray.start)
        yield diagnose("MB365", place, printed=stray.quantity.printed)


def _missing(metric: Metric, lax: Severity) -> Diagnostic:
    if metric.evidence:
        return diagnose("MB366", metric.span, severity=lax, evidence=metric.evidence)
    return diagnose(
        "MB362",
        metric.span,
        severity=lax,
        label=metric.label,
        declared=metric.quantity.printed,
        id=metric.id,
    )
