"""What a run found and did, in one sentence."""

from collections.abc import Iterable

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.pipeline.request import Built

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


def _in_words(seconds: float, language: Language) -> str:
    written = f"{seconds:.2f}"
    return written.replace(".", ",") if language is Language.VIETNAMESE else written


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many findings have a weight."""
    return sum(d.severity is severity for d in diagnostics)
