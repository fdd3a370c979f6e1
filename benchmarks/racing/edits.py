"""What an editor changes between two builds: a sentence of a text, or a headline."""

import random
from pathlib import Path

from magazines.articles import Article, article
from magazines.formats import FORMATS
from magazines.sentences import sentence, title

Edit = tuple[str, str]
"""The slug of the article that was edited, and words that its page must show from now on."""


def edit_body(project: Path, form: str, count: int, number: int) -> Edit:
    """Append a sentence without figures to the first paragraph; another article every round."""
    edited = article((31 * number + 5) % count, count)
    first = edited.body.partition("\n")[0]
    added = sentence(_chance(f"added sentence {number}"))
    _replace(project, form, edited, first, f"{first} {added}")
    return edited.slug, added


def edit_title(project: Path, form: str, count: int, number: int) -> Edit:
    """Change the headline; another article every round."""
    edited = article((31 * number + 17) % count, count)
    headline = title(_chance(f"new title {number}"), edited.place.then.name)
    _replace(project, form, edited, edited.title, headline)
    return edited.slug, headline


def require_shown(output: Path, edit: Edit) -> None:
    """Raises SystemExit where a build did not bring an edit to its page."""
    slug, words = edit
    page = output / "bai" / slug / "index.html"
    if words not in page.read_text("utf-8"):
        raise SystemExit(f"{page} does not show what was edited: {words}")


def _chance(purpose: str) -> random.Random:
    return random.Random(purpose)  # noqa: S311  # made up the same every time, and no secret


def _replace(project: Path, form: str, edited: Article, old: str, new: str) -> None:
    path = project / FORMATS[form].path(edited)
    text = path.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{path} does not hold: {old}")
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")
