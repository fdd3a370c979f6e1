"""Findings as paragraphs for people: place, words, the line with the fault underlined, remedy."""

from collections.abc import Mapping

from magbuild.core.diagnostics import Diagnostic, Language, Span
from magbuild.core.texts import lines_of

_SEVERITY_WORDS = {
    Language.VIETNAMESE: {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý"},
    Language.ENGLISH: {"error": "error", "warning": "warning", "notice": "notice"},
}
_SEE = {Language.VIETNAMESE: "xem", Language.ENGLISH: "see"}
_EXCERPT_WIDTH = 100
_LEAD = 30  # characters shown before a fault far out on a long line


def paragraphs(
    diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language
) -> str:
    """One paragraph for each finding, parted by blank lines."""
    return "\n\n".join(_paragraph(d, texts, language) for d in diagnostics)


def _paragraph(diagnostic: Diagnostic, texts: Mapping[str, str], language: Language) -> str:
    word = _SEVERITY_WORDS[language][diagnostic.severity]
    message = visible(diagnostic.message(language))
    lines = [f"{visible(str(diagnostic.span))}: {word} {diagnostic.code}: {message}"]
    lines += _excerpt(diagnostic.span, texts)
    lines.append(f"  = {visible(diagnostic.remedy(language))}")
    lines += [f"  {_SEE[language]} {visible(str(span))}" for span in diagnostic.related]
    return "\n".join(lines)


def _excerpt(span: Span, texts: Mapping[str, str]) -> list[str]:
    """The line of a fault with the fault underlined; of a long line, the part around it."""
    lines = lines_of(texts[span.path]) if span.path in texts else []
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
        f"  {gutter} | {visible(before + shown + after)}",
        f"  {' ' * len(gutter)} | {' ' * offset}{'^' * length}",
    ]


def visible(text: str) -> str:
    """Text that cannot steer a terminal: every control character becomes a visible mark."""
    plain = text.replace("\xa0", " ")
    return "".join(c if c.isprintable() else "\ufffd" for c in plain)
