"""The places that one output folder needs: the published one, and its neighbours of the same name.

All lie side by side in one folder, so that they share a file system: `public` is what readers see,
`.public.standby` the generation before it, which is brought up to date and exchanged with it,
`.public.staged` new files of a publish under way, `.public.retired` the published folder in the
middle of an exchange by renames. A slot holds a whole generation if its marker says which.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import digest
from magbuild.engine.disk import create_file, exists, read_file, remove_file, remove_tree, sync
from magbuild.engine.exchange import finish
from magbuild.engine.records import keep_record, only_promised
from magbuild.engine.survey import MARKER

_DIGEST_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Absolute paths. `name` is how messages call the output, `records` where its records lie."""

    name: str
    live: str
    standby: str
    staged: str
    retired: str
    records: str


def slots_of(output: Path, state: Path) -> Slots:
    """The places for an output folder, links on the way to it resolved; nothing is touched.

    Outputs of one state folder are told apart by where they lie from it, so that a project can be
    moved as a whole.
    """
    live = os.path.realpath(output)
    parent, name = os.path.split(live)
    way = os.path.relpath(live, os.path.realpath(state))
    return Slots(
        name=name,
        live=live,
        standby=os.path.join(parent, f".{name}.standby"),
        staged=os.path.join(parent, f".{name}.staged"),
        retired=os.path.join(parent, f".{name}.retired"),
        records=os.path.join(state, "generations", digest(os.fsencode(way))[:16]),
    )


def read_marker(slot: str) -> str | None:
    """The digest of the generation that a slot holds; None when it is not whole, or not there."""
    text = read_file(f"{slot}/{MARKER}") or b""
    held = text.decode("ascii", "replace").removesuffix("\n")
    whole = len(held) == _DIGEST_LENGTH and not set(held) - set("0123456789abcdef")
    return held if whole else None


def mark(slot: str, generation: str) -> None:
    """Say that a slot, all of it on the disk, holds this generation."""
    create_file(f"{slot}/{MARKER}", f"{generation}\n".encode())
    sync(f"{slot}/{MARKER}")
    sync(slot)


def unmark(slot: str) -> None:
    """Say, and have it on the disk, that a slot holds no whole generation: then it may change."""
    remove_file(f"{slot}/{MARKER}")
    sync(slot)


def recover(slots: Slots) -> tuple[Diagnostic, ...]:
    """Finish or clear away what an interrupted publish left; what was done about it.

    A generation that is whole but was never published goes as well: nobody may go back to it.
    """
    found = []
    if finish(slots.live, slots.standby, slots.retired):
        found.append(diagnose("MB703", Span(path=slots.name)))
    published = read_marker(slots.live)
    if published and only_promised(slots.records, published):
        keep_record(slots.records, published)
    if only_promised(slots.records, read_marker(slots.standby)):
        unmark(slots.standby)
    unfinished = remove_tree(slots.staged)
    if read_marker(slots.standby) is None:
        unfinished |= remove_tree(slots.standby)
    if unfinished:
        found.append(diagnose("MB702", Span(path=slots.name)))
    return tuple(found)


def refuse_place(slots: Slots) -> None:
    """MagbuildError when the output is a mount point, which cannot change places with anything."""
    parent = os.path.dirname(slots.live)
    if exists(slots.live) and os.stat(slots.live).st_dev != os.stat(parent).st_dev:
        fault = diagnose("MB722", Span(path=slots.name), reason="@other-disk")
        raise MagbuildError(fault, ExitCode.MACHINE)
