"""Where the built-in theme lies."""

from pathlib import Path

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose

_PACKAGE = Path(__file__).parent.parent


def built_in_theme() -> Path:
    """The folder of the built-in theme: in the package, or beside the sources of a checkout.

    MagbuildError when it is in neither.
    """
    for folder in (_PACKAGE / "theme", _PACKAGE.parent.parent):
        if (folder / "templates" / "base.html").is_file():
            return folder
    raise MagbuildError(diagnose("MB803", Span(path="theme"), name="base.html"), ExitCode.USAGE)
