"""A publish that takes away many addresses is an accident until it is said to be meant."""

from collections.abc import Collection

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose

_REFUSED = 5  # more than one address in so many
_WARNED = 20


def judge_removals(
    name: str, before: Collection[str], after: Collection[str], *, allowed: bool
) -> tuple[Diagnostic, ...]:
    """A warning when more than a twentieth of the addresses disappears.

    MagbuildError when more than a fifth does and that is not allowed.
    """
    gone = sorted(set(before) - set(after))
    if len(gone) * _WARNED <= len(before):
        return ()
    refused = len(gone) * _REFUSED > len(before) and not allowed
    code = "MB745" if refused else "MB746"
    found = diagnose(code, Span(path=name), gone=len(gone), total=len(before), name=gone[0])
    if refused:
        raise MagbuildError(found, ExitCode.CONTENT)
    return (found,)
