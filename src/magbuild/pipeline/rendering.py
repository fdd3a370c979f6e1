"""Render and write: every file of a plan, made anew only where its key is new."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.engine.codec import UndecodableError, decode, encode
from magbuild.engine.crew import Crew, Function
from magbuild.engine.linkage import Dangling, Linker, lost_names, still_referring
from magbuild.engine.store import Store
from magbuild.engine.tasks import Job, Made, Outcome, Result, Step, digest, key_of

_NO_TEXTS = bytes(32)  # the digest of nothing that is known


class ForgottenError(Exception):
    """What a plan or the last build relies on is no longer in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The texts of documents by id: their digests, and how to get one, encoded."""

    digests: Mapping[str, bytes]
    get: Callable[[str], bytes]


@dataclass(slots=True)
class Shelf:
    """Where finished files go. `live` are the digests of those in place, as hexadecimal."""

    live: Mapping[str, str]
    write: Callable[[str, bytes], str]
    placed: dict[str, bytes] = field(default_factory=dict)

    def holds(self, output: str, value: bytes) -> bool:
        """Whether a file with this digest is in its place already."""
        return self.placed.get(output) == value or self.live.get(output) == value.hex()

    def put(self, output: str, value: bytes, data: bytes) -> None:
        """Put a file in its place, unless it is there."""
        if not self.holds(output, value):
            self.write(output, data)
            self.placed[output] = value


@dataclass(slots=True)
class Workbench:
    """All that making files takes. `before` are the files of the last build.

    `actions` are the digests of what is done to each kind of task, `shared` the bytes that all
    jobs share, `function` what carries them out.
    """

    store: Store
    crew: Crew
    function: Function
    shared: bytes
    actions: Mapping[str, bytes]
    texts: Texts
    before: Mapping[str, Made]
    linker: Linker
    made: dict[str, Made] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    _doing: dict[str, bytes] = field(default_factory=dict)

    def key(self, step: Step) -> bytes:
        """The key of what comes of a step: the digest of all that it depends on.

        All but the last part are of one length, so none can run into another.
        """
        if step.action not in self._doing:
            action = self.actions.get(step.action, b"")
            self._doing[step.action] = key_of("made", self.crew.code, step.action.encode(), action)
        shown = [self.texts.digests[one] for one in step.texts]
        texts = digest(b"".join(shown)) if shown else _NO_TEXTS
        return digest(
            b"".join((self._doing[step.action], step.payload, texts, step.output.encode()))
        )

    def recall(self, key: bytes) -> Result | None:
        """The result under a key, if it is remembered."""
        held = self.store.read(key)
        try:
            return None if held is None else decode(held, Result)
        except UndecodableError:
            return None

    def remembered(self, key: bytes) -> Result:
        """The result under a key. ForgottenError when it is no longer remembered."""
        result = self.recall(key)
        if result is None:
            raise ForgottenError(key.hex())
        return result


def make_all(
    bench: Workbench,
    steps: Iterable[tuple[Step, bytes | None]],
    shelf: Shelf,
    told: Callable[[int], None],
) -> None:
    """Make the files of all steps; a payload that is None is that of the last build.

    What was made, and the faults in it, are gathered on the bench. ForgottenError when a payload is
    needed that is not remembered.
    """
    pending: deque[tuple[Step, bytes]] = deque()

    def jobs() -> Iterator[bytes]:
        for step, payload in steps:
            key = bench.key(step)
            if not _at_hand(bench, step, key, shelf):
                pending.append((step, key))
                yield encode(_job(bench, step, payload))

    for one in bench.crew.run(bench.function, bench.shared, jobs()):
        step, key = pending.popleft()
        outcome = decode(one, Outcome)
        bench.made[step.output] = Made(key=key, digest=outcome.digest)
        bench.linker.add(step.output, outcome.requires)
        bench.faults += outcome.faults
        if not outcome.faults:
            bench.store.write(key, outcome.result)
        shelf.put(step.output, outcome.digest, outcome.data)
        told(len(bench.made))


def judge_links(bench: Workbench, others: Collection[str]) -> Iterator[Diagnostic]:
    """Names that files refer to and nothing provides; `others` are files not made by tasks.

    ForgottenError when the names in a file are no longer remembered.
    """
    before, after = bench.before, bench.made
    yield from map(_dangling, bench.linker.dangling(after, others, bench.remembered))
    unchanged = any(
        output in before and before[output].key == after[output].key for output in after
    )
    if unchanged:
        lost = lost_names(before, after, bench.remembered)
        yield from map(_dangling, still_referring(before, after, lost, bench.remembered))


def _at_hand(bench: Workbench, step: Step, key: bytes, shelf: Shelf) -> bool:
    """Whether a file need not be made: it is in its place, or its bytes are remembered."""
    same = bench.before.get(step.output)
    if same is not None and same.key == key and shelf.holds(step.output, same.digest):
        bench.made[step.output] = same
        return True
    result = bench.recall(key)
    if result is None:
        return False
    bench.made[step.output] = Made(key=key, digest=result.digest)
    if same is None or same.key != key:
        bench.linker.add(step.output, result.requires)
    if not shelf.holds(step.output, result.digest):
        shelf.put(step.output, result.digest, result.data())
    return True


def _job(bench: Workbench, step: Step, payload: bytes | None) -> Job:
    if payload is None:
        same = bench.before.get(step.output)
        result = bench.recall(same.key) if same else None
        payload = result.payload() if result else b""
        if digest(payload) != step.payload:
            raise ForgottenError(step.output)
    texts = tuple(map(bench.texts.get, step.texts))
    return Job(output=step.output, action=step.action, payload=payload, texts=texts)


def _dangling(one: Dangling) -> Diagnostic:
    return diagnose("MB737", Span(path=one.output), name=one.name)
