"""A model of a disk that loses power: what was not synced is there afterwards, or not, or in part.

A change of names (a file made, linked, renamed, removed) is one step, on the disk wholly or not at
all. It is surely there once a folder that it touches, or the file system, has been synced; until
then any single step may be lost, which is harsher than a journal, which loses only the last ones.
The bytes of a file are surely there once the file has been synced.
"""

import os
import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from magbuild.engine import disk, exchange

Files = Mapping[str, bytes | None]
"""What a power cut leaves: the bytes of each file by its path, None for a folder."""


@dataclass(eq=False, kw_only=True)
class Node:
    """A file, or a folder: as programs see it, and as it surely is on the disk."""

    folder: bool
    data: bytes = b""
    sure_data: bytes = b""
    names: dict[str, "Node"] = field(default_factory=dict)
    sure_names: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Step:
    """What a call did to names: each in its folder, and what it means from then on."""

    number: int
    changes: tuple[tuple[Node, str, Node | None], ...]


class Disk:
    """A disk that holds a folder, all of it synced; it is then told of every call."""

    def __init__(self, root: Path) -> None:
        self.path = root
        self.root = _read(root, {})
        self.steps = 0
        self.unsure: list[Step] = []
        self.settled: dict[tuple[Node, str], int] = {}
        self.opened: dict[int, Node] = {}

    def holds(self, path: str) -> bool:
        """Whether a path leads to this disk; others are none of its business."""
        return Path(path).is_relative_to(self.path)

    def node(self, path: str) -> Node | None:
        """What a path means now."""
        found: Node | None = self.root
        for name in Path(path).relative_to(self.path).parts:
            found = found.names.get(name) if found else None
        return found

    def change(self, *changes: tuple[str, Node | None]) -> None:
        """Names change their meaning, all in one step."""
        where = []
        for path, node in changes:
            parent, name = os.path.split(path)
            folder = self.node(parent)
            assert folder is not None
            where.append((folder, name, node))
        for folder, name, node in where:
            _mean(folder.names, name, node)
        self.steps += 1
        self.unsure.append(Step(number=self.steps, changes=tuple(where)))

    def sync(self, node: Node) -> None:
        """A file, or the names of a folder, are surely there."""
        node.sure_data = node.data
        for step in [s for s in self.unsure if any(f is node for f, _, _ in s.changes)]:
            self._settle(step)

    def sync_all(self) -> None:
        """All is surely there."""
        for step in list(self.unsure):
            self._settle(step)
        for node in _nodes(self.root, set()):
            node.sure_data = node.data

    def _settle(self, step: Step) -> None:
        self.unsure.remove(step)
        for folder, name, node in step.changes:
            if self.settled.get((folder, name), 0) < step.number:
                self.settled[folder, name] = step.number
                _mean(folder.sure_names, name, node)

    def after_a_cut(self, chance: random.Random) -> Iterator[Files]:
        """What may be found after a power cut at this moment; some of very many possibilities."""
        yield self._left([], chance, lost=1)
        yield self._left(self.unsure, chance, lost=0)
        yield self._left(self.unsure, chance, lost=1)
        for kept in (0.1, 0.5, 0.9):
            steps = [step for step in self.unsure if chance.random() < kept]
            yield self._left(steps, chance, lost=0.3)

    def _left(self, steps: list[Step], chance: random.Random, *, lost: float) -> Files:
        names = {node: dict(node.sure_names) for node in self._known()}
        for step in steps:
            for folder, name, node in step.changes:
                if self.settled.get((folder, name), 0) < step.number:
                    _mean(names[folder], name, node)
        left: dict[str, bytes | None] = {}
        waiting = [("", self.root)]
        while waiting:
            path, node = waiting.pop()
            if node.folder:
                left[path] = None
                waiting += [(f"{path}/{name}", inner) for name, inner in names[node].items()]
            elif node.data == node.sure_data or chance.random() >= lost:
                left[path] = node.data
            else:
                left[path] = chance.choice([node.sure_data, node.data[: len(node.data) // 2]])
        return left

    def _known(self) -> set[Node]:
        known = set(_nodes(self.root, set()))
        for step in self.unsure:
            for folder, _, node in step.changes:
                known |= {folder, *(_nodes(node, set()) if node else ())}
        for node in list(known):
            known |= {*node.sure_names.values()}
        return known


@contextmanager
def watched(told: Disk, chance: random.Random) -> Iterator[list[Files]]:
    """Tell a disk of all calls, and gather what a power cut would leave after each."""
    left: list[Files] = []
    with ExitStack() as stack:
        for module, name in PATCHED:
            call = getattr(module, name)

            def watch(*words: Any, name: str = name, call: Any = call, **more: Any) -> Any:  # noqa: ANN401  # any call
                paths = [os.fspath(w) for w in words if isinstance(w, str | Path)]
                if not all(told.holds(path) for path in paths):
                    result = call(*words, **more)
                    if name == "open":
                        told.opened.pop(result, None)  # the number of a file that was closed
                    return result
                before = [told.node(path) for path in paths]
                result = call(*words, **more)
                _tell(told, name, words, before, result)
                left.extend(told.after_a_cut(chance))
                return result

            stack.enter_context(patch.object(module, name, watch))
        yield left


PATCHED = [
    *((os, name) for name in ("open", "write", "mkdir", "link", "rename", "replace")),
    *((os, name) for name in ("unlink", "rmdir", "fsync")),
    (exchange, "_exchange"),
    (disk, "_sync_file_system"),
]


def _tell(
    told: Disk, name: str, words: tuple[Any, ...], before: list[Node | None], result: object
) -> None:
    match name:
        case "open":
            node = before[0]
            if node is None:
                node = Node(folder=False)
                told.change((words[0], node))
            assert isinstance(result, int)
            told.opened[result] = node
        case "write" if words[0] in told.opened:
            told.opened[words[0]].data += bytes(words[1])
        case "mkdir":
            told.change((os.fspath(words[0]), Node(folder=True)))
        case "link":
            told.change((words[1], before[0]))
        case "rename" | "replace":
            told.change((words[0], None), (words[1], before[0]))
        case "unlink" | "rmdir":
            told.change((words[0], None))
        case "fsync" if words[0] in told.opened:
            told.sync(told.opened[words[0]])
        case "_exchange" if result:
            told.change((words[0], before[1]), (words[1], before[0]))
        case "_sync_file_system":
            told.sync_all()


def _mean(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _nodes(node: Node, seen: set[Node]) -> Iterator[Node]:
    if node not in seen:
        seen.add(node)
        yield node
        for inner in (*node.names.values(), *node.sure_names.values()):
            yield from _nodes(inner, seen)


def _read(path: Path, shared: dict[int, Node]) -> Node:
    """A folder or file that is on the disk; two names of one file are one node."""
    if not path.is_dir():
        data = path.read_bytes()
        return shared.setdefault(path.stat().st_ino, Node(folder=False, data=data, sure_data=data))
    names = {inner.name: _read(inner, shared) for inner in path.iterdir()}
    return Node(folder=True, names=names, sure_names=dict(names))
