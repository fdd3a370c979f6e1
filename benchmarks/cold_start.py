"""What an editor waits for: the start of the tool, and a cold build of the shipped magazine.

Each command is a fresh process; runs alternate, so that both see the same machine. Prints minimum,
median and maximum of the wall time in seconds, beside the limit that issue and README promise.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parent.parent
RUNS = 11
PROGRAM = Path(sys.executable).with_name("magbuild")


def seconds(words: list[str]) -> float:
    """The wall time of one process."""
    started = time.perf_counter()
    subprocess.run([PROGRAM, *words], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def cold_build(folder: Path) -> float:
    """A build without anything remembered: no output, no state."""
    for name in ("content", "public", ".magbuild"):
        shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(PROJECT / "content", folder / "content")
    words = ["build", "--content", str(folder / "content"), "--output", str(folder / "public")]
    return seconds(words)


def main() -> None:
    """Measure and print."""
    times: dict[str, list[float]] = {"magbuild --version": [], "magbuild build (cold)": []}
    limits = {"magbuild --version": 0.15, "magbuild build (cold)": 1.0}
    with tempfile.TemporaryDirectory() as place:
        cold_build(Path(place))
        for _ in range(RUNS):
            times["magbuild --version"].append(seconds(["--version"]))
            times["magbuild build (cold)"].append(cold_build(Path(place)))
    print(f"{'command':<24}{'min':>8}{'median':>8}{'max':>8}{'limit':>8}")
    for name, taken in times.items():
        row = (min(taken), statistics.median(taken), max(taken), limits[name])
        print(f"{name:<24}" + "".join(f"{value:>8.3f}" for value in row))


if __name__ == "__main__":
    main()
