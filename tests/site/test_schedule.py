"""What asks for the day of the edition is known to the schedule."""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "magbuild"

# A module that joins this list changes pages from one day to the next: `site/schedule.py` must then
# know its days, or `magbuild next` tells too late.
ASK_FOR_THE_DAY = {
    "pipeline/loading.py",  # the key of a build
    "pipeline/next_change.py",
    "pipeline/planning.py",  # hands it on to judge_security, and to judge_release, see docs
    "pipeline/web.py",  # asks other sites
    "site/catalog.py",
    "site/ledger.py",  # names of provinces
    "site/ledger_page.py",
    "site/schedule.py",
    "site/sitemaps.py",
    "site/subjects.py",
}


def test_every_use_of_the_day_is_accounted_for() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for room in ("site", "render", "content", "pipeline")
        for path in (SOURCE / room).rglob("*.py")
        if "edition.today" in path.read_text("utf-8")
    }
    assert found == ASK_FOR_THE_DAY
