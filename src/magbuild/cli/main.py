"""The program: one command line in, one exit code out."""

import os
import sys
from typing import TYPE_CHECKING

import click

from magbuild import __version__
from magbuild.cli.figures import figures
from magbuild.cli.fix import fix
from magbuild.cli.importing import import_articles
from magbuild.cli.init import init
from magbuild.cli.language import language_of_line
from magbuild.cli.magazine import build, check, explain, serve
from magbuild.cli.new import new
from magbuild.cli.next import next_build
from magbuild.cli.provinces import provinces
from magbuild.cli.releases import rollback, verify
from magbuild.cli.schema import schema
from magbuild.cli.usage import Group, usage_fault

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Diagnostic


def main() -> None:
    """The console script."""
    try:
        code = run(sys.argv[1:])
    except Exception:  # noqa: BLE001  # a bug of ours must not look like a fault of the content
        code = _tell_bug()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # taking apart what a build has made takes longer than one with nothing to do


def _tell_bug() -> int:
    import traceback

    from magbuild.core.diagnostics import ExitCode

    traceback.print_exc()
    click.echo("Đây là lỗi của magbuild, không phải của bài. / A bug of magbuild itself.", err=True)
    return ExitCode.INTERNAL


def run(arguments: list[str]) -> int:
    """Carry out one command line and return its exit code; only a bug of ours raises."""
    from magbuild.core.diagnostics import ExitCode, MagbuildError

    try:
        code = commands.main(arguments, prog_name="magbuild", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        if isinstance(error, click.exceptions.NoArgsIsHelpError):
            click.echo(f"{error.format_message()}\n", err=True)
        return _tell(usage_fault(error), ExitCode.USAGE, arguments)
    except click.Abort:
        return 130
    except MagbuildError as error:
        return _tell(error.diagnostic, error.exit_code, arguments)
    return int(code or 0)


def _tell(fault: "Diagnostic", code: int, arguments: list[str]) -> int:
    from magbuild.report import Format, show

    click.echo(show([fault], {}, language_of_line(arguments), Format.TEXT), err=True)
    return code


@click.group(cls=Group)
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Tạo trang tĩnh cho một tạp chí hồ sơ và tin tức (Markdown → HTML)."""


for command in (
    *(init, new, build, check, fix, explain, serve, rollback, verify),
    *(figures, provinces, schema, next_build, import_articles),
):
    commands.add_command(command)
commands.add_command(explain, "why")
