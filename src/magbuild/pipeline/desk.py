"""One magazine under way: what the verbs share while they run, for building and for explaining."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from magbuild.core.diagnostics import Diagnostic
from magbuild.engine.codec import encode
from magbuild.engine.crew import Crew
from magbuild.engine.inputs import Inputs
from magbuild.engine.linkage import Linker
from magbuild.engine.store import Store
from magbuild.engine.tasks import Step, Task, digest
from magbuild.pipeline.compiling import text_of
from magbuild.pipeline.examining import Read, theme_of
from magbuild.pipeline.indexing import Indexing
from magbuild.pipeline.loading import findings_of
from magbuild.pipeline.memory import Memory, Recollection
from magbuild.pipeline.rendering import Texts, Workbench
from magbuild.pipeline.request import Findings, Progress, Request
from magbuild.render.actions import render_batch, workshop
from magbuild.render.closures import template_digests
from magbuild.render.full_text import Indexer, find_indexer
from magbuild.render.theme import Theme
from magbuild.settings import Settings
from magbuild.site.addresses import output_path
from magbuild.site.indexed import FullTextTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What was asked, what there is, and what the last build into the same folder knew."""

    request: Request
    inputs: Inputs
    memory: Memory
    recollection: Recollection
    store: Store
    crew: Crew
    progress: Progress

    def findings(self, read: Read, found: Iterable[Diagnostic]) -> Findings:
        """Findings ready to be shown."""
        return findings_of(self.request, read.language, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What was read, how it will look, and what is being made of it."""

    read: Read
    settings: Settings
    theme: Theme
    indexer: Indexer | None
    bench: Workbench

    def indexing(self, task: FullTextTask | None) -> Indexing | None:
        """The index of whole texts that is to be made, if any."""
        if task is None or self.indexer is None:
            return None
        return Indexing(task=task, indexer=self.indexer, texts=self.bench.texts)


def take_up(desk: Desk, read: Read, settings: Settings) -> Work:
    """Get ready to make the files of a magazine."""
    theme = theme_of(desk.request, read, desk.inputs)
    files = {file.id: file for file in read.sources.files}
    known = read.compiled.known
    bench = Workbench(
        store=desk.store,
        crew=desk.crew,
        function=render_batch,
        shared=workshop(theme, settings.address),
        actions=template_digests(theme),
        texts=Texts(
            digests={identity: known[file.path].text for identity, file in files.items()},
            get=lambda identity: text_of(read.sources, files[identity], desk.store, desk.crew),
        ),
        before=desk.memory.made,
        linker=Linker(owner=output_path),
    )
    indexer = None if desk.request.quick else find_indexer(settings)
    return Work(read=read, settings=settings, theme=theme, indexer=indexer, bench=bench)


def outside(theme: Theme, indexer: Indexer | None) -> dict[str, str]:
    """The files beyond the project that a build depends on, with their SHA-256."""
    program = {indexer.path: indexer.sha256} if indexer else {}
    return {**theme.lettering.outside, **program}


def put_away(tasks: Iterable[Task]) -> Iterator[tuple[Step, bytes]]:
    """Tasks with their payloads as bytes; tasks that follow each other may share one."""
    last: object = None
    payload = b""
    for task in tasks:
        if task.payload is not last:
            last, payload = task.payload, encode(task.payload)
        yield (
            Step(output=task.output, action=task.action, payload=digest(payload), texts=task.texts),
            payload,
        )
