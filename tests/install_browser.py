"""Bring the browser that some tests drive and the packages that judge our output, if this can be.

Chromium, npm and Java come from Debian's packages; axe-core, the Nu HTML checker, the vocabulary of
schema.org with its compiler, the schema of SARIF and the language server of YAML from the registry
of npm, held to the digests of the lock files. What cannot be brought is said loudly, with the
command that would bring it, and the tests that need it are skipped; under CI=true a missing part is
a failure.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = {
    "chromium": ("chromium", "fonts-dejavu-core"),
    "java": ("default-jre-headless",),
    "npm": ("npm",),
}
BROWSER = Path(__file__).parent / "browser"
AXE = BROWSER / "node_modules" / "axe-core" / "axe.min.js"
NU_CHECKER = BROWSER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
TYPESCRIPT = BROWSER / "node_modules" / "typescript" / "bin" / "tsc"
EDITOR = Path(__file__).parent / "editor"
YAML_SERVER = EDITOR / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SARIF_SCHEMAS = EDITOR / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas"


def main() -> int:
    """Bring what is missing; the exit code."""
    programs = [fault for name in ("chromium", "java") for fault in bring_program(name)]
    faults = [*programs, *bring_modules(BROWSER), *bring_modules(EDITOR)]
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
        yield f"No {name}: what needs it is not tested. Install it with: {command}"


def bring_modules(folder: Path) -> Iterator[str]:
    """Install the packages of a folder's lock file; what is wrong if that fails."""
    if not missing_modules(folder):
        return
    missing = list(bring_program("npm"))
    if missing:
        yield from missing
        return
    command = ("npm", "ci", "--ignore-scripts", "--silent", "--prefix", str(folder))
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if names := ", ".join(missing_modules(folder)):
        yield f"No {names}: what needs it is not tested. Install it with: {' '.join(command)}"


def missing_modules(folder: Path) -> list[str]:
    """The packages of the lock file that are not installed in the version that it names."""
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    return [
        place.removeprefix("node_modules/")
        for place, locked in lock["packages"].items()
        if place and version_of(folder / place / "package.json") != locked["version"]
    ]


def version_of(package: Path) -> object:
    """The version that an installed package says it has, if it is there."""
    return json.loads(package.read_text("utf-8"))["version"] if package.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
