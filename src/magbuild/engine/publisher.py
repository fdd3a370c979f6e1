"""Stand-in."""

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from magbuild.core.files import digest, walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    files: int
    changed: int
    removed: int


@dataclass
class Stage:
    output: Path
    state: Path
    live: Mapping[str, str]
    generation: str
    recovered: tuple[str, ...] = ()
    staged: Path = field(default=Path())

    def write(self, path: str, data: bytes) -> None:
        target = self.staged / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(data)

    def publish(
        self, files: Mapping[str, str], addresses: Collection[str], allow_removals: bool
    ) -> Publication:
        changed = sum(self.live.get(p) != d for p, d in files.items())
        removed = len(self.live.keys() - files.keys())
        if changed or removed:
            for path in files:
                if not (self.staged / path).exists():
                    self.write(path, (self.output / path).read_bytes())
            old = self.staged.with_suffix(".old")
            shutil.rmtree(old, ignore_errors=True)
            if self.output.exists():
                self.output.rename(old)
            self.staged.rename(self.output)
            shutil.rmtree(old, ignore_errors=True)
        self.generation = hashlib.sha256(
            json.dumps(dict(sorted(files.items()))).encode()
        ).hexdigest()
        return Publication(files=len(files), changed=changed, removed=removed)


@contextmanager
def open_stage(output: Path, state: Path) -> Iterator[Stage]:
    live = {p: digest((output / p).read_bytes()) for p in walk(output)} if output.is_dir() else {}
    generation = hashlib.sha256(json.dumps(dict(sorted(live.items()))).encode()).hexdigest()
    staged = output.with_name(f".{output.name}.new")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    yield Stage(output=output, state=state, live=live, generation=generation, staged=staged)
    shutil.rmtree(staged, ignore_errors=True)
