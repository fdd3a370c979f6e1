"""Preview: the magazine as it would be, built again and again by a process that publishes nothing.

The six verbs are those of a build. What they give is a snapshot, and what they remember of the last
build stays decoded in this process, so that an edit costs little more than what it changes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from magbuild.content.sources import read_settings_text
from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.core.files import machine_faults
from magbuild.engine.fingerprint import own_code
from magbuild.engine.inputs import Inputs
from magbuild.engine.snapshots import Pack, Snapshot, SnapshotStage
from magbuild.engine.store import open_store
from magbuild.pipeline.loading import look, picture_digests
from magbuild.pipeline.memory import NOTHING, Memory, Plan, Recollection, Run
from magbuild.pipeline.request import STORE, Built, Progress, Request, silent
from magbuild.pipeline.verbs import build_changed
from magbuild.render.kinds import PAGES
from magbuild.render.theme import load_theme
from magbuild.settings import read_settings

_PLANS = 4  # the last ones are kept decoded: editors go back and forth


@dataclass(slots=True, kw_only=True)
class Preview:
    """What one process knows of the magazine that it shows. `snapshot` is the last good build.

    `documents` are the ids of the documents whose texts a page shows, by its path.
    """

    snapshot: Snapshot
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _inputs: Inputs | None = None
    _memory: Memory = NOTHING
    _plans: dict[bytes, Plan] = field(default_factory=dict)

    def build(
        self, request: Request, changed: Collection[str] | None, progress: Progress = silent
    ) -> Built | None:
        """Build after some paths have `changed`, or after nobody knows what; None if nothing has.

        MagbuildError when the run cannot go on. Without a publication the snapshot is as before.
        """
        before, self._inputs = self._inputs, None
        code = own_code()
        with machine_faults(request.shown), open_store(request.state / STORE) as store:
            inputs = look(request, code, before if changed is not None else None, changed or ())
            if inputs == before:
                self._inputs = inputs
                return None
            stage = SnapshotStage(last=self.snapshot)
            recollection = _Warm(store, request.output, self)
            try:
                built = build_changed(request, inputs, code, recollection, stage, progress)
            except MagbuildError as error:
                if error.exit_code is not ExitCode.MACHINE:  # the same files would fail again
                    self._inputs = inputs
                raise
        if stage.taken is not None:
            self.snapshot = stage.taken
        self._inputs = inputs
        return built

    def restyle(self, request: Request) -> Mapping[str, str]:
        """Take the style sheets as they are now into the snapshot, ahead of the pages to name them.

        Their digests for browsers (Subresource Integrity) by their addresses. MagbuildError when
        they cannot be read.
        """
        with machine_faults(request.shown):
            text, _ = read_settings_text(request.content, request.shown)
            settings, _ = read_settings(text, request.shown)
            if settings is None or self._inputs is None:
                return {}
            pictures = picture_digests(self._inputs)
            theme = load_theme(request.project, settings.language, settings.theme, pictures)
        names = [name for name in theme.static if name.endswith(".css")]
        stage = SnapshotStage(last=self.snapshot)
        fresh = {
            unquote(theme.assets[name].lstrip("/")): stage.write(name, theme.static[name])
            for name in names
        }
        self.snapshot = replace(self.snapshot, files={**self.snapshot.files, **fresh})
        return {theme.assets[name]: theme.integrity[name] for name in names}


def open_preview(request: Request) -> Preview:
    """A preview that has not been built yet. Nothing of it outlives the process."""
    return Preview(snapshot=Snapshot(files={}, pack=Pack(request.state)))


@dataclass(frozen=True, slots=True)
class _Warm(Recollection):
    """What this process knows needs not be read from the store, nor written there."""

    preview: Preview

    def memory(self) -> Memory:
        return self.preview._memory

    def plan(self, key: bytes) -> Plan | None:
        plans = self.preview._plans
        found = plans.pop(key, None) or super(_Warm, self).plan(key)
        if found is not None:
            plans[key] = found
            while len(plans) > _PLANS:
                del plans[next(iter(plans))]
        return found

    def keep(self, run: Run, memory: Memory, plan: Plan) -> None:
        del run
        self.preview._memory = memory
        self.preview.documents = {
            step.output: step.texts for step in plan.steps if step.action in PAGES and step.texts
        }
