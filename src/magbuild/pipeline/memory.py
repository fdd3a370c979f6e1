"""What a build leaves for the next: what each file said, what was made of it, what was told."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from magbuild.core.diagnostics import Diagnostic, Language
from magbuild.engine.codec import UndecodableError, decode, encode
from magbuild.engine.store import Store
from magbuild.engine.tasks import Made, Step, digest, key_of
from magbuild.images.photos import PictureTask
from magbuild.site.indexed import FullTextTask

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a content file said, by digests: of its bytes, its document, and its text.

    `essence` is the digest of the document without places, empty where it was not understood;
    `faulty` tells whether there are findings.
    """

    source: bytes
    exact: bytes
    essence: bytes
    text: bytes
    faulty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The last build into a folder: of which inputs it came, and what was said of them.

    `generation` is the digest of the published tree, `outside` are files beyond the project that
    it depends on, by path, with their SHA-256, "" for what was not there.
    """

    inputs: bytes
    generation: str
    language: Language
    diagnostics: tuple[Diagnostic, ...]
    pages: int
    articles: int
    outside: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All that the last build into a folder knew.

    The code it ran with, inputs by name, sources by path, the digests of actions, the files made.
    """

    code: bytes
    inputs: dict[str, bytes]
    sources: dict[str, Known]
    actions: dict[str, bytes]
    made: dict[str, Made]


NOTHING = Memory(code=b"", inputs={}, sources={}, actions={}, made={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a magazine is made of, with the findings of resolving it.

    `retired` are the files of stories whose time is over: they may go without a word.
    """

    steps: tuple[Step, ...]
    pictures: tuple[PictureTask, ...]
    full_text: FullTextTask | None
    retired: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Recollection:
    """What builds into a folder know of the builds before them, in a store."""

    store: Store
    output: Path

    def memory(self) -> Memory:
        """What the last build knew; nothing when it is forgotten."""
        return recall(self.store, _place("memory", self.output), Memory) or NOTHING

    def plan(self, key: bytes) -> Plan | None:
        """A plan under a key, if it is remembered."""
        return recall(self.store, key, Plan)

    def keep(self, run: Run, memory: Memory, _plan: Plan) -> None:
        """Keep what a build knew for the next build into the same folder."""
        self.store.write(_place("memory", self.output), encode(memory))
        self.store.write(_place("run", self.output), encode(run))
        self.store.commit()


def recall_run(store: Store, output: Path) -> Run | None:
    """The last build into a folder, if it is remembered."""
    return recall(store, _place("run", output), Run)


def memory_keys(output: Path) -> tuple[bytes, ...]:
    """Where it is kept what the last build into a folder knew."""
    return _place("memory", output), _place("run", output)


def recall(store: Store, key: bytes, kind: type[T]) -> T | None:
    """What is kept under a key, as a value of a type; None when it is lost or is no such value."""
    held = store.read(key)
    try:
        return None if held is None else decode(held, kind)
    except UndecodableError:
        return None


def _place(kind: str, output: Path) -> bytes:
    return key_of(kind, digest(str(output.resolve()).encode()))
