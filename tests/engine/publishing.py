"""Publish files as a build does, in one call; as a program, known generations one by one."""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from magbuild.engine.lock import hold
from magbuild.engine.publisher import Publication, open_stage
from tests.engine.generations import site

OUTPUT, STATE = "public", ".magbuild"


def publish(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    addresses: Collection[str] = (),
    allow_removals: bool = True,
    lasting: Collection[str] = (),
) -> Publication:
    """Publish to public/ in a folder, with the records beside it."""
    with open_stage(folder / OUTPUT, folder / STATE) as stage:
        digests = {path: stage.write(path, data) for path, data in files.items()}
        return stage.publish(digests, addresses, allow_removals=allow_removals, lasting=lasting)


def codes(publication: Publication) -> list[str]:
    """The codes of all that a publication says."""
    return [found.code for found in publication.diagnostics]


def main(folder: Path, numbers: range) -> None:
    for number in numbers:
        with hold(folder / STATE, wait=600):
            publish(folder, site(number))


if __name__ == "__main__":
    main(Path(sys.argv[1]), range(*map(int, sys.argv[2:5])))
