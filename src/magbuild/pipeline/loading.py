"""Load: what a project holds, by digests, and the texts that findings are shown with."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from magbuild.content.kinds import FILE_BYTES, REGISTER_BYTES
from magbuild.content.names import judge_names
from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    Language,
    MagbuildError,
    Span,
    diagnose,
    ordered,
)
from magbuild.core.files import DEEPEST
from magbuild.core.reasons import reason_of
from magbuild.core.texts import decode
from magbuild.engine.inputs import Inputs, file_digest, resurvey, survey
from magbuild.images.forms import is_picture
from magbuild.pipeline.request import Findings, Request
from magbuild.render.builtin import built_in_theme

CONTENT = "content"
STATIC = "static"
STATIC_BYTES = 100 << 20
"""What common hosts take. A file of static/ is held in memory while it is published."""

_LONGEST = {CONTENT: REGISTER_BYTES, STATIC: STATIC_BYTES}


def look(
    request: Request,
    code: bytes,
    before: Inputs | None = None,
    changed: Collection[str] = (),
) -> Inputs:
    """All files that a build may depend on, and its options.

    What was found `before` is taken as it was but for paths that have `changed` since.
    MagbuildError when there is no content folder, or a file cannot be read.
    """
    if not request.content.is_dir():
        raise MagbuildError(diagnose("MB102", Span(path=request.shown)), ExitCode.USAGE)
    edition = request.edition
    options = (
        f"{code.hex()} {edition.today} {edition.drafts} {request.strict}"
        f" {_digest_of(request.previous)}"
    )
    if before is None:
        return survey(_folders(request), options, CONTENT, _LONGEST)
    return resurvey(before, _folders(request), options, changed, CONTENT, _LONGEST)


def watched_folders(request: Request) -> tuple[Path, ...]:
    """The folders of the project that a build depends on, whether they are there or not."""
    return (request.content, request.project / "templates", request.project / STATIC)


def _folders(request: Request) -> dict[str, Path]:
    theme = built_in_theme()
    content, templates, static = watched_folders(request)
    return {
        CONTENT: content,
        "templates": templates,
        STATIC: static,
        "theme/templates": theme / "templates",
        "theme/static": theme / "static",
    }


def content_digests(inputs: Inputs) -> dict[str, bytes]:
    """The digests of the files of the content folder, by their names in it."""
    prefix = f"{CONTENT}/"
    return {
        name.removeprefix(prefix): value
        for name, value in inputs.files.items()
        if name.startswith(prefix)
    }


def picture_digests(inputs: Inputs) -> dict[str, bytes]:
    """The digests of the pictures in static/, by their names in it."""
    prefix = f"{STATIC}/"
    return {
        name.removeprefix(prefix): value
        for name, value in inputs.files.items()
        if name.startswith(prefix) and is_picture(name)
    }


def unread_files(inputs: Inputs) -> frozenset[str]:
    """The files of static/ that are too long to be read, by their names in it."""
    return frozenset(name.removeprefix(f"{STATIC}/") for name in inputs.long)


def judge_files(inputs: Inputs, request: Request) -> Iterator[Diagnostic]:
    """Files with names that do not work everywhere, and what is no file to be read."""

    def shown(name: str) -> str:
        label, _, path = name.partition("/")
        return "/".join(filter(None, (request.shown if label == CONTENT else label, path)))

    for name in inputs.unnamed:
        yield diagnose("MB119", Span(path=shown(name)))
    for name, code in inputs.passed.items():
        yield diagnose(code, Span(path=shown(name)), limit=DEEPEST)
    for name, size in inputs.long.items():
        if name.startswith(f"{STATIC}/"):  # of content each kind has a limit of its own
            yield diagnose("MB123", Span(path=shown(name)), size=size, limit=STATIC_BYTES)
    for label in (CONTENT, STATIC):
        names = (name.partition("/")[2] for name in inputs.files if name.startswith(f"{label}/"))
        yield from judge_names(names, request.shown if label == CONTENT else label)


def findings_of(request: Request, language: Language, found: Iterable[Diagnostic]) -> Findings:
    """Findings in order, with the texts that they lie in, in the language that was asked for."""
    diagnostics = ordered(found)
    return Findings(
        language=request.language or language,
        diagnostics=diagnostics,
        texts=_excerpts(diagnostics, request),
    )


def _excerpts(diagnostics: Iterable[Diagnostic], request: Request) -> Mapping[str, str]:
    """The texts of the content files that findings lie in, by path."""
    paths = {span.path for one in diagnostics for span in (one.span, *one.related)}
    prefix = f"{request.shown}/"
    texts: dict[str, str] = {}
    for path in sorted(paths):
        file = request.content / path.removeprefix(prefix)
        if path.startswith(prefix) and file.is_file():
            with file.open("rb") as stream:
                texts[path], _ = decode(stream.read(FILE_BYTES), path)
    return texts


def _digest_of(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file_digest(str(file)).hex()
    except OSError as error:
        fault = diagnose("MB388", Span(path=file.as_posix()), reason=reason_of(error))
        raise MagbuildError(fault, ExitCode.USAGE) from error
