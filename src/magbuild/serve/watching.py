"""Folders to changes: what an editor saves, told by the system or, where it will not, found."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from magbuild.core.diagnostics import Diagnostic, Span, diagnose
from magbuild.core.reasons import reason_of
from magbuild.serve.polling import poll

_STEP = 30  # milliseconds of quiet that end one save
_LONGEST = 300  # milliseconds after which changes are told though more are coming
_GLANCE = (
    250  # milliseconds between two looks for folders that appear or are put in another's place
)

Follow = Callable[[Iterable[str], threading.Event], Iterator[Set[str]]]
"""How changes in folders are learned: the paths of new ones, again and again and empty where there
are none, until stopped. From the first time on nothing is missed."""


def watch_folders(
    folders: Sequence[Path],
    stop: threading.Event,
    tell: Callable[[Iterable[str] | None], None],
    warn: Callable[[Diagnostic], None],
) -> None:
    """Tell of every change in some folders until stopped; they may come and go meanwhile.

    `tell` hears absolute paths, or None whenever watching begins: what changed until then is not
    known. `warn` hears why files are polled: the package that asks the system is not installed, or
    the system's limit of watches is reached.
    """
    place = Span(path=folders[0].name)
    follow: Follow = _notices
    while not stop.is_set():
        try:
            _watch(folders, stop, tell, follow)
        except ImportError:
            follow = poll
            warn(diagnose("MB905", place))
        except (OSError, RuntimeError) as error:
            if follow is poll:
                raise
            follow = poll
            warn(diagnose("MB904", place, reason=reason_of(error)))


def _watch(
    folders: Sequence[Path],
    stop: threading.Event,
    tell: Callable[[Iterable[str] | None], None],
    follow: Follow,
) -> None:
    """Watch the folders that are there until others are."""
    there = _there(folders)
    if not there:
        tell(None)
        while not stop.wait(_GLANCE / 1000) and not _there(folders):
            pass
        return
    begun = False
    for paths in follow(there, stop):
        if not begun:
            begun = True
            tell(None)
        elif paths:
            tell(paths)
        if _there(folders) != there:
            return


def _notices(folders: Iterable[str], stop: threading.Event) -> Iterator[Set[str]]:
    """What the system tells.

    ImportError where the package is not installed, OSError or RuntimeError at the system's limit.
    """
    from watchfiles import watch

    for changes in watch(
        *folders,
        watch_filter=None,
        step=_STEP,
        debounce=_LONGEST,
        rust_timeout=_GLANCE,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=False,
        ignore_permission_denied=True,
    ):
        yield {path for _, path in changes}


def _there(folders: Iterable[Path]) -> Mapping[str, tuple[int, int]]:
    """The folders that are there, each with what tells it from another of its name."""
    found = {}
    for folder in folders:
        real = folder.resolve()
        if real.is_dir():
            state = real.stat()
            found[str(real)] = state.st_dev, state.st_ino
    return found
