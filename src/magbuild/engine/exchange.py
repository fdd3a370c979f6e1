"""Two folders change places, so that readers find the one or the other and nothing else.

Linux has a system call for it. Where the kernel or the file system lacks it, three renames do the
same through a third name, and the published folder is absent for the instant between the first
two; a process that dies there leaves it absent until `finish` is called. The names are the journal:
which of the three folders exist says which rename was the last.
"""

import ctypes
import errno
import os
from contextlib import suppress

from magbuild.engine.disk import exists, libc, remove_tree, sync

_HERE = -100  # AT_FDCWD: paths are taken as they are written
_EXCHANGE = 2  # RENAME_EXCHANGE
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP})


def switch(live: str, standby: str, retired: str) -> None:
    """Put `standby` in the place of `live` and the former `live`, if any, in that of `standby`.

    The three are paths in one folder; nothing may be called `retired`. When this returns, the new
    order is on the disk. OSError when it cannot be done: then all is as before, or, if only the
    last step failed, the folders have changed places and the disk may not know it yet.
    """
    if not exists(live):
        os.rename(standby, live)
    elif not _exchange(live, standby):
        _rename_thrice(live, standby, retired)
    sync(os.path.dirname(live))


def finish(live: str, standby: str, retired: str) -> bool:
    """Complete a switch by renames that was cut short; whether there was one."""
    if not exists(retired):
        return False
    if not exists(live):
        os.rename(standby if exists(standby) else retired, live)
    if exists(standby):
        remove_tree(retired)
    elif exists(retired):
        os.rename(retired, standby)
    sync(os.path.dirname(live))
    return True


def _rename_thrice(live: str, standby: str, retired: str) -> None:
    """Each rename is on the disk before the next, so that no power cut can reorder them."""
    folder = os.path.dirname(live)
    os.rename(live, retired)
    try:
        sync(folder)
        os.rename(standby, live)
    except OSError:
        with suppress(OSError):
            os.rename(retired, live)
        raise
    sync(folder)
    os.rename(retired, standby)


def _exchange(one: str, other: str) -> bool:
    """Whether the two were exchanged; False where the system cannot do it in one step."""
    if not hasattr(libc(), "renameat2"):
        return False
    if not libc().renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number))
