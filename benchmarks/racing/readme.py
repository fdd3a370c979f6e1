"""Reports in the README, each between its own marks."""

from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def write(report: str, name: str, readme: Path = README) -> None:
    """Put a report between the marks of its name."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, mark, rest = readme.read_text("utf-8").partition(begin)
    _, closing, after = rest.partition(end)
    assert mark, f"no {begin}"
    assert closing, f"no {end}"
    readme.write_text(f"{before}{begin}\n\n{report}\n\n{end}{after}", "utf-8")
