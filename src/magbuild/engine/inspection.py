"""The published folder as it is, and the generation that it was meant to be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.engine.records import Record, any_records, read_record
from magbuild.engine.slots import Slots, read_marker
from magbuild.engine.survey import STRAYS, Survey, digests, first_of, split, survey, tree_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """`marker` is the digest of the generation that is said to be there, None for none.

    `files` is the SHA-256 of each file that is there, `meant` of each that was put there: empty
    when nobody knows. `record` is what the disk remembers of that, None for nothing; `addresses`
    are the paths of pages. It is `sound` when what is there is exactly what the marker's record
    says.
    """

    marker: str | None
    found: Survey
    record: Record | None
    files: Mapping[str, str]
    meant: Mapping[str, str]
    addresses: tuple[str, ...]
    sound: bool


def inspect(slots: Slots) -> Inspection:
    """Look through the published folder. OSError when it cannot be read.

    Where the marker or its record is lost, what is there may show what was meant. Without a record
    it is not known which of the files have addresses: then all count.
    """
    marker = read_marker(slots.live)
    record = read_record(slots.records, marker)
    marked = record is not None
    found = survey(slots.live, record.tree if record else {})
    files = digests(found.tree)
    meant: Mapping[str, str] = {}
    addresses: tuple[str, ...] = ()
    if record is None and files:
        generation = tree_digest(files)
        record = read_record(slots.records, generation)
        if marker == generation:
            meant, addresses = files, tuple(sorted(files))
    if record is not None:
        meant = files if record.tree == found.tree else digests(record.tree)
        addresses = record.addresses
    return Inspection(
        marker=marker,
        found=found,
        record=record,
        files=files,
        meant=meant,
        addresses=addresses,
        sound=marked and files == meant and not found.others,
    )


def lost(name: str, slot: Inspection) -> tuple[Diagnostic, ...]:
    """What to say of a generation without a record."""
    if slot.marker is None or slot.record is not None:
        return ()
    if slot.meant:
        return (diagnose("MB704", Span(path=name), count=len(slot.found.read)),)
    return (diagnose("MB705", Span(path=name)),)


def altered(name: str, slot: Inspection) -> tuple[Diagnostic, ...]:
    """What to say of files that somebody changed or removed."""
    paths = sorted(path for path, held in slot.meant.items() if slot.files.get(path) != held)
    if not paths:
        return ()
    return (diagnose("MB747", Span(path=name), count=len(paths), name=paths[0]),)


def refuse_strangers(slots: Slots) -> None:
    """MagbuildError when nothing was ever published here and the folder is not empty.

    Looks no further than the first file, as it may be anybody's home.
    """
    if read_marker(slots.live) is None and not any_records(slots.records):
        stranger = first_of(slots.live)
        if stranger is not None:
            raise _foreign(slots.name, stranger)


def refuse_foreign(name: str, slot: Inspection, made: Collection[str]) -> None:
    """MagbuildError when there is what is neither known nor among the files to be made.

    As the folder moves away as a whole, it would be lost. What file browsers leave behind may be.
    """
    others = (path for path in slot.found.others if split(path)[1] not in STRAYS)
    foreign = {*slot.files.keys(), *others} - slot.meant.keys() - set(made)
    if foreign:
        raise _foreign(name, min(foreign))


def _foreign(name: str, path: str) -> MagbuildError:
    hidden = next((part for part in path.split("/") if part.startswith(".")), None)
    if hidden:
        return MagbuildError(diagnose("MB744", Span(path=name), name=hidden), ExitCode.USAGE)
    return MagbuildError(diagnose("MB741", Span(path=name), name=path), ExitCode.USAGE)
