"""Write a made-up magazine as a project of magbuild or of one of its peers.

    python benchmarks/generate.py --articles 1000 --for magbuild DIR

DIR must not be there yet, or be empty. The same words give the same bytes.
"""

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

from magazines.articles import articles
from magazines.formats import FORMATS, PAGE_SIZE, newest

PEERS = Path(__file__).parent / "peers"


def write_magazines(count: int, projects: Mapping[Path, str]) -> None:
    """Write a magazine of so many articles into projects, each for the generator it is mapped to.

    One article is held at a time.
    """
    for folder, generator in projects.items():
        if (PEERS / generator).is_dir():
            shutil.copytree(PEERS / generator, folder, dirs_exist_ok=True)
    latest = newest((), 0)
    for article in articles(count):
        for folder, generator in projects.items():
            form = FORMATS[generator]
            _write(folder / form.path(article), form.text(article))
        latest = newest((*latest, article), PAGE_SIZE)
    for folder, generator in projects.items():
        for path, text in FORMATS[generator].registers(count, latest):
            _write(folder / path, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--for", dest="generator", choices=sorted(FORMATS), default="magbuild")
    parser.add_argument("folder", type=Path)
    words = parser.parse_args()
    if words.articles < 1:
        parser.error("a magazine has at least one article")
    if words.folder.is_file() or (words.folder.is_dir() and any(words.folder.iterdir())):
        parser.error(f"{words.folder} is no empty folder")
    write_magazines(words.articles, {words.folder: words.generator})


if __name__ == "__main__":
    main()
