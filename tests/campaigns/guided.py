"""Files that a fuzzer makes, guided by the code that they reach, through the whole front door."""

import re
import subprocess
import sys
from collections.abc import Iterator

from tests.campaigns.figures import Figure, Size, counted, run

FILES = {Size.SAMPLE: 100, Size.QUICK: 5_000, Size.FULL: 200_000}
_TRIED = re.compile(r"^(?:#|Done )([0-9]+)", re.MULTILINE)


def guided(size: Size) -> Iterator[Figure]:
    """The fuzzer ends at the first file that goes wrong."""
    figure = counted("file made by a fuzzer that is guided by coverage: findings, and nothing else")
    words = [sys.executable, "-m", "tests.guided", str(FILES[size])]
    done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    said = done.stdout + done.stderr
    figure.count = max(map(int, _TRIED.findall(said)), default=0)
    if done.returncode:
        figure.faults.append(f"exit code {done.returncode}: {said[-2000:]}")
    yield figure


if __name__ == "__main__":
    run(guided)
