"""What can be asked for after a publish: whether all is whole, and the generation before.

Both read every byte: they are for the moment when nothing is to be taken on trust.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.disk import exists, storage_faults
from magbuild.engine.exchange import switch
from magbuild.engine.inspection import inspect, refuse_foreign, refuse_strangers
from magbuild.engine.records import any_records, read_record
from magbuild.engine.slots import Slots, read_marker, recover, refuse_place, slots_of
from magbuild.engine.survey import MARKER, digests, join, survey, tree_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The digest of a published folder as it is, its files, and how it differs from its record."""

    digest: str
    files: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollback:
    """The generation that is published now: its digest, its files, when it was first published."""

    digest: str
    files: int
    published: datetime
    recovered: tuple[Diagnostic, ...]


def verify(output: Path, state: Path) -> Verification:
    """Compare every byte of the published folder with its record; nothing is written.

    MagbuildError when nothing was ever published there. A publish at the same time is waited out.
    """
    slots = slots_of(output, state)
    with storage_faults(slots.name):
        while True:
            marker = read_marker(slots.live)
            try:
                found = _verify(slots, marker)
            except OSError:
                if read_marker(slots.live) == marker:
                    raise
            else:
                if read_marker(slots.live) == marker:
                    return found


def rollback(output: Path, state: Path) -> Rollback:
    """Exchange the published generation with the one before it; a second time goes forward again.

    MagbuildError when there is none, or when it is not whole: then nothing has changed.
    """
    slots = slots_of(output, state)
    with storage_faults(slots.name):
        recovered = recover(slots)
        generation = read_marker(slots.standby)
        if generation is None:
            raise MagbuildError(diagnose("MB748", Span(path=slots.name)), ExitCode.USAGE)
        refuse_place(slots)
        refuse_strangers(slots)
        refuse_foreign(slots.name, inspect(slots), made=())
        found = survey(slots.standby, {})
        files = digests(found.tree)
        if found.others or tree_digest(files) != generation:
            raise MagbuildError(diagnose("MB749", Span(path=slots.name)), ExitCode.CONTENT)
        switch(slots.live, slots.standby, slots.retired)
        moment = os.stat(f"{slots.live}/{MARKER}").st_mtime
    published = datetime.fromtimestamp(moment, UTC)
    return Rollback(digest=generation, files=len(files), published=published, recovered=recovered)


def lingering(output: Path, state: Path) -> frozenset[str]:
    """The paths of files in a published folder that are only there for pages of earlier days."""
    slots = slots_of(output, state)
    record = read_record(slots.records, read_marker(slots.live))
    return frozenset(record.lingering) if record else frozenset()


def _verify(slots: Slots, marker: str | None) -> Verification:
    if not exists(slots.live) or (marker is None and not any_records(slots.records)):
        raise MagbuildError(diagnose("MB750", Span(path=slots.name)), ExitCode.USAGE)
    found = survey(slots.live, {})
    files = digests(found.tree)
    generation = tree_digest(files)
    record = read_record(slots.records, marker) if marker else None
    if record is not None:
        wrong = _differences(digests(record.tree), files, found.others)
    else:
        wrong = {} if generation == marker and not found.others else {"": "@not-the-marked"}
    diagnostics = tuple(
        diagnose("MB743", Span(path=join(slots.name, path) if path else slots.name), what=what)
        for path, what in sorted(wrong.items())
    )
    return Verification(digest=generation, files=len(files), diagnostics=diagnostics)


def _differences(
    meant: Mapping[str, str], files: Mapping[str, str], others: tuple[str, ...]
) -> dict[str, str]:
    """How each path that is not as it should be differs, as a term of the catalogue."""
    foreign = (files.keys() | set(others)) - meant.keys()
    return {
        **{path: "@altered" for path in files.keys() & meant if files[path] != meant[path]},
        **dict.fromkeys(meant.keys() - files, "@missing"),
        **dict.fromkeys(foreign, "@foreign"),
    }
