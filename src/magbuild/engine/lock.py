from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def hold(state: Path, wait: float | None) -> Iterator[None]:
    yield
