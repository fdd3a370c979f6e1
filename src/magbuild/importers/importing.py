"""Files of an archive to drafts and a review list; which importers there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from magbuild.core.diagnostics import (
    Diagnostic,
    ExitCode,
    MagbuildError,
    Span,
    diagnose,
)
from magbuild.importers.drafts import Draft, write_draft
from magbuild.importers.plain_text import read_plain_text
from magbuild.importers.proposals import propose
from magbuild.importers.reading import Clean, read_clean
from magbuild.importers.registers import Registers, read_registers
from magbuild.importers.review import Reviewed, write_review
from magbuild.importers.segments import Importer
from magbuild.importers.writing import write_together
from magbuild.vietnamese.text import slug, spelling

IMPORTERS: Mapping[str, Importer] = {"plain-text": read_plain_text}
"""The importers by the names that the command line gives them."""

REPORT = "import-report"
_NAMELESS = "bai-nhap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import wrote, or the `faults` for which it wrote nothing."""

    drafts: tuple[Path, ...]
    report: Path | None
    proposals: int
    loose: int
    faults: tuple[Diagnostic, ...]


def import_files(
    files: Iterable[Path], into: Path, content: Path, importer: Importer = read_plain_text
) -> Imported:
    """Write drafts and a review list, or nothing at all.

    Names of drafts are free in the folder and among the articles of the content folder; the list
    lies with the drafts, but beside the content folder when they lie in that.
    MagbuildError when the run cannot go on.
    """
    home = _home_of_report(into, content)
    registers = read_registers(content)
    taken = {*registers.taken, *(path.stem for path in into.glob("*.md"))}
    reviewed: list[Reviewed] = []
    faults: list[Diagnostic] = []
    for path in dict.fromkeys(files):
        clean = read_clean(path)
        if isinstance(clean, Diagnostic):
            faults.append(clean)
            continue
        one, found = _review(clean, importer, registers, taken)
        reviewed.append(one)
        faults += found
    if faults:
        return Imported(drafts=(), report=None, proposals=0, loose=0, faults=tuple(faults))
    drafts = {into / f"{one.slug}.md": one.text.encode() for r in reviewed for one in r.drafts}
    report = home / f"{_free(REPORT, {path.stem for path in home.glob('*.md')})}.md"
    write_together({**drafts, report: write_review(reviewed).encode()})
    return Imported(
        drafts=tuple(drafts),
        report=report,
        proposals=sum(len(one.proposals) for one in reviewed),
        loose=sum(len(one.dump.loose) for one in reviewed),
        faults=(),
    )


def _home_of_report(into: Path, content: Path) -> Path:
    """Where the list goes: a content folder holds nothing but content."""
    target, folder = into.resolve(), content.resolve()
    articles = folder / "articles"
    if target == articles or articles in target.parents:
        return content.parent
    if target == folder or folder in target.parents:
        suggested = (content / "articles").as_posix()
        fault = diagnose("MB785", Span(path=into.as_posix()), suggested=suggested)
        raise MagbuildError(fault, ExitCode.USAGE)
    return into


def _review(
    clean: Clean, importer: Importer, registers: Registers, taken: set[str]
) -> tuple[Reviewed, tuple[Diagnostic, ...]]:
    """One file with its drafts; the names of these are `taken` from then on."""
    dump = importer(clean.text)
    faults: list[Diagnostic] = []
    if not dump.articles:
        faults.append(diagnose("MB784", Span(path=clean.path)))
    name = clean.text[dump.section.start : dump.section.end] if dump.section else ""
    section = _section(name, registers)
    drafts: list[Draft] = []
    for article in dump.articles:
        title = clean.text[article.title.start : article.title.end]
        free = _free(slug(title, 70) or _NAMELESS, taken)
        taken.add(free)
        draft, found = write_draft(clean, article, section, free, registers)
        drafts.append(draft)
        faults += found
    pieces = [piece for draft in drafts for piece in draft.pieces]
    reviewed = Reviewed(
        clean=clean,
        dump=dump,
        section=section,
        drafts=tuple(drafts),
        proposals=propose(pieces, registers.organisations),
    )
    return reviewed, tuple(faults)


def _section(name: str, registers: Registers) -> str:
    """The id of the section with this name; nothing where there is none."""
    wanted = spelling(name)
    found = (one.id for one in registers.sections if wanted in {spelling(one.name), one.id})
    return next(found, "") if wanted else ""


def _free(wanted: str, taken: Sequence[str] | set[str]) -> str:
    """The name, or the first with a number behind it that nobody has."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
