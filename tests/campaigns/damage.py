"""The memory of a site is cut short or has a byte changed: the next build is right all the same.

At the full size it is every length and every byte of the record of what is published, and some
thousands of the memory, of which the tests of the store take every byte of a small one.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from magbuild.pipeline.request import STATE_FOLDER, STORE
from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import scratch
from tests.engine.strikes import without_syncs
from tests.full_site import OUTPUT, known_versions, published, tree, version_of, write_site

SAMPLES = {Size.SAMPLE: 3, Size.QUICK: 150, Size.FULL: 5000}
RECORD_SAMPLES = {Size.SAMPLE: 3, Size.QUICK: 100, Size.FULL: 1 << 30}

Damage = Callable[[bytes, int], bytes]


def damage(size: Size) -> Iterator[Figure]:
    """Each file of the memory, each kind of damage."""
    with scratch() as folder, without_syncs():
        known = known_versions(folder)
        write_site(folder, 0)
        published(folder)
        kept = Path(shutil.copytree(folder / STATE_FOLDER, folder.parent / f"{folder.name}-kept"))
        record = next(path for path in (kept / "generations").rglob("*") if path.is_file())
        for file, samples, called in (
            (kept / STORE, SAMPLES[size], "the memory"),
            (record, RECORD_SAMPLES[size], "a record of what is published"),
        ):
            for how, spoil in (("cut at", cut), ("with a changed byte at", flipped)):
                figure = counted(f"{called} of a full site {how} one place, then an edit")
                whole = file.read_bytes()
                for turn, place in enumerate(places(len(whole), samples)):
                    with figure.trial(f"{file.name} {how} {place}"):
                        shutil.rmtree(folder / STATE_FOLDER)
                        shutil.copytree(kept, folder / STATE_FOLDER)
                        target = folder / STATE_FOLDER / file.relative_to(kept)
                        target.write_bytes(spoil(whole, place))
                        write_site(folder, turn + 1)
                        published(folder)
                        assert version_of(tree(folder / OUTPUT), known) == (turn + 1) % 2
                yield figure
        shutil.rmtree(kept)


def places(length: int, samples: int) -> Iterator[int]:
    """All places when there are few, else so many of them."""
    if length <= samples:
        yield from range(length)
    else:
        chance = random.Random(length)  # noqa: S311  # any places will do
        yield from sorted(chance.sample(range(length), samples))


def cut(whole: bytes, place: int) -> bytes:
    """All before a place."""
    return whole[:place]


def flipped(whole: bytes, place: int) -> bytes:
    """All, with one bit changed."""
    return whole[:place] + bytes([whole[place] ^ (1 << place % 8)]) + whole[place + 1 :]


if __name__ == "__main__":
    run(damage)
