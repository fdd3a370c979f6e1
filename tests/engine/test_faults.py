"""Every call to the file system fails once: what is published stays whole, the next try works."""

import errno
import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from magbuild.core.catalogue import TERMS
from magbuild.core.diagnostics import ExitCode, Language, MagbuildError
from magbuild.engine.disk import storage_faults
from tests.engine.generations import generation_in, site
from tests.engine.publishing import publish
from tests.engine.strikes import at_call, by_renames, fail, without_syncs

CODES = {
    errno.ENOSPC: "MB727",
    errno.EDQUOT: "MB727",
    errno.EIO: "MB724",
    errno.EACCES: "MB723",
    errno.EROFS: "MB723",
    errno.EMFILE: "MB725",
    errno.ENOMEM: "MB725",
    errno.EXDEV: "MB722",
    errno.EBUSY: "MB722",
    errno.ENAMETOOLONG: "MB721",
}


# Finding the way to the folder, clearing up, noting what readers have already.
FORGIVEN = {"lstat", "scandir", "unlink", "rmdir", "replace"}


@pytest.mark.parametrize("renames", [False, True], ids=["exchange", "renames"])
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE], ids=errno.errorcode.get
)
def test_any_call_may_fail(quick_folder: Path, number: int, *, renames: bool) -> None:
    failed = 0
    with without_syncs(), by_renames() if renames else nullcontext():
        publish(quick_folder, site(0))
        publish(quick_folder, site(1))
        with at_call(0, fail(number), reading=True) as calls:
            publish(quick_folder, site(2))
        for position, call in enumerate(calls, 1):
            before = generation_in(quick_folder / "public")
            error = attempt(quick_folder, before + 1, position, number)
            after = generation_in(quick_folder / "public")
            if error is None:
                assert call in FORGIVEN
                assert after == before + 1
            else:
                failed += 1
                assert error.exit_code is ExitCode.MACHINE
                assert error.diagnostic.code == CODES[number]
                assert error.diagnostic.span.path == "public"
                assert after in {before, before + 1}  # after the switch, the disk is told of it
            publish(quick_folder, site(before + 2))
            assert generation_in(quick_folder / "public") == before + 2
            names = {path.name for path in quick_folder.iterdir()}
            assert names <= {"public", ".public.standby", ".magbuild"}
    assert failed > len(calls) * 0.8


def attempt(folder: Path, generation: int, position: int, number: int) -> MagbuildError | None:
    """A publish of which one call fails; how it refused."""
    with at_call(position, fail(number), reading=True):
        try:
            publish(folder, site(generation))
        except MagbuildError as error:
            return error
    return None


@pytest.mark.parametrize(("number", "code"), CODES.items(), ids=str)
def test_what_the_disk_refuses_is_said(number: int, code: str) -> None:
    with pytest.raises(MagbuildError) as raised, storage_faults("public"):
        raise OSError(number, os.strerror(number), "/secret/public/index.html")
    assert raised.value.exit_code is ExitCode.MACHINE
    assert raised.value.diagnostic.code == code
    reason = dict(raised.value.diagnostic.arguments)["reason"]
    for index, language in enumerate((Language.VIETNAMESE, Language.ENGLISH)):
        message = raised.value.diagnostic.message(language)
        assert TERMS[reason][index] in message
        assert "secret" not in message
