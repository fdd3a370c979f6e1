"""The same site on many machines: one digest of the whole tree, whatever their habits."""

import os
import random
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.campaigns.figures import Figure, Size, counted, run
from tests.campaigns.kills import scratch
from tests.full_site import ENVIRONMENT, MAGBUILD, TODAY, write_site

COUNT = {Size.SAMPLE: 2, Size.QUICK: 16, Size.FULL: 64}
SEEDS = ("0", "1", "2", "3", "42", "65535", "4294967295", "random")
WORKERS = ("1", "2", "8", "16")
LOCALES = ("C", "C.UTF-8", "POSIX", "tr_TR.UTF-8")
ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati")
UMASKS = (0o022, 0o077, 0o002, 0o027)
FOLDERS = ("a", "một thư mục", "x/y/z", "b" * 60)
TIMES = (0, 1, 1_700_000_000, 4_070_908_800)
NOBODY = 65534


def environments(size: Size) -> Iterator[Figure]:
    """Seeds of hashes and workers in all pairs; the other habits drawn for each."""
    figure = counted("environment (seed, workers, locale, zone, umask, user, path, file times)")
    users = (None, NOBODY) if others_may_run() else (None,)
    machines = list(product(SEEDS, WORKERS)) * 2
    chance = random.Random(1)  # noqa: S311  # any habits will do, the same every time
    chance.shuffle(machines)
    first = ""
    for seed, workers in machines[: COUNT[size]]:
        with scratch() as home:
            home.chmod(0o755)
            habits = {
                "PYTHONHASHSEED": seed,
                "LC_ALL": chance.choice(LOCALES),
                "TZ": chance.choice(ZONES),
                "HOME": str(home),
                "USER": f"nguoi-{seed}",
            }
            umask, user = chance.choice(UMASKS), chance.choice(users)
            folder = home / chance.choice(FOLDERS)
            with figure.trial(f"{habits}, {workers} workers, umask {umask:o}, user {user}"):
                lay_out(folder, chance.choice(TIMES), user)
                words = ["build", "--today", TODAY.isoformat(), "--workers", workers]
                for line in (words, ["verify"]):
                    done = subprocess.run(
                        [MAGBUILD, *line],
                        cwd=folder,
                        env={**ENVIRONMENT, **habits},
                        umask=umask,
                        user=user,
                        capture_output=True,
                        text=True,
                        check=False,
                    )
                    assert done.returncode == 0, done.stderr + done.stdout
                first = first or done.stdout
                assert done.stdout == first
                modes = {one.stat().st_mode & 0o777 for one in (folder / "public").rglob("*")}
                assert modes == {0o644, 0o755}
    yield figure


def others_may_run() -> bool:
    """Whether this process may be another user, and that user may start the program."""
    words = [MAGBUILD, "--version"]
    if os.geteuid() != 0:
        return False
    try:
        return not subprocess.run(words, user=NOBODY, capture_output=True, check=False).returncode
    except PermissionError:
        return False


def lay_out(folder: Path, time: int, user: int | None) -> None:
    """The site in a folder, its files of a time, all of it a user's."""
    folder.mkdir(parents=True)
    write_site(folder, 0, articles=20)
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (time, time))
        if user is not None:
            os.chown(path, user, user)


if __name__ == "__main__":
    run(environments)
