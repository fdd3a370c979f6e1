"""A place for tests that publish thousands of times."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")  # noqa: S108  # Linux's file system in memory, made for this


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has that, for what need not wait for a disk."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)
