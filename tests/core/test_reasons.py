"""What the machine refuses is said in the words of the catalogue, never in its own."""

import errno
import os
import socket
import ssl
from pathlib import Path

import pytest

from magbuild.core.catalogue import TERMS
from magbuild.core.diagnostics import Language
from magbuild.core.files import machine_fault
from magbuild.core.reasons import reason_of

COMMON = (
    *(errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS),
    *(errno.EISDIR, errno.ENOTDIR, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EEXIST),
    *(errno.ENOTEMPTY, errno.EXDEV, errno.ENAMETOOLONG, errno.EADDRINUSE, errno.EADDRNOTAVAIL),
    *(errno.EBUSY, errno.ELOOP, errno.ECONNREFUSED, errno.ETIMEDOUT, errno.ENETUNREACH),
)


@pytest.mark.parametrize("number", COMMON, ids=errno.errorcode.__getitem__)
def test_what_is_common_is_said_in_both_languages(number: int) -> None:
    own = os.strerror(number)
    assert reason_of(OSError(number, own)) in TERMS
    fault = machine_fault("a.md", OSError(number, own)).diagnostic
    for language in Language:
        assert own not in fault.message(language)
    assert fault.message(Language.VIETNAMESE) != fault.message(Language.ENGLISH)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "@utf-8"),
        (TimeoutError("timed out"), "@timed-out"),
        (OSError(errno.ENOEXEC, os.strerror(errno.ENOEXEC)), os.strerror(errno.ENOEXEC)),
        (OSError("own words"), "own words"),
        (OSError(), "OSError"),
        (ValueError(), "ValueError"),
        # Numbers of their own: 2 is no missing file here, 1 no lack of rights.
        (socket.gaierror(2, "Name or service not known"), "Name or service not known"),
        (ssl.SSLError(1, "certificate verify failed"), "certificate verify failed"),
    ],
    ids=repr,
)
def test_what_is_rare(error: Exception, reason: str) -> None:
    assert reason_of(error) == reason


def test_the_real_thing(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(OSError, match=str(tmp_path)) as raised:
            path.read_bytes()
        assert reason_of(raised.value) in {"@no-such-file", "@is-folder"}
