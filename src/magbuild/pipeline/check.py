"""Check: every fault of every file, and nothing written."""

from dataclasses import dataclass

from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.core.files import machine_faults
from magbuild.engine.codec import encode
from magbuild.engine.fingerprint import own_code
from magbuild.engine.inputs import digest_if_there
from magbuild.engine.store import open_store
from magbuild.engine.tasks import digest, key_of
from magbuild.pipeline.desk import outside
from magbuild.pipeline.examining import Read, theme_of
from magbuild.pipeline.loading import findings_of, look
from magbuild.pipeline.memory import recall
from magbuild.pipeline.planning import released_rows, resolve_all
from magbuild.pipeline.project import open_project
from magbuild.pipeline.request import STORE, Findings, Progress, Request, silent
from magbuild.render.full_text import find_indexer
from magbuild.render.theme import Theme
from magbuild.site.magazine import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What checking found. `site` and `theme` are None when no site could be made."""

    findings: Findings
    site: Site | None
    theme: Theme | None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings in order."""
        return self.findings.diagnostics


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What checking some inputs found; `outside` are files beyond the project that count too."""

    language: Language
    diagnostics: tuple[Diagnostic, ...]
    outside: dict[str, str]


def findings(request: Request, progress: Progress = silent) -> Findings:
    """What checking finds, read up where the same was checked before.

    MagbuildError when the run cannot go on. Of a project that was never built nothing is kept.
    """
    code = own_code()
    kept = request.state / STORE
    with machine_faults(request.shown), open_store(kept if kept.is_file() else None) as store:
        inputs = look(request, code)
        key = key_of("verdict", inputs.digest(), digest(request.shown.encode()))
        known = recall(store, key, Verdict)
        if known and all(digest_if_there(path) == one for path, one in known.outside.items()):
            return findings_of(request, known.language, known.diagnostics)
    checked = check(request, progress)
    if kept.is_file() and checked.site is not None and checked.theme is not None:
        verdict = Verdict(
            language=checked.site.settings.language,
            diagnostics=checked.diagnostics,
            outside=outside(checked.theme, find_indexer(checked.site.settings)),
        )
        with machine_faults(request.shown), open_store(kept) as store:
            store.write(key, encode(verdict))
            store.commit()
    return checked.findings


def check(request: Request, progress: Progress = silent) -> Checked:
    """Load, compile and resolve. MagbuildError when the run cannot go on.

    What earlier builds remember is used; a project that was never built is left as it is.
    """
    with open_project(request, progress) as project:
        read = project.read
        if read.settings is None:
            return _checked(request, read, read.diagnostics)
        theme = theme_of(request, read, project.inputs)
        released = released_rows(request.previous)
        site, found, changed = resolve_all(
            request, read, read.settings, theme, released, project.store, project.crew
        )
        project.store.commit()
    return _checked(request, read, (*read.diagnostics, *found, *changed), site, theme)


def _checked(
    request: Request,
    read: Read,
    found: tuple[Diagnostic, ...],
    site: Site | None = None,
    theme: Theme | None = None,
) -> Checked:
    return Checked(findings=findings_of(request, read.language, found), site=site, theme=theme)
