"""What options take. A value of another form is told of by a diagnostic."""

import datetime
import math
from typing import Any

import click

from magbuild.cli.usage import misuse, name_of, refuse_choice


class OneOf(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401  # click's own
        """The word itself. MagbuildError when it is none of them."""
        if value not in self.choices:
            raise refuse_choice(_name(param), str(value), self.choices)
        return super().convert(value, param, ctx)


class WholeNumber(click.IntRange):
    """A whole number between two, which belong to it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401  # click's own
        """The number. MagbuildError when it is none of these."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter as error:
            least, most = f"{self.min}", f"{self.max}"
            name = _name(param)
            raise misuse("MB230", name=name, value=str(value), least=least, most=most) from error


def as_seconds(_: click.Context, param: click.Parameter, written: str) -> float:
    """A length of time. MagbuildError when it is no number, below zero or without end."""
    try:
        seconds = float(written)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise misuse("MB229", name=name_of(param), value=written, expected="@seconds")
    return seconds


def as_day(_: click.Context, param: click.Parameter, written: str | None) -> datetime.date | None:
    """A day like 2022-12-31, or none. MagbuildError when there is no such day."""
    try:
        return None if written is None else datetime.date.fromisoformat(written)
    except ValueError as error:
        fault = misuse("MB229", name=name_of(param), value=str(written), expected="@day-form")
        raise fault from error


YEARS = WholeNumber(1900, 2100)
"""The years that an article can be about."""


def _name(param: click.Parameter | None) -> str:
    return name_of(param) if param else "?"
