"""How things stand: what is shown at this moment, what is wrong, and what a page is told of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from magbuild.core.diagnostics import Language
from magbuild.engine.snapshots import Snapshot
from magbuild.serve.notes import MOST, Note, own_first
from magbuild.serve.pages import MISSING, WAITING, restyled, shape, sheets
from magbuild.serve.wording import WORDS

_PAGE = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One moment of a preview; a later one takes its place whole.

    `snapshot` is the last good build, None before the first. `sources` are the files that a page
    shows the texts of, by the page's path, those of earlier pages among them; `notes` is what is
    wrong with the files as they are now. `fresh` are the digests of style sheets by their
    addresses where pages are still to be made that name them.
    """

    language: Language = Language.VIETNAMESE
    snapshot: Snapshot | None = None
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    fresh: Mapping[str, str] = field(default_factory=dict)


def news(now: Standing, path: str) -> dict[str, object]:
    """What an open page is told, ready to be written as JSON.

    `path` is that of its file; "" when it is no page of the magazine. `shown` is the shape that it
    should have, `goto` where to go when it is gone.
    """
    held = now.snapshot.read(path) if now.snapshot and path else None
    notes = own_first(now.notes, frozenset(now.sources.get(path, ())))
    return {
        "language": now.language.value,
        "words": WORDS[now.language],
        "ready": now.snapshot is not None,
        "shown": shape(held) if held is not None else MISSING if now.snapshot else WAITING,
        "sheets": [asdict(restyled(sheet, now.fresh)) for sheet in sheets(held or b"")],
        "own": now.sources.get(path, ()),
        "notes": [asdict(note) for note in notes[:MOST]],
        "errors": sum(note.severity == "error" for note in notes),
        "warnings": sum(note.severity == "warning" for note in notes),
        **(_way_on(now, path) if held is None and path and now.snapshot else {}),
    }


def address_of(path: str) -> str:
    """The address of a page by the path of its file."""
    return f"/{path.removesuffix(_PAGE)}"


def _way_on(now: Standing, path: str) -> dict[str, object]:
    """From a page that is gone to where its story is now, else to the nearest page above."""
    files = now.snapshot.files if now.snapshot else {}
    told = now.sources.get(path)
    for page, sources in now.sources.items():
        if told and sources == told and page in files:
            return {"goto": address_of(page), "why": "moved"}
    folder = path.removesuffix(_PAGE).rstrip("/")
    while folder:
        folder = folder.rpartition("/")[0]
        above = f"{folder}/{_PAGE}" if folder else _PAGE
        if above in files:
            return {"goto": address_of(above), "why": "gone"}
    return {}
