"""Bring a slot up to date: what is right stays, the rest is shared, moved in or removed.

Every file of the slot may be a second name of a published one. So none is opened for writing: a
name is removed, or given to another file.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from magbuild.engine.disk import create_folder, share_file, sync, sync_everything
from magbuild.engine.survey import (
    NOTHING,
    UNSURE,
    FileState,
    FolderState,
    Survey,
    Tree,
    file_state,
    join,
    split,
)

_SINGLY = 64  # up to so many changes, each is synced by itself

Wanted = Mapping[str, Mapping[str, str]]
"""For each folder, the SHA-256 of each file in it by its name; folders around folders included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Where files come from: the published folder, and new files on the disk with their states."""

    live: str
    published: Tree
    written: Mapping[str, tuple[str, FileState]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What was done to a slot: files put into it, folders in which names came or went."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)


def arrange(files: Mapping[str, str]) -> Wanted:
    """Files by the folder that they lie in, sorted."""
    wanted: dict[str, dict[str, str]] = {"": {}}
    for path in sorted(files):
        folder, name = split(path)
        around = folder
        while around not in wanted:
            wanted[around] = {}
            around = split(around)[0]
        wanted[folder][name] = files[path]
    return dict(sorted(wanted.items()))


def assemble(slot: str, found: Survey, wanted: Wanted, stock: Stock) -> tuple[Tree, Changes]:
    """Make a slot hold the wanted files and nothing else; what it then holds, and what changed.

    `found` is what it holds now. Every wanted file is there, or in the stock.
    """
    changes = Changes()
    _clear(slot, found, wanted, changes)
    inner = _make_folders(slot, found, wanted, changes)
    tree: Tree = {}
    for folder, names in wanted.items():
        before = found.tree.get(folder, NOTHING)
        files = before.files
        if {name: state.sha256 for name, state in files.items()} != names:
            files = {
                name: _keep_or_place(
                    slot, join(folder, name), sha256, files.get(name), stock, changes
                )
                for name, sha256 in names.items()
            }
        tree[folder] = before
        if folder in changes.folders or not folder:
            time = os.lstat(f"{slot}/{folder}").st_mtime_ns if folder else UNSURE
            tree[folder] = FolderState(mtime_ns=time, files=files, folders=tuple(inner[folder]))
    return tree, changes


def settle(slot: str, changes: Changes, *, everything: bool) -> None:
    """Bring what was done to the disk; with `everything`, also what was there before."""
    if everything or len(changes.files) + len(changes.folders) > _SINGLY:
        sync_everything(slot)
        return
    for path in (*sorted(changes.files), *sorted(changes.folders)):
        sync(f"{slot}/{path}")


def _clear(slot: str, found: Survey, wanted: Wanted, changes: Changes) -> None:
    """Remove what is not wanted, so that a file can take the place of a folder and back."""
    for folder, held in found.tree.items():
        for name in held.files.keys() - wanted.get(folder, {}).keys():
            os.unlink(f"{slot}/{join(folder, name)}")
            changes.folders.add(folder)
    for path in found.others:
        os.unlink(f"{slot}/{path}")
        changes.folders.add(split(path)[0])
    for folder in sorted(found.tree.keys() - wanted.keys(), reverse=True):
        os.rmdir(f"{slot}/{folder}")
        changes.folders.add(split(folder)[0])
    changes.folders.intersection_update(wanted)


def _make_folders(
    slot: str, found: Survey, wanted: Wanted, changes: Changes
) -> Mapping[str, list[str]]:
    """Make the folders that are lacking; the names of the folders in each."""
    inner: dict[str, list[str]] = {folder: [] for folder in wanted}
    for folder in wanted:
        if folder:
            parent, name = split(folder)
            inner[parent].append(name)
            if folder not in found.tree:
                create_folder(f"{slot}/{folder}")
                changes.folders.update((folder, parent))
    return inner


def _keep_or_place(
    slot: str, path: str, sha256: str, before: FileState | None, stock: Stock, changes: Changes
) -> FileState:
    """One file of the slot; a published one comes before a new one, so that it keeps its time."""
    if before is not None and before.sha256 == sha256:
        return before
    target = f"{slot}/{path}"
    folder, name = split(path)
    changes.folders.add(folder)
    published = stock.published.get(folder, NOTHING).files.get(name)
    if published is not None and published.sha256 == sha256:
        if before is not None:
            os.unlink(target)
        copied = share_file(f"{stock.live}/{path}", target)
        if copied is None:
            return published
        state = file_state(sha256, copied)
    else:
        staged, state = stock.written[path]
        os.rename(staged, target)
    changes.files.add(path)
    return state
