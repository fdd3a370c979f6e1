"""What was found and done, in words for terminals, programs and CI.

Each form of showing findings is one module with one function; `show` chooses among them.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.report.annotations import annotations
from magbuild.report.explanation import show_explanation
from magbuild.report.findings_json import JSON_VERSION, findings_json
from magbuild.report.sarif import sarif
from magbuild.report.summaries import count, counts, summary
from magbuild.report.text import paragraphs

__all__ = ["JSON_VERSION", "Format", "count", "counts", "show", "show_explanation", "summary"]


class Format(StrEnum):
    """The forms in which findings can be shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def show(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, str],
    language: Language,
    form: Format,
) -> str:
    """Findings as one text, without a line end at its end; empty when there is nothing to say."""
    return _FORMS[form](tuple(diagnostics), texts, language)


_FORMS: dict[Format, Callable[[tuple[Diagnostic, ...], Mapping[str, str], Language], str]] = {
    Format.TEXT: paragraphs,
    Format.JSON: findings_json,
    Format.GITHUB: annotations,
    Format.SARIF: sarif,
}
