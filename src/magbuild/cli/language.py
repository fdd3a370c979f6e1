"""The language that commands speak: the one asked for, else the magazine's, else Vietnamese."""

import functools
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from magbuild.cli.values import OneOf

if TYPE_CHECKING:
    from magbuild.core.diagnostics import Language

_LANGUAGES = ("vi", "en")
lang_option = click.option(
    "--lang",
    type=OneOf(_LANGUAGES),
    help="Ngôn ngữ của các thông báo; bỏ trống: theo language trong site.yaml.",
)


def language_of(lang: str | None, content: str | Path) -> "Language":
    """The language to speak, for an option and a content folder that may not be there."""
    from magbuild.core.diagnostics import Language, MagbuildError

    if lang is not None:
        return Language(lang)
    from magbuild.content.sources import read_settings_text
    from magbuild.settings import read_settings

    try:
        text, _ = read_settings_text(Path(content), "")
    except MagbuildError:
        return Language.VIETNAMESE
    settings, _ = read_settings(text, "")
    return settings.language if settings else Language.VIETNAMESE


def language_of_line(arguments: Sequence[str]) -> "Language":
    """The language to speak of a command line that may not be understood."""
    asked = _value_of("--lang", arguments)
    lang = asked if asked in _LANGUAGES else None
    return language_of(lang, _value_of("--content", arguments) or "content")


def _value_of(option: str, arguments: Sequence[str]) -> str | None:
    """What stands after an option, wherever it stands; the last counts."""
    found = None
    for word, following in pairwise((*arguments, "")):
        name, sign, value = word.partition("=")
        if name == option:
            found = value if sign else following
    return found


def telling_errors(function: Callable[..., int]) -> Callable[..., int]:
    """A command that tells why it cannot go on in its language and, if it has one, its form.

    It must take the options `folder` and `lang`.
    """

    @functools.wraps(function)
    def command(**options: Any) -> int:  # noqa: ANN401  # click's options
        from magbuild.core.diagnostics import MagbuildError

        try:
            return function(**options)
        except MagbuildError as error:
            from magbuild.report import Format, show

            language = language_of(options["lang"], options["folder"])
            form = Format(options.get("form", Format.TEXT))
            told = show([error.diagnostic], {}, language, form)
            click.echo(told, err=form is Format.TEXT)
            return error.exit_code

    return command
