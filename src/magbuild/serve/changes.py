"""Changes that wait for the next build: whatever happens while one is under way is built next."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

Changes = frozenset[str] | None
"""Absolute paths of files or folders that changed; None when anything may have."""

MANY = 50
"""From so many changes on there are more to come: an archive unpacked, a branch checked out."""

_PAUSE = 0.3  # seconds without a change that end such a flood


@dataclass(slots=True)
class Waiting:
    """Changes told by one thread and taken by another; none is lost, none is taken twice."""

    _paths: set[str] = field(default_factory=set)
    _anything: bool = False
    _closed: bool = False
    _told: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, paths: Iterable[str] | None) -> None:
        """Some paths have changed; None when nobody knows which."""
        with self._told:
            if paths is None:
                self._anything = True
            else:
                self._paths.update(paths)
            self._told.notify_all()

    def take(self, patience: float | None) -> Changes:
        """All changes told since the last time, as soon as there are any.

        None as well after so many seconds of `patience` without one: then it is time to look.
        ClosedError once nothing more will come.
        """
        with self._told:
            self._told.wait_for(lambda: self._paths or self._anything or self._closed, patience)
            while len(self._paths) >= MANY and self._told.wait(_PAUSE):
                pass
            if self._closed:
                raise ClosedError
            taken = None if self._anything or not self._paths else frozenset(self._paths)
            self._paths, self._anything = set(), False
            return taken

    @property
    def closed(self) -> bool:
        """Whether nothing more will come."""
        return self._closed

    def close(self) -> None:
        """Nothing more will come."""
        with self._told:
            self._closed = True
            self._told.notify_all()


class ClosedError(Exception):
    """There are no more changes to wait for."""
