"""Race magbuild against its peers over one magazine, on this machine, in this run.

    python benchmarks/race.py --articles 10000 --runs 5 --write

Peers are installed from PyPI and npm when they are not there yet. With `--write` the tables go
into README.md beside this file.
"""

import argparse
import os
import platform
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from racing.generators import GENERATORS, OUTPUT, Generator
from racing.growth import grow
from racing.installing import install
from racing.pages import count_pages, expected_pages
from racing.readme import write
from racing.rounds import race
from racing.tables import (
    costs_table,
    growth_table,
    pages_table,
    ratios_table,
    spread_table,
    targets_table,
)
from racing.targets import LARGE, judge

HERE = Path(__file__).parent


def arguments() -> argparse.Namespace:
    """What the command line says."""
    peers = [key for key in GENERATORS if key != "magbuild"]
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow-runs", type=int, default=2, help="runs of the Python peers")
    parser.add_argument("--peers", default=",".join(peers), help="which, parted by commas")
    parser.add_argument("--growth", default="1000,10000", help="sizes for magbuild alone; or empty")
    parser.add_argument("--large", action="store_true", help=f"grow to {LARGE:,} articles as well")
    parser.add_argument("--write", action="store_true", help="put the tables into the README")
    words = parser.parse_args()
    words.peers = [peer for peer in words.peers.split(",") if peer]
    words.growth = [int(size) for size in words.growth.split(",") if size]
    words.growth += [LARGE] if words.large else []
    if unknown := set(words.peers) - set(peers):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}; there are {', '.join(peers)}")
    return words


def machine(generators: Mapping[str, Generator], articles: int) -> str:
    """What raced, and where."""
    node = subprocess.run(["node", "--version"], check=False, capture_output=True, text=True)
    versions = ", ".join(f"{one.name} {one.version}" for one in generators.values())
    return (
        f"{articles:,} articles; {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, Node {node.stdout.strip() or 'missing'}; {versions}."
    )


def run(words: argparse.Namespace, place: Path) -> str:
    """Race, and tell."""
    generators = {key: GENERATORS[key] for key in ("magbuild", *words.peers)}
    for generator in generators.values():
        install(generator)
    fewer = min(words.runs, words.slow_runs)
    runs = {key: fewer if one.slow else words.runs for key, one in generators.items()}
    records = race(generators, words.articles, runs, place)
    pages = {key: count_pages(place / key / OUTPUT) for key in generators}
    growth = grow(words.growth, words.runs, place)
    parts = [
        machine(generators, words.articles),
        "Seconds, with processor seconds in brackets; medians:\n\n" + costs_table(records),
        ratios_table(records),
        targets_table(judge(records, growth)),
        spread_table(records),
        "Files by kind:\n\n" + pages_table(pages, expected_pages(words.articles)),
        "magbuild alone, cold:\n\n" + growth_table(growth) if growth else "",
    ]
    return "\n\n".join(part for part in parts if part)


def main() -> None:
    """Race, print, and perhaps write."""
    words = arguments()
    (HERE / ".race").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=HERE / ".race") as place:
        report = run(words, Path(place))
    print(report)
    if words.write:
        write(report, "race")


if __name__ == "__main__":
    main()
