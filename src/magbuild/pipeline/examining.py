"""Load and compile: the first two verbs, for check and build."""

from collections.abc import Mapping
from dataclasses import dataclass

from magbuild.content.sources import SETTINGS_FILE, find, read_settings_text
from magbuild.core.diagnostics import Diagnostic, Language, Span, diagnose
from magbuild.engine.codec import encode
from magbuild.engine.crew import Crew
from magbuild.engine.inputs import Inputs
from magbuild.engine.store import Store
from magbuild.engine.tasks import digest, key_of
from magbuild.pipeline.compiling import (
    Compiled,
    Sources,
    compile_all,
    sources_of,
)
from magbuild.pipeline.loading import content_digests, judge_files, picture_digests
from magbuild.pipeline.memory import Known
from magbuild.pipeline.request import Progress, Request
from magbuild.render.theme import Theme, load_theme
from magbuild.settings import Settings, read_settings
from magbuild.settings.cards import NO_CARDS
from magbuild.settings.look import OUR_LOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of a project, file by file, and the findings so far."""

    settings: Settings | None
    sources: Sources
    compiled: Compiled
    diagnostics: tuple[Diagnostic, ...]

    @property
    def language(self) -> Language:
        """The language of the magazine, Vietnamese where its settings cannot be read."""
        return self.settings.language if self.settings else Language.VIETNAMESE


def read_all(
    request: Request,
    inputs: Inputs,
    before: Mapping[str, Known],
    store: Store,
    crew: Crew,
    progress: Progress,
) -> Read:
    """Load and compile everything; `before` is what the last build knew of each file."""
    digests = content_digests(inputs)
    found = find(digests, request.shown)
    settings, faults = _settings(request, known=found.settings)
    sources = sources_of(found, request.content, digests)
    total = len(sources.files)
    compiled = compile_all(
        sources, before, store, crew, lambda done: progress("compile", done, total)
    )
    return Read(
        settings=settings,
        sources=sources,
        compiled=compiled,
        diagnostics=(
            *judge_files(inputs, request),
            *found.diagnostics,
            *faults,
            *compiled.diagnostics,
        ),
    )


def theme_of(request: Request, read: Read, inputs: Inputs) -> Theme:
    """The theme in the language of the magazine, as its settings want it."""
    look = read.settings.theme if read.settings else OUR_LOOK
    cards = read.settings.cards if read.settings else NO_CARDS
    return load_theme(request.project, read.language, look, picture_digests(inputs), cards)


def plan_keys(
    request: Request, read: Read, settings: Settings, theme: Theme, code: bytes
) -> tuple[bytes, bytes]:
    """The keys of a plan: of these documents exactly, and of them wherever they stand in files."""
    known = [(file.id, read.compiled.known[file.path]) for file in read.sources.files]
    letters = theme.lettering.letters
    font = (letters.name, letters.sha256) if letters else ()
    shared = digest(encode((settings, theme.assets, theme.pictures, font, request.edition)))
    exact = digest(encode([(identity, one.exact) for identity, one in known]))
    essence = digest(encode([(identity, one.essence) for identity, one in known]))
    return key_of("plan", code, shared, exact), key_of("plan without places", code, shared, essence)


def _settings(request: Request, *, known: bool) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    path = f"{request.shown}/{SETTINGS_FILE}"
    if not known:
        return None, (diagnose("MB201", Span(path=path), path=path),)
    text, faults = read_settings_text(request.content, request.shown)
    settings, found = read_settings(text, path)
    return settings, (*faults, *found)
