"""Run all campaigns that there are, and write the table of their figures into the documentation.

`python -m tests.campaigns.reliability [quick|full] [--write] [name …]`; without names, all. Ends
with 1 when any figure has a failure, or a campaign could not do its work.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.figures import Size

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
PAGE = PROJECT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
NO_CAMPAIGNS = {"__init__", "figures", "reliability"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure of a campaign; `failures` is None where the campaign did not do its work."""

    campaign: str
    what: str
    count: int
    failures: int | None

    @property
    def verdict(self) -> str:
        """How it ended, in a word."""
        if self.failures is None:
            return "did not run"
        if not self.count:
            return "nothing was tried"
        return "fail" if self.failures else "pass"


def main() -> int:
    """Run, print, write; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", nargs="?", type=Size, default=Size.QUICK)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}")
    chosen = parser.parse_args()
    rows: list[Row] = []
    began = time.monotonic()
    for name in chosen.names or campaigns():
        for row in rows_of(name, chosen.size):
            rows.append(row)
            sys.stdout.write(f"{row.verdict:12}{row.count:>9,}  {row.campaign}: {row.what}\n")
            sys.stdout.flush()
    text = table(rows, chosen.size, int(time.monotonic() - began))
    if chosen.write:
        write_table(PAGE, text)
    return int(any(row.verdict != "pass" for row in rows))


def campaigns() -> list[str]:
    """The names of all campaigns."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NO_CAMPAIGNS)


def rows_of(name: str, size: Size) -> Iterator[Row]:
    """Run one campaign; its figures as they come."""
    words = [sys.executable, "-m", f"tests.campaigns.{name}", size]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            told = json.loads(line)
            yield Row(
                campaign=name, what=told["what"], count=told["count"], failures=told["failures"]
            )
    if running.returncode:
        yield Row(campaign=name, what="the campaign itself", count=0, failures=None)


def table(rows: list[Row], size: Size, seconds: int) -> str:
    """The figures as Markdown, with the day and the machine."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    where = (
        f"{os.cpu_count()} cores with {memory:.0f} GiB, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}"
    )
    took = f"{seconds // 60} min {seconds % 60} s"
    lines = [
        f"Measured on {today} at the size `{size}` in {took}, on {where}.",
        "",
        "| Campaign | What was tried | Number | Failures | |",
        "|---|---|--:|--:|---|",
    ]
    for row in rows:
        failures = "–" if row.failures is None else f"{row.failures:,}"
        lines.append(
            f"| `{row.campaign}` | {row.what} | {row.count:,} | {failures} | {row.verdict} |"
        )
    return "\n".join(lines)


def write_table(page: Path, text: str) -> None:
    """Put a table between the marks of a page, or below what stands there if it has none."""
    before = page.read_text("utf-8") if page.exists() else "# Reliability\n"
    head, found, rest = before.partition(BEGIN)
    if not found:
        head = f"{before.rstrip()}\n\n"
    tail = rest.partition(END)[2] if found else "\n"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
