"""Lighthouse on a page, as a slow telephone would see it."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from racing.generators import Generator

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

LIGHTHOUSE = Generator(
    name="Lighthouse",
    version="12.8.2",
    form="",
    home="lighthouse",
    packages=("lighthouse@12.8.2",),
    npm=True,
    program="node_modules/.bin/lighthouse",
    words=(
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-extensions",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What Lighthouse says of a page: scores of 100, seconds, milliseconds; and what it faults."""

    scores: Mapping[str, int]
    largest_paint: float
    blocked: float
    shift: float
    faults: tuple[str, ...]


def audit(address: str, program: str) -> Audit:
    """Run Lighthouse with a browser of ours."""
    run = subprocess.run(
        [*LIGHTHOUSE.command(), address],
        env={**os.environ, "CHROME_PATH": program},
        check=True,
        capture_output=True,
        text=True,
    )
    return read(json.loads(run.stdout))


def read(report: dict[str, Any]) -> Audit:
    """What a report says."""
    audits, categories = report["audits"], report["categories"]
    weighty = {
        one["id"] for name in CATEGORIES for one in categories[name]["auditRefs"] if one["weight"]
    }
    faulty = (name for name in sorted(weighty) if (audits[name]["score"] or 0) < 1)
    return Audit(
        scores={name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES},
        largest_paint=audits["largest-contentful-paint"]["numericValue"] / 1000,
        blocked=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        faults=tuple(
            f"{name}: {audits[name]['title']}"
            for name in faulty
            if audits[name]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
        ),
    )


def middle(audits: Sequence[Audit]) -> Audit:
    """Medians of several audits of one page, with every fault that any of them found."""
    return Audit(
        scores={name: round(median(one.scores[name] for one in audits)) for name in CATEGORIES},
        largest_paint=median(one.largest_paint for one in audits),
        blocked=median(one.blocked for one in audits),
        shift=median(one.shift for one in audits),
        faults=tuple(sorted({fault for one in audits for fault in one.faults})),
    )
