"""Write a made-up magazine as a project of magbuild or of one of its peers.

    python benchmarks/generate.py --articles 1000 --for magbuild DIR

DIR must not be there yet, or be empty. The same words give the same bytes.
"""

import argparse
import shutil
from pathlib import Path

from magazines.articles import articles
from magazines.formats import FORMATS, PAGE_SIZE, newest

PEERS = Path(__file__).parent / "peers"


def write_magazine(generator: str, count: int, folder: Path) -> None:
    """Write the project of a generator with so many articles, one article at a time."""
    form = FORMATS[generator]
    if (PEERS / generator).is_dir():
        shutil.copytree(PEERS / generator, folder, dirs_exist_ok=True)
    latest = newest((), 0)
    for article in articles(count):
        _write(folder / form.path(article), form.text(article))
        latest = newest((*latest, article), PAGE_SIZE)
    for path, text in form.registers(count, latest):
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
    if words.folder.exists() and any(words.folder.iterdir()):
        parser.error(f"{words.folder} is not empty")
    write_magazine(words.generator, words.articles, words.folder)


if __name__ == "__main__":
    main()
