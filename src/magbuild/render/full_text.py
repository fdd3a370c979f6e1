"""The index of whole texts, made by Pagefind of bare pages that are given to it in a folder.

No theme is in them: a change of templates leaves the index as it is. Filters are not used:
with them its bytes differ from run to run; the page of search sifts what is found itself.
"""

import hashlib
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from markupsafe import escape

from magbuild.core.diagnostics import Diagnostic, ExitCode, MagbuildError, Span, diagnose
from magbuild.core.reasons import reason_of
from magbuild.settings import Settings
from magbuild.site.addresses import FULL_TEXT
from magbuild.site.indexed import FullTextTask

_PACKAGE = "pagefind_bin"
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_NEEDED_ENDINGS = (".pf_fragment", ".pf_index", ".pf_meta", ".pagefind")
_PATIENCE = 1800  # seconds: a hundred thousand stories take minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexer:
    """The program that reads whole texts: where it is, and its SHA-256."""

    path: str
    sha256: str


def find_indexer(settings: Settings) -> Indexer | None:
    """The program, if the site wants whole texts to be searched and it is installed."""
    if not settings.full_text or find_spec(_PACKAGE) is None:
        return None
    from pagefind_bin import get_executable

    path = Path(get_executable())
    return Indexer(path=str(path), sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def judge_indexer(settings: Settings, indexer: Indexer | None, path: str) -> Iterator[Diagnostic]:
    """Whether what the settings ask for can be made; `path` is the file of the settings."""
    if settings.full_text and indexer is None:
        yield diagnose("MB651", Span(path=path))


def make_index(
    task: FullTextTask, texts: Iterable[str], indexer: Indexer
) -> Iterator[tuple[str, bytes]]:
    """The files of the index with their paths on the site; `texts` is the HTML of each story.

    MagbuildError when the program fails.
    """
    with tempfile.TemporaryDirectory(prefix="magbuild-") as scratch:
        pages, made = Path(scratch, "pages"), Path(scratch, "index")
        for story, text in zip(task.stories, texts, strict=True):
            page = pages.joinpath(*story.url.strip("/").split("/"), "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(bare_page(task.language, story.title, text), "utf-8")
        _run(indexer, pages, made)
        for file in sorted(made.rglob("*")):
            if file.name in _NEEDED or file.name.endswith(_NEEDED_ENDINGS):
                yield FULL_TEXT + file.relative_to(made).as_posix(), file.read_bytes()


def bare_page(language: str, title: str, text: str) -> str:
    """A page that holds one story and nothing of the site around it."""
    name = escape(title)
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{name}</title>'
        f"<body data-pagefind-body><h1>{name}</h1>{text}</body></html>"
    )


def _run(indexer: Indexer, pages: Path, made: Path) -> None:
    pages.mkdir(exist_ok=True)
    words = [indexer.path, "--site", str(pages), "--output-path", str(made), "--silent"]
    try:
        # Nothing of this environment is the program's business.
        subprocess.run(words, env={}, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603  # no shell, our own words
    except (OSError, subprocess.SubprocessError) as error:
        fault = diagnose("MB652", Span(path=FULL_TEXT), reason=_reason(error))
        raise MagbuildError(fault, ExitCode.MACHINE) from error


def _reason(error: Exception) -> str:
    """The last words of the program, where it had any."""
    if isinstance(error, subprocess.TimeoutExpired):
        return "@timed-out"
    said = getattr(error, "stderr", None) or b""
    return said.decode("utf-8", "replace").strip()[-200:] or reason_of(error)
