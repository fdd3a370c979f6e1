"""A whole build on a machine that fails it: no traceback, nothing half published, recovery."""

import datetime
import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine import inputs
from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request
from magbuild.site.edition import Edition
from tests.conftest import ARTICLE, Magazine
from tests.engine.strikes import at_call, fail, without_syncs

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
STEP = 5  # every fifth call: the publisher's own test takes them all


def request(folder: Path) -> Request:
    return Request(
        content=folder / "content",
        shown="content",
        output=folder / "public",
        edition=Edition(today=datetime.date(2022, 12, 1), drafts=False),
        strict=False,
    )


def write(folder: Path, version: int) -> None:
    text = ARTICLE.replace("1.353", f"{1000 + version}")
    (folder / "content" / "articles" / "2022" / "ben-tre.md").write_text(text, "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@contextmanager
def opening(number: int, error: int) -> Iterator[list[str]]:
    """The file of this number, counted from 1, cannot be opened for reading."""
    opened: list[str] = []
    plain = io.open

    def watched(file: Any, *words: Any, **options: Any) -> Any:  # noqa: ANN401  # as the stock one
        if isinstance(file, int):
            return plain(file, *words, **options)
        opened.append(os.fspath(file))
        if len(opened) == number:
            raise OSError(error, os.strerror(error), os.fspath(file))
        return plain(file, *words, **options)

    with patch.object(io, "open", watched), patch.object(inputs, "open", watched, create=True):
        yield opened


def attempt(folder: Path) -> MagbuildError | None:
    """A build; how it refused to go on."""
    try:
        assert build(request(folder)).publication is not None
    except MagbuildError as error:
        return error
    return None


def judge(folder: Path, error: MagbuildError | None, before: dict[str, bytes]) -> None:
    """Refused by the machine or done, and either way whole; the next build goes on."""
    if error is not None:
        assert error.exit_code is ExitCode.MACHINE
        assert str(folder) not in str(error)
    shown = tree(folder / "public")
    assert attempt(folder) is None
    assert shown in (before, tree(folder / "public"))


def test_every_few_calls_one_fails(magazine: Magazine) -> None:
    folder = magazine()
    refused = 0
    with without_syncs():
        assert attempt(folder) is None
        write(folder, 0)
        with at_call(0, fail(errno.EIO), reading=True) as calls:
            assert attempt(folder) is None
        for position, number in zip(range(1, len(calls), STEP), cycle(ERRORS), strict=False):
            write(folder, position)
            before = tree(folder / "public")
            with at_call(position, fail(number), reading=True):
                error = attempt(folder)
            refused += error is not None
            judge(folder, error, before)
    assert refused > len(calls) / STEP / 3


@pytest.mark.parametrize("error", [errno.EIO, errno.EACCES])
def test_files_that_cannot_be_opened(magazine: Magazine, error: int) -> None:
    folder = magazine()
    assert attempt(folder) is None
    write(folder, 0)
    with opening(0, error) as opened:
        assert attempt(folder) is None
    assert len(opened) > 5
    for number in range(1, len(opened) + 1, STEP):
        write(folder, number)
        before = tree(folder / "public")
        with opening(number, error):
            refusal = attempt(folder)
        judge(folder, refusal, before)
