"""Closed registers: finding the one entry that an editor named, by id or by any of its names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.shapes import Located
from magbuild.vietnamese.text import nearest, spelling


class RegisterEntry(Protocol):
    """What entries of all registers have."""

    @property
    def id(self) -> str:
        """The name in addresses and references."""

    @property
    def name(self) -> str:
        """The name for readers."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names."""

    @property
    def span(self) -> Span:
        """Where it was written."""


T = TypeVar("T", bound=RegisterEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[T]):
    """Entries by id, and ids by every name, however its tones are placed."""

    by_id: Mapping[str, T]
    by_name: Mapping[str, str]
    spellings: tuple[str, ...]

    def find(self, name: str) -> T | None:
        """The entry with this id or name."""
        return self.by_id.get(name) or self.by_id.get(self.by_name.get(spelling(name), ""))


def build_register(
    entries: tuple[T, ...], extra_names: Callable[[T], Iterable[str]]
) -> tuple[Register[T], tuple[Diagnostic, ...]]:
    """A register; one name for two entries is a fault, unless it is only an extra name."""
    by_id = {entry.id: entry for entry in entries}
    by_name: dict[str, str] = {}
    places: dict[str, Span] = {}
    found: list[Diagnostic] = []
    for entry in entries:
        for name in dict.fromkeys((entry.name, *entry.aliases)):
            key = spelling(name)
            owner = by_name.setdefault(key, entry.id)
            first = places.setdefault(key, entry.span)
            if owner != entry.id:
                found.append(diagnose("MB208", entry.span, related=(first,), name=name))
    for entry in entries:
        for name in extra_names(entry):
            by_name.setdefault(spelling(name), entry.id)
    names = {name for entry in entries for name in (entry.id, entry.name, *entry.aliases)}
    register = Register(by_id=by_id, by_name=by_name, spellings=tuple(sorted(names)))
    return register, tuple(found)


def follow(
    register: Register[T], named: Iterable[Located[str]], code: str, field: str
) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
    """The entries that an article names; `code` tells of a name that is not in the register."""
    entries: dict[str, T] = {}
    found: list[Diagnostic] = []
    for name in named:
        entry = register.find(name.value)
        if entry is None:
            close = nearest(name.value, register.spellings, 1)
            suggestion = ", ".join(close)
            found.append(diagnose(code, name.span, value=name.value, suggestion=suggestion))
        elif entry.id in entries:
            found.append(diagnose("MB347", name.span, value=name.value, field=field))
        else:
            entries[entry.id] = entry
    return tuple(entries.values()), tuple(found)
