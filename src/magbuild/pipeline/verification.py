"""The proof that an incremental build is right: a clean one beside it, byte for byte the same.

What lingers for pages that were read earlier is no part of what a clean build makes.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from magbuild.core.diagnostics import ExitCode, MagbuildError, Span, diagnose
from magbuild.core.files import machine_fault, walk
from magbuild.engine.releases import lingering
from magbuild.pipeline.build import build
from magbuild.pipeline.request import Request

CLEAN = "clean"


def build_clean_beside(request: Request) -> int:
    """Build without any memory into a folder of its own, and compare; the number of files.

    MagbuildError with the first file and byte that differ. What was built is taken away again.
    """
    place = request.state / CLEAN
    try:
        shutil.rmtree(place, ignore_errors=True)
        clean = replace(request, output=place / "public", memory=place / "state", previous=None)
        build(clean)
        return _compare(clean.output, request.output, lingering(request.output, request.state))
    except OSError as error:
        raise machine_fault(request.output.name, error) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _compare(clean: Path, built: Path, lingering: frozenset[str]) -> int:
    names = sorted({*walk(clean), *walk(built)} - lingering)
    for name in names:
        offset = _first_difference(clean / name, built / name)
        if offset is not None:
            raise MagbuildError(
                diagnose("MB764", Span(path=name), offset=offset), ExitCode.INTERNAL
            )
    return len(names)


def _first_difference(one: Path, other: Path) -> int | None:
    """Where two files part; the beginning where one of them is not there."""
    if not (one.is_file() and other.is_file()):
        return 0
    first, second = one.read_bytes(), other.read_bytes()
    if first == second:
        return None
    pairs = enumerate(zip(first, second, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))
