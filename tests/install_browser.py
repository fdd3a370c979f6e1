"""Bring the browser that some tests drive and what they put into its pages, where this can be done.

Chromium and npm come from Debian's packages, axe-core from the registry of npm, held to the digests
of its lock file. What cannot be brought is said loudly, with the command that would bring it, and
the tests that need it are skipped; under CI=true a missing part is a failure.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = {"chromium": ("chromium", "fonts-dejavu-core"), "npm": ("npm",)}
BROWSER = Path(__file__).parent / "browser"
AXE = BROWSER / "node_modules" / "axe-core" / "axe.min.js"


def main() -> int:
    """Bring what is missing; the exit code."""
    faults = [*bring_program("chromium"), *bring_axe()]
    for fault in faults:
        sys.stderr.write(f"!! {fault}\n")
    return 1 if faults and os.environ.get("CI") == "true" else 0


def bring_program(name: str) -> Iterator[str]:
    """Install a program from Debian's packages; what is wrong if it is still missing."""
    apt = shutil.which("apt-get")
    if not shutil.which(name) and apt and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ("install", "-qq", "--no-install-recommends", *PACKAGES[name])
        for words in (("update", "-qq"), install):
            subprocess.run([apt, *words], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if not shutil.which(name):
        command = f"apt-get install {' '.join(PACKAGES[name])}"
        yield f"No {name}: browser tests cannot run. Install it with: {command}"


def bring_axe() -> Iterator[str]:
    """Install axe-core as its lock file says; what is wrong if that fails."""
    if axe_is_there():
        return
    missing = list(bring_program("npm"))
    if missing:
        yield from missing
        return
    command = ("npm", "ci", "--ignore-scripts", "--silent", "--prefix", str(BROWSER))
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if not axe_is_there():
        yield f"No axe-core: accessibility is not tested. Install it with: {' '.join(command)}"


def axe_is_there() -> bool:
    """Whether the axe-core of the lock file is installed."""
    return AXE.is_file() and version_of(AXE.parent / "package.json") == version_of(
        BROWSER / "package-lock.json", "node_modules/axe-core"
    )


def version_of(file: Path, package: str = "") -> object:
    """The version that a package, or one package of a lock file, says it has."""
    told = json.loads(file.read_text("utf-8"))
    return (told["packages"][package] if package else told)["version"]


if __name__ == "__main__":
    sys.exit(main())
