"""What machines alone are told: figures as decimals, what in the world a page is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure for machines: decimals with a dot; `value_max` is empty where it is no range."""

    value: str
    value_max: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something in the world that a page is about, for machines.

    `type` is one of schema.org, `url` the path of its page here, or empty; `others` are its other
    names, `within` names what holds it, and `parts` what it holds.
    """

    type: str
    name: str
    url: str
    others: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
