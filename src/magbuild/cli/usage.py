"""Command lines that cannot be used: each gets one diagnostic, at the command that was typed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from magbuild.cli.help import VietnameseHelp

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Diagnostic, MagbuildError

_EXAMPLE = "Ví dụ: "


class _Context(click.Context):
    formatter_class = VietnameseHelp


class Command(click.Command):
    """A command whose help is Vietnamese, and which tells of words too many itself."""

    context_class = _Context
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after the command. MagbuildError when some are left over."""
        with _placed(ctx, tuple(args)):
            left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise misuse("MB226", ctx, words=" ".join(left))
        return left


class Group(click.Group):
    """A group of commands whose help is Vietnamese, and which tells of unknown ones itself."""

    context_class = _Context
    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words before the command, which stay for `resolve_command`."""
        with _placed(ctx, tuple(args)):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant by the first word. MagbuildError when there is none."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            suggestion = _nearest(args[0], self.commands)
            known = _named(self)
            raise misuse("MB221", ctx, name=args[0], suggestion=suggestion, known=known)
        return super().resolve_command(ctx, args)


@contextmanager
def _placed(ctx: click.Context, args: Sequence[str]) -> Iterator[None]:
    """Give what click finds wrong its command, and an option with one dash its whole word."""
    try:
        yield
    except click.NoSuchOption as error:
        name = error.option_name
        whole = (word for word in args if word.startswith(name) and not name.startswith("--"))
        raise click.NoSuchOption(next(whole, name), ctx=error.ctx or ctx) from error
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def misuse(code: str, ctx: click.Context | None = None, **arguments: str) -> "MagbuildError":
    """The error for a command line that cannot be used; its place is the command as typed."""
    from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose

    ctx = ctx or click.get_current_context(silent=True)
    command = ctx.command_path if ctx else "magbuild"
    place = Span(path=command)
    fault = diagnose(code, place, related=(), edits=(), severity=None, command=command, **arguments)
    return MagbuildError(fault, ExitCode.USAGE)


def refuse_choice(name: str, value: str, known: Iterable[str]) -> "MagbuildError":
    """The error for a word where only some others can stand."""
    names = list(known)
    suggestion = _nearest(value, names)
    return misuse("MB228", name=name, value=value, suggestion=suggestion, known=", ".join(names))


def usage_fault(error: click.UsageError) -> "Diagnostic":
    """What click found wrong with a command line."""
    ctx = error.ctx
    if ctx is not None:
        if isinstance(error, click.NoSuchOption):
            name, known = error.option_name, (word for p in _options(ctx) for word in p.opts)
            suggestion = _nearest(name, known)
            return misuse("MB222", ctx, name=name, suggestion=suggestion).diagnostic
        if isinstance(error, click.BadOptionUsage):
            return _misused_option(error.option_name, ctx)
        if isinstance(error, click.MissingParameter) and error.param is not None:
            name, example = name_of(error.param), _example(ctx.command)
            return misuse("MB225", ctx, name=name, example=example).diagnostic
        if isinstance(ctx.command, Group):
            return misuse("MB227", ctx, known=_named(ctx.command)).diagnostic
    return misuse("MB234", ctx, reason=error.format_message().rstrip(".")).diagnostic


def name_of(parameter: click.Parameter) -> str:
    """What people call an option; of an argument, the term of the catalogue."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return f"@argument-{parameter.name}"


def _misused_option(name: str, ctx: click.Context) -> "Diagnostic":
    option = next((one for one in _options(ctx) if name in one.opts), None)
    if option is None or option.is_flag:
        return misuse("MB224", ctx, name=name).diagnostic
    return misuse("MB223", ctx, name=name, form=option.make_metavar(ctx)).diagnostic


def _options(ctx: click.Context) -> list[click.Option]:
    """The options of a command, but for those that are not shown."""
    given = ctx.command.get_params(ctx)
    return [one for one in given if isinstance(one, click.Option) and not one.hidden]


def _example(command: click.Command) -> str:
    """The command line that a command's help gives as an example."""
    lines = (line.strip() for line in (command.help or "").splitlines())
    return next((one.removeprefix(_EXAMPLE) for one in lines if one.startswith(_EXAMPLE)), "")


def _named(group: click.Group) -> str:
    return ", ".join(group.commands)


def _nearest(word: str, known: Iterable[str]) -> str:
    from magbuild.vietnamese.text import nearest

    return "".join(nearest(word, known, 1))
