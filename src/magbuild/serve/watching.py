"""Folders to changes: what an editor saves, told by the system or, where it will not, found."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from watchfiles import watch

from magbuild.core.diagnostics import Diagnostic, Span, diagnose

_STEP = 30  # milliseconds of quiet that end one save
_LONGEST = 300  # milliseconds after which changes are told though more are coming
_GLANCE = (
    250  # milliseconds between two looks for folders that appear or are put in another's place
)
_POLL = 400  # milliseconds between two looks at all files, where the system tells nothing


def watch_folders(
    folders: Sequence[Path],
    stop: threading.Event,
    tell: Callable[[Iterable[str] | None], None],
    warn: Callable[[Diagnostic], None],
) -> None:
    """Tell of every change in some folders until stopped; they may come and go meanwhile.

    `tell` hears absolute paths, or None whenever watching begins: what changed until then is not
    known. `warn` hears when the system's limit of watches is reached and files are polled instead.
    """
    polling = False
    while not stop.is_set():
        try:
            _watch(folders, stop, tell, polling=polling)
        except (OSError, RuntimeError) as error:
            if polling:
                raise
            polling = True
            reason = getattr(error, "strerror", None) or str(error)
            warn(diagnose("MB904", Span(path=folders[0].name), reason=reason))


def _watch(
    folders: Sequence[Path],
    stop: threading.Event,
    tell: Callable[[Iterable[str] | None], None],
    *,
    polling: bool,
) -> None:
    """Watch the folders that are there until others are."""
    there = _there(folders)
    if not there:
        tell(None)
        while not stop.wait(_GLANCE / 1000) and not _there(folders):
            pass
        return
    begun = False
    for changes in watch(
        *there,
        watch_filter=None,
        step=_STEP,
        debounce=_LONGEST,
        rust_timeout=_GLANCE,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polling,
        poll_delay_ms=_POLL,
        ignore_permission_denied=True,
    ):
        if changes and begun:
            tell(path for _, path in changes)
        elif not begun:
            begun = True
            tell(None)
        if _there(folders) != there:
            return


def _there(folders: Iterable[Path]) -> Mapping[str, tuple[int, int]]:
    """The folders that are there, each with what tells it from another of its name."""
    found = {}
    for folder in folders:
        real = folder.resolve()
        if real.is_dir():
            state = real.stat()
            found[str(real)] = state.st_dev, state.st_ino
    return found
