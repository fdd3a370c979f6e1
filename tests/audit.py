"""Ask whether the locked packages have known weaknesses, and write a bill of what is in them.

`python -m tests.audit` asks, by pip-audit, in an environment of its own below build/. It ends with
0 only when every package was looked up and none has a known weakness: where the index in use cannot
tell, pip-audit itself finds "no known vulnerabilities", and this says how many it could not ask
about, and ends with 1. `--bill` writes build/sbom.json in the form of CycloneDX instead.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
LOCK = PROJECT / "tests" / "requirements.txt"
FOLDER = PROJECT / "build"
PROGRAMS = FOLDER / "audit" / "bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found out: packages that were looked up, weaknesses, and what nobody could tell."""

    asked: int
    weak: tuple[str, ...]
    untold: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether all were asked about, and none is weak."""
        return bool(self.asked) and not self.weak and not self.untold


def main() -> int:
    """Ask, or write the bill; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bill", action="store_true")
    bring("cyclonedx-bom" if parser.parse_args().bill else "pip-audit")
    return write_bill() if parser.parse_args().bill else tell(judge(report()))


def bring(package: str) -> None:
    """Have a package in the environment of its own."""
    if not PROGRAMS.exists():
        subprocess.run([sys.executable, "-m", "venv", PROGRAMS.parent], check=True)
    subprocess.run([PROGRAMS / "pip", "install", "--quiet", package], check=True)


def report() -> Mapping[str, Any]:
    """What pip-audit tells of the lock file; nothing when it cannot work at all."""
    words: Sequence[str | Path] = (
        *(PROGRAMS / "pip-audit", "--requirement", LOCK, "--require-hashes", "--disable-pip"),
        *("--progress-spinner", "off", "--format", "json"),
    )
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False)
    found: Mapping[str, Any] = json.loads(done.stdout or "{}")
    return found


def judge(found: Mapping[str, Any]) -> Audit:
    """What a report of pip-audit means."""
    packages = found.get("dependencies", ())
    weak = [
        f"{one['name']} {one['version']}: {fault['id']}, mended in {fault['fix_versions']}"
        for one in packages
        for fault in one.get("vulns", ())
    ]
    return Audit(
        asked=sum("skip_reason" not in one for one in packages),
        weak=tuple(weak),
        untold=tuple(one["name"] for one in packages if "skip_reason" in one),
    )


def tell(audit: Audit) -> int:
    """Say it; the exit code."""
    sys.stdout.write("".join(f"{one}\n" for one in audit.weak))
    if audit.untold or not audit.asked:
        sys.stdout.write(
            f"NOT AUDITED: the index in use could not tell of {len(audit.untold)} packages.\n"
        )
    sys.stdout.write(f"{audit.asked} packages asked about, {len(audit.weak)} weaknesses known.\n")
    return 0 if audit.passed else 1


def write_bill() -> int:
    """Write all packages of the lock file with their digests; the exit code."""
    target = FOLDER / "sbom.json"
    words = (
        *(PROGRAMS / "cyclonedx-py", "requirements", LOCK, "--output-reproducible"),
        *("--pyproject", PROJECT / "pyproject.toml", "--of", "JSON", "-o", target),
    )
    done = subprocess.run(words, stderr=subprocess.DEVNULL, check=False)
    if not done.returncode:
        held = json.loads(target.read_text("utf-8"))["components"]
        sys.stdout.write(f"{target.relative_to(PROJECT)}: {len(held)} packages\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
