"""Results to a published folder that is at every instant one whole generation, old or new.

The generation to come is put together in a standby slot beside the published folder, brought to the
disk, marked as whole, and exchanged with it in one step. What is the same in both is one file with
two names, so a small edit costs little. A process that is killed, or a machine that loses power,
leaves the old generation or the new one; the next publish clears up and says so.

Who reads a page just before the exchange asks for what it loads just after. So files that are said
to last stay for some publishes after nothing names them any more.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic
from magbuild.core.files import digest
from magbuild.engine.assembly import Stock, arrange, assemble, settle
from magbuild.engine.disk import (
    create_file,
    create_folder,
    create_folders,
    remove_tree,
    storage_faults,
)
from magbuild.engine.exchange import switch
from magbuild.engine.inspection import (
    Inspection,
    altered,
    inspect,
    lost,
    refuse_foreign,
    refuse_strangers,
)
from magbuild.engine.records import (
    Record,
    forget_records,
    keep_record,
    promise_record,
    read_record,
    write_record,
)
from magbuild.engine.removals import judge_removals
from magbuild.engine.slots import Slots, mark, read_marker, recover, refuse_place, slots_of, unmark
from magbuild.engine.survey import (
    MARKER,
    NOTHING,
    FileState,
    Survey,
    file_state,
    split,
    survey,
    tree_digest,
)

LINGER = 5
"""For so many publishes a lasting file stays after the last one that had it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publish did: files in all, files whose bytes are new, files that are gone.

    `restored` counts files that somebody had altered or removed in the published folder.
    `diagnostics` says what was recovered, what restored, and when much disappears.
    """

    files: int
    changed: int
    removed: int
    restored: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True, kw_only=True)
class Stage:
    """A publish under way. `live` is the SHA-256 of each file that is surely in place, by path.

    `generation` is the digest of the published tree, "" when what is published is not whole.
    `recovered` says what an interrupted publish had left, and whether records had been lost.
    """

    live: Mapping[str, str]
    generation: str
    recovered: tuple[Diagnostic, ...]
    _slots: Slots
    _held: Inspection
    _written: dict[str, tuple[str, FileState]] = field(default_factory=dict)
    _begun: bool = False

    def write(self, path: str, data: bytes) -> str:
        """Have a file ready for the next generation; its SHA-256. What is in place is not written.

        ValueError for a path that was written before, or leads out of the folder.
        """
        _check(path)
        if path in self._written:
            raise ValueError(path)
        sha256 = digest(data)
        if self.live.get(path) != sha256:
            staged = f"{self._slots.staged}/{len(self._written)}"
            with storage_faults(self._slots.name):
                self._written[path] = staged, file_state(sha256, create_file(staged, data))
        return sha256

    def publish(
        self,
        files: Mapping[str, str],
        addresses: Collection[str],
        *,
        allow_removals: bool,
        lasting: Collection[str] = (),
    ) -> Publication:
        """Make the folder hold these files: SHA-256 by path, each written or in place.

        `addresses` are the paths of those that are pages, `lasting` of those that a later publish
        without them leaves in place for a while; nothing else stays. MagbuildError when foreign
        files would be lost, when too many pages would and that is not allowed, or when the machine
        stands in the way; ValueError for a file that is nowhere. The published folder is then as
        before.
        """
        name, held = self._slots.name, self._held
        lingering = linger(held, files)
        files = {**files, **{path: held.files[path] for path in lingering}}
        refuse_foreign(name, held, files)
        warned = judge_removals(name, held.addresses, files, allowed=allow_removals)
        with storage_faults(name):
            refuse_strangers(self._slots)
            record = Record(
                tree=held.found.tree,
                addresses=tuple(sorted(addresses)),
                lasting=tuple(sorted(lasting)),
                lingering=lingering,
            )
            self._make_live(files, record)
        lacked = [path for path, sha256 in files.items() if held.files.get(path) != sha256]
        changed = [path for path, sha256 in files.items() if held.meant.get(path) != sha256]
        return Publication(
            files=len(files),
            changed=len(changed),
            removed=len(held.meant.keys() - files.keys()),
            restored=len(set(lacked) - set(changed)),
            diagnostics=(*self.recovered, *altered(name, held), *warned),
        )

    def close(self) -> None:
        """Clear away what is not needed; what cannot be removed is left to the next publish.

        A slot that was begun stays only when it is the generation that was live until now.
        """
        with suppress(OSError):
            remove_tree(self._slots.staged)
        with suppress(OSError):
            kept = read_marker(self._slots.standby)
            if self._begun and (kept is None or kept != self._held.marker):
                remove_tree(self._slots.standby)

    def _make_live(self, files: Mapping[str, str], record: Record) -> None:
        slots, held = self._slots, self._held
        same = held.files == files
        generation = held.marker if held.marker and held.sound and same else tree_digest(files)
        self.generation = generation
        if same and held.marker == generation:
            if record != held.record:
                write_record(slots.records, generation, record)
            self._forget_others(generation)
            return
        remembered = read_record(slots.records, read_marker(slots.standby))
        standby = survey(slots.standby, remembered.tree if remembered else {}, held.found.tree)
        self._refuse_missing(files, standby)
        self._begun = True
        if not standby.tree:
            create_folder(slots.standby)
        unmark(slots.standby)
        stock = Stock(live=slots.live, published=held.found.tree, written=self._written)
        tree, changes = assemble(slots.standby, standby, arrange(files), stock)
        settle(slots.standby, changes, everything=bool(held.found.read or standby.read))
        promise_record(slots.records, generation, replace(record, tree=tree))
        self._forget_others(generation)
        mark(slots.standby, generation)
        switch(slots.live, slots.standby, slots.retired)
        with suppress(OSError):  # readers have it: whoever comes next says so
            keep_record(slots.records, generation)

    def _forget_others(self, generation: str) -> None:
        """Forget all generations that stand in no slot, nor will."""
        standby = read_marker(self._slots.standby)
        forget_records(self._slots.records, but=(generation, self._held.marker, standby))

    def _refuse_missing(self, files: Mapping[str, str], standby: Survey) -> None:
        for path, sha256 in files.items():
            if self.live.get(path) != sha256:
                folder, name = split(path)
                _, written = self._written.get(path, ("", None))
                kept = standby.tree.get(folder, NOTHING).files.get(name)
                if not any(state and state.sha256 == sha256 for state in (written, kept)):
                    raise ValueError(path)


@contextmanager
def open_stage(output: Path, state: Path) -> Iterator[Stage]:
    """Begin a publish to `output`; `state` is a folder for records, which is made when needed.

    What an earlier publish left is cleared up, and what is in place is looked through.
    MagbuildError when the machine stands in the way. Left without `publish`, nothing published has
    changed. Two at once would harm each other: hold the lock of the state folder.
    """
    slots = slots_of(output, state)
    with storage_faults(slots.name):
        create_folders(os.path.dirname(slots.live))
        refuse_place(slots)
        recovered = recover(slots)
        refuse_strangers(slots)
        held = inspect(slots)
        create_folder(slots.staged)  # proves as well that there can be written, before the work
    recovered += lost(slots.name, held)
    stage = Stage(
        live=held.files,
        generation=(held.marker or "") if held.sound else "",
        recovered=recovered,
        _slots=slots,
        _held=held,
    )
    try:
        yield stage
    finally:
        stage.close()


def linger(held: Inspection, files: Mapping[str, str]) -> dict[str, int]:
    """What is to stay beside the files of the next generation, and for how many publishes it has.

    A publish that changes nothing lets nothing grow older; what somebody altered does not stay.
    """
    if held.record is None:
        return {}
    before = held.record.lingering
    aged = {path: age + 1 for path, age in before.items()} | dict.fromkeys(held.record.lasting, 1)
    if {path: sha256 for path, sha256 in held.meant.items() if path not in before} == files:
        aged = before
    return {
        path: age
        for path, age in sorted(aged.items())
        if age <= LINGER
        and path not in files
        and path in held.files
        and held.files[path] == held.meant.get(path)
    }


def _check(path: str) -> None:
    """ValueError for a path that is not one of a file below the folder, or that is ours."""
    parts = set(path.split("/"))
    if path == MARKER or parts & {"", ".", ".."} or "\\" in path or "\0" in path:
        raise ValueError(path)
