"""Run campaigns, remember their figures, and write the table of all into the documentation.

`python -m tests.campaigns.reliability [quick|full] [--write] [name …]`; without names, all. What a
campaign found is kept in build/reliability/, so that those that take hours can be run one by one;
the table tells of each row when, at which size and for which commit it was measured. Ends with 1
when any figure of this run has a failure, or a campaign could not do its work.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.campaigns.figures import Size

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
PAGE = PROJECT / "docs" / "reliability.md"
KEPT = PROJECT / "build" / "reliability"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a campaign found, and of what: `commit` ends with "+" where files had been changed."""

    day: str
    size: str
    seconds: int
    commit: str
    rows: tuple[Row, ...]


def main() -> int:
    """Run, print, keep, write; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", nargs="?", type=Size, default=Size.QUICK)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}")
    chosen = parser.parse_args()
    failed = False
    for name in chosen.names or campaigns():
        found = measured(name, chosen.size)
        keep(found, name)
        failed |= any(row.verdict != "pass" for row in found.rows)
    if chosen.write:
        write_table(PAGE, table(kept()))
    return int(failed)


def campaigns() -> list[str]:
    """The names of all campaigns."""
    return sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NO_CAMPAIGNS)


def measured(name: str, size: Size) -> Measured:
    """Run one campaign, printing its figures as they come."""
    today, commit, began = datetime.datetime.now(datetime.UTC).date(), state(), time.monotonic()
    rows: list[Row] = []
    for row in rows_of(name, size):
        rows.append(row)
        sys.stdout.write(f"{row.verdict:12}{row.count:>9,}  {row.campaign}: {row.what}\n")
        sys.stdout.flush()
    return Measured(
        day=today.isoformat(),
        size=size,
        seconds=int(time.monotonic() - began),
        commit=commit,
        rows=tuple(rows),
    )


def rows_of(name: str, size: Size) -> Iterator[Row]:
    """The figures of one campaign as they come."""
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


def state() -> str:
    """The commit that is tried, in short."""
    words = ("git", "describe", "--always", "--dirty=+", "--exclude", "*")
    told = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "?"


def keep(found: Measured, name: str) -> None:
    """Put away what a campaign found, in place of what it found before."""
    KEPT.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(found), ensure_ascii=False, indent=1)
    (KEPT / f"{name}.json").write_text(text, "utf-8")


def kept() -> Iterator[Measured]:
    """What each campaign found when it was last run."""
    for name in campaigns():
        if (file := KEPT / f"{name}.json").exists():
            told = json.loads(file.read_text("utf-8"))
            yield Measured(**{**told, "rows": tuple(Row(**row) for row in told["rows"])})


def table(found: Iterable[Measured]) -> str:
    """The figures as Markdown, with the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    where = (
        f"{os.cpu_count()} cores with {memory:.0f} GiB, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}"
    )
    lines = [
        f"Measured on {where}.",
        "",
        "| Campaign | What was tried | Number | Failures | | Size, time, commit, day |",
        "|---|---|--:|--:|---|---|",
    ]
    for one in found:
        took = f"{one.seconds // 60} min {one.seconds % 60} s"
        how = f"{one.size}, {took}, `{one.commit}`, {one.day}"
        for row in one.rows:
            failures = "–" if row.failures is None else f"{row.failures:,}"
            cells = (f"`{row.campaign}`", row.what, f"{row.count:,}", failures, row.verdict, how)
            lines.append(f"| {' | '.join(cells)} |")
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
