import ctypes
import errno
import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

import pytest

from magbuild.engine import exchange
from magbuild.engine.exchange import finish, switch
from tests.engine.strikes import at_call, by_renames, fail

OLD, NEW = "old", "new"


def folders(root: Path, **held: str) -> tuple[str, str, str]:
    """The folders live, standby and retired; those named hold one file of this text."""
    for name, text in held.items():
        (root / name).mkdir()
        (root / name / "x").write_text(text)
    return str(root / "live"), str(root / "standby"), str(root / "retired")


def state(root: Path) -> dict[str, str]:
    return {path.name: (path / "x").read_text() for path in root.iterdir()}


@pytest.mark.parametrize("renames", [False, True], ids=["exchange", "renames"])
def test_two_folders_change_places(tmp_path: Path, *, renames: bool) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    with by_renames() if renames else nullcontext():
        switch(*places)
    assert state(tmp_path) == {"live": NEW, "standby": OLD}
    assert not finish(*places)


def test_the_exchange_is_one_call_where_the_system_has_it(tmp_path: Path) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    with at_call(0, fail(0), reading=False) as calls:
        switch(*places)
    assert calls == ["_exchange", "open", "fsync"]


def test_the_first_is_simply_renamed(tmp_path: Path) -> None:
    places = folders(tmp_path, standby=NEW)
    switch(*places)
    assert state(tmp_path) == {"live": NEW}


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP])
def test_a_system_that_does_not_know_the_call_renames(tmp_path: Path, number: int) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    with patch.object(exchange, "libc", lambda: Refusing(number)):
        switch(*places)
    assert state(tmp_path) == {"live": NEW, "standby": OLD}


def test_a_library_without_the_call_renames(tmp_path: Path) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    with patch.object(exchange, "libc", object):
        switch(*places)
    assert state(tmp_path) == {"live": NEW, "standby": OLD}


class Refusing:
    """A C library whose exchange fails."""

    def __init__(self, number: int) -> None:
        self.number = number

    def renameat2(self, *_words: object) -> int:
        ctypes.set_errno(self.number)
        return -1


def test_other_refusals_change_nothing(tmp_path: Path) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    with (
        patch.object(exchange, "libc", lambda: Refusing(errno.EBUSY)),
        pytest.raises(OSError, match="busy") as raised,
    ):
        switch(*places)
    assert raised.value.errno == errno.EBUSY
    assert state(tmp_path) == {"live": OLD, "standby": NEW}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"retired": OLD, "standby": NEW}, {"live": NEW, "standby": OLD}),
        ({"retired": OLD, "live": NEW}, {"live": NEW, "standby": OLD}),
        ({"retired": OLD}, {"live": OLD}),
        ({"retired": OLD, "live": "mine", "standby": NEW}, {"live": "mine", "standby": NEW}),
    ],
    ids=["after the first", "after the second", "lost", "all three"],
)
def test_a_switch_cut_short_is_finished(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    assert finish(*folders(tmp_path, **before))
    assert state(tmp_path) == after
    assert not finish(*(str(tmp_path / name) for name in ("live", "standby", "retired")))


@pytest.mark.parametrize("number", range(1, 11))
def test_a_rename_that_fails_is_undone_or_finished(tmp_path: Path, number: int) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    with by_renames(), at_call(number, fail(errno.EIO), reading=False) as calls:
        refused(lambda: switch(*places))
    finish(*places)
    assert state(tmp_path) in ({"live": OLD, "standby": NEW}, {"live": NEW, "standby": OLD})
    assert len(calls) >= number - 1


def refused(work: Callable[[], None]) -> bool:
    try:
        work()
    except OSError:
        return True
    return False


def test_a_reader_on_the_way_keeps_the_folder_it_is_in(tmp_path: Path) -> None:
    places = folders(tmp_path, live=OLD, standby=NEW)
    descriptor = os.open(places[0], os.O_RDONLY)
    switch(*places)
    inside = os.open("x", os.O_RDONLY, dir_fd=descriptor)
    assert os.read(inside, 10) == OLD.encode()
    os.close(inside)
    os.close(descriptor)
