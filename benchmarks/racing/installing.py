"""Peers brought from the package registries into a cache of the benchmarks."""

import shutil
import subprocess
import sys
from compileall import compile_dir
from pathlib import Path

import magbuild
from racing.generators import CACHE, Generator


def install(generator: Generator) -> None:
    """Bring a peer, unless these very packages are there already.

    magbuild races as pip installs it: with its bytecode, which an editable install may not have.
    """
    if not generator.packages:
        compile_dir(Path(magbuild.__file__).parent, quiet=1)
        return
    home = CACHE / generator.home
    stamp = home / "packages.txt"
    wanted = "\n".join(generator.packages)
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    print(f"installing {wanted.replace(chr(10), ', ')}", file=sys.stderr)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    if generator.npm:
        _run(
            "npm",
            "install",
            "--silent",
            "--ignore-scripts",
            "--prefix",
            str(home),
            *generator.packages,
        )
    else:
        _run(sys.executable, "-m", "venv", str(home))
        _run(str(home / "bin" / "pip"), "install", "-qq", *generator.packages)
    stamp.write_text(wanted, "utf-8")


def _run(*words: str) -> None:
    subprocess.run(words, check=True, stdout=sys.stderr)
