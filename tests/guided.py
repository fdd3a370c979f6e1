"""Files that a fuzzer makes to reach code that none has reached yet, through the whole check.

`python -m tests.guided 100000` tries so many, beginning with the seeds of `tests.fuzzing` and what
earlier runs have kept in build/guided/. The fuzzer is libFuzzer by way of atheris; Markdown, YAML
and all of magbuild are watched. Any exception but `MagbuildError`, and a file that takes two
seconds, ends the run and is kept as build/guided/crash-…, which
`python -m tests.guided --input FILE` tries once more.
"""

import contextlib
import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

# Everything that is imported in here is watched, so it must not be imported before.
with atheris.instrument_imports(
    include=["magbuild", "markdown", "yaml"], enable_loader_override=False
):
    from tests.engine.conftest import MEMORY
    from tests.front_door import FORMS, examine, lay_out
    from tests.fuzzing import SLOW, seeds

PROJECT = Path(__file__).parent.parent
KEPT = PROJECT / "build" / "guided"
LONGEST = 8_192
PLACES = {
    "article": "content/articles/a.md",
    "page": "content/pages/a.md",
    "site": "content/site.yaml",
    "topics": "content/topics.yaml",
    "organisations": "content/organisations.yaml",
    "metrics": "content/metrics.yaml",
}
"""Where a file of each kind stands; the first byte of an input chooses among them."""


class SlowError(Exception):
    """A file has taken too long."""


def trying(folder: Path) -> Callable[[bytes], None]:
    """A function that puts an input into an otherwise sound project, and checks that."""
    sound = {place: seeds()[kind][0] for kind, place in PLACES.items()}
    lay_out(folder, sound)
    places = tuple(PLACES.values())

    def try_once(data: bytes) -> None:
        place = places[data[0] % len(places)] if data else places[0]
        (folder / place).write_bytes(data[1:])
        started = time.process_time()
        examine(folder, FORMS)
        seconds = time.process_time() - started
        (folder / place).write_bytes(sound[place])
        if seconds > SLOW:
            raise SlowError(f"{seconds:.1f} seconds")

    return try_once


def keep_seeds() -> None:
    """Write the files to begin with, by their digests."""
    (KEPT / "corpus").mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(PLACES):
        for data in seeds()[kind]:
            if len(data) < LONGEST:
                whole = bytes([number]) + data
                (KEPT / "corpus" / hashlib.sha256(whole).hexdigest()[:40]).write_bytes(whole)


def main() -> None:
    """Try as many as asked for, or one again; the process ends in here."""
    with contextlib.ExitStack() as stack:
        memory = MEMORY if MEMORY.is_dir() else None
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="magbuild-", dir=memory)))
        try_once = trying(folder)
        if sys.argv[1] == "--input":
            try_once(Path(sys.argv[2]).read_bytes())
            return
        keep_seeds()
        words = [
            *(sys.argv[0], f"-atheris_runs={int(sys.argv[1])}", f"-max_len={LONGEST}"),
            *(f"-artifact_prefix={KEPT}/", "-print_final_stats=1", "-rss_limit_mb=4096"),
            str(KEPT / "corpus"),
        ]
        atheris.Setup(words, try_once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
