"""Findings as JSON for programs."""

import json
from collections.abc import Mapping

from magbuild.core.diagnostics import Diagnostic, Language, Span

JSON_VERSION = 1


def findings_json(
    diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language
) -> str:
    """An object with the version of its form and the list of findings."""
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
