"""Results to a published folder: everything is staged beside it, then put in its place at once.

Until the last rename the folder that readers see is the one of the last good build. A file that
magbuild did not make is never deleted: such a folder is refused.
"""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import digest, safe_join, walk
from magbuild.engine.tasks import Result

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publish did: files in all, files whose bytes are new, files that are gone."""

    files: int
    changed: int
    removed: int


def publish(results: Iterable[Result], output: Path, state: Path) -> Publication:
    """Make `output` hold exactly these files; `state` is a folder for the record of what it holds.

    MagbuildError when the folder holds foreign files or cannot be written; it is then as before.
    """
    record = state / f"published-{digest(str(output.resolve()).encode())[:16]}.json"
    try:
        before = _read_record(record)
        made = {result.output: result.data for result in results}
        _refuse_foreign(output, known={*before, *made})
        after = {path: digest(data) for path, data in sorted(made.items())}
        if not (before == after and _holds(output, after)):
            _replace(output, made)
            _write_record(record, after)
    except OSError as error:
        span = Span(path=output.name)
        reason = error.strerror or type(error).__name__
        raise MagbuildError(diagnose("MB723", span, reason=reason), ExitCode.MACHINE) from error
    return Publication(
        files=len(after),
        changed=sum(before.get(path) != value for path, value in after.items()),
        removed=len(before.keys() - after.keys()),
    )


def _read_record(record: Path) -> dict[str, str]:
    """The digests of the files last published; empty when unknown or damaged."""
    try:
        held = json.loads(record.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {str(k): str(v) for k, v in held.items()} if isinstance(held, dict) else {}


def _write_record(record: Path, digests: dict[str, str]) -> None:
    record.parent.mkdir(parents=True, exist_ok=True)
    fresh = record.with_suffix(".new")
    fresh.write_text(json.dumps(digests, ensure_ascii=False, indent=0), "utf-8")
    fresh.replace(record)


def _refuse_foreign(output: Path, known: set[str]) -> None:
    if not output.exists():
        return
    if not output.is_dir():
        raise NotADirectoryError(20, "Not a directory")
    for name in walk(output):
        if name not in known:
            fault = diagnose("MB741", Span(path=output.name), name=name)
            raise MagbuildError(fault, ExitCode.USAGE)


def _holds(output: Path, digests: dict[str, str]) -> bool:
    """Whether the folder still is what the record says."""
    if not output.is_dir() or list(walk(output)) != sorted(digests, key=_walk_order):
        return False
    return all(digest((output / path).read_bytes()) == value for path, value in digests.items())


def _walk_order(path: str) -> list[bytes]:
    return [os.fsencode(part) for part in path.split("/")]


def _replace(output: Path, files: dict[str, bytes]) -> None:
    """Stage the new folder and swap it in; on failure the old one is put back."""
    staged = output.with_name(f".{output.name}.new")
    old = output.with_name(f".{output.name}.old")
    for leftover in (staged, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        _write_all(staged, files)
        if output.exists():
            output.rename(old)
        staged.rename(output)
    except OSError:
        if old.exists() and not output.exists():
            old.rename(output)
        shutil.rmtree(staged, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _write_all(folder: Path, files: dict[str, bytes]) -> None:
    """Modes are fixed, so that the machine's umask does not decide who can read the site."""
    folder.mkdir(parents=True)
    folder.chmod(_FOLDER_MODE)
    made = {folder}
    for path, data in files.items():
        target = safe_join(folder, path)
        for parent in reversed(target.relative_to(folder).parents):
            below = folder / parent
            if below not in made:
                below.mkdir()
                below.chmod(_FOLDER_MODE)
                made.add(below)
        target.write_bytes(data)
        target.chmod(_FILE_MODE)
