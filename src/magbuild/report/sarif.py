"""Findings as a SARIF 2.1.0 log, which code scanning services and editors read.

Columns count characters, as everywhere in our findings, and the log says so. A fingerprint names no
line and no language: a finding stays the same one when text is added above it.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from magbuild import __version__
from magbuild.core.catalogue import CATALOGUE, Severity
from magbuild.core.diagnostics import Diagnostic, Language, Span
from magbuild.core.texts import lines_of

VERSION = "2.1.0"
FINGERPRINT = "magbuild/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_ROOT = "%SRCROOT%"


def sarif(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], language: Language) -> str:
    """One run with a rule for each code that was found, and a result for each finding."""
    codes = sorted({one.code for one in diagnostics})
    prints = _fingerprints(diagnostics, texts)
    run = {
        "tool": {
            "driver": {
                "name": "magbuild",
                "semanticVersion": __version__,
                "rules": [_rule(code, language) for code in codes],
            }
        },
        "language": language.value,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, codes.index(one.code), print_, language)
            for one, print_ in zip(diagnostics, prints, strict=True)
        ],
    }
    return json.dumps({"version": VERSION, "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, language: Language) -> dict[str, object]:
    """A code in general: its words with an ellipsis where a finding names the case."""
    entry = CATALOGUE[code]
    any_case: defaultdict[str, str] = defaultdict(lambda: "…")
    wording = entry.vi if language is Language.VIETNAMESE else entry.en
    what, remedy = (part.format_map(any_case) for part in wording)
    return {
        "id": code,
        "shortDescription": {"text": what},
        "help": {"text": remedy},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(one: Diagnostic, rule: int, fingerprint: str, language: Language) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": _unlinked(f"{one.message(language)}\n{one.remedy(language)}")},
        "locations": [_location(one.span)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, **_location(span)} for number, span in enumerate(one.related, 1)
        ]
    return result


def _unlinked(message: str) -> str:
    """A message in which no text of a file becomes a link."""
    return message.replace("](", "] (")


def _location(span: Span) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": _artifact(span.path)}
    if span.line:
        column = max(span.column, 1)
        place["region"] = {
            "startLine": span.line,
            "startColumn": column,
            "endColumn": column + span.length,
        }
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _fingerprints(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> list[str]:
    """A name for each finding, of its code, file, marked text and arguments, but no line.

    The second of two that are alike in all of these is told apart by its number.
    """
    seen: Counter[str] = Counter()
    found = []
    for one in diagnostics:
        arguments = [pair for pair in one.arguments if pair[0] != "line"]
        alike = json.dumps([one.code, one.span.path, _marked(one.span, texts), arguments])
        seen[alike] += 1
        found.append(hashlib.sha256(f"{alike} {seen[alike]}".encode()).hexdigest()[:32])
    return found


def _marked(span: Span, texts: Mapping[str, str]) -> str:
    """The text that a finding underlines; nothing when it concerns a whole file."""
    lines = lines_of(texts.get(span.path, ""))
    if not 1 <= span.line <= len(lines):
        return ""
    return lines[span.line - 1][max(span.column - 1, 0) :][: span.length]
