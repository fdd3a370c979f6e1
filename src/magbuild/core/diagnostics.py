"""What is wrong, where, and how it is said: located findings as plain data.

A diagnostic holds a code and the arguments of its message; the words, in two languages, stand in
the catalogue. So findings can be cached, sorted and compared whatever language the reader has.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from magbuild.core.catalogue import CATALOGUE, DID_YOU_MEAN, TERMS, Severity


class Language(StrEnum):
    """The languages that diagnostics and interface words come in."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class ExitCode(IntEnum):
    """What the process tells its caller."""

    OK = 0
    CONTENT = 1
    USAGE = 2
    MACHINE = 3
    INTERNAL = 4


class Span(NamedTuple):
    """A place in a file: 1-based line and column, in characters of the NFC text.

    `path` is relative to the project and written with "/". Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Edit(NamedTuple):
    """What to write in place of some characters; a span may hold line ends, each one character.

    An empty span, of length 0, is a place between two characters.
    """

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. `related` names the other places it concerns (the first of two equal keys).

    `edits` mend it without asking: they are there only where nothing else can have been meant, and
    all of them are made or none.

    Of the arguments, one that begins with "@" names a term of the catalogue, and `suggestion` holds
    what may have been meant; both are put into words with the message.
    """

    code: str
    severity: Severity
    span: Span
    arguments: tuple[tuple[str, str], ...] = ()
    related: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()

    def message(self, language: Language) -> str:
        """What is wrong."""
        return self._wording(language, 0)

    def remedy(self, language: Language) -> str:
        """What to write instead."""
        return self._wording(language, 1)

    def _wording(self, language: Language, part: int) -> str:
        entry = CATALOGUE[self.code]
        index = 0 if language is Language.VIETNAMESE else 1
        template = (entry.vi, entry.en)[index][part]
        return template.format_map(
            {name: _say(name, value, index) for name, value in self.arguments}
        )


def _say(name: str, value: str, index: int) -> str:
    if name == "suggestion":
        return DID_YOU_MEAN[index].format(value) if value else ""
    return TERMS[value][index] if value in TERMS else value


def diagnose(
    code: str,
    span: Span,
    *,
    related: Iterable[Span] = (),
    edits: Iterable[Edit] = (),
    severity: Severity | None = None,
    **arguments: str | int,
) -> Diagnostic:
    """A diagnostic with the severity of its catalogue entry, unless another is given."""
    return Diagnostic(
        code=code,
        severity=severity or CATALOGUE[code].severity,
        span=span,
        arguments=tuple(sorted((name, str(value)) for name, value in arguments.items())),
        related=tuple(related),
        edits=tuple(edits),
    )


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each finding once, in the order of the files and of the lines in them.

    Findings at one place stay in the order in which they were made.
    """
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span, d.code)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything forbids publishing."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


class MagbuildError(Exception):
    """The run cannot go on: a missing folder, a full disk, a broken template."""

    def __init__(self, diagnostic: Diagnostic, exit_code: ExitCode) -> None:
        super().__init__(diagnostic.message(Language.ENGLISH))
        self.diagnostic = diagnostic
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[type["MagbuildError"], tuple[Diagnostic, ExitCode]]:
        """How it comes back from another process."""
        return MagbuildError, (self.diagnostic, self.exit_code)
