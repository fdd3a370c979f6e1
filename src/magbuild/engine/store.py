"""The memory between builds: one SQLite file of values under keys, which may be lost at any time.

Every value is checked when it is read, so that a damaged file costs time and never truth. Nothing
in it is a pickle: values are bytes that `codec` reads into known types.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

VERSION = 1
BOUND = 4 << 30
"""Bytes of values that the file may hold before those that were needed longest ago are dropped."""

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS entry (
  key BLOB NOT NULL UNIQUE, value BLOB NOT NULL, mark BLOB NOT NULL, used INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_used ON entry (used);
PRAGMA user_version = {VERSION};
"""
_MARK = 16
_BUSY = 60.0  # seconds to wait for another build that is writing
_ROWS = 256  # written in one transaction: few enough that another build never waits long
_ATTEMPTS = 3  # on the file, on a fresh one in its place, in memory
_FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)  # the latter for a message with damage in it
_MACHINE = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
}
"""Codes of faults that are not the file's own; a sound file knows no others."""


class Store:
    """Values by key. Damage of any kind empties it; `damaged` then counts the values lost."""

    def __init__(self, path: Path | None, bound: int = BOUND) -> None:
        self._path = path
        self._bound = bound
        self.damaged = 0
        self._pending: dict[bytes, bytes] = {}
        self._connection = self._open()

    def read(self, key: bytes) -> bytes | None:
        """The value under a key, None where there is none or it is damaged."""
        if key in self._pending:
            return self._pending[key]
        row = self._guarded(
            lambda: self._connection.execute(
                "SELECT value, mark FROM entry WHERE key = ?", (key,)
            ).fetchone(),
            None,
        )
        if row is None:
            return None
        value, mark = row
        if not isinstance(value, bytes) or mark != _marked(key, value):
            self.damaged += 1
            return None
        return value

    def write(self, key: bytes, value: bytes) -> None:
        """Put a value under a key; it rests on disk after the next `commit`."""
        self._pending[key] = value
        if len(self._pending) >= _ROWS:
            self._flush()

    def commit(self) -> None:
        """Make all that was written last."""
        self._flush()

    def prune(self, needed: Callable[[], Iterable[bytes]]) -> None:
        """Drop what was needed longest ago beyond the bound, and nothing that is `needed` now.

        Which keys these are is asked only of a file that has grown half way to its bound.
        """
        self._guarded(lambda: self._prune(needed), None)

    def close(self) -> None:
        """Let go of the file; what was not committed is lost."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except _FAULTS as error:
            return self._replaced(error)

    def _replaced(self, error: Exception) -> sqlite3.Connection:
        """What to go on with: a fresh file for a damaged one, else memory (a full disk, no right).

        A file that another build keeps busy, or that cannot be written, is not taken away.
        """
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_NOTADB) & 0xFF not in _MACHINE:
            self.damaged += 1
            for ending in ("", "-journal", "-wal", "-shm"):
                with suppress(OSError):
                    Path(f"{self._path}{ending}").unlink(missing_ok=True)
            with suppress(*_FAULTS):
                return _connect(self._path)
        return _connect(None)

    def _guarded(self, act: Callable[[], T], otherwise: T) -> T:
        """Carry out an act; where the file fails, again on what replaces it, else `otherwise`."""
        for _ in range(_ATTEMPTS):
            try:
                return act()
            except _FAULTS as error:
                self.close()
                self._connection = self._replaced(error)
        return otherwise

    def _flush(self) -> None:
        rows = [(key, value, _marked(key, value)) for key, value in self._pending.items()]
        self._pending.clear()

        def put() -> None:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(
                    "INSERT INTO entry (key, value, mark, used) VALUES (?, ?, ?, "
                    "(SELECT coalesce(max(used), 0) FROM entry)) "
                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value, mark = excluded.mark",
                    rows,
                )

        if rows:
            self._guarded(put, None)

    def _prune(self, needed: Callable[[], Iterable[bytes]]) -> None:
        total = self._size()
        if total * 2 < self._bound:
            return
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            (last,) = self._connection.execute(
                "SELECT CAST(coalesce(max(used), 0) AS INTEGER) FROM entry"
            ).fetchone()
            self._connection.executemany(
                "UPDATE entry SET used = ? WHERE key = ?", ((last + 1, key) for key in needed())
            )
            oldest = self._connection.execute(
                "SELECT rowid, coalesce(length(value), 0) FROM entry "
                "WHERE used <= ? ORDER BY used, rowid",
                (last,),
            ).fetchall()
            for rowid, size in oldest:
                if total <= self._bound:
                    break
                self._connection.execute("DELETE FROM entry WHERE rowid = ?", (rowid,))
                total -= size

    def _size(self) -> int:
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
        (size,) = self._connection.execute("PRAGMA page_size").fetchone()
        return int((pages - free) * size)


@contextmanager
def open_store(path: Path | None, bound: int = BOUND) -> Iterator[Store]:
    """A store in a file, made where it is not there; in memory without a path, or without a way."""
    if path is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
    store = Store(path, bound)
    try:
        yield store
    finally:
        store.close()


def _connect(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", timeout=_BUSY, isolation_level=None)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, VERSION}:
            raise sqlite3.DatabaseError(f"version {version}")
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils, marks disclose
        if version != VERSION:
            connection.executescript(_SCHEMA)
    except _FAULTS:
        connection.close()
        raise
    return connection


def _marked(key: bytes, value: bytes) -> bytes:
    """Ties a value to its key, so that neither can be damaged unseen."""
    return hashlib.sha256(key + value).digest()[:_MARK]
