"""What a run found and did, in one sentence."""

from collections.abc import Iterable

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.pipeline.request import Built

_ONE = {
    Language.VIETNAMESE: ("lỗi", "cảnh báo", "trang", "bài", "tệp"),
    Language.ENGLISH: ("error", "warning", "page", "article", "file"),
}
_ERROR, _WARNING, _PAGE, _ARTICLE, _FILE = range(5)
_REFUSED = {
    Language.VIETNAMESE: "Chưa xuất bản: {counts}. Bản xuất bản trước đó giữ nguyên.",
    Language.ENGLISH: "Not published: {counts}. What was published before is as it was.",
}
_PUBLISHED = {
    Language.VIETNAMESE: (
        "Đã dựng {pages}, {articles} vào {output}/ ({files}, {changed} tệp mới hoặc đổi,"
        " {removed} tệp bỏ); {counts}; {seconds} giây."
    ),
    Language.ENGLISH: (
        "Built {pages} of {articles} into {output}/ ({files}, {changed} new or changed,"
        " {removed} removed); {counts}; {seconds} seconds."
    ),
}


def counts(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """How many errors and warnings there are, in words."""
    found = tuple(diagnostics)
    errors = _many(count(found, Severity.ERROR), _ERROR, language)
    return f"{errors}, {_many(count(found, Severity.WARNING), _WARNING, language)}"


def summary(built: Built, output: str, seconds: float) -> str:
    """What a build did, in one sentence."""
    language = built.findings.language
    told = counts(built.findings.diagnostics, language)
    done = built.publication
    if done is None:
        return _REFUSED[language].format(counts=told)
    return _PUBLISHED[language].format(
        pages=_many(built.pages, _PAGE, language),
        articles=_many(built.articles, _ARTICLE, language),
        output=output,
        files=_many(done.files, _FILE, language),
        changed=done.changed,
        removed=done.removed,
        counts=told,
        seconds=_in_words(seconds, language),
    )


def _many(number: int, noun: int, language: Language) -> str:
    """A number of things; English words take an s, Vietnamese ones stay."""
    plural = "s" if language is Language.ENGLISH and number != 1 else ""
    return f"{number} {_ONE[language][noun]}{plural}"


def _in_words(seconds: float, language: Language) -> str:
    written = f"{seconds:.2f}"
    return written.replace(".", ",") if language is Language.VIETNAMESE else written


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many findings have a weight."""
    return sum(d.severity is severity for d in diagnostics)
