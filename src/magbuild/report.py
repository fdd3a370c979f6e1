"""Diagnostics to words for terminals, programs and CI."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from enum import StrEnum

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language, Span
from magbuild.pipeline.request import Built
from magbuild.pipeline.verdicts import Explanation, Reason, State, Verdict


class Format(StrEnum):
    """The forms in which findings can be shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


JSON_VERSION = 1
_SEVERITY_WORDS = {
    Language.VIETNAMESE: {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý"},
    Language.ENGLISH: {"error": "error", "warning": "warning", "notice": "notice"},
}
_SEE = {Language.VIETNAMESE: "xem", Language.ENGLISH: "see"}
_EXCERPT_WIDTH = 100
_LEAD = 30  # characters shown before a fault far out on a long line


def show(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    language: Language,
    form: Format,
) -> str:
    """Findings as one text, without a line end at its end; empty when there is nothing to say."""
    return _FORMS[form](tuple(diagnostics), texts, language)


_COUNTS = {
    Language.VIETNAMESE: "{errors} lỗi, {warnings} cảnh báo",
    Language.ENGLISH: "{errors} errors, {warnings} warnings",
}
_REFUSED = {
    Language.VIETNAMESE: "Chưa xuất bản: {counts}. Bản xuất bản trước đó giữ nguyên.",
    Language.ENGLISH: "Not published: {counts}. What was published before is as it was.",
}
_PUBLISHED = {
    Language.VIETNAMESE: (
        "Đã dựng {pages} trang, {articles} bài vào {output}/ ({files} tệp, {changed} tệp mới hoặc"
        " đổi, {removed} tệp bỏ); {counts}; {seconds} giây."
    ),
    Language.ENGLISH: (
        "Built {pages} pages of {articles} articles into {output}/ ({files} files, {changed} new"
        " or changed, {removed} removed); {counts}; {seconds} seconds."
    ),
}


def counts(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """How many errors and warnings there are, in words."""
    found = tuple(diagnostics)
    return _COUNTS[language].format(
        errors=count(found, Severity.ERROR), warnings=count(found, Severity.WARNING)
    )


def summary(built: Built, output: str, seconds: float) -> str:
    """What a build did, in one sentence."""
    language = built.findings.language
    told = counts(built.findings.diagnostics, language)
    done = built.publication
    if done is None:
        return _REFUSED[language].format(counts=told)
    return _PUBLISHED[language].format(
        pages=built.pages,
        articles=built.articles,
        output=output,
        files=done.files,
        changed=done.changed,
        removed=done.removed,
        counts=told,
        seconds=_in_words(seconds, language),
    )


_STATES = {
    Language.VIETNAMESE: {
        State.FRESH: "giữ nguyên",
        State.NEW: "mới",
        State.STALE: "làm lại",
        State.DEAD: "bỏ",
    },
    Language.ENGLISH: {
        State.FRESH: "kept",
        State.NEW: "new",
        State.STALE: "made anew",
        State.DEAD: "dropped",
    },
}
_SINCE = {Language.VIETNAMESE: "từ", Language.ENGLISH: "since"}


def show_explanation(explained: Explanation, form: Format) -> str:
    """What the next build would do, as text or as JSON."""
    language = explained.findings.language
    if form is Format.JSON:
        return json.dumps(
            {
                "version": JSON_VERSION,
                "inputs": explained.inputs,
                "files": [asdict(one) for one in explained.verdicts],
            },
            ensure_ascii=False,
            indent=2,
        )
    alone = len(explained.verdicts) == 1
    shown = (one for one in explained.verdicts if alone or one.state is not State.FRESH)
    lines = [line for one in shown for line in _verdict(one, language)]
    states = [one.state for one in explained.verdicts]
    told = ", ".join(f"{words} {states.count(state)}" for state, words in _STATES[language].items())
    return "\n".join((*lines, told))


def _verdict(one: Verdict, language: Language) -> list[str]:
    lines = [f"{_visible(one.output)}: {_STATES[language][one.state]}"]
    return lines + [f"  {_visible(_reason(reason, language))}" for reason in one.reasons]


def _reason(reason: Reason, language: Language) -> str:
    change = f": {reason.before} → {reason.after}" if reason.before or reason.after else ""
    since = f" ({_SINCE[language]} {', '.join(reason.inputs)})" if reason.inputs else ""
    return f"{reason.field}{change}{since}"


def _in_words(seconds: float, language: Language) -> str:
    written = f"{seconds:.2f}"
    return written.replace(".", ",") if language is Language.VIETNAMESE else written


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many findings have a weight."""
    return sum(d.severity is severity for d in diagnostics)


def _text(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language) -> str:
    return "\n\n".join(_paragraph(d, texts, language) for d in diagnostics)


def _paragraph(diagnostic: Diagnostic, texts: Mapping[str, str], language: Language) -> str:
    word = _SEVERITY_WORDS[language][diagnostic.severity]
    message = _visible(diagnostic.message(language))
    lines = [f"{_visible(str(diagnostic.span))}: {word} {diagnostic.code}: {message}"]
    lines += _excerpt(diagnostic.span, texts)
    lines.append(f"  = {_visible(diagnostic.remedy(language))}")
    lines += [f"  {_SEE[language]} {_visible(str(span))}" for span in diagnostic.related]
    return "\n".join(lines)


def _excerpt(span: Span, texts: Mapping[str, str]) -> list[str]:
    """The line of a fault with the fault underlined; of a long line, the part around it."""
    lines = texts[span.path].split("\n") if span.path in texts else []
    if not 1 <= span.line <= len(lines):
        return []
    line, column = lines[span.line - 1].replace("\t", " "), span.column
    cut = max(0, column - 1 - _LEAD) if len(line) > _EXCERPT_WIDTH else 0
    shown = line[cut : cut + _EXCERPT_WIDTH]
    before, after = "…" if cut else "", "…" if cut + _EXCERPT_WIDTH < len(line) else ""
    offset = column - 1 - cut + len(before)
    length = max(1, min(span.length, len(before) + len(shown) - offset))
    gutter = str(span.line)
    return [
        f"  {gutter} | {_visible(before + shown + after)}",
        f"  {' ' * len(gutter)} | {' ' * offset}{'^' * length}",
    ]


def _visible(text: str) -> str:
    """Text that cannot steer a terminal: every control character becomes a visible mark."""
    plain = text.replace("\xa0", " ")
    return "".join(c if c.isprintable() else "\ufffd" for c in plain)


def _json(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language) -> str:
    del texts
    held = {
        "version": JSON_VERSION,
        "diagnostics": [
            {
                "code": d.code,
                "severity": d.severity.value,
                **_place(d.span),
                "message": d.message(language),
                "remedy": d.remedy(language),
                "related": [_place(span) for span in d.related],
            }
            for d in diagnostics
        ],
    }
    return json.dumps(held, ensure_ascii=False, indent=2)


def _place(span: Span) -> dict[str, str | int]:
    return {"path": span.path, "line": span.line, "column": span.column, "length": span.length}


def _github(
    diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language
) -> str:
    """Workflow commands, which become annotations on the lines of a change."""
    del texts
    return "\n".join(_annotation(d, language) for d in diagnostics)


def _annotation(diagnostic: Diagnostic, language: Language) -> str:
    span = diagnostic.span
    values = {
        "file": span.path,
        "line": max(span.line, 1),
        "col": max(span.column, 1),
        "endColumn": max(span.column, 1) + span.length,
        "title": diagnostic.code,
    }
    properties = ",".join(f"{name}={_escape_property(str(v))}" for name, v in values.items())
    words = f"{diagnostic.message(language)}\n{diagnostic.remedy(language)}"
    return f"::{diagnostic.severity.value} {properties}::{_escape(words)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


_FORMS: dict[Format, Callable[[tuple[Diagnostic, ...], Mapping[str, str], Language], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.GITHUB: _github,
}
