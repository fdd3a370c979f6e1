"""An article of a dump to a draft: front matter with what was guessed, and its text as Markdown."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from magbuild.content.compiler import compile_source
from magbuild.content.kinds import FILE_BYTES, SourceKind
from magbuild.content.limits import BODY_CHARACTERS
from magbuild.content.models import Source
from magbuild.content.suggestions import Suggestion, suggest_metrics
from magbuild.core.diagnostics import Diagnostic, Span, diagnose, has_errors
from magbuild.core.texts import printable
from magbuild.importers.escaping import escape
from magbuild.importers.guesses import Guess, Piece, guess_fields
from magbuild.importers.paragraphs import paragraphs
from magbuild.importers.reading import Clean
from magbuild.importers.registers import Registers
from magbuild.importers.segments import FoundArticle, Segment, SegmentKind

MOST_METRICS = 100
_LISTS = frozenset({"organisation", "topics"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft, its `place` in the source, its name, and what was guessed of it.

    `captions` are pieces taken for captions, `doubts` those that may be titles; `unstated` are
    figures that no metric could be made of.
    """

    slug: str
    title: str
    place: int
    text: str
    guesses: tuple[Guess, ...]
    pieces: tuple[Piece, ...]
    captions: tuple[Piece, ...]
    doubts: tuple[Piece, ...]
    metrics: tuple[Suggestion, ...]
    unstated: tuple[Suggestion, ...]


def write_draft(
    clean: Clean, article: FoundArticle, section: str, slug: str, registers: Registers
) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft of an article, and what forbids writing it.

    `section` is the id of its section, or nothing; `slug` is free.
    """
    text, at = clean.text, article.title
    title = " ".join(text[at.start : at.end].split())
    pieces = (
        Piece(start=at.start, words=title, is_title=True),
        *_pieces(text, (one for block in article.blocks for one in block)),
    )
    body = markdown_body(text, article)
    line, column = clean.place(at.start)
    span = Span(path=clean.path, line=line, column=column, length=at.end - at.start)
    if len(body) > BODY_CHARACTERS or len(body.encode()) > FILE_BYTES // 2:
        fault = diagnose("MB786", span, size=len(body), limit=FILE_BYTES // 2)
        return _empty(slug, title, at.start), (fault,)
    guesses = guess_fields(pieces, registers)
    suggested = suggest_metrics((), body)
    draft = Draft(
        slug=slug,
        title=title,
        place=at.start,
        text="",
        guesses=guesses,
        pieces=pieces,
        captions=_pieces(
            text,
            (o for block in article.blocks for o in block if o.kind is SegmentKind.CAPTION),
        ),
        doubts=_pieces(text, article.doubts),
        metrics=suggested[:MOST_METRICS],
        unstated=suggested[MOST_METRICS:],
    )
    origin = f"{PurePosixPath(clean.path).name}, dòng {line}"
    return _sound(draft, section, origin, body)


def _pieces(text: str, segments: Iterable[Segment]) -> tuple[Piece, ...]:
    return tuple(Piece(start=one.start, words=text[one.start : one.end]) for one in segments)


def markdown_body(text: str, article: FoundArticle) -> str:
    """The text of an article as Markdown in which nothing is interpreted, captions in italics."""
    written = (
        f"*{escape(words)}*" if kind is SegmentKind.CAPTION else escape(words)
        for block in article.blocks
        for kind, words in paragraphs(text, block)
    )
    return "\n\n".join(written)


def _sound(
    draft: Draft, section: str, origin: str, body: str
) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft with those of its metrics that the front matter takes."""

    def judged(metrics: tuple[Suggestion, ...]) -> tuple[str, tuple[Diagnostic, ...]]:
        text = f"{_front_matter(draft, section, origin, metrics)}\n{body}\n"
        source = Source(id=draft.slug, kind=SourceKind.ARTICLE, path=f"{draft.slug}.md", text=text)
        found = compile_source(source).diagnostics
        return text, found if has_errors(found) else ()

    metrics = draft.metrics
    text, faults = judged(metrics)
    if faults:
        metrics = tuple(one for one in metrics if not judged((one,))[1])
        text, faults = judged(metrics)
    left = tuple(one for one in draft.metrics if one not in metrics)
    return replace(draft, text=text, metrics=metrics, unstated=(*left, *draft.unstated)), faults


def _front_matter(draft: Draft, section: str, origin: str, metrics: Sequence[Suggestion]) -> str:
    lines = [
        "---",
        f"# Bản nháp nhập từ {printable(origin)}; lý do của mỗi chỗ đoán ở import-report.md.",
        f"title: {_quoted(draft.title)}",
        f"slug: {draft.slug}",
        "draft: true",
    ]
    if section:
        lines.append(f"section: {section}")
    for guess in draft.guesses:
        if guess.field in _LISTS and guess.values:
            lines.append(f"{guess.field}: [{', '.join(guess.values)}]")
        elif guess.values:
            value = guess.values[0]
            lines.append(f"{guess.field}: {value if value.isdecimal() else _quoted(value)}")
    if metrics:
        lines += ("# Nhãn đoán từ câu văn: sửa lại, rồi thêm period hoặc as_of.", "metrics:")
    for one in metrics:
        lines += (
            f"  - id: {one.id}",
            f"    label: {_quoted(one.label)}",
            f"    value: {_quoted(one.value)}",
        )
    return "\n".join((*lines, "---", ""))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _empty(slug: str, title: str, place: int) -> Draft:
    return Draft(
        slug=slug,
        title=title,
        place=place,
        text="",
        guesses=(),
        pieces=(),
        captions=(),
        doubts=(),
        metrics=(),
        unstated=(),
    )
