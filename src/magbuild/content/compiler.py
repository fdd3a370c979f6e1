"""One source to one document and its diagnostics; needs nothing but the source itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from magbuild.content.comparisons import judge_comparisons
from magbuild.content.corrections import judge_corrections
from magbuild.content.evidence import NO_EVIDENCE, Statement, trace
from magbuild.content.kinds import SourceKind
from magbuild.content.models import (
    Article,
    Document,
    FrontMatter,
    MetricCatalogue,
    OrganisationRegister,
    Page,
    Prose,
    Source,
    Stated,
    Text,
    TopicRegister,
)
from magbuild.content.passages import MARK
from magbuild.content.prose import UNREAD, Figures, convert
from magbuild.content.registers import METRICS, ORGANISATIONS, TOPICS
from magbuild.content.schema import ARTICLE, NAMED_LATER, PAGE, PUBLISHED, missing
from magbuild.content.tracing import judge_evidence, shown_on
from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.nodes import FRONT_MATTER, parse
from magbuild.core.nodes import Mapping as Fields
from magbuild.core.shapes import Failed, Located, Reading, Shape
from magbuild.core.texts import position

T = TypeVar("T")

_FENCE = "---"
_CLOSING_FENCE = re.compile(rf"\n{_FENCE}[^\S\n]*(?:\n|\Z)")
_FOREIGN_FENCES = ("+++", "{", "---json", ";;;")
_FIELD_LINE = re.compile(r"[A-Za-z_]+:(?:\s|$)|\s|-\s|#|$")


class Compiled(NamedTuple):
    """What a source says, and its faults.

    `document` is None when they forbid understanding it, `text` also where a kind has no prose.
    """

    document: Document | None
    text: Text | None
    diagnostics: tuple[Diagnostic, ...]


def compile_source(source: Source) -> Compiled:
    """Read one source; needs nothing but the source itself."""
    return _COMPILERS[source.kind](source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A text cut at its fences, with its front matter read.

    `body_line` is the line on which the body begins, which reaches to the end of the text.
    """

    path: str
    fields: Fields
    body: str
    body_line: int

    def at(self, offset: int, length: int) -> Span:
        """The place in the file of some characters of the body."""
        span = position(self.body, offset, self.path, length)
        return span._replace(line=span.line + self.body_line - 1)


def _compile_article(source: Source) -> Compiled:
    parts, found = cut(source)
    if parts is None:
        return Compiled(None, None, found)
    reading = Reading(faults=list(found))
    meta = ARTICLE.read(parts.fields, reading)
    if isinstance(meta, Failed):
        _, prose_faults = convert(parts.body, source.path, parts.body_line)
        return Compiled(None, None, (*reading.faults, *prose_faults))
    lax = Severity.WARNING if meta.draft else Severity.ERROR
    metrics = meta.metrics or ()
    evidence = trace(metrics, parts.body)
    printed = {metric.id: metric.quantity.printed for metric in metrics}
    figures = Figures(statements=evidence.statements, printed=printed)
    prose, prose_faults = convert(parts.body, source.path, parts.body_line, figures)
    evidence = NO_EVIDENCE if prose is UNREAD else shown_on(prose.anchors, evidence)
    incomplete = list(missing(meta, PUBLISHED, lax))
    if meta.date and meta.expires and meta.expires < meta.date:
        at, value = meta.spans["expires"], str(meta.expires)
        incomplete.append(diagnose("MB339", at, severity=lax, value=value, date=str(meta.date)))
    if not parts.body.strip():
        incomplete.append(diagnose("MB442", meta.spans[""]))
    judged = judge_evidence(metrics, evidence, parts.at, lax)
    article = Article(
        id=source.id,
        path=source.path,
        meta=replace(meta, spans=_places_to_name(meta)),
        anchors=prose.anchors,
        references=prose.references,
        stated=tuple(_stated(one, parts, printed) for one in evidence.statements),
        undeclared=tuple(
            Located(value=one.quantity.printed, span=parts.at(one.start, one.end - one.start))
            for one in evidence.undeclared
        ),
    )
    drawn = judge_comparisons(meta.comparisons, metrics)
    mended = judge_corrections(meta, article.stated)
    found = (*reading.faults, *incomplete, *prose_faults, *judged, *drawn, *mended)
    return Compiled(article, _text(prose), found)


def _places_to_name(meta: FrontMatter) -> dict[str, Span]:
    """The places that findings about the whole magazine may still name.

    These are the `NAMED_LATER` and those of fields that say nothing; a large magazine has no room
    for all others.
    """
    return {
        name: span
        for name, span in meta.spans.items()
        if name in NAMED_LATER or not getattr(meta, name)
    }


def _text(prose: Prose) -> Text:
    return Text(html=prose.html, outline=prose.outline, words=prose.words)


def _stated(statement: Statement, parts: Parts, printed: Mapping[str, str]) -> Stated:
    """A statement with its sentence as a reader meets it: marks give way to what they print."""
    start, end = statement.passage
    sentence = MARK.sub(lambda m: printed.get(m[1].strip(), m[0]), parts.body[start:end])
    return Stated(
        metric=statement.metric,
        sentence=" ".join(sentence.split()),
        span=parts.at(statement.start, statement.end - statement.start),
    )


def _compile_page(source: Source) -> Compiled:
    parts, found = cut(source)
    if parts is None:
        return Compiled(None, None, found)
    reading = Reading(faults=list(found))
    meta = PAGE.read(parts.fields, reading)
    prose, prose_faults = convert(parts.body, source.path, parts.body_line)
    faults = (*reading.faults, *prose_faults)
    if isinstance(meta, Failed):
        return Compiled(None, None, faults)
    page = Page(
        id=source.id,
        path=source.path,
        title=meta.title,
        slug=meta.slug,
        summary=meta.summary,
        order=meta.order,
        anchors=prose.anchors,
        references=prose.references,
        spans=meta.spans,
    )
    return Compiled(page, _text(prose), faults)


def _compile_topics(source: Source) -> Compiled:
    topics, faults = _read_register(source, TOPICS)
    register = None if topics is None else TopicRegister(path=source.path, topics=topics)
    return Compiled(register, None, faults)


def _compile_organisations(source: Source) -> Compiled:
    found, faults = _read_register(source, ORGANISATIONS)
    if found is None:
        return Compiled(None, None, faults)
    return Compiled(OrganisationRegister(path=source.path, organisations=found), None, faults)


def _compile_metrics(source: Source) -> Compiled:
    found, faults = _read_register(source, METRICS)
    if found is None:
        return Compiled(None, None, faults)
    return Compiled(MetricCatalogue(path=source.path, definitions=found), None, faults)


def _read_register(source: Source, shape: Shape[T]) -> tuple[T | None, tuple[Diagnostic, ...]]:
    root, found = parse(source.text, source.path)
    if root is None:
        return None, found
    reading = Reading(faults=list(found))
    value = shape.read(root, reading)
    return (None if isinstance(value, Failed) else value), tuple(reading.faults)


def cut(source: Source) -> tuple[Parts | None, tuple[Diagnostic, ...]]:
    """The front matter and the body of a text, or why they cannot be told apart."""
    text = source.text
    first = text.partition("\n")[0]
    start = Span(path=source.path, line=1, column=1, length=max(len(first), 1))
    if first.rstrip() != _FENCE:
        for fence in _FOREIGN_FENCES:
            if first.startswith(fence):
                return None, (diagnose("MB310", start, fence=fence),)
        return None, (diagnose("MB301", start),)
    closing = _CLOSING_FENCE.search(text, len(first))
    if closing is None:
        return None, (diagnose("MB302", start, related=_first_body_line(text, source.path)),)
    head, body = text[len(first) + 1 : closing.start()], text[closing.end() :]
    fields, found = parse(head, source.path, first_line=2, limits=FRONT_MATTER)
    if fields is None:
        return None, found
    if not fields.entries:
        return None, (*found, diagnose("MB303", start, fields="title, date, section, summary"))
    body_line = text.count("\n", 0, closing.start()) + 3
    return Parts(path=source.path, fields=fields, body=body, body_line=body_line), found


def _first_body_line(text: str, path: str) -> tuple[Span, ...]:
    """Where the text seems to begin when nothing closes the front matter."""
    for number, line in enumerate(text.split("\n")[1:], 2):
        if not _FIELD_LINE.match(line):
            return (Span(path=path, line=number, column=1, length=max(len(line), 1)),)
    return ()


_COMPILERS: dict[SourceKind, Callable[[Source], Compiled]] = {
    SourceKind.ARTICLE: _compile_article,
    SourceKind.PAGE: _compile_page,
    SourceKind.TOPICS: _compile_topics,
    SourceKind.ORGANISATIONS: _compile_organisations,
    SourceKind.METRICS: _compile_metrics,
}
