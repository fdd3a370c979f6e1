"""What a diagnostic is in general: how much it weighs, and its words in two languages."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop the publishing, warnings only with `--strict`, notices never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


Wording = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One kind of finding; the braces in its wordings are filled from a diagnostic's arguments."""

    severity: Severity
    vi: Wording
    en: Wording


def error(vi: Wording, en: Wording) -> CatalogueEntry:
    """What stops the publishing."""
    return CatalogueEntry(severity=Severity.ERROR, vi=vi, en=en)


def warning(vi: Wording, en: Wording) -> CatalogueEntry:
    """What stops it with `--strict` only."""
    return CatalogueEntry(severity=Severity.WARNING, vi=vi, en=en)


def notice(vi: Wording, en: Wording) -> CatalogueEntry:
    """What never stops it."""
    return CatalogueEntry(severity=Severity.NOTICE, vi=vi, en=en)
