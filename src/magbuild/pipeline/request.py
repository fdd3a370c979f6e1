"""What is asked of a run, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.catalogue import Severity
from magbuild.core.diagnostics import Diagnostic, Language, has_errors
from magbuild.engine.publisher import Publication
from magbuild.site.edition import Edition

STATE_FOLDER = ".magbuild"
STORE = "store.sqlite"

Progress = Callable[[str, int, int], None]
"""Told the stage, how much is done, and how much there is in all (0 when that is not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Who does the work: so many processes, or a Dask cluster at an address ("" for one of here).

    One worker is this process itself.
    """

    workers: int = 1
    dask: bool = False
    scheduler: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be done: which folders, for which day, how strictly.

    `shown` is how the content folder is called in diagnostics, `previous` the ledger of the last
    release, whose figures may not change in silence: that of the site published last, unless named.
    `wait` is how many seconds to wait for another build of this project, `memory` another folder
    for what is remembered, `language` that of the findings when it is not the magazine's. A `quick`
    run leaves out the index of whole texts, which is made in one go whenever a word has changed.
    """

    content: Path
    shown: str
    output: Path
    edition: Edition
    strict: bool
    previous: Path | None = None
    staffing: Staffing = Staffing()
    allow_removals: bool = False
    wait: float = 0.0
    memory: Path | None = None
    language: Language | None = None
    quick: bool = False

    @property
    def project(self) -> Path:
        """The folder that holds the content folder."""
        return self.content.parent

    @property
    def state(self) -> Path:
        """The folder for what is remembered between runs."""
        return self.memory or self.project / STATE_FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found wrong. `texts` are those of the files that the findings lie in."""

    language: Language
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What building did. `publication` is None when faults forbade it.

    `notices` tell of the machine, not of the content: what was recovered, restored or forgotten.
    """

    findings: Findings
    notices: tuple[Diagnostic, ...]
    publication: Publication | None
    pages: int
    articles: int


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress shown."""


def blocks_publishing(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether these findings forbid publishing: errors, and with `strict` warnings too."""
    warned = any(d.severity is Severity.WARNING for d in diagnostics)
    return has_errors(diagnostics) or (strict and warned)
