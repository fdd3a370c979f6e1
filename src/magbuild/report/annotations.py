"""Findings as workflow commands of GitHub, which become annotations on the lines of a change.

GitHub shows the first ten errors, warnings and notices of a step beside the lines; all of them
stand in the log of the step.
"""

from collections.abc import Mapping

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language

_WEIGHTS = tuple(Severity)


def annotations(
    diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language
) -> str:
    """One command a line for each finding, errors first."""
    del texts
    heaviest_first = sorted(diagnostics, key=lambda one: _WEIGHTS.index(one.severity))
    return "\n".join(_annotation(one, language) for one in heaviest_first)


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
